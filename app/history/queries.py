"""The journal as a list of changes, and as the history of one thing; the newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice

from app.history.kinds import tables_of_kind
from app.history.owners import owners_of, rows_within
from app.history.records import (
    Author,
    ChangeLine,
    ChangePage,
    ChangesAsked,
    PastValue,
    RowChange,
    RowId,
    ValueChange,
    ValueLine,
)
from app.history.searching import as_meant, matching
from app.history.telling import count_values, count_written, merged_changes, row_changes, tell_values
from app.history.words import capital, row_names, say_computer, say_workshops
from app.i18n import _, format_number, ngettext
from app.progress import SILENT, Progress
from app.storage.identity import COUNTER_BITS, EPOCH_MS, clock_to_ms
from app.storage.journal import as_line
from app.storage.labels import quiet_labels, say_label
from app.storage.records import Line, Reader
from app.storage.reverting import read_by_id, read_change, rows_of

PAGE = 100  # changes
_CHUNK = 2000  # lines in one query
_MOST_LINES = 20_000  # a page of great imports ends sooner
_COLUMNS = "j.id, j.clock, j.site, j.user, j.change, j.label, j.table_name, j.row_id, j.columns"


@dataclass(slots=True)
class _Found:
    """A change while its lines are being gathered."""

    first: Line
    lines: list[Line] = field(default_factory=list)
    rows: set[RowId] = field(default_factory=set)

    def take(self, line: Line) -> None:
        self.rows.add((line.table, line.row))
        self.lines.append(line)


def list_changes(
    reader: Reader,
    asked: ChangesAsked,
    *,
    beyond: int | None = None,
    known: Iterable[int] = (),
    most: int = PAGE,
    own_site: int | None = None,
    progress: Progress = SILENT,
) -> ChangePage:
    """Up to `most` changes that were asked for; `beyond` goes on after a page, `known` to skip."""
    skipped = set(known)
    found: dict[int, _Found] = {}
    last = None
    for read, line in enumerate(_lines(reader, asked, beyond)):
        if read % _CHUNK == 0:
            progress.report(read, None, _("Leyendo el historial"))
        if line.change in skipped:
            continue
        if line.change not in found:
            if len(found) == most or (found and read > _MOST_LINES):
                return ChangePage(_change_lines(reader, found, own_site), last)
            found[line.change] = _Found(line)
        found[line.change].take(line)
        last = line.clock
    return ChangePage(_change_lines(reader, found, own_site), None)


def look_for_changes(
    reader: Reader, asked: ChangesAsked, *, most: int = PAGE, own_site: int | None = None
) -> ChangePage:
    """Those that were asked for; where none has the text, those that have what it was meant to be."""
    page = list_changes(reader, asked, most=most, own_site=own_site)
    if page.changes or not asked.text.strip():
        return page
    for text in as_meant(reader, asked.text):
        like = list_changes(reader, replace(asked, text=text), most=most, own_site=own_site)
        if like.changes:
            return replace(like, taken_for=text)
    return page


def _lines(reader: Reader, asked: ChangesAsked, beyond: int | None) -> Iterator[Line]:
    where, values = _conditions(asked)
    source = "journal j"
    if asked.of is not None:
        source = (
            f"(SELECT '' AS t, 0 AS r WHERE 0 UNION ALL {rows_within(asked.of[0])}) mine "
            "CROSS JOIN journal j ON j.table_name = mine.t AND j.row_id = mine.r"
        )
        values["owner"] = asked.of[1]
    sql = (
        f"SELECT {_COLUMNS} FROM {source} WHERE {where} AND j.clock < :beyond "
        f"ORDER BY j.clock DESC, j.id DESC LIMIT {_CHUNK}"
    )
    values["beyond"] = beyond if beyond is not None else (1 << 63) - 1
    while rows := reader.rows(sql, values):
        yield from map(as_line, rows)
        values["beyond"] = rows[-1]["clock"]


def _conditions(asked: ChangesAsked) -> tuple[str, dict]:
    quiet = quiet_labels()
    marks = {f"quiet{place}": text for place, text in enumerate(sorted(quiet))}
    where = [f"j.label NOT IN ({', '.join(f':{name}' for name in marks)})"]
    values: dict = dict(marks)
    if asked.user is not None:
        where.append("j.user = :user")
        values["user"] = asked.user
    if asked.first_day:
        where.append("j.clock >= :first")
        values["first"] = _clock_of(asked.first_day)
    if asked.last_day:
        where.append("j.clock < :last")
        values["last"] = _clock_of(asked.last_day, days=1)
    if asked.kind:
        tables = sorted(tables_of_kind(asked.kind))
        where.append("j.table_name IN (" + ", ".join(f"'{table}'" for table in tables) + ")")
    if asked.text.strip():
        where.append(matching(asked.text, values))
    return " AND ".join(where), values


def _clock_of(day: str, days: int = 0) -> int:
    """The clock of a day's first moment here, or of the day so many after it."""
    start = datetime.fromisoformat(day) + timedelta(days=days)
    return max(0, round(start.timestamp() * 1000) - EPOCH_MS) << COUNTER_BITS


# --- changes as lines ---


def _change_lines(
    reader: Reader, found: Mapping[int, _Found], own_site: int | None
) -> tuple[ChangeLine, ...]:
    authors = _Authors(reader, own_site)
    owners = owners_of(reader, {row for one in found.values() for row in one.rows})
    names = row_names(reader, {("workshop", one) for one in owners.values()})
    of_one_row = {
        change: merged_changes(reader, one.lines[::-1]) for change, one in found.items() if len(one.rows) == 1
    }
    told = tell_values(reader, [row for rows in of_one_row.values() for row in rows])
    lines = []
    for change, one in found.items():
        rows = of_one_row.get(change, ())
        counted = count_values(rows) if rows else count_written(reader, one.lines[::-1])
        values = [value for row in rows for value in told.get(row.line, ())]
        workshops = {owners[row] for row in one.rows if row in owners}
        lines.append(_change_line(one, authors.of(one.first), values, counted, workshops, names))
    return tuple(lines)


def _change_line(
    found: _Found,
    author: Author,
    values: Sequence[ValueChange],
    counted: int,
    workshops: set[int],
    names: Mapping[RowId, str],
) -> ChangeLine:
    one = next(iter(workshops)) if len(workshops) == 1 else None
    where = say_workshops(workshops, names)
    single = values[0] if len({value.column for value in values}) == 1 else None
    first = values[0] if 0 < len(values) <= 3 and not values[0].born else single
    many_values = ngettext("{count} valor", "{count} valores", counted)
    count = many_values.format(count=format_number(counted))
    return ChangeLine(
        found.first.change,
        author,
        one,
        where,
        len(workshops),
        what=single.title if single is not None and _tells_more(single) else capital(author.why),
        before=first.before if first is not None and not first.born else "",
        after=first.after if first is not None else count,
        values=counted,
        field=(single.table, single.row, single.column) if single and _tells_more(single) else None,
    )


def _tells_more(value: ValueChange) -> bool:
    """Whether the one value of a change tells more than what was done."""
    return not value.born and value.column != "deleted"


class _Authors:
    """Who made the changes, by name; the people of the office are read once."""

    def __init__(self, reader: Reader, own_site: int | None) -> None:
        self._names = {row["id"]: row["name"] for row in reader.rows("SELECT * FROM consultant")}
        self._own_site = own_site

    def of(self, line: Line) -> Author:
        who = self._names.get(line.user) or _("sin nombre")
        return Author(
            line.change,
            clock_to_ms(line.clock),
            who,
            say_computer(line.site, self._own_site),
            say_label(line.label),
        )


# --- the history of one thing ---


def read_author(reader: Reader, change: int, *, own_site: int | None = None) -> Author | None:
    """Who made a change, when and where; None when the journal does not have it."""
    lines = read_change(reader, change)
    return _Authors(reader, own_site).of(lines[0]) if lines else None


def change_values(reader: Reader, change: int, *, own_site: int | None = None) -> list[PastValue]:
    """Every value that a change wrote, in the order it did, each with what it is a value of."""
    lines = read_change(reader, change)
    return _past(reader, lines, merged_changes(reader, lines), own_site)


def row_history(
    reader: Reader,
    table: str,
    row: int,
    *,
    columns: Iterable[str] = (),
    own_site: int | None = None,
) -> list[PastValue]:
    """Every value that a row had in these columns (none named: in all), the newest first."""
    sql = f"SELECT {_COLUMNS} FROM journal j WHERE j.table_name = ? AND j.row_id = ?"
    lines = [as_line(found) for found in reader.rows(sql, (table, row))]
    lines.sort(key=lambda line: (line.clock, line.id), reverse=True)
    past = _past(reader, lines, row_changes(reader, lines), own_site)
    wanted = set(columns)
    return [one for one in past if not wanted or one.value.column in wanted]


def list_values(
    reader: Reader, asked: ChangesAsked, *, own_site: int | None = None, progress: Progress = SILENT
) -> Iterator[ValueLine]:
    """Every value that was asked for, the newest first; the journal is read a part at a time."""
    lines = _lines(reader, asked, None)
    read = 0
    while some := list(islice(lines, _CHUNK)):
        progress.report(read, None, _("Leyendo el historial"))
        read += len(some)
        past = _past(reader, some, row_changes(reader, some), own_site)
        rows = {(one.value.table, one.value.row) for one in past}
        owners = owners_of(reader, rows)
        sql = "SELECT id, code, name FROM workshop WHERE id IN"
        workshops = {row["id"]: row for row in rows_of(reader, sql, owners.values())}
        for one in past:
            row = workshops.get(owners.get((one.value.table, one.value.row), 0))
            code, name = (row["code"], row["name"]) if row is not None else ("", "")
            yield ValueLine(one.author, one.value, one.of, code, name)


def _past(
    reader: Reader, lines: Sequence[Line], changes: Sequence[RowChange], own_site: int | None
) -> list[PastValue]:
    told = tell_values(reader, changes)
    names = row_names(reader, {(one.table, one.row) for one in changes})
    authors = _Authors(reader, own_site)
    line_of = {line.id: line for line in lines}
    return [
        PastValue(authors.of(line_of[change.line]), value, _of(names, change))
        for change in changes
        for value in told[change.line]
    ]


def _of(names: Mapping[RowId, str], change: RowChange) -> str:
    return names.get((change.table, change.row), "")


def change_workshops(reader: Reader, change: int) -> str:
    """The one workshop that a change is about, or how many; empty for none."""
    rows = {(line.table, line.row) for line in read_change(reader, change)}
    workshops = set(owners_of(reader, rows).values())
    return say_workshops(workshops, row_names(reader, {("workshop", one) for one in workshops}))


def count_changes(reader: Reader, since: str) -> int:
    """How many changes there are since a day (ISO), as the list has them."""
    where, values = _conditions(ChangesAsked(first_day=since))
    return int(reader.value(f"SELECT count(DISTINCT j.change) FROM journal j WHERE {where}", values))


def read_line(reader: Reader, line: int) -> Line | None:
    """One line of the journal."""
    return read_by_id(reader, {line}).get(line)
