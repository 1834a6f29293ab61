"""What the calendar is told of associations: the meetings that are to be held."""

from app.agenda.records import Entry, EntryKind
from app.association.queries import list_meetings_between
from app.association.words import MEETING_WORDS
from app.i18n import N_
from app.storage.records import Reader


def meeting_entries(reader: Reader, first: str, last: str, _user: int | None) -> list[Entry]:
    """Meetings that are planned; they are everybody's."""
    return [
        Entry(
            "meeting",
            one.id,
            MEETING_WORDS[one.kind],
            one.held_on,
            one.starts_at,
            place=one.place or "",
            remark=one.association,
        )
        for one in list_meetings_between(reader, first, last)
    ]


ENTRIES = (
    EntryKind(
        "meeting",
        N_("Reuniones de asociaciones"),
        "app.association.agenda_queries:meeting_entries",
        order=26,
    ),
)
