"""One number for a family of outcomes that tell of the same thing (Anderson 2008)."""

from __future__ import annotations

from app.effects.columns import Vector
from app.errors import DataProblem
from app.i18n import _


def index_outcomes(outcomes: Vector, is_control: Vector) -> Vector:
    """A row's mean of its outcomes (a column each, more is better), in deviations of the control arm.

    What repeats others weighs less: the weights are the sums of the rows of the inverse covariance. A row
    with gaps has the mean of what it has; one without anything is NaN. Raises `DataProblem` where an
    outcome does not vary, or two say the same.
    """
    import numpy

    control = outcomes[is_control]
    spread = numpy.nanstd(control, axis=0, ddof=1)
    if not (spread > 0).all():
        raise DataProblem(
            _("Uno de los resultados no varía entre los que no recibieron; quítelo de la familia.")
        )
    scaled = (outcomes - numpy.nanmean(control, axis=0)) / spread
    covariance = numpy.ma.cov(numpy.ma.masked_invalid(scaled), rowvar=False).filled(0.0)
    covariance = numpy.atleast_2d(covariance)
    if numpy.linalg.matrix_rank(covariance) < len(covariance):
        raise DataProblem(_("Dos resultados de la familia dicen lo mismo; deje uno."))
    weights = numpy.linalg.inv(covariance).sum(axis=1)
    known = ~numpy.isnan(scaled)
    total = (known * weights).sum(axis=1)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        return numpy.where(known.any(axis=1), numpy.where(known, scaled, 0.0) @ weights / total, numpy.nan)
