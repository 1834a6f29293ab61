"""What became of a workshop of a pilot, in words."""

from app.allocation.words import GROUP_WORDS
from app.i18n import _, format_day
from app.pilots.follow_records import Contamination, DueFollowUp, FollowedWorkshop
from app.pilots.words import TOOK_WORDS


def say_took(one: FollowedWorkshop) -> str:
    """Whether it took what is tried, as it was noted; else the first course it came to."""
    follow = one.follow
    if follow is not None and follow.took:
        day = f" · {format_day(follow.took_on)}" if follow.took_on else ""
        return f"{TOOK_WORDS[follow.took]}{day}"
    if one.came:
        course, day = one.came[0]
        return _("vino a {course} · {day}").format(course=course, day=format_day(day))
    return ""


def say_contamination(one: FollowedWorkshop) -> str:
    """How what is tried may have reached one that waits; nothing of the others."""
    return " · ".join(_say(each) for each in one.contaminated)


def _say(one: Contamination) -> str:
    if one.how == "course":
        return _("esperaba y vino a {course}").format(course=one.what)
    if one.how == "noted":
        return _("esperaba y lo recibió")
    if one.how == "neighbour":
        return _("a {metres} m de {name}, que empezó primero").format(metres=one.kind, name=one.what)
    return _("{kind}: {name} empezó primero").format(kind=GROUP_WORDS[one.kind], name=one.what)


def say_due(one: DueFollowUp, today: str) -> str:
    """ "medición 2 · tenía que ser el 3/11/2026"."""
    told = _("tenía que ser el {day}") if one.due_on < today else _("toca el {day}")
    return " · ".join(
        (_("medición {number}").format(number=one.number), told.format(day=format_day(one.due_on)))
    )
