"""The sheet that lies in the printer: everything is laid out on A4, and put whole onto the sheet in use.

What fits a page must be the same everywhere: an owner's sheet of one page is one page on any paper. So a
page is never laid out anew, but made a little smaller or larger, as much as the sheet's sides allow.
"""

from typing import NamedTuple

from app.settings import SHEETS

MM = 72 / 25.4
# Paraguay sells three: A4, carta (8 1/2 by 11 inches) and oficio (216 by 330 mm).
SIZES = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0), "oficio": (216 * MM, 330 * MM)}
assert set(SIZES) == set(SHEETS)

_in_use = "a4"


class PageOnSheet(NamedTuple):
    """Where a page lies on a sheet: how large the sheet is (points), how much the page is scaled, and moved."""

    size: tuple[float, float]
    scale: float
    right: float
    up: float


def use_sheet(code: str) -> None:
    """Choose the sheet (`app.settings.SHEETS`) on which all papers are made from now on."""
    global _in_use
    _in_use = code


def sheet_in_use() -> str:
    """The code of the sheet that was chosen."""
    return _in_use


def sheet_size(code: str) -> tuple[float, float]:
    """Width and height of an upright sheet, in points of 1/72 inch."""
    return SIZES[code]


def place_page(width: float, height: float, code: str) -> PageOnSheet:
    """A page of this size on a sheet that lies as it does: as large as it goes, in the middle, at the top."""
    size = SIZES[code] if width <= height else SIZES[code][::-1]
    scale = min(size[0] / width, size[1] / height)
    return PageOnSheet(size, scale, (size[0] - width * scale) / 2, size[1] - height * scale)
