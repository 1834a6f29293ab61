"""The documents of visits, calls and answered questions."""

from app.i18n import _
from reports.kinds import ANSWER, CONTACT, Report, Request
from reports.page import Section


def _contact_sheet(request: Request) -> Section:
    from reports.contact_sheet import build_contact_sheet

    return build_contact_sheet(request)


def _answer_sheet(request: Request) -> Section:
    from reports.answer_sheet import build_answer_sheet

    return build_answer_sheet(request)


REPORTS: tuple[Report, ...] = (
    Report("contact-sheet", _("Hoja de la visita"), CONTACT, _contact_sheet),
    Report("answer-sheet", _("Respuesta a una consulta"), ANSWER, _answer_sheet),
)
