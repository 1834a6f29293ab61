"""The past of one thing in a small window: an answer, a field, a workshop; the newest first."""

from itertools import islice

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.history.queries import change_values, list_values, row_history
from app.history.records import ChangesAsked, PastValue
from app.history.words import capital, say_moment, short_value
from app.i18n import _, format_number, ngettext
from app.storage.reader import ReadOnlyReader
from ui.context import Context
from ui.history.asking import HistoryOf
from ui.history.restoring import go_back_to
from ui.live import Live
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.fitting import fit_to_screen
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ListTable
from ui.widgets.page_stack import PageStack

MOST = 500
SIZE = QSize(900, 480)


def read_past(reader: ReadOnlyReader, about: HistoryOf, own_site: int | None) -> list[PastValue]:
    """The values that a history is about, the newest first."""
    if about.change is not None:
        return change_values(reader, about.change, own_site=own_site)
    assert about.row is not None
    if not about.whole:
        return row_history(reader, *about.row, columns=about.columns, own_site=own_site)
    values = list_values(reader, ChangesAsked(of=about.row), own_site=own_site)
    return [PastValue(one.author, one.value, one.of) for one in islice(values, MOST)]


class HistoryWindow(QDialog):
    """When, who, what it was and what it became; one value can be written again."""

    all_wanted = Signal()

    def __init__(self, context: Context, about: HistoryOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.about = context, about
        self.setWindowTitle(_("Historia"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(about.title, "heading", wrap=True))
        self.count = label("", "soft")
        column.addWidget(self.count)
        self.model = ListModel(self._columns())
        self.table = ListTable(self.model, about.title, context.theme.scale)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.setWordWrap(True)
        self.table.chosen_changed.connect(self._look)
        self.empty = EmptyState(
            _("Todavía no cambió"), _("Cuando alguien lo escriba o lo cambie, queda aquí.")
        )
        self.body = PageStack()
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        column.addWidget(self.body, 1)
        column.addLayout(self._buttons())
        fit_to_screen(self, SIZE * context.theme.scale)
        self._live = Live(
            self,
            context,
            read_past,
            self._show,
            asks=lambda: (about, context.store.site),
            title=_("Leyendo el historial"),
        )

    def _columns(self) -> tuple[ShownColumn, ...]:
        """What is the same on every line is left out, and the rest has its width."""
        single = bool(self.about.columns)  # one field, whatever it keeps beside what was typed
        one_change = self.about.change is not None
        columns = (
            []
            if one_change
            else [
                ShownColumn(_("Cuándo"), lambda one: say_moment(one.author.at_ms), width=150),
                ShownColumn(_("Quién"), lambda one: one.author.who, width=130, leaves=4),
            ]
        )
        if self.about.whole or one_change:
            columns.append(ShownColumn(_("De qué"), lambda one: one.of, width=140, leaves=2))
        if not single:
            width = 260 if one_change else 160
            columns.append(ShownColumn(_("Dato"), lambda one: one.value.title, width=width))
        columns += [
            ShownColumn(_("Antes"), lambda one: one.value.before, width=126),
            ShownColumn(_("Después"), lambda one: one.value.after, least=120, strong=True),
        ]
        if not one_change:
            columns += [
                ShownColumn(_("Qué se hizo"), _why, width=150, leaves=3),
                ShownColumn(_("Computadora"), lambda one: one.author.computer, width=140, leaves=1),
            ]
        return tuple(columns)

    def _buttons(self) -> QHBoxLayout:
        self.restore = QPushButton(_("Volver a este valor"))
        self.restore.setToolTip(_("Escribe de nuevo lo que decía antes de este cambio"))
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        self.all = QPushButton(_("Todos los cambios"))
        self.all.clicked.connect(self.accept)
        self.all.clicked.connect(self.all_wanted)
        close = QPushButton(_("Cerrar"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.restore)
        row.addWidget(self.all)
        row.addStretch()
        row.addWidget(close)
        return row

    def _show(self, past: list[PastValue]) -> None:
        self.model.show_rows(past)
        self.count.setText(self._say_count(len(past)))
        self.count.setVisible(bool(past))
        self.body.setCurrentWidget(self.table if past else self.empty)
        self.table.setFocus()
        self.table.point_at(0)
        self._look()

    def _say_count(self, count: int) -> str:
        if self.about.change is not None:
            words = ngettext("{count} valor", "{count} valores", count)
        elif count == MOST:
            words = _("los últimos {count} cambios")
        else:
            words = ngettext("{count} cambio", "{count} cambios", count)
        return words.format(count=format_number(count))

    def _look(self) -> None:
        one = self.table.current
        text = ""
        if isinstance(one, PastValue) and not one.value.born and one.value.column != "deleted":
            before = short_value(one.value.before)
            text = capital(_("volver a «{value}»").format(value=before))
        self.restore.setEnabled(bool(text) and not self._context.store.read_only)
        self.restore.setText(text or _("Volver a este valor"))

    def _restore(self) -> None:
        if isinstance(self.table.current, PastValue):
            go_back_to(self._context, self.table.current, self)


def _why(one: PastValue) -> str:
    return capital(one.author.why)
