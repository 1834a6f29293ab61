"""Who can take an order as JSON (docs/cli.md)."""

from app.capability.records import Candidate, ClosingStep, DeliveryReach, OrderAnswer, Pieces
from app.capability.words import say_answer, say_step, say_why_not
from app.shapes import Shape, shape

ANSWER = "order=order_id product=need.product quantity=need.quantity days"
CANDIDATE = "workshop=code name=workshop capacity=capacity.kind days=capacity.days curve=capacity.curve taken=capacity.taken"
STEP = "kind what in_programme=put event=event_id late"


def shape_answer(answer: OrderAnswer) -> Shape:
    """The answer with its three lists; days are ISO."""
    need = answer.need
    return {
        **shape(answer, ANSWER),
        "starts_on": need.starts_on.isoformat(),
        "due_on": need.due_on.isoformat(),
        "answer": say_answer(answer),
        "total": shape_pieces(answer.total),
        "with_steps_total": shape_pieces(answer.with_all),
        "deliveries": [shape_delivery(one) for one in answer.deliveries],
        "able": [shape_candidate(one) for one in answer.able],
        "with_steps": [shape_candidate(one) for one in answer.with_steps],
        "not_now": [shape_candidate(one) for one in answer.not_now],
    }


def shape_candidate(one: Candidate) -> Shape:
    """One workshop: what it reaches, its steps, or why not now and in which words."""
    why = one.why_not
    return {
        **shape(one, CANDIDATE),
        "pieces": shape_pieces(one.capacity.pieces),
        "steps": [shape_step(step) for step in one.steps],
        "reason": why.code if why is not None else None,
        "because": say_why_not(why) if why is not None else None,
    }


def shape_step(step: ClosingStep) -> Shape:
    """One step with its day and its words."""
    return {**shape(step, STEP), "on": step.on.isoformat(), "text": say_step(step)}


def shape_delivery(one: DeliveryReach) -> Shape:
    """What is asked until a delivery, and what is reached."""
    return {"due_on": one.due_on.isoformat(), "asked": one.asked, "reached": shape_pieces(one.reached)}


def shape_pieces(pieces: Pieces | None) -> Shape | None:
    """Low, middle, high; nothing of what is not known."""
    return shape(pieces, "low middle high") if pieces is not None else None
