"""What days on the floor say: efficiency, defects, right first time, on time, absences, work between.

Nothing is made up: what a day does not have is None, and a day that lacks a part does not enter.
Shares are from 0 to 1.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from math import floor
from statistics import fmean, median

from app.counts.records import Garment, KeptPromises, Promise, Spread, WorkDay
from app.counts.vocabulary import CountingRules
from app.registry.names import fold

FEW = 5  # days or weeks; with fewer, what is usual goes from the least to the most


def reckon_efficiency(pieces: float, standard_minutes: float, minutes_present: float) -> float | None:
    """Pieces x standard minutes / minutes present (ILO, Introduction to Work Study, 1992).

    >>> round(reckon_efficiency(200, 10, 5 * 480), 3)
    0.833
    """
    return pieces * standard_minutes / minutes_present if minutes_present > 0 else None


def earned_minutes(day: WorkDay) -> float | None:
    """Standard minutes of all that was finished; None when one garment's are not known."""
    made = [one for one in day.outputs if one.pieces]
    if not made or any(one.standard_minutes is None for one in made):
        return None if made or not day.outputs or day.pieces is None else 0.0
    return sum((one.pieces or 0) * (one.standard_minutes or 0) for one in made)


def efficiency_of(days: Iterable[WorkDay]) -> float | None:
    """Of the days together: earned over present minutes; else what their lists say of them.

    Lists give an efficiency without the minutes: those days are weighed by their people.
    """
    days = list(days)
    earned = present = 0.0
    for day in days:
        standard, minutes = earned_minutes(day), day.minutes
        if standard is not None and minutes:
            earned, present = earned + standard, present + minutes
    if present:
        return earned / present
    given = [(one.efficiency_given, one.people or 1.0) for one in days if one.efficiency_given is not None]
    weight = sum(people for _share, people in given)
    return sum(share * people for share, people in given) / weight if weight else None


def defects_per_hundred(days: Iterable[WorkDay]) -> float | None:
    """Defects per hundred pieces inspected (DHU); above 100 when a piece has several.

    A day with pieces inspected and no defect noted counts as none found.
    """
    seen = [day for day in days if day.inspected]
    inspected = sum(day.inspected or 0 for day in seen)
    found = sum(one.count for day in seen for one in day.defects)
    return 100 * found / inspected if inspected else None


def right_first_time(days: Iterable[WorkDay]) -> float | None:
    """Pieces that passed at the first look, of those inspected (RFT)."""
    seen = [day for day in days if day.inspected and day.right_first_time is not None]
    inspected = sum(day.inspected or 0 for day in seen)
    return sum(day.right_first_time or 0 for day in seen) / inspected if inspected else None


def absenteeism(days: Iterable[WorkDay]) -> float | None:
    """Person-days lost of those expected."""
    known = [day for day in days if day.absent is not None and day.expected]
    expected = sum(day.expected or 0 for day in known)
    return sum(day.absent or 0 for day in known) / expected if expected else None


def turnover(stays: Iterable[tuple[str | None, str | None]], since: str, until: str) -> float | None:
    """Leavers over the mean of the people at the beginning and the end of a period.

    `stays` are (day of coming, day of leaving), ISO; without one it was before, or goes on.
    """
    stays = list(stays)

    def there(day: str) -> int:
        return sum((came or "") <= day and (left is None or left > day) for came, left in stays)

    mean = (there(since) + there(until)) / 2
    left = sum(since < gone <= until for _came, gone in stays if gone is not None)
    return left / mean if mean else None


def on_time(promises: Iterable[Promise], *, since: str, until: str) -> KeptPromises | None:
    """Promises of a period that were kept: the whole quantity by the day; None when none was due.

    Where a quantity is not known, the day alone tells.
    """
    due = [one for one in promises if since <= one.promised_on <= until]
    return KeptPromises(sum(is_kept(one) for one in due), len(due)) if due else None


def is_kept(promise: Promise) -> bool:
    """Whether it was delivered whole by its day."""
    if promise.delivered_on is None or promise.delivered_on > promise.promised_on:
        return False
    known = promise.quantity is not None and promise.delivered is not None
    return not known or (promise.delivered or 0) >= (promise.quantity or 0)


def is_open(promise: Promise, day: str) -> bool:
    """Whether on a day it may still be kept: it is for that day or later, and did not come yet."""
    return promise.promised_on >= day and (promise.delivered_on is None or promise.delivered_on > day)


def days_of_work_between(days: Iterable[WorkDay]) -> float | None:
    """Days a piece lies between beginning and end: mean work in process / mean output a day.

    Little 1961: L = λW. Days on which it does not apply, or was not noted, do not enter.
    """
    known = [day for day in days if day.wip_applies and day.wip is not None and day.pieces is not None]
    output = sum(day.pieces or 0 for day in known)
    return sum(day.wip or 0 for day in known) / output if output else None


def usual(values: Iterable[float | None], middle: float | None = None) -> Spread | None:
    """What eight of ten of the known values lie within, around `middle` (else their mean).

    With fewer than five, from the least to the most.
    """
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    centre = fmean(known) if middle is None else middle
    if len(known) < FEW:
        low, high = known[0], known[-1]
    else:
        low, high = _quantile(known, 0.1), _quantile(known, 0.9)
    return Spread(min(low, centre), centre, max(high, centre), len(known))


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def stoppages_per_day(days: Sequence[WorkDay]) -> dict[str, float]:
    """Minutes of one person lost a day, by cause, most first; empty when nobody noted any."""
    lost: dict[str, float] = defaultdict(float)
    for day in days:
        for one in day.stoppages:
            lost[one.cause] += one.minutes
    count = len({day.worked_on for day in days})
    return {cause: lost[cause] / count for cause in sorted(lost, key=lambda one: (-lost[one], one))}


def by_day(days: Iterable[WorkDay]) -> dict[str, list[WorkDay]]:
    """The rows of each day, in order: a workshop may count its teams apart."""
    found: dict[str, list[WorkDay]] = defaultdict(list)
    for day in days:
        found[day.worked_on].append(day)
    return {day: found[day] for day in sorted(found)}


def by_week(days: Iterable[WorkDay]) -> list[list[WorkDay]]:
    """The rows of each week from Monday to Sunday, in order."""
    found: dict[tuple[int, int], list[WorkDay]] = defaultdict(list)
    for day in days:
        found[date.fromisoformat(day.worked_on).isocalendar()[:2]].append(day)
    return [found[week] for week in sorted(found)]


def garment_of(style_id: int | None, what: str | None) -> Garment:
    """What was made, to be held against other days: capitals and accents make no other garment."""
    return fold(what or "") if style_id is None else style_id


def days_to_pace(daily: Sequence[float], *, share: float, least: int) -> int | None:
    """On which day of a new garment its pace was reached; None with too few days.

    `daily` is its output per minute present, day by day. The pace is the median of the second
    half; reached from the first day on which that day and the two after it come, together, to
    `share` of it.
    """
    if len(daily) < least:
        return None
    pace = median(daily[len(daily) // 2 :])
    if pace <= 0:
        return None
    for place in range(len(daily)):
        if fmean(daily[place : place + 3]) >= share * pace:
            return place + 1
    return None


def new_garments(begun: Mapping[Garment, str], counted_since: str, rules: CountingRules) -> set[Garment]:
    """The garments that were new to the workshop: it was counted for some days before they began.

    `begun`: on which day each was first finished, of all that was ever counted.
    """
    first = date.fromisoformat(counted_since)
    least = rules.days_before_new
    return {one for one, day in begun.items() if (date.fromisoformat(day) - first).days >= least}


def changeover_days(days: Iterable[WorkDay], new: Collection[Garment], rules: CountingRules) -> float | None:
    """Days until a new garment reached its pace: the median of those known; only its days alone tell."""
    runs: dict[Garment, list[float]] = defaultdict(list)
    for rows in by_day(days).values():
        made = [one for row in rows for one in row.outputs if one.pieces]
        garments = {garment_of(one.style_id, one.what) for one in made}
        minutes = sum(row.minutes or 0 for row in rows)
        if len(garments) == 1 and minutes:
            runs[garments.pop()].append(sum(one.pieces or 0 for one in made) / minutes)
    found = [
        days_to_pace(runs[one], share=rules.share_of_pace, least=rules.least_days_of_changeover)
        for one in sorted(new, key=str)
        if one in runs
    ]
    known = [one for one in found if one is not None]
    return float(median(known)) if known else None


def defects_by_kind(days: Iterable[WorkDay]) -> Mapping[str, int]:
    """How many of each kind, most first."""
    found: dict[str, int] = defaultdict(int)
    for day in days:
        for one in day.defects:
            found[one.kind] += one.count
    return {kind: found[kind] for kind in sorted(found, key=lambda one: (-found[one], one))}
