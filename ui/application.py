"""One run of the window: from the first start, or the last file, to its end."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.apart import reckon_apart
from app.errors import Problem
from app.i18n import use_language
from app.paths import resource_path
from app.settings import Settings, save_settings
from app.storage.store import Store
from app.storage.troubles import DamagedFile
from reports.kit.sheets import use_sheet
from ui.context import Context
from ui.early_opening import EarlyOpening
from ui.errors import install_error_window, show_problem
from ui.jobs import Jobs
from ui.messages import Messages
from ui.qt_words import speak_spanish
from ui.theme import Theme, apply_theme, load_fonts, load_theme, system_theme_name

ICON_AFTER_MS = 400  # nobody waits for it: what one came for is read and shown before
SETTLE_AFTER_MS = 1500


def run_window(opening: EarlyOpening, smoke: bool = False) -> int:
    """Open the window on what is being opened, or the welcome; gives the exit code.

    `smoke` signs in the first person, shows the list of workshops and closes as soon as
    it is there: for the packaged program's own test, and to measure the start.
    """
    settings = opening.settings
    application = make_application(settings)
    install_error_window()
    session = OpenOffice(application, settings, Jobs(opening.executor, reckon=reckon_apart))
    session.go_on(opening, smoke=smoke)
    QTimer.singleShot(ICON_AFTER_MS, application, lambda: show_icon(application))
    QTimer.singleShot(SETTLE_AFTER_MS, session.settle)
    code = application.exec()
    session.end()
    return code


def make_application(settings: Settings) -> QApplication:
    """Qt's application with its name and the person's language."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("hilvan")
    application.setApplicationDisplayName("Hilván")
    application.setDesktopFileName("hilvan")
    use_language(settings.language)
    use_sheet(settings.sheet)
    if settings.language == "es":
        speak_spanish(application)
    return application


def show_icon(application: QApplication) -> None:
    """Give every window, also those that are there, the program's icon."""
    from PySide6.QtGui import QIcon  # with 150 names of icons that are all made

    application.setWindowIcon(QIcon(str(resource_path("icons", "hilvan.ico"))))


def chosen_theme(settings: Settings) -> Theme:
    """The theme that the person chose, or the system's."""
    name = system_theme_name() if settings.theme == "system" else settings.theme
    return load_theme(name, settings.text_scale)


def _is_open_here(path: Path) -> bool:
    """Whether another window of this person has the office open; it comes to the front."""
    from ui.storage.calling import call_window

    return call_window(path)


class OpenOffice(QObject):
    """Which window is shown: the one of an open office, or the start window."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.application = application
        self.settings = settings
        self.jobs = jobs
        self.theme = chosen_theme(settings)
        apply_theme(application, self.theme)
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.window: QWidget | None = None
        self.store: Store | None = None

    def start(self, path: Path | None) -> None:
        """Open this file, else the last one that is still there, else say welcome."""
        self.go_on(EarlyOpening(path, self.settings, self.jobs.executor))

    def go_on(self, opening: EarlyOpening, *, smoke: bool = False) -> None:
        """Show the office that opens, or what has to be asked first."""
        self._get_ready(smoke)
        store = opening.store.result()
        if store is None and opening.path is not None and not smoke and _is_open_here(opening.path):
            QTimer.singleShot(0, self.application, self.application.quit)  # its window is in front now
        elif store is None:
            self.show_start(opening.path)
        elif self._signs_in(store, smoke):
            self.show_office(store, first="workshops" if smoke else "home")
        else:
            self.show_start(store=store)
        if smoke:
            self._close_when_usable()

    def _signs_in(self, store: Store, smoke: bool) -> bool:
        from ui.storage.opening import sign_in_alone

        try:
            return sign_in_alone(store, or_first=smoke)
        except DamagedFile:
            return False  # the start window meets it again, and shows the ways on

    def _get_ready(self, smoke: bool) -> None:
        """What the window needs in any case, while another thread waits for the disk."""
        load_fonts()
        import ui.main_window

        if smoke:
            import ui.registry.workshops_page
        else:
            import ui.home.page  # noqa: F401

    def _close_when_usable(self) -> None:
        """Once everything that is seen is read and shown."""
        from ui.live import Live

        assert self.window is not None
        waited_for = [one for one in self.window.findChildren(Live) if not one.settled]
        for one in waited_for:
            one.shown.connect(self._close_if_usable)
        if not waited_for:
            QTimer.singleShot(0, self.application.quit)

    def _close_if_usable(self) -> None:
        from ui.live import Live

        assert self.window is not None
        if all(one.settled for one in self.window.findChildren(Live)):
            self.application.quit()

    def show_start(
        self,
        path: Path | None = None,
        *,
        create: bool = False,
        store: Store | None = None,
        damaged: tuple[Store, DamagedFile] | None = None,
    ) -> None:
        """The start window: create, open, demo; or it goes on with a file or an open store."""
        from ui.storage.start_window import StartWindow

        self._close_office()
        window = StartWindow(self.settings, self.theme, self.jobs)
        window.opened.connect(self.show_office)
        self._show(window)
        if damaged is not None:
            window.show_damaged_office(*damaged)
        elif store is not None:
            window.take_store(store)
        elif path is not None:
            window.open_file(path)
        elif create:
            window.show_questions()

    def show_office(self, store: Store, first: str = "home") -> None:
        """The main window for an open office, on its first page."""
        from ui.main_window import MainWindow

        self.store = store
        if self.settings.remember_file(store.path):
            save_settings(self.settings)
        context = Context(store, self.settings, self.jobs, Messages(), self.theme)
        try:
            window = MainWindow(context, first=first)
        except DamagedFile as trouble:
            self.store = None
            self.show_start(damaged=(store, trouble))
            return
        window.file_wanted.connect(self.show_start)
        window.new_office_wanted.connect(lambda: self.show_start(create=True))
        window.start_wanted.connect(self.show_start)
        # queued: the menu that asks for it is taken down with the rest
        window.look_changed.connect(self.change_look, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._let_go)
        self._show(window)

    def change_look(self) -> None:
        """Dress everything again after the theme or the size of text was chosen."""
        from ui.main_window import MainWindow

        self.theme = chosen_theme(self.settings)
        save_settings(self.settings)
        window = self.window if isinstance(self.window, MainWindow) else None
        if window is not None:
            window.undress()
        apply_theme(self.application, self.theme)
        if window is not None:
            window.show_theme(self.theme)

    def settle(self) -> None:
        """What the start put off: the log file (a bug begins it sooner), tidying of memory."""
        from app.log import open_log
        from ui.held_constants import hold_constants
        from ui.quick_imports import end_imports

        hold_constants()
        open_log()
        end_imports()

    def end(self) -> None:
        """Close what is open; called once, after the event loop."""
        self.jobs.shut_down()
        window, self.window = self.window, None
        if window is not None:
            window.close()
            window.deleteLater()
        self._let_go()
        save_settings(self.settings)
        # while Qt is whole: at the interpreter's end the order of things is anybody's guess
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        window.show()
        if old is not None:
            old.close()
            old.deleteLater()

    def _close_office(self) -> None:
        window = self.window
        if window is not None and self.store is not None:
            self.window = None
            window.close()
            window.deleteLater()

    def _let_go(self) -> None:
        if self.store is not None:
            self.jobs.drop_all()
            store, self.store = self.store, None
            try:
                store.close()
            except Problem as trouble:  # it says where the office was saved
                show_problem(trouble)

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self.change_look()
