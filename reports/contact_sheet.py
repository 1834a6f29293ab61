"""Hoja de la visita: the one page that stays in the workshop after a visit or a call.

Large type for what was done and what each side agreed. It lies on a table like the owner's
sheet: what it may not say is in `reports.discretion`.
"""

import io
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Image, KeepTogether, Paragraph, Spacer, Table

from app.agenda.day_words import say_deadline
from app.contacts.queries import next_contact, read_contact
from app.contacts.records import Contact, ContactAction
from app.contacts.words import PROGRESS_WORDS, contact_name, say_minutes
from app.diagnosis.photos import open_picture
from app.diagnosis.queries import read_photo
from app.i18n import _, format_date, format_weekday_date, format_whole_date
from app.improvement.records import Action
from app.phrases import shorten
from app.registry.phone import show_phones
from app.registry.queries import read_workshop
from app.registry.records import Office
from reports.discretion import may_be_listed, say_commitment, say_on_a_table, talked_over
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.style import (
    BODY,
    GROUND,
    HEADING,
    INK,
    LARGE,
    MUTED,
    READ_FAR,
    READ_FAR_BOLD,
    SMALL_MUTED,
    STEP,
    STEP_DATE,
    SUBHEADING,
    paragraph,
)
from reports.paper import NothingToPrint, Request
from reports.rungs import PaperTick

LONGEST_NOTE, LONGEST_PROMISE = 700, 420  # letters, so that it stays one page
FITS_LARGE = 520  # letters of all three texts that leave room for the larger type
SHOWN_ACTIONS = 6
WRITTEN_LINES = 4
SIGNATURE = (190.0, 62.0)  # points, at most


def build_contact_sheet(request: Request) -> Section:
    """The sheet of one contact. Raises `NothingToPrint` for one that was not held."""
    reader = request.reader
    contact = read_contact(reader, request.of)
    if contact.status == "missed":
        raise NothingToPrint(_("Esa visita no se hizo; no hay hoja que dejar."))
    workshop = read_workshop(reader, contact.workshop_id)
    planned = next_contact(reader, workshop.id, after=contact.held_on)
    day = date.fromisoformat(contact.held_on)
    title = _("Hoja de la visita")
    detail = f"{contact_name(contact.channel)}, {format_whole_date(day)}"
    signature = read_photo(reader, contact.signature_hash) if contact.signature_hash else None

    def story(style: ParagraphStyle) -> list[Flowable]:
        return [
            *title_block(workshop.name, detail, request.office.name, title),
            Spacer(1, 4),
            *_who(contact),
            Paragraph(_("Qué hicimos"), HEADING),
            *_done(contact),
            Spacer(1, 10),
            _promises(contact, request.office.centre_type),
            Spacer(1, 12),
            _next_date(planned if planned is None or planned.id != contact.id else None),
            *_actions(contact.actions, request.printed_on, style),
            *_whom_to_call(request.office),
            _signatures(contact, signature, request.office.centre_type),
        ]

    made = story(STEP)
    laid = lay_on_one_page(made)  # as large as there is room for
    made = made if laid is not None else story(BODY)
    text = PageText(title, workshop.name, request.office.name, request.printed_on)
    return Section(text, made, workshop.code, laid=laid)


def _whom_to_call(office: Office) -> list[Flowable]:
    """The centre's own telephone, large enough to be dialled from."""
    if not office.phone:
        return []
    return [
        Spacer(1, 6),
        paragraph("", STEP_DATE, f"{shorten(office.name, 60)} · {show_phones(office.phone)}"),
    ]


def _who(contact: Contact) -> list[Flowable]:
    names = ", ".join(one.name for one in contact.consultants)
    parts = [
        (_("Del centro:"), names),
        (_("Del taller:"), contact.received_by or contact.signed_by or "_" * 40),
        (_("Duró:"), say_minutes(contact.contact_minutes)),
    ]
    return [paragraph(text, LARGE, label) for label, text in parts if text]


def _type(contact: Contact) -> ParagraphStyle:
    """As large as what was written leaves room for."""
    texts = (contact.what_was_done, contact.workshop_agrees, contact.centre_agrees)
    return READ_FAR if sum(len(text or "") for text in texts) <= FITS_LARGE else LARGE


def _done(contact: Contact) -> list[Flowable]:
    """What was done, or lines to write it by hand."""
    if contact.what_was_done:
        words = shorten(say_on_a_table(contact.what_was_done), LONGEST_NOTE)
        return [paragraph(words, _type(contact))]
    table = Table([[""]] * WRITTEN_LINES, colWidths=[TEXT_WIDTH], rowHeights=26.0)
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, MUTED), *NO_PADDING])
    return [table]


def _promises(contact: Contact, centre: str) -> Table:
    """Both sides beside each other, with room to write what was not typed."""
    gap = 14.0
    width = (TEXT_WIDTH - gap) / 2
    cells: list[list[Flowable]] = []
    for name, text in (
        (_("El taller se compromete a"), contact.workshop_agrees),
        (_("El {centre} se compromete a").format(centre=centre), contact.centre_agrees),
    ):
        words = shorten(say_on_a_table(text), LONGEST_PROMISE) if text else ""
        cells.append([paragraph(name, READ_FAR_BOLD), Spacer(1, 4), paragraph(words, _type(contact))])
    table = Table([[cells[0], "", cells[1]]], colWidths=[width, gap, width], minRowHeights=[150.0])
    box = [("BOX", (place, 0), (place, 0), 1.1, INK) for place in (0, 2)]
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *box,
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
        ]
    )
    return table


def _next_date(planned: Contact | None) -> Table:
    if planned is None:
        words = _("Próxima fecha: ____ / ____ / ________   a las ______")
    else:
        day = date.fromisoformat(planned.held_on)
        words = _("Próxima fecha: {weekday} ({day})").format(
            weekday=format_weekday_date(day), day=format_date(day)
        )
        if planned.starts_at:
            words = _("{words}, a las {hour}").format(words=words, hour=planned.starts_at)
    table = Table([[paragraph(words, READ_FAR_BOLD)]], colWidths=[TEXT_WIDTH])
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), GROUND),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ]
    )
    return table


def _actions(actions: tuple[ContactAction, ...], printed_on: date, style: ParagraphStyle) -> list[Flowable]:
    """The programme as it stands after this contact: what moved, and what is still open."""
    if not actions:
        return []
    words = PROGRESS_WORDS
    story: list[Flowable] = [Paragraph(_("El programa, hoy"), SUBHEADING)]
    listed = [one for one in actions if may_be_listed(_as_action(one))]
    moved = sorted(listed, key=lambda one: one.progress is None)
    for one in moved[:SHOWN_ACTIONS]:
        title, _step = say_commitment(_as_action(one))
        state = words[one.progress] if one.progress else _("Sigue")
        rest = ""
        if title == one.title and one.what:
            rest = f": {say_on_a_table(one.what)}"
        elif one.status == "open" and one.due_on:
            rest = _(", antes del {day}").format(day=say_deadline(one.due_on, printed_on))
        done = one.status == "done" or one.progress == "done"
        story.append(PaperTick(shorten(f"{title}{rest}", 130), done, style, f"{state} ·"))
    left = len(listed) - SHOWN_ACTIONS
    if left > 0:
        story.append(paragraph(_("y {count} más en el programa").format(count=left), SMALL_MUTED))
    story.append(paragraph(talked_over(), SMALL_MUTED))
    return story


def _as_action(one: ContactAction) -> Action:
    return Action(one.action_id, 0.0, one.title, "", solution=one.solution)


def _signatures(contact: Contact, png: bytes | None, centre: str) -> KeepTogether:
    if png is None:
        lines = Signatures((_("Por el taller"), _("Por el {centre}").format(centre=centre)), 44)
        return KeepTogether([Spacer(1, 8), lines])
    with open_picture(png) as signature:
        width, height = signature.size
    scale = min(SIGNATURE[0] / width, SIGNATURE[1] / height)
    picture = Image(io.BytesIO(png), width * scale, height * scale, hAlign="LEFT")
    signed = _("Firmó en la pantalla: {name}").format(name=contact.signed_by)
    return KeepTogether([Spacer(1, 10), picture, paragraph(signed, SMALL_MUTED)])
