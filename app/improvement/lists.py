"""The lists of the improvement: the actions that were agreed, and what a diagnostic recommends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.i18n import N_, _
from app.improvement.catalogue import find_solution
from app.improvement.prices import price_ends
from app.improvement.records import Recommendation
from app.improvement.words import STATUS_WORDS
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind

IN_PRIVATE = N_("conversado en privado")
ACTION = (
    "workshop=workshop_code name=workshop title status responsible due_on overdue cost_low "
    "cost_high payer first_step evidence done_on"
)
ACTIONS = """
SELECT workshop.code, workshop.name, action.title, action.status, action.responsible,
       action.due_on, action.status = 'open' AND action.due_on < :today AS overdue, action.cost,
       action.cost_high, action.payer, action.first_step, action.evidence, action.done_on,
       action.solution
FROM action
JOIN programme ON programme.id = action.programme_id AND programme.deleted = 0
JOIN workshop ON workshop.id = programme.workshop_id AND workshop.deleted = 0
WHERE action.deleted = 0 AND (:workshop IS NULL OR workshop.id = :workshop)
ORDER BY workshop.code, programme.id DESC, action.position, action.id
"""


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """An action of any programme; what was talked about in private does not say what it is."""

    workshop_code: str
    workshop: str
    title: str
    status: str
    responsible: str | None
    due_on: str | None
    overdue: bool
    cost_low: int | None
    cost_high: int | None
    payer: str | None
    first_step: str | None
    evidence: str | None
    done_on: str | None


def actions_list(_today: str) -> ListKind:
    """Actions of the programmes: who, when, how much, and what came of them."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=32),
        ListColumn(_("Acción"), "title", width=46),
        ListColumn(_("Estado"), lambda one: STATUS_WORDS[one.status], width=16),
        ListColumn(_("Quién"), "responsible", width=24),
        ListColumn(_("Para cuándo"), "due_on", "date"),
        ListColumn(_("Atrasada"), "overdue", "yesno"),
        ListColumn(_("Costo desde"), "cost_low", "money"),
        ListColumn(_("Costo hasta"), "cost_high", "money"),
        ListColumn(_("Quién paga"), "payer"),
        ListColumn(_("Primer paso"), "first_step", width=40),
        ListColumn(_("Se sabrá por"), "evidence", width=34),
        ListColumn(_("Hecha el"), "done_on", "date"),
    )
    return ListKind(
        "actions",
        _("Acciones"),
        columns,
        list_agreed_actions,
        takes_workshop=True,
        keys=ACTION,
    )


def list_agreed_actions(asked: ListAsked) -> list[AgreedAction]:
    """Every action that was agreed, workshop by workshop."""
    found = asked.reader.rows(ACTIONS, {"today": asked.today, "workshop": asked.workshop_id})
    actions = []
    for row in found:
        solution = find_solution(row["solution"]) if row["solution"] else None
        is_discreet = solution is not None and solution.discreet
        title = _(IN_PRIVATE) if is_discreet else row["title"]
        step, evidence = (None, None) if is_discreet else (row["first_step"], row["evidence"])
        low, high = price_ends(row["cost"], row["cost_high"], row["solution"])
        actions.append(
            AgreedAction(
                row["code"],
                row["name"],
                title,
                row["status"],
                row["responsible"],
                row["due_on"],
                bool(row["overdue"]),
                low,
                high,
                row["payer"],
                step,
                evidence,
                row["done_on"],
            )
        )
    return actions


def recommendations_list(found: Sequence[Recommendation], taken: Collection[str]) -> ListKind:
    """What a diagnostic recommends, in order; `taken` are the codes in the programme."""
    columns = (
        ListColumn(_("Orden"), "rank", "number"),
        ListColumn(
            _("Solución"),
            lambda one: _(IN_PRIVATE) if one.solution.discreet else one.solution.title,
            width=46,
        ),
        ListColumn(_("Por qué"), "because", width=60),
        ListColumn(_("Horas"), lambda one: one.solution.hours, "number"),
        ListColumn(_("Costo desde"), lambda one: one.solution.cost_low, "money"),
        ListColumn(_("Costo hasta"), lambda one: one.solution.cost_high, "money"),
        ListColumn(_("En el programa"), lambda one: one.solution.code in taken, "yesno", 14),
    )
    return ListKind(
        "recommendations",
        _("Recomendaciones"),
        columns,
        read=lambda _asked: found,
        keys="rank because solution=solution.code",
    )


LISTS = (ListEntry("actions", actions_list),)
