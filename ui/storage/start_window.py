"""The first window: makes, opens or tries an office, and asks who works. It knows no office yet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.errors import FileProblem, Problem
from app.i18n import _
from app.paths import offices_folder
from app.private import FOLDER_MODE
from app.progress import Progress
from app.settings import Settings
from app.storage.backups import UNSOUND, find_backups
from app.storage.places import copy_in, place_warning
from app.storage.restoring import replace_damaged
from app.storage.site import installation_site
from app.storage.store import Store
from app.storage.troubles import DamagedFile, OfficeInUse, PassphraseNeeded, WrongPassphrase
from ui.jobs import Job, Jobs
from ui.storage.opening import backup_folder, open_for_window, sign_in_alone
from ui.storage.start_page import StartPage
from ui.theme import Theme, dress
from ui.widgets.brand_panel import BrandPanel
from ui.widgets.enter_key import press_with_enter
from ui.widgets.fitting import fit_to_screen
from ui.widgets.page_stack import ScrolledStack

FILE_FILTER = "Hilván (*.hilvan)"
DEMO_NAME = "demostracion.hilvan"


class StartWindow(QWidget):
    """Shows one question at a time; `opened` carries the store, with its user set."""

    opened = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.settings = settings
        self.theme = theme
        self.jobs = jobs
        self._store: Store | None = None
        self.setProperty("page", True)
        self.setWindowTitle("Hilván")
        fit_to_screen(self, QSize(1080, 680))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(
            BrandPanel(
                "Hilván",
                _("Del primer diagnóstico a la hoja que queda en el taller."),
                _("Todo queda en esta computadora. No hace falta internet."),
                theme.pixels(320),
            )
        )
        self.stack = ScrolledStack()
        row.addWidget(self.stack, 1)
        self.show_welcome()

    def show_page(self, page: QWidget) -> None:
        """Ask this now; what was asked before is gone."""
        old = self.stack.currentWidget()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if old is not None:
            self.stack.removeWidget(old)
        page.setFocus()

    @property
    def page(self) -> QWidget:
        """What is being asked."""
        page = self.stack.currentWidget()
        assert page is not None
        return page

    # --- the ways in ---

    def show_welcome(self) -> None:
        """Create, open, try the demo, or one of the last files."""
        page = StartPage(self.settings, self.theme)
        page.create_chosen.connect(self.show_questions)
        page.open_chosen.connect(self._ask_file)
        page.demo_chosen.connect(self.open_demo)
        page.file_chosen.connect(self.open_file)
        self.show_page(page)

    def show_questions(self) -> None:
        """The three questions of a new office."""
        from ui.storage.questions_page import QuestionsPage

        page = QuestionsPage(self.settings, self.theme)
        page.left.connect(self.show_welcome)
        page.created.connect(self._office_made)
        self.show_page(page)

    def _office_made(self, store: Store) -> None:
        self._store = store
        if store.key is None:
            self._hand_over()
            return
        from ui.storage.recovery_page import RecoveryPage

        page = RecoveryPage(store, self.settings, self.theme, self.jobs)
        page.done.connect(self._hand_over)
        self.show_page(page)

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Abrir una oficina"), self.settings.last_folder, FILE_FILTER
        )
        if name:
            self.open_file(Path(name))

    def open_demo(self) -> None:
        """Make the demo office in the documents folder, unless it is there, and open it."""
        target = offices_folder() / DEMO_NAME
        if target.exists():
            self.open_file(target)
            return

        def make(progress: Progress) -> Path:
            from app.demo.office import make_demo_office

            target.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            make_demo_office(target, today=date.today(), progress=progress)
            return target

        self._work(_("Haciendo la oficina de demostración…"), make, self.open_file)

    def open_file(self, path: Path, *, as_it_lies: bool = False) -> None:
        """Open a file, asking what has to be asked."""
        warning = None if as_it_lies else place_warning(path)
        if warning:
            self._ask_place(path, warning)
        else:
            self.try_open(path)

    def try_open(
        self,
        path: Path,
        *,
        passphrase: str | None = None,
        recovery: str | None = None,
        read_only: bool = False,
    ) -> None:
        """Open off the window's thread: deriving a key and checking a large file take a while."""

        def work(_progress: Progress) -> Store:
            return open_for_window(
                path, self.settings, passphrase=passphrase, recovery=recovery, read_only=read_only
            )

        def failed(trouble: BaseException) -> None:
            self._explain(path, trouble, read_only)

        self._work(_("Abriendo «{name}»…").format(name=path.name), work, self.take_store, failed)

    def take_store(self, store: Store) -> None:
        """An open office: ask who works, if there is anything to ask."""
        self._store = store
        from ui.storage.person_page import PersonPage

        try:
            if store.read_only or sign_in_alone(store):
                self._hand_over()
                return
            page = PersonPage(store)
        except DamagedFile as trouble:
            self.show_damaged_office(store, trouble)
            return
        page.chosen.connect(self._hand_over)
        page.left.connect(self._give_up)
        self.show_page(page)

    def _give_up(self) -> None:
        self._let_go()
        self.show_welcome()

    def _hand_over(self) -> None:
        store, self._store = self._store, None
        self.opened.emit(store)

    # --- what may stand in the way ---

    def _explain(self, path: Path, trouble: BaseException, read_only: bool) -> None:
        from ui.storage.calling import call_window, is_here
        from ui.storage.obstacle_pages import InUsePage, PassphrasePage, TroublePage

        page: Any
        if isinstance(trouble, PassphraseNeeded | WrongPassphrase):
            wrong = trouble.sentence if isinstance(trouble, WrongPassphrase) else ""
            page = PassphrasePage(path.stem, wrong)
            page.given.connect(lambda words: self.try_open(path, passphrase=words, read_only=read_only))
            page.recovery_given.connect(lambda text: self.try_open(path, recovery=text, read_only=read_only))
        elif isinstance(trouble, OfficeInUse):
            page = InUsePage(trouble.sentence, here=is_here(trouble.owner))
            page.front_chosen.connect(lambda: call_window(path))
            page.read_only_chosen.connect(lambda: self.try_open(path, read_only=True))
            page.again_chosen.connect(lambda: self.try_open(path))
        elif isinstance(trouble, DamagedFile):
            self._show_damaged(path, trouble.sentence)
            return
        elif isinstance(trouble, Problem):
            page = TroublePage(trouble)
        else:
            self.show_welcome()
            raise trouble
        page.left.connect(self.show_welcome)
        self.show_page(page)

    def _show_damaged(self, path: Path, sentence: str, *, opens: bool = False) -> None:
        from ui.storage.damaged_page import DamagedPage

        found = find_backups(path, backup_folder(self.settings))
        backups = [one for one in found if one.reason not in UNSOUND] or found
        page = DamagedPage(path, sentence, backups, can_repair=opens)
        page.backup_chosen.connect(lambda backup: self.go_on_from(path, backup))
        page.repair_chosen.connect(self._repair)
        page.left.connect(self._give_up)
        self.show_page(page)

    def show_damaged_office(self, store: Store, trouble: DamagedFile) -> None:
        """An office that opens, and something that the window needs of it cannot be read."""
        self._store = store
        if store.read_only:
            self._show_damaged(store.path, trouble.sentence)
            return
        sentence = _(
            "«{name}» se abre, pero un dato que la ventana necesita se dañó en el disco. Repararlo desde el historial lo recupera y deja todo lo demás como está."
        ).format(name=store.path.name)
        self._show_damaged(store.path, sentence, opens=True)

    def _repair(self) -> None:
        store = self._store
        if store is None:
            return

        def work(progress: Progress) -> Store:
            from app.storage.repairing import repair_office

            repair_office(store, progress)
            return store

        def failed(trouble: BaseException) -> None:
            if not isinstance(trouble, Problem):
                self._give_up()
                raise trouble
            self._show_damaged(store.path, trouble.sentence)

        self._work(_("Reparando el archivo…"), work, self.take_store, failed)

    def _let_go(self) -> None:
        if self._store is not None:
            store, self._store = self._store, None
            store.close()

    def go_on_from(self, path: Path, backup: Path, passphrase: str | None = None) -> None:
        """Put a backup in the place of a damaged file, and open it."""
        self._let_go()

        def work(_progress: Progress) -> Store:
            store = replace_damaged(path, backup, site=installation_site(), passphrase=passphrase)
            store.backup_folder = backup_folder(self.settings)
            return store

        def failed(trouble: BaseException) -> None:
            if isinstance(trouble, PassphraseNeeded | WrongPassphrase):
                self._ask_words_of(path, backup, trouble)
            elif isinstance(trouble, Problem):
                self._show_damaged(path, trouble.sentence)
            else:
                self.show_welcome()
                raise trouble

        self._work(_("Volviendo a la copia…"), work, self.take_store, failed)

    def _ask_words_of(self, path: Path, backup: Path, trouble: FileProblem) -> None:
        from ui.storage.obstacle_pages import PassphrasePage

        wrong = trouble.sentence if isinstance(trouble, WrongPassphrase) else ""
        page = PassphrasePage(_("La copia"), wrong)
        page.other.hide()
        page.given.connect(lambda words: self.go_on_from(path, backup, words))
        page.left.connect(self.show_welcome)
        self.show_page(page)

    def _ask_place(self, path: Path, warning: str) -> None:
        from ui.storage.obstacle_pages import PlacePage

        page = PlacePage(warning)
        page.copy_chosen.connect(lambda: self._copy_and_open(path))
        page.stay_chosen.connect(lambda: self.open_file(path, as_it_lies=True))
        page.left.connect(self.show_welcome)
        self.show_page(page)

    def _copy_and_open(self, path: Path) -> None:
        def work(_progress: Progress) -> Path:
            folder = offices_folder()
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            return copy_in(path, folder)

        self._work(_("Copiando «{name}»…").format(name=path.name), work, self.try_open)

    def _work(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        from ui.storage.obstacle_pages import BusyPage, TroublePage

        def show_trouble(trouble: BaseException) -> None:
            if not isinstance(trouble, Problem):
                self.show_welcome()
                raise trouble
            page = TroublePage(trouble)
            page.left.connect(self.show_welcome)
            self.show_page(page)

        busy = BusyPage(title)
        self.show_page(busy)
        job = self.jobs.start(title, work, done=done, failed=failed or show_trouble)
        job.progressed.connect(busy.show_progress)
        job.cancelled.connect(self.show_welcome)
        busy.stop_chosen.connect(job.cancel)
        return job

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and hasattr(self.page, "left"):
            self.page.left.emit()  # as its button does
        elif not press_with_enter(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)
