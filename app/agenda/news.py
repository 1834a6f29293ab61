"""What changed lately, from the journal."""

from datetime import datetime

from app.agenda.records import News
from app.i18n import _
from app.registry.queries import list_consultants
from app.storage.labels import kind_of, quiet_labels, say_together
from app.storage.recent import RecentChange, list_recent_changes
from app.storage.records import Reader
from app.storage.schema import find_owner
from app.training.queries import read_event

SHOWN_NEWS = 6


def read_news(reader: Reader) -> list[News]:
    """The last changes; those of one workshop and kind by one person are told together."""
    names = {one.id: one.name for one in list_consultants(reader)}
    told: dict[tuple, list[RecentChange]] = {}
    quiet = quiet_labels()
    for change in list_recent_changes(reader):
        if change.label in quiet:
            continue
        workshop = find_owner(reader, change.table, change.row, "workshop")
        first = find_owner(reader, change.first_table, change.first_row, "workshop")
        many = None not in (workshop, first) and workshop != first
        event = _event_of(reader, change)
        key = (
            None if many else workshop,
            many,
            event,
            kind_of(change.label),
            change.user,
            _moment(change).date(),
        )
        if key not in told and len(told) == SHOWN_NEWS:
            break
        told.setdefault(key, []).append(change)
    return [
        News(
            workshop,
            event,
            _("Varios talleres") if many and event is None else _title(reader, workshop, event),
            say_together(changes[0].label),
            len(changes),
            names.get(user, ""),
            _moment(changes[0]),
        )
        for (workshop, many, event, _kind, user, _day), changes in told.items()
    ]


def _event_of(reader: Reader, change: RecentChange) -> int | None:
    """The event that was changed, or a part of it; None when it was removed since."""
    event = find_owner(reader, change.table, change.row, "event")
    found: int | None = reader.value("SELECT id FROM event WHERE id = ? AND deleted = 0", (event,))
    return found


def _moment(change: RecentChange) -> datetime:
    return datetime.fromtimestamp(change.at_ms / 1000)


def _title(reader: Reader, workshop: int | None, event: int | None) -> str:
    """The workshop's name, or the course's; empty for what is the office's."""
    if event is not None:
        return read_event(reader, event).title
    if workshop is None:
        return ""
    sql = "SELECT name FROM workshop WHERE id = ? AND deleted = 0"
    return reader.value(sql, (workshop,)) or _("Taller quitado")
