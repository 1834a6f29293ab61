"""What the owner reads about an order: in her words, the next step first."""

from app.capability.judging import can_judge, document_steps
from app.capability.records import Candidate, CapacityKind, ClosingStep, OrderNeed
from app.capability.words import is_delicate, say_about, say_gap, say_pieces
from app.i18n import _, format_number
from app.improvement.catalogue import find_solution
from app.phrases import capital


def say_her_capacity(one: Candidate, quantity: int) -> str:
    """What she would reach of so many that are asked, and what that rests on."""
    pieces = one.capacity.pieces
    if pieces is None:
        return _("Todavía no sabemos cuántas prendas alcanzaría a hacer; lo vemos en la visita.")
    asked = format_number(quantity)
    if pieces.low >= quantity:
        said = _("Hasta ese día alcanzaría a hacer las {asked}").format(asked=asked)
    elif pieces.high >= quantity:
        said = _("Hasta ese día alcanzaría a hacer {low}, y si le va bien las {asked}").format(
            low=say_about(pieces.low), asked=asked
        )
    else:
        said = _("De las {asked}, hasta ese día alcanzaría a hacer {pieces}").format(
            asked=asked, pieces=say_pieces(pieces)
        )
    if one.capacity.kind is CapacityKind.MEASURED:
        return _("{said}, según lo que se contó en su taller.").format(said=said)
    return _("{said}, según lo que nos dijo que hace por mes; todavía no lo medimos.").format(said=said)


def say_how(step: ClosingStep) -> str:
    """How the step begins, where the house knows it."""
    match step.kind:
        case "action":
            solution = find_solution(step.what)
            return solution.first_step if solution is not None else ""
        case "document":
            paper = document_steps().get(step.what)
            return (paper.body or "") if paper is not None else ""
        case "course":
            return _("Diga en el centro quién va; si no puede ir usted, puede ir otra persona del taller.")
        case "borrow":
            return _("Acuerden por escrito los días, quién la lleva y quién responde si se rompe.")
        case "sample":
            return _(
                "Cosa una prenda con la tela y los hilos del pedido, y pida que la aprueben por escrito."
            )
        case "look":
            return _("Lo miramos en la próxima visita; no hace falta que prepare nada.")
    return ""


def list_papers(step: ClosingStep) -> tuple[str, ...]:
    """The papers to bring for a step of formalizing."""
    paper = document_steps().get(step.what) if step.kind == "document" else None
    return paper.documents if paper is not None else ()


def list_met(need: OrderNeed, one: Candidate) -> list[str]:
    """What the order asks and she has already; what is talked over in private is not named."""
    lacks = {gap.code for gap in one.gaps}
    codes = [f"{asked.kind}:{asked.what}" for asked in need.requirements if can_judge(asked)]
    met = [code for code in codes if code not in lacks and not is_delicate(code)]
    return [capital(say_gap(code).strip("“”")) for code in met]


def list_to_ask(need: OrderNeed) -> list[str]:
    """What the order asks in words that only people can judge."""
    return [one.what for one in need.requirements if one.what and not can_judge(one)]
