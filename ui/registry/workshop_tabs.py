"""The tabs that other rooms put on a workshop's page; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from ui.context import Context


class WorkshopTab(QWidget):
    """A part of a workshop's page. It is told its workshop whenever it comes into sight.

    It keeps itself up to date while it is seen (`context.store.subscribe`).
    """

    place_wanted = Signal(str, object)  # a page of `ui.rooms`, its subject
    print_wanted = Signal(str, object)  # a document's kind, its subject

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_workshop(self, workshop_id: int) -> None:
        """Show what there is of this workshop; each kind of tab does it its own way."""


@dataclass(frozen=True, slots=True)
class TabKind:
    """`build` imports and makes the tab."""

    code: str
    title: str
    build: Callable[[Context], WorkshopTab]


class LateTab(QWidget):
    """A tab's place, empty until it is first shown."""

    made = Signal(object)

    def __init__(self, kind: TabKind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._context = context
        self.tab: WorkshopTab | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_workshop(self, workshop_id: int) -> None:
        """Make the tab if need be, and show this workshop in it."""
        if self.tab is None:
            self.tab = self.kind.build(self._context)
            self._column.addWidget(self.tab)
            self.made.emit(self.tab)
        self.tab.show_workshop(workshop_id)


def _visits(context: Context) -> WorkshopTab:
    from ui.contacts.visits_tab import VisitsTab

    return VisitsTab(context)


def _formalization(context: Context) -> WorkshopTab:
    from ui.formalization.ladder_tab import LadderTab

    return LadderTab(context)


def _training(context: Context) -> WorkshopTab:
    from ui.training.history_tab import TrainingTab

    return TrainingTab(context)


def _figures(context: Context) -> WorkshopTab:
    from ui.figures.figures_tab import FiguresTab

    return FiguresTab(context)


def tab_kinds() -> tuple[TabKind, ...]:
    """In the order in which they are shown."""
    return (
        TabKind("visits", _("Visitas"), _visits),
        TabKind("formalization", _("Formalización"), _formalization),
        TabKind("training", _("Capacitación"), _training),
        TabKind("figures", _("Cifras e hitos"), _figures),
    )


def tab_subject(workshop_id: int, code: str) -> str:
    """The subject of the page "workshop" that opens one of these tabs."""
    return f"{workshop_id}/{code}"
