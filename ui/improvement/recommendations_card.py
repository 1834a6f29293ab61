"""What the diagnostic recommends, in order, a line each; the one that is chosen says why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.records import Instrument
from app.i18n import _, ngettext
from app.improvement.records import NotProposed, Recommendation, SolutionKind
from app.improvement.session import ProgrammeSession
from app.improvement.words import KIND_NAMES
from app.lists.sheets import ListSheet
from ui.context import Context
from ui.improvement.recommendation_model import RecommendationModel
from ui.lists.exporting import ExportButton
from ui.widgets.card import Card, label, line, set_role
from ui.widgets.choice_field import ChoiceField
from ui.widgets.closed_list import ClosedList
from ui.widgets.flow import WrapRow
from ui.widgets.list_model import Index
from ui.widgets.list_table import ListTable

LEAST_LIST, LEAST_WORDS = 158, 122  # pixels at text scale 1


class _InkDelegate(QStyledItemDelegate):
    """A colour that says something says it in the chosen row too."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            palette = option.palette
            palette.setColor(QPalette.ColorRole.HighlightedText, colour)


class RecommendationList(ListTable):
    """One line each; Enter, a double click or dragging adds it."""

    def __init__(self, context: Context) -> None:
        self.recommended = RecommendationModel(context.theme)
        super().__init__(self.recommended, _("Recomendaciones"), context.theme.scale)
        self.horizontalHeader().hide()
        self.setItemDelegate(_InkDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(context.theme.pixels(LEAST_LIST))


class RecommendationsCard(Card):
    """The list at full height; below it, in a place that stays, why the chosen one and two deeds."""

    add_wanted = Signal(object)
    choose_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Recomendaciones"), " ", parent)
        self._session: ProgrammeSession | None = None
        self._instrument: Instrument | None = None
        self.body.setContentsMargins(4, 12, 4, 12)
        self.body.setSpacing(6)
        self.top.setContentsMargins(14, 0, 14, 0)
        self.filter = QPushButton(_("Filtrar"))
        self.filter.setProperty("role", "link")
        self.filter.setCheckable(True)
        self.filter.setAccessibleName(_("Filtrar las recomendaciones"))
        self.filter.toggled.connect(self._turn_filters)
        self.top.addWidget(self.filter)
        self.top.addWidget(ExportButton(context, self.exported))
        self.body.addWidget(self._filters())
        self.list = RecommendationList(context)
        self.body.addWidget(self.list, 1)
        self.left_out = label("", "small", wrap=True)
        self.left_out.setContentsMargins(14, 0, 14, 0)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self._words(context))
        self.list.pointed.connect(self._show_words)
        self.list.opened.connect(lambda one: self.add_wanted.emit(one.solution.code))

    def _filters(self) -> QWidget:
        self.dimension = ClosedList()
        self.dimension.setAccessibleName(_("Parte del diagnóstico"))
        kinds: list[tuple[str, object]] = [(_("De toda clase"), None)]
        kinds += [(name.capitalize(), kind) for kind, name in KIND_NAMES.items()]
        self.kind = ChoiceField(kinds)
        self.kind.setAccessibleName(_("Clase de solución"))
        self.dimension.activated.connect(lambda _place: self._filter())
        self.kind.saved.connect(lambda _value: self._filter())
        self.filters = QWidget()
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        for part in (self.dimension, self.kind):
            part.setMinimumWidth(60)
            row.addWidget(part, 1)
        self.filters.hide()
        return self.filters

    def _turn_filters(self, shown: bool) -> None:
        """Hidden, they leave nothing out."""
        self.filters.setVisible(shown)
        if shown:
            self.dimension.setFocus()
        else:
            self.dimension.setCurrentIndex(0)
            self.kind.show_value(None)
            self._filter()

    def _words(self, context: Context) -> QWidget:
        self.words = QWidget()
        self.words.setMinimumHeight(context.theme.pixels(LEAST_WORDS))
        column = QVBoxLayout(self.words)
        column.setContentsMargins(14, 0, 14, 0)
        column.setSpacing(3)
        self.kind_of = label("", "small", wrap=True)  # never wider than the column has room
        self.kind_of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title = label("", "strong", wrap=True)
        self.because = label("", wrap=True)
        self.add = QPushButton(_("Agregar al programa"))
        self.add.setAccessibleName(self.add.text())
        self.add.setToolTip(_("Enter, o doble clic, o arrastrar hasta el programa"))
        self.choose = QPushButton(_("Anotar entre lo que quiere"))
        self.choose.setAccessibleName(self.choose.text())
        self.choose.setToolTip(
            _("Es lo que la dueña o el dueño quiere: sube en la lista; al programa va con «Agregar»")
        )
        buttons = WrapRow(8)
        for button, told in ((self.add, self.add_wanted), (self.choose, self.choose_wanted)):
            button.clicked.connect(lambda _on, signal=told: self._tell(signal))
            buttons.addWidget(button)
        buttons.addWidget(self.kind_of, 1)
        column.addWidget(line())
        column.addWidget(self.title)
        column.addWidget(self.because)
        column.addStretch()
        column.addLayout(buttons)
        return self.words

    def _tell(self, signal: SignalInstance) -> None:
        if self.list.current is not None:
            signal.emit(self.list.current.solution.code)

    def _show_words(self, one: Recommendation) -> None:
        """Why this one, of what kind it is, and whether it is in the programme."""
        taken = self.list.recommended.is_taken(one)
        kind = KIND_NAMES[one.solution.kind]
        self.kind_of.setText(_("ya está en el programa · {kind}").format(kind=kind) if taken else kind)
        set_role(self.kind_of, "good" if taken else "small")
        self.title.setText(one.solution.title)
        self.because.setText(one.because)
        self.add.setEnabled(not taken)
        wished = self._session is not None and one.solution.code in self._session.choice_codes
        self.choose.setEnabled(not wished)

    def show_instrument(self, instrument: Instrument) -> None:
        """Offer its dimensions as a filter; what is chosen among the same ones stays."""
        if self._instrument == instrument:
            return
        self._instrument = instrument
        self.dimension.clear()
        self.dimension.addItem(_("Todo el diagnóstico"), None)
        for part in instrument.dimensions:
            self.dimension.addItem(part.name, part.code)

    def show_session(self, session: ProgrammeSession) -> None:
        """The recommendations of this visit, and which are taken."""
        self._session = session
        self._say_left_out(session.left_out)
        self._filter()

    def _say_left_out(self, left_out: Sequence[NotProposed]) -> None:
        """What is not proposed, and why: one line for each reason, with the titles on pointing at it."""
        titles: dict[str, list[str]] = {}
        for one in left_out:
            titles.setdefault(one.because, []).append(one.solution.title)
        said = [
            ngettext(
                "No se propone «{title}», {because}.",
                "No se proponen {count} soluciones, {because}.",
                len(found),
            ).format(title=found[0], count=len(found), because=because)
            for because, found in titles.items()
        ]
        self.left_out.setText("\n".join(said))
        self.left_out.setToolTip("\n".join(one.solution.title for one in left_out))
        self.left_out.setVisible(bool(said))

    def exported(self) -> ListSheet:
        """What the filters leave, in this order."""

        from app.improvement.lists import recommendations_list

        actions = self._session.open_actions if self._session else ()
        taken = [one.solution for one in actions if one.solution]
        found = self.list.recommended.shown
        return recommendations_list(found, taken).sheet(found)

    def _filter(self) -> None:
        session = self._session
        if session is None:
            return
        kind = self.kind.value
        rows = session.recommended(
            self.dimension.currentData(), kind if isinstance(kind, SolutionKind) else None
        )
        taken = frozenset(a.solution for a in session.open_actions if a.solution)
        before, place = self.list.current, max(self.list.currentIndex().row(), 0)
        self.list.recommended.show_recommendations(rows, taken)
        self.remark.setText(_("{count}: primero el peligro, después lo más útil").format(count=len(rows)))
        self.words.setVisible(bool(rows))
        codes = [one.solution.code for one in rows]
        if rows and not self.list.currentIndex().isValid():
            known = before is not None and before.solution.code in codes
            self.list.point_at(
                codes.index(before.solution.code) if known and before else min(place, len(rows) - 1)
            )
        if self.list.current is not None:
            self._show_words(self.list.current)
