"""Second looks: which questions two people read differently, and how far totals agree."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.agreement_words import say_agreement
from app.diagnosis.instruments import list_instruments
from app.diagnosis.item_agreement import Agreement, ItemAgreement, RatedTwice, compare_ratings
from app.diagnosis.lists import agreement_list
from app.diagnosis.records import Instrument
from app.diagnosis.round_queries import SecondLook, list_second_looks, read_rated_twice
from app.i18n import _
from app.lists.sheets import ListSheet
from app.storage.records import Reader
from ui.context import Context
from ui.diagnosis.agreement_parts import ItemReadings, LooksTab, TotalsTab
from ui.diagnosis.beginning import choose_second_look
from ui.lists.exporting import ExportButton
from ui.lists.shown import list_table
from ui.live import Live
from ui.page import Page
from ui.widgets.choice_field import ChoiceField
from ui.widgets.flow import WrapRow
from ui.widgets.page_stack import ShownTabs

READINGS_WIDTH = 420
PAIR_LENGTH = 24  # characters of a pair's choice
Found = tuple[list[RatedTwice], list[SecondLook]]


def _read(reader: Reader) -> Found:
    return read_rated_twice(reader), list_second_looks(reader)


class AgreementPage(Page):
    """Every question as two people read it, the totals, and the second looks themselves."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pairs: Sequence[RatedTwice] = ()
        self.agreement: Agreement | None = None
        column = self.lay_out(margins=(26, 8, 26, 12))
        column.addLayout(self._head())
        self.tabs = ShownTabs()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Partes de las segundas opiniones"))
        self.totals = TotalsTab(context.theme)
        self.looks = LooksTab(context)
        for page, title in (
            (self._items_tab(), _("Preguntas")),
            (self.totals, _("Totales")),
            (self.looks, _("Segundas opiniones")),
        ):
            self.tabs.addTab(page, title)
        column.addWidget(self.tabs, 1)
        Live(self, context, _read, self._show, here=True)

    def _head(self) -> WrapRow:
        self.begin = QPushButton(_("Empezar una segunda opinión…"))
        self.begin.setProperty("role", "main")
        self.begin.setEnabled(not self._context.store.read_only)
        self.begin.clicked.connect(lambda: choose_second_look(self._context, self.window()))
        self.export = ExportButton(self._context, self._sheet)
        return self.make_head(_("Segundas opiniones"), self.export, self.begin)

    def _items_tab(self) -> QWidget:
        self.table = list_table(agreement_list(()), self._context.theme, begins_by=-1)
        self.model = self.table.rows
        self.table.pointed.connect(self._show_readings)
        self.readings = ItemReadings(self._context.theme)
        self.readings.setMinimumWidth(self._context.theme.pixels(READINGS_WIDTH))
        self.pair = ChoiceField([(_("Todos los pares"), None)])
        self.pair.setAccessibleName(_("Qué par se mira"))
        self.pair.saved.connect(lambda _one: self._compare())
        self._pair_row = QHBoxLayout()
        self._pair_row.addWidget(self.pair)
        self._pair_row.addStretch()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._pair_row)
        left.addWidget(self.table, 1)
        tab = QWidget()
        row = QHBoxLayout(tab)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(14)
        row.addLayout(left, 55)
        row.addWidget(self.readings, 45)
        return tab

    # -- what is shown ------------------------------------------------------------------

    def _show(self, found: Found) -> None:
        self._pairs, looks = found
        self._show_choices()
        self.looks.show_looks(looks)
        self._compare()

    def _show_choices(self) -> None:
        kept = self.pair.value
        choices: list[tuple[str, object]] = [(_("Todos los pares"), None)]
        choices += [(_say_pair(pair), pair.second.id) for pair in self._pairs]
        field = ChoiceField(choices)
        field.setAccessibleName(self.pair.accessibleName())
        field.setMinimumContentsLength(PAIR_LENGTH)
        field.saved.connect(lambda _one: self._compare())
        if kept in [value for _text, value in choices]:
            field.show_value(kept)
        self._pair_row.replaceWidget(self.pair, field)
        self.pair.hide()
        self.pair.deleteLater()
        self.pair = field
        field.setVisible(len(self._pairs) > 1)

    @property
    def instrument(self) -> Instrument:
        """The wording that is compared: of the newest second look, else the newest there is."""
        return self._pairs[-1].second.instrument if self._pairs else list_instruments()[0]

    def _compare(self) -> None:
        chosen = self.pair.value
        pairs = [pair for pair in self._pairs if chosen in (None, pair.second.id)]
        whole = compare_ratings(self.instrument, self._pairs)
        self.agreement = whole if len(pairs) == len(self._pairs) else compare_ratings(self.instrument, pairs)
        what = _(
            "Otra persona califica la misma visita por su cuenta: así se sabe cuánto varía el diagnóstico por sí solo."
        )
        self.about.setText(f"{what} {say_agreement(whole)}")
        self.totals.show_totals(whole, self.instrument)
        with QSignalBlocker(self.table):
            self.model.show_rows([one for one in self.agreement.items if one.readings])
        self.export.setEnabled(bool(self.model.total))
        self.table.point_at(0)
        self._show_readings(self.table.current)

    def _show_readings(self, one: ItemAgreement | None) -> None:
        self.readings.show_item(one)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.table if self.model.total else self.begin).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert and self.begin.isEnabled():
            choose_second_look(self._context, self.window())
        else:
            super().keyPressEvent(event)

    def _sheet(self) -> ListSheet:
        found = self.model.shown
        return agreement_list(found).sheet(found)


def _say_pair(pair: RatedTwice) -> str:
    return _("{code} {workshop} · {first} y {second}").format(
        code=pair.code,
        workshop=pair.workshop,
        first=pair.first.consultant or "—",
        second=pair.second.consultant or "—",
    )
