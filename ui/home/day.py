"""What the consultant's day holds, read off the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.diagnosis.queries import count_reach, latest_rounds, list_visits
from app.diagnosis.records import VisitLine
from app.diagnosis.scoring import band_of, score_answers
from app.diagnosis.words import place_label
from app.i18n import _
from app.improvement.queries import list_open_actions
from app.improvement.records import ActionLine
from app.registry.queries import count_workshops, list_consultants, read_workshop, workshop_of_row
from app.storage.reader import ReadOnlyReader
from app.storage.recent import RecentChange, list_recent_changes
from ui.home.words import DAYS_AHEAD, say_when

SHOWN_NEWS = 6


@dataclass(frozen=True, slots=True)
class News:
    """Something that changed: which workshop (None: the office), what, who and when."""

    workshop_id: int | None
    title: str
    what: str
    times: int
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Day:
    """Everything Inicio shows. `mine` says whether the figures are the consultant's own."""

    workshops: int
    drafts: Sequence[VisitLine]
    overdue: Sequence[ActionLine]
    soon: Sequence[ActionLine]
    later: Sequence[ActionLine]
    reach: tuple[int, int, int]
    bands: dict[str | None, int]
    mine: bool
    news: Sequence[News]


def read_day(reader: ReadOnlyReader, *, user: int | None, today: date) -> Day:
    """Read it with a worker's connection."""
    actions = list_open_actions(reader, today=today.isoformat())
    limit = (today + timedelta(days=DAYS_AHEAD)).isoformat()
    ahead = [one for one in actions if not one.overdue]
    reach = count_reach(reader, consultant_id=user) if user else (0, 0, 0)
    mine = reach[0] > 0
    return Day(
        workshops=count_workshops(reader),
        drafts=list_visits(reader, status="draft"),
        overdue=[one for one in actions if one.overdue],
        soon=[one for one in ahead if one.due_on is not None and one.due_on <= limit],
        later=[one for one in ahead if one.due_on is None or one.due_on > limit],
        reach=reach if mine else count_reach(reader),
        bands=_count_bands(reader, user if mine else None),
        mine=mine,
        news=read_news(reader, today),
    )


def _count_bands(reader: ReadOnlyReader, consultant: int | None) -> dict[str | None, int]:
    bands: dict[str | None, int] = {"red": 0, "yellow": 0, "green": 0, None: 0}
    for visit in latest_rounds(reader, consultant_id=consultant):
        overall = score_answers(visit.instrument, visit.answers).overall
        bands[band_of(overall, visit.instrument.bands)] += 1
    return bands


def read_news(reader: ReadOnlyReader, today: date) -> list[News]:
    """The last changes; those of one workshop and kind by one person are told together."""
    names = {one.id: one.name for one in list_consultants(reader)}
    told: dict[tuple, list[RecentChange]] = {}
    for change in list_recent_changes(reader):
        if change.label == place_label():
            continue
        workshop = workshop_of_row(reader, change.table, change.row)
        day = datetime.fromtimestamp(change.at_ms / 1000).date()
        key = (workshop, _kind_of_label(change.label), change.user, day)
        if key not in told and len(told) == SHOWN_NEWS:
            break
        told.setdefault(key, []).append(change)
    news = []
    for (workshop, what, user, _day), changes in told.items():
        when = say_when(datetime.fromtimestamp(changes[0].at_ms / 1000), today)
        title = _workshop_name(reader, workshop)
        news.append(News(workshop, title, what, len(changes), names.get(user, ""), when))
    return news


def _kind_of_label(label: str) -> str:
    """ "respuesta GES-01" -> "respuesta": codes of single items are left out."""
    words = label.split(" ")
    return " ".join(word for word in words if not (word.isupper() and "-" in word)) or label


def _workshop_name(reader: ReadOnlyReader, workshop: int | None) -> str:
    if workshop is None:
        return ""
    try:
        return read_workshop(reader, workshop).name
    except LookupError:
        return _("Taller quitado")
