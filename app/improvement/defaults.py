"""What an action starts with when it is taken from a solution; all of it can be changed."""

from datetime import date, timedelta

from app.improvement.records import Solution

DAYS_BY_HOURS = ((4.0, 14), (12.0, 30), (30.0, 60))
LONGEST_DAYS = 90


def due_date(start: date, *, hours: float, source: str) -> date:
    """The same day for an alert; else two weeks to three months, by the hours of work."""
    if source == "alert":
        return start
    days = next((days for most, days in DAYS_BY_HOURS if hours <= most), LONGEST_DAYS)
    return start + timedelta(days=days)


def makes_wait(source: str, due_on: str | None, *, today: str) -> bool:
    """Whether this day (ISO; None: no day) would put an alert off, which is asked about."""
    return source == "alert" and (due_on is None or due_on > today)


def action_defaults(solution: Solution, *, start: date, source: str) -> dict[str, str | int]:
    """Title, cost from and to, payer, first step, evidence and due date of an action."""
    return {
        "title": solution.title,
        "cost": solution.cost_low,
        "cost_high": solution.cost_high,
        "payer": solution.payer,
        "first_step": solution.first_step,
        "evidence": solution.done_when,
        "due_on": due_date(start, hours=solution.hours, source=source).isoformat(),
    }
