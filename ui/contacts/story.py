"""Visits and calls in a workshop's story."""

from app.contacts.queries import list_contacts
from app.contacts.words import contact_name, say_minutes
from app.storage.records import Reader
from reports.phrases import shorten
from ui.registry.timeline import Event

SHOWN_WORDS = 90


def contact_events(reader: Reader, workshop_id: int) -> list[Event]:
    """Those that were held: how long, and the beginning of what was done."""
    events = []
    for line in list_contacts(reader, workshop_id=workshop_id, status="held"):
        parts = (say_minutes(line.contact_minutes), shorten(line.what_was_done, SHOWN_WORDS))
        remark = " · ".join(part for part in parts if part)
        events.append(Event(line.held_on, contact_name(line.channel), remark))
    return events
