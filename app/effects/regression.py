"""Least squares with errors that do not trust equal variances (HC2, HC3 below 30) or single rows (clusters)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import DataProblem
from app.i18n import _

if TYPE_CHECKING:
    from app.effects.columns import Vector

SMALL = 30  # rows; below it HC3
FEW_CLUSTERS = 10
LEVEL = 0.05
SEEN = 0.8  # the power of mde_80
_NOUGHT = 1e-9


class LinearFit(NamedTuple):
    """A coefficient with its error; no error (None) where it would not be true."""

    estimate: float
    se: float | None
    se_kind: str | None
    df: float | None
    warnings: tuple[str, ...] = ()


class CleanDesign(NamedTuple):
    """Columns that stand apart from each other, the treatment first; rows that only fit themselves are gone."""

    matrix: Vector
    kept: Vector
    dropped: bool


def fit_treatment(
    outcome: Vector,
    treatment: Vector,
    controls: Vector,
    *,
    clusters: Vector | None = None,
    in_pairs: bool = False,
    clean: CleanDesign | None = None,
) -> LinearFit:
    """What the treatment adds to the outcome, the controls being equal.

    `clean` is the design of these treatment and controls, where several outcomes share it.

    With nothing beside it this is the difference of means with Welch's degrees of freedom. In pairs
    HC2 is the paired t test to the letter, HC3 twice its variance: there it stays HC2. Few clusters
    have no error that could be trusted.
    """
    if clusters is not None:
        clusters = _renumber(clusters)
    if controls.shape[1] == 0 and clusters is None:
        return _fit_welch(outcome, treatment)
    clean = clean or clean_design(treatment, controls)
    warnings = ("control_dropped",) if clean.dropped else ()
    outcome, size = outcome[clean.kept], int(clean.kept.sum())
    if size <= clean.matrix.shape[1]:
        raise too_many_columns()
    from statsmodels.regression.linear_model import OLS

    model = OLS(outcome, clean.matrix, hasconst=False)  # it need not look for one: no R² is asked of it
    if clusters is None:
        kind = "HC2" if in_pairs or size >= SMALL else "HC3"
        fit = model.fit(cov_type=kind, use_t=True)
        variance, df = fit.cov_params()[0, 0], float(fit.df_resid)
        return with_error(fit.params[0], variance, kind.lower(), df, outcome, warnings)
    groups = _renumber(clusters[clean.kept])
    count = int(groups.max()) + 1
    if count < FEW_CLUSTERS:
        return LinearFit(float(model.fit().params[0]), None, None, None, (*warnings, "few_clusters"))
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    return with_error(fit.params[0], fit.cov_params()[0, 0], "cluster", count - 1.0, outcome, warnings)


def with_error(
    estimate: float, variance: float, kind: str, df: float, outcome: Vector, warnings: tuple[str, ...] = ()
) -> LinearFit:
    """The fit with its error; none where all is fitted and nothing is left to tell an error from."""
    if not variance > (_NOUGHT * float(outcome.std())) ** 2:
        return LinearFit(float(estimate), None, None, None, (*warnings, "no_spread"))
    return LinearFit(float(estimate), float(variance) ** 0.5, kind, df, warnings)


def _fit_welch(outcome: Vector, treatment: Vector) -> LinearFit:
    treated, others = outcome[treatment == 1], outcome[treatment == 0]
    parts = [arm.var(ddof=1) / len(arm) for arm in (treated, others)]
    variance = float(sum(parts))
    below = sum(part**2 / (len(arm) - 1) for part, arm in zip(parts, (treated, others), strict=True))
    df = variance**2 / below if below else float(len(outcome) - 2)
    return with_error(treated.mean() - others.mean(), variance, "welch", float(df), outcome)


def clean_design(treatment: Vector, controls: Vector, constant: bool = True) -> CleanDesign:
    """Treatment, constant and controls without what says the same twice.

    Raises `DataProblem` when the treatment itself says nothing that the controls do not say.
    """
    import numpy

    columns = [numpy.ones((len(treatment), int(constant))), controls, treatment[:, None].astype(float)]
    matrix = numpy.hstack(columns)
    kept = numpy.ones(len(treatment), dtype=bool)
    while True:
        fitted = _basis_of_all(matrix[kept])
        independent = list(range(matrix.shape[1]))
        if fitted is None:
            independent = independent_columns(matrix[kept])
            if not independent or independent[-1] != matrix.shape[1] - 1:
                raise DataProblem(
                    _("El tratamiento no varía dentro de los estratos o controles; quite alguno.")
                )
            fitted = numpy.linalg.qr(matrix[kept][:, independent])[0]
        alone = (fitted**2).sum(axis=1) > 1 - _NOUGHT
        if not alone.any():
            break
        kept[numpy.flatnonzero(kept)[alone]] = False
        if not kept.any():
            raise too_many_columns()
    order = [independent[-1], *independent[:-1]]
    said_twice = len(independent) < matrix.shape[1] and bool(kept.all())
    return CleanDesign(matrix[kept][:, order], kept, said_twice)


def independent_columns(matrix: Vector) -> list[int]:
    """The columns, from the left, that are no sum of those before them."""
    import numpy

    if _basis_of_all(matrix) is not None:
        return list(range(matrix.shape[1]))
    scaled = _scaled(matrix)
    found: list[int] = []
    basis = numpy.empty((len(matrix), 0))
    for place in range(matrix.shape[1]):
        column = scaled[:, place] - basis @ (basis.T @ scaled[:, place])
        column -= basis @ (basis.T @ column)
        length = float(numpy.linalg.norm(column))
        if length > _NOUGHT:
            found.append(place)
            basis = numpy.column_stack([basis, column / length])
    return found


def _scaled(matrix: Vector) -> Vector:
    import numpy

    lengths = numpy.linalg.norm(matrix, axis=0)
    return matrix / numpy.where(lengths > 0, lengths, 1)


def _basis_of_all(matrix: Vector) -> Vector | None:
    """An orthonormal basis of the columns when each stands apart from those before it, else None."""
    import numpy

    if len(matrix) < matrix.shape[1]:
        return None
    basis, rest = numpy.linalg.qr(_scaled(matrix))
    return basis if (numpy.abs(numpy.diag(rest)) > _NOUGHT).all() else None


def too_many_columns() -> DataProblem:
    """The sentence for fewer rows than a regression needs."""
    return DataProblem(_("Hay tan pocas filas que no alcanzan para tantos controles; quite algunos."))


def _renumber(groups: Vector) -> Vector:
    import numpy

    return numpy.unique(groups, return_inverse=True)[1]


def residuals_on(values: Vector, basis: Vector) -> Vector:
    """What is left of columns when those of an orthonormal basis are taken out."""
    return values - basis @ (basis.T @ values)


def basis_of(controls: Vector) -> Vector:
    """An orthonormal basis of a constant and the controls."""
    import numpy

    matrix = numpy.hstack([numpy.ones((len(controls), 1)), controls])
    return numpy.linalg.qr(matrix[:, independent_columns(matrix)])[0]


def interval_of(fit: LinearFit) -> dict[str, Any]:
    """The interval, the p and what could have been seen: nothing where no error could be trusted."""
    if fit.se is None or fit.df is None:
        return {}
    from scipy.special import stdtr, stdtrit

    edge = float(stdtrit(fit.df, 1 - LEVEL / 2))
    p = float(2 * stdtr(fit.df, -abs(fit.estimate) / fit.se))
    return {
        "ci_low": fit.estimate - edge * fit.se,
        "ci_high": fit.estimate + edge * fit.se,
        "p": p,
        "mde_80": (edge + float(stdtrit(fit.df, SEEN))) * fit.se,
    }
