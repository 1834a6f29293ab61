"""What pilots want kept in mind on the day: whom to measure, and what leads to it."""

from collections.abc import Sequence
from datetime import date

from app.agenda.notices import BEGIN_VISIT, NOTE_FIGURES, NoticeAct, NoticeKind, NoticeLine, due_line
from app.i18n import N_, _, format_day
from app.pilots.follow_records import DueFollowUp, PilotDue
from app.pilots.follow_words import say_missing
from app.pilots.records import COUNTED, DIAGNOSED
from app.place import Place


def show_pilots_due(lines: Sequence[PilotDue], today: date) -> list[NoticeLine]:
    """Each workshop with its pilot and what is missing; its group is told nowhere."""
    return [
        due_line(
            one.due.name,
            " · ".join(
                (
                    _("Piloto {number}").format(number=one.number),
                    _("medición {number}").format(number=one.due.number),
                    say_missing(one.due.missing),
                )
            ),
            one.due.due_on,
            today,
            Place("workshop", one.due.workshop_id),
            measuring_acts(one.due),
        )
        for one in lines
    ]


def measuring_acts(due: DueFollowUp) -> tuple[NoticeAct, ...]:
    """What leads to the values that a follow-up lacks, each way once."""
    found: dict[str, NoticeAct] = {}
    for one in due.missing:
        kind, _dot, code = one.code.partition(".")
        act = _act(kind, code, due.workshop_id)
        if act is not None:
            found.setdefault(act.title, act)
    return tuple(found.values())


def _act(kind: str, code: str, workshop: int) -> NoticeAct | None:
    if kind in DIAGNOSED:
        return NoticeAct(_("Diagnóstico"), deed=BEGIN_VISIT, workshop_id=workshop)
    if kind == "figure":
        return NoticeAct(_("Cifras…"), deed=NOTE_FIGURES, workshop_id=workshop, first=code)
    if kind in COUNTED:
        return NoticeAct(_("Contar"), Place("counts", workshop, part="week"))
    if kind == "steps":
        return NoticeAct(_("Pasos"), Place("workshop", workshop, part="formalization"))
    return None


def _say(one: PilotDue) -> str:
    return "  ".join((format_day(one.due.due_on), one.due.code, one.due.name, say_missing(one.due.missing)))


NOTICES = (
    NoticeKind(
        "pilot_follow_ups",
        N_("A medir, por los pilotos"),
        N_("A medir, por los pilotos"),
        read="app.pilots.agenda_queries:list_pilots_due",
        show="app.pilots.notices:show_pilots_due",
        say=_say,
        keys="pilot=number workshop=due.code|none name=due.name|none follow_up=due.number due_on=due.due_on missing",
        order=27,
        listed=37,
    ),
)
