"""A style: its operations in order, what was measured of it, and the way to measure."""

from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.place import Place
from app.production.comparison import StudyComparison, compare_times
from app.production.judgements import measuring_value
from app.production.operations import change_style, move_operation, remove_operation, remove_style
from app.production.queries import (
    list_operators,
    list_studies,
    read_standard,
    read_study_times,
    read_style,
)
from app.production.records import CLOSED, DRAFT, PAPER, Operation, Operator, StudyLine, Style, StyleStandard
from app.production.typed_operation import add_typed_operation
from app.production.words import say_minutes, say_operations, say_style
from app.registry.queries import read_workshop
from app.storage.records import Reader
from reports.paper import Paper
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Typed
from ui.live import Live
from ui.page import Page
from ui.production.beginning import begin_study, remove_study_of
from ui.production.operation_list import OperationList
from ui.production.operation_window import edit_operation
from ui.production.share_field import read_share, show_share
from ui.production.style_cards import StandardCard, StudiesCard, ThenNowCard
from ui.production.style_window import style_rows
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.flow import WrapRow


class Found(NamedTuple):
    """All that the page shows."""

    style: Style
    workshop: str
    operators: dict[int, Operator]
    standard: StyleStandard | None
    studies: list[StudyLine]


def _read(reader: Reader, style_id: int) -> Found | None:
    style = read_style(reader, style_id)
    if style is None:
        return None
    return Found(
        style,
        read_workshop(reader, style.workshop_id).name,
        {one.id: one for one in list_operators(reader, style.workshop_id)},
        read_standard(reader, style_id),
        list_studies(reader, style_id=style_id),
    )


class StylePage(Page):
    """A place of it is of a style."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._style_id = 0
        self._measured = 0  # the newest study with something in it
        self.style_shown: Style | None = None
        column = self.lay_out(margins=(26, 4, 26, 12), spacing=6)
        column.addLayout(self._head())
        self.area = ColumnsArea(context.theme.scale, top=8)
        column.addWidget(self.area, 1)
        self.operations = OperationList(context)
        self.standard = StandardCard()
        self.studies = StudiesCard()
        self.then_now = ThenNowCard(context)
        left, right = self.area.add_pair(58, 42)
        left.addWidget(self.operations)
        left.addWidget(self._about())
        for card in (self.standard, self.studies, self.then_now):
            right.addWidget(card)
        left.addStretch()
        right.addStretch()
        self.area.column.addStretch()
        self.first = self.operations.entry
        self._connect()
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._style_id,) if self._style_id else None,
        )
        self._compare_live = Live(
            self, context, self._compare, self.then_now.show_comparison, here=True, asks=self._pair
        )

    def _head(self) -> WrapRow:
        self.crumbs = QPushButton()
        self.crumbs.setProperty("role", "link")
        self.crumbs.setAccessibleName(_("Volver a la producción del taller"))
        self.crumbs.clicked.connect(self._go_back)
        crumbs = QHBoxLayout()
        crumbs.addWidget(self.crumbs)
        crumbs.addStretch()
        self.title = label("", "title", wrap=True)
        self.about = label("", "soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(crumbs)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self.print_button = QPushButton(_("Imprimir"))
        self.print_button.setAccessibleName(_("Imprimir"))
        menu = QMenu(self.print_button)
        self.print_blank = menu.addAction(_("Hoja de tiempos para llenar a mano"))
        self.print_blank.triggered.connect(
            lambda _on=False: self._context.way.print("time-sheet-blank", self._style_id)
        )
        self.print_filled = menu.addAction(_("Hoja de tiempos con lo medido"))
        self.print_filled.triggered.connect(lambda _on=False: self._print_filled())
        self.print_button.setMenu(menu)
        self.measure = QPushButton(_("Medir tiempos"))
        self.measure.setProperty("role", "main")
        self.measure.clicked.connect(lambda: begin_study(self._context, self._style_id))
        head = WrapRow()
        head.setSpacing(12)
        head.addLayout(words, 1)
        for button in (self.print_button, self.measure):
            head.addWidget(button)
        return head

    def _about(self) -> Card:
        card = Card(_("El modelo"))
        self.form = Form(
            self._context,
            (
                *style_rows(),
                Row(
                    "allowance",
                    _("Descanso y demoras, en %"),
                    Typed(read_share, show_share),
                    hint=_("{share} (lo usual)").format(share=show_share(measuring_value("allowance"))),
                ),
                Row("note", _("Nota"), wide=True),
            ),
            change_style,
            "style_id",
        )
        card.body.addWidget(self.form)
        self.remove = QPushButton(_("Quitar el modelo"))
        self.remove.setProperty("role", "link")
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        card.body.addLayout(row)
        return card

    def _connect(self) -> None:
        self.operations.typed.connect(self._add)
        self.operations.opened.connect(self._open)
        self.operations.moved.connect(
            lambda operation, place: self.do(move_operation, operation_id=operation, index=place)
        )
        self.operations.removed.connect(self._take_out)
        self.studies.opened.connect(lambda study: self._context.way.go("measuring", study))
        self.studies.removed.connect(lambda study: remove_study_of(self._context, study))
        self.studies.paper_wanted.connect(lambda: begin_study(self._context, self._style_id, PAPER))
        self.then_now.chosen.connect(self._compare_again)
        self.standard.line.clicked.connect(lambda: self._context.way.go("line", self._style_id))
        self.standard.cost.clicked.connect(self._go_to_cost)

    # -- showing ------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        if place.of != self._style_id:
            self.form.flush()
            self.operations.entry.clear()
        if place.of != self._style_id or place.part:  # one comes from measuring to see what came of it
            self.area.verticalScrollBar().setValue(0)
        self._style_id = place.of
        # What came of a measuring is above: the keys stay with the page, or it would scroll down to them.
        parts = {"wanted": self.form["wanted_per_day"], "measured": None}
        self.first = parts.get(place.part, self.operations.entry)
        self._live.again()

    @property
    def workshop_id(self) -> int | None:
        return self.style_shown.workshop_id if self.style_shown is not None else None

    @property
    def paper(self) -> Paper | None:
        """The sheet with what was measured, or to fill by hand while nothing was."""
        if self._measured:
            return Paper("time-sheet", (self._measured,))
        return Paper("time-sheet-blank", (self._style_id,)) if self._style_id else None

    def _show(self, found: Found | None) -> None:
        if found is None:
            self.style_shown, self._style_id = None, 0
            if self.isVisible():
                self._context.way.leave()
            return
        style = self.style_shown = found.style
        self.crumbs.setText(f"{_('Talleres')} › {found.workshop} › {_('Producción')}")
        self.title.setText(say_style(style))
        self.about.setText(_say_about(style, found.standard))
        times = {one.operation_id: one for one in found.standard.parts} if found.standard else {}
        self.operations.show_style(style, found.operators, times)
        self.standard.show_standard(style, found.standard, found.operators)
        may_write = not self._context.store.read_only
        self.studies.show_studies(found.studies, may_write=may_write)
        self.form.show_record(style)
        draft = any(one.status == DRAFT for one in found.studies)
        self.measure.setText(_("Seguir midiendo") if draft else _("Medir tiempos"))
        self.measure.setEnabled(bool(style.operations))
        self._measured = next((one.id for one in found.studies if one.cycles), 0)
        self.print_filled.setEnabled(bool(self._measured))
        closed = [one for one in found.studies if one.status == CLOSED]
        self.then_now.offer(closed)
        self.then_now.setVisible(len(closed) > 1)
        for part in (self.operations.entry, self.form, self.remove, self.studies.paper):
            part.setEnabled(may_write)
        self._compare_again()

    def _compare_again(self) -> None:
        if self._pair() is not None:
            self._compare_live.again()
        else:
            self.then_now.show_comparison(None)

    def _pair(self) -> tuple[int, int, int] | None:
        pair = self.then_now.pair
        return (self._style_id, *pair) if pair is not None and self._style_id else None

    @staticmethod
    def _compare(reader: Reader, style_id: int, before: int, now: int) -> StudyComparison | None:
        style = read_style(reader, style_id)
        if style is None:
            return None
        return compare_times(style, read_study_times(reader, before), read_study_times(reader, now))

    # -- what is done -------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if self.do(add_typed_operation, style_id=self._style_id, text=text) is not None:
            self.operations.entry.clear()
            self.operations.entry.setFocus()
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.operations.hint))

    def _open(self, operation: Operation) -> None:
        if self.style_shown is not None and not self._context.store.read_only:
            edit_operation(self._context, self.style_shown, operation, self)

    def _take_out(self, operation: Operation) -> None:
        said = _("Se quitó «{what}».").format(what=operation.name)
        self.do(remove_operation, operation_id=operation.id, said=said)

    def _remove(self) -> None:
        style = self.style_shown
        if style is not None:
            self.do(remove_style, style_id=style.id, said=_("Se quitó «{what}».").format(what=style.name))

    def _print_filled(self) -> None:
        self._context.way.print("time-sheet", self._measured)

    def _go_to_cost(self) -> None:
        style = self.style_shown
        if style is not None:
            self._context.way.go("garment-cost", style.workshop_id, part=str(style.id))

    def _go_back(self) -> None:
        if self.style_shown is not None:
            self._context.way.go("workshop", self.style_shown.workshop_id, part="production")


def _say_about(style: Style, standard: StyleStandard | None) -> str:
    said = [say_operations(style)]
    if standard is not None and standard.complete:
        said.append(_("{minutes} por prenda").format(minutes=say_minutes(standard.minutes)))
    return " · ".join(said)
