"""When a follow-up is: the time of a pilot cut in as many pieces as it measures afterwards."""

from datetime import date, timedelta

from app.claims.records import Window

MONTHS_WITHOUT_END = 12  # of a pilot that does not say when it ends
HALF_YEAR = 183  # days
MOMENTS_BEFORE = 10


def plan_windows(
    start: str, *, follow_ups: int, ends_on: str | None, waits_until: str | None, today: str
) -> tuple[Window, ...]:
    """The follow-ups that have begun by `today`, each with the days that it takes.

    Each is wanted a piece of the time after the start; what lies nearer to it than to the next one is of it. The
    last one takes what comes late too, until the others start: from then on there is nobody to compare with.
    """
    first = date.fromisoformat(start)
    close = date.fromisoformat(today)
    if waits_until and date.fromisoformat(waits_until) > first:
        close = min(close, date.fromisoformat(waits_until))
    wanted = [date.fromisoformat(one) for one in (ends_on, waits_until) if one and one > start]
    end = min(wanted, default=_months_on(first))
    length = max((end - first).days, follow_ups)
    targets = [first + timedelta(days=round(length * one / follow_ups)) for one in range(1, follow_ups + 1)]
    found, after = [], first
    for number, target in enumerate(targets, 1):
        if number > 1 and after >= close:
            break
        until = close
        if number < follow_ups:
            until = min(close, target + (targets[number] - target) / 2)
        found.append(Window(number, after.isoformat(), until.isoformat(), target.isoformat()))
        after = until
    return tuple(found)


def days_before(windows: tuple[Window, ...], start: str) -> tuple[str, ...]:
    """Where one looks for how it was going already: a follow-up's length apart, half a year at most."""
    first = date.fromisoformat(start)
    length = (date.fromisoformat(windows[0].target) - first).days if windows else 0
    step = min(max(length, 1), HALF_YEAR)
    return tuple((first - timedelta(days=step * one)).isoformat() for one in range(1, MOMENTS_BEFORE + 1))


def _months_on(day: date) -> date:
    return day + timedelta(days=round(MONTHS_WITHOUT_END * 365.25 / 12))
