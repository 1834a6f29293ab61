"""A course of the catalogue: who needs it and why, and what it is made of."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _, format_number
from app.storage.labels import Label
from app.training.courses import find_course
from app.training.enrolment_operations import invite_workshops
from app.training.operations import add_event
from app.training.records import Course
from app.training.words import AUDIENCE_WORDS, STATE_WORDS, say_givers, short_hours
from ui.context import Context
from ui.training.choosing import choose_edition
from ui.training.course_cards import CourseAbout
from ui.training.needs_part import NeedsPart, say_ticked
from ui.widgets.card import label


class CoursePage(QWidget):
    """`show_course` chooses the course by its code."""

    place_wanted = Signal(str, object)
    print_wanted = Signal(str, object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.course: Course | None = None
        self.needs = NeedsPart(context, self)
        self.about = CourseAbout(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 4, 26, 12)
        column.setSpacing(2)
        column.addLayout(self._head())
        self.discreet = label(
            _("Invite también a talleres que no están en la lista: así venir no señala a nadie."),
            "small",
            wrap=True,
        )
        column.addWidget(self.discreet)
        column.addSpacing(6)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Partes del curso"))
        self.tabs.addTab(self.needs, _("Quién lo necesita"))
        self.tabs.addTab(self.about, _("Qué enseña"))
        column.addWidget(self.tabs, 1)
        self.needs.ticked_changed.connect(self._show_ticked)
        self.needs.counted.connect(self._show_count)
        self.needs.opened.connect(
            lambda need: self.place_wanted.emit("workshop", f"{need.workshop_id}/training")
        )

    def _head(self) -> QHBoxLayout:
        self.crumbs = QPushButton(f"{_('Capacitaciones')} ›")
        self.crumbs.setProperty("role", "link")
        self.crumbs.setAccessibleName(_("Volver a Capacitaciones"))
        self.crumbs.clicked.connect(lambda: self.place_wanted.emit("trainings", "courses"))
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
        self.first = QPushButton(_("Elegir a los 15 primeros"))
        self.first.setToolTip(
            _(
                "Los primeros de la lista que se ve, sin quienes ya están invitadas o no quieren que las contacten"
            )  # fmt: skip
        )
        self.first.clicked.connect(lambda: self.needs.tick_first(15))
        self.invite = QPushButton(_("Invitar"))
        self.invite.clicked.connect(self.invite_ticked)
        self.start = QPushButton(_("Nueva edición"))
        self.start.setProperty("role", "main")
        self.start.clicked.connect(self.start_edition)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        for button in (self.first, self.invite, self.start):
            button.setAccessibleName(button.text())
            head.addWidget(button)
        return head

    # --- showing ---

    def show_course(self, code: object) -> None:
        """Show a course; a code that the catalogue does not have leads back."""
        course = find_course(str(code))
        if course is None:
            self._context.messages.warn(
                _("El curso «{code}» no está en el catálogo de este programa.").format(code=code)
            )
            self.left.emit()
            return
        if self.course is None or course.code != self.course.code:
            self.tabs.setCurrentIndex(0)
        self.course = course
        self.title.setText(course.title)
        state = STATE_WORDS[course.state] if course.state != "reviewed" else ""
        parts = (
            course.code, short_hours(course.hours), _("para {whom}").format(
                whom=AUDIENCE_WORDS[course.audience]
            ),
            _("lo da: {who}").format(who=say_givers(course)), state,
        )  # fmt: skip
        self.headline.setText(" · ".join(part for part in parts if part))
        self.discreet.setVisible(course.reserved)
        self.about.show_course(course)
        self.needs.show_course(course)
        self._show_ticked()

    def _show_count(self, count: int) -> None:
        text = _("Quién lo necesita")
        self.tabs.setTabText(0, f"{text} {format_number(count)}" if count else text)
        self.first.setEnabled(bool(count))

    def _show_ticked(self) -> None:
        count = len(self.needs.ticked)
        may = not self._context.store.read_only
        self.invite.setVisible(bool(count))
        self.invite.setText(_("Invitar…"))
        self.start.setToolTip(say_ticked(count))
        self.invite.setToolTip(_("A una edición que ya está prevista"))
        self.first.setVisible(not count)
        self.start.setText(
            _("Armar edición con {count}").format(count=count) if count else _("Nueva edición")
        )
        for button in (self.invite, self.start):
            button.setAccessibleName(button.text())
            button.setEnabled(may)

    # --- inviting ---

    def start_edition(self) -> None:
        """Plan an edition with who is ticked; one undo step takes all of it back."""
        if self.course is not None:
            course = self.course.code
            self._invite_to(lambda: add_event(self._context.store, course=course))

    def invite_ticked(self) -> None:
        """Choose one of the coming editions, and invite who is ticked."""
        if self.course is not None:
            event = choose_edition(self._context, self.course.code, self)
            if event is not None:
                self._invite_to(lambda: event)

    def _invite_to(self, edition: Any) -> None:
        store, ticked = self._context.store, self.needs.ticked
        refusing = [one.workshop for one in ticked if one.may_contact is False]
        invited = [one.workshop_id for one in ticked if one.may_contact is not False]
        try:
            with store.change(Label("event.prepared")):
                event = edition()
                if invited:
                    invite_workshops(store, event_id=event, workshop_ids=invited)
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            return
        if refusing:
            self._context.messages.warn(
                _("No se invitó a {names}: pidieron que no las contacten.").format(
                    names=", ".join(refusing)
                )
            )
        self.place_wanted.emit("event", event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        shown: Any = self.tabs.currentWidget()
        shown.setFocus()
