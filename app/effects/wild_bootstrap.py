"""The wild cluster bootstrap: signs of whole clusters' residuals turned, the effect held at nought."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from app.effects.regression import basis_of, residuals_on
from app.errors import DataProblem
from app.i18n import _

if TYPE_CHECKING:
    from app.effects.columns import Vector

MOST_ENUMERATED = 12  # clusters: 2^12 signs
LEAST_CLUSTERS, MOST_CLUSTERS = 3, 2_000
_SAME = 1e-9


class WildBootstrap(NamedTuple):
    """The effect with its p, and the interval of all effects that the same test does not refuse at 5 %."""

    estimate: float
    se: float
    p: float
    ci_low: float | None
    ci_high: float | None
    draws: int
    exact: bool
    clusters: int


class _Signs(NamedTuple):
    """Of each draw: its estimate and its clusters' scores, as a + b x (the effect held)."""

    numerator: tuple[Vector, Vector]
    scores: tuple[Vector, Vector]


def bootstrap_wildly(
    outcome: Vector, treatment: Vector, controls: Vector, clusters: Vector, *, draws: int, seed: int
) -> WildBootstrap:
    """Restricted, Rademacher, studentized by cluster; every sign when there are at most 2^12.

    Raises `DataProblem` for two clusters or fewer, or a treatment that the controls tell whole.
    """
    import numpy

    groups = numpy.unique(clusters, return_inverse=True)[1]
    count = int(groups.max()) + 1
    if count < LEAST_CLUSTERS:
        raise DataProblem(
            _("Con {count} conglomerados no hay signos que dar vuelta; hacen falta tres.").format(count=count)
        )
    if count > MOST_CLUSTERS:
        raise DataProblem(_("Con tantos conglomerados basta el error de «difference» o «ancova»; úselos."))
    basis = basis_of(controls)
    own = residuals_on(treatment.astype(float), basis)
    spread = float(own @ own)
    if spread < _SAME:
        raise DataProblem(_("El tratamiento no varía dentro de los estratos o controles; quite alguno."))
    if len(outcome) <= basis.shape[1] + 1:
        raise DataProblem(_("Hay tan pocas filas que no alcanzan para tantos controles; quite algunos."))
    held = residuals_on(outcome, basis)
    exact = count <= MOST_ENUMERATED
    signs = _all_signs(count) if exact else _drawn_signs(count, draws, seed)
    found = _turn_signs((held, -own), own, basis, groups, signs)
    estimate = float(own @ held / spread)
    scale = count / (count - 1) * (len(outcome) - 1) / (len(outcome) - basis.shape[1] - 1)
    se = _errors(numpy.bincount(groups, own * (held - estimate * own))[None, :], spread, scale)[0]
    if se <= 0:
        raise DataProblem(_("Dentro de los conglomerados no queda variación; no se puede dar un error."))

    def p_at(effect: float) -> float:
        top = found.numerator[0] + effect * found.numerator[1]
        errors = _errors(found.scores[0] + effect * found.scores[1], spread, scale)
        ours = abs(estimate - effect) / se
        with numpy.errstate(divide="ignore", invalid="ignore"):
            theirs = numpy.abs(top) / spread / errors
        reached = int(numpy.count_nonzero(~(theirs < ours * (1 - _SAME))))
        return reached / len(top) if exact else (reached + 1) / (len(top) + 1)

    low, high = (_find_end(p_at, estimate, side * float(se)) for side in (-1, 1))
    return WildBootstrap(estimate, float(se), p_at(0.0), low, high, len(found.numerator[0]), exact, count)


def _errors(scores: Vector, spread: float, scale: float) -> Vector:
    found: Vector = (scale * (scores**2).sum(axis=1)) ** 0.5 / spread
    return found


def _turn_signs(
    parts: tuple[Vector, Vector], own: Vector, basis: Vector, groups: Vector, signs: Vector
) -> _Signs:
    """What the draws give of each part of the residuals; a draw is a sum over clusters, so it is by cluster."""
    import numpy

    spread, count = float(own @ own), signs.shape[1]
    tops, scores = [], []
    for part in parts:
        by_cluster = numpy.zeros((len(own), count))
        by_cluster[numpy.arange(len(own)), groups] = part
        sums = own @ by_cluster  # what each cluster adds to the estimate
        left = residuals_on(by_cluster, basis) - numpy.outer(own, sums) / spread
        table = numpy.zeros((count, count))
        numpy.add.at(table, groups, own[:, None] * left)
        tops.append(signs @ sums)
        scores.append(signs @ table.T)
    return _Signs((tops[0], tops[1]), (scores[0], scores[1]))


def _all_signs(count: int) -> Vector:
    import numpy

    bits = (numpy.arange(2**count)[:, None] >> numpy.arange(count)) & 1
    return 1.0 - 2.0 * bits


def _drawn_signs(count: int, draws: int, seed: int) -> Vector:
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(seed))
    return 1.0 - 2.0 * chance.integers(0, 2, (draws, count))


def _find_end(p_at: Callable[[float], float], estimate: float, step: float) -> float | None:
    """Where p falls to 5 % on one side; None when it never does, as with very few clusters."""
    outer = estimate + 2 * step
    for _turn in range(12):
        if p_at(outer) < 0.05:
            break
        outer = estimate + 2 * (outer - estimate)
    else:
        return None
    inner = estimate
    for _turn in range(50):
        middle = (inner + outer) / 2
        if p_at(middle) < 0.05:
            outer = middle
        else:
            inner = middle
    return (inner + outer) / 2
