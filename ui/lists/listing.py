"""A list with its filter: what every page with a list has in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_number
from app.lists.kind import ListKind
from app.registry.names import fold
from app.storage.records import Reader
from ui.context import Context
from ui.lists.exporting import ExportButton, Leaving
from ui.lists.filter_field import FilterField
from ui.lists.kept_layout import keep_layout
from ui.lists.list_choice import ChoiceBox, ListChoice
from ui.lists.shown import list_table
from ui.live import Live
from ui.put_away import Kept
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowRow, WrapRow
from ui.widgets.list_table import RowDeed
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from app.lists.sheets import ListSheet

Found = tuple[Sequence[Any], Sequence[str]]


class Listing(QWidget):
    """Filter field, choices beside it, the count, and the table or what to do without lines.

    It reads its lines by itself and stays true (`Live`). `say_count` words the count at all
    times; without it the count shows only while something is filtered out. `is_apart` leaves
    the count and the export to the head of the page. `chosen` is for who keeps the choice,
    `prints` a document that several chosen things can be printed as. `seen_with` is the page on
    which its count is told even where the list itself is out of sight.
    """

    opened = Signal(object)
    filtered = Signal()
    shown = Signal()

    def __init__(
        self,
        context: Context,
        kind: ListKind,
        placeholder: str,
        empty: EmptyState,
        *,
        choices: Sequence[ListChoice] = (),
        begins_by: int | None = 0,
        say_count: Callable[[int], str] | None = None,
        is_apart: bool = False,
        chosen: Callable[[], Sequence[Any]] | None = None,
        prints: str = "",
        seen_with: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self.kind = context, kind
        self.setObjectName(kind.name)
        self._kept: Kept = {}  # what it comes back with, once there are lines
        self._say_count, self._chosen, self._prints = say_count, chosen, prints
        self.table = list_table(kind, context.theme, begins_by)
        keep_layout(self.table, kind.name, context.settings)
        self.model = self.table.rows
        self.filter = FilterField(placeholderText=placeholder, clearButtonEnabled=True)
        self.filter.setAccessibleName(placeholder)
        self.empty = empty
        self.nothing = EmptyState(
            _("Nada coincide"),
            _("Pruebe con menos letras, o saque los filtros."),
            _("Sacar los filtros"),
        )
        self.count = label("", "soft")
        self.taken_for = label("", "small", wrap=True)
        self.taken_for.hide()
        self.choices = [ChoiceBox(choice) for choice in choices]
        self.export = ExportButton(context, self._leave)
        self._lay_out(is_apart)
        self._wire()
        self._live = Live(seen_with or self, context, _read, self._show, asks=lambda: (self.kind,))

    def _lay_out(self, is_apart: bool) -> None:
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        self.row = WrapRow()
        self.row.setSpacing(10)
        self.row.addWidget(self.filter, 1)
        for box in self.choices:
            self.row.addWidget(box)
        self.print = self.add_button(_("Imprimir los elegidos"))
        self.print.hide()
        if not is_apart:
            self.row.addWidget(self.count)
            self.row.addWidget(self.export)
        column.addLayout(self.row)
        self._deeds = FlowRow(spacing=10)
        self._deeds.hide()
        column.addWidget(self._deeds)
        column.addWidget(self.taken_for)
        self.body = PageStack()
        for page in (self.table, self.empty, self.nothing):
            self.body.addWidget(page)
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.filter)

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _text: self.apply())
        self.filter.list_wanted.connect(self._go_to_list)
        self.filter.returnPressed.connect(self._open_first)
        for box in self.choices:
            box.currentIndexChanged.connect(lambda _place: self.apply())
        self.nothing.chosen.connect(self.clear_filters)
        self.table.typed.connect(self._type_in_filter)
        self.table.opened.connect(self._open)
        self.table.chosen_changed.connect(self._show_chosen)
        self.print.clicked.connect(self._print_chosen)
        if self._prints:
            self.table.add_deeds(self._print_deeds)

    def add_button(self, text: str, *, main: bool = False) -> QPushButton:
        """A button at the end of the filter's row."""
        button = QPushButton(text)
        button.setAccessibleName(text)
        if main:
            button.setProperty("role", "main")
        self.row.addWidget(button)
        return button

    def add_deed(self, text: str) -> QPushButton:
        """A button for what is chosen, in a row of its own: it says how many that is, and no list moves under one's hand."""
        button = QPushButton(text)
        button.setAccessibleName(text)
        self._deeds.add(button)
        self._deeds.show()
        return button

    # --- what is shown ---

    def show_list(self, kind: ListKind) -> None:
        """Show another list of the same columns: of another course."""
        self.kind = kind
        self.table.setAccessibleName(kind.title)
        self.show_lines([], [])
        self._live.again()

    def read_again(self) -> None:
        """Show the same list anew, where a column says what does not stand in the file."""
        self._live.again()

    def _show(self, found: Found) -> None:
        self.show_lines(*found)
        self.shown.emit()

    def show_lines(self, lines: Sequence[Any], texts: Sequence[str]) -> None:
        """Take new lines and the texts they are found by; what was chosen stays chosen."""
        kept = [one.id for one in self.table.chosen if hasattr(one, "id")]
        self.model.show_rows(lines, texts)
        for box in self.choices:
            box.offer(lines)
        if lines and self._kept:
            kept = self._choose_again()
        self.apply()
        self.table.choose(kept)

    def keep(self) -> Kept:
        """What is chosen beside the filter, and in the list (see `ui.put_away`)."""
        chosen = [one.id for one in self.table.chosen if hasattr(one, "id")]
        return {"chosen": chosen, "choices": [box.currentData() for box in self.choices]}

    def bring_back(self, kept: Kept) -> None:
        """Choose the same again; what is offered is known when the lines are there."""
        self._kept = kept
        if self.model.total:
            chosen = self._choose_again()
            self.apply()
            self.table.choose(chosen)

    def _choose_again(self) -> list[Any]:
        kept, self._kept = self._kept, {}
        for box, value in zip(self.choices, kept["choices"], strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))
        chosen: list[Any] = kept["chosen"]
        return chosen

    def apply(self) -> None:
        """Filter again, and say how many there are."""
        boxes = [box for box in self.choices if box.currentData() is not None]
        self.model.filter(
            fold(self.filter.text()).split(),
            (lambda line: all(box.passes(line) for box in boxes)) if boxes else None,
        )
        shown, total = self.model.rowCount(), self.model.total
        self.count.setText(self._count(shown, total))
        self.count.setVisible(bool(total) if self._say_count else shown != total)
        self._say_taken_for()
        self.body.setCurrentWidget(self.table if shown else (self.nothing if total else self.empty))
        self._show_chosen()
        self.filtered.emit()

    def _say_taken_for(self) -> None:
        taken = [one for near in self.model.taken_for.values() for one in near]
        is_for_nothing = not self.model.total and bool(self.filter.text().strip())
        said = _("Como se escribió no está; se muestra lo parecido: {words}.").format(words=", ".join(taken))
        self.taken_for.setText(
            _("La lista está vacía: todavía no hay qué buscar.") if is_for_nothing else said
        )
        self.taken_for.setVisible(is_for_nothing or (bool(taken) and self.model.rowCount() > 0))

    def _count(self, shown: int, total: int) -> str:
        said = self._say_count(total) if self._say_count else format_number(total)
        if shown == total:
            return said
        return _("{shown} de {total}").format(shown=format_number(shown), total=said)

    def clear_filters(self) -> None:
        """Show everything again."""
        for box in self.choices:
            box.setCurrentIndex(0)
        self.filter.clear()

    # --- what leaves ---

    @property
    def leaving(self) -> Sequence[Any]:
        """What is chosen when that is several, else what the filters leave, in this order."""
        if self._chosen is not None:
            return self._chosen() or self.model.shown
        chosen = self.table.chosen
        return chosen if len(chosen) > 1 else self.model.shown

    def exported(self) -> ListSheet:
        """The list as it leaves the office: with every column, as it is filtered and ordered."""
        return self.kind.sheet(self.leaving, self._context.store)

    def _leave(self) -> Leaving:
        kind, lines = self.kind, self.leaving
        return Leaving(kind.title, lambda reader: kind.sheet(lines, reader))

    def _show_chosen(self) -> None:
        count = len(self.table.chosen)
        self.print.setVisible(bool(self._prints) and count > 1)
        self.print.setText(_("Imprimir los {count} elegidos").format(count=count))

    def _print_deeds(self, _line: Any) -> list[RowDeed]:
        many = len(self.table.chosen) > 1
        text = self.print.text() if many else _("Imprimir la hoja del taller")
        return [RowDeed(text, self._print_chosen)]

    def _print_chosen(self) -> None:
        self._context.way.print(self._prints, *(one.id for one in self.table.chosen))

    # --- keys ---

    def _open(self, line: Any) -> None:
        self.opened.emit(line)
        place = self.kind.opens(line) if self.kind.opens is not None else None
        if place is not None:
            self._context.way.show(place)

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.point_at(0)
        else:
            empty = self.nothing if self.model.total else self.empty
            if (button := empty.findChild(QPushButton)) is not None:
                button.setFocus()

    def _open_first(self) -> None:
        rows = self.model.rowCount()
        if rows == 1 or (rows and self.filter.text()):
            self._open(self.model.line(0))
        elif not rows:
            self._go_to_list()

    def _type_in_filter(self, text: str) -> None:
        self.filter.setFocus()
        self.filter.insert(text)


def _read(reader: Reader, kind: ListKind) -> Found:
    """The lines of a list, and what each is found by: folded once, so that typing only compares."""
    lines = kind.read(kind.ask(reader, date.today().isoformat()))
    return lines, kind.texts(lines)
