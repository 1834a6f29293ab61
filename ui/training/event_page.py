"""An edition of a course: its plan, people, attendance, tests, closing and certificates."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.errors import DataProblem
from app.i18n import _, ngettext
from app.place import Place
from app.storage.records import Reader
from app.training.words import EVENT_WORDS, event_crumb
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.training.attendance_tab import AttendanceTab
from ui.training.certificates_tab import CertificatesTab
from ui.training.closing_tab import ClosingTab
from ui.training.event_desk import EventDesk
from ui.training.event_tab import EventTab
from ui.training.people_tab import PeopleTab
from ui.training.plan_tab import PlanTab
from ui.training.tests_tab import TestsTab
from ui.widgets.card import label

PEOPLE_TAB = 1
PARTS = ("plan", "people", "attendance", "tests", "closing", "certificates")
Part = TypeVar("Part", bound=EventTab)


class EventPage(Page):
    """Each part is made and filled when it is first seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk: EventDesk | None = None
        self._event_id = 0
        self._lay_out()
        self._live = Live(
            self, context, self._read, self._show, here=True,
            asks=lambda: (self._event_id,) if self._event_id else None,
        )  # fmt: skip

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=2)
        column.addLayout(self._head())
        column.addSpacing(6)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Partes de la edición"))
        self.tabs.tabBar().setUsesScrollButtons(True)
        for title in (
            _("Edición"), _("Participantes"), _("Asistencia"), _("Prueba"), _("Compromisos"),
            _("Certificados"),
        ):  # fmt: skip
            self.tabs.addTab(QWidget(), title)
        self.tabs.currentChanged.connect(lambda _place: self._show_part())
        # after a click one can write at once, where one writes most
        self.tabs.tabBarClicked.connect(lambda _place: QTimer.singleShot(0, self, self._begin))
        column.addWidget(self.tabs, 1)

    def _head(self) -> QHBoxLayout:
        self.crumbs = QPushButton(f"{_('Capacitaciones')} ›")
        self.crumbs.setProperty("role", "link")
        self.crumbs.setAccessibleName(_("Volver a Capacitaciones"))
        self.crumbs.clicked.connect(lambda: self._context.way.go("trainings", part="events"))
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
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.print_button)
        return head

    @cached_property
    def plan(self) -> PlanTab:
        return self._put(0, PlanTab(self._context))

    @cached_property
    def people(self) -> PeopleTab:
        return self._put(PEOPLE_TAB, PeopleTab(self._context))

    @cached_property
    def attendance(self) -> AttendanceTab:
        return self._put(2, AttendanceTab(self._context))

    @cached_property
    def tests(self) -> TestsTab:
        return self._put(3, TestsTab(self._context))

    @cached_property
    def closing(self) -> ClosingTab:
        return self._put(4, ClosingTab(self._context))

    @cached_property
    def certificates(self) -> CertificatesTab:
        return self._put(5, CertificatesTab(self._context))

    def _put(self, place: int, part: Part) -> Part:
        """A part that was just made, in the place that was kept for it."""
        kept = self.tabs.widget(place)
        assert kept is not None
        blocker = QSignalBlocker(self.tabs)
        self.tabs.insertTab(place + 1, part, self.tabs.tabText(place))
        if self.tabs.currentWidget() is kept:
            self.tabs.setCurrentWidget(part)
        self.tabs.removeTab(place)
        blocker.unblock()
        kept.deleteLater()
        return part

    @property
    def part(self) -> EventTab:
        """The tab in sight."""
        part: EventTab = getattr(self, PARTS[self.tabs.currentIndex()])
        return part

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

    def show_place(self, place: Place) -> None:
        """Another edition begins at its plan, or at its people once it has days."""
        event_id = place.of
        assert isinstance(event_id, int)
        other = self.desk is None or self.desk.event_id != event_id
        if other:
            self.desk = None
        self._event_id = event_id
        self._live.again()
        if other and self.desk is not None:
            self.tabs.setCurrentIndex(PEOPLE_TAB if self.desk.event.sessions else 0)

    def _read(self, _reader: Reader, event_id: int) -> EventDesk | DataProblem:
        try:
            if self.desk is None or self.desk.event_id != event_id:
                return EventDesk(self._context, event_id)
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
        self.desk = desk
        event = desk.event
        self.course_link.setText(event.course)
        self.course_link.setAccessibleName(_("Abrir el curso {code}").format(code=event.course))
        self.title.setText(event.title)
        self.headline.setText(self._say_event(desk))
        here = desk.count("enrolled")
        self.tabs.setTabText(PEOPLE_TAB, f"{_('Participantes')} {here}" if here else _("Participantes"))  # fmt: skip
        self._show_part()

    def _say_event(self, desk: EventDesk) -> str:
        event, here, waiting = desk.event, desk.count("enrolled"), desk.count("waiting")
        invited = desk.count("invited")
        places = (
            _("{count} de {places} lugares").format(count=here, places=event.places)
            if event.places is not None
            else ngettext("{count} persona inscripta", "{count} personas inscriptas", here).format(
                count=here
            )
        )
        parts = (
            event_crumb(event), event.facilitator or "", places,
            _("{count} sin confirmar").format(count=invited) if invited else "",
            _("{count} en espera").format(count=waiting) if waiting else "",
            EVENT_WORDS[event.status] if event.status != "planned" else "",
        )  # fmt: skip
        return " · ".join(part for part in parts if part)

    def _show_part(self) -> None:
        if self.desk is not None:
            self.part.show_desk(self.desk)

    def _open_course(self) -> None:
        if self.desk is not None:
            self._context.way.go("course", self.desk.event.course)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        self.part.begin()
