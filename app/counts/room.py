"""What the room says of itself to the house."""

LABELS = "app.counts.labels:LABELS"
LISTS = "app.counts.lists:LISTS"
TABLES = "app.counts.tables:TABLES"
COMMANDS = ("app.counts.commands:counts", "app.counts.commands:production")
MEASURED = ("app.counts.measured_answers:measured_answers",)
OFFERED_FIGURES = ("app.counts.counted_figures:counted_figure",)
DEMO = "app.counts.demo:DEMO"
NOTICERS = (
    ("work_day", "app.counts.noticing_queries:notice_days"),
    ("day_output", "app.counts.noticing_queries:notice_outputs"),
)
