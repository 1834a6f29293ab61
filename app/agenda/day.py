"""What the consultant's day holds; Inicio reads it with a worker's connection."""

from dataclasses import replace
from datetime import date, timedelta

from app.agenda.news import read_news
from app.agenda.notices import Asked, read_notices
from app.agenda.queries import (
    ALWAYS,
    MOST,
    SHOWN,
    drafts_of,
    has_workshops,
    list_visits_due,
    read_limits,
)
from app.agenda.records import Day, Reach, Waiting
from app.diagnosis.agenda_queries import list_rounds_due
from app.diagnosis.queries import count_reach, list_visits, read_answers, read_instrument
from app.diagnosis.records import VisitLine
from app.diagnosis.scoring import band_of, score_answers
from app.improvement.agenda_queries import count_later_actions, list_actions_due
from app.improvement.records import ActionDue
from app.pilots.blind_queries import hidden_workshops
from app.registry.queries import count_workshops
from app.storage.records import Reader
from app.training.agenda_queries import list_sessions

DAYS_AHEAD = 7
FOREVER = "9999-12-31"
MOST_SCORED = 300  # the newest diagnostics, whose lights are shown

_NEWEST_VISITS = """
SELECT v.id, i.hash FROM (
  SELECT max(id) AS id FROM visit
  WHERE deleted = 0 AND status = 'finished' AND rating_of IS NULL
    AND workshop_id IN (SELECT id FROM workshop WHERE deleted = 0)
  GROUP BY workshop_id HAVING :user IS NULL OR consultant_id = :user
  ORDER BY max(id) DESC LIMIT :limit
) latest JOIN visit v ON v.id = latest.id JOIN instrument i ON i.id = v.instrument_id
"""


def read_day(
    reader: Reader, *, user: int | None, today: date, everybody: bool = False, limit: int = SHOWN
) -> Day:
    """The day of one consultant, or of everybody; at most `limit` lines in each list.

    Who has been in no workshop yet is shown everybody's.
    """
    hidden = hidden_workshops(reader, user)
    wide = MOST if hidden else limit  # what is left out does not take the place of others
    mine = user if user is not None and not everybody and has_workshops(reader, user) else None
    limits = read_limits(reader)
    now, last = _shift(today, 0), _shift(today, DAYS_AHEAD)
    before, after = _shift(today, -1), _shift(today, DAYS_AHEAD + 1)
    soon = _shift(today, limits.expiry_days)
    long_ago = _shift(today, -limits.unseen_days)
    day = Day(
        today=now,
        workshops=count_workshops(reader),
        mine=mine is not None,
        limits=limits,
        late_visits=list_visits_due(reader, first=ALWAYS, last=before, user=mine, limit=limit),
        visits=list_visits_due(reader, first=now, last=last, user=mine, limit=limit),
        later_visits=list_visits_due(reader, first=after, last=FOREVER, user=mine, limit=1),
        sessions=list_sessions(reader, first=now, last=last),
        rounds=list_rounds_due(reader, first=ALWAYS, last=last, user=mine, limit=limit),
        late_actions=list_actions_due(reader, first=ALWAYS, last=before, user=mine, limit=wide),
        actions=list_actions_due(reader, first=now, last=last, user=mine, limit=wide),
        later_actions=count_later_actions(reader, last=last, user=mine),
        drafts=_drafts(reader, mine),
        notices=read_notices(reader, Asked(now, last, soon, long_ago, mine, limit)),
        reach=_read_reach(reader, user=mine),
        news=read_news(reader),
    )
    return _without(day, hidden, limit) if hidden else day


def _without(day: Day, hidden: frozenset[int], limit: int) -> Day:
    """The day of who measures workshops without knowing what was done there: not their actions, nor what changed.

    What an alert asks for stays: it comes of answers, and cannot wait.
    """

    def left(waiting: Waiting[ActionDue]) -> Waiting[ActionDue]:
        lines = [one for one in waiting.lines if one.alert or one.workshop_id not in hidden]
        return Waiting(lines[:limit], waiting.count - (len(waiting.lines) - len(lines)))

    news = [one for one in day.news if one.workshop_id not in hidden]
    return replace(day, late_actions=left(day.late_actions), actions=left(day.actions), news=news)


def _shift(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _drafts(reader: Reader, user: int | None) -> list[VisitLine]:
    lines = list_visits(reader, status="draft")
    if user is None:
        return lines
    own = drafts_of(reader, user)
    return [line for line in lines if line.id in own]


def _read_reach(reader: Reader, *, user: int | None = None) -> Reach:
    """Of all workshops, or of a consultant's. Only the newest diagnostics are scored."""
    rows = reader.rows(_NEWEST_VISITS, {"user": user, "limit": MOST_SCORED})
    answers = read_answers(reader, [row[0] for row in rows])
    bands: dict[str | None, int] = {"begin": 0, "yellow": 0, "green": 0, None: 0}
    for visit, digest in rows:
        instrument = read_instrument(reader, digest)
        overall = score_answers(instrument, answers.get(visit, {})).overall
        bands[band_of(overall, instrument.bands)] += 1
    return Reach(*count_reach(reader, consultant_id=user), bands)
