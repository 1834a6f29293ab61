"""Planilla de asistencia: a line per person to sign on, with the number of the window's grid."""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.i18n import WEEKDAYS, _
from app.phrases import shorten
from app.training.courses import find_course
from app.training.phrases import event_place, say_event_days
from app.training.queries import list_enrolments, read_event
from app.training.records import Enrolment, Event, Session
from app.training.words import MARK_KEYS, MARK_WORDS
from reports.kit.page import WIDE_TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import INK, MUTED, SMALL, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import Request

SESSIONS_PER_SHEET = 5
WALK_INS = 6
ROW = 25.0
ONE_LINE = 30
EXPECTED = ("enrolled", "waiting", "invited")


def build_attendance_sheet(request: Request) -> Section:
    """The sheet of an event: everybody expected, and lines for who comes besides."""
    event = read_event(request.reader, request.of)
    people = [one for one in list_enrolments(request.reader, event.id) if one.status in EXPECTED]
    title = _("Planilla de asistencia")
    course = find_course(event.course)
    named = course is None or not course.reserved
    story: list[Flowable] = []
    for sessions in _sheets(event.sessions):
        story += [PageBreak()] if story else []
        story += title_block(event.title, _detail(event), request.office.name, title, WIDE_TEXT_WIDTH)
        story += [_legend(), Spacer(1, 4), _table(people, sessions, named)]
    text = PageText(title, event.title, request.office.name, request.printed_on)
    return Section(text, story, event.course, wide=True)


def _sheets(sessions: Sequence[Session]) -> list[Sequence[Session | None]]:
    """Up to five sessions on a sheet; an event without days gets empty columns."""
    if not sessions:
        return [[None] * 3]
    return [
        sessions[start : start + SESSIONS_PER_SHEET] for start in range(0, len(sessions), SESSIONS_PER_SHEET)
    ]


def _detail(event: Event) -> str:
    parts = (say_event_days(event), event_place(event), event.facilitator or "")
    return " · ".join(part for part in parts if part)


def _table(people: Sequence[Enrolment], sessions: Sequence[Session | None], named: bool) -> Flowable:
    head = [_("N.º"), _("Nombre y apellido"), _("Estado"), _("Taller") if named else _("Teléfono")]
    head += [_column(session) for session in sessions]
    blank = [""] * len(sessions)
    rows: list[list[str | Flowable]] = [
        [
            str(one.number),
            _small(shorten(one.trainee.full_name, 2 * ONE_LINE)),
            _state(one),
            _small(one.trainee.workshop) if named else "",
            *blank,
        ]
        for one in people
    ]
    last = max((one.number for one in people), default=0)
    rows += [[str(last + place), "", "", "", *blank] for place in range(1, WALK_INS + 1)]
    rows.append(["", _("Firma de quien da el curso"), "", "", *blank])
    share = 0.5 / max(len(sessions), 3)
    widths = [0.045, 0.95 - 0.27 - share * len(sessions), 0.08, 0.195, *[share] * len(sessions)]
    lines = [
        ("LINEAFTER", (3, 0), (-2, -1), 0.5, MUTED),
        ("LINEABOVE", (0, -1), (-1, -1), 1.2, INK),
    ]
    return lined_table(head, rows, widths, width=WIDE_TEXT_WIDTH, heights=[ROW] * len(rows), more=lines)


def _column(session: Session | None) -> str:
    if session is None:
        return _("Fecha:")
    day = date.fromisoformat(session.held_on)
    words = f"{WEEKDAYS[day.weekday()][:3]} {day.day}/{day.month}"
    return f"{words}, {session.starts_at}" if session.starts_at else words


def _small(text: str) -> str | Flowable:
    """A text for a line of the sheet: a long one in small type, on two lines at most."""
    return text if len(text) <= ONE_LINE else paragraph(shorten(text, 2 * ONE_LINE), SMALL)


def _state(one: Enrolment) -> str:
    return {"waiting": _("espera"), "invited": _("invitada/o")}.get(one.status, "")


def _legend() -> Flowable:
    marks = " · ".join(f"{key} {MARK_WORDS[mark]}" for mark, key in MARK_KEYS.items())
    text = _(
        "Cada persona firma en la columna del día. Para pasarla a la computadora: el número es el de la "
        "planilla de la pantalla; {marks}. Quien vino sin estar anotada o anotado escribe su nombre en "
        "las líneas vacías."
    )
    return paragraph(text.format(marks=marks), SMALL_MUTED)
