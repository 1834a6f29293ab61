"""What is fixed before a draw: the hash of a plan, and what is still missing."""

from collections.abc import Iterable
from hashlib import sha256

from app.errors import DataProblem
from app.i18n import _
from app.pilots.records import Arm, Pilot, PilotOutcome, WholePilot

PLANNED = (
    "question", "solutions", "courses", "orders", "comparison", "unit", "layout", "strata", "balance_most",
    "waits_until", "subgroups", "follow_ups",
)  # fmt: skip


class StepMissing(DataProblem):
    """Something is still missing of a step of a pilot, which is told by its code."""

    def __init__(self, step: str, sentence: str) -> None:
        super().__init__(sentence)
        self.step = step


def hash_plan(pilot: Pilot, arms: Iterable[Arm], outcomes: Iterable[PilotOutcome]) -> str:
    """Over what the plan promises: the question, what is tried, the groups, what is looked at and for whom."""
    lines = [f"{name}\t{getattr(pilot, name)}" for name in PLANNED]
    lines += sorted(f"arm\t{one.place}\t{one.parts}\t{int(one.treated)}" for one in arms)
    lines += sorted(f"outcome\t{one.measure}\t{one.role}\t{one.least_effect}" for one in outcomes)
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()


def require_drawable(whole: WholePilot) -> None:
    """Raises `StepMissing` with what is still to be done before the draw."""
    if whole.pilot.comparison != "lot":
        raise StepMissing(
            "groups", _("Este piloto no se compara por sorteo; cámbielo en «Grupos», si quiere sortear.")
        )
    if not whole.pilot.list_at or not whole.entrants:
        raise StepMissing("entry", _("Falta fijar la lista de quién entra; hágalo antes de sortear."))
    if not whole.pilot.plan_at:
        raise StepMissing(
            "plan", _("Falta fijar el plan; hágalo antes de sortear, para que se le crea al resultado.")
        )
    if whole.pilot.plan_hash != hash_plan(whole.pilot, whole.arms, whole.outcomes) and not whole.draws:
        raise StepMissing("plan", _("El plan cambió después de fijarlo; fíjelo otra vez antes de sortear."))
