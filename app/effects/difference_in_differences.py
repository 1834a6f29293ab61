"""Before and after, treated and others: what changed more. Holds only if both would have moved alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.effects.records import PeriodChange
from app.effects.regression import (
    FEW_CLUSTERS,
    LinearFit,
    clean_design,
    fit_treatment,
    independent_columns,
    too_many_columns,
    with_error,
)
from app.effects.study_rows import StudyRows, check_arms, dummies, varies_within
from app.errors import DataProblem
from app.i18n import _

if TYPE_CHECKING:
    from app.effects.columns import Vector


def fit_changes(rows: StudyRows) -> tuple[StudyRows, LinearFit]:
    """The difference in differences, and the rows that it rests on.

    Without units it is the interaction in a repeated cross-section; with units seen twice the
    difference of their changes; with units seen more often unit and period effects, the errors
    clustered by unit (or as asked). With more than two periods the first one is before.
    """
    if rows.period.max() < 1 or len(set(rows.period.tolist())) < 2:
        raise DataProblem(_("La columna del período necesita al menos dos valores: antes y después."))
    rows = rows.warned("parallel_trends_assumed")
    if rows.unit is None:
        return _fit_cross_section(rows)
    _check_units(rows)
    varies = varies_within(rows.arm, rows.unit)
    if rows.period.max() == 1:
        return _fit_two_periods(rows)
    if not varies:
        rows = rows.warned("first_period_is_before")
    status = rows.arm if varies else rows.arm * (rows.period > 0)
    return _fit_panel(rows, status)


def _check_units(rows: StudyRows) -> None:
    import numpy

    both = rows.unit * (rows.period.max() + 1) + rows.period
    if len(numpy.unique(both)) < rows.size:
        raise DataProblem(_("Una unidad tiene dos filas en el mismo período; deje una sola."))


def _fit_cross_section(rows: StudyRows) -> tuple[StudyRows, LinearFit]:
    import numpy

    before = rows.period == 0
    for when in (before, ~before):
        if len(set(rows.arm[when].tolist())) < 2:
            raise DataProblem(
                _(
                    "En cada período hacen falta filas de los dos grupos; con la misma unidad antes y después use --unit."
                )
            )
    if rows.period.max() > 1:
        rows = rows.warned("first_period_is_before")
    rows = check_arms(rows)
    periods = dummies(rows.period)
    controls = numpy.column_stack([rows.arm, periods, *rows.background.values()])
    return rows, fit_treatment(rows.outcome, rows.arm * ~before, controls, clusters=rows.cluster)


def _fit_two_periods(rows: StudyRows) -> tuple[StudyRows, LinearFit]:
    """Each unit's change; a unit that was seen once says nothing of it."""
    import numpy

    seen = numpy.bincount(rows.unit, minlength=rows.unit.max() + 1)
    both = seen[rows.unit] == 2
    if not both.all():
        if not both.any():
            raise DataProblem(_("Ninguna unidad tiene datos de antes y de después."))
        gone = int((~both).sum())
        rows = replace(rows.having(both), n_dropped=rows.n_dropped + gone).warned("unbalanced_panel")
    order = numpy.lexsort((rows.period, rows.unit))
    before, after = order[0::2], order[1::2]
    change = replace(
        rows.having(after),
        outcome=rows.outcome[after] - rows.outcome[before],
        arm=_change_of_arm(rows.arm[before], rows.arm[after]),
        background={name: one[after] - one[before] for name, one in rows.background.items()},
    )
    checked = check_arms(change)
    controls = numpy.column_stack([numpy.empty((change.size, 0)), *change.background.values()])
    controls = controls[:, numpy.ptp(controls, axis=0) > 0] if controls.size else controls
    fit = fit_treatment(change.outcome, change.arm, controls, clusters=change.cluster)
    return rows.warned(*checked.warnings), fit


def _change_of_arm(before: Vector, after: Vector) -> Vector:
    """Who is treated between two periods: the group, or who was not before and is after."""
    if (before == after).all():
        return after
    if (after < before).any() or ((before == 1) & (after == 1)).any():
        raise DataProblem(
            _("Alguna unidad ya estaba tratada antes; con dos períodos nadie puede estarlo en el primero.")
        )
    return after


def _fit_panel(rows: StudyRows, status: Vector) -> tuple[StudyRows, LinearFit]:
    """Unit and period effects; those of the units are taken out of every column first."""
    import numpy
    from statsmodels.regression.linear_model import OLS

    rows = check_arms(rows)
    seen = numpy.bincount(rows.unit)
    if (seen < rows.period.max() + 1).any():
        rows = rows.warned("unbalanced_panel")
    controls = numpy.column_stack([dummies(rows.period), *rows.background.values()])
    own = [_without_means(one, rows.unit) for one in (rows.outcome, status, *controls.T)]
    clean = clean_design(own[1], numpy.column_stack(own[2:]), constant=False)
    outcome = own[0][clean.kept]
    groups = rows.unit if rows.cluster is None else rows.cluster
    if rows.cluster is not None and varies_within(rows.cluster, rows.unit):
        raise DataProblem(_("Una unidad está en dos conglomerados; revise esas columnas."))
    groups = numpy.unique(groups[clean.kept], return_inverse=True)[1]
    count = int(groups.max()) + 1
    if len(outcome) <= clean.matrix.shape[1] + count * (rows.cluster is None):
        raise too_many_columns()
    model = OLS(outcome, clean.matrix)
    if count < FEW_CLUSTERS:
        return rows, LinearFit(float(model.fit().params[0]), None, None, None, ("few_clusters",))
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    return rows, with_error(fit.params[0], fit.cov_params()[0, 0], "cluster", count - 1.0, outcome)


def changes_by_period(rows: StudyRows) -> tuple[PeriodChange, ...] | None:
    """What the treated changed more from the first period to each other one; None where there are two.

    Those before anything was given should be about nought: else the groups were not moving alike.
    """
    import numpy
    from statsmodels.regression.linear_model import OLS

    if rows.unit is None or rows.period.max() < 2 or varies_within(rows.arm, rows.unit):
        return None
    periods = dummies(rows.period)
    columns = numpy.column_stack([periods, *rows.background.values(), rows.arm[:, None] * periods])
    own = numpy.column_stack([_without_means(one, rows.unit) for one in columns.T])
    kept = independent_columns(own)
    asked = range(own.shape[1] - periods.shape[1], own.shape[1])
    if not set(asked) <= set(kept):
        return None
    order = [*asked, *(one for one in kept if one not in asked)]
    model = OLS(_without_means(rows.outcome, rows.unit), own[:, order])
    groups = rows.unit if rows.cluster is None else rows.cluster
    if len(set(groups.tolist())) < FEW_CLUSTERS:
        estimates, errors = model.fit().params, None
    else:
        fit = model.fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
        estimates, errors = fit.params, numpy.diag(fit.cov_params()).clip(0) ** 0.5
    return tuple(
        PeriodChange(name, float(estimates[place]), None if errors is None else float(errors[place]))
        for place, name in enumerate(rows.period_names[1:])
    )


def changes_of_units(rows: StudyRows) -> StudyRows | None:
    """Each unit's change from the first period to the mean of the later ones, a row each.

    None where units are not followed, or where it is not one day on which all the treated started.
    """
    import numpy

    if rows.unit is None or (rows.period.max() > 1 and varies_within(rows.arm, rows.unit)):
        return None
    count = int(rows.unit.max()) + 1
    before = rows.period == 0
    sums = [numpy.bincount(rows.unit[when], rows.outcome[when], count) for when in (before, ~before)]
    seen = [numpy.bincount(rows.unit[when], minlength=count) for when in (before, ~before)]
    both = (seen[0] > 0) & (seen[1] > 0)
    arm = numpy.zeros(count)
    numpy.maximum.at(arm, rows.unit, rows.arm)
    if min(int((arm[both] == one).sum()) for one in (0, 1)) < 1:
        return None
    cluster = None
    if rows.cluster is not None:
        cluster = numpy.zeros(count, dtype=int)
        cluster[rows.unit] = rows.cluster
        cluster = cluster[both]
    return StudyRows(
        (sums[1] / seen[1].clip(1) - sums[0] / seen[0].clip(1))[both], arm[both], cluster=cluster
    )


def _without_means(values: Vector, groups: Vector) -> Vector:
    import numpy

    values = values.astype(float)
    found: Vector = values - (numpy.bincount(groups, values) / numpy.bincount(groups))[groups]
    return found
