"""Colours and type of the window: a theme file gives roles, nothing else names a colour."""

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.colours import read_roles
from app.paths import resource_path

FONT_FAMILY = "Source Sans Pro"
TEXT_SIZE = 16  # pixels at text scale 1, as the style sheet has it
_SHEET = "hilvan_sheet"
_FONT_FILES = ("Regular", "Semibold", "Bold")
_LATER_FONT_FILES = ("It",)


class Theme(NamedTuple):
    """Role -> colour ("#RRGGBB"), and how large text is (1.0 is normal)."""

    name: str
    roles: dict[str, str]
    scale: float = 1.0

    def colour(self, role: str) -> QColor:
        """Raises KeyError for a role the theme does not have."""
        return QColor(self.roles[role])

    def pixels(self, size: float) -> int:
        """A length in pixels at the text scale in use."""
        return round(size * self.scale)

    @property
    def dark(self) -> bool:
        return self.name == "dark"


def load_theme(name: str, scale: float = 1.0) -> Theme:
    """Read `resources/themes/NAME.toml`."""
    return Theme(name, read_roles(name), scale)


def system_theme_name() -> str:
    """ "dark" when the desktop asks for it."""
    from PySide6.QtCore import Qt

    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def style_sheet(theme: Theme) -> str:
    """The one style sheet, with roles, sizes and the theme's small drawings filled in."""
    text = resource_path("themes", "hilvan.qss").read_text(encoding="utf-8")
    text = text.replace("@icons", resource_path("icons", theme.name).as_posix())
    text = re.sub(r"\$(\w+)", lambda match: theme.roles[match[1]], text)
    return re.sub(r"%(\d+)", lambda match: f"{theme.pixels(int(match[1]))}px", text)


def palette(theme: Theme) -> QPalette:
    """For what the style sheet does not reach (drawn widgets, native parts)."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: "ground",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "ground",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "text_soft",
        role.Highlight: "selected",
        role.HighlightedText: "text",
        role.Link: "link",
        role.Mid: "line",
    }
    colours = QPalette()
    for part, name in pairs.items():
        colours.setColor(part, theme.colour(name))
    return colours


def font_folder() -> Path:
    """Where the font-source-sans-pro package keeps its files."""
    # found and not imported: it lists its files when it is, which the start need not wait for
    spec = find_spec("font_source_sans_pro")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "files"


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make Source Sans Pro known to Qt, once: what the first page needs."""
    _load(_FONT_FILES)


@lru_cache(maxsize=1)
def load_later_fonts() -> None:
    """The italics, which only the manual has."""
    _load(_LATER_FONT_FILES)


def _load(suffixes: tuple[str, ...]) -> None:
    for suffix in suffixes:
        QFontDatabase.addApplicationFont(str(font_folder() / f"SourceSansPro-{suffix}.ttf"))


def apply_theme(application: QApplication, theme: Theme) -> None:
    """What windows are dressed in from now on: palette and font at once, the style sheet by `dress`.

    The sheet is not the application's: Qt would then match every widget against it as it is made, and
    once more in its place, which is half of what the first show of a page costs.
    """
    application.setPalette(palette(theme))
    application.setFont(text_font(theme))
    application.setProperty(_SHEET, style_sheet(theme))


def text_font(theme: Theme) -> QFont:
    """The font of plain text; what is measured before it is in a window is measured in it."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(theme.pixels(TEXT_SIZE))
    return font


def dress(window: QWidget) -> None:
    """Give the style sheet to a window that has no parent; whatever has one wears its parent's."""
    application = QApplication.instance()
    if window.parentWidget() is None and application is not None:
        window.setStyleSheet(application.property(_SHEET) or "")
