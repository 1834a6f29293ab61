"""Courses in a workshop's story."""

from app.i18n import _, ngettext
from app.registry.timeline import StoryLine
from app.storage.records import Reader
from app.training.history_queries import list_history_for_owner
from app.training.history_records import HistoryLine
from app.training.phrases import say_hours


def course_events(reader: Reader, workshop_id: int) -> list[StoryLine]:
    """Events that somebody came to, on their last day; as far as the owner may know."""
    events: dict[int, list[HistoryLine]] = {}
    for line in list_history_for_owner(reader, workshop_id):
        if line.sessions_attended and line.last_on:
            events.setdefault(line.event_id, []).append(line)
    return [
        StoryLine(lines[0].last_on or "", _("Curso: {title}").format(title=lines[0].title), _say(lines))
        for lines in events.values()
    ]


def _say(lines: list[HistoryLine]) -> str:
    people = ngettext("{count} persona", "{count} personas", len(lines))
    certified = sum(line.certificate_code is not None for line in lines)
    papers = ngettext("{count} certificado", "{count} certificados", certified)
    parts = [
        people.format(count=len(lines)),
        say_hours(sum(line.hours_attended for line in lines)),
        papers.format(count=certified) if certified else "",
    ]
    return " · ".join(part for part in parts if part)
