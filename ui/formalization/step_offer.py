"""When an action of the programme is done: offer to close the step it has done."""

from datetime import date

from app.formalization.ladder_queries import find_step_offer
from app.formalization.operations import accept_offer
from app.formalization.records import StepOffer
from app.i18n import _
from ui.context import Context


def offer_step(context: Context, action_id: int) -> bool:
    """Say it in passing, with one thing to do; False when the action does no step."""
    today = date.today().isoformat()
    offer = find_step_offer(context.store, action_id, today=today)
    if offer is None:
        return False
    context.messages.say(
        _("Acción hecha. Con ella se cumple el paso «{step}»: ¿vio el papel?").format(step=offer.step_title),
        action=_("Vi el papel: dar por hecho el paso"),
        do=lambda: _close(context, offer, today),
    )
    return True


def _close(context: Context, offer: StepOffer, today: str) -> None:
    accept_offer(
        context.store,
        workshop_id=offer.workshop_id,
        step=offer.step,
        action_id=offer.action_id,
        what=offer.what,
        done_on=offer.done_on or today,
    )
