"""Hoja de consentimiento: the text as read aloud, a yes or no per purpose, signatures."""

from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.diagnosis.duration import as_read_aloud, measured_minutes
from app.diagnosis.instruments import list_instruments
from app.diagnosis.records import Instrument
from app.i18n import _
from app.registry.office_words import say_office, say_withdrawal
from app.registry.records import CONSENT_PURPOSES, Office, Workshop
from reports.dossier import dossier_of
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.shapes import Blank, Ticks
from reports.kit.style import BODY, HEADING, LARGE, LARGE_SMALL, LINE, SMALL_MUTED, paragraph
from reports.paper import Request


def print_consent_sheet(request: Request) -> Section:
    """With the text of a diagnostic that is under way, else with today's: it is to be signed."""
    dossier = dossier_of(request)
    (newest, *_others) = list_instruments()
    visit = dossier.visit
    instrument = visit.instrument if visit and not visit.finished else newest
    return build_consent_sheet(
        dossier.workshop,
        as_read_aloud(instrument, measured_minutes(request.reader, instrument)),
        office=request.office,
        printed_on=request.printed_on,
    )


def build_consent_sheet(
    workshop: Workshop | None, instrument: Instrument, *, office: Office, printed_on: date
) -> Section:
    """The sheet of one workshop, or an empty one to be filled by hand.

    What the office has not written in Ajustes has a line, to write it by hand.
    """
    title = _("Hoja de consentimiento")
    name = workshop.name if workshop else title
    owner = workshop.owner_name if workshop else ""
    story: list[Flowable] = [
        *title_block(name, owner or _("Antes de la primera pregunta"), office.name, title),
        Spacer(1, 4),
        *say_who_asks(office),
        Spacer(1, 6),
        *read_aloud(instrument.consent_text),
        Paragraph(_("¿Qué acepta?"), HEADING),
        _purposes(instrument),
        *closing(office, _("Texto versión {version}.").format(version=instrument.consent_version)),
    ]
    text = PageText(title, workshop.name if workshop else "", office.name, printed_on)
    return Section(text, story, workshop.code if workshop else "")


def say_who_asks(office: Office) -> list[Flowable]:
    """Who the centre is, and who answers for what is told to it."""
    return [
        paragraph(value, BODY, _("{label}:").format(label=label))
        if value
        else Blank(_("{label}:").format(label=label), size=10, room=16)
        for label, value in say_office(office)
    ]


def read_aloud(text: str) -> list[Flowable]:
    """The text's paragraphs; a single line break is only how the file was typed."""
    parts = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    return [flowable for part in parts for flowable in (paragraph(part, LARGE), Spacer(1, 5))]


def _purposes(instrument: Instrument) -> Table:
    rows = []
    for purpose in CONSENT_PURPOSES:
        words = instrument.consent_purposes.get(purpose)
        if words is None:
            continue
        rows.append([paragraph(words, LARGE), Ticks((_("sí"), _("no")), 12)])
    table = Table(rows, colWidths=[TEXT_WIDTH - 106, 106])
    table.setStyle(
        [
            *NO_PADDING,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ("LEFTPADDING", (1, 0), (1, -1), 12),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
        ]
    )
    return table


def closing(office: Office, version: str) -> list[Flowable]:
    """How it is taken back, the lines to sign on, and which text was signed."""
    text = _(
        "Si la persona no lee, se le lee todo en voz alta, marca lo que dice y firma quien estuvo presente."
    )
    signatures = Signatures(
        (_("Firma o huella"), _("Testigo"), _("Por el {centre}").format(centre=office.centre_type))
    )
    return [
        KeepTogether(
            [
                Spacer(1, 6),
                paragraph(say_withdrawal(office), LARGE),
                Spacer(1, 4),
                paragraph(text, LARGE_SMALL),
                Spacer(1, 6),
                Blank(_("Nombre y apellido:"), size=12, room=24),
                Blank(_("Lugar y fecha:"), size=12, room=24),
                signatures,
                Spacer(1, 12),
                paragraph(version, SMALL_MUTED),
            ]
        )
    ]
