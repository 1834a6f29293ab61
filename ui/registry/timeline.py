"""What happened to a workshop, line by line; each room tells its own part of the story.

A room adds a function `(reader, workshop_id) -> list[Event]` in a module of its own
(`ui/<room>/<things>_story.py`) and names it in `room_events`. The order does not matter.
"""

from dataclasses import dataclass

from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class Event:
    """One line: its ISO day or year, what happened, and in a few words what came of it."""

    day: str
    text: str
    remark: str = ""


def room_events(reader: Reader, workshop_id: int) -> list[Event]:
    """What the rooms tell beside rounds, programme and membership."""
    from ui.contacts.story import contact_events
    from ui.figures.story import enquiry_events, milestone_events
    from ui.formalization.step_story import step_events
    from ui.training.course_story import course_events

    return [
        *contact_events(reader, workshop_id),
        *milestone_events(reader, workshop_id),
        *enquiry_events(reader, workshop_id),
        *step_events(reader, workshop_id),
        *course_events(reader, workshop_id),
    ]
