"""The office file while its window is open: written back when nobody changes anything, and
missed when it went.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid

from app.errors import Problem
from app.i18n import _
from app.settings import save_settings
from app.storage.records import Change
from app.storage.troubles import FileMoved
from ui.context import Context

IDLE_MS = 4_000  # from the first change after the file was last written back
LOOK_EVERY_MS = 10_000


class FileWatch(QObject):
    """Looks at the file by the clock and when the program comes to the front, and asks for
    another place when it has none.
    """

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._hopeless = False
        context.store.when_moved = self.ask
        unsubscribe = context.store.subscribe(self._note)
        store = context.store

        def leave(_gone: object = None) -> None:
            unsubscribe()
            store.when_moved = None

        self.destroyed.connect(leave)
        self.idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self.idle.timeout.connect(self.write_back)
        self.idle.start()  # what was done before this began
        self._clock = QTimer(self, interval=LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._look_if_in_front)

    def _note(self, _change: Change) -> None:
        # Not begun anew at each change: who types without a pause would keep it back for long.
        if not self.idle.isActive():
            self.idle.start()

    def _look_if_in_front(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
        elif self.idle.isActive():
            # Whoever goes to another program may be about to copy the file.
            self.idle.stop()
            self.write_back()

    def write_back(self) -> None:
        """Bring the file up to date off the window's thread, so that a copy of it is whole."""

        def done(whole: bool) -> None:
            if not whole:  # somebody was reading an earlier state
                self.idle.start()

        self._context.jobs.start(
            "", lambda _progress: self._context.store.write_back(), done=done, failed=self._explain
        )

    def _explain(self, trouble: BaseException) -> None:
        if isinstance(trouble, FileMoved):
            self.look()
        else:
            self._context.messages.show_problem(trouble)

    def look(self) -> None:
        """Ask for a place if the file went; if none would do, not again until the next change."""
        store = self._context.store
        if self._hopeless or store.when_moved is None or self._is_covered():
            return
        store.find_place()

    def _is_covered(self) -> bool:
        from ui.storage.lock import LockCover

        return self._window.findChild(LockCover) is not None

    def ask(self, trouble: FileMoved) -> None:
        """Say what happened, and save the office where the person wants to go on."""
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle("Hilván")
        question.setText(trouble.sentence)
        question.setInformativeText(
            _("Lo que está en la pantalla sigue ahí, y se guarda también en el lugar nuevo.")
        )
        choose = question.addButton(_("Elegir dónde…"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(_("Guardarla al lado"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(choose)
        question.exec()
        if not isValid(question):
            return  # it went with the window: there is nobody to ask, and nothing more to show
        if question.clickedButton() is not choose or not self._save():
            self._hopeless = not self._save_beside()

    def _save_beside(self) -> bool:
        """Whoever does not choose loses nothing: a field does not offer its text twice."""
        from app.storage.rescue import rescue_places

        problem: Problem | None = None
        for target in rescue_places(self._context.store):
            try:
                self.save_in(target)
            except Problem as trouble:
                problem = problem or trouble
            else:
                return True
        if problem is not None:
            QMessageBox.warning(self._window, "Hilván", problem.sentence)
        return False

    def _save(self) -> bool:
        offered = self._context.store.path
        while True:
            name, _kind = QFileDialog.getSaveFileName(
                self._window,
                _("Guardar la oficina en…"),
                str(_free(offered)),
                "Hilván (*.hilvan)",
                options=QFileDialog.Option.DontConfirmOverwrite,
            )
            if not name:
                return False
            offered = Path(name) if name.endswith(".hilvan") else Path(f"{name}.hilvan")
            try:
                self.save_in(offered)
            except Problem as trouble:
                QMessageBox.warning(self._window, "Hilván", trouble.sentence)
                continue
            return True

    def save_in(self, target: Path) -> None:
        """Go on working in a new file at `target`. Raises `FileProblem`."""
        from app.storage.rescue import save_elsewhere
        from ui.widgets.busy import BusyWindow

        store, settings = self._context.store, self._context.settings
        with BusyWindow(_("Guardando la oficina…"), self._window, may_stop=False) as progress:
            save_elsewhere(store, target, progress)
        settings.remember_file(target)
        save_settings(settings)
        self._context.messages.say(_("La oficina sigue en «{where}».").format(where=target))


def _free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free
