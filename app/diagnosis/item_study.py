"""What an office's own visits say of each question: how long it takes, what it leaves out, whether it tells apart.

Pure numbers: nothing of the office here. One finished round of each workshop, its newest in this version, gives
the shares and the correlation, so that no workshop counts twice. Levels are taken as they were said.

- Floor and ceiling: the share of the answers that is level 0, and level 4 (McHorney & Tarlov 1995).
- Item-rest correlation: Pearson's r of an item's level with the mean level of the other items of its dimension,
  the corrected item-total correlation of Nunnally & Bernstein 1994; its interval by Fisher's z (1921). The rest is
  a mean, because not all was asked of everybody; at least 80 % of it has to be answered, as for a score.
- Agreement: Cohen's kappa with linear weights (1968), see `item_agreement`.
- Time: the median of the seconds from the answer before to this one.

Below the least numbers there is no figure: it would be chance. A count of 1 to 4 workshops is hidden with what
would give it away (ADR 18) where the table may leave the office.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import atanh, fsum, sqrt, tanh
from statistics import fmean, median

from app.diagnosis.detail_study import DetailStudy, study_detail
from app.diagnosis.item_agreement import ItemAgreement, RatedTwice, compare_ratings
from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument, Item
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import NEEDED_SHARE, TOP_LEVEL
from app.suppression import SMALLEST, suppress_list

FEWEST_ROUNDS = 20  # for a correlation: its interval is wide enough with these
FEWEST_TIMES = 5
Z_95 = 1.959964
# From where a question deserves a look: limits of ours, to talk about it; that of kappa is Landis & Koch's "moderate".
LOW_KAPPA, LOW_REST, MANY_ALIKE, MANY_MISSING, SLOW_TIMES = 0.41, 0.20, 0.80, 0.10, 2.0
MISSING = (AnswerKind.NOT_OBSERVED, AnswerKind.DOES_NOT_KNOW, AnswerKind.REFUSED)


@dataclass(frozen=True, slots=True)
class Correlation:
    """Pearson's r over `n` rounds, with the ends of its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class ItemStudy:
    """One question, over the `n` rounds that answered it; None: hidden, as of fewer than five.

    `shares` of those answers: by kind without a level, `floor` and `ceiling` at 0 and 4. `seconds` is the
    median of `timed` visits.
    """

    item: Item
    n: int | None
    shares: Mapping[AnswerKind, float | None]
    floor: float | None
    ceiling: float | None
    agreement: ItemAgreement
    rest: Correlation | None
    seconds: float | None
    timed: int
    detail: DetailStudy | None = None  # of what is asked with its answer
    signs: tuple[str, ...] = ()  # what deserves a look: slow, missing, ceiling, floor, unlike or apart

    @property
    def kappa(self) -> float | None:
        """Of two raters, with linear weights; None below `FEWEST_PAIRS`, or where nothing varies."""
        return self.agreement.linear

    @property
    def pairs(self) -> int:
        """How many times two people gave it a level."""
        return len(self.agreement.levels)


@dataclass(frozen=True, slots=True)
class InstrumentStudy:
    """All questions of one text of an instrument, over its `rounds` and `pairs` of raters."""

    instrument: Instrument
    rounds: int
    pairs: int
    items: tuple[ItemStudy, ...]


def study_items(
    instrument: Instrument,
    rounds: Sequence[Answers],
    pairs: Sequence[RatedTwice] = (),
    times: Mapping[str, Sequence[float]] | None = None,
    *,
    smallest: int = SMALLEST,
) -> InstrumentStudy:
    """Study the questions of one instrument; `rounds` and `pairs` are of it, `times` seconds by item.

    `smallest` is the least count that is not hidden; 1 hides none, for who sees every answer anyway.
    """
    asked = [(asked_items(instrument, answers), answers) for answers in rounds]
    kept = [{code: one for code, one in answers.items() if code in codes} for codes, answers in asked]
    agreement = {one.item.code: one for one in compare_ratings(instrument, pairs).items}
    items = []
    for item in instrument.items:
        given = [a for answers in kept if (a := answers.get(item.code)) and a.kind is not None]
        n, shares = _shares(given, smallest)
        took = (times or {}).get(item.code, ())
        items.append(
            ItemStudy(
                item,
                n=n,
                shares={kind: shares[kind] for kind in AnswerKind if kind is not AnswerKind.LEVEL},
                floor=shares["floor"],
                ceiling=shares["ceiling"],
                agreement=agreement[item.code],
                rest=_item_rest(item, _part_of(instrument, item), kept),
                seconds=median(took) if len(took) >= FEWEST_TIMES else None,
                timed=len(took),
                detail=study_detail(item, given, smallest),
            )
        )
    known = [one.seconds for one in items if one.seconds is not None]
    usual = median(known) if known else None
    told = tuple(replace(one, signs=_signs(one, usual)) for one in items)
    return InstrumentStudy(instrument, len(rounds), len(pairs), told)


def _part_of(instrument: Instrument, item: Item) -> tuple[Item, ...]:
    return tuple(one for one in instrument.core if one.dimension == item.dimension)


def _signs(one: ItemStudy, usual: float | None) -> tuple[str, ...]:
    """What deserves a look; `usual` is the median of what the questions take."""
    missing = fsum(share for kind in MISSING if (share := one.shares[kind]) is not None)
    found = {
        "slow": one.seconds is not None and usual is not None and one.seconds > SLOW_TIMES * usual,
        "missing": missing > MANY_MISSING,
        "ceiling": (one.ceiling or 0) > MANY_ALIKE,
        "floor": (one.floor or 0) > MANY_ALIKE,
        "unlike": one.kappa is not None and one.kappa < LOW_KAPPA,
        "apart": one.rest is not None and one.rest.value < LOW_REST,
    }
    return tuple(code for code, holds in found.items() if holds)


def _shares(answers: Sequence[Answer], smallest: int) -> tuple[int | None, dict[str, float | None]]:
    """How many answers there are, and what part of them is of each sort, as far as it may be shown."""
    sorts = {kind.value: 0 for kind in AnswerKind} | {"floor": 0, "ceiling": 0}
    for answer in answers:
        at_end = {0: "floor", TOP_LEVEL: "ceiling"}.get(-1 if answer.level is None else answer.level)
        sorts[at_end or str(answer.kind)] += 1
    shown = suppress_list(sorts, smallest=smallest)
    whole = shown.total
    if not whole:
        return whole, dict.fromkeys(sorts)
    return whole, {sort: None if cell is None else cell / whole for sort, cell in shown.cells.items()}


def correlate(pairs: Sequence[tuple[float, float]]) -> Correlation | None:
    """Pearson's r with its interval by Fisher's z; None under `FEWEST_ROUNDS`, or where one side never varies."""
    n = len(pairs)
    if n < FEWEST_ROUNDS:
        return None
    mean_x, mean_y = fmean(x for x, _y in pairs), fmean(y for _x, y in pairs)
    across = fsum((x - mean_x) ** 2 for x, _y in pairs)
    up = fsum((y - mean_y) ** 2 for _x, y in pairs)
    if across < 1e-12 or up < 1e-12:
        return None
    value = fsum((x - mean_x) * (y - mean_y) for x, y in pairs) / sqrt(across * up)
    value = max(-1.0, min(1.0, value))
    if abs(value) > 1 - 1e-12:
        return Correlation(value, value, value, n)
    middle, error = atanh(value), Z_95 / sqrt(n - 3)
    return Correlation(value, tanh(middle - error), tanh(middle + error), n)


def _item_rest(item: Item, part: Sequence[Item], rounds: Sequence[Answers]) -> Correlation | None:
    """An item beside the mean of the others of its dimension, where both are there."""
    others = [one for one in part if one.code != item.code]
    pairs = []
    for answers in rounds:
        own = answers.get(item.code)
        if own is None or own.level is None:
            continue
        there = [
            answers.get(one.code)
            for one in others
            if one.code not in answers or answers[one.code].kind is not AnswerKind.NOT_APPLICABLE
        ]
        levels = [one.level for one in there if one is not None and one.level is not None]
        if levels and len(levels) >= NEEDED_SHARE * len(there) - 1e-9:
            pairs.append((float(own.level), fmean(levels)))
    return correlate(pairs)
