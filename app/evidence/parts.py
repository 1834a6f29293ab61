"""What a part of the data is made of: its variables, its columns, and what was done so that it names nobody."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.evidence.records import KEPT_BACK, NOT_NOTED, Cell, Variable
from app.evidence.rounding import bottom_of, round_amount, top_of
from app.i18n import N_, Words, _, format_number, ngettext
from app.numbers import write_number

SHARE_WORDS: Words[int] = Words(
    {0: N_("ninguna"), 1: N_("hasta la cuarta parte"), 2: N_("hasta la mitad"), 3: N_("hasta tres cuartos"),
     4: N_("casi todas"), 5: N_("todas")}
)  # fmt: skip


class DataPart(NamedTuple):
    """Some variables with their columns, in the order of the rows; `notes` in words."""

    variables: tuple[Variable, ...]
    columns: Mapping[str, Sequence[Cell]]
    notes: tuple[str, ...] = ()


def share_band(part: float, whole: float) -> int:
    """Which of `SHARE_WORDS` a share is.

    >>> share_band(0, 4), share_band(1, 4), share_band(3, 8), share_band(7, 8), share_band(4, 4)
    (0, 1, 2, 4, 5)
    """
    if part <= 0:
        return 0
    if part >= whole:
        return 5
    return 1 + min(3, int(4 * part / whole - 1e-9))


def guard_amounts(
    title: str, values: Sequence[float | None], owners: Sequence[int], *, decimals: int = 0,
    both_ends: bool = False, rounded: bool = True, missing: str = NOT_NOTED,
) -> tuple[list[Cell], tuple[str, ...]]:  # fmt: skip
    """Amounts as they may leave: rounded, the largest said together; with the words for it.

    `owners` are the workshops of the rows. Where fewer than five tell it, nobody's leaves.
    """
    largest: dict[int, float] = {}
    least: dict[int, float] = {}
    for value, owner in zip(values, owners, strict=True):
        if value is not None:
            largest[owner] = max(value, largest.get(owner, value))
            least[owner] = min(value, least.get(owner, value))
    if not largest:
        return [missing] * len(values), ()
    top, bottom = top_of(largest), bottom_of(least) if both_ends else None
    if top is None:
        cells: list[Cell] = [missing if one is None else KEPT_BACK for one in values]
        return cells, (_("{what}: no sale, lo dicen menos de cinco talleres.").format(what=title),)

    def guarded(value: float | None) -> Cell:
        if value is None:
            return missing
        end = min(value, top) if bottom is None else max(min(value, top), bottom)
        if end != value and not end * value > 0:
            return KEPT_BACK  # "some or more" is no longer true of it
        return _number(round_amount(end) if rounded else end, decimals)

    cells = [guarded(one) for one in values]
    alike = sum(1 for one in largest.values() if one >= top)
    if alike == len(largest) or top <= 0:
        return cells, ()
    words = ngettext(
        "{what}: desde {top}, {count} taller dice lo mismo.", "{what}: desde {top}, {count} talleres dicen lo mismo.",
        alike,
    )  # fmt: skip
    largest_said = round_amount(top) if rounded else top
    shown = write_number(largest_said, decimals) if decimals else format_number(round(largest_said))
    return cells, (words.format(what=title, top=shown, count=alike),)


def _number(value: float, decimals: int) -> Cell:
    return round(value, decimals) if decimals else int(round(value))
