"""The calendar as a file beside the office file."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from app.agenda.icalendar import write_icalendar
from app.agenda.schedule import entry_kinds, read_schedule
from app.handing_out import write_whole
from app.registry.queries import read_office
from app.storage.records import Reader


def export_calendar(
    reader: Reader,
    target: Path,
    *,
    first: str,
    last: str,
    stamp: datetime,
    user: int | None = None,
    kinds: Collection[str] | None = None,
) -> int:
    """Write what stands in the calendar in these days as an .ics file; gives how many entries.

    Of these `kinds` only those that go along: what was done stays out. `stamp` is when it is made, with its zone. Raises `FileProblem`.
    """
    exported = [kind.code for kind in entry_kinds() if kind.exported]
    wanted = exported if kinds is None else [kind for kind in exported if kind in kinds]
    entries = read_schedule(reader, first=first, last=last, user=user, kinds=wanted)
    text = write_icalendar(entries, name=read_office(reader).name, stamp=stamp)
    write_whole(text.encode("utf-8"), target)
    return len(entries)
