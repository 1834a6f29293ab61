"""The rows of a table that a question can use, as arrays; what was left out is counted and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.effects.columns import (
    are_numbers,
    group_text,
    is_missing,
    read_arms,
    read_groups,
    read_numbers,
    read_periods,
    sort_values,
)
from app.effects.records import EffectQuestion
from app.errors import DataProblem
from app.i18n import _
from app.incoming.records import CellValue

if TYPE_CHECKING:
    from app.effects.columns import Vector
    from app.effects.table_reading import DataColumns

FEW_PER_ARM = 5
LEAST_PER_ARM = 2
MOST_WORDS = 20  # different words in a covariate; more of them are names and no groups
DIFFERENT_DROP_OUT = 0.05  # between the arms, of the outcome


@dataclass(frozen=True, slots=True, eq=False)
class StudyRows:
    """Arrays of one length, a place per row; groups are whole numbers from 0. None was not asked for.

    `arm` is 1 for the treated and 0 for the others. `background` has a column for each name.
    """

    outcome: Vector
    arm: Vector
    treated_value: str | None = None
    baseline: Vector = None
    strata: Vector = None
    pair: Vector = None
    cluster: Vector = None
    background: dict[str, Vector] = field(default_factory=dict)
    taken: Vector = None
    instrument: Vector = None
    period: Vector = None
    unit: Vector = None
    period_names: tuple[str, ...] = ()
    n_dropped: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.outcome)

    def having(self, kept: Vector) -> StudyRows:
        """These rows only, a mask or places; groups are numbered anew, so that none is without rows."""
        maybe: dict[str, Any] = {}
        for name in _MAYBE:
            values = getattr(self, name)
            if values is not None:
                maybe[name] = _renumber(values[kept]) if name in _GROUPS else values[kept]
        names = self.period_names
        if names:
            left = set(self.period[kept].tolist())
            names = tuple(name for number, name in enumerate(names) if number in left)
        background = {name: values[kept] for name, values in self.background.items()}
        arm, outcome = self.arm[kept], self.outcome[kept]
        return replace(self, outcome=outcome, arm=arm, background=background, period_names=names, **maybe)

    def warned(self, *codes: str) -> StudyRows:
        """The same with warnings more; each is said once."""
        return replace(self, warnings=tuple(dict.fromkeys((*self.warnings, *codes))))


_MAYBE = ("baseline", "strata", "pair", "cluster", "taken", "instrument", "period", "unit")
_GROUPS = ("strata", "pair", "cluster", "unit", "period")
# What a method reads of a table besides outcome and treatment.
USED = {
    "difference": {"strata", "pair", "cluster", "covariates", "period", "unit"},
    "ancova": {"baseline", "strata", "pair", "cluster", "covariates", "period", "unit"},
    "did": {"cluster", "covariates", "period", "unit"},
    "late": {"baseline", "strata", "pair", "cluster", "covariates", "taken", "instrument"},
    "permutation": {"baseline", "strata", "pair", "cluster", "covariates"},
    "lee": set(),
    "wild-bootstrap": {"baseline", "strata", "pair", "cluster", "covariates"},
}


def wanted_columns(question: EffectQuestion) -> list[str]:
    """The names of all columns that a question is about."""
    named = [question.outcome, question.treatment, *question.covariates]
    named += [one for name in _MAYBE if (one := getattr(question, name))]
    return list(dict.fromkeys(named))


def make_study_rows(columns: DataColumns, question: EffectQuestion) -> StudyRows:
    """The usable rows of a table; those where something needed is missing are dropped and told.

    Raises `DataProblem` for what cannot be read, or is too little to say anything of.
    """
    import numpy

    used = USED[question.method]
    rows = _read_rows(columns, question)
    asked = {name for name in (*_MAYBE, "covariates") if getattr(question, name)}
    # a plain difference leaves the baseline out on purpose, and compares the arms by it
    if asked - used - ({"baseline"} if question.method == "difference" else set()):
        rows = rows.warned("column_not_used")
    needed = [rows.arm] if question.method != "late" or not _is_of_taken(question) else []
    needed += [] if question.method == "lee" else [rows.outcome]
    needed += [one for name in used & set(_MAYBE) if (one := getattr(rows, name)) is not None]
    needed += list(rows.background.values()) if "covariates" in used else []
    whole = numpy.all([~_is_unknown(one) for one in needed], axis=0)
    if question.method in ("difference", "ancova", "permutation") and _drop_out_differs(rows):
        rows = rows.warned("drop_out_differs")
    if not whole.all():
        rows = replace(rows.having(whole), n_dropped=int((~whole).sum())).warned("missing_dropped")
    if rows.size == 0:
        raise DataProblem(_("No queda ninguna fila con todos los datos; revise las columnas."))
    return rows


def _renumber(groups: Vector) -> Vector:
    """Numbers from 0 without gaps, in their order; who is in none (-1) stays so."""
    import numpy

    known = groups >= 0
    found = numpy.full(len(groups), -1)
    found[known] = numpy.unique(groups[known], return_inverse=True)[1]
    return found


def _is_of_taken(question: EffectQuestion) -> bool:
    return question.treatment == question.taken


def _read_rows(columns: DataColumns, question: EffectQuestion) -> StudyRows:
    warnings: list[str] = []

    def numbers(name: str) -> Vector:
        found = read_numbers(name, columns[name])
        warnings.extend(["decimal_point_assumed"] * found.unclear)
        return found.values

    treated_value = None
    if question.method == "late" and _is_of_taken(question) and _is_amount(columns[question.treatment]):
        arm = numbers(question.treatment)  # how much was taken, not whether
    else:
        arms = read_arms(question.treatment, columns[question.treatment])
        arm, treated_value = arms.values, arms.treated
        warnings.extend(["treated_by_order"] * arms.by_order)
    outcome = numbers(question.outcome)
    groups = {
        name: read_groups(columns[one])
        for name in _GROUPS
        if name != "period" and (one := getattr(question, name))
    }
    period_names: tuple[str, ...] = ()
    if question.period:
        periods = read_periods(columns[question.period])
        warnings.extend(["periods_by_order"] * periods.by_order)
        groups["period"], period_names = periods.values, periods.names
    sides = {
        name: _read_side(one, columns[one], numbers)
        for name in ("taken", "instrument")
        if (one := getattr(question, name))
    }
    baseline = numbers(question.baseline) if question.baseline else None
    background: dict[str, Vector] = {}
    for name in question.covariates:
        background |= _read_background(name, columns[name], numbers)
    return StudyRows(
        outcome, arm, treated_value, baseline, background=background, period_names=period_names,
        warnings=tuple(dict.fromkeys(warnings)), **groups, **sides,
    )  # fmt: skip


def _is_amount(cells: Sequence[CellValue]) -> bool:
    texts = {group_text(cell) for cell in cells if not is_missing(cell)}
    return len(texts) > 2


def _read_side(name: str, cells: Sequence[CellValue], numbers: Callable[[str], Vector]) -> Vector:
    """Whether somebody was offered or took it, or how much of it."""
    if _is_amount(cells):
        return numbers(name)
    return read_arms(name, cells).values


def _read_background(
    name: str, cells: Sequence[CellValue], numbers: Callable[[str], Vector]
) -> dict[str, Vector]:
    """A covariate: numbers as they are, words as a column for each but the first."""
    import numpy

    if are_numbers(cells):
        return {name: numbers(name)}
    known = ["" if is_missing(cell) else group_text(cell) for cell in cells]
    values = sort_values({text for text in known if text})
    if len(values) > MOST_WORDS:
        return {name: numbers(name)}
    unknown = numpy.array([not text for text in known])
    made = {}
    for value in values[1:]:
        column = numpy.array([float(text == value) for text in known])
        column[unknown] = numpy.nan
        made[f"{name}={value}"] = column
    return made


def _is_unknown(values: Vector) -> Vector:
    import numpy

    return numpy.isnan(values) if values.dtype.kind == "f" else values < 0


def _drop_out_differs(rows: StudyRows) -> bool:
    """Whether the outcome is missing more often in one arm than in the other."""
    gone = _is_unknown(rows.outcome)
    shares = [gone[rows.arm == arm].mean() for arm in (0, 1) if (rows.arm == arm).any()]
    return len(shares) == 2 and abs(shares[0] - shares[1]) > DIFFERENT_DROP_OUT


def check_arms(rows: StudyRows) -> StudyRows:
    """The rows, warned when an arm is small. Raises `DataProblem` when nothing can be said of them."""
    counts = [int((rows.arm == arm).sum()) for arm in (0, 1)]
    if min(counts) < LEAST_PER_ARM:
        raise DataProblem(
            _(
                "Hay {control} filas sin tratar y {treated} tratadas con todos los datos; hacen falta dos de cada lado."
            ).format(control=counts[0], treated=counts[1])
        )
    check_variation(rows.outcome)
    return rows.warned("few_per_arm") if min(counts) < FEW_PER_ARM else rows


def check_variation(outcome: Vector) -> None:
    """Raises `DataProblem` for an outcome that is the same everywhere."""
    if outcome.max() == outcome.min():
        raise DataProblem(_("El resultado es igual en todas las filas; así no hay diferencia que medir."))


def whole_pairs(rows: StudyRows) -> StudyRows:
    """The rows of pairs with one of each arm; a pair that lost one is left out and told.

    Raises `DataProblem` for what are no pairs.
    """
    import numpy

    if rows.pair is None:
        return rows
    count = rows.pair.max() + 1
    treated = numpy.bincount(rows.pair, rows.arm, count)
    members = numpy.bincount(rows.pair, minlength=count)
    if (members > 2).any() or ((members == 2) & (treated != 1)).any():
        raise DataProblem(
            _("Cada pareja necesita una fila tratada y una sin tratar; revise la columna de parejas.")
        )
    kept = members[rows.pair] == 2
    if kept.all():
        return rows
    if not kept.any():
        raise DataProblem(_("Ninguna pareja tiene sus dos filas con todos los datos."))
    lost = int((~kept).sum())
    return replace(rows.having(kept), n_dropped=rows.n_dropped + lost).warned("incomplete_pairs")


def together(rows: StudyRows) -> StudyRows:
    """Several rounds of a unit together: a unit counts once, as a cluster of its rows.

    Raises `DataProblem` for a unit that is in both arms, or in pairs, which are of two rows.
    """
    if rows.unit is None:
        return rows
    if rows.pair is not None:
        raise DataProblem(_("Con parejas va una fila por unidad; quite --unit o --pair."))
    if varies_within(rows.arm, rows.unit):
        raise DataProblem(_("Una unidad está en los dos grupos; con «did» puede empezar en algún período."))
    return rows if rows.cluster is not None else replace(rows, cluster=rows.unit)


def varies_within(values: Vector, groups: Vector) -> bool:
    """Whether a group's rows differ in a value."""
    import numpy

    first, places = numpy.unique(groups, return_index=True, return_inverse=True)[1:]
    return bool((values[first][places] != values).any())


def dummies(groups: Iterable[int]) -> Vector:
    """A column for each group but the first."""
    import numpy

    values, places = numpy.unique(numpy.asarray(groups), return_inverse=True)
    return numpy.eye(len(values))[places][:, 1:]


def controls_of(rows: StudyRows, *, baseline: bool = True) -> Vector:
    """What stands beside the treatment in a regression: baseline, covariates, strata, pairs, rounds."""
    import numpy

    parts = [rows.baseline[:, None]] if baseline and rows.baseline is not None else []
    parts += [values[:, None] for values in rows.background.values()]
    parts += [dummies(groups) for groups in (rows.strata, rows.pair, rows.period) if groups is not None]
    return numpy.hstack([numpy.empty((rows.size, 0)), *parts])
