"""A course of the catalogue: who needs it and why, and what it is made of."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_number
from app.place import Place
from app.storage.labels import Label
from app.storage.store import Store
from app.training.courses import find_course
from app.training.enrolment_operations import invite_workshops
from app.training.operations import add_event
from app.training.records import Course
from app.training.words import AUDIENCE_WORDS, STATE_WORDS, say_givers, short_hours
from ui.context import Context
from ui.page import Page
from ui.training.choosing import choose_coming
from ui.training.course_cards import CourseAbout
from ui.training.needs_part import NeedsPart, say_ticked
from ui.widgets.card import label
from ui.widgets.flow import WrapRow
from ui.widgets.page_stack import ShownTabs
from ui.widgets.way_back import way_back


class CoursePage(Page):
    """A place of it is of a course, by its code."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.course: Course | None = None
        self.needs = NeedsPart(context, self)
        self.content: CourseAbout | None = None  # made when it is first seen
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=2)
        column.addLayout(self._head())
        self.discreet = label(
            _("Invite también a talleres que no están en la lista: así venir no señala a nadie."),
            "small",
            wrap=True,
        )
        column.addWidget(self.discreet)
        column.addSpacing(6)
        self.tabs = ShownTabs()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Partes del curso"))
        self.tabs.addTab(self.needs, _("Quién lo necesita"))
        self._content_place = QVBoxLayout()
        self._content_place.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        held.setLayout(self._content_place)
        self.tabs.addTab(held, _("Qué enseña"))
        self.tabs.currentChanged.connect(lambda _at: self._show_content())
        column.addWidget(self.tabs, 1)
        self.needs.ticked_changed.connect(self._show_ticked)
        self.needs.counted.connect(self._show_count)
        self.needs.opened.connect(lambda need: context.way.go("workshop", need.workshop_id, part="training"))

    def _head(self) -> WrapRow:
        self.crumbs = way_back(
            _("Capacitaciones"),
            _("Volver a Capacitaciones"),
            lambda: self._context.way.go("trainings", part="courses"),
        )
        crumbs = QHBoxLayout()
        crumbs.addWidget(self.crumbs)
        crumbs.addStretch()
        self.title = label("", "title", wrap=True)
        self.headline = label("", "soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(crumbs)
        words.addWidget(self.title)
        words.addWidget(self.headline)
        self.choose_first = QPushButton(_("Elegir a los 15 primeros"))
        self.choose_first.setToolTip(
            _(
                "Los primeros de la lista que se ve, sin quienes ya están invitadas o no quieren que las contacten"
            )
        )
        self.choose_first.clicked.connect(lambda: self.needs.tick_first(15))
        self.invite = QPushButton(_("Invitar"))
        self.invite.clicked.connect(self.invite_ticked)
        self.start = QPushButton(_("Nueva capacitación"))
        self.start.setProperty("role", "main")
        self.start.clicked.connect(self.start_event)
        head = WrapRow()
        head.setSpacing(10)
        head.addLayout(words, 1)
        for button in (self.choose_first, self.invite, self.start):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        return head

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """Show a course; a code that the catalogue does not have leads back."""
        course = find_course(str(place.of))
        if course is None:
            text = _("El curso «{code}» no está en el catálogo de este programa.")
            self._context.messages.warn(text.format(code=place.of))
            QTimer.singleShot(0, self, self._context.way.leave)  # once this page is shown
            return
        if self.course is None or course.code != self.course.code:
            self.tabs.setCurrentIndex(0)
        self.course = course
        self.title.setText(course.title)
        state = STATE_WORDS[course.state] if course.state != "reviewed" else ""
        parts = (
            course.code,
            short_hours(course.hours),
            _("para {whom}").format(whom=AUDIENCE_WORDS[course.audience]),
            _("lo da: {who}").format(who=say_givers(course)),
            state,
        )
        self.headline.setText(" · ".join(part for part in parts if part))
        self.discreet.setVisible(course.reserved)
        self._show_content()
        self.needs.show_course(course)
        self._show_ticked()

    def _show_content(self) -> None:
        if self.course is None or self.tabs.currentWidget() is self.needs:
            return
        if self.content is None:
            self.content = CourseAbout(self._context)
            self._content_place.addWidget(self.content)
            self.content.show()
        self.content.show_course(self.course)

    def _show_count(self, count: int) -> None:
        text = _("Quién lo necesita")
        self.tabs.setTabText(0, f"{text} {format_number(count)}" if count else text)
        self.choose_first.setEnabled(bool(count))

    def _show_ticked(self) -> None:
        count = len(self.needs.ticked)
        may = not self._context.store.read_only
        self.invite.setVisible(bool(count))
        self.invite.setText(_("Invitar…"))
        self.start.setToolTip(say_ticked(count))
        self.invite.setToolTip(_("A una capacitación que ya está prevista"))
        self.choose_first.setVisible(not count)
        self.start.setText(
            _("Armar capacitación con {count}").format(count=count) if count else _("Nueva capacitación")
        )
        for button in (self.invite, self.start):
            button.setAccessibleName(button.text())
            button.setEnabled(may)

    # --- inviting ---

    def start_event(self) -> None:
        """Plan an event with who is ticked; one undo step takes all of it back."""
        if self.course is not None:
            course = self.course.code
            self._invite_to(lambda: add_event(self._context.store, course=course))

    def invite_ticked(self) -> None:
        """Choose one of the coming events, and invite who is ticked."""
        if self.course is not None:
            event = choose_coming(self._context, self.course.code, self)
            if event is not None:
                self._invite_to(lambda: event)

    def _invite_to(self, plan: Any) -> None:
        ticked = self.needs.ticked
        refusing = [one.workshop for one in ticked if one.may_contact is False]
        invited = [one.workshop_id for one in ticked if one.may_contact is not False]

        def prepare(store: Store) -> int:
            with store.change(Label("event.prepared")):
                event: int = plan()
                if invited:
                    invite_workshops(store, event_id=event, workshop_ids=invited)
            return event

        event = self.do(prepare)
        if event is not None and refusing:
            self._context.messages.warn(
                _("No se invitó a {names}: pidieron que no las contacten.").format(names=", ".join(refusing))
            )
        if event is not None:
            self._context.way.go("event", event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        shown: Any = self.needs if self.tabs.currentIndex() == 0 else self.content
        shown.setFocus()
