"""Hoja de consentimiento: the text as read aloud, a yes or no per purpose, what always holds, signatures.

Nothing on it is smaller than 12 points but the version, which is for the centre: who signs should be able to read it.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.diagnosis.duration import as_read_aloud, measured_minutes
from app.diagnosis.instruments import list_instruments
from app.diagnosis.records import Instrument
from app.i18n import _
from app.registry.office_words import say_office, say_withdrawal
from app.registry.records import CONSENT_PURPOSES, Office, Workshop
from reports.dossier import dossier_of
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.shapes import Blank, Ticks
from reports.kit.style import HEADING, LARGE, LINE, SMALL_MUTED, paragraph
from reports.kit.tables import framed
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
    text = PageText(title, workshop.name if workshop else "", office.name, printed_on)
    code = workshop.code if workshop else ""
    airy, tight = (lambda air=air: _story(workshop, instrument, office, air) for air in (1.0, 0.5))
    laid = lay_on_one_page(airy()) or lay_on_one_page(tight())
    return Section(text, tight() if laid is None else [], code, laid=laid)


def _story(workshop: Workshop | None, instrument: Instrument, office: Office, air: float) -> list[Flowable]:
    """All of it; less `air` between its parts leaves room for a long address."""
    title = _("Hoja de consentimiento")
    name = workshop.name if workshop else title
    owner = workshop.owner_name if workshop else ""
    return [
        *title_block(name, owner or _("Antes de la primera pregunta"), office.name, title),
        Spacer(1, 4),
        *say_who_asks(office),
        Spacer(1, 6 * air),
        *read_aloud(instrument.consent_text),
        Paragraph(_("¿Qué acepta?"), HEADING),
        _purposes(instrument, air),
        *closing(
            office,
            _("Texto versión {version}.").format(version=instrument.consent_version),
            always=_what_always_holds(),
            air=air,
        ),
    ]


def say_who_asks(office: Office) -> list[Flowable]:
    """Who the centre is, and who answers for what is told to it."""
    return [
        paragraph(value, LARGE, _("{label}:").format(label=label))
        if value
        else Blank(_("{label}:").format(label=label), size=12, room=18)
        for label, value in say_office(office)
    ]


def read_aloud(text: str) -> list[Flowable]:
    """The text's paragraphs; a single line break is only how the file was typed."""
    parts = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    return [flowable for part in parts for flowable in (paragraph(part, LARGE), Spacer(1, 5))]


def _purposes(instrument: Instrument, air: float) -> Table:
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
            ("TOPPADDING", (0, 0), (-1, -1), 5 * air),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7 * air),
            ("LEFTPADDING", (1, 0), (1, -1), 12),
            ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
        ]
    )
    return table


def _what_always_holds() -> list[tuple[str, str]]:
    """What nobody should have to look for in the text: the one exception, and who else is asked."""
    return [
        (
            _("Hay una sola excepción:"),
            _("si una niña, un niño u otra persona corre peligro, buscamos ayuda."),
        ),
        (
            _("Quienes trabajan acá:"),
            _("si quieren, hablan aparte con nosotros. A usted no le contamos lo que dijo cada persona."),
        ),
    ]


def closing(
    office: Office, version: str, *, always: Sequence[tuple[str, str]] = (), air: float = 1.0
) -> list[Flowable]:
    """How it is taken back and what else `always` holds, the lines to sign on, and which text was signed."""
    text = _(
        "Si la persona no lee, se le lee todo en voz alta, marca lo que dice y firma quien estuvo presente."
    )
    signatures = Signatures(
        (_("Firma o huella"), _("Testigo"), _("Por el {centre}").format(centre=office.centre_type)),
        22 + 10 * air,
        size=12,
    )
    regret, _colon, how = say_withdrawal(office).partition(":")
    return [
        KeepTogether(
            [
                Spacer(1, 8 * air),
                framed([paragraph(words, LARGE, label) for label, words in ((f"{regret}:", how), *always)]),
                Spacer(1, 6),
                paragraph(text, LARGE),
                Blank(_("Nombre y apellido:"), size=12, room=18 + 8 * air),
                Blank(_("Lugar y fecha:"), size=12, room=18 + 8 * air),
                signatures,
                Spacer(1, 6),
                paragraph(version, SMALL_MUTED),
            ]
        )
    ]
