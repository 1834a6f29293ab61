"""A card of lines that shows the first ones, and the rest when asked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_number
from ui.widgets.card import Card, label

Build = Callable[[], QWidget]


class Section(QWidget):
    """The first `shown` lines; «y 12 más» opens the others in place."""

    def __init__(
        self, lines: Sequence[Build], *, count: int, shown: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rest = lines[shown:]
        self._beyond = count - len(lines)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for build in lines[:shown]:
            self._column.addWidget(build())
        self.more: QPushButton | None = None
        if self._rest:
            hidden = count - min(shown, len(lines))
            self.more = QPushButton(_("y {count} más").format(count=format_number(hidden)))
            self.more.setProperty("role", "link")
            self.more.clicked.connect(self.open)
            self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def open(self) -> None:
        """Show every line that was read, and go to the first of the new ones."""
        if self.more is None:
            return
        self.more.hide()
        made = [build() for build in self._rest]
        for line in made:
            self._column.addWidget(line)
        if self._beyond > 0:
            text = _("… y {count} más, que no entran en esta lista.")
            self._column.addWidget(
                label(text.format(count=format_number(self._beyond)), "small", wrap=True)
            )
        self.more = None
        focus = made[0].findChild(QWidget)
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
