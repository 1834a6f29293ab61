"""10,000 draws of an ANCOVA of 120 workshops, against the same in bare numpy."""

from pathlib import Path

from app.effects.randomization import make_draw, redraw_test
from app.effects.study_rows import StudyRows, controls_of
from tests.bench.records import Measure
from tests.bench.timing import in_turn

WORKSHOPS, DRAWS, TURNS = 120, 10_000, 7


def measure_draws(folder: Path) -> Measure:
    """The draw done again, each time with the baseline held equal."""
    import numpy

    chance = numpy.random.default_rng(1)
    arm = chance.permutation(numpy.arange(WORKSHOPS) % 2).astype(float)
    baseline = chance.normal(50, 10, WORKSHOPS)
    outcome = baseline + 2 * arm + chance.normal(0, 8, WORKSHOPS)
    rows = StudyRows(outcome, arm, baseline=baseline)

    def ours() -> float:
        return redraw_test(outcome, controls_of(rows), make_draw(rows), draws=DRAWS, seed=7).p

    def floor() -> float:
        made = numpy.random.Generator(numpy.random.PCG64(7)).permuted(
            numpy.repeat(arm[None, :], DRAWS, axis=0), axis=1
        )
        basis = numpy.linalg.qr(numpy.column_stack([numpy.ones(WORKSHOPS), baseline]))[0]
        own = outcome - basis @ (basis.T @ outcome)
        spread = made.sum(axis=1) - ((made @ basis) ** 2).sum(axis=1)
        sizes = numpy.abs(made @ own / spread)
        mine = abs(arm @ own / (arm.sum() - ((arm @ basis) ** 2).sum()))
        return float((1 + (sizes >= mine).sum()) / (1 + DRAWS))

    assert ours() == floor()
    return Measure("10,000 draws of an ANCOVA", *in_turn(ours, floor, TURNS), 1.3, "bare numpy, same draws")
