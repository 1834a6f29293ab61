"""A line that says how a thing is used; what is wrong takes its place, and moves nothing below it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.card import set_role

WRAP = int(Qt.TextFlag.TextWordWrap)


class HintLine(QLabel):
    """The hint, small; or what was said last, in its tone. `lines` are kept free for it in any case.

    The room is that of the longer of the two: it grows once, and is not given back while one types.
    """

    def __init__(self, hint: str = "", *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(hint, parent)
        self.setWordWrap(True)
        self.setProperty("role", "small")
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setRetainSizeWhenHidden(False)
        self.setSizePolicy(policy)
        self._hint, self._lines = hint, lines
        self.said = ""

    def say(self, sentence: str, tone: str = "problem") -> None:
        """Say what is wrong ("problem") or doubtful ("warning"); empty shows the hint again."""
        self.said = sentence
        set_role(self, tone if sentence else "small")
        self.setText(sentence or self._hint)
        self._keep_room()

    def show_hint(self, hint: str) -> None:
        """Another hint; what is being said stays."""
        self._hint = hint
        if not self.said:
            self.setText(hint)
        self._keep_room()

    def _keep_room(self) -> None:
        """Never lower than the hint, than what was said, or than the lines kept free."""
        least = self.fontMetrics().lineSpacing() * self._lines
        if self._hint and self.width():
            hinted = self.fontMetrics().boundingRect(0, 0, self.width(), 10_000, WRAP, self._hint).height()
            least = max(least, hinted)
        self.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._keep_room()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self._keep_room()
        return done
