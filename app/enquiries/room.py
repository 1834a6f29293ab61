"""What the room says of itself to the house."""

FINDINGS = "app.enquiries.findings:FINDINGS"
LABELS = "app.enquiries.labels:LABELS"
NOTICES = "app.enquiries.notices:NOTICES"
TABLES = "app.enquiries.tables:TABLES"
STORY = ("app.enquiries.story:enquiry_events",)
LISTS = "app.enquiries.lists:LISTS"
COMMANDS = (
    "app.enquiries.commands:enquiries",
    "app.enquiries.commands:answers",
)
DEMO = "app.enquiries.demo:DEMO"
SEARCH = ("app.enquiries.search:ENQUIRIES", "app.enquiries.search:ANSWERS")
