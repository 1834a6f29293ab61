"""Backups, restoring and checking, as the window does them: with progress, and said at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from app.i18n import _
from app.progress import Progress
from app.storage.backups import back_up, back_up_daily, back_up_to
from ui.context import Context

Outcome = TypeVar("Outcome")


def back_up_now(context: Context) -> None:
    """Keep a copy in the backup folder, off the window's thread."""

    def done(path: Path) -> None:
        context.messages.say(_("Respaldo hecho en {folder}").format(folder=path.parent))

    context.jobs.start(
        _("Respaldo"),
        lambda progress: back_up(context.store, reason="manual", progress=progress),
        done=done,
        failed=context.messages.show_problem,
    )


def back_up_today(context: Context) -> None:
    """The daily backup, on the first opening of the day; only trouble is said."""
    if context.store.read_only:
        return

    def quiet(_made: Path | None) -> None:
        return None

    context.jobs.start(
        _("Respaldo del día"),
        lambda progress: back_up_daily(context.store, progress=progress),
        done=quiet,
        failed=context.messages.show_problem,
    )


def save_copy(context: Context, target: Path) -> None:
    """Write a checked copy where the person chose."""

    def done(path: Path) -> None:
        context.messages.say(_("Copia guardada en {path}").format(path=path))

    context.jobs.start(
        _("Guardar una copia"),
        lambda progress: back_up_to(context.store, target, progress=progress),
        done=done,
        failed=context.messages.show_problem,
    )


class ModalProgress:
    """For the few jobs that swap the file under the window: it stays drawn but takes no input."""

    def __init__(self, title: str, parent: QWidget) -> None:
        self._dialog = QProgressDialog(title, "", 0, 0, parent)
        self._dialog.setCancelButton(None)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setWindowTitle("Hilván")
        self._dialog.setMinimumDuration(0)

    def report(self, done: int, total: int | None, text: str = "") -> None:
        self._dialog.setRange(0, total or 0)
        self._dialog.setValue(done)
        if text:
            self._dialog.setLabelText(text)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self) -> None:
        """The work is over."""
        self._dialog.reset()
        self._dialog.deleteLater()


def with_modal_progress(
    title: str, parent: QWidget, work: Callable[[Progress], Outcome]
) -> Outcome:
    """Run work that must hold the store to itself, on the window's thread."""
    progress = ModalProgress(title, parent)
    try:
        progress.report(0, None)
        return work(progress)
    finally:
        progress.close()
