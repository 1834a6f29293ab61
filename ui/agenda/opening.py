"""Which page opens a thing of the calendar."""

from app.agenda.records import Entry


def place_of(entry: Entry) -> tuple[str, int | str | None]:
    """The page of the main window, and its subject."""
    if entry.kind in ("contact", "held-contact"):
        return "contact", entry.row
    if entry.kind == "session":
        return "event", entry.event_id
    if entry.kind == "action":
        return "programme", entry.visit_id
    if entry.kind == "held-visit":
        return "result", entry.visit_id
    return "workshop", entry.workshop_id
