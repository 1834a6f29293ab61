"""The link above a title to what is above the page."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def way_back(to: str, spoken: str, go: Callable[[], object]) -> QPushButton:
    """A link named after the page it leads `to`; `spoken` is what a screen reader says of it."""
    link = QPushButton(f"{to} ›" if to else "")
    link.setProperty("role", "link")
    link.setAccessibleName(spoken)
    link.clicked.connect(lambda _checked=False: go())
    return link
