"""Icons by what they mean: glyphs of the Material Design font that comes with qtawesome.

The font is used directly. qtawesome itself imports all of Qt's modules through qtpy, which
takes half a second on the window's thread and may not be done on another one.
"""

import re
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import Theme

FONT = "materialdesignicons6-webfont-[0-9]*.ttf"
CHARACTERS = "materialdesignicons6-webfont-charmap-*.json"
NAMES = {
    "home": "home-outline",
    "workshops": "storefront-outline",
    "cluster": "account-group-outline",
    "data": "swap-vertical",
    "settings": "cog-outline",
    "search": "magnify",
    "print": "printer-outline",
    "add": "plus",
    "remove": "trash-can-outline",
    "edit": "pencil-outline",
    "photo": "camera-outline",
    "visit": "clipboard-text-outline",
    "undo": "undo",
    "redo": "redo",
    "open": "folder-open-outline",
    "import": "table-arrow-right",
    "help": "help-circle-outline",
    "lock": "lock-outline",
    "drag": "drag",
    "phone": "phone-outline",
    "people": "account-multiple-outline",
    "machine": "cogs",
    "calendar": "calendar-outline",
    "up": "chevron-up",
    "down": "chevron-down",
    "done": "check",
}


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """The icon for a meaning, in a colour role. Raises KeyError for an unknown meaning."""
    return QIcon(_GlyphEngine(_glyph(NAMES[name]), theme.colour(role), theme.colour("text_soft")))


def font_folder() -> Path:
    """Where the icon font lies, in a checkout and in the package."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled:
        return Path(bundled) / "qtawesome" / "fonts"
    found = find_spec("qtawesome")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "fonts"


@lru_cache(maxsize=1)
def _characters() -> str:
    (path,) = font_folder().glob(CHARACTERS)
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _family() -> str:
    (path,) = font_folder().glob(FONT)
    number = QFontDatabase.addApplicationFont(str(path))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _glyph(name: str) -> str:
    """The character of a name; reading all 7,000 of the list would cost more than finding one."""
    found = re.search(rf'"{re.escape(name)}": "0x([0-9a-f]+)"', _characters())
    if found is None:
        raise KeyError(name)
    return chr(int(found[1], 16))


class _GlyphEngine(QIconEngine):
    """Draws one character of the icon font at whatever size is asked for."""

    def __init__(self, glyph: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour
        self._disabled = disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(rect.height())
        painter.setFont(font)
        painter.setPen(self._disabled if mode == QIcon.Mode.Disabled else self._colour)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, self._glyph)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._glyph, self._colour, self._disabled)
