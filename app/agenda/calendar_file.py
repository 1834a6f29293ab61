"""The calendar as a file beside the office file."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from app.agenda.calendar_changes import read_called_off, read_revisions
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

    Of these `kinds` only those that go along: what was done stays out, what was called off says so
    and is not counted. `stamp` is when it is made, with its zone. Raises `FileProblem`.
    """
    exported = [kind.code for kind in entry_kinds() if kind.exported]
    wanted = exported if kinds is None else [kind for kind in exported if kind in kinds]
    entries = read_schedule(reader, first=first, last=last, user=user, kinds=wanted)
    here = {(entry.kind, entry.row) for entry in entries}
    called_off = [
        entry
        for entry in read_called_off(reader, first=first, last=last, kinds=wanted, user=user)
        if (entry.kind, entry.row) not in here
    ]
    text = write_icalendar(
        entries,
        name=read_office(reader).name,
        stamp=stamp,
        called_off=called_off,
        revisions=read_revisions(reader, [*entries, *called_off]),
    )
    write_whole(text.encode("utf-8"), target)
    return len(entries)
