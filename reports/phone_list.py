"""Lista de llamadas: who to call about an event, what each needs in order to come, and a tick."""

from reportlab.platypus import Flowable, Spacer

from app.i18n import _
from app.phrases import shorten
from app.registry.phone import show_phones
from app.training.needs_queries import list_contact_refusals
from app.training.phrases import event_place, say_event_days
from app.training.queries import list_enrolments, read_event
from app.training.records import Enrolment
from app.training.words import ENROLMENT_WORDS
from reports.kit.page import WIDE_TEXT_WIDTH, PageText, Section, title_block
from reports.kit.shapes import Ticks
from reports.kit.style import SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

CALLED = ("invited", "waiting", "enrolled")
WIDTHS = (0.04, 0.19, 0.16, 0.12, 0.1, 0.11, 0.11, 0.17)


def build_phone_list(request: Request) -> Section:
    """Everybody invited, waiting or enrolled; who asked not to be called has no number on it."""
    event = read_event(request.reader, request.of)
    people = [one for one in list_enrolments(request.reader, event.id) if one.status in CALLED]
    if not people:
        raise NothingToPrint(
            _("«{title}» todavía no tiene a quién llamar; invite primero.").format(title=event.title)
        )
    people.sort(key=lambda one: (CALLED.index(one.status), one.trainee.workshop, one.number))
    refused = list_contact_refusals(request.reader)
    head = [
        _("N.º"), _("Nombre"), _("Taller"), _("Teléfono"), _("Está"), _("Día y hora"), _("¿Viene?"),
        _("Quedó en; le haría falta"),
    ]  # fmt: skip
    title = _("Lista de llamadas")
    detail = " · ".join(part for part in (say_event_days(event), event_place(event)) if part)
    story: list[Flowable] = [
        *title_block(event.title, detail, request.office.name, title, WIDE_TEXT_WIDTH),
        Spacer(1, 6),
        lined_table(head, [_row(one, refused) for one in people], WIDTHS, width=WIDE_TEXT_WIDTH),
        Spacer(1, 5),
        paragraph(_("Tiene datos de personas: guárdela y destrúyala cuando ya no haga falta."), SMALL_MUTED),
    ]
    text = PageText(title, event.title, request.office.name, request.printed_on)
    return Section(text, story, event.course, wide=True)


def _row(one: Enrolment, refused: frozenset[int]) -> list[str | Flowable]:
    trainee = one.trainee
    phone = show_phones(trainee.phone_given or trainee.phone or "")
    if trainee.workshop_id in refused:
        phone = _("no quiere que la o lo llamen")
    return [
        str(one.number),
        shorten(trainee.full_name, 60),
        shorten(trainee.workshop, 50),
        phone,
        ENROLMENT_WORDS[one.status],
        "",
        Ticks((_("sí"), _("no")), 9.5),
        _needs(one),
    ]


def _needs(one: Enrolment) -> str:
    parts = (
        _("cuidado de hijos") if one.needs_childcare else "",
        _("transporte") if one.needs_transport else "",
        one.needs_timetable or "",
        one.needs_language or "",
    )
    return shorten(", ".join(part for part in parts if part), 70)
