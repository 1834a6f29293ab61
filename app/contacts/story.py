"""Visits and calls in a workshop's story."""

from app.contacts.queries import list_contacts
from app.contacts.words import contact_name, say_minutes
from app.phrases import shorten
from app.registry.timeline import StoryLine
from app.storage.records import Reader

SHOWN_WORDS = 90


def contact_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """Those that were held: how long, and the beginning of what was done."""
    events = []
    for line in list_contacts(reader, workshop_id=workshop_id, status="held"):
        parts = (say_minutes(line.contact_minutes), shorten(line.what_was_done, SHOWN_WORDS))
        remark = " · ".join(part for part in parts if part)
        events.append(StoryLine(line.held_on, contact_name(line.channel), remark))
    return events
