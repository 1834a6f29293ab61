"""What may no longer change of a pilot that was drawn, and how the history tells who measures blind."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.history.records import RowChange, ValueChange
from app.history.words import nothing
from app.i18n import _
from app.pilots.blind_queries import MARKS, MEASURES_BLIND, SAW_GROUPS
from app.storage.records import Reader
from app.storage.reverting import rows_of

Back = Mapping[tuple[str, int], Mapping[str, Any]]

# Of a pilot that was drawn: who it was drawn among and how, and what was promised before.
_DRAWN_WITH = frozenset(
    [
        "deleted", "number", "comparison", "courses", "unit", "clusters", "least_people", "most_people",
        "owner_sex", "zone", "diagnosed_since", "layout", "strata", "balance_most", "list_at", "list_hash",
    ]
)  # fmt: skip
_PLAN = frozenset(["plan_at", "plan_hash"])
_IS_DRAWN = "EXISTS (SELECT 1 FROM pilot_draw d WHERE d.pilot_id = {pilot} AND d.deleted = 0)"


def what_stays(reader: Reader, back: Back) -> dict[tuple[str, int], str]:
    """Why a draw, and what it was made with, may not go back to what they were, by row."""
    found = {
        place: _(
            "un sorteo que se hizo no se quita ni se cambia; si hay que repetirlo, sortee otra vez en «Sorteo» y diga por qué"
        )
        for place in back
        if place[0] in ("pilot_draw", "pilot_assignment")
    }
    for table in ("pilot_arm", "pilot_entrant"):
        sql = f"SELECT x.id FROM {table} x WHERE {_IS_DRAWN.format(pilot='x.pilot_id')} AND x.id IN"
        for row in rows_of(reader, sql, [row for one, row in back if one == table]):
            found[table, row["id"]] = _say_drawn()
    sql = f"SELECT x.id FROM pilot x WHERE {_IS_DRAWN.format(pilot='x.id')} AND x.id IN"
    for row in rows_of(reader, sql, [row for one, row in back if one == "pilot"]):
        columns = back["pilot", row["id"]].keys()
        if columns & _DRAWN_WITH:
            found["pilot", row["id"]] = _say_drawn()
        elif columns & _PLAN:
            found["pilot", row["id"]] = _(
                "el plan se fijó antes del sorteo y se lo compara siempre con él; cámbielo en «Plan», y quedará dicho"
            )
    return found | _seen(reader, back)


def _say_drawn() -> str:
    return _(
        "el piloto ya se sorteó con eso; si hay que repetir el sorteo, hágalo en «Sorteo» y diga por qué, o haga otro piloto"
    )


def _seen(reader: Reader, back: Back) -> dict[tuple[str, int], str]:
    """That somebody saw the groups cannot be made undone."""
    sql = f"SELECT x.id FROM accepted_finding x WHERE x.kind = '{SAW_GROUPS}' AND x.id IN"
    rows = rows_of(reader, sql, [row for table, row in back if table == "accepted_finding"])
    return {("accepted_finding", row["id"]): _("lo que se vio ya se vio") for row in rows}


def tell_marks(reader: Reader, changes: Sequence[RowChange]) -> dict[int, list[ValueChange]]:
    """Who measures blind, and who saw the groups, by name; what else was accepted is told by its own room."""
    sql = "SELECT x.id, x.kind, CAST(x.reason AS INTEGER) AS consultant FROM accepted_finding x WHERE x.id IN"
    rows = {row["id"]: row for row in rows_of(reader, sql, {one.row for one in changes})}
    names = dict(tuple(row) for row in reader.rows("SELECT id, name FROM consultant"))
    titles = {MEASURES_BLIND: _("Mide sin saber el grupo"), SAW_GROUPS: _("Vio los grupos")}
    told = {}
    for change in changes:
        row = rows.get(change.row)
        if row is None or row["kind"] not in MARKS:
            continue
        name = names.get(row["consultant"], _("alguien"))
        gone = not change.born and change.cells.get("deleted", (0, 0))[1] == 1
        before, after = (name, nothing()) if gone else (nothing(), name)
        title = titles[row["kind"]]
        told[change.line] = [
            ValueChange(change.line, change.table, change.row, column, title, *values, born=change.born)
            for column, values in _values(change, before, after)
        ]
    return told


def _values(change: RowChange, before: str, after: str) -> list[tuple[str, tuple[str, str]]]:
    """The name once, in the place of every cell: a value that did not change is not told."""
    first, *others = sorted(change.cells, key=lambda name: name != "reason")
    return [(first, (before, after)), *((name, ("", "")) for name in others)]
