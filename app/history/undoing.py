"""Taking a named change back, also an old one: what goes back, and what stands in the way.

A value that later work rests on stays: it was written again since, something else belongs
to it or names it, or its room says why it may not change now (STANDS). What goes back is
written as a change of its own, which can be taken back like any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.errors import DataProblem
from app.history.holding import Ties, UndoDraft
from app.history.owners import owners_of
from app.history.records import RowId, Standing, UndoPlan, Value
from app.history.telling import counted_columns, merged_changes
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
    comes_alive,
    past_of,
    read_change,
    rows_now,
    rows_of,
    values_before,
    was_born,
    with_groups,
    written_by_others,
)
from app.storage.store import Store

_LINE = "id, clock, site, user, change, label, table_name, row_id, columns"


def plan_undo(reader: Reader, change: int, progress: Progress = SILENT) -> UndoPlan:
    """What taking a change back would write now; KeyError for a change that is not there."""
    lines = read_change(reader, change)
    if not lines:
        raise KeyError(change)
    progress.report(0, 4, _("Mirando qué hay encima"))
    past = past_of(lines)
    now, before = rows_now(reader, past), values_before(reader, past)
    draft = UndoDraft(past, now, _counted(reader, lines))
    progress.report(1, 4, _("Mirando qué hay encima"))
    later = _Later(reader, change, past, lines[0].clock)
    gone = [place for place in past if not _goes_back(place, before[place], later, draft)]
    progress.report(2, 4, _("Mirando qué hay encima"))
    ties = Ties(reader, draft)
    progress.report(3, 4, _("Mirando qué hay encima"))
    while ties.settle() or _ask_the_rooms(reader, draft):
        pass  # what stays may hold something else
    if draft.back or draft.rows:
        for place in gone:
            draft.note(_("ya está como antes"), place)
    standing = tuple(_standings(reader, draft))
    return UndoPlan(change, lines[0].label, draft.back, draft.count_back(), standing)


def _counted(reader: Reader, lines: Sequence[Line]) -> dict[RowId, set[str]]:
    """The values that a person counts in a change, by row."""
    found: dict[RowId, set[str]] = defaultdict(set)
    for change in merged_changes(reader, lines):
        found[change.table, change.row] |= counted_columns(change)
    return found


def _goes_back(place: RowId, before: Mapping[str, Value], later: "_Later", draft: UndoDraft) -> bool:
    """UndoDraft what goes back of one row, and note what stays; whether there was any of either."""
    cells, now = draft.past[place], draft.now.get(place)
    if now is None:
        return False
    if now["deleted"] and "deleted" not in cells:
        draft.note(later.reason(place, {"deleted"}), place)
        return True
    others = written_by_others(place[0], cells, now)
    if comes_alive(cells):
        if now["deleted"]:
            return False
        others |= later.beside(place, cells, now)
        if others:
            draft.note(later.reason(place, others), place)
            return True
        draft.back[place] = {"deleted": 1} if was_born(cells) else dict(before)
        return True
    if others:
        draft.note(later.reason(place, others), place, others)
    values = {column: before[column] for column in cells if column not in others}
    if any(value != now[column] for column, value in values.items()):
        draft.back[place] = values
    return bool(others) or place in draft.back


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
        """Columns that something wrote since in a row, which the change itself did not."""
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


def _ask_the_rooms(reader: Reader, draft: UndoDraft) -> bool:
    """Keep what a room says may not change now; whether there was any."""
    reasons = _reasons(reader, draft.back)
    for place, reason in reasons.items():
        draft.keep(place, reason)
    return bool(reasons)


def _reasons(reader: Reader, back: Mapping[RowId, Mapping[str, Value]]) -> dict[RowId, str]:
    found: dict[RowId, str] = {}
    for stands in gather("app", "STANDS"):
        found |= load(stands)(reader, back)
    return found


def _standings(reader: Reader, draft: UndoDraft) -> Iterable[Standing]:
    every = {row for rows in draft.rows.values() for row in rows}
    owners = owners_of(reader, every)
    names = row_names(reader, {*every, *(("workshop", one) for one in owners.values())})
    for reason, rows in sorted(draft.rows.items(), key=lambda one: -draft.values[one[0]]):
        places = {("workshop", owners[row]) if row in owners else row for row in rows}
        first = min(names.get(place, "") for place in places)
        yield Standing(reason, draft.values[reason], first, len(places))


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
