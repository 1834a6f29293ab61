"""What an earlier programme left open: it goes on in the next one, is done, or is left aside."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.errors import DataProblem
from app.i18n import _, format_day
from app.improvement.action_rows import action_of_row
from app.improvement.labels import shorten
from app.improvement.operations import add_action, drop_action
from app.improvement.prices import price_ends
from app.improvement.queries import find_programme
from app.improvement.records import Action, Programme
from app.improvement.tables import ACTION
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store

_EARLIER = f"""
SELECT {ACTION.select(Action, "action.")},
  coalesce(programme.agreed_on, visit.visited_on) AS since, programme.visit_id
FROM visit AS now
JOIN visit ON visit.workshop_id = now.workshop_id AND visit.deleted = 0
  AND (visit.visited_on, visit.round, visit.id) < (now.visited_on, now.round, now.id)
JOIN programme ON programme.visit_id = visit.id AND programme.deleted = 0
JOIN action ON action.programme_id = programme.id AND action.deleted = 0
  AND action.status = 'open'
WHERE now.id = ?
ORDER BY visit.visited_on DESC, visit.id DESC, action.position, action.id
"""


@dataclass(frozen=True, slots=True)
class EarlierAction:
    """An open action of a programme before; `since` is the day of that programme (ISO)."""

    action: Action
    since: str
    visit_id: int


def list_earlier_open(reader: Reader, visit_id: int) -> list[EarlierAction]:
    """What the programmes of the rounds before this visit left open, the newest first."""
    return [
        EarlierAction(action_of_row(row), row["since"], row["visit_id"])
        for row in reader.rows(_EARLIER, (visit_id,))
    ]


def same_open(action: Action, programme: Programme | None) -> Action | None:
    """The open action of a programme that is the same: its solution, or else its title."""
    for other in programme.open_actions if programme else ():
        same = (
            other.solution == action.solution
            if action.solution
            else (other.title.casefold() == action.title.casefold())
        )
        if same:
            return other
    return None


def carry_action(store: Store, *, action_id: int, programme_id: int, beyond_limit: bool = False) -> int:
    """Let an action go on in a later programme; returns the action that it is there.

    It is written there as it was agreed, and left aside where it was, so that the earlier
    programme still says it. What is open there already is not written twice. Raises
    `DataProblem` at the office's limit, unless `beyond_limit`.
    """
    programme = find_programme(store, programme_id)
    if programme is None:
        raise DataProblem(_("Ese programa ya no está; vuelva a la ficha del taller."))
    found = [one for one in list_earlier_open(store, programme.visit_id) if one.action.id == action_id]
    if not found:
        raise DataProblem(_("Esa acción ya no está abierta; mire la lista de nuevo."))
    action, since = found[0].action, found[0].since
    there = same_open(action, programme)
    low, high = price_ends(action.cost, action.cost_high, action.solution)
    with store.change(Label("action.carried", title=shorten(action.title))):
        drop_action(store, action_id=action_id)
        if there is not None:
            return there.id
        return add_action(
            store, programme_id=programme_id, title=action.title, source=action.source,
            solution=action.solution, beyond_limit=beyond_limit,
            because=_say_origin(action, since), responsible=action.responsible,
            due_on=action.due_on, cost=low, cost_high=high,
            payer=action.payer, first_step=action.first_step, evidence=action.evidence,
        )  # fmt: skip


def carry_actions(
    store: Store, *, action_ids: Iterable[int], programme_id: int, beyond_limit: bool = False
) -> None:
    """Let several go on, as one step."""
    with store.change(Label("programme.carried")):
        for action_id in action_ids:
            carry_action(store, action_id=action_id, programme_id=programme_id, beyond_limit=beyond_limit)


def _say_origin(action: Action, since: str) -> str:
    origin = _("viene del programa del {day}").format(day=format_day(since))
    return f"{action.because}; {origin}" if action.because else origin
