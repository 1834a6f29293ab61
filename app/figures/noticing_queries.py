"""What a unit of work changed in a workshop that may be a milestone, read from the journal."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.allocation.records import BOUND_SHARES
from app.figures.milestone_rules import (
    Asking,
    ask_about_count,
    ask_about_figure,
    ask_about_membership,
    ask_about_share,
    ask_about_share_left,
    ask_about_step,
)
from app.figures.queries import figure_before, read_figure
from app.i18n import _
from app.registry.vocabulary import machine_name
from app.rooms import gather, load
from app.storage.identity import clock_to_ms
from app.storage.journal import column_defaults, read_history
from app.storage.records import Change, Reader, Value


@dataclass(frozen=True, slots=True)
class Noticed:
    """A change worth a question, and the row that tells whether it still stands."""

    workshop_id: int
    asking: Asking
    happened_on: str
    source_table: str
    source_row: int | None = None


def notice_changes(reader: Reader, change: Change, today: str) -> list[Noticed]:
    """The milestones that the last unit of work on these rows may be, by the rules.

    Rooms above say theirs in `NOTICERS`: a table, and "module:function" of (reader, its rows, today).
    """
    found: list[Noticed] = []
    for table, notice in _NOTICERS.items():
        if change.touches(table):
            past = _rows_before(reader, table, change.rows[table])
            found += notice(reader, past, today)
    for table, named in gather("app", "NOTICERS"):
        if change.touches(table):
            found += load(named)(reader, change.rows[table], today)
    return found


Past = dict[int, dict[str, Value] | None]  # each row touched; None: it was not there before


def _rows_before(reader: Reader, table: str, rows: Iterable[int]) -> Past:
    """Rows of a table as they were before the last unit of work on each."""
    past: Past = {}
    for row in rows:
        lines = read_history(reader, table, row)
        cells: dict[str, tuple[Value, int | None]] = {}
        for line in lines:
            if line.change == lines[-1].change:
                cells = {**line.cells, **cells}
        past[row] = _row_before(reader, table, row, cells)
    return past


def _row_before(
    reader: Reader, table: str, row: int, cells: dict[str, tuple[Value, int | None]]
) -> dict[str, Value] | None:
    born = "deleted" in cells and cells["deleted"][1] is None
    now = reader.row(f"SELECT * FROM [{table}] WHERE id = ?", (row,))
    if born or now is None:
        return None
    before: dict[str, Value] = dict(zip(now.keys(), tuple(now), strict=True))
    for column, (_value, replaced) in cells.items():
        if replaced is None:
            before[column] = column_defaults(reader, table)[column]
        else:
            said = reader.value("SELECT columns FROM journal WHERE id = ?", (replaced,))
            before[column] = json.loads(said)[column][0]
    return None if before["deleted"] else before


def _figures(reader: Reader, past: Past, _today: str) -> Iterator[Noticed]:
    for row in past:
        figure = read_figure(reader, row)
        if figure is None:
            continue
        earlier = figure_before(reader, figure)
        asking = ask_about_figure(figure.kind, earlier.value if earlier else None, figure.value)
        if asking is not None:
            yield Noticed(figure.workshop_id, asking, figure.period_to, "figure", row)


def _steps(reader: Reader, past: Past, today: str) -> Iterator[Noticed]:
    for row, before in past.items():
        now = reader.row("SELECT * FROM workshop_step WHERE id = ? AND deleted = 0", (row,))
        if now is None or (before is not None and before["status"] == "done"):
            continue
        known = reader.value(
            "SELECT count(*) FROM milestone WHERE workshop_id = ? AND kind = 'first_invoice' AND deleted = 0",
            (now["workshop_id"],),
        )
        asking = ask_about_step(now["step"], now["status"], known_already=bool(known))
        if asking is not None:
            day = now["done_on"] or today
            yield Noticed(now["workshop_id"], asking, min(day, today), "workshop_step", row)


def _memberships(reader: Reader, past: Past, today: str) -> Iterator[Noticed]:
    for row, before in past.items():
        now = reader.row(
            "SELECT m.workshop_id, m.joined_on, a.name FROM membership m "
            "JOIN association a ON a.id = m.association_id WHERE m.id = ? AND m.deleted = 0",
            (row,),
        )
        if now is None or before is not None:
            continue
        written = _day_added(reader, "workshop", now["workshop_id"])
        asking = ask_about_membership(now["name"], still_filling=written == today)
        if asking is not None:
            joined = now["joined_on"] or ""
            day = joined if len(joined) == 10 and joined <= today else today
            yield Noticed(now["workshop_id"], asking, day, "membership", row)


def _machines(reader: Reader, past: Past, today: str) -> Iterator[Noticed]:
    for workshop in _workshops(reader, "machine", past):
        rows = _rows_of(reader, "machine", workshop)
        before = _counted(rows, past)
        after = sum(int(row["count"]) for row in rows if not row["deleted"])
        filling = _day_added(reader, "machine", rows[0]["id"]) == today
        asking = ask_about_count("machine", before, after, still_filling=filling)
        if asking is not None:
            more = [row for row in rows if not row["deleted"] and _rose(row, past)]
            what = ", ".join(machine_name(row["type"]) for row in more) or None
            asking = Asking(asking.kind, asking.before, asking.after, what)
            yield Noticed(workshop, asking, today, "machine")


def _people(reader: Reader, past: Past, today: str) -> Iterator[Noticed]:
    for workshop in _workshops(reader, "headcount", past):
        rows = _rows_of(reader, "headcount", workshop)
        before = [_as_before(row, past) for row in rows]
        there = [row for row in before if row is not None]
        now = [row for row in rows if not row["deleted"]]
        filling = _day_added(reader, "headcount", rows[0]["id"]) == today
        for kind, count in (("people", _all_people), ("people_in_ips", _people_in_ips)):
            asking = ask_about_count(kind, count(there), count(now), still_filling=filling)
            if asking is not None:
                yield Noticed(workshop, asking, today, "headcount")


def _shares(reader: Reader, past: Past, today: str) -> Iterator[Noticed]:
    """A share of an anchor company's order that is accepted now, or was and is given up."""
    for row, before in past.items():
        now = reader.row(_SHARE, (row,))
        was = before["status"] if before is not None else None
        if now is None or now["status"] == was:
            continue
        what = _("{order} de {anchor}").format(order=now["product"], anchor=now["anchor"])
        asking = None
        if now["status"] == "accepted" and was not in BOUND_SHARES:
            workshop = (now["workshop_id"],)
            asking = ask_about_share(
                what,
                now["quantity"],
                most_before=reader.value(_MOST_BEFORE, (now["workshop_id"], row)),
                known_already=bool(reader.value(_FIRST_ORDERS, workshop)),
            )
        elif now["status"] == "dropped" and was in BOUND_SHARES:
            asking = ask_about_share_left(_("Dejó {what}").format(what=what))
        if asking is not None:
            day = now["answered_on"] if now["status"] == "accepted" else None
            yield Noticed(now["workshop_id"], asking, min(day or today, today), "order_share", row)


_BOUND = ", ".join(f"'{one}'" for one in BOUND_SHARES)
_SHARE = """
SELECT s.workshop_id, s.quantity, s.status, s.answered_on, o.product, a.name AS anchor FROM order_share s
JOIN anchor_order o ON o.id = s.order_id JOIN anchor a ON a.id = o.anchor_id
WHERE s.id = ? AND s.deleted = 0
"""
_MOST_BEFORE = f"""
SELECT max(quantity) FROM order_share
WHERE workshop_id = ? AND id <> ? AND deleted = 0 AND status IN ({_BOUND})
"""
_FIRST_ORDERS = (
    "SELECT count(*) FROM milestone WHERE workshop_id = ? AND kind = 'first_order' AND deleted = 0"
)

_NOTICERS = {
    "figure": _figures,
    "headcount": _people,
    "machine": _machines,
    "membership": _memberships,
    "order_share": _shares,
    "workshop_step": _steps,
}


def _all_people(rows: list[Any]) -> int | None:
    return sum(int(row["count"]) for row in rows) or None


def _people_in_ips(rows: list[Any]) -> int | None:
    """None when nobody is counted, or for some it is not known."""
    if not rows or any(row["in_ips"] is None for row in rows):
        return None
    return sum(int(row["count"]) for row in rows if row["in_ips"])


def _workshops(reader: Reader, table: str, past: Past) -> set[int]:
    marks = ", ".join("?" * len(past))
    sql = f"SELECT DISTINCT workshop_id FROM [{table}] WHERE id IN ({marks})"
    return {row[0] for row in reader.rows(sql, tuple(past))}


def _rows_of(reader: Reader, table: str, workshop: int) -> list[Any]:
    return reader.rows(f"SELECT * FROM [{table}] WHERE workshop_id = ? ORDER BY id", (workshop,))


def _as_before(row: Any, past: Past) -> Any | None:
    if row["id"] in past:
        return past[row["id"]]
    return None if row["deleted"] else row


def _counted(rows: list[Any], past: Past) -> int | None:
    there = [before for row in rows if (before := _as_before(row, past)) is not None]
    return sum(int(row["count"]) for row in there) if there else None


def _rose(row: Any, past: Past) -> bool:
    before = _as_before(row, past)
    return before is None or int(row["count"]) > int(before["count"])


def _day_added(reader: Reader, table: str, row: int) -> str:
    """The local day on which a row was added, by its first line; empty if it has none."""
    sql = "SELECT min(clock) FROM journal WHERE table_name = ? AND row_id = ?"
    clock = reader.value(sql, (table, row))
    if clock is None:
        return ""
    moment = datetime.fromtimestamp(clock_to_ms(clock) / 1000, tz=UTC)
    return date.isoformat(moment.astimezone().date())
