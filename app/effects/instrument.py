"""What taking it did to those who take it when it is offered: two-stage least squares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.effects.regression import (
    FEW_CLUSTERS,
    SMALL,
    LinearFit,
    clean_design,
    fit_treatment,
    too_many_columns,
    with_error,
)

if TYPE_CHECKING:
    from app.effects.columns import Vector
    from app.effects.study_rows import StudyRows

WEAK_F = 10.0
_NOUGHT = 1e-9


class InstrumentFit(NamedTuple):
    """The effect of what was taken; the first stage's F as for equal variances, and robust."""

    fit: LinearFit
    first_stage_f: float | None
    first_stage_f_robust: float | None
    compliance: str | None
    take_up: dict[str, float] | None


def fit_instrument(rows: StudyRows, controls: Vector) -> InstrumentFit:
    """Two-stage least squares with one instrument, and how far the offer was followed."""
    import numpy

    taken, offered, outcome = rows.taken, rows.instrument, rows.outcome
    clean = clean_design(offered, controls)
    kept = clean.kept
    if kept.sum() <= clean.matrix.shape[1]:
        raise too_many_columns()
    taken, outcome = taken[kept], outcome[kept]
    others = clean.matrix[:, 1:]
    predicted = clean.matrix @ numpy.linalg.lstsq(clean.matrix, taken, rcond=None)[0]
    first_f = _classical_f(taken, clean.matrix)
    first = fit_treatment(
        rows.taken, offered, controls, clusters=rows.cluster, in_pairs=rows.pair is not None
    )
    robust = (first.estimate / first.se) ** 2 if first.se else None
    warnings = ["control_dropped"] * clean.dropped
    if first_f is not None and min(first_f, robust if robust is not None else first_f) < WEAK_F:
        warnings.append("weak_instrument")
    clusters = None if rows.cluster is None else rows.cluster[kept]
    fit = _second_stage(outcome, taken, predicted, others, clusters, in_pairs=rows.pair is not None)
    fit = fit._replace(warnings=(*warnings, *fit.warnings))
    compliance, take_up = _compliance(rows)
    return InstrumentFit(fit, first_f, robust, compliance, take_up)


def _classical_f(taken: Vector, matrix: Vector) -> float | None:
    import numpy

    def left(columns: Vector) -> float:
        fitted = columns @ numpy.linalg.lstsq(columns, taken, rcond=None)[0]
        return float(((taken - fitted) ** 2).sum())

    full, without = left(matrix), left(matrix[:, 1:])
    df = len(taken) - matrix.shape[1]
    if full <= _NOUGHT * without:
        return None  # who was offered it took it, and nobody else: there is no first stage to test
    return (without - full) / (full / df)


def _second_stage(
    outcome: Vector,
    taken: Vector,
    predicted: Vector,
    others: Vector,
    clusters: Vector | None,
    *,
    in_pairs: bool,
) -> LinearFit:
    import numpy

    design = numpy.column_stack([predicted, others])
    if numpy.ptp(predicted) < _NOUGHT or numpy.linalg.matrix_rank(design) < design.shape[1]:
        raise _moves_nothing()
    bread = numpy.linalg.inv(design.T @ design)
    found = bread @ (design.T @ outcome)
    left = outcome - numpy.column_stack([taken, others]) @ found
    size, columns = design.shape
    if clusters is None:
        kind = "hc2" if in_pairs or size >= SMALL else "hc3"
        leverage = numpy.einsum("ij,jk,ik->i", design, bread, design)
        scores = design * (left / (1 - leverage) ** (0.5 if kind == "hc2" else 1.0))[:, None]
        variance = (bread @ (scores.T @ scores) @ bread)[0, 0]
        return with_error(found[0], variance, kind, float(size - columns), outcome)
    groups = numpy.unique(clusters, return_inverse=True)[1]
    count = int(groups.max()) + 1
    if count < FEW_CLUSTERS:
        return LinearFit(float(found[0]), None, None, None, ("few_clusters",))
    scores = numpy.column_stack([numpy.bincount(groups, one) for one in (design * left[:, None]).T])
    scale = count / (count - 1) * (size - 1) / (size - columns)
    variance = scale * (bread @ (scores.T @ scores) @ bread)[0, 0]
    return with_error(found[0], variance, "cluster", count - 1.0, outcome)


def _moves_nothing() -> Exception:
    from app.errors import DataProblem
    from app.i18n import _

    return DataProblem(_("El instrumento no cambia lo que se recibió; así no se puede estimar su efecto."))


def _compliance(rows: StudyRows) -> tuple[str | None, dict[str, float] | None]:
    """full, one-sided (only those offered it could take it, or all of them did) or two-sided."""
    taken, offered = rows.taken, rows.instrument
    if not {*taken.tolist(), *offered.tolist()} <= {0.0, 1.0}:
        return None, None
    shares = {
        "offered": float(taken[offered == 1].mean()),
        "not_offered": float(taken[offered == 0].mean()),
    }
    limits = (shares["offered"] == 1) + (shares["not_offered"] == 0)
    return ("two-sided", "one-sided", "full")[limits], shares
