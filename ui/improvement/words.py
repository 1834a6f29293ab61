"""How kinds of solution and actions are said in the programme's page."""

from app.i18n import _, format_day
from app.improvement.reasons import describe_cost, describe_hours
from app.improvement.records import Action, Solution, SolutionKind
from reports.phrases import say_cost

KIND_NAMES = {
    SolutionKind.COURSE: "curso",
    SolutionKind.VISIT_TOPIC: "tema de visita",
    SolutionKind.LOW_COST_FIX: "arreglo de bajo costo",
    SolutionKind.FORMALIZATION_STEP: "paso de formalización",
    SolutionKind.JOINT_ACTION: "acción con otros",
    SolutionKind.ORDER_LINK: "vínculo con un pedido",
}


def say_solution(solution: Solution) -> str:
    """ "curso · unas 6 horas · no cuesta plata"."""
    return " · ".join(
        (KIND_NAMES[solution.kind], describe_hours(solution.hours), describe_cost(solution))
    )


def say_action(action: Action) -> str:
    """ "Benita Caballero · antes del 30/11/2026 · G. 350.000, paga el taller"; what is missing is said."""
    parts = [
        action.responsible or _("falta quién"),
        _("antes del {day}").format(day=format_day(action.due_on))
        if action.due_on
        else _("falta cuándo"),
        say_cost(action) or _("costo a confirmar"),
    ]
    return " · ".join(parts)
