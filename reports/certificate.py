"""Certificado: one sheet on its side, sewn around with a basting stitch, with a code to ask.

The code and the QR are explained in docs/adr/0015-certificate-codes.md. What was issued is
printed as it was issued; later changes of a name do not reach it.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.i18n import _, format_day, format_long_date
from app.registry.phone import show_phones
from app.registry.records import Office
from app.training.phrases import event_place, say_days, say_hours
from app.training.queries import list_certificates, read_certificate, read_event
from app.training.records import Certificate, Event
from reports.kit.page import HEIGHT, WIDE_TEXT_WIDTH, WIDTH, PageText, Section
from reports.kit.qr import draw_code
from reports.kit.style import BOLD, INK, MUTED, REGULAR, fit, plain
from reports.paper import NothingToPrint, Request

SHEET_WIDTH, SHEET_HEIGHT = HEIGHT, WIDTH
EDGE = 24.0
QR_SIDE = 92.0
LOGO_WIDTH = 110.0  # of the upper corners nothing is drawn in: the centre's logo or seal, and a partner's
MASK = 2  # any of the eight is read; trying all for the prettiest takes five times as long
NAME_SIZE, COURSE_SIZE = 34.0, 22.0


@dataclass(frozen=True, slots=True)
class CertificateText:
    """Everything a certificate says; `copy` is 0 for the first print, then which duplicate."""

    office: str
    city: str
    name: str
    course: str
    length: str
    place: str
    issued: str
    code: str
    facilitator: str
    signed_by: str
    carried: str
    copy: int = 0
    reached: str = ""
    checked: str = ""


def build_certificate(request: Request) -> Section:
    """One certificate. Raises `NothingToPrint` for an annulled one."""
    certificate = read_certificate(request.reader, request.of)
    if certificate.annulled_reason is not None:
        raise NothingToPrint(
            _("El certificado {code} está anulado y no se imprime.").format(code=certificate.code)
        )
    event = read_event(request.reader, certificate.event_id)
    return _section(request, [_text(request, certificate, event)], certificate.code)


def build_certificates(request: Request) -> Section:
    """Every valid certificate of an event. Raises `NothingToPrint` when there is none."""
    event = read_event(request.reader, request.of)
    valid = [
        one for one in list_certificates(request.reader, event_id=event.id) if one.annulled_reason is None
    ]
    if not valid:
        raise NothingToPrint(
            _("«{title}» todavía no tiene certificados; emítalos primero.").format(title=event.title)
        )
    return _section(request, [_text(request, one, event) for one in valid], event.course)


def _section(request: Request, texts: list[CertificateText], code: str) -> Section:
    page = PageText(_("Certificado"), "", request.office.name, request.printed_on, bare=True)
    return Section(page, [CertificateSheet(text) for text in texts], code, wide=True)


def _text(request: Request, certificate: Certificate, event: Event) -> CertificateText:
    office = request.office
    issued = format_long_date(date.fromisoformat(certificate.issued_on))
    text = _("{city}, {day}").format(city=office.city, day=issued) if office.city else issued
    return CertificateText(
        office=office.name, city=office.city or "", name=certificate.full_name,
        reached=" · ".join(_how_reached(office)), checked=say_where_checked(office),
        course=certificate.course_title, length=_length(certificate), place=event_place(event),
        issued=text, code=certificate.code, facilitator=event.facilitator or "",
        signed_by=certificate.signed_by or "", carried=carried_text(certificate, office.name),
        copy=certificate.prints,
    )  # fmt: skip


def _how_reached(office: Office) -> list[str]:
    phone = show_phones(office.phone) if office.phone else ""
    return [part for part in (office.address or "", phone) if part]


def say_where_checked(office: Office) -> str:
    """How somebody who is shown a certificate finds out that it is true."""
    if office.phone:
        return _("Para saber si un certificado vale, llame al {phone} y diga el código.").format(
            phone=show_phones(office.phone)
        )
    return _("Para saber si un certificado vale, pregunte en {office} con el código.").format(
        office=office.name
    )


def _length(certificate: Certificate) -> str:
    days = say_days(certificate.held_from, certificate.held_to)
    if not certificate.hours:
        return days
    return _("{hours}, {days}").format(hours=say_hours(certificate.hours), days=days)


def carried_text(certificate: Certificate, office: str) -> str:
    """What the QR carries: the code first, then what is printed, a line each."""
    first, last = (format_day(day) for day in (certificate.held_from, certificate.held_to))
    return "\n".join(
        (
            f"{_('Certificado')} {certificate.code}",
            certificate.full_name,
            certificate.course_title,
            f"{say_hours(certificate.hours)}, {first} - {last}",
            office,
        )
    )


class CertificateSheet(Flowable):
    """The whole sheet; it draws from the page's corner, whatever the frame around it."""

    def __init__(self, text: CertificateText) -> None:
        super().__init__()
        self.text = text

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return available_width, available_height

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        canvas.saveState()
        _draw_edge(canvas)
        _draw_words(canvas, self.text)
        _draw_foot(canvas, self.text)
        canvas.restoreState()


def _draw_edge(canvas: Canvas) -> None:
    """A line and, inside it, a basting stitch, which gave the program its name."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.6)
    canvas.rect(EDGE, EDGE, SHEET_WIDTH - 2 * EDGE, SHEET_HEIGHT - 2 * EDGE)
    inner = EDGE + 8
    canvas.setLineWidth(1.1)
    canvas.setLineCap(1)
    canvas.setDash(9, 6)
    canvas.roundRect(inner, inner, SHEET_WIDTH - 2 * inner, SHEET_HEIGHT - 2 * inner, 7)
    canvas.setDash()
    canvas.setLineCap(0)


def _draw_words(canvas: Canvas, text: CertificateText) -> None:
    canvas.setFillColor(INK)
    between = WIDE_TEXT_WIDTH - 40 - 2 * LOGO_WIDTH
    _centre(canvas, text.office, BOLD, 16, 506, between)
    canvas.setFillColor(MUTED)
    _centre(canvas, text.reached, REGULAR, 11, 488, between)
    _centre(canvas, _("otorga el presente"), REGULAR, 12, 466)
    canvas.setFillColor(INK)
    _centre(canvas, _("Certificado"), BOLD, 42, 418)
    canvas.setFillColor(MUTED)
    _centre(canvas, _("a"), REGULAR, 13, 390)
    canvas.setFillColor(INK)
    y = _centre_lines(canvas, text.name, BOLD, NAME_SIZE, 350)
    canvas.setFillColor(MUTED)
    _centre(canvas, _("por haber participado en el curso"), REGULAR, 13, y - 30)
    canvas.setFillColor(INK)
    y = _centre_lines(canvas, text.course, BOLD, COURSE_SIZE, y - 62)
    _centre(canvas, text.length, REGULAR, 14, y - 24)
    where = _("en {place}").format(place=text.place) if text.place else ""
    canvas.setFillColor(MUTED)
    _centre(canvas, where, REGULAR, 12, y - 42)


def _draw_foot(canvas: Canvas, text: CertificateText) -> None:
    left = EDGE + 26.0
    draw_code(canvas, text.carried, left, EDGE + 38, QR_SIDE, mask=MASK)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 11.5)
    canvas.drawString(left, EDGE + 22, text.code)
    right = SHEET_WIDTH - EDGE - 26
    start = left + QR_SIDE + 34
    _draw_signatures(canvas, text, start, right)
    canvas.setFillColor(MUTED)
    ask, size = fit(text.checked, REGULAR, 11, right - start - (130 if text.copy else 0))
    canvas.setFont(REGULAR, size)
    canvas.drawString(start, EDGE + 22, ask)
    if text.copy:
        canvas.setFont(BOLD, 9.5)
        copy = _("Duplicado n.º {number}").format(number=text.copy)
        canvas.drawRightString(right, EDGE + 22, plain(copy))


def _draw_signatures(canvas: Canvas, text: CertificateText, start: float, right: float) -> None:
    canvas.setFillColor(INK)
    issued, size = fit(text.issued, REGULAR, 11.5, right - start)
    canvas.setFont(REGULAR, size)
    canvas.drawRightString(right, EDGE + 122, issued)
    gap = 40.0
    width = (right - start - gap) / 2
    people = ((text.facilitator, _("Da el curso")), (text.signed_by, text.office))
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.9)
    for place, (name, role) in enumerate(people):
        x = start + place * (width + gap)
        canvas.line(x, EDGE + 72, x + width, EDGE + 72)
        lines = [(name, BOLD), (role, REGULAR)] if name else [(role, REGULAR)]
        for number, (words, font) in enumerate(lines):
            shown, size = fit(words, font, 10, width)
            canvas.setFont(font, size)
            canvas.drawCentredString(x + width / 2, EDGE + 59 - number * 12.5, shown)


def _centre(
    canvas: Canvas, text: str, font: str, size: float, y: float, width: float = WIDE_TEXT_WIDTH - 40
) -> None:
    if not text:
        return
    shown, size = fit(text, font, size, width)
    canvas.setFont(font, size)
    canvas.drawCentredString(SHEET_WIDTH / 2, y, shown)


def _centre_lines(canvas: Canvas, text: str, font: str, size: float, y: float) -> float:
    """Centre a name whole: smaller, then on two lines, never cut; returns the last baseline."""
    room = WIDE_TEXT_WIDTH - 60
    lines = [plain(text)]
    wide = stringWidth(lines[0], font, size)
    if wide * 0.75 > room:
        lines = _halves(lines[0], font)
        wide = max(stringWidth(line, font, size) for line in lines)
    size *= min(1.0, room / wide)
    canvas.setFont(font, size)
    for number, line in enumerate(lines):
        canvas.drawCentredString(SHEET_WIDTH / 2, y - number * size * 1.15, line)
    return y - (len(lines) - 1) * size * 1.15


def _halves(text: str, font: str) -> list[str]:
    """Two lines of about the same length; one when there is nowhere to break."""
    words = text.split(" ")
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    if not cuts:
        return [text]
    return list(min(cuts, key=lambda pair: max(stringWidth(line, font, 10) for line in pair)))
