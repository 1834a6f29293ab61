"""What may no longer change of a pilot that was drawn, or whose groups somebody saw."""

from collections.abc import Mapping
from typing import Any

from app.i18n import _
from app.pilots.blind_queries import SAW_GROUPS
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
    sql = f"SELECT x.id FROM pilot_measurer x WHERE x.kind = '{SAW_GROUPS}' AND x.id IN"
    rows = rows_of(reader, sql, [row for table, row in back if table == "pilot_measurer"])
    return {("pilot_measurer", row["id"]): _("lo que se vio ya se vio") for row in rows}
