"""The documents of a workshop, the blank form and the card of phones."""

from dataclasses import replace

from app.diagnosis.evidence import with_figures
from app.diagnosis.instruments import list_instruments
from app.formalization.queries import read_statutes
from app.i18n import _
from reports.blank_form import build_blank_form
from reports.consent_sheet import build_consent_sheet
from reports.diagnosis_record import build_diagnosis_record
from reports.dossier import Dossier, check_open, read_dossier
from reports.kinds import OFFICE, WORKSHOP, NothingToPrint, Report, Request
from reports.owner_sheet import build_owner_sheet
from reports.page import Section
from reports.phone_card import build_phone_card
from reports.programme import build_programme


def _dossier(request: Request) -> Dossier:
    assert request.subject_id is not None
    return read_dossier(
        request.reader, request.subject_id, office=request.office,
        printed_on=request.printed_on, visit_id=request.visit,
        compared=request.compared,
    )  # fmt: skip


def _open_dossier(request: Request) -> Dossier:
    """What papers that show answers are made from; none while they may not be seen."""
    dossier = _dossier(request)
    check_open(request.reader, dossier)
    return dossier


def _diagnosis_record(request: Request) -> Section:
    dossier = _open_dossier(request)
    if dossier.visit is None:
        raise NothingToPrint(
            _("El taller {code} todavía no tiene una visita; haga el diagnóstico primero.").format(
                code=dossier.workshop.code
            )
        )
    visit = dossier.visit
    filled = with_figures(visit.instrument, read_statutes(request.reader), visit.visited_on)
    return build_diagnosis_record(replace(dossier, visit=replace(visit, instrument=filled)))


def _blank_form(request: Request) -> Section:
    (instrument, *_others) = list_instruments()
    day = request.printed_on
    filled = with_figures(instrument, read_statutes(request.reader), day.isoformat())
    return build_blank_form(filled, office=request.office.name, printed_on=day)


def _consent_sheet(request: Request) -> Section:
    """With the text of a diagnostic that is under way, else with today's: it is to be signed."""
    dossier = _dossier(request)
    (newest, *_others) = list_instruments()
    visit = dossier.visit
    return build_consent_sheet(
        dossier.workshop, visit.instrument if visit and not visit.finished else newest,
        office=request.office, printed_on=request.printed_on,
    )  # fmt: skip


REPORTS: tuple[Report, ...] = (
    Report(
        "owner-sheet",
        _("Hoja del taller"),
        WORKSHOP,
        lambda request: build_owner_sheet(_open_dossier(request)),
        of_round=True,
    ),
    Report(
        "programme",
        _("Programa de mejora"),
        WORKSHOP,
        lambda request: build_programme(_open_dossier(request)),
        of_round=True,
    ),
    Report(
        "diagnosis-record",
        _("Registro del diagnóstico"),
        WORKSHOP,
        _diagnosis_record,
        of_round=True,
    ),
    Report("consent-sheet", _("Hoja de consentimiento"), WORKSHOP, _consent_sheet),
    Report("blank-form", _("Formulario en blanco"), OFFICE, _blank_form),
    Report("phone-card", _("Teléfonos útiles"), OFFICE, build_phone_card),
)
