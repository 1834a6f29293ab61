"""What the diagnostic recommends, in order, with why; Enter, double click or drag adds it."""

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QWidget,
)

from app.diagnosis.records import Instrument
from app.i18n import _
from app.improvement.records import Recommendation
from app.improvement.session import ProgrammeSession
from app.improvement.words import KIND_NAMES
from app.lists.sheets import ListSheet
from ui.context import Context
from ui.improvement.recommendation_model import RecommendationDelegate, RecommendationModel
from ui.lists.table_export import ExportButton
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField


class RecommendationList(QListView):
    """Enter adds what is chosen; rows are as tall as their words."""

    entered_row = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RecommendationModel()
        self.setModel(self.rows)
        self.setItemDelegate(RecommendationDelegate(context, self.rows))
        self.setAccessibleName(_("Recomendaciones"))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(context.theme.pixels(150))
        self.doubleClicked.connect(self._enter)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entered_row.emit(self.rows.shown[index.row()].solution.code)

    @property
    def current(self) -> Recommendation | None:
        """The recommendation that is chosen."""
        index = self.currentIndex()
        return self.rows.shown[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class RecommendationsCard(Card):
    """The list with its two filters and two buttons."""

    add_wanted = Signal(object)
    choose_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Recomendaciones"), " ", parent)
        self.top.addWidget(ExportButton(context, self.exported))
        self._agreement: ProgrammeSession | None = None
        self.dimension = QComboBox()
        self.dimension.setAccessibleName(_("Parte del diagnóstico"))
        kinds: list[tuple[str, object]] = [(_("De toda clase"), None)]
        kinds += [(name.capitalize(), kind) for kind, name in KIND_NAMES.items()]
        self.kind = ChoiceField(kinds)
        self.kind.setAccessibleName(_("Clase de solución"))
        self.list = RecommendationList(context)
        self.add = QPushButton(_("Agregar al programa"))
        self.add.setToolTip(_("Enter, o doble clic, o arrastrar hasta el programa"))
        self.choose = QPushButton(_("Lo elige la dueña o el dueño"))
        filters, buttons = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (filters, (self.dimension, self.kind)),
            (buttons, (self.add, self.choose)),
        ):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part, 1)
                part.setMinimumWidth(60)
        self.body.addLayout(filters)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(buttons)
        self.dimension.activated.connect(lambda _place: self._filter())
        self.kind.chosen.connect(lambda _value: self._filter())
        self.list.entered_row.connect(self.add_wanted)
        self.add.clicked.connect(lambda: self._tell(self.add_wanted))
        self.choose.clicked.connect(lambda: self._tell(self.choose_wanted))

    def _tell(self, signal: SignalInstance) -> None:
        if self.list.current is not None:
            signal.emit(self.list.current.solution.code)

    def show_instrument(self, instrument: Instrument) -> None:
        """Offer its dimensions as a filter."""
        self.dimension.clear()
        self.dimension.addItem(_("Todo el diagnóstico"), None)
        for part in instrument.dimensions:
            self.dimension.addItem(part.name, part.code)

    def show_agreement(self, agreement: ProgrammeSession) -> None:
        """The recommendations of this visit, and which are taken."""
        self._agreement = agreement
        self._filter()

    def exported(self) -> ListSheet:
        """What the filters leave, in this order."""
        from app.improvement.lists import recommendations_list

        actions = self._agreement.open_actions if self._agreement else ()
        taken = [one.solution for one in actions if one.solution]
        found = self.list.rows.shown
        return recommendations_list(found, taken).sheet(found)

    def _filter(self) -> None:
        agreement = self._agreement
        if agreement is None:
            return
        part, kind = self.dimension.currentData(), self.kind.value
        rows = [
            each
            for each in agreement.recommendations
            if kind in (None, each.solution.kind) and _lifts(each, part, agreement.visit.instrument)
        ]
        taken = frozenset(a.solution for a in agreement.open_actions if a.solution)
        chosen = self.list.current
        self.list.rows.show_rows(rows, taken)
        self.remark.setText(_("{count} en orden").format(count=len(rows)))
        if not self.list.currentIndex().isValid() and rows:
            place = rows.index(chosen) if chosen in rows else 0
            self.list.setCurrentIndex(self.list.rows.index(place))


def _lifts(recommendation: Recommendation, dimension: object, instrument: Instrument) -> bool:
    if dimension is None:
        return True
    codes = recommendation.items or recommendation.solution.lifts
    known = {item.code: item.dimension for item in instrument.items}
    return any(known.get(code) == dimension for code in codes)
