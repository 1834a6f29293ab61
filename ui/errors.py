"""A bug is never swallowed: it opens a window with a report that can be copied."""

import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app import __version__
from app.computer import system_version
from app.errors import Problem


def bug_report(trouble: BaseException) -> str:
    """What a developer needs, without the person's data beyond the error's own words."""
    import traceback

    head = f"Hilván {__version__} · Python {sys.version.split()[0]} · {system_version()}"
    return head + "\n\n" + "".join(traceback.format_exception(trouble))


def install_error_window() -> None:
    """Every exception nobody expected, in a slot or a job, ends here."""

    def show(
        kind: type[BaseException], trouble: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, trouble, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(trouble, Problem):
            show_problem(trouble)
            return
        from ui.error_window import ErrorWindow

        _log(bug_report(trouble))
        ErrorWindow(trouble, QApplication.activeWindow()).exec()

    sys.excepthook = show


def _log(report: str) -> None:
    import logging

    from app.log import open_log

    if not logging.getLogger().handlers:
        open_log()
    logging.getLogger("hilvan").error(report)


def show_problem(trouble: Problem) -> None:
    """Expected trouble that nobody on the way could show."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(QApplication.activeWindow(), "Hilván", trouble.sentence)
