"""An event of a course: its plan, people, attendance, tests, closing and certificates."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import DataProblem
from app.i18n import _, ngettext
from app.place import Place
from app.storage.records import Reader
from app.training.event_desk import EventDesk
from app.training.words import EVENT_WORDS, event_crumb
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.tabs import LateTabs
from ui.training.event_tab import EventTab
from ui.widgets.card import label
from ui.widgets.flow import WrapRow
from ui.widgets.way_back import way_back


class EventPage(Page):
    """Each part is made and filled when it is first seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk: EventDesk | None = None
        self._event_id = 0
        self._wanted = ""  # the part that comes to the front once the event is read
        self._lay_out()
        self._live = Live(
            self,
            context,
            self._read,
            self._show,
            here=True,
            asks=lambda: (self._event_id,) if self._event_id else None,
        )

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=2)
        column.addLayout(self._head())
        column.addSpacing(6)
        self.tabs = LateTabs(self._context, "event", self._fill, name=_("Partes de la capacitación"))
        self.tabs.tabBar().setUsesScrollButtons(True)
        # after a click one can write at once, where one writes most
        self.tabs.tabBarClicked.connect(lambda _place: QTimer.singleShot(0, self, self._begin))
        column.addWidget(self.tabs, 1)

    def _head(self) -> WrapRow:
        self.crumbs = way_back(
            _("Capacitaciones"),
            _("Volver a Capacitaciones"),
            lambda: self._context.way.go("trainings", part="events"),
        )
        self.course_link = QPushButton()
        self.course_link.setProperty("role", "link")
        self.course_link.clicked.connect(self._open_course)
        crumbs = QHBoxLayout()
        crumbs.setSpacing(8)
        crumbs.addWidget(self.crumbs)
        crumbs.addWidget(self.course_link)
        crumbs.addStretch()
        self.title = label("", "title", wrap=True)
        self.headline = label("", "soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(crumbs)
        words.addWidget(self.title)
        words.addWidget(self.headline)
        self.print_button = QPushButton(_("Imprimir"))
        self.print_button.setAccessibleName(_("Imprimir"))
        menu = QMenu(self.print_button)
        menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button.setMenu(menu)
        head = WrapRow()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.print_button)
        return head

    def _fill_print_menu(self) -> None:
        from reports.documents import EVENT, documents_about

        menu = self.print_button.menu()
        menu.clear()
        for document in documents_about(EVENT) if self.desk is not None else ():
            action = menu.addAction(document.title)
            action.triggered.connect(lambda _on=False, kind=document.kind: self._print(kind))

    def _print(self, kind: str) -> None:
        if self.desk is not None:
            self._context.way.print(kind, self.desk.event_id)

    # --- showing ---

    @property
    def part(self) -> str:
        return self.tabs.code

    def show_place(self, place: Place) -> None:
        """A place's `part` names a tab; without it another event begins at its plan, or its people once it has days."""
        event_id = place.of
        assert isinstance(event_id, int)
        if event_id != self._event_id:
            self.desk = None
        self._event_id, self._wanted = event_id, place.part
        if self.desk is not None and self._wanted:
            self.tabs.go_to(self._wanted, fill=False)
            self._wanted = ""
        self._live.again()

    def _read(self, _reader: Reader, event_id: int) -> EventDesk | DataProblem:
        try:
            if self.desk is None or self.desk.event_id != event_id:
                return EventDesk(self._context.store, event_id)
            self.desk.reload()
        except DataProblem as gone:
            return gone
        return self.desk

    def _show(self, desk: EventDesk | DataProblem) -> None:
        if isinstance(desk, DataProblem):
            shown, self.desk, self._event_id = self.desk, None, 0
            if shown is not None:
                self._context.way.leave()
            else:  # once the window shows this page, which it is about to
                self._context.messages.show_problem(desk)
                QTimer.singleShot(0, self, self._context.way.leave)
            return
        other, self.desk = self.desk is None, desk
        event = desk.event
        self.course_link.setText(event.course)
        self.course_link.setAccessibleName(_("Abrir el curso {code}").format(code=event.course))
        self.title.setText(event.title)
        self.headline.setText(self._say_event(desk))
        here = desk.count("enrolled")
        text = _("Participantes")
        self.tabs.say("people", f"{text} {here}" if here else text)
        if other:
            self.tabs.go_to(self._wanted or ("people" if event.sessions else "plan"))
            self._wanted = ""
        else:
            self.tabs.refill()

    def _say_event(self, desk: EventDesk) -> str:
        event, here, waiting = desk.event, desk.count("enrolled"), desk.count("waiting")
        invited = desk.count("invited")
        places = (
            _("{count} de {places} lugares").format(count=here, places=event.places)
            if event.places is not None
            else ngettext("{count} persona inscripta", "{count} personas inscriptas", here).format(count=here)
        )
        parts = (
            event_crumb(event),
            event.facilitator or "",
            places,
            _("{count} sin confirmar").format(count=invited) if invited else "",
            _("{count} en espera").format(count=waiting) if waiting else "",
            EVENT_WORDS[event.status] if event.status != "planned" else "",
        )
        return " · ".join(part for part in parts if part)

    def _fill(self, tab: EventTab) -> None:
        if self.desk is not None:
            tab.show_desk(self.desk)

    def _open_course(self) -> None:
        if self.desk is not None:
            self._context.way.go("course", self.desk.event.course)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        self.tabs.shown.begin()
