"""Who needs a course, ranked, with the reason; several can be ticked and invited."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.lists.sheets import ListSheet
from app.registry.queries import list_clusters
from app.storage.records import Reader
from app.training.lists import needs_of_course_list
from app.training.needs_queries import list_needs
from app.training.records import Course, Need
from ui.context import Context
from ui.lists.table_export import ExportButton
from ui.live import Live
from ui.training.listing import Listing
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import Column


def say_contact(need: Need) -> str:
    """What stands in the way of inviting, or that it was done."""
    if need.may_contact is False:
        return _("pidió que no la contacten")
    return _("ya invitada/o") if need.invited else ""


def need_columns() -> tuple[Column, ...]:
    """The columns of who needs a course."""
    return (
        Column(_("Orden"), lambda one: str(one.rank), lambda one: one.rank, 82),
        Column(_("Taller"), lambda one: one.workshop, None, 190, strong=True),
        Column(_("Dueña o dueño"), lambda one: one.owner, None, 170, leaves=2),
        Column(_("Por qué"), lambda one: one.because, least=420),
        Column(_("Territorio"), lambda one: one.cluster, None, 130, leaves=1),
        Column(_("Teléfono"), lambda one: one.phone, None, 122, leaves=3),
        Column(_("Aviso"), _short_contact, None, 116, leaves=4),
    )


def _short_contact(need: Need) -> str:
    return _("no contactar") if need.may_contact is False else say_contact(need)


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
            ),  # fmt: skip
        )
        self.list = _NeedsListing(
            need_columns(), _("Quién lo necesita"), _("Filtrar por taller, dueña o motivo"), empty,
            context.theme.scale,
        )  # fmt: skip
        self.list.cluster = self.list.add_choice(
            _("Territorio"), ((_("Todos los territorios"), ""),)
        )
        self.export = ExportButton(context, self.exported)
        self.list.row.addWidget(self.export)
        self._use_ticks()
        self.reason = label("", "soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.reason)
        self.setFocusProxy(self.list.filter)
        self._live = Live(
            self, context, self._read, self._show, title=_("Leer quién necesita el curso"),
            asks=lambda: (self._course.code,) if self._course is not None else None,
        )  # fmt: skip

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
            self.list.show_rows([], [])
            self.reason.setText("")
            self.ticked_changed.emit()
        self._live.again()

    def _read(self, reader: Reader, course: str) -> tuple[list[Need], list[str]]:
        return list_needs(reader, course), [one.name for one in list_clusters(reader)]

    def _show(self, found: tuple[list[Need], list[str]]) -> None:
        needs, clusters = found
        self.list.offer(self.list.cluster, [(name, name) for name in clusters])
        known = {one.workshop_id: one for one in needs}
        self._ticked = {one: known[one] for one in self._ticked if one in known}
        texts = [
            f"{o.workshop_code} {o.workshop} {o.owner} {o.place} {o.cluster} {o.because}"
            for o in needs
        ]
        self.list.show_rows(needs, texts)
        self.counted.emit(len(needs))
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
        free = [
            one for one in self.list.model.shown if one.may_contact is not False and not one.invited
        ]
        self._ticked = {one.workshop_id: one for one in free[:count]}
        self.list.table.clearSelection()
        self._tick_again()
        self._note_ticks()

    def exported(self) -> ListSheet:
        """Who is ticked, or else all that the filters leave, in this order."""
        kind = needs_of_course_list(self._course)
        return kind.sheet(self.ticked or self.list.model.shown)


class _NeedsListing(Listing):
    """Filters by territory too, and says when it has filtered."""

    filtered = Signal()
    cluster: Any = None

    def passes(self, row: Any) -> bool:
        wanted = self.cluster.currentData() if self.cluster is not None else ""
        return not wanted or row.cluster == wanted

    def apply(self) -> None:
        super().apply()
        self.filtered.emit()


def say_ticked(count: int) -> str:
    """ "3 talleres elegidos"."""
    text = ngettext("{count} taller elegido", "{count} talleres elegidos", count)
    return text.format(count=count)
