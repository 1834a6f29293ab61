"""Capacitaciones: events, the catalogue of courses, and the people who took part."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.place import Place
from ui.context import Context
from ui.page import Page
from ui.tabs import LateTabs
from ui.widgets.card import label


class TrainingsPage(Page):
    """A part for each; a place's `part` names one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=6)
        column.addWidget(label(_("Capacitaciones"), "title"))
        # the lists read by themselves
        self.tabs = LateTabs(context, "trainings", lambda _tab: None, name=_("Partes de Capacitaciones"))
        column.addWidget(self.tabs, 1)

    @property
    def part(self) -> str:
        return self.tabs.code

    def show_place(self, place: Place) -> None:
        if place.part:
            self.tabs.go_to(place.part)
            self.tabs.shown.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tabs.shown.setFocus()
