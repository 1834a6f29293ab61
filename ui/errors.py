"""A bug is never swallowed: it opens a window with a report that can be copied."""

import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app.errors import FileProblem, Problem
from app.files import explain_system


def install_error_window() -> None:
    """Every exception nobody expected, in a slot or a job, ends here."""

    def show(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        _say_on_console(kind, trouble, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(trouble, Problem):
            show_problem(trouble)
            return
        _log(trouble)
        if isinstance(trouble, OSError) and (sentence := explain_system(trouble)):
            show_problem(FileProblem(sentence))
            return
        from ui.error_window import ErrorWindow

        ErrorWindow(trouble, QApplication.activeWindow()).exec()

    sys.excepthook = show


def _say_on_console(kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
    """To a person at a console all of it; a desktop keeps what it is told in a file."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.__excepthook__(kind, trouble, trace)
    elif sys.stderr is not None:
        from app.log import say_place

        print(say_place(trouble), file=sys.stderr)


def _log(trouble: BaseException) -> None:
    import logging

    from app.log import open_log, say_place, say_program

    if not logging.getLogger().handlers:
        open_log()
    logging.getLogger("hilvan").error("%s\n%s", say_program(), say_place(trouble))


def show_problem(trouble: Problem) -> None:
    """Expected trouble that nobody on the way could show."""
    from PySide6.QtWidgets import QMessageBox

    from ui.theme import dress

    box = QMessageBox(
        QMessageBox.Icon.Warning, "Hilván", trouble.sentence, parent=QApplication.activeWindow()
    )
    dress(box)
    box.exec()
