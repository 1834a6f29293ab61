"""A card of lines that shows the first ones, and the rest when asked."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, overload

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_number
from ui.widgets.card import Card, label

Build = Callable[[], QWidget]
AT_ONCE = 50


class EachLine(Sequence[Build]):
    """The line of each thing, made when it is shown: of 20,000 things nobody opens more than some."""

    def __init__(self, make: Callable[[Any], QWidget], things: Sequence[Any]) -> None:
        self._make, self._things = make, things

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Build: ...
    @overload
    def __getitem__(self, at: slice) -> list[Build]: ...
    def __getitem__(self, at: int | slice) -> Build | list[Build]:
        if isinstance(at, slice):
            return [partial(self._make, one) for one in self._things[at]]
        return partial(self._make, self._things[at])


class Section(QWidget):
    """The first `shown` lines; «y 12 más» opens the next ones in place."""

    def __init__(
        self, lines: Sequence[Build], *, count: int, shown: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._count, self._shown = lines, count, 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self.open)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(shown)

    def _add(self, number: int) -> list[QWidget]:
        made = [build() for build in self._lines[self._shown : self._shown + number]]
        for line in made:
            self._column.insertWidget(self._column.count() - 1, line)
        self._shown += len(made)
        self.more.setText(_("y {count} más").format(count=format_number(self._count - self._shown)))
        self.more.setVisible(self._shown < len(self._lines))
        return made

    def open(self) -> None:
        """Show the next lines, and go to the first of them."""
        made = self._add(AT_ONCE)
        beyond = self._count - self._shown
        if self._shown == len(self._lines) and beyond > 0:
            text = _("… y {count} más, que no entran en esta lista.")
            said = label(text.format(count=format_number(beyond)), "small", wrap=True)
            self._column.addWidget(said)
        focus = made[0].findChild(QWidget) if made else None
        if focus is not None:
            focus.setFocus()


class SectionsCard(Card):
    """A card with a heading and sections; it has nothing to say while `empty`."""

    empty = True

    def add_section(self, lines: Sequence[Build], *, count: int, shown: int) -> None:
        """Put a section in it, if it has lines."""
        if lines:
            self.empty = False
            self.body.addWidget(Section(lines, count=count, shown=shown))
