"""Taking a named change back, also an old one: what goes back, and what stands in the way.

A value that later work rests on stays: it was written again since, something else belongs
to it or names it, or its room says why it may not change now (STANDS). What goes back is
written as a change of its own, which can be taken back like any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.errors import DataProblem
from app.history.owners import owners_of
from app.history.records import RowId, Standing, UndoPlan, Value
from app.history.telling import told_columns
from app.history.words import row_names, say_moment
from app.i18n import _, format_number, ngettext
from app.progress import SILENT, Progress, each
from app.rooms import gather, load
from app.storage.identity import clock_to_ms
from app.storage.journal import as_line
from app.storage.labels import REDONE, UNDONE, Label, read_label, say_label
from app.storage.records import Line, Reader, Row
from app.storage.reverting import (
    Past,
    by_table,
    past_of,
    read_change,
    rows_now,
    rows_of,
    values_before,
    was_born,
    with_groups,
    written_by_others,
)
from app.storage.schema import Kind, table_kinds
from app.storage.store import Store

_LINE = "id, clock, site, user, change, label, table_name, row_id, columns"


@dataclass(slots=True)
class _Stays:
    """What stays as it is, by why: how many values, of which rows."""

    values: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rows: dict[str, set[RowId]] = field(default_factory=lambda: defaultdict(set))

    def note(self, reason: str, row: RowId, values: int) -> None:
        self.values[reason] += values
        self.rows[reason].add(row)


def plan_undo(reader: Reader, change: int, progress: Progress = SILENT) -> UndoPlan:
    """What taking a change back would write now; KeyError for a change that is not there."""
    lines = read_change(reader, change)
    if not lines:
        raise KeyError(change)
    progress.report(0, 4, _("Mirando qué hay encima"))
    past = past_of(lines)
    now, before = rows_now(reader, past), values_before(reader, past)
    progress.report(1, 4, _("Mirando qué hay encima"))
    stays = _Stays()
    later = _Later(reader, change, past, lines[0].clock)
    back: dict[RowId, dict[str, Value]] = {}
    for place, cells in past.items():
        found = _back_of(place, cells, now.get(place), before[place], later, stays)
        if found:
            back[place] = found
    progress.report(2, 4, _("Mirando qué hay encima"))
    _keep_what_is_used(reader, past, back, stays)
    progress.report(3, 4, _("Mirando qué hay encima"))
    _ask_the_rooms(reader, back, stays, past)
    _keep_what_lost_its_place(reader, back, stays)
    _keep_what_is_used(reader, past, back, stays)
    return UndoPlan(change, lines[0].label, back, _count(back, past), tuple(_standings(reader, stays)))


def _back_of(
    place: RowId,
    cells: Mapping,
    now: Row | None,
    before: Mapping[str, Value],
    later: "_Later",
    stays: _Stays,
) -> dict[str, Value]:
    """The cells of one row that go back."""
    if now is None:
        return {}
    if now["deleted"] and "deleted" not in cells:
        stays.note(later.reason(place, {"deleted"}), place, _values_of(place, cells))
        return {}
    others = written_by_others(place[0], cells, now)
    if was_born(cells):
        if now["deleted"]:
            return {}  # it is gone already
        others |= later.beside(place, cells, now)
        if others:
            stays.note(later.reason(place, others), place, _values_of(place, cells))
            return {}
        return {"deleted": 1}
    if others:
        stays.note(later.reason(place, others), place, _values_of(place, others))
    return {column: before[column] for column in cells if column not in others}


class _Later:
    """What was written after a change in the rows that it wrote; read once for all of them."""

    def __init__(self, reader: Reader, change: int, past: Past, clock: int) -> None:
        self._lines: dict[RowId, list[Line]] = defaultdict(list)
        self._names = {row["id"]: row["name"] for row in reader.rows("SELECT * FROM consultant")}
        for table, ids in by_table(past).items():
            sql = (
                f"SELECT {_LINE} FROM journal WHERE table_name = '{table}' AND clock > {clock} "
                f"AND change <> {change} AND row_id IN"
            )
            for row in rows_of(reader, sql, ids):
                line = as_line(row)
                self._lines[(line.table, line.row)].append(line)
        for lines in self._lines.values():
            lines.sort(key=lambda line: (line.clock, line.id))

    def beside(self, place: RowId, cells: Mapping, now: Row) -> set[str]:
        """Columns of a new row that something wrote since, which it did not have at first."""
        columns = {column for line in self._lines[place] for column in line.cells}
        return {
            column
            for column in columns - cells.keys() - {"deleted"}
            if now[column] is not None and now[column] != ""
        }

    def reason(self, place: RowId, columns: Iterable[str]) -> str:
        """Which later change wrote there, who made it and when."""
        wanted = with_groups(place[0], columns)
        for line in reversed(self._lines[place]):
            if not wanted.isdisjoint(line.cells):
                return _("{who} lo cambió después ({what}, {when}); vale lo último que se escribió").format(
                    who=self._names.get(line.user) or _("alguien"),
                    what=say_label(line.label),
                    when=say_moment(clock_to_ms(line.clock)),
                )
        return _("el archivo ya dice otra cosa")


def _keep_what_is_used(
    reader: Reader, past: Past, back: dict[RowId, dict[str, Value]], stays: _Stays
) -> None:
    """Rows that would go stay while something that stays is a part of them or names them."""
    while True:
        going = {place for place, values in back.items() if values.get("deleted") == 1}
        used = _used_by(reader, going)
        if not used:
            return
        for place, reason in used.items():
            stays.note(reason, place, _values_of(place, past[place]))
            del back[place]


def _used_by(reader: Reader, going: set[RowId]) -> dict[RowId, str]:
    ids = by_table(going)
    found: dict[RowId, tuple[str, int]] = {}
    for kind in table_kinds().values():
        for column in kind.columns:
            if column.kind != Kind.ROW or column.of not in ids:
                continue
            sql = (
                f"SELECT id, [{column.name}] AS named FROM [{kind.name}] "
                f"WHERE deleted = 0 AND [{column.name}] IN"
            )
            for row in rows_of(reader, sql, ids[column.of]):
                if (kind.name, row["id"]) not in going:
                    found.setdefault((column.of, row["named"]), (kind.name, row["id"]))
    names = row_names(reader, found.values())
    kinds = table_kinds()
    return {
        place: _("después se anotó algo que depende de esto ({what}: {name})").format(
            what=_(kinds[user[0]].words), name=names[user]
        )
        for place, user in found.items()
    }


def _ask_the_rooms(reader: Reader, back: dict[RowId, dict[str, Value]], stays: _Stays, past: Past) -> None:
    for (table, row), reason in _reasons(reader, back).items():
        place = (table, row)
        values = back.pop(place)
        columns = past[place] if values.get("deleted") == 1 else values
        stays.note(reason, place, _values_of(place, columns))


def _reasons(reader: Reader, back: Mapping[RowId, Mapping[str, Value]]) -> dict[RowId, str]:
    found: dict[RowId, str] = {}
    for stands in gather("app", "STANDS"):
        found |= load(stands)(reader, back)
    return found


def _keep_what_lost_its_place(reader: Reader, back: dict[RowId, dict[str, Value]], stays: _Stays) -> None:
    """A row that was removed does not come back where what it was a part of is gone."""
    kinds = table_kinds()
    returning = [place for place, values in back.items() if values.get("deleted") == 0]
    for table, ids in by_table(returning).items():
        column = kinds[table].column(kinds[table].belongs) if kinds[table].belongs else None
        if column is None:
            continue
        sql = (
            f"SELECT x.id, p.id AS parent FROM [{table}] x JOIN [{column.of}] p "
            f"ON p.id = x.[{column.name}] WHERE p.deleted = 1 AND x.id IN"
        )
        for row in rows_of(reader, sql, ids):
            if back.get((column.of, row["parent"]), {}).get("deleted") != 0:
                reason = _("ya no está aquello de lo que era parte")
                stays.note(reason, (table, row["id"]), 1)
                del back[table, row["id"]]


def _values_of(place: RowId, columns: Iterable[str]) -> int:
    """How many values a person would count."""
    return len(told_columns(place[0], columns)) or 1


def _count(back: Mapping[RowId, Mapping[str, Value]], past: Past) -> int:
    return sum(
        _values_of(place, past[place] if "deleted" in values else values) for place, values in back.items()
    )


def _standings(reader: Reader, stays: _Stays) -> Iterable[Standing]:
    every = {row for rows in stays.rows.values() for row in rows}
    owners = owners_of(reader, every)
    names = row_names(reader, {*every, *(("workshop", one) for one in owners.values())})
    for reason, rows in sorted(stays.rows.items(), key=lambda one: -stays.values[one[0]]):
        places = {("workshop", owners[row]) if row in owners else row for row in rows}
        first = min(names.get(place, "") for place in places)
        yield Standing(reason, stays.values[reason], first, len(places))


# --- doing it ---


def undo_change(store: Store, *, change_id: int, progress: Progress = SILENT) -> UndoPlan:
    """Take back what can be of one change, in one step; returns what was done and what was not.

    Raises `DataProblem` with the reason when nothing of it can be taken back.
    """
    plan = plan_undo(store, change_id, progress)
    if not plan.back:
        raise DataProblem(_why_not(plan))
    with store.change(_label(plan.label), again=True) as writer:
        rows = list(reversed(list(plan.back.items())))
        for (table, row), values in each(rows, progress, _("Deshaciendo"), every=200):
            writer.update(table, row, **values)
    return plan


def _label(label: str) -> Label:
    """What is taken back is told by its own name; taking an undo back does it again."""
    code, arguments = read_label(label)
    inner = str(arguments["label"]) if code in (UNDONE, REDONE) else label
    return Label(REDONE if code == UNDONE else UNDONE, label=inner)


def _why_not(plan: UndoPlan) -> str:
    what = say_label(plan.label)
    if not plan.standing:
        return _("«{what}» ya está deshecho; no hay nada que volver atrás.").format(what=what)
    return _("No se puede deshacer «{what}»: {reason}.").format(what=what, reason=plan.standing[0].reason)


def restore_value(store: Store, *, line_id: int, column: str, was: bool = False) -> None:
    """Write a value again as a line of the journal left it, or (`was`) as it found it.

    What means something only with it goes along. Raises `DataProblem` when it may not be.
    """
    line = _line(store, line_id)
    place = (line.table, line.row)
    columns = with_groups(line.table, {column}) & line.cells.keys()
    if was:
        before = values_before(store, past_of([line]))[place]
        values = {name: before[name] for name in columns}
    else:
        values = {name: line.cells[name][0] for name in columns}
    reason = _reasons(store, {place: values}).get(place)
    if reason:
        raise DataProblem(_("No se puede volver a ese valor: {reason}.").format(reason=reason))
    gone = store.value(f"SELECT deleted FROM [{line.table}] WHERE id = ?", (line.row,))
    if gone and "deleted" not in values:
        raise DataProblem(_("Eso ya no está en el archivo; deshaga primero el cambio que lo quitó."))
    with store.change(Label("history.value_restored"), again=True) as writer:
        writer.update(line.table, line.row, **values)


def _line(reader: Reader, line_id: int) -> Line:
    row = reader.row(f"SELECT {_LINE} FROM journal WHERE id = ?", (line_id,))
    if row is None:
        raise KeyError(line_id)
    return as_line(row)


def say_plan(plan: UndoPlan) -> str:
    """How many values go back: "Se pueden deshacer 104 de 112 valores."."""
    kept = sum(one.values for one in plan.standing)
    if not plan.values:
        return _("No se puede deshacer.") if kept else _("Ya no hay nada que deshacer.")
    if not kept:
        text = ngettext(
            "Se puede deshacer {count} valor.",
            "Se pueden deshacer los {count} valores.",
            plan.values,
        )
        return text.format(count=format_number(plan.values))
    return _("Se pueden deshacer {count} de {total} valores; hay trabajo encima de los demás.").format(
        count=format_number(plan.values), total=format_number(plan.values + kept)
    )
