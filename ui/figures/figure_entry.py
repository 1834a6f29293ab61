"""One line to write a figure quickly: what, month, value, how it is known; Enter adds it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.days import FACT, doubt_day, refuse_day
from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.errors import DataProblem, Problem
from app.figures.kinds import BY_CODE, KINDS, doubt_figure, figure_title, say_figure
from app.figures.months import last_whole_month, period_of, read_month, show_month
from app.figures.offered import OfferedFigure, find_offered
from app.figures.operations import change_figure, record_figure, remove_figure
from app.figures.queries import latest_figures
from app.figures.records import ORIGINS, Figure
from app.i18n import _
from app.numbers import read_whole
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice
from ui.widgets.hint_line import HintLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigureEntry(QWidget):
    """Adds, or changes the figure it was given; then the next kind waits."""

    kept = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workshop = 0
        self._figure: Figure | None = None
        self._refused: tuple[object, ...] = ()  # what was typed when it could not be kept
        self.form = Form(context, _rows(), shares=(1, 0), close=True)
        self.kind, self.month = self.form["kind"], self.form["month"]
        self.value, self.origin = self.form["value"], self.form["origin"]
        self.add = QPushButton()
        self.remove = QPushButton(_("Quitar"))
        self.leave = QPushButton(_("Dejar"))
        self.remark = HintLine()
        self.offered = QPushButton()
        self.offered.setProperty("role", "link")
        self._offer: OfferedFigure | None = None
        self._lay_out()
        self.form.saved.connect(self._look_again)
        self.offered.clicked.connect(self.take_offer)
        for field in (self.month, self.value):
            field.returnPressed.connect(self.keep)
        self.add.clicked.connect(self.keep)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.begin)
        self.begin()

    def _lay_out(self) -> None:
        pixels = self._context.theme.pixels
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.month.setMaximumWidth(pixels(110))
        self.value.setMaximumWidth(pixels(160))
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        for button in (self.add, self.remove, self.leave):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        buttons.addStretch()
        column.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.remark)
        column.addLayout(buttons)
        for first, second in zip(
            (self.kind, self.month, self.value), (self.month, self.value, self.origin), strict=True
        ):
            self.setTabOrder(first, second)

    def show_workshop(self, workshop_id: int) -> None:
        """Write for this workshop; another one begins anew."""
        if workshop_id != self._workshop:
            self._workshop = workshop_id
            self.begin()

    def begin(self, kind: str = KINDS[0].code) -> None:
        """An empty line, of the last whole month."""
        self._figure = None
        self._refused = ()
        self.kind.show_value(kind if kind in BY_CODE else KINDS[0].code)
        self.month.setText(self.month.text() or show_month(*last_whole_month(date.today())))
        self.value.clear()
        self._show_mode()
        self._say("")
        self._look_for_offer()

    def change(self, figure: Figure) -> None:
        """Put a figure into the line, to correct it."""
        self._figure = figure
        self.kind.show_value(figure.kind)
        day = date.fromisoformat(figure.period_from)
        self.month.setText(show_month(day.year, day.month))
        self.value.setText(say_figure(figure.kind, figure.value).replace("\u00a0", " "))
        self.origin.show_value(figure.origin)
        self._show_mode()
        self._look_for_offer()
        self._doubt()
        self.value.setFocus()
        self.value.selectAll()

    def _show_mode(self) -> None:
        changing = self._figure is not None
        self.add.setText(_("Guardar el cambio") if changing else _("Agregar la cifra"))
        self.add.setAccessibleName(self.add.text())
        self.remove.setVisible(changing)
        self.leave.setVisible(changing)

    def _look_again(self, name: str, _value: object) -> None:
        """What was typed or chosen may be doubtful, or known already."""
        if name in ("kind", "value"):
            self._doubt()
        if name in ("kind", "month"):
            self._look_for_offer()

    # --- what the office knows already ---

    def _look_for_offer(self) -> None:
        """Whether what is to be written was measured."""
        kind, today = str(self.kind.value), date.today()
        month = read_month(self.month.text(), today)
        self._offer = None
        if self._workshop and month is not None and self._figure is None:
            period = period_of(*month, flow=BY_CODE[kind].flow, today=today)
            self._offer = find_offered(self._context.store, self._workshop, kind, *period)
        if self._offer is not None:
            value = say_figure(kind, self._offer.value)
            text = _("Usar {value}, {said}").format(value=value, said=self._offer.said)
            self.offered.setText(text.replace("\u00a0", " "))
            self.offered.setAccessibleName(self.offered.text())
        self.offered.setVisible(self._offer is not None)

    def take_offer(self) -> None:
        """Put what was measured into the line; Enter keeps it."""
        if self._offer is not None:
            self.value.setText(say_figure(str(self.kind.value), self._offer.value))
            self.origin.show_value(Origin.MEASURED.value)
            self.value.setFocus()

    # --- what is written ---

    def keep(self) -> None:
        """Write it, or say beside it what cannot be; that stays until one types again."""
        store = self._context.store
        try:
            fields = self._fields()
            if self._figure is not None:
                change_figure(store, figure_id=self._figure.id, **fields)
            else:
                record_figure(store, workshop_id=self._workshop, **fields)
        except Problem as trouble:
            self._refused = self._typed
            self._say(trouble.sentence, "problem")
            return
        codes = [kind.code for kind in KINDS]
        following = codes[(codes.index(str(fields["kind"])) + 1) % len(codes)]
        self.begin(following if self._figure is None else codes[0])
        self.value.setFocus()
        self.kept.emit()

    def _fields(self) -> dict:
        kind = str(self.kind.value)
        value = read_whole(self.value.text())
        if value is None:
            raise DataProblem(_("Falta la cifra; escríbala en números enteros."))
        return {"kind": kind, "value": value, "origin": self.origin.value} | self._period(kind)

    def _period(self, kind: str) -> dict[str, str]:
        figure, today = self._figure, date.today()
        month = read_month(self.month.text(), today)
        if month is None:
            raise DataProblem(_("El mes no se entiende; escríbalo como 10/2026 u octubre."))
        if figure is not None and show_month(*month) == _month_of(figure):
            return {"period_from": figure.period_from, "period_to": figure.period_to}
        first, last = period_of(*month, flow=BY_CODE[kind].flow, today=today)
        return {"period_from": first, "period_to": last}

    def _remove(self) -> None:
        figure = self._figure
        if figure is not None and self._context.do(remove_figure, figure_id=figure.id):
            self.begin()
            self.value.setFocus()
            self.kept.emit()

    # --- what is doubtful ---

    @property
    def _typed(self) -> tuple[object, ...]:
        return (self.kind.value, self.month.text(), self.value.text())

    def _doubt(self) -> None:
        if self._refused == self._typed:
            return
        try:
            value = read_whole(self.value.text())
        except DataProblem as trouble:
            self._say(trouble.sentence, "problem")
            return
        people = latest_figures(self._context.store, self._workshop).get("people")
        known = people.value if people else None
        doubt = None if value is None else doubt_figure(str(self.kind.value), value, known)
        self._say(doubt or self._doubt_month())

    def _doubt_month(self) -> str:
        month = read_month(self.month.text(), date.today())
        first, today = date(*month, 1) if month is not None else None, date.today()
        if first is None or first > today or refuse_day(first, FACT, today):
            return ""  # of what cannot be Enter says why
        return doubt_day(first, FACT, today)

    def _say(self, text: str, role: str = "warning") -> None:
        self.remark.say(text, role)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and (self.kind.hasFocus() or self.origin.hasFocus()):
            self.keep()
        else:
            super().keyPressEvent(event)


def _rows() -> tuple[Row, ...]:
    return (
        Row("kind", _("Qué se mide"), Choice([(figure_title(kind.code), kind.code) for kind in KINDS])),
        Row("month", _("Mes")),
        Row("origin", _("Cómo se sabe"), Choice([(ORIGIN_WORDS[Origin(code)], code) for code in ORIGINS])),
        Row("value", _("Cuánto")),
    )


def _month_of(figure: Figure) -> str:
    day = date.fromisoformat(figure.period_from)
    return show_month(day.year, day.month)
