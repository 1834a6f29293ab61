"""Who needs a course, ranked, with the reason; several can be ticked and invited."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.training.course_lists import needs_of_course_list
from app.training.records import Course, Need
from app.training.words import say_contact
from ui.context import Context
from ui.lists.list_choice import choice_of
from ui.lists.listing import Listing
from ui.widgets.card import label
from ui.widgets.empty import EmptyState


class NeedsPart(QWidget):
    """Space or a click ticks; what is ticked stays ticked while one filters."""

    ticked_changed = Signal()
    opened = Signal(object)
    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._course: Course | None = None
        self._ticked: dict[int, Need] = {}
        self._showing = False
        empty = EmptyState(
            _("Ningún taller lo necesita ahora"),
            _(
                "Aparecen aquí los talleres que tienen este curso en su programa, o a los que el diagnóstico les muestra que falta lo que enseña."
            ),
        )
        self.list = Listing(
            context,
            needs_of_course_list(None),
            _("Filtrar por taller, persona o motivo"),
            empty,
            choices=(choice_of(_("Territorio"), _("Todos los territorios"), _cluster),),
            begins_by=None,
            chosen=lambda: self.ticked,
            seen_with=parent,
        )
        self.export = self.list.export
        self._use_ticks()
        self.reason = label("", "soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.reason)
        self.setFocusProxy(self.list.filter)
        self.list.shown.connect(self._show)

    def _use_ticks(self) -> None:
        table = self.list.table
        table.use_ticks()
        table.chosen_changed.connect(self._note_ticks)
        table.pointed.connect(self._say_reason)
        table.opened.connect(self.opened)
        self.list.filtered.connect(self._tick_again)

    # --- showing ---

    def show_course(self, course: Course) -> None:
        """Show who needs this course; another one begins without ticks."""
        if self._course is None or course.code != self._course.code:
            self._ticked = {}
            self._course = course
            self.list.show_list(needs_of_course_list(course))
            self.reason.setText("")
            self.ticked_changed.emit()

    def _show(self) -> None:
        known = {one.workshop_id: one for one in self.list.model.lines}
        self._ticked = {one: known[one] for one in self._ticked if one in known}
        self.counted.emit(len(known))
        self.ticked_changed.emit()

    def _say_reason(self, need: Need) -> None:
        parts = (need.workshop, need.because, need.phone, say_contact(need))
        self.reason.setText(" · ".join(part for part in parts if part))

    # --- ticking ---

    @property
    def ticked(self) -> list[Need]:
        """Who is ticked, in their order, shown or not."""
        return sorted(self._ticked.values(), key=lambda one: one.rank)

    def _note_ticks(self) -> None:
        if self._showing:
            return
        shown = {one.workshop_id for one in self.list.model.shown}
        kept = {key: one for key, one in self._ticked.items() if key not in shown}
        self._ticked = kept | {one.workshop_id: one for one in self.list.table.chosen}
        self.ticked_changed.emit()

    def _tick_again(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._showing = True
        for row, one in enumerate(self.list.model.shown):
            if one.workshop_id in self._ticked:
                index = self.list.model.index(row, 0)
                self.list.table.selectionModel().select(index, flags.Select | flags.Rows)
        self._showing = False

    def tick_first(self, count: int) -> None:
        """Tick the first ones that may be contacted and are not invited yet."""
        free = [one for one in self.list.model.shown if one.may_contact is not False and not one.invited]
        self._ticked = {one.workshop_id: one for one in free[:count]}
        self.list.table.clearSelection()
        self._tick_again()
        self._note_ticks()


def _cluster(need: Need) -> str:
    return need.cluster


def say_ticked(count: int) -> str:
    """ "3 talleres elegidos"."""
    text = ngettext("{count} taller elegido", "{count} talleres elegidos", count)
    return text.format(count=count)
