"""Capacitaciones: editions, the catalogue of courses, and the people who took part."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.i18n import _
from ui.context import Context
from ui.training.courses_part import CoursesPart
from ui.training.events_part import EventsPart
from ui.training.people_part import PeoplePart
from ui.widgets.card import label

PARTS = ("events", "courses", "people")


class TrainingsPage(QWidget):
    """`place_wanted` carries a page of the main window and its subject."""

    place_wanted = Signal(str, object)
    print_wanted = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.events = EventsPart(context)
        self.courses = CoursesPart(context)
        self.people = PeoplePart(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 8, 26, 16)
        column.setSpacing(6)
        column.addWidget(label(_("Capacitaciones"), "title"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Partes de Capacitaciones"))
        for part, title in (
            (self.events, _("Ediciones")),
            (self.courses, _("Cursos")),
            (self.people, _("Personas")),
        ):
            self.tabs.addTab(part, title)
        column.addWidget(self.tabs, 1)
        self.events.empty.chosen.connect(lambda: self.show_part("courses"))
        self.events.new_wanted.connect(self.add_event)

    def show_part(self, part: object) -> None:
        """Bring one of `PARTS` to the front."""
        if part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(str(part)))
            self._focus()

    def add_event(self) -> None:
        """Choose the course, then open its new edition."""
        from ui.training.choosing import start_edition

        event = start_edition(self._context, self)
        if event is not None:
            self.place_wanted.emit("event", event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus()

    def _focus(self) -> None:
        shown: Any = self.tabs.currentWidget()
        shown.setFocus()
