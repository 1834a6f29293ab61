"""What is fixed before a draw: the hash of a plan, and what is still missing.

A hash made by an earlier version of the program is of what that version promised, and is still known.
"""

from collections.abc import Iterable
from hashlib import sha256

from app.errors import DataProblem
from app.i18n import _
from app.pilots.records import Arm, Pilot, PilotOutcome, WholePilot

_FIRST = (
    "question", "solutions", "courses", "orders", "comparison", "unit", "layout", "strata", "balance_most",
    "waits_until", "subgroups", "follow_ups",
)  # fmt: skip
_EXPECTED = (*_FIRST, "take_up", "drop_out")
# The fields of each version's promise. From 2 on the version is hashed too, and what was expected: who looks at
# take-up and drop-out afterwards holds them against what was thought before. From 3 on when it ends: it says which
# measurement is the last one. When it starts is not promised: people begin when they can, and never before the draw.
PLANNED = {1: _FIRST, 2: _EXPECTED, 3: (*_EXPECTED, "ends_on")}
NEWEST = max(PLANNED)


class StepMissing(DataProblem):
    """Something is still missing of a step of a pilot, which is told by its code."""

    def __init__(self, step: str, sentence: str) -> None:
        super().__init__(sentence)
        self.step = step


def hash_plan(
    pilot: Pilot, arms: Iterable[Arm], outcomes: Iterable[PilotOutcome], version: int = NEWEST
) -> str:
    """Over what the plan promises: the question, what is tried, the groups, what is looked at and for whom, and
    what is expected."""
    lines = [f"plan\t{version}"] if version > 1 else []
    lines += [f"{name}\t{getattr(pilot, name)}" for name in PLANNED[version]]
    lines += sorted(f"arm\t{one.place}\t{one.parts}\t{int(one.treated)}" for one in arms)
    lines += sorted(f"outcome\t{one.measure}\t{one.role}\t{one.least_effect}" for one in outcomes)
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()


def is_promised(
    promised: str | None, pilot: Pilot, arms: Iterable[Arm], outcomes: Iterable[PilotOutcome]
) -> bool:
    """Whether a plan is the one of a hash, by whatever version of the program it was fixed."""
    arms, outcomes = tuple(arms), tuple(outcomes)
    return any(hash_plan(pilot, arms, outcomes, version) == promised for version in PLANNED)


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
    if not whole.draws and not is_promised(whole.pilot.plan_hash, whole.pilot, whole.arms, whole.outcomes):
        raise StepMissing("plan", _("El plan cambió después de fijarlo; fíjelo otra vez antes de sortear."))
