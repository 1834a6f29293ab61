"""Quién puede: the part of an order's page that says who can take it."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.capability import operations
from app.capability.queries import find_who_can
from app.capability.records import AskedWorkshop, Candidate, OrderAnswer
from app.errors import DataProblem
from app.i18n import _
from app.rooms import load
from app.storage.records import Reader
from app.valuechain.records import AnchorOrder
from ui.capability.columns import AbleColumn, NotNowColumn, StepsColumn
from ui.capability.joint_card import JointCard
from ui.capability.output_window import OutputWindow
from ui.context import Context
from ui.forms.window import ask
from ui.live import Live
from ui.widgets.card import Card, label

NARROW = 900  # pixels at text scale 1: below, the columns lie one under the other
SHARES = (35, 40, 32)


def read_answer(reader: Reader, order_id: int, today: str) -> OrderAnswer | str:
    """The answer, or the sentence that says what has to be known first."""
    try:
        return find_who_can(reader, order_id, today)
    except DataProblem as trouble:
        return trouble.sentence


class AbleTab(QWidget):
    """The joint bar and three columns: who can, who can with some steps, who cannot now and why."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._order: int | None = None
        self._answered: int | None = None  # the order whose answer is seen
        self._narrow = NARROW * context.theme.scale
        self.joint = JointCard(context.theme)
        self.able = AbleColumn(context.theme)
        self.steps = StepsColumn(context.theme)
        self.not_now = NotNowColumn(context.theme)
        self.missing = Card(_("No se mira quién puede"))
        self.missing_words = label("", wrap=True)
        self.missing.body.addWidget(self.missing_words)
        self.missing.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        for column, share in zip(self.columns, SHARES, strict=True):
            self._row.addWidget(column, share)
            column.opened.connect(self._open_workshop)
            column.diagnosis_wanted.connect(self._begin_diagnosis)
        self.joint.asked_for_minutes.connect(self._go_to_minutes)
        self.steps.put.connect(self._put)
        self.steps.taken_out.connect(self._take_out)
        self.steps.printed.connect(self._print)
        self.not_now.output_wanted.connect(lambda one: ask(OutputWindow(context, one, self)))
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 4, 0)
        body.setSpacing(14)
        body.addWidget(self.joint)
        body.addWidget(self.missing)
        body.addLayout(self._row, 1)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(area)
        self.live = Live(self, context, read_answer, self._show, asks=self._asks, title=_("Ver quién puede"))

    @property
    def columns(self) -> tuple[AbleColumn, StepsColumn, NotNowColumn]:
        """The three columns, from the left."""
        return self.able, self.steps, self.not_now

    def show_order(self, order: AnchorOrder) -> None:
        """Show who can take this order."""
        if order.id != self._order:
            self._order = order.id
            for column in self.columns:
                column.forget()
            self.live.again()

    def begin(self) -> None:
        """The keys go to who comes first: Enter on it opens a page, and puts nothing into a programme.

        The part opens at its top: nobody begins to read in the middle. Until the answer is there the tab
        keeps the keys itself: what has them and then hides would send them on, scrolling as they go.
        """
        if self._answered is None or self._answered != self._order:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        seen = (one for one in self.findChildren(QPushButton) if one.isVisibleTo(self))
        next(seen, self.able.more).setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _asks(self) -> tuple[int, str] | None:
        return None if self._order is None else (self._order, date.today().isoformat())

    def _show(self, answer: OrderAnswer | str) -> None:
        known = isinstance(answer, OrderAnswer)
        self.joint.setVisible(known)
        self.missing.setVisible(not known)
        for column in self.columns:
            column.setVisible(known)
        if isinstance(answer, OrderAnswer):
            self.joint.show_answer(answer)
            self.able.show_answer(answer)
            self.steps.show_answer(answer, self._context.store.read_only)
            self.not_now.show_answer(answer)
        else:
            self.missing_words.setText(answer)
        if self._answered != self._order:
            self._answered = self._order
            QTimer.singleShot(0, self, self._open)  # once all has its place

    def _open(self) -> None:
        self.area.verticalScrollBar().setValue(0)
        if self.hasFocus():
            self.begin()

    # --- doing ---

    def _put(self, candidate: Candidate) -> None:
        if self._order is None:
            return
        self._context.do(
            operations.put_in_programme,
            asked_by=self,
            said=_("Los pasos están en el programa de {workshop}, por este pedido.").format(
                workshop=candidate.workshop
            ),
            order_id=self._order,
            workshop_id=candidate.workshop_id,
            steps=candidate.steps,
            today=date.today().isoformat(),
        )
        self._keep_keys(candidate)

    def _take_out(self, candidate: Candidate) -> None:
        if self._order is None:
            return
        self._context.do(
            operations.remove_from_programme,
            asked_by=self,
            order_id=self._order,
            workshop_id=candidate.workshop_id,
        )
        self._keep_keys(candidate)

    def _keep_keys(self, candidate: Candidate) -> None:
        """Once it is read again, the keys stay with the same workshop."""
        self.steps.focus_next = candidate.workshop_id

    def _print(self, candidate: Candidate) -> None:
        if self._order is not None:
            asked = AskedWorkshop(candidate.workshop_id)
            self._context.way.print("order-steps", self._order, options=asked)

    def _begin_diagnosis(self, workshop_id: int) -> None:
        load("ui.diagnosis.beginning:begin_visit")(self._context, workshop_id)

    def _go_to_minutes(self) -> None:
        self._context.way.go("order", self._order, part="terms")

    def _open_workshop(self, workshop_id: int) -> None:
        self._context.way.go("workshop", workshop_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._narrow
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
            for at, share in enumerate(SHARES):
                self._row.setStretch(at, 0 if narrow else share)
            QTimer.singleShot(0, self, self.updateGeometry)
