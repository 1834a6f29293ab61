"""Respuesta: one answered question in large type, what to take along as a list to tick, where, and whom to ask.

Small at its end: where it comes from and until when.
"""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.enquiries.known_answer_queries import read_answer
from app.enquiries.legal_figures import fill_figures, stale_figures
from app.enquiries.records import KnownAnswer
from app.enquiries.words import TOPIC_WORDS, advisory, say_validity
from app.formalization.queries import read_statutes
from app.i18n import _, format_day
from app.phrases import say_norms, with_stop
from app.registry.phone import show_phones
from app.registry.records import Office
from reports.kit.page import PageText, Section, title_block
from reports.kit.shapes import TickLine
from reports.kit.style import ALOUD, HEADING, LARGE, MEDIUM_MUTED, READ_FAR, paragraph
from reports.paper import NothingToPrint, Request

NOT_CONFIRMED = ("M", "S", "desconocido")


def build_answer_sheet(request: Request) -> Section:
    """The sheet of one answer, with its legal figures as of the day it is printed."""
    answer = read_answer(request.reader, request.of)
    if answer is None:
        raise NothingToPrint(_("Esa respuesta ya no está guardada; busque otra en la lista."))
    today = request.printed_on.isoformat()
    statutes = read_statutes(request.reader)
    title = _("Respuesta a una consulta")
    story: list[Flowable] = [
        *title_block(answer.question, TOPIC_WORDS[answer.topic], request.office.name, title),
        Spacer(1, 14),
        paragraph(fill_figures(answer.answer, statutes, today), ALOUD),
        Spacer(1, 12),
        *_what_to_take(answer),
        *_who_helps(request.office),
        Spacer(1, 14),
        KeepTogether(_closing(answer, stale_figures(answer.answer, statutes, today), today)),
    ]
    text = PageText(title, answer.question, request.office.name, request.printed_on)
    return Section(text, story, answer.code or "")


def _what_to_take(answer: KnownAnswer) -> list[Flowable]:
    story: list[Flowable] = []
    if answer.bring:
        story += [paragraph(_("Qué llevar"), HEADING), *(TickLine(one) for one in answer.bring), Spacer(1, 6)]
    if answer.where:
        story.append(paragraph(with_stop(answer.where), READ_FAR, _("Dónde:")))
    return story


def _who_helps(office: Office) -> list[Flowable]:
    """The centre, so that who keeps the sheet knows whom to ask."""
    phone = show_phones(office.phone).replace(" ", "\N{NO-BREAK SPACE}") if office.phone else ""
    reached = " · ".join(part for part in (office.name, phone, office.address) if part)
    return [Spacer(1, 4), paragraph(reached, READ_FAR, _("Le ayudamos:"))]


def _closing(answer: KnownAnswer, stale: list[str], today: str) -> list[Flowable]:
    lines = []
    if stale:
        lines.append(_("Falta confirmar: {figures}.").format(figures=", ".join(stale)))
    if norms := say_norms(answer.source):
        lines.append(_("Norma: {norms}.").format(norms=norms))
    if answer.confidence in NOT_CONFIRMED:
        lines.append(_("Falta ver si otra fuente dice lo mismo."))
    if answer.read_on:
        day = format_day(answer.read_on)
        lines.append(_("Leído el {day}.").format(day=day))
    validity = say_validity(answer, today)
    lines.append(_("Validez: {validity}.").format(validity=validity))
    small = [paragraph(line, MEDIUM_MUTED) for line in lines]
    return [paragraph(advisory(), LARGE), Spacer(1, 8), *small]
