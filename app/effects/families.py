"""Several outcomes at once: how many of the effects that seem to be there may be chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.effects.columns import Vector, read_numbers
from app.errors import DataProblem
from app.i18n import _
from app.incoming.records import CellValue

STEPS = 1000  # Anderson's q values go by thousandths


class SharpenedFamily(NamedTuple):
    """q values in the order of the p values given; None where there was no p."""

    bh_q: list[float | None]
    anderson_q: list[float | None]


def read_p_values(name: str, cells: Sequence[CellValue]) -> list[float | None]:
    """A column of p values. Raises `DataProblem` for what is none."""
    values = [None if value != value else value for value in read_numbers(name, cells).values.tolist()]
    known = [value for value in values if value is not None]
    if not known:
        raise DataProblem(_("La columna «{name}» no tiene ningún valor p.").format(name=name))
    for value in known:
        if not 0 <= value <= 1:
            raise DataProblem(
                _("«{value}» no es un valor p: van de 0 a 1.").format(value=f"{value:g}".replace(".", ","))
            )
    return values


def sharpen_family(p_values: Sequence[float | None]) -> SharpenedFamily:
    """The q values of Benjamini and Hochberg (1995), and those sharpened in two stages.

    The second are those of Benjamini, Krieger and Yekutieli (2006) as Anderson (2008) gives them: the
    least q, by thousandths, at which the two stages reject the hypothesis; 1 when none does.
    """
    import numpy

    places = [place for place, value in enumerate(p_values) if value is not None]
    p = numpy.array([p_values[place] for place in places], dtype=float)
    count = len(p)
    if not count:
        return SharpenedFamily([None] * len(p_values), [None] * len(p_values))
    order = numpy.argsort(p, kind="stable")
    ranked = p[order]
    ranks = numpy.arange(1, count + 1)
    benjamini = numpy.minimum(numpy.minimum.accumulate((ranked * count / ranks)[::-1])[::-1], 1.0)
    steps = numpy.arange(STEPS, 0, -1) / STEPS
    first = _count_rejected(ranked, steps / (1 + steps))
    with numpy.errstate(divide="ignore"):
        second = _count_rejected(ranked, steps / (1 + steps) * count / (count - first))
    sharpened = numpy.ones(count)
    for q, rejected in zip(steps.tolist(), second.tolist(), strict=True):
        sharpened[:rejected] = q
    found: list[list[float | None]] = [[None] * len(p_values), [None] * len(p_values)]
    for place, mine in enumerate(order):
        found[0][places[mine]] = float(benjamini[place])
        found[1][places[mine]] = float(sharpened[place])
    return SharpenedFamily(*found)


def _count_rejected(ranked: Vector, levels: Vector) -> Vector:
    """How many of the sorted p values the step-up procedure rejects at each of some levels."""
    import numpy

    ranks = numpy.arange(1, len(ranked) + 1)
    below = ranked <= levels[:, None] * ranks / len(ranked)
    found: Vector = (below * ranks).max(axis=1, initial=0)
    return found
