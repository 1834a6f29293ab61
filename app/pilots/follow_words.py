"""What became of a workshop of a pilot, in words."""

from collections.abc import Iterable

from app.allocation.words import GROUP_WORDS
from app.i18n import N_, Words, _, format_day
from app.phrases import uncapital
from app.pilots.follow_records import Contamination, DueFollowUp, FollowedWorkshop
from app.pilots.records import OutcomeMissing
from app.pilots.words import TOOK_WORDS

# How the outcomes of a kind are asked for; another one by its title.
OUTCOME_WORDS: Words[str] = Words(
    {
        "index": N_("el diagnóstico"),
        "dimension": N_("el diagnóstico"),
        "sub_index": N_("el diagnóstico"),
        "figure": N_("la cifra de {what}"),
        "efficiency": N_("lo contado en el taller"),
        "dhu": N_("lo contado en el taller"),
        "training_test": N_("la prueba del curso"),
    }
)


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
    """ "medición 2 · tenía que ser el 03/11/2026 · falta: el diagnóstico, la cifra de ventas del mes"."""
    told = _("tenía que ser el {day}") if one.due_on < today else _("toca el {day}")
    number = _("medición {number}").format(number=one.number)
    return " · ".join((number, told.format(day=format_day(one.due_on)), say_missing(one.missing)))


def say_missing(missing: Iterable[OutcomeMissing]) -> str:
    """ "falta: el diagnóstico, la cifra de ventas del mes"; nothing of nothing. What one visit gives is said once."""
    said = list(dict.fromkeys(_say_outcome(one) for one in missing))
    return _("falta: {what}").format(what=", ".join(said)) if said else ""


def _say_outcome(one: OutcomeMissing) -> str:
    kind = one.code.partition(".")[0]
    return OUTCOME_WORDS.get(kind, "{what}").format(what=uncapital(one.title))
