"""Who else asks for the machine that a step borrows (pure rules)."""

from collections import Counter
from collections.abc import Sequence

from app.capability.records import Candidate, ClosingStep, Means


def note_other_borrowers(candidates: Sequence[Candidate], means: Means) -> list[Candidate]:
    """Each borrowing step with how many others ask the same workshop for that machine.

    Each workshop is judged by itself, so that all who lack a machine are sent to the one who has most
    of them. Where she has one for each, nobody is in another's way, and nothing is noted.
    """
    asked = Counter(_key(step) for one in candidates for step in one.steps if step.kind == "borrow")
    has: dict[tuple[int | None, str], int] = {
        (lender.workshop_id, machine): lender.count
        for (_cluster, machine), lenders in means.lenders.items()
        for lender in lenders
    }
    short = {key: count - 1 for key, count in asked.items() if count > has.get(key, 1)}
    if not short:
        return list(candidates)
    return [one._replace(steps=tuple(_note(step, short) for step in one.steps)) for one in candidates]


def _note(step: ClosingStep, short: dict[tuple[int | None, str], int]) -> ClosingStep:
    others = short.get(_key(step), 0) if step.kind == "borrow" else 0
    return step._replace(others=others) if others else step


def _key(step: ClosingStep) -> tuple[int | None, str]:
    return step.lender_id, step.what
