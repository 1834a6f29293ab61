"""What the day and the calendar are told of pilots: whom to measure, never in which group."""

from collections.abc import Iterator
from datetime import date

from app.agenda.notices import Asked
from app.agenda.queries import OF_USER
from app.agenda.records import Entry, EntryKind, Waiting
from app.i18n import N_, _, ngettext
from app.pilots.blind_queries import list_measured_blind
from app.pilots.follow_queries import due_of
from app.pilots.follow_records import PilotDue
from app.pilots.queries import list_pilots, read_whole_pilot
from app.pilots.records import WholePilot, Window
from app.pilots.rounds import read_missing
from app.pilots.steps import has_begun
from app.pilots.windows import FOREVER, windows_of
from app.storage.records import Reader

_OWN = f"SELECT w.id FROM workshop w WHERE w.deleted = 0 AND {OF_USER}"


def list_pilots_due(reader: Reader, asked: Asked) -> Waiting[PilotDue]:
    """Whom to measure, of every pilot under way; a consultant's own, and of the pilots that she measures blind."""
    found: list[PilotDue] = []
    for whole in _under_way(reader):
        due = due_of(reader, whole, asked.today)
        found += [PilotDue(whole.pilot.id, whole.pilot.number, one) for one in due]
    if found and asked.user is not None:
        own = {row[0] for row in reader.rows(_OWN, {"user": asked.user})}
        blind = list_measured_blind(reader, asked.user)
        found = [one for one in found if one.pilot_id in blind or one.due.workshop_id in own]
    found.sort(key=lambda one: (one.due.due_on, one.due.name, one.due.code))
    return Waiting(found[: asked.limit], len(found))


def follow_up_entries(reader: Reader, first: str, last: str, _user: int | None) -> list[Entry]:
    """The days on which pilots are measured: an entry each, with how many workshops are still to be measured."""
    return [
        Entry(
            "follow-up",
            whole.pilot.id + window.number,  # an entry of its own for each
            _("Medición {number} del piloto {pilot}").format(number=window.number, pilot=whole.pilot.number),
            window.target,
            remark=_say_waiting(count),
            pilot_id=whole.pilot.id,
        )
        for whole in _under_way(reader)
        for window, count in _still_to_measure(reader, whole, first, last)
    ]


def _still_to_measure(
    reader: Reader, whole: WholePilot, first: str, last: str
) -> Iterator[tuple[Window, int]]:
    """The follow-ups wanted in these days that are not over, with how many workshops have not all of it."""
    today = date.today().isoformat()
    left = {one.workshop_id for one in whole.follows if one.left_on or one.left_why}
    there = {one.workshop_id for one in whole.entrants} - left
    for window in windows_of(whole, FOREVER):
        if first <= window.target <= last and today <= window.until:
            begun = [window] if window.after < today else []
            known = [
                shop
                for one in read_missing(reader, whole, begun)
                for shop, lacks in one.of.items()
                if not lacks
            ]
            if count := len(there.difference(known)):
                yield window, count


def _under_way(reader: Reader) -> Iterator[WholePilot]:
    for pilot in list_pilots(reader):
        if not pilot.decision and pilot.list_at:
            whole = read_whole_pilot(reader, pilot.id)
            if has_begun(whole):
                yield whole


def _say_waiting(count: int) -> str:
    return ngettext("falta {count} taller", "faltan {count} talleres", count).format(count=count)


ENTRIES = (EntryKind("follow-up", N_("Pilotos"), "app.pilots.agenda_queries:follow_up_entries", order=35),)
