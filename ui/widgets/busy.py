"""Progress of work that must run on the window's thread, because it writes.

The work reports; the window is painted in between and the person can stop it. It shows
itself only when the work takes longer than a moment.
"""

from time import monotonic
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.errors import Cancelled
from app.i18n import _
from ui.widgets.card import label

SHOWN_AFTER = 0.6  # seconds
PAINTED_EVERY = 0.05


class BusyWindow(QDialog):
    """A `Progress`; use it with `with`.

    What may not be stopped, as what swaps the file under the window, shows it at once and takes no
    input meanwhile.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, may_stop: bool = True) -> None:
        super().__init__(parent)
        self._may_stop = may_stop
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(380)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(label(title, "heading"))
        self._text = label("", "soft")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Avance"))
        column.addWidget(self._text)
        column.addWidget(self._bar)
        stop = QPushButton(_("Detener"))
        stop.clicked.connect(self.stop)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignRight)
        stop.setVisible(may_stop)
        self._stopped = False
        self._begun = self._painted = monotonic()
        if not may_stop:
            self._begun = self._painted = 0.0
            self.report(0, None)

    def stop(self) -> None:
        """Stop the work at its next report."""
        self._stopped = self._may_stop

    def report(self, done: int, total: int | None, text: str = "") -> None:
        """See `app.progress.Progress`."""
        now = monotonic()
        if now - self._begun > SHOWN_AFTER and not self.isVisible():
            self.show()
        if now - self._painted > PAINTED_EVERY:
            self._painted = now
            self._bar.setRange(0, total or 0)
            self._bar.setValue(done)
            self._text.setText(text)
            # Until it shows itself it holds nobody off, so a second click must wait.
            held = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
            every = QEventLoop.ProcessEventsFlag.AllEvents
            takes_input = self._may_stop and self.isVisible()
            QCoreApplication.processEvents(every if takes_input else held)
        if self._stopped:
            raise Cancelled

    def __enter__(self) -> "BusyWindow":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        trouble: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        held_the_keyboard = self.isVisible()
        self.hide()
        self.deleteLater()
        parent = self.parentWidget()
        if held_the_keyboard and parent is not None:  # a system may give it to no window at all
            parent.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        event.ignore()
