"""One sentence at the foot of the window, with perhaps one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from app.i18n import _
from ui.widgets.card import label, set_role

SHOWN_MS = 8000
READ_MS = 1000  # younger than this, what follows was not done knowing it
FRAMES = {"plain": "card", "warning": "notice", "problem": "alert"}


class MessageBar(QFrame):
    """Plain notes go away by themselves; problems stay until closed, or overtaken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        self._sentence = label("", wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._close = QPushButton(_("Cerrar"))
        self._close.clicked.connect(self._leave)
        self._action.clicked.connect(self._act)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._do: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._tone = ""
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said."""
        return self._sentence.text()

    def show_message(self, tone: str, sentence: str, action: str, do: Callable[[], None] | None) -> None:
        """Say a sentence in a tone: plain, warning or problem."""
        set_role(self, FRAMES[tone])
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._do = do
        self._tone = tone
        self._since.start()
        self._before = QApplication.focusWidget()
        self.show()
        self._timer.start() if tone == "plain" else self._timer.stop()

    def overtake(self) -> None:
        """Something went well since, or another page came: an attempt that failed is over.

        What asks for something to be done stays.
        """
        read = self._since.isValid() and self._since.elapsed() >= READ_MS
        if self._tone == "problem" and read and self._action.isHidden():
            self.hide()

    def withdraw(self, *actions: str) -> None:
        """Offer none of these any more; what was said stays."""
        if self._action.text() in actions:
            self._action.hide()
            self._do = None

    def _give_back(self) -> None:
        """The cursor goes where it was: hiding the pressed button would send it anywhere."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self._before = None

    def _leave(self) -> None:
        self._give_back()
        self.hide()

    def _act(self) -> None:
        self._give_back()
        self.hide()
        if self._do:
            self._do()
