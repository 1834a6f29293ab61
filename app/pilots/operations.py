"""What a person does with a pilot before and after it is drawn; each is one undo step."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.pilots.drawing import hash_list
from app.pilots.fixing import hash_plan
from app.pilots.listing import make_entrants
from app.pilots.measures import find_measure
from app.pilots.queries import (
    list_arms,
    list_entrants,
    list_follows,
    list_outcomes,
    next_pilot_number,
    read_pilot,
    read_whole_pilot,
)
from app.pilots.records import MOST_PRIMARY, PRIMARY, Pilot
from app.pilots.tables import PILOT, PILOT_ARM, PILOT_CONSENT, PILOT_FOLLOW, PILOT_OUTCOME
from app.registry.queries import read_workshop
from app.storage.labels import Label
from app.storage.schema import table_kinds
from app.storage.store import Store, Writer

# What the fixed list was made with: changed, it is to be fixed anew; once drawn, it stays.
MADE_WITH = frozenset(
    [
        "courses", "unit", "clusters", "least_people", "most_people", "owner_sex", "zone", "diagnosed_since",
        "layout", "strata",
    ]
)  # fmt: skip
WAITING = frozenset(["balance_most", "comparison"])


def add_pilot(store: Store, *, name: str, **fields: Any) -> int:
    """Keep a new pilot with two groups, those who start first and those who wait; returns its id."""
    values = PILOT.check({**fields, "name": name})
    number = next_pilot_number(store)
    with store.change(Label("pilot.added", number=number)) as writer:
        pilot = writer.insert("pilot", number=number, **values)
        for place, title in enumerate((_("empiezan primero"), _("esperan")), 1):
            writer.insert("pilot_arm", pilot_id=pilot, place=place, name=title, treated=int(place == 1))
    return pilot


def change_pilot(store: Store, *, pilot_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what is planned. What the list was made with takes the fixed list away. A decision is of today, if nobody says
    of which day.

    Raises `DataProblem` for who may enter, and how it is drawn, once it was drawn.
    """
    pilot = read_pilot(store, pilot_id)
    values = PILOT.changed(pilot, fields)
    if not values:
        return
    if values.get("decision") and not (pilot.decided_on or "decided_on" in values):
        values |= {"decided_on": date.today().isoformat()}
    remade = bool(values.keys() & MADE_WITH)
    if values.keys() & (MADE_WITH | WAITING):
        _require_undrawn(store, pilot)
    with store.change(Label("pilot.changed", number=pilot.number), merge_key) as writer:
        if remade and pilot.list_at:
            _clear_list(store, writer, pilot)
            values |= {"list_at": None, "list_hash": None}
        writer.update("pilot", pilot_id, **values)


def remove_pilot(store: Store, *, pilot_id: int) -> None:
    """Take out a pilot that was written by mistake, with all that is of it.

    Raises `DataProblem` for one that was drawn: a draw is never hidden.
    """
    pilot = read_pilot(store, pilot_id)
    _require_undrawn(store, pilot)
    with store.change(Label("pilot.removed", number=pilot.number)) as writer:
        for kind in table_kinds().values():
            if any(one.of == "pilot" for one in kind.columns):
                sql = f"SELECT id FROM {kind.name} WHERE pilot_id = ? AND deleted = 0"
                for (row,) in store.rows(sql, (pilot_id,)):
                    writer.delete(kind.name, row)
        writer.delete("pilot", pilot_id)


def set_arms(store: Store, *, pilot_id: int, arms: Sequence[Mapping[str, Any]]) -> None:
    """Replace the groups: each with its `name`, its `parts`, and whether it is `treated`.

    Raises `DataProblem` for fewer than two, without one that starts or one that waits, and once drawn.
    """
    pilot = read_pilot(store, pilot_id)
    _require_undrawn(store, pilot)
    cells = [PILOT_ARM.check(one) for one in arms]
    kinds = {bool(one.get("treated")) for one in cells}
    if pilot.comparison != "before_after" and kinds != {True, False}:
        raise DataProblem(_("Hace falta un grupo que empiece primero y otro que espere."))
    with store.change(Label("pilot_arm.set", number=pilot.number)) as writer:
        for one in list_arms(store, pilot_id):
            writer.delete("pilot_arm", one.id)
        for place, values in enumerate(cells, 1):
            writer.insert("pilot_arm", pilot_id=pilot_id, place=place, **values)


def set_outcome(
    store: Store, *, pilot_id: int, measure: str, role: str | None = None, least_effect: float | None = None
) -> None:
    """Have the plan look at a measure as a main or a secondary one; without a `role`, no more.

    Raises `DataProblem` for a fourth main one.
    """
    pilot = read_pilot(store, pilot_id)
    find_measure(store, measure)
    there = list_outcomes(store, pilot_id)
    main = [one for one in there if one.role == PRIMARY and one.measure != measure]
    if role == PRIMARY and len(main) >= MOST_PRIMARY:
        raise DataProblem(_("Un plan tiene hasta tres resultados principales; baje uno antes."))
    cells = PILOT_OUTCOME.check({"role": role, "least_effect": least_effect}) if role else {}
    with store.change(Label("pilot_outcome.set", number=pilot.number)) as writer:
        kept = next((one for one in there if one.measure == measure), None)
        if kept is None and cells:
            writer.insert("pilot_outcome", pilot_id=pilot_id, measure=measure, **cells)
        elif kept is not None and cells:
            writer.update("pilot_outcome", kept.id, **cells)
        elif kept is not None:
            writer.delete("pilot_outcome", kept.id)


def record_pilot_consent(
    store: Store, *, pilot_id: int, workshop_ids: Sequence[int], granted: bool, decided_on: str,
    given_by: str | None = None, witness: str | None = None,
) -> None:  # fmt: skip
    """Keep what workshops decided about a pilot; an earlier decision stays, the newest counts."""
    pilot = read_pilot(store, pilot_id)
    said = {"granted": granted, "decided_on": decided_on, "given_by": given_by, "witness": witness}
    values = PILOT_CONSENT.check(said)
    with store.change(Label("pilot_consent.recorded", number=pilot.number)) as writer:
        for workshop in workshop_ids:
            writer.insert("pilot_consent", pilot_id=pilot_id, workshop_id=workshop, **values)


def fix_list(store: Store, *, pilot_id: int, at: datetime | None = None) -> None:
    """Fix who enters, with the rows or pairs and how each stood then; its hash goes with the draw.

    `at` is when it was fixed, if not now.

    Raises `DataProblem` when nobody can enter, and once it was drawn.
    """
    pilot = read_pilot(store, pilot_id)
    _require_undrawn(store, pilot)
    now = at or datetime.now()
    entrants = make_entrants(store, pilot, now.date().isoformat())
    if not entrants:
        raise DataProblem(_("Nadie puede entrar todavía; mire por qué en «Quién entra»."))
    with store.change(Label("pilot.list_fixed", number=pilot.number)) as writer:
        _clear_list(store, writer, pilot)
        for one in entrants:
            writer.insert(
                "pilot_entrant", pilot_id=pilot_id, workshop_id=one.workshop_id, code=one.code, unit=one.unit,
                unit_name=one.unit_name, stratum=one.stratum,
                measures=json.dumps(dict(one.measures), sort_keys=True),
            )  # fmt: skip
        fixed = {"list_at": now.isoformat(timespec="minutes"), "list_hash": hash_list(entrants)}
        writer.update("pilot", pilot_id, **fixed)


def fix_plan(store: Store, *, pilot_id: int, at: datetime | None = None) -> None:
    """Fix what is promised before the draw (`at`, if not now); a plan changed later is told beside what it finds.

    Raises `DataProblem` without a main outcome.
    """
    whole = read_whole_pilot(store, pilot_id)
    if not any(one.role == PRIMARY for one in whole.outcomes):
        raise DataProblem(_("Falta qué se mira: elija de uno a tres resultados principales."))
    fixed = {
        "plan_at": (at or datetime.now()).isoformat(timespec="minutes"),
        "plan_hash": hash_plan(whole.pilot, whole.arms, whole.outcomes),
    }
    with store.change(Label("pilot.plan_fixed", number=whole.pilot.number)) as writer:
        writer.update("pilot", pilot_id, **fixed)


def note_follow(store: Store, *, pilot_id: int, workshop_id: int, **fields: Any) -> None:
    """Note whether a workshop took what is tried, or left and why.

    Raises `DataProblem` for one that is not in the pilot.
    """
    pilot = read_pilot(store, pilot_id)
    if workshop_id not in {one.workshop_id for one in list_entrants(store, pilot_id)}:
        raise DataProblem(_("Ese taller no entró en este piloto."))
    values = PILOT_FOLLOW.check(fields)
    kept = next((one for one in list_follows(store, pilot_id) if one.workshop_id == workshop_id), None)
    name = read_workshop(store, workshop_id).name
    with store.change(Label("pilot_follow.noted", number=pilot.number, workshop=name)) as writer:
        if kept is None:
            writer.insert("pilot_follow", pilot_id=pilot_id, workshop_id=workshop_id, **values)
        else:
            writer.update("pilot_follow", kept.id, **values)


def _clear_list(store: Store, writer: Writer, pilot: Pilot) -> None:
    for one in list_entrants(store, pilot.id):
        writer.delete("pilot_entrant", one.id)


def _require_undrawn(store: Store, pilot: Pilot) -> None:
    sql = "SELECT 1 FROM pilot_draw WHERE pilot_id = ? AND deleted = 0"
    if store.value(sql, (pilot.id,)):
        raise DataProblem(_("El piloto ya se sorteó; quién entra y cómo se sortea ya no cambian."))
