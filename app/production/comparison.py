"""Two studies of a style, then and now: a change is said only where it is past the noise."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.i18n import _
from app.production.records import StandardTime, Style
from app.production.standard_time import (
    Measured,
    MinuteChange,
    Sample,
    add_samples,
    compare_samples,
    sample_of,
)
from app.production.words import say_decimal


@dataclass(frozen=True, slots=True)
class OperationChange:
    """An operation then and now; `change` only where it was measured both times."""

    name: str
    before: StandardTime | None
    now: StandardTime | None
    change: MinuteChange | None


@dataclass(frozen=True, slots=True)
class StudyComparison:
    """All operations of a style, then and now. `whole` adds up those that were measured both times.

    `same_operations`: nothing was left out of that sum.
    """

    rows: tuple[OperationChange, ...]
    before_minutes: float
    now_minutes: float
    whole: MinuteChange | None
    same_operations: bool


def compare_times(
    style: Style, before: Iterable[StandardTime], now: Iterable[StandardTime]
) -> StudyComparison:
    """Compare what was measured of a style at two times."""
    then, later = {one.operation_id: one for one in before}, {one.operation_id: one for one in now}
    rows, pairs = [], []
    for operation in style.operations:
        one, two = then.get(operation.id), later.get(operation.id)
        if one is None and two is None:
            continue
        change = None
        if one is not None and two is not None:
            pairs.append((_sample(one), _sample(two)))
            change = compare_samples(*pairs[-1])
        rows.append(OperationChange(operation.name, one, two, change))
    sides = [add_samples(side) for side in zip(*pairs, strict=True)] if pairs else []
    return StudyComparison(
        tuple(rows),
        sides[0].minutes if sides else 0.0,
        sides[1].minutes if sides else 0.0,
        compare_samples(sides[0], sides[1]) if sides else None,
        len(pairs) == len(rows),
    )


def _sample(time: StandardTime) -> Sample:
    return sample_of(Measured(time.cycles, time.observed, time.deviation), time.rating, time.allowance)


def say_change(change: MinuteChange | None) -> str:
    """ "bajó 0,42 min", or that it cannot be told from chance."""
    if change is None:
        return ""
    if change.real is None:
        return _("no se puede saber: con un ciclo no se conoce el rango")
    if not change.real:
        return _("sin cambio que se note")
    words = _("bajó {minutes} min") if change.minutes < 0 else _("subió {minutes} min")
    return words.format(minutes=say_decimal(abs(change.minutes)))


def say_whole_change(found: StudyComparison) -> str:
    """What changed in the whole garment, in a sentence."""
    whole = found.whole
    if whole is None:
        return _("No hay ninguna operación medida las dos veces.")
    sums = _("de {before} a {now} min").format(
        before=say_decimal(found.before_minutes), now=say_decimal(found.now_minutes)
    )
    if whole.real:
        share = round(abs(whole.minutes) / found.before_minutes * 100)
        words = _("La prenda lleva menos: {sums} ({share} % menos).")
        if whole.minutes > 0:
            words = _("La prenda lleva más: {sums} ({share} % más).")
        said = words.format(sums=sums, share=share)
    elif whole.real is None:
        said = _("Entre las dos mediciones: {sums}; con tan pocos ciclos no se sabe si cambió.").format(
            sums=sums
        )
    else:
        said = _("Entre las dos mediciones: {sums}; la diferencia puede ser azar.").format(sums=sums)
    if not found.same_operations:
        said += " " + _("Cuenta solo las operaciones medidas las dos veces.")
    return said
