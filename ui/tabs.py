"""Tabs of a page, which any room may put there; each is made when it is first seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.i18n import _
from app.rooms import gather, load
from ui.context import Context
from ui.page import TabKind
from ui.put_away import Kept, bring_back, keep
from ui.widgets.page_stack import ShownTabs

CLOSER = 22  # pixels that a tab needs less where they stand close, as the style sheet says


def tabs_of(page: str) -> list[TabKind]:
    """What the rooms put on a page, in the order in which it is shown."""
    found = [kind for kind in gather("ui", "TABS") if kind.page == page]
    return sorted(found, key=lambda kind: kind.at)


class LateTabs(ShownTabs):
    """The tabs that the rooms put on a page; `fill` is given the one that comes into sight."""

    def __init__(self, context: Context, page: str, fill: Callable[[Any], None], *, name: str) -> None:
        super().__init__()
        self._context, self._fill = context, fill
        self.kinds = tabs_of(page)
        self._made: dict[str, Any] = {}
        self._kept: Kept = {}  # what the tabs that are not made yet come back with
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(name)
        for kind in self.kinds:
            held = QWidget()
            QVBoxLayout(held).setContentsMargins(0, 0, 0, 0)
            self.addTab(held, _(kind.title))
        self.currentChanged.connect(self._turn)

    @property
    def code(self) -> str:
        """Which tab is in front."""
        return self.kinds[self.currentIndex()].code

    @property
    def shown(self) -> Any:
        """The tab in front."""
        return self.tab(self.code)

    def tab(self, code: str) -> Any:
        """A tab by its code, made if need be."""
        if code not in self._made:
            kind = self.kinds[self._at(code)]
            held = self.widget(self._at(code))
            made = self._made[code] = load(kind.tab)(self._context, held)
            assert held is not None
            column = held.layout()
            assert column is not None
            column.addWidget(made)
            made.show()  # where its place is in sight already, Qt would do it only later
            bring_back(made, self._kept)
        return self._made[code]

    def is_made(self, code: str) -> bool:
        """Whether it was seen already."""
        return code in self._made

    def refill(self) -> None:
        """Fill what is in front."""
        self._fill(self.shown)

    def _turn(self, _at: int) -> None:
        self.refill()
        QTimer.singleShot(0, self, self._show_keys)

    def _show_keys(self) -> None:
        """Ctrl+Tab gives the keys to what holds a tab, where nobody sees them: the bar shows them, and goes on."""
        if QApplication.focusWidget() is self.currentWidget():
            self.tabBar().setFocus()

    def go_to(self, code: str, *, fill: bool = True) -> None:
        """Bring a tab to the front, filled; or first to the front, when what it is about is still to be read."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._at(code))
        if fill:
            self.refill()

    def keep(self) -> Kept:
        """What the tabs are narrowed to (see `ui.put_away`)."""
        return self._kept | keep(self)

    def bring_back(self, kept: Kept) -> None:
        """Narrow those that are made, and later the others."""
        self._kept = kept
        for made in self._made.values():
            bring_back(made, kept)

    def say(self, code: str, title: str) -> None:
        """Write another title on a tab."""
        self.setTabText(self._at(code), title)
        self._stand_close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stand_close()
        super().resizeEvent(event)

    def _stand_close(self) -> None:
        """Where the tabs have no room they stand close: behind Qt's arrows nobody finds the last."""
        bar = self.tabBar()
        close = bool(bar.property("tight"))
        needed = bar.sizeHint().width() + (CLOSER * self.count() if close else 0)
        if (needed > self.width()) != close:
            bar.setProperty("tight", not close)
            bar.style().unpolish(bar)
            bar.style().polish(bar)

    def _at(self, code: str) -> int:
        return next(at for at, kind in enumerate(self.kinds) if kind.code == code)
