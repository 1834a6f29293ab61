"""What a consultant and an owner do with a programme; everything can be undone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _, ngettext
from app.improvement.catalogue import find_solution
from app.improvement.defaults import action_defaults
from app.improvement.labels import shorten
from app.improvement.queries import (
    find_programme,
    list_recommendations,
    programme_size,
    read_programme,
)
from app.improvement.records import SOURCES, Action, OwnerChoice, Programme, Recommendation
from app.improvement.tables import ACTION, OWNER_CHOICE, PROGRAMME
from app.positions import STEP, last_position, position_at
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store

CHOICES = 3


def start_programme(store: Store, *, visit_id: int, recommendations: Iterable[Recommendation]) -> int:
    """Begin a visit's programme and keep what was recommended, apart from what is chosen.

    Raises `DataProblem` if there is no such visit or it has its programme already.
    """
    workshop_id = store.value(
        "SELECT workshop_id FROM visit WHERE id = ? AND deleted = 0 AND rating_of IS NULL",
        (visit_id,),
    )
    if workshop_id is None:
        raise DataProblem(_("Esa visita ya no está; vuelva a la ficha del taller y elija otra."))
    if read_programme(store, visit_id) is not None:
        raise DataProblem(_("Esta visita ya tiene su programa; ábralo y cámbielo."))
    with store.change(Label("programme.started")) as writer:
        programme = writer.insert("programme", workshop_id=workshop_id, visit_id=visit_id)
        for recommendation in recommendations:
            writer.insert(
                "recommendation",
                programme_id=programme,
                solution=recommendation.solution.code,
                rank=recommendation.rank,
                score=recommendation.score,
                gap=recommendation.gap,
                items=" ".join(recommendation.items),
                because=recommendation.because,
                rule=recommendation.rule,
            )
    return programme


def change_programme(
    store: Store, *, programme_id: int, merge_key: str | None = None, **fields: str | None
) -> None:
    """Set the next visit, the centre's commitment, the date of the agreement or the note."""
    programme = _programme(store, programme_id)
    changed = PROGRAMME.changed(programme, fields)
    if changed:
        with store.change(Label("programme.changed"), merge_key=merge_key) as writer:
            writer.update("programme", programme_id, **changed)


def set_choice(
    store: Store, *, programme_id: int, position: int, why: str, what: str,
    months: int | None = None, solution: str | None = None, merge_key: str | None = None,
) -> int:  # fmt: skip
    """Keep what the owner wants (1 to 3) in her own words; returns its id."""
    programme = _programme(store, programme_id)
    values = OWNER_CHOICE.check({"why": why, "what": what, "months": months, "solution": solution})
    _check_choice(position, solution)
    there = _choice_at(programme, position)
    if there is not None and all(getattr(there, name) == value for name, value in values.items()):
        return there.id
    label = Label("owner_choice.set", position=position)
    with store.change(label, merge_key=merge_key) as writer:
        if there is None:
            return writer.insert("owner_choice", programme_id=programme_id, position=position, **values)
        writer.update("owner_choice", there.id, **values)
        return there.id


def clear_choice(store: Store, *, programme_id: int, position: int) -> None:
    """Take one of the owner's choices out; the others keep their place."""
    there = _choice_at(_programme(store, programme_id), position)
    if there is not None:
        label = Label("owner_choice.cleared", position=position)
        with store.change(label) as writer:
            writer.delete("owner_choice", there.id)


def add_action(
    store: Store,
    *,
    programme_id: int,
    title: str | None = None,
    source: str,
    solution: str | None = None,
    beyond_limit: bool = False,
    **fields: Any,
) -> int:
    """Put an action at the end of the programme; what is not given comes from the solution.

    Raises `DataProblem` at the office's limit of open actions, unless `beyond_limit`; for
    a solution that is open already; and for a title, date or cost that cannot be.
    """
    programme = _programme(store, programme_id)
    if source not in SOURCES:
        raise ValueError(f"unknown source of an action: {source}")
    _check_room(store, programme, beyond_limit)
    if solution and any(action.solution == solution for action in programme.open_actions):
        raise DataProblem(_("Esa acción ya está abierta en el programa; cámbiela ahí."))
    given = _with_both_ends({**({"title": title} if title is not None else {}), **fields})
    usual = _usual_values(store, programme, solution, source)
    values = ACTION.check({"title": "", **usual, **given})
    _check_range(values)
    position = last_position([action.position for action in programme.actions])
    with store.change(Label("action.added", title=shorten(values["title"]))) as writer:
        return writer.insert(
            "action",
            programme_id=programme_id,
            position=position,
            source=source,
            solution=solution,
            **values,
        )


def change_action(store: Store, *, action_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change who, when, how much, who pays, the first step, the evidence or the title."""
    action = _action(store, action_id)
    fields = _with_both_ends(fields)
    _check_range(ACTION.check(fields))
    changed = ACTION.changed(action, fields)
    if changed:
        label = Label("action.changed", title=shorten(action.title))
        with store.change(label, merge_key=merge_key) as writer:
            writer.update("action", action_id, **changed)


def move_action(store: Store, *, action_id: int, position_index: int) -> None:
    """Put an action at this place (0 is first) among all the programme's actions.

    What an alert asks for stays before all else: each moves among its own.
    """
    action = _action(store, action_id)
    actions = list(_programme(store, _programme_of(store, action_id)).actions)
    others = [other for other in actions if other.id != action_id]
    own = [other for other in others if (other.source == "alert") == (action.source == "alert")]
    before = 0 if action.source == "alert" else len(others) - len(own)
    index = max(before, min(position_index, before + len(own)))
    if actions[index].id == action_id:
        return
    position = position_at([other.position for other in own], index - before)
    with store.change(Label("action.moved", title=shorten(action.title))) as writer:
        if position is not None:
            writer.update("action", action_id, position=position)
            return
        own.insert(index - before, action)
        for place, moved in enumerate(own, start=1):
            writer.update("action", moved.id, position=place * STEP)


def remove_action(store: Store, *, action_id: int) -> None:
    """Take an action out, as if it had not been written."""
    action = _action(store, action_id)
    with store.change(Label("action.removed", title=shorten(action.title))) as writer:
        writer.delete("action", action_id)


def complete_action(store: Store, *, action_id: int, done_on: str) -> None:
    """Note that an action was done, and when (ISO date)."""
    action = _action(store, action_id)
    done_on = check_day(done_on, FACT)
    with store.change(Label("action.done", title=shorten(action.title))) as writer:
        writer.update("action", action_id, status="done", done_on=done_on)


def drop_action(store: Store, *, action_id: int) -> None:
    """Stop with an action that was agreed; it stays in the record as left aside."""
    action = _action(store, action_id)
    with store.change(Label("action.dropped", title=shorten(action.title))) as writer:
        writer.update("action", action_id, status="dropped", done_on=None)


def reopen_action(store: Store, *, action_id: int, beyond_limit: bool = False) -> None:
    """Open an action again; the office's limit counts here too."""
    action = _action(store, action_id)
    if action.status == "open":
        return
    _check_room(store, _programme(store, _programme_of(store, action_id)), beyond_limit)
    with store.change(Label("action.reopened", title=shorten(action.title))) as writer:
        writer.update("action", action_id, status="open", done_on=None)


def _programme(reader: Reader, programme_id: int) -> Programme:
    programme = find_programme(reader, programme_id)
    if programme is None:
        raise DataProblem(_("Ese programa ya no está; vuelva a la ficha del taller."))
    return programme


def _programme_of(reader: Reader, action_id: int) -> int:
    return int(reader.value("SELECT programme_id FROM action WHERE id = ?", (action_id,)))


def _action(reader: Reader, action_id: int) -> Action:
    live = reader.value("SELECT 1 FROM action WHERE id = ? AND deleted = 0", (action_id,))
    if live is None:
        raise DataProblem(_("Esa acción ya no está en el programa; mire la lista de nuevo."))
    actions = _programme(reader, _programme_of(reader, action_id)).actions
    return next(action for action in actions if action.id == action_id)


def _choice_at(programme: Programme, position: int) -> OwnerChoice | None:
    return next((choice for choice in programme.choices if choice.position == position), None)


def _with_both_ends(fields: dict[str, Any]) -> dict[str, Any]:
    """One amount that somebody says stands for both ends of the cost."""
    return {"cost_high": fields["cost"], **fields} if "cost" in fields else fields


def _check_range(values: dict[str, Any]) -> None:
    low, high = values.get("cost"), values.get("cost_high")
    if "cost" in values and (
        (low is None) != (high is None) or (low is not None and high is not None and high < low)
    ):
        raise DataProblem(_("El costo va de menos a más; corríjalo."))


def _check_choice(position: int, solution: str | None) -> None:
    if not 1 <= position <= CHOICES:
        raise DataProblem(_("La dueña o el dueño elige hasta tres cosas; cambie una de las tres."))
    if solution is not None and find_solution(solution) is None:
        raise DataProblem(_("La solución «{code}» no está en el catálogo; elija otra.").format(code=solution))


def _check_room(reader: Reader, programme: Programme, beyond_limit: bool) -> None:
    size = programme_size(reader)
    if beyond_limit or len(programme.open_actions) < size:
        return
    raise DataProblem(
        ngettext(
            "El programa ya tiene {size} acción abierta, que es lo que se acordó como mucho; termine o saque una, o agregue otra a propósito.",
            "El programa ya tiene {size} acciones abiertas, que es lo que se acordó como mucho; termine o saque una, o agregue otra a propósito.",
            size,
        ).format(size=size)
    )


def _usual_values(reader: Reader, programme: Programme, code: str | None, source: str) -> dict[str, Any]:
    """What an action starts with: the owner does it, and what its solution says."""
    values: dict[str, Any] = {"responsible": _owner_name(reader, programme.workshop_id)}
    if code is None:
        return values
    solution = find_solution(code)
    if solution is None:
        raise DataProblem(_("La solución «{code}» no está en el catálogo; elija otra.").format(code=code))
    start = programme.agreed_on or reader.value(
        "SELECT visited_on FROM visit WHERE id = ?", (programme.visit_id,)
    )
    values |= action_defaults(solution, start=date.fromisoformat(start), source=source)
    told = [each for each in list_recommendations(reader, programme.id) if each.solution.code == code]
    return values | ({"because": told[0].because} if told else {})


def _owner_name(reader: Reader, workshop_id: int) -> str | None:
    row = reader.row(
        "SELECT given_names, surnames FROM person "
        "WHERE workshop_id = ? AND relation = 'owner' AND deleted = 0 ORDER BY id LIMIT 1",
        (workshop_id,),
    )
    return f"{row['given_names']} {row['surnames']}".strip() if row is not None else None
