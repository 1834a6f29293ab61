"""How the paper looks: the fonts, the colours by role, the kinds of paragraph.

No other module of this room names a font file or a colour.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import font_source_sans_pro
from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph
from reportlab.platypus.tables import CellStyle

from app.colours import BAND_BAR_ROLES, BAND_ROLES, read_roles
from reports.kit.canvas import draw_alike
from reports.kit.guarani_letters import as_drawn, give_tilde

REGULAR = "SourceSansPro"
BOLD = "SourceSansPro-Bold"
ITALIC = "SourceSansPro-Italic"
_FILES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "It"}


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role; `painted` also colours what is drawn on, as a window needs it."""

    roles: Mapping[str, str]
    painted: bool = False

    def colour(self, role: str) -> Color:
        """Raises KeyError for a role that the theme does not have."""
        return HexColor(self.roles[role])

    def word(self, band: str | None) -> Color:
        """The colour of a band's word and shape; None is a part without a score."""
        return self.colour(BAND_ROLES[band])

    def bar(self, band: str | None) -> Color:
        """The colour of a band's bar."""
        return self.colour(BAND_BAR_ROLES[band])


PAPER = Palette(read_roles("paper"))
INK = PAPER.colour("text")
MUTED = PAPER.colour("text_soft")
LINE = PAPER.colour("line")
GROUND = PAPER.colour("sunken")
ALERT = PAPER.colour("urgent")
ON_ALERT = PAPER.colour("surface")


@lru_cache(maxsize=1)
def register_fonts() -> frozenset[int]:
    """Make the embedded fonts known to reportlab; returns the characters they have."""
    folder = Path(font_source_sans_pro.font_directory)
    known: frozenset[int] = frozenset()
    for name, file in _FILES.items():
        font = TTFont(name, str(folder / f"SourceSansPro-{file}.ttf"))
        give_tilde(font)
        pdfmetrics.registerFont(font)
        characters = frozenset(font.face.charToGlyph)
        known = known & characters if known else characters
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return known


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text for a drawn string: composed, without what the font cannot draw.

    Emoji and ornaments are left out; fancy letters become plain ones; where words are in another
    script stands one ellipsis.
    """
    composed = as_drawn(unicodedata.normalize("NFC", text))
    if composed.isascii() and composed.isprintable():
        return composed
    known = register_fonts()
    if all(ord(letter) in known for letter in composed):
        return composed
    drawn = _MISSING_WORDS.sub("…", "".join(_drawable(letter, known) for letter in composed))
    # what stood between two spaces leaves one; spaces that were written stay
    return re.sub(rf"^{_LEFT_OUT}+ ?| ?{_LEFT_OUT}+(?= |$)|{_LEFT_OUT}", "", drawn)


_LEFT_OUT, _MISSING = "\x00", "\x01"
_MISSING_WORDS = re.compile(f"{_MISSING}+(?:[ {_LEFT_OUT}]+{_MISSING}+)*")


def _drawable(letter: str, known: frozenset[int]) -> str:
    if ord(letter) in known:
        return letter
    if letter.isspace():
        return " "
    plainer = unicodedata.normalize("NFKC", letter)
    if plainer != letter and all(ord(one) in known for one in plainer):
        return plainer
    if unicodedata.category(letter) == "Pd" or letter == "\u2011":
        return "-"
    return _MISSING if letter.isalnum() else _LEFT_OUT


def safe(text: str) -> str:
    """Somebody's text for a paragraph: nothing in it is taken as markup; lines stay."""
    lines = text.strip().splitlines()
    return "<br/>".join(escape(plain(line)) for line in lines)


def marked(text: str) -> str:
    """An instrument's text for a paragraph: `**words**` stand out."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", safe(text))


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    values: dict[str, object] = {
        "fontName": REGULAR,
        "fontSize": size,
        "leading": leading,
        "textColor": INK,
        "allowWidows": 0,
        "allowOrphans": 0,
        **more,
    }
    return ParagraphStyle(name, **values)


register_fonts()
# Binary streams: a fifth smaller and faster than text; every reader has taken them since 1996.
rl_config.useA85 = 0
CellStyle.fontname = REGULAR  # a table names its cells' font even where a paragraph stands

TITLE = _style("title", 20, 23, fontName=BOLD)
TITLE_LONG = _style("title-long", 15, 18, fontName=BOLD)
TITLE_LONGEST = _style("title-longest", 12, 14.5, fontName=BOLD)
NUMBER = _style("number", 20, 23, fontName=BOLD, textColor=MUTED)
SUBTITLE = _style("subtitle", 12, 15)
HEADING = _style("heading", 14.5, 18, fontName=BOLD, spaceBefore=10, spaceAfter=4, keepWithNext=1)
SUBHEADING = _style("subheading", 11.5, 14, fontName=BOLD, spaceBefore=8, spaceAfter=2, keepWithNext=1)
READ_FAR = _style("read-far", 15, 19.5)  # read without glasses, or across a table
READ_FAR_BOLD = _style("read-far-bold", 15, 19.5, fontName=BOLD)
ALOUD = _style("aloud", 19, 26)  # read aloud, or hung on a wall
STEP_TITLE = _style("step-title", 16, 19.5, fontName=BOLD)  # what she does next, on her own sheet
STEP_DATE = _style("step-date", 14, 18)
STEP = _style("step", 13, 16.5)
STEP_BOLD = _style("step-bold", 13, 16, fontName=BOLD)
LARGE = _style("large", 12, 15.5)
LARGE_BOLD = _style("large-bold", 12, 15, fontName=BOLD)
LARGE_SMALL = _style("large-small", 10.5, 13.5)
BODY = _style("body", 10, 13)
BODY_BOLD = _style("body-bold", 10, 13, fontName=BOLD)
SMALL = _style("small", 8.5, 10.8)
SMALL_MUTED = _style("small-muted", 8.5, 10.8, textColor=MUTED)
SMALL_BOLD = _style("small-bold", 8.5, 10.8, fontName=BOLD)
MEDIUM_MUTED = _style("medium-muted", 10, 13, textColor=MUTED)
MEDIUM_MUTED_RIGHT = _style("medium-muted-right", 10, 13, textColor=MUTED, alignment=TA_RIGHT)
RIGHT = _style("right", 10, 13, alignment=TA_RIGHT)
LARGE_RIGHT = _style("large-right", 12, 15.5, alignment=TA_RIGHT)
SMALL_MUTED_RIGHT = _style("small-muted-right", 8.5, 10.8, textColor=MUTED, alignment=TA_RIGHT)


@lru_cache(maxsize=64)
def _fragments(style: ParagraphStyle) -> tuple[Any, Any]:
    """How reportlab holds plain and bold words of a style; read once, then copied."""
    plain_words, bold_words = Paragraph("a<b>b</b>", style).frags
    return plain_words, bold_words


class _Lines(Paragraph):
    """A paragraph that breaks its lines once for a width: a table asks three times, and so does a page
    that is laid out to see whether all has room on it."""

    _broken: tuple[tuple[float, ...], Any] | None = None
    said: tuple[str, ...] | None = None  # its words, plain and bold by turns

    def draw(self) -> None:
        if self.said is None:
            super().draw()
        else:
            draw_alike(self.canv, (self.said, self.style, self.width), super().draw)

    def breakLines(self, width: Any) -> Any:
        widths = tuple(width) if isinstance(width, list | tuple) else (width,)
        if self._broken is None or self._broken[0] != widths:
            self._broken = widths, super().breakLines(width)
        return self._broken[1]


def paragraph(text: str, style: ParagraphStyle, label: str = "") -> Paragraph:
    """Somebody's text as a paragraph, after a bold label if there is one.

    The same as `Paragraph(safe(text), style)`, without its parser, which costs a sheet a
    tenth of its time.
    """
    text = text.strip()
    if len(text.splitlines()) > 1 or not (text or label):
        start = f"<b>{safe(label)}</b> " if label else ""
        return _Lines(start + safe(text), style)
    return _by_turns(("", f"{plain(label)} " if label else "", plain(text)), style)


def with_bold(text: str, style: ParagraphStyle) -> Paragraph:
    """Our own words, in which `<b>words</b>` stand out: in one line, with no other mark in them."""
    return _by_turns(tuple(map(plain, _BOLD.split(text))), style)


def _by_turns(said: tuple[str, ...], style: ParagraphStyle) -> Paragraph:
    """Words plain and bold by turns, the plain first."""
    kinds = _fragments(style)
    frags = [kinds[place % 2].clone(text=words) for place, words in enumerate(said) if words]
    made = _Lines("", style, frags=frags)
    made.said = said
    return made


_BOLD = re.compile("</?b>")


@lru_cache(maxsize=64)
def cell(valign: str, *, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> CellStyle:
    """How a cell of a table lies, for all that lie so: reportlab's commands tell every cell of each table."""
    style = CellStyle(valign)
    style.valign = valign
    style.leftPadding, style.rightPadding = left, right
    style.topPadding, style.bottomPadding = top, bottom
    return style


def fit(text: str, font: str, size: float, width: float) -> tuple[str, float]:
    """The text and a size at which it fits: smaller down to 85 %, then cut with "…"."""
    text = plain(text)
    natural = stringWidth(text, font, size)
    if natural <= width:
        return text, size
    size = max(size * width / natural, size * 0.85)
    if stringWidth(text, font, size) <= width + 0.01:
        return text, size
    while text and stringWidth(text.rstrip() + "…", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "…", size
