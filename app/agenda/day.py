"""What the consultant's day holds; Inicio reads it with a worker's connection."""

from datetime import date, timedelta

from app.agenda.news import read_news
from app.agenda.notices import Asked, read_notices
from app.agenda.queries import (
    ALWAYS,
    SHOWN,
    drafts_of,
    has_workshops,
    list_visits_due,
    read_limits,
)
from app.agenda.reach import read_reach
from app.agenda.records import Day
from app.diagnosis.agenda_queries import list_rounds_due
from app.diagnosis.queries import list_visits
from app.diagnosis.records import VisitLine
from app.improvement.agenda_queries import count_later_actions, list_actions_due
from app.registry.queries import count_workshops
from app.storage.records import Reader
from app.training.agenda_queries import list_sessions

DAYS_AHEAD = 7


def read_day(
    reader: Reader, *, user: int | None, today: date, everybody: bool = False, limit: int = SHOWN
) -> Day:
    """The day of one consultant, or of everybody; at most `limit` lines in each list.

    Who has been in no workshop yet is shown everybody's.
    """
    mine = user if user is not None and not everybody and has_workshops(reader, user) else None
    limits = read_limits(reader)
    now, last = _shift(today, 0), _shift(today, DAYS_AHEAD)
    before = _shift(today, -1)
    soon = _shift(today, limits.expiry_days)
    long_ago = _shift(today, -limits.unseen_days)
    return Day(
        today=now,
        workshops=count_workshops(reader),
        mine=mine is not None,
        limits=limits,
        late_visits=list_visits_due(reader, first=ALWAYS, last=before, user=mine, limit=limit),
        visits=list_visits_due(reader, first=now, last=last, user=mine, limit=limit),
        sessions=list_sessions(reader, first=now, last=last),
        rounds=list_rounds_due(reader, first=ALWAYS, last=last, user=mine, limit=limit),
        late_actions=list_actions_due(reader, first=ALWAYS, last=before, user=mine, limit=limit),
        actions=list_actions_due(reader, first=now, last=last, user=mine, limit=limit),
        later_actions=count_later_actions(reader, last=last, user=mine),
        drafts=_drafts(reader, mine),
        notices=read_notices(reader, Asked(now, last, soon, long_ago, mine, limit)),
        reach=read_reach(reader, user=mine),
        news=read_news(reader),
    )


def _shift(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _drafts(reader: Reader, user: int | None) -> list[VisitLine]:
    lines = list_visits(reader, status="draft")
    if user is None:
        return lines
    own = drafts_of(reader, user)
    return [line for line in lines if line.id in own]
