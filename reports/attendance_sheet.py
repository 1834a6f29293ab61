"""Planilla de asistencia: a line per person to sign on, with the number of the window's grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.i18n import WEEKDAYS, _
from app.phrases import shorten
from app.registry.groups import SEX_WORDS
from app.training.courses import find_course
from app.training.phrases import event_place, say_event_days
from app.training.queries import list_enrolments, read_event
from app.training.records import Enrolment, Event, Session
from app.training.words import ENROLMENT_WORDS, MARK_KEYS, MARK_WORDS
from reports.kit.page import WIDE_TEXT_WIDTH, PageText, Section, title_block
from reports.kit.style import INK, LARGE_SMALL, MUTED, SMALL, paragraph
from reports.kit.tables import lined_table
from reports.paper import Request

SESSIONS_PER_SHEET, WITH_IDENTITY = 5, 4
WALK_INS = 6
ROW = 25.0
ONE_LINE = 30
EXPECTED = ("enrolled", "waiting", "invited")


@dataclass(frozen=True, slots=True)
class AttendanceOptions:
    """`with_identity`: columns for the cédula and the sex, where who pays for a course asks for them."""

    with_identity: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    """What stands between a name and the days: `named` is the workshop, else the telephone."""

    named: bool
    identity: bool

    @property
    def head(self) -> list[str]:
        place = _("Taller") if self.named else _("Teléfono")
        more = [_("C.I."), _("Sexo")] if self.identity else []
        return [_("N.º"), _("Nombre y apellido"), _("Estado"), place, *more]

    def widths(self, sessions: int) -> list[float]:
        """Shares of the sheet; what fewer days than a sheet has leave goes to the name."""
        fixed = [0.04, 0.085, 0.13, 0.1, 0.065] if self.identity else [0.045, 0.095, 0.18]
        most = 0.38 if self.identity else 0.46
        share = most / max(sessions, 3)
        number, *others = fixed
        return [number, 1 - sum(fixed) - share * sessions, *others, *[share] * sessions]


def build_attendance_sheet(request: Request) -> Section:
    """The sheet of an event: everybody expected, and lines for who comes besides."""
    event = read_event(request.reader, request.of)
    people = [one for one in list_enrolments(request.reader, event.id) if one.status in EXPECTED]
    title = _("Planilla de asistencia")
    course = find_course(event.course)
    named = course is None or not course.reserved
    asked = request.paper.options
    # who comes to a reserved course writes no more than a name
    identity = named and isinstance(asked, AttendanceOptions) and asked.with_identity
    story: list[Flowable] = []
    for sessions in _sheets(event.sessions, WITH_IDENTITY if identity else SESSIONS_PER_SHEET):
        first = not story
        columns = _Columns(named, identity and first)  # once is enough
        story += [] if first else [PageBreak()]
        story += title_block(event.title, _detail(event), request.office.name, title, WIDE_TEXT_WIDTH)
        story += [*_how_to(), Spacer(1, 4)] if first else []
        story.append(_table(people, sessions, columns))
    text = PageText(title, event.title, request.office.name, request.printed_on)
    return Section(text, story, event.course, wide=True)


def _sheets(sessions: Sequence[Session], on_first: int) -> list[Sequence[Session | None]]:
    """So many sessions on the first sheet, five on the others; an event without days gets empty columns."""
    if not sessions:
        return [[None] * 3]
    starts = [0, *range(on_first, len(sessions), SESSIONS_PER_SHEET)]
    return [sessions[start:end] for start, end in pairwise([*starts, len(sessions)])]


def _detail(event: Event) -> str:
    parts = (say_event_days(event), event_place(event), event.facilitator or "")
    return " · ".join(part for part in parts if part)


def _table(people: Sequence[Enrolment], sessions: Sequence[Session | None], columns: _Columns) -> Flowable:
    head = [*columns.head, *map(_column, sessions)]
    rows = [[*_row(one, columns), *[""] * len(sessions)] for one in people]
    last = max((one.number for one in people), default=0)
    rows += [[str(last + place), *[""] * (len(head) - 1)] for place in range(1, WALK_INS + 1)]
    rows.append(["", _("Firma de quien da el curso"), *[""] * (len(head) - 2)])
    lines = [
        ("LINEAFTER", (3, 0), (-2, -1), 0.5, MUTED),
        ("LINEABOVE", (0, -1), (-1, -1), 1.2, INK),
    ]
    widths = columns.widths(len(sessions))
    return lined_table(head, rows, widths, width=WIDE_TEXT_WIDTH, heights=[ROW] * len(rows), more=lines)


def _row(one: Enrolment, columns: _Columns) -> list[str | Flowable]:
    trainee = one.trainee
    # a cédula is written by who comes, and wants to: the sheet goes from hand to hand
    more = ["", SEX_WORDS.get(trainee.sex or "", "")] if columns.identity else []
    return [
        str(one.number),
        _small(shorten(trainee.full_name, 2 * ONE_LINE)),
        ENROLMENT_WORDS[one.status],
        _small(trainee.workshop, 16 if columns.identity else 24) if columns.named else "",
        *more,
    ]


def _column(session: Session | None) -> str:
    if session is None:
        return _("Fecha:")
    day = date.fromisoformat(session.held_on)
    words = f"{WEEKDAYS[day.weekday()][:3]} {day.day}/{day.month}"
    return f"{words}, {session.starts_at}" if session.starts_at else words


def _small(text: str, longest: int = ONE_LINE) -> str | Flowable:
    """A text for a line of the sheet: a long one in small type, on two lines at most."""
    return text if len(text) <= longest else paragraph(shorten(text, 2 * longest), SMALL)


def _how_to() -> list[Flowable]:
    """On the first sheet alone: the others have the room for people."""
    marks = " · ".join(f"{key} {MARK_WORDS[mark]}" for mark, key in MARK_KEYS.items())
    signs = _(
        "Cada persona firma en la columna del día. Quien vino y no está anotada o anotado escribe su "
        "nombre en las líneas vacías."
    )
    keyed = _("el número es el de la planilla de la pantalla; {marks}.").format(marks=marks)
    return [
        paragraph(signs, LARGE_SMALL),
        paragraph(keyed, LARGE_SMALL, _("Para pasarla a la computadora:")),
    ]
