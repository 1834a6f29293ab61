"""What a room wants kept in mind on the day: NOTICES of its `room.py`, shown on Inicio."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.agenda.day_words import say_until
from app.agenda.records import Limits, Waiting
from app.i18n import _
from app.place import Place
from app.rooms import gather, load
from app.storage.records import Reader

RED, YELLOW, GREY = "red", "yellow", "grey"
DEEDS = BEGIN_VISIT, NOTE_FIGURES = ("begin_visit", "note_figures")


@dataclass(frozen=True, slots=True)
class Asked:
    """For which day a notice is read, of whose workshops, and how many lines are wanted.

    `week` is the last day of the week to come; all days are ISO.
    """

    today: str
    week: str
    soon: str
    long_ago: str
    user: int | None
    limit: int


@dataclass(frozen=True, slots=True)
class NoticeAct:
    """What can be done at once with a line: go to a `place`, or begin a `deed` (of `DEEDS`) in a workshop.

    `first` is what is wanted of several: the kind of figure that is noted first.
    """

    title: str
    place: Place | None = None
    deed: str = ""
    workshop_id: int = 0
    first: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line of Inicio; `when` stands beside a light (`look`), or alone where it has none."""

    title: str
    remark: str
    when: str
    look: str
    place: Place
    acts: tuple[NoticeAct, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """Functions are named as "module:function"; texts are marked with `N_`.

    `read` (reader, asked) gives what waits; `show` (its lines, today) makes lines of Inicio,
    under `title` if there is one (it may say {days}, after which a workshop is unseen); `say`
    makes a line of a terminal, under `said`; `keys` are those of its JSON, which tells how
    many there are in all of what is `counted`. Inicio follows `order`, the others `listed`.
    """

    code: str
    title: str
    said: str
    read: str
    show: str
    say: Callable[[Any], str]
    keys: str
    counted: bool = True
    order: int = 1000
    listed: int = 1000


def notice_kinds() -> list[NoticeKind]:
    """Every room's, as Inicio shows them."""
    return sorted(gather("app", "NOTICES"), key=lambda kind: kind.order)


def listed_kinds() -> list[NoticeKind]:
    """Every room's, as the command line lists them."""
    return sorted(gather("app", "NOTICES"), key=lambda kind: kind.listed)


def read_notices(reader: Reader, asked: Asked) -> dict[str, Waiting[Any]]:
    """What waits, by kind."""
    return {kind.code: load(kind.read)(reader, asked) for kind in notice_kinds()}


def show_notice(kind: NoticeKind, lines: Sequence[Any], today: date) -> list[NoticeLine]:
    """What waits of one kind, as lines of Inicio."""
    made: list[NoticeLine] = load(kind.show)(lines, today)
    return made


def title_notice(kind: NoticeKind, limits: Limits) -> str:
    """What stands above a kind's lines; empty where nothing does."""
    return _(kind.title).format(days=limits.unseen_days) if kind.title else ""


def due_line(
    title: str, remark: str, day: str, today: date, place: Place, acts: tuple[NoticeAct, ...] = ()
) -> NoticeLine:
    """A line of something with a day (ISO): red once it has passed."""
    look = RED if day < today.isoformat() else YELLOW
    return NoticeLine(title, remark, say_until(day, today), look, place, acts)
