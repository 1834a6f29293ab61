"""What an association wants kept in mind on the day: its meetings, and what they decided."""

from collections.abc import Sequence
from datetime import date

from app.agenda.notices import NoticeKind, NoticeLine, due_line
from app.association.records import DecisionDue, MeetingDue
from app.association.words import MEETING_WORDS
from app.i18n import N_, _, format_day
from app.place import Place


def show_decisions(lines: Sequence[DecisionDue], today: date) -> list[NoticeLine]:
    """Each with who carries it out, and by when."""
    return [
        due_line(
            one.what,
            " · ".join(part for part in (one.who, one.association) if part),
            one.due_on or today.isoformat(),
            today,
            Place("meeting", one.meeting_id, "decisions"),
        )
        for one in lines
    ]


def show_meetings(lines: Sequence[MeetingDue], today: date) -> list[NoticeLine]:
    """Each with its association, and whether the members were told."""
    return [
        due_line(
            MEETING_WORDS[one.kind],
            " · ".join(
                part for part in (one.association, one.starts_at, one.place, _say_called(one, today)) if part
            ),
            one.held_on,
            today,
            Place("meeting", one.id),
        )
        for one in lines
    ]


def _say_called(one: MeetingDue, today: date) -> str:
    if one.held_on < today.isoformat():
        return _("falta decir si se hizo")
    return "" if one.called_on else _("convocatoria sin entregar")


NOTICES = (
    NoticeKind(
        "association_meetings",
        N_("Reuniones de las asociaciones"),
        N_("Reuniones de las asociaciones"),
        read="app.association.queries:list_meetings_due",
        show="app.association.notices:show_meetings",
        say=lambda one: f"{format_day(one.held_on)}  {one.association}  {MEETING_WORDS[one.kind]}",
        keys="id association kind date=held_on time=starts_at place called_on",
        order=24,
        listed=34,
    ),
    NoticeKind(
        "association_decisions",
        N_("Decisiones de las asociaciones"),
        N_("Decisiones de las asociaciones"),
        read="app.association.queries:list_decisions_due",
        show="app.association.notices:show_decisions",
        say=lambda one: f"{format_day(one.due_on)}  {one.association}  {one.what}",
        keys="id association what who due_on meeting=held_on",
        order=25,
        listed=35,
    ),
)
