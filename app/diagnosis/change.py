"""What moved between two rounds, and whether it is more than noise.

Only questions that are the same and got a level in both rounds are compared, with the same
weights, so that both figures stand on the same denominator. Whether a difference is a
change is the reliable change index of Jacobson & Truax (1991, J. Consult. Clin. Psychol.
59: 12-19): RC = (x2 - x1) / S_diff, S_diff = sqrt(2 S_E^2), S_E = s1 sqrt(1 - r), with the
spread s1 of first rounds and the reliability r; beyond 1.96 it is taken as a change.
While r or s1 is not known, nothing is claimed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sqrt

from app.diagnosis.bridges import Bridge
from app.diagnosis.proof import needs_proof
from app.diagnosis.records import Alert, Answer, AnswerKind, Answers, Item, Visit
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import NEEDED_SHARE, TOP_LEVEL, find_alerts

RELIABLE_FROM = 1.96


class Verdict(StrEnum):
    """What may be said of a part between two rounds."""

    ROSE = "rose"
    FELL = "fell"
    WITHIN_NOISE = "within_noise"
    NOISE_UNKNOWN = "noise_unknown"  # both measured; how much it varies by itself is not known
    NOT_COMPARABLE = "not_comparable"  # too little is the same and measured in both


class Fate(StrEnum):
    """What became of a question between the two versions."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Noise:
    """How a dimension varies by itself: `spread` s1 in points of 100, `reliability` r 0-1.

    `basis`: "instrument", or "office" with the `rounds` first rounds that gave the spread.
    """

    reliability: float
    spread: float
    basis: str = "instrument"
    rounds: int = 0

    @property
    def error_of_difference(self) -> float:
        """S_diff, in points."""
        return sqrt(2 * (self.spread * sqrt(1 - self.reliability)) ** 2)

    @property
    def band(self) -> float:
        """The points that a difference has to pass."""
        return RELIABLE_FROM * self.error_of_difference


@dataclass(frozen=True, slots=True)
class PartChange:
    """A dimension or sub-index then and now, 0-100, over the `items` compared.

    `total`: how many of its questions apply now. `index` is RC, where the noise is known.
    """

    code: str
    before: float | None
    after: float | None
    items: tuple[str, ...]
    total: int
    verdict: Verdict
    index: float | None = None
    noise: Noise | None = None

    @property
    def difference(self) -> float | None:
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One question then and now; `item` is the version it is worded in (now, if it is there)."""

    item: Item
    fate: Fate
    before: Answer | None
    after: Answer | None
    before_item: Item | None = None

    @property
    def step(self) -> int | None:
        """Levels up or down; None where the two cannot be compared, or one was only said beyond its proof."""
        if needs_proof(self.item, self.after) or needs_proof(self.before_item or self.item, self.before):
            return None
        if self.fate is not Fate.SAME or self.before is None or self.after is None:
            return None
        if self.before.level is None or self.after.level is None:
            return None
        return self.after.level - self.before.level


@dataclass(frozen=True, slots=True)
class AlertChange:
    """Critical things: gone, still there, come up, or not looked at this time (or not before)."""

    solved: tuple[Alert, ...]
    standing: tuple[Alert, ...]
    new: tuple[Alert, ...]
    unseen: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class RoundChange:
    """Two rounds of one workshop beside each other; parts in the newer version's order."""

    bridge: Bridge
    dimensions: tuple[PartChange, ...]
    sub_indices: tuple[PartChange, ...]
    items: tuple[ItemChange, ...]
    alerts: AlertChange

    def part(self, code: str) -> PartChange:
        """Raises KeyError for a dimension or sub-index that is not there."""
        for part in (*self.dimensions, *self.sub_indices):
            if part.code == code:
                return part
        raise KeyError(code)

    def of_fate(self, fate: Fate) -> tuple[ItemChange, ...]:
        return tuple(item for item in self.items if item.fate is fate)


def compare_rounds(
    before: Visit, after: Visit, bridge: Bridge, noises: Mapping[str, Noise] | None = None
) -> RoundChange:
    """Compare a round with a later one; `noises` by dimension, where they are known."""
    then, now = _Round(before), _Round(after)
    items = _compare_items(then, now, bridge)
    counted = {item.item.code: item for item in items if _applies(item, then, now)}
    known = noises or {}

    def part(code: str, own: Iterable[Item]) -> PartChange:
        changes = [counted[item.code] for item in own if item.code in counted]
        return _compare_part(code, changes, known.get(code))

    instrument = after.instrument
    return RoundChange(
        bridge,
        tuple(part(d.code, instrument.items_of(d.code)) for d in instrument.dimensions),
        tuple(
            part(sub.code, (item for item in instrument.items if item.sub_index == sub.code))
            for sub in instrument.sub_indices
        ),
        items,
        _compare_alerts(then, now, bridge),
    )


class _Round:
    """A visit with what was asked in it, worked out once."""

    def __init__(self, visit: Visit) -> None:
        self.instrument = visit.instrument
        asked = asked_items(visit.instrument, visit.answers)
        self.answers: Answers = {c: a for c, a in visit.answers.items() if c in asked}
        self.applicable = frozenset(
            code
            for code in asked
            if code not in self.answers or self.answers[code].kind is not AnswerKind.NOT_APPLICABLE
        )
        items = [item for item in visit.instrument.items if item.code in self.applicable]
        self.alerts = find_alerts(items, visit.answers)


def judge_change(difference: float, noise: Noise) -> tuple[Verdict, float | None]:
    """The verdict on a difference in points, and RC; None where there is no noise at all."""
    error = noise.error_of_difference
    index = difference / error if error > 0 else None
    beyond = abs(difference) > 1e-9 if index is None else abs(index) > RELIABLE_FROM
    if not beyond:
        return Verdict.WITHIN_NOISE, index
    return (Verdict.ROSE if difference > 0 else Verdict.FELL), index


def _applies(change: ItemChange, then: _Round, now: _Round) -> bool:
    """Whether a question counts: it makes a score and applies now and, if it is the same, it did before."""
    if change.item.module is not None:
        return False
    if change.fate is Fate.DROPPED or change.item.code not in now.applicable:
        return False
    old = change.before_item
    return change.fate is not Fate.SAME or (old is not None and old.code in then.applicable)


def _compare_part(code: str, own: Sequence[ItemChange], noise: Noise | None) -> PartChange:
    """`own` are the questions of the part that count now."""
    compared = [(one.item, one.before, one.after) for one in own if one.step is not None]
    weight = fsum(item.weight for item, _then, _now in compared)
    whole = fsum(one.item.weight for one in own)
    named = tuple(item.code for item, _then, _now in compared)
    if not compared:
        return PartChange(code, None, None, (), len(own), Verdict.NOT_COMPARABLE)
    before = 100 * fsum(item.weight * _share(then) for item, then, _now in compared) / weight
    after = 100 * fsum(item.weight * _share(now) for item, _then, now in compared) / weight
    if weight < NEEDED_SHARE * whole - 1e-9:
        return PartChange(code, before, after, named, len(own), Verdict.NOT_COMPARABLE)
    if noise is None:
        return PartChange(code, before, after, named, len(own), Verdict.NOISE_UNKNOWN)
    verdict, index = judge_change(after - before, noise)
    return PartChange(code, before, after, named, len(own), verdict, index, noise)


def _share(answer: Answer | None) -> float:
    assert answer is not None
    assert answer.level is not None
    return answer.level / TOP_LEVEL


def _compare_items(then: _Round, now: _Round, bridge: Bridge) -> tuple[ItemChange, ...]:
    old_items = {item.code: item for item in then.instrument.items}
    found = []
    for item in now.instrument.items:
        old = bridge.same.get(item.code) or bridge.changed.get(item.code) or ""
        fate = (
            Fate.SAME
            if item.code in bridge.same
            else Fate.CHANGED
            if item.code in bridge.changed
            else Fate.NEW
        )
        answers = then.answers.get(old), now.answers.get(item.code)
        found.append(ItemChange(item, fate, *answers, old_items.get(old)))
    for code in bridge.dropped:
        item = old_items[code]
        found.append(ItemChange(item, Fate.DROPPED, then.answers.get(code), None, item))
    return tuple(found)


def _compare_alerts(then: _Round, now: _Round, bridge: Bridge) -> AlertChange:
    """Through the bridge; a critical question that changed is not compared.

    One that an earlier version did not count as critical is not new when its level was as low.
    """
    current = {alert.item: alert for alert in now.alerts}
    to_new = {old: new for new, old in bridge.same.items()}
    solved, standing, unseen = [], [], []
    for alert in then.alerts:
        code = to_new.get(alert.item, "")
        answer = now.answers.get(code)
        if code in current:
            standing.append(current[code])
        elif answer is not None and answer.level is not None:
            solved.append(alert)
        else:
            unseen.append(alert)
    known = {alert.item for alert in standing}
    for alert in now.alerts:
        before = then.answers.get(bridge.same.get(alert.item, ""))
        level = None if before is None else before.level
        limit = now.instrument.item(alert.item).critical_below or 0
        if alert.item not in known and level is not None and level < limit:
            standing.append(alert)
    kept = {alert.item for alert in standing}
    fresh = tuple(alert for alert in now.alerts if alert.item not in kept)
    return AlertChange(tuple(solved), tuple(standing), fresh, tuple(unseen))
