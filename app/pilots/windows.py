"""When a follow-up is: the time of a pilot cut in as many pieces as it measures afterwards."""

from datetime import date, timedelta

from app.i18n import _
from app.pilots.fixing import StepMissing
from app.pilots.records import WholePilot, Window
from app.pilots.steps import LOT, has_begun

MONTHS_WITHOUT_END = 12  # of a pilot that does not say when it ends
HALF_YEAR = 183  # days
MOMENTS_BEFORE = 10
EARLY_DAYS = 21  # before the day of a follow-up from which it is due
FOREVER = date.max.isoformat()


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


def windows_of(whole: WholePilot, today: str) -> tuple[Window, ...]:
    """The follow-ups of a pilot that have begun by `today`. Raises `StepMissing` for one that did not begin."""
    pilot = whole.pilot
    return plan_windows(
        start_of(whole), follow_ups=pilot.follow_ups or 1, ends_on=pilot.ends_on,
        waits_until=pilot.waits_until, today=today,
    )  # fmt: skip


def follow_up_days(whole: WholePilot) -> list[str]:
    """The days on which its follow-ups are wanted; none of a pilot that did not begin."""
    return [one.target for one in windows_of(whole, FOREVER)] if has_begun(whole) else []


def window_due(whole: WholePilot, today: str) -> Window | None:
    """The follow-up that is to be made now: from three weeks before its day, while what is measured is of it.

    None is due of a pilot that did not begin, or was decided.
    """
    if not has_begun(whole) or whole.pilot.decision:
        return None
    last = windows_of(whole, today)[-1]
    early = (date.fromisoformat(last.target) - timedelta(days=EARLY_DAYS)).isoformat()
    return last if early <= today <= last.until and last.after < today else None


def start_of(whole: WholePilot) -> str:
    """The day from which what is tried may have done something. Raises `StepMissing` before there is one."""
    pilot = whole.pilot
    if not whole.entrants:
        raise StepMissing(
            "entry", _("Todavía no se fijó quién entra en el piloto; sin eso no hay qué comparar.")
        )
    if pilot.comparison == LOT:
        if whole.draw is None:
            raise StepMissing("draw", _("El piloto todavía no se sorteó; sin eso no hay qué comparar."))
        return max(whole.draw.drawn_at[:10], pilot.starts_on or "")
    start = pilot.starts_on or (pilot.list_at or "")[:10]
    if not start:
        raise StepMissing("groups", _("Falta el día en que empieza el piloto; escríbalo en «Grupos»."))
    return start


def days_before(windows: tuple[Window, ...], start: str) -> tuple[str, ...]:
    """Where one looks for how it was going already: a follow-up's length apart, half a year at most."""
    first = date.fromisoformat(start)
    length = (date.fromisoformat(windows[0].target) - first).days if windows else 0
    step = min(max(length, 1), HALF_YEAR)
    return tuple((first - timedelta(days=step * one)).isoformat() for one in range(1, MOMENTS_BEFORE + 1))


def _months_on(day: date) -> date:
    return day + timedelta(days=round(MONTHS_WITHOUT_END * 365.25 / 12))
