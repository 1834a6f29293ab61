"""The main window: rail, search, one page at a time with a way back, messages, undo."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.place import Place
from app.registry.queries import list_consultants, read_office
from app.registry.records import Consultant, Office
from app.rooms import load
from app.storage.records import Change, Reader
from reports.paper import Paper
from ui.actions import Actions
from ui.context import Context
from ui.guards import is_guarded, may_show
from ui.live import Live
from ui.page import Page, PageKind, find_page
from ui.put_away import Kept, empty_when_gone
from ui.rail import Rail
from ui.search_box import Hit, SearchBox
from ui.theme import Theme, dress
from ui.widgets.enter_key import press, press_with_enter
from ui.widgets.field import forget_refused
from ui.widgets.fitting import fit_to_screen
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_stack import ScrolledStack

if TYPE_CHECKING:
    from ui.search import ReadForText

FIRST_SIZE = (1366, 720)
NARROW, LOW = 1100, 620  # pixels at text scale 1: below them the rail gives room to the page
LONGEST_WAY_BACK = 50
MOST_PAGES = 8  # that stay made; an older one is read again when it is shown again
LET_GO_AFTER_MS = 400  # a page that comes does not wait for another to go
AFTER_FIRST_PAINT_MS = 60


def _look(reader: Reader, text: str) -> ReadForText:
    from ui.search import look

    return look(reader, text)


def _read_names(reader: Reader) -> tuple[Office, list[Consultant]]:
    return read_office(reader), list_consultants(reader)


class MainWindow(QMainWindow):
    """Pages are made when they are first shown; each room says in its `room.py` which it has."""

    file_wanted = Signal(object)  # Path
    new_office_wanted = Signal()
    start_wanted = Signal()
    look_changed = Signal()
    closed = Signal()

    def __init__(self, context: Context, *, first: str = "home", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.context = context
        self.place: Place | None = None
        self._way_back: list[Place] = []
        self._pages: dict[str, Page] = {}
        self._places: dict[str, Place] = {}  # where each page was last
        self._put_away: dict[str, tuple[Place, str, Kept]] = {}  # and what it was narrowed to
        self.idle_watch: QObject | None = None
        self._let_go_later = QTimer(self, singleShot=True, interval=LET_GO_AFTER_MS)
        self._let_go_later.timeout.connect(self._let_old_pages_go)
        self.office = read_office(context.store)
        self.actions_ = Actions(self)
        self._lay_out()
        self._unsubscribe = context.store.subscribe(self._on_change)
        self._live = Live(self, context, _read_names, self._show_names, here=True)
        context.messages.said.connect(self.message_bar.show_message)
        context.way.wanted.connect(self.show_place)
        context.way.paper.connect(self.print_paper)
        context.way.left.connect(self.leave_page)
        context.way.own_step_changed.connect(self._show_undo)
        context.way.worker_changed.connect(self._live.again)
        context.way.look_changed.connect(self.look_changed)
        self._restore_geometry()
        self._live.again()
        self.go(first)
        QTimer.singleShot(AFTER_FIRST_PAINT_MS, self, self._finish_start)

    def _lay_out(self) -> None:
        self.rail = Rail(self.office.name, self.context.theme)
        self.rail.chosen.connect(self.go)
        self.search = SearchBox(self._find_hits, self._find_deeds, reads_more=True)
        self._look = Live(self.search, self.context, _look, self._show_leads, asks=lambda: self.search.wanted)
        self.search.asked.connect(self._look.again)
        self.search.left.connect(lambda: self.page.setFocus())
        self.search.setFixedWidth(self.context.theme.pixels(330))
        self.stack = ScrolledStack()
        self.top = QWidget()
        top = QHBoxLayout(self.top)
        top.setContentsMargins(14, 8, 26, 2)
        top.addWidget(self.actions_.menu_bar, 1)
        top.addWidget(self.search)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.stack, 1)
        body = QWidget()
        body.setProperty("page", True)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.message_bar = MessageBar(self.stack, body)
        self.setCentralWidget(body)
        self._fit_rail(self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_rail(event.size())
        super().resizeEvent(event)

    def _fit_rail(self, room: QSize) -> None:
        pixels = self.context.theme.pixels
        self.rail.set_narrow(room.width() < pixels(NARROW) or room.height() < pixels(LOW))

    def _find_hits(self, text: str) -> list[Hit]:
        from ui.search import find_hits

        return find_hits(self, text)

    def _find_deeds(self, text: str) -> list[Hit]:
        from ui.search import find_deeds

        return find_deeds(self, text)

    def _show_leads(self, read: ReadForText) -> None:
        from ui.search import later_hits

        self.search.show_more(*later_hits(self, self.search.text(), read))

    def _restore_geometry(self) -> None:
        geometry = QByteArray.fromBase64(self.context.settings.geometry.encode())
        kept = not geometry.isEmpty() and self.restoreGeometry(geometry)
        if not self.isMaximized():
            self._fit_rail(self.screen().availableSize())
            fit_to_screen(self, self.size() if kept else QSize(*FIRST_SIZE))

    def _finish_start(self) -> None:
        """What the first paint does not need."""
        from ui.late_start import finish_start

        finish_start(self)

    # --- going about ---

    def go(self, page: str, of: int | str | None = None, **more: Any) -> None:
        """Show a page, as `Way.go`."""
        self.show_place(Place(page, of, **more))

    def show_place(self, place: Place) -> None:
        """Show a page with what it shall show; Alt+Left comes back."""
        if not may_show(self.context, self, place):
            return
        if self.place is not None and place != self.place and self.place.page != "consent":
            left = self.place._replace(part=self.page.part or self.place.part)
            self._way_back = [*self._way_back, left][-LONGEST_WAY_BACK:]
        self._show_place(place)

    def back(self) -> None:
        """Where the person was before; what would ask first is passed over."""
        if not self._way_back:
            return
        while self._way_back:
            place = self._way_back.pop()
            if not is_guarded(self.context, place):
                self._show_place(place)
                return
        self._show_place(Place("home"))

    def leave_page(self) -> None:
        """The page that is shown is finished: go back to what was there before it came."""
        if self.place is not None:
            self.leave(self.place.page)

    def leave(self, page: str) -> None:
        """A page says it is finished: go back to what was there before it came."""
        while self._way_back and self._way_back[-1].page == page:
            self._way_back.pop()
        if self._way_back:
            self.back()
        else:
            self.go("home")

    def _show_place(self, place: Place) -> None:
        self.flush()
        self.context.store.undo_stack.close_step()
        kind = find_page(place.page)
        known = self._pages.pop(place.page, None)
        page = self._pages[place.page] = known or self._make_page(kind)  # the last one is the newest
        if not self._let_go_later.isActive():
            self._let_go_later.start()
        place = place if known is not None else self._come_back(page, place)
        if place != self.place:
            if known is not None:
                forget_refused(known)
            self.message_bar.overtake()
        if place != Place(place.page):
            page.show_place(place)
        self.place = self._places[kind.name] = place
        if not kind.fills_window:
            self.stack.setCurrentWidget(page)
        # the rail beside a page that fills the window would push a small one wider
        self.rail.setVisible(not kind.fills_window)
        self.top.setVisible(not kind.fills_window)
        self.stack.setCurrentWidget(page)
        self.rail.show_page(kind.rail)
        self.actions_.show_way_back(bool(self._way_back))
        self._show_undo()
        page.setFocus()
        if not self.isVisible():
            page.begin_reading()

    def _let_old_pages_go(self) -> None:
        """Take down what was shown longest ago, if all of it is in the file: 60 pages over a large
        office hold hundreds of megabytes.
        """
        if self.context.jobs.running:
            self._let_go_later.start()
            return
        for name in list(self._pages)[:-MOST_PAGES]:
            old = self._pages[name]
            if old.may_go:
                self._keep(name, old)
                empty_when_gone(old)
                self.stack.removeWidget(self._pages.pop(name))

    def _keep(self, name: str, page: Page) -> None:
        """Remember what a page is narrowed to, and which part of it is in front."""
        self._put_away[name] = (self._places.get(name, Place(name)), page.part, page.keep())

    def _come_back(self, page: Page, place: Place) -> Place:
        """Let a page that was put away be as it was left, if it is about the same; where it is then."""
        was, part, kept = self._put_away.pop(place.page, (None, "", {}))
        if was is None or (place.of is not None and place.of != was.of):
            return place
        page.come_back(kept)
        return place._replace(part=place.part or part)

    def _make_page(self, kind: PageKind) -> Page:
        made: Page = load(kind.page)(self.context, self.stack.make_place())
        if not made.accessibleName():
            made.setAccessibleName(_(kind.title) if kind.title else self.rail.title(kind.rail))
        self.stack.addWidget(made)
        return made

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def flush(self) -> None:
        """Save what was typed on the page that is shown; what is left was saved when it was left."""
        if isinstance(page := self.stack.currentWidget(), Page):
            page.flush()

    # --- one undo for everything ---

    def undo(self) -> None:
        """Take the last step back: of the page that is shown, if it holds one that is not in the file."""
        self.flush()
        if self.page.own_step:
            self.page.take_own_step_back()
            return
        label = self.context.store.undo_stack.undo()
        if label:
            self.context.messages.say(
                _("Deshecho: {label}").format(label=label), action=_("Rehacer"), do=self.redo
            )

    def redo(self) -> None:
        """Do the last undone step again."""
        self.flush()
        label = self.context.store.undo_stack.redo()
        if label:
            self.context.messages.say(_("Rehecho: {label}").format(label=label))

    def _on_change(self, change: Change) -> None:
        # said of an earlier step, it would take back this one
        self.message_bar.withdraw(_("Deshacer"), _("Rehacer"))
        self.message_bar.overtake()
        self.rail.saved.setText(_("Guardado {time}").format(time=f"{datetime.now():%H:%M}"))
        QTimer.singleShot(0, self, self._show_undo)

    def _show_undo(self) -> None:
        """Name what Ctrl+Z and Ctrl+Y would take now."""
        stack, own = self.context.store.undo_stack, self.page.own_step
        self.actions_.show_undo(own or stack.undo_label, None if own else stack.redo_label)

    def _show_names(self, found: tuple[Office, list[Consultant]]) -> None:
        """The office, and who works at the rail's foot."""
        self.office, consultants = found
        self.rail.office.setText(self.office.name)
        self.setWindowTitle(f"{self.office.name} — Hilván")
        for consultant in consultants:
            if consultant.id == self.context.store.user:
                self.rail.worker.setText(f"{consultant.name}\n{consultant.role}")
        if self.context.store.read_only:
            self.rail.saved.setText(_("Solo lectura"))

    # --- what several pages ask for ---

    def print_here(self) -> None:
        """What the page prints: of a workshop its sheet, of a list what is marked, else what its own button offers."""
        if (paper := self.page.paper) is not None:
            self.print_paper(paper)
        elif (button := self._print_button()) is not None:
            press(button)
        else:
            self.context.messages.say(_("Para imprimir, abra un taller o marque varios."))
            self.go("workshops")

    def _print_button(self) -> QPushButton | None:
        found = [one for one in self.page.findChildren(QPushButton) if one.text().startswith(_("Imprimir"))]
        return next((one for one in found if one.isVisible() and one.isEnabled()), None)

    def print_paper(self, paper: Paper) -> None:
        """The preview of a paper."""
        from ui.reports.preview import show_preview

        self.flush()
        if may_show(self.context, self, paper):
            show_preview(self.context, paper, self)

    def undress(self) -> None:
        """Take every page down before another theme: dressing them all again takes a second."""
        self.flush()
        for name, page in self._pages.items():
            self._keep(name, page)
        old = self.takeCentralWidget()
        self._pages.clear()
        self.context.messages.said.disconnect(self.message_bar.show_message)
        if old is not None:
            old.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def show_theme(self, theme: Theme) -> None:
        """Everything again in another theme or size of text, at the same place."""
        if self._pages:
            self.undress()
        self.context.theme = theme
        dress(self)
        place = self.place or Place("home")
        self.actions_ = Actions(self)
        self._lay_out()
        self.context.messages.said.connect(self.message_bar.show_message)
        self._live.again()
        self._show_place(place)
        QTimer.singleShot(0, self.rail, self.rail.show_icons)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab never leads to what is out of sight; only Tab scrolls, for a page that comes stays at its top."""
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        if moved and focus is not None and self.stack.isAncestorOf(focus):
            from ui.focus_watch import show_whole

            show_whole(focus, self.stack)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_with_enter(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What is greyed leaves the right button to the window; its past can be read all the same."""
        load("ui.history.asking:offer_history_at")(self.context, self.page, event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        self.context.store.find_place()
        self._unsubscribe()
        geometry = self.saveGeometry().toBase64().data()
        self.context.settings.geometry = bytes(geometry).decode()
        super().closeEvent(event)
        self.closed.emit()
