"""A page of the main window, and how a room says in its `room.py` which pages it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.place import Place
from app.rooms import gather
from reports.paper import Paper
from ui.context import Context
from ui.live import Live
from ui.put_away import Kept, bring_back, keep
from ui.widgets.card import label
from ui.widgets.field import flush_fields
from ui.widgets.flow import WrapRow


class PageKind(NamedTuple):
    """A page by its name: the rail's entry it belongs to, and its class as "module:Class".

    `title` is what a screen reader and the search box call it, if not as the rail does. `about` is what
    a place of it is `of`: "workshop", "visit", "course" …, or nothing. `manual` is the part of the manual
    that F1 opens there: its chapter's file and its heading. `choosing` is the "module:function" that asks
    for a thing to show there (given the context, a parent and a `title`); a page of which there are
    several in a workshop stands `under` a tab of it.
    """

    name: str
    rail: str
    page: str
    about: str = ""
    title: str = ""
    fills_window: bool = False
    manual: str = ""
    choosing: str = ""
    under: str = ""


class TabKind(NamedTuple):
    """A part of a page by its code, as a `Place.part` names it; its class as "module:Class".

    `at` is where it stands among the tabs of its page, whichever room it comes from. `manual` is what F1
    opens there, if not that of its page.
    """

    page: str
    code: str
    title: str
    tab: str
    at: int
    manual: str = ""


def find_page(name: str) -> PageKind:
    """What is known of a page."""
    return next(kind for kind in page_kinds() if kind.name == name)


def manual_of(page: str, part: str) -> str:
    """The part of the manual about a page, or about the part of it that is in front."""
    tabs: tuple[TabKind, ...] = gather("ui", "TABS")
    of_tab = [kind.manual for kind in tabs if (kind.page, kind.code) == (page, part)]
    return next(filter(None, of_tab), "") or find_page(page).manual


def page_kinds() -> tuple[PageKind, ...]:
    """Every page that the rooms have."""
    return gather("ui", "PAGES")


class Page(QWidget):
    """What the main window asks of each of its pages, and the head that most of them have."""

    leaves_with_escape = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        # What has the keys when the page comes. Something that Python made: a part that Qt made itself
        # (the bar of tabs) may lose its Python half, and asking it then ends the program.
        self.first: QWidget | None = None
        self.setProperty("page", True)

    @property
    def context(self) -> Context:
        """What the page was given."""
        return self._context

    def show_place(self, place: Place) -> None:
        """Show what is asked for; not called when only the page itself is."""

    def begin_reading(self) -> None:
        """The window is shown in a moment: read already what will be seen of the page."""
        for one in self.findChildren(Live):
            if one.isVisibleTo(self):
                one.begin()

    def flush(self) -> None:
        """Save what was typed and is not saved yet; called before anything else is shown or done."""
        flush_fields(self)

    @property
    def workshop_id(self) -> int | None:
        """The workshop that the page is about, if it is about one."""
        return None

    @property
    def part(self) -> str:
        """Which part of it is in front, as a `Place` names it: the way back leads there."""
        return ""

    @property
    def paper(self) -> Paper | None:
        """What Ctrl+P prints here: of a workshop its sheet, else nothing."""
        workshop = self.workshop_id
        return None if workshop is None else Paper("owner-sheet", (workshop,))

    @property
    def own_step(self) -> str:
        """What was last done here and is not in the file, as Ctrl+Z names it; empty if there is nothing.

        It is taken back before anything that is in the file; `way.own_step_changed` tells of it.
        """
        return ""

    @property
    def may_go(self) -> bool:
        """Whether the page may be taken down when many others came after it: all of it is in the file."""
        return not self.own_step

    def keep(self) -> Kept:
        """What it is narrowed to and scrolled to, for when it was taken down and is shown again."""
        return keep(self)

    def come_back(self, kept: Kept) -> None:
        """Be as another page of the kind was left."""
        bring_back(self, kept)

    def take_own_step_back(self) -> None:
        """Take back what `own_step` names."""

    def do(
        self,
        operation: Callable[..., Any],
        /,
        *,
        said: str = "",
        again: Callable[[], object] | None = None,
        **fields: Any,
    ) -> Any:
        """`Context.do`, asked by this page."""
        return self._context.do(operation, said=said, again=again, asked_by=self, **fields)

    # --- how it is laid out ---

    def lay_out(
        self, *, margins: tuple[int, int, int, int] = (26, 12, 26, 8), spacing: int = 10
    ) -> QVBoxLayout:
        """The column of the page, with the margins that every page has."""
        column = QVBoxLayout(self)
        column.setContentsMargins(*margins)
        column.setSpacing(spacing)
        return column

    def make_head(self, title: str = "", *buttons: QAbstractButton) -> WrapRow:
        """`title`, a soft line `about` under it, and the buttons at its right; below in a narrow window."""
        self.title = label(title, "title", wrap=True)
        self.about = label("", "soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row = WrapRow()
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def heightForWidth(self, width: int) -> int:
        """The least that it can do with: the window scrolls it where the screen has less."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.first is not None:
            self.first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.leaves_with_escape and event.key() == Qt.Key.Key_Escape:
            self._context.way.leave()
        else:
            super().keyPressEvent(event)
