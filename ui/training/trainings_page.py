"""Capacitaciones: editions, the catalogue of courses, and the people who took part."""

from typing import Any

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from app.i18n import _
from app.place import Place
from ui.context import Context
from ui.page import Page
from ui.training.courses_part import CoursesPart
from ui.training.events_part import EventsPart
from ui.training.people_part import PeoplePart
from ui.widgets.card import label

PARTS = ("events", "courses", "people")


class TrainingsPage(Page):
    """A part for each; a place's `part` is one of `PARTS`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.events = EventsPart(context)
        self.courses = CoursesPart(context)
        self.people = PeoplePart(context)
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=6)
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
        self.events.empty.chosen.connect(lambda: context.way.go("trainings", part="courses"))
        self.events.new_wanted.connect(self.add_event)

    def show_place(self, place: Place) -> None:
        if place.part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(place.part))
            self._focus()

    def add_event(self) -> None:
        """Choose the course, then open its new edition."""
        from ui.training.choosing import start_edition

        event = start_edition(self._context, self)
        if event is not None:
            self._context.way.go("event", event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus()

    def _focus(self) -> None:
        shown: Any = self.tabs.currentWidget()
        shown.setFocus()
