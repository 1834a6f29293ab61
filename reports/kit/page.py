"""The page itself: A4, what stands on top and at the foot of each page, the count.

"Página N de M" needs M before the first page is finished. The canvas therefore
keeps the state of every page and writes the foot when all pages of its section are
there; keeping a state is a dictionary's copy, so the second pass costs nothing.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Table,
)

from app.i18n import _, format_date, language_in_use
from app.phrases import shorten
from reports.kit.canvas import PaperCanvas
from reports.kit.sheets import place_page, sheet_in_use
from reports.kit.style import (
    ALERT,
    BOLD,
    INK,
    LINE,
    MUTED,
    ON_ALERT,
    REGULAR,
    RIGHT,
    SUBTITLE,
    TITLE,
    TITLE_LONG,
    TITLE_LONGEST,
    cell,
    fit,
    paragraph,
    plain,
)

WIDTH, HEIGHT = A4
MARGIN = 42.0
TEXT_WIDTH = WIDTH - 2 * MARGIN
WIDE_TEXT_WIDTH = HEIGHT - 2 * MARGIN  # of a sheet on its side
_FOOT = 30.0
FIRST_ROOM = HEIGHT - _FOOT - 20 - MARGIN + 10  # points of text on an upright first page
_HEAD = 22.0  # of a later one, which has a head
WIDE_ROOM = FIRST_ROOM - (HEIGHT - WIDTH)
WIDE_LATER_ROOM = WIDE_ROOM - _HEAD
_BAND, _EDGE = 14.0, 11.0  # what says that a page is reserved: its height, and the paper outside
LANGUAGE_TAGS = {"es": "es-PY", "en": "en"}
LONGEST = 160  # letters of a name in a head: a list may have a whole story in one cell


@dataclass(frozen=True, slots=True)
class PageText:
    """What a section's pages say around the text; `subject` is a workshop, or empty.

    A `bare` page has neither head nor foot: a certificate says all this in its own way. A
    `reserved` one says above and below, on every page, that it stays in the centre. `with_phone`: the office's
    telephone is at its foot, where it has one.
    """

    title: str
    subject: str
    office: str
    printed_on: date
    bare: bool = False
    reserved: bool = False
    with_phone: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that are counted together: one workshop's document in a batch; its short code.

    `wide`: the sheets lie on their side. `more`: what follows in the same paper and is counted apart,
    as the sheets of other workshops are. `laid`: the story, if it was laid out on its one page already.
    """

    text: PageText
    story: list[Flowable]
    code: str = ""
    wide: bool = False
    more: tuple["Section", ...] = ()
    laid: Flowable | None = None

    @property
    def drawn(self) -> list[Flowable]:
        """What is put on its pages."""
        return self.story if self.laid is None else [self.laid]


def join_sections(sections: Sequence[Section]) -> Section:
    """Several sheets as one paper, each with a head and a count of its own."""
    first, *rest = sections
    return replace(first, more=(*first.more, *rest))


def _one_by_one(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from section.more


class CountedCanvas(PaperCanvas):
    """A canvas that writes each page's foot when it knows how many pages there are."""

    _pagesize: tuple[float, float]

    def __init__(self, *arguments: Any, phone: str = "", **options: Any) -> None:
        # else every file names Helvetica, which no page uses and nobody embeds
        super().__init__(*arguments, **options | {"initialFontName": REGULAR})
        self.setViewerPreference("DisplayDocTitle", "true")
        self._phone = phone
        self._kept: list[tuple[dict[str, Any], int, int]] = []
        self._texts: list[PageText] = []
        self._counts: list[int] = []

    def begin_section(self, text: PageText) -> None:
        self._texts.append(text)
        self._counts.append(0)

    def showPage(self) -> None:
        section = len(self._texts) - 1
        self._counts[section] += 1
        self._kept.append((dict(self.__dict__), section, self._counts[section]))
        self._startPage()

    def save(self) -> None:
        texts, counts = self._texts, self._counts
        for state, section, number in self._kept:
            self.__dict__.update(state)
            if not texts[section].bare:
                _draw_foot(self, texts[section], self._phone, (number, counts[section]))
            if texts[section].reserved:
                _draw_reserved(self)
            self._put_on_sheet()
            super().showPage()
        super().save()

    def _put_on_sheet(self) -> None:
        """All that was drawn on an A4 page, onto the sheet that lies in the printer."""
        if sheet_in_use() == "a4":
            return
        place = place_page(*self._pagesize, sheet_in_use())
        scale, right, up = (fp_str(one) for one in place[1:])
        self._code.insert(0, f"{scale} 0 0 {scale} {right} {up} cm")
        self._pagesize = place.size


def _draw_foot(canvas: Canvas, text: PageText, phone: str, count: tuple[int, int]) -> None:
    width, _height = canvas._pagesize
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, _FOOT + 12, width - MARGIN, _FOOT + 12)
    canvas.setFillColor(MUTED)
    printed = _("impreso el {day}").format(day=format_date(text.printed_on))
    ending = "".join(f" · {said}" for said in (phone if text.with_phone else "", printed) if said)
    room = (width - 2 * MARGIN) * 0.8 - stringWidth(ending, REGULAR, 8.5)
    office, size = fit(text.office, REGULAR, 8.5, room)
    canvas.setFont(REGULAR, size)
    canvas.drawString(MARGIN, _FOOT, office + ending)
    canvas.setFont(REGULAR, 8.5)
    number, total = count
    page = _("Página {number} de {total}").format(number=number, total=total)
    canvas.drawRightString(width - MARGIN, _FOOT, page)


def _draw_reserved(canvas: Canvas) -> None:
    """A band above and one below: white words on a ground that is as dark in grey."""
    width, height = canvas._pagesize
    text = _("RESERVADO · solo del centro · no dejar en el taller")
    for bottom in (height - _BAND - _EDGE, _EDGE):
        canvas.setFillColor(ALERT)
        canvas.rect(MARGIN, bottom, width - 2 * MARGIN, _BAND, stroke=0, fill=1)
        canvas.setFillColor(ON_ALERT)
        canvas.setFont(BOLD, 10)
        canvas.drawCentredString(width / 2, bottom + 4, text)


def _draw_head(canvas: Canvas, text: PageText) -> None:
    width, height = canvas._pagesize
    y = height - MARGIN + 4
    left, right = (text.subject, text.title) if text.subject else (text.title, text.office)
    right, size = fit(right, REGULAR, 9.5, TEXT_WIDTH * 0.4)
    room = width - 2 * MARGIN - stringWidth(right, REGULAR, size) - 14
    left, left_size = fit(left, BOLD, 9.5, room)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, left_size)
    canvas.drawString(MARGIN, y, left)
    canvas.setFont(REGULAR, size)
    canvas.drawRightString(width - MARGIN, y, right)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, y - 6, width - MARGIN, y - 6)


class _NextSection(ActionFlowable):
    """Puts the next section's pages into the document when the last one's are done.

    So a batch holds one workshop's flowables at a time. What goes wrong while a section
    is read or made is kept in `trouble`: reportlab would rewrite its message.
    """

    def __init__(self, sections: Iterator[Section], story: list[Flowable]) -> None:
        super().__init__()
        self.sections, self.story = sections, story
        self.trouble: BaseException | None = None

    def apply(self, doc: "PagedDocument") -> None:
        try:
            section = next(self.sections, None)
        except BaseException as trouble:
            self.trouble = trouble
            raise
        if section is not None:
            doc.section_text = section.text
            doc.handle_nextPageTemplate(first_page(section))
            self.story += [PageBreak(), *section.drawn, self]


class PagedDocument(BaseDocTemplate):
    """A4 pages: the first of a section without a head, the later ones with a small one.

    `first` is how the first section lies: "first" upright, "wide" on its side.
    """

    section_text: PageText

    def __init__(
        self, target: str | BytesIO, *, title: str, author: str, first: str = "first", invariant: bool = False
    ) -> None:
        super().__init__(
            target,
            pagesize=A4,
            title=title,
            author=author,
            creator="Hilván",
            lang=LANGUAGE_TAGS[language_in_use()],
            invariant=1 if invariant else None,
            pageCompression=1,
        )
        names = ("first", "wide") if first == "first" else ("wide", "first")
        for name in names:
            self._add_templates(name)

    def _add_templates(self, name: str) -> None:
        """The first page of a section and those that follow it, upright or on their side."""
        width, height = size = landscape(A4) if name == "wide" else A4
        bottom, text_width = _FOOT + 20, width - 2 * MARGIN
        room = FIRST_ROOM - (HEIGHT - height)
        first = Frame(MARGIN, bottom, text_width, room, 0, 0, 0, 0)
        later = Frame(MARGIN, bottom, text_width, room - _HEAD, 0, 0, 0, 0)
        then = f"{name}-later"
        self.addPageTemplates(
            [
                PageTemplate(name, [first], onPage=_open_section, autoNextPageTemplate=then, pagesize=size),
                PageTemplate(then, [later], onPage=_open_later, pagesize=size),
            ]
        )


def first_page(section: Section) -> str:
    """How the first page of a section lies, as `PagedDocument` is told."""
    return "wide" if section.wide else "first"


def _open_section(canvas: CountedCanvas, document: PagedDocument) -> None:
    canvas.begin_section(document.section_text)


def _open_later(canvas: CountedCanvas, document: PagedDocument) -> None:
    if not document.section_text.bare:
        _draw_head(canvas, document.section_text)


def write_document(
    target: Path, sections: Iterable[Section], *, title: str, phone: str = "", invariant: bool = False
) -> None:
    """Write a PDF; sections are taken one by one, so a generator may report progress.

    It says its title, its language and whose it is: the office of the first section. `phone` is that office's, for
    the foot of every page. `invariant` leaves out dates and ids, so that two runs are equal bytes.
    """
    remaining = _one_by_one(sections)
    first = next(remaining)
    document = PagedDocument(
        str(target), title=title, author=first.text.office, first=first_page(first), invariant=invariant
    )
    document.section_text = first.text
    story = list(first.drawn)
    following = _NextSection(remaining, story)
    story.append(following)
    gc.freeze()  # else the collector walks over all that was there before, again and again
    try:
        document.build(story, canvasmaker=partial(CountedCanvas, phone=plain(phone)))
    except BaseException:
        if following.trouble is not None:
            raise following.trouble from None
        raise
    finally:
        gc.unfreeze()


def title_block(
    name: str, detail: str, office: str, document: str, width: float = TEXT_WIDTH
) -> list[Flowable]:
    """The head of a section's first page: whose it is, whose paper it is, a heavy line."""
    left = [_title(shorten(name, LONGEST), width * 0.68), paragraph(shorten(detail, LONGEST), SUBTITLE)]
    right = [paragraph("", RIGHT, shorten(office, LONGEST)), paragraph(document, RIGHT)]
    lies = [cell("BOTTOM"), cell("BOTTOM")]
    table = Table([[left, right]], colWidths=[width * 0.68, width * 0.32], cellStyles=[lies])
    return [table, HRFlowable(width="100%", thickness=2.2, color=INK, spaceBefore=8, spaceAfter=4)]


def _title(name: str, width: float) -> Flowable:
    """In two lines, smaller where the name is long: the sheet below it needs its room."""
    for style in (TITLE, TITLE_LONG, TITLE_LONGEST):
        made = paragraph(name, style)
        if made.wrap(width, HEIGHT)[1] <= 2 * style.leading:
            break
    return made


NO_PADDING: list[tuple[Any, ...]] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


class Signatures(Flowable):
    """Lines to sign on, each with what it is for."""

    def __init__(self, words: tuple[str, ...], room: float = 32, size: float = 10.5) -> None:
        super().__init__()
        self.words, self.room, self.size = words, room, size

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, self.room + 14

    def draw(self) -> None:
        gap = 40.0
        width = (self.available - gap * (len(self.words) - 1)) / len(self.words)
        canvas = self.canv
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.9)
        canvas.setFont(REGULAR, self.size)
        for index, word in enumerate(self.words):
            x = index * (width + gap)
            canvas.line(x, 14, x + width, 14)
            canvas.drawString(x, 2, plain(word))
