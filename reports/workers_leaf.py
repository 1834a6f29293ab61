"""Hoja de quienes trabajan: one page in large letters, to be filled with a pen and folded; owners have a slip.

The lower end is cut off and kept: what to do in danger and whom to call. It names no workshop, and says
nothing of what was asked: whoever finds it learns only whom anybody may call.
"""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.alerts.queries import card_phones
from app.alerts.records import LocalPhone
from app.alerts.words import PHONE_WORDS, name_of
from app.formalization.queries import read_statutes
from app.i18n import _
from app.phrases import shorten
from app.registry.queries import list_clusters
from app.voices.leaf_file import find_leaf, with_figures
from app.voices.records import OWNERS, WORKERS, Leaf, LeafQuestion
from app.voices.words import NOT_SAID
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, join_sections
from reports.kit.shapes import Blank
from reports.kit.style import (
    BODY_BOLD,
    BOLD,
    INK,
    LARGE,
    LARGE_BOLD,
    LARGE_SMALL,
    MUTED,
    REGULAR,
    SMALL,
    SMALL_MUTED,
    TITLE_LONG,
    marked,
    paragraph,
    plain,
    safe,
)
from reports.paper import Request

MOST_PHONES = 9
LONGEST_NAME = 40
_FIRST = ("women_service", "police", "health", "women_ministry", "labour", "codeni", "fire")
_LINES_TO_WRITE = 6
_BOX = 11.5
_WORDS = 12.5
_LINE = 19.0
_GAP = 15.0
_QUESTION = ParagraphStyle("leaf-question", LARGE_BOLD, fontSize=13, leading=15.5, spaceBefore=6)
_SMALL_PART = 8.5


class AnswerBoxes(Flowable):
    """Numbered boxes, each with its words, on as many lines as they need; no words are cut from their box."""

    def __init__(self, words: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.words = [(number, plain(text)) for number, text in words]
        self.lines: list[list[tuple[float, str, str]]] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.lines, x = [[]], 0.0
        for number, text in self.words:
            width = stringWidth(number, BOLD, _SMALL_PART) + 3 + _BOX + 4 + stringWidth(text, REGULAR, _WORDS)
            if x and x + width > available_width:
                self.lines.append([])
                x = 0.0
            self.lines[-1].append((x, number, text))
            x += width + _GAP
        return available_width, len(self.lines) * _LINE

    def draw(self) -> None:
        canvas, top = self.canv, len(self.lines) * _LINE
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(1.1)
        for place, line in enumerate(self.lines, 1):
            y = top - place * _LINE + 4
            for left, number, text in line:
                canvas.setFont(BOLD, _SMALL_PART)
                canvas.drawString(left, y + 0.5, number)
                x = left + stringWidth(number, BOLD, _SMALL_PART) + 3
                canvas.roundRect(x, y - 1.5, _BOX, _BOX, 1.5, stroke=1, fill=0)
                canvas.setFont(REGULAR, _WORDS)
                canvas.drawString(x + _BOX + 4, y, text)


class CutLine(Flowable):
    """Where the paper is cut or torn, with what is below."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = plain(words)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, 16

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFont(REGULAR, _SMALL_PART)
        canvas.setFillColor(INK)
        end = self.available - stringWidth(self.words, REGULAR, _SMALL_PART)
        canvas.drawString(end, 5, self.words)
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.8)
        canvas.setDash(4, 3)
        canvas.line(0, 8, end - 6, 8)


def build_workers_leaf(request: Request) -> Section:
    """A leaf for each territory that has confirmed numbers; before there is any, one with lines for them."""
    zones = [(one.name, card_phones(request.reader, one.id)) for one in list_clusters(request.reader)]
    every = [(name, phones) for name, phones in zones if phones] or [("", card_phones(request.reader, None))]
    leaf = _todays_leaf(request)
    return join_sections([_page_of(leaf, name, phones, request) for name, phones in every])


def _page_of(leaf: Leaf, zone: str, phones: list[LocalPhone], request: Request) -> Section:
    """As many numbers as have room on the one page, those of danger first."""
    text = PageText(leaf.title, "", request.office.name, request.printed_on, bare=True)
    ordered = sorted(phones, key=lambda one: _FIRST.index(one.kind) if one.kind in _FIRST else len(_FIRST))
    for most in (len(ordered), *range(min(len(ordered) - 1, MOST_PHONES), 0, -1)):
        laid = lay_on_one_page(_leaf_of(leaf, zone, ordered[:most], request))
        if laid is not None:
            return Section(text, [], laid=laid)
    return Section(text, _leaf_of(leaf, zone, ordered[:1], request))


def build_owners_slip(request: Request) -> Section:
    """Two slips on a sheet, for owners: what of it is asked of both."""
    leaf = _todays_leaf(request)
    slip = [
        paragraph(leaf.owners_title, TITLE_LONG),
        paragraph(leaf.owners_opening, LARGE),
        Spacer(1, 4),
        *_questions(leaf, OWNERS),
        Spacer(1, 4),
        paragraph(_version(leaf, request), SMALL_MUTED),
    ]
    story = [*slip, Spacer(1, 8), CutLine(""), Spacer(1, 8), *slip]
    text = PageText(leaf.owners_title, "", request.office.name, request.printed_on, bare=True)
    return Section(text, story)


def _todays_leaf(request: Request) -> Leaf:
    return with_figures(find_leaf(), read_statutes(request.reader), request.printed_on.isoformat())


def _leaf_of(leaf: Leaf, zone: str, phones: list[LocalPhone], request: Request) -> list[Flowable]:
    return [
        paragraph(leaf.title, TITLE_LONG),
        Spacer(1, 2),
        paragraph(leaf.opening, LARGE),
        *_questions(leaf, WORKERS),
        Spacer(1, 3),
        paragraph(
            _("{version} · Las palabras en guaraní: {state}.").format(
                version=_version(leaf, request), state=leaf.gloss_state
            ),
            SMALL_MUTED,
        ),
        CutLine(_("Esta parte es para usted: córtela y guárdela")),
        _kept_part(leaf, zone, phones, request),
    ]


def _version(leaf: Leaf, request: Request) -> str:
    return _("{office} · hoja {version}, borrador").format(office=request.office.name, version=leaf.version)


def _questions(leaf: Leaf, speaker: str) -> list[Flowable]:
    return [
        KeepTogether(_question(number, one, speaker)) for number, one in enumerate(leaf.asked_of(speaker), 1)
    ]


def _question(number: int, question: LeafQuestion, speaker: str) -> list[Flowable]:
    said = f"{number}. {safe(question.asked(speaker))}"
    if question.gloss and speaker == WORKERS:
        said += f' <font name="{REGULAR}" size="10">({safe(question.gloss_of)}:\u00a0<i>{safe(question.gloss)}</i>)</font>'
    answers = [(str(place), one.text) for place, one in enumerate(question.answers, 1)]
    return [Paragraph(said, _QUESTION), AnswerBoxes([*answers, ("0", _(NOT_SAID))])]


def _kept_part(leaf: Leaf, zone: str, phones: list[LocalPhone], request: Request) -> Table:
    left: list[Flowable] = [paragraph(leaf.danger.title, LARGE_BOLD)]
    left += [Paragraph(marked(step), LARGE_SMALL) for step in leaf.danger.steps]
    title = _("Teléfonos útiles · {zone}").format(zone=zone) if zone else _("Teléfonos útiles")
    right: list[Flowable] = [paragraph(title, BODY_BOLD)]
    for phone in phones[:MOST_PHONES]:
        right.append(
            paragraph(
                (phone.number or "").replace(" ", "\u00a0"),
                LARGE_SMALL,
                f"{shorten(name_of(phone), LONGEST_NAME)}:",
            )
        )
    if not phones:
        right += [Blank(f"{PHONE_WORDS[kind]}:", size=9, room=14) for kind in _FIRST[:_LINES_TO_WRITE]]
    if request.office.phone:
        right.append(paragraph(request.office.phone, LARGE_SMALL, f"{request.office.name}:"))
    right.append(paragraph(_("Puede llamar cualquier persona."), SMALL))
    table = Table([[left, right]], colWidths=[TEXT_WIDTH * 0.52, TEXT_WIDTH * 0.48])
    table.setStyle([*NO_PADDING, ("RIGHTPADDING", (0, 0), (0, 0), 14), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return table
