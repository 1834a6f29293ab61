"""A copy every hour of work, so that a file damaged in the evening costs at most that hour."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.i18n import _
from app.storage.backups import back_up
from app.storage.records import Change
from ui.context import Context

HOUR_MS = 60 * 60 * 1000


class HourlyCopy(QObject):
    """Backs up off the window's thread, only if something changed since the last copy."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._changed = False
        self.destroyed.connect(context.store.subscribe(self._note))
        self._timer = QTimer(self, interval=HOUR_MS)
        self._timer.timeout.connect(self.copy)
        self._timer.start()

    def _note(self, change: Change) -> None:
        self._changed = True

    def copy(self) -> None:
        """Make the copy that is due; only trouble is said."""
        if not self._changed or self._context.store.read_only:
            return
        self._changed = False

        def quiet(_made: Path) -> None:
            return None

        self._context.jobs.start(
            _("Copia de la hora"),
            lambda progress: back_up(self._context.store, reason="hourly", progress=progress),
            done=quiet,
            failed=self._context.messages.show_problem,
        )
