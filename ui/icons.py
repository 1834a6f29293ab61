"""Icons by their names in the Material Design font that comes with qtawesome.

The font is used directly. qtawesome itself imports all of Qt's modules through qtpy, which
takes half a second on the window's thread and may not be done on another one.
"""

import re
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

from ui.theme import Theme

FONT = "materialdesignicons6-webfont-[0-9]*.ttf"
SIZES = (20, 30, 40)  # pixels: an icon of 20 at 100 %, 150 % and 200 %
CHARACTERS = "materialdesignicons6-webfont-charmap-*.json"


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """The icon for a meaning, in a colour role. Raises KeyError for an unknown meaning."""
    glyph = _glyph(name)
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_draw(glyph, size, theme.colour(role)))
        faint = _draw(glyph, size, theme.colour("text_soft"))
        made.addPixmap(faint, QIcon.Mode.Disabled)
    return made


def _draw(glyph: str, size: int, colour: QColor) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    font = QFont(_family())
    font.setPixelSize(size)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, glyph)
    painter.end()
    return picture


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
