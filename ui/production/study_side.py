"""The right side of measuring: cycles that are missing, rating, standard minutes, what was struck out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _, format_number, ngettext
from app.production.owner_words import say_line, say_operation_day
from app.production.session import MeasuringSession
from app.production.words import (
    RATINGS,
    say_between,
    say_decimal,
    say_rating,
    say_seconds,
    say_strike,
)
from ui.context import Context
from ui.diagnosis.level_card import key_label
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.field import NoteField
from ui.widgets.toggles import Toggles

DOT, GAP = 18, 5
MOST_DOTS = 20


class CycleDots(QWidget):
    """A dot per cycle: full, struck out, or still missing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._dots: tuple[str, ...] = ()

    def show_dots(self, dots: tuple[str, ...]) -> None:
        """ "full", "struck" or "missing", in order."""
        done = sum(1 for one in dots if one != "missing")
        self._dots = dots[max(0, min(done, len(dots)) - MOST_DOTS) :][:MOST_DOTS]
        self.updateGeometry()
        self.update()

    def _columns(self) -> int:
        pixels = self._context.theme.pixels
        return max(1, (self.width() + pixels(GAP)) // pixels(DOT + GAP))

    def sizeHint(self) -> QSize:
        pixels = self._context.theme.pixels
        rows = -(-len(self._dots) // 10)
        return QSize(pixels(10 * (DOT + GAP)), max(1, rows) * pixels(DOT + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.pixels(100), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        side, step = theme.pixels(DOT) - 2, theme.pixels(DOT + GAP)
        columns = min(10, self._columns())
        for place, kind in enumerate(self._dots):
            x, y = place % columns * step, place // columns * theme.pixels(DOT + 6)
            box = QRectF(x + 1, y + 1, side, side)
            if kind == "full":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("link"))
                painter.drawEllipse(box)
                continue
            painter.setBrush(Qt.BrushStyle.NoBrush)
            struck = kind == "struck"
            painter.setPen(QPen(theme.colour("text_soft" if struck else "focus"), 2))
            painter.drawEllipse(box)
            if struck:
                painter.setPen(QPen(theme.colour("urgent"), 2.5))
                painter.drawLine(box.bottomLeft(), box.topRight())


class StudySide(QScrollArea):
    """Shows what the cycles say; says what was pressed or written."""

    rated = Signal(object)
    counted = Signal(object)  # the id of a cycle that counts again
    note_saved = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._operation = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QFrame()
        inside.setProperty("role", "side")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 16, 18, 14)
        self._column.setSpacing(6)
        self._add_missing(context)
        self._add_rating()
        self._add_standard()
        self._add_owner()
        self._struck = QVBoxLayout()
        self._struck.setSpacing(2)
        self._column.addLayout(self._struck)
        self._column.addStretch()
        self._add_note()
        self.setWidget(inside)

    def _add_missing(self, context: Context) -> None:
        self.missing = label("", "title", wrap=True)
        self.dots = CycleDots(context)
        self.precision = label("", "small", wrap=True)
        for part in (self.missing, self.dots, self.precision):
            self._column.addWidget(part)
        self._column.addSpacing(4)

    def _add_rating(self) -> None:
        self.pace = label("", "heading", wrap=True)
        self.rating = Toggles(_("Ritmo"), [(str(one), one) for one in RATINGS], single=True)
        for button in self.rating.buttons:
            button.setProperty("role", "rating")
        self.rating.saved.connect(self.rated)
        row = QHBoxLayout()
        self.about_rating = label("", "small", wrap=True)
        row.addWidget(self.about_rating, 1)
        for key in ("−", "+"):
            row.addWidget(key_label(key))
        self._column.addWidget(self.pace)
        self._column.addWidget(self.rating)
        self._column.addLayout(row)
        self._column.addSpacing(4)

    def _add_standard(self) -> None:
        self.box = QFrame()
        self.box.setProperty("role", "facts")
        column = QVBoxLayout(self.box)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(0)
        column.addWidget(label(_("Minuto estándar, por ahora")))
        self.standard = label("", "figure")
        self.between = label("", "soft")
        self.how = label("", "small", wrap=True)
        for part in (self.standard, self.between, self.how):
            column.addWidget(part)
        self._column.addWidget(self.box)
        self._column.addSpacing(4)

    def _add_owner(self) -> None:
        self.owner_title = label(_("Para la dueña o el dueño"), "heading", wrap=True)
        self.owner = label("", "soft", wrap=True)
        self._column.addWidget(self.owner_title)
        self._column.addWidget(self.owner)
        self._column.addSpacing(4)

    def _add_note(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Nota"), "heading"))
        head.addStretch()
        head.addWidget(key_label("F3"))
        self.note = NoteField()
        self.note.setAccessibleName(_("Nota de esta operación"))
        self.note.setPlaceholderText(_("Lo que se vio: el hilo, la máquina, cómo se pasa la prenda…"))
        self.note.setMinimumHeight(self._context.theme.pixels(56))
        self.note.setMaximumHeight(self._context.theme.pixels(84))
        self.note.saved.connect(self.note_saved)
        self._column.addLayout(head)
        self._column.addWidget(self.note)

    def go_to_note(self) -> None:
        """The cursor in the note, which may lie below what is seen."""
        self.note.setFocus()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    # -- showing ------------------------------------------------------------------------

    def show_session(self, session: MeasuringSession) -> None:
        """What the cycles of the current operation say."""
        if session.current != self._operation:
            self.note.flush()
            self._operation = session.current
        part, missing = session.part(), session.missing()
        self.missing.setText(say_missing(session))
        dots = ["full" if one.counts else "struck" for one in part.cycles] + ["missing"] * missing
        self.dots.show_dots(tuple(dots))
        self.precision.setText(_say_precision(session))
        operator = session.operators.get(part.operator_id or 0)
        self.pace.setText(
            _("Ritmo de {name}").format(name=operator.name) if operator is not None else _("Ritmo")
        )
        self.rating.show_value(part.rating)
        self.rating.setEnabled(not session.locked)
        said = say_rating(part.rating)
        self.about_rating.setText(said if part.rating in RATINGS else f"{part.rating}: {said}")
        self._show_standard(session)
        self._show_struck(session)
        self.note.show_value(part.note)
        self.note.setReadOnly(session.locked)

    def _show_standard(self, session: MeasuringSession) -> None:
        standard, measured = session.standard(), session.measured()
        self.box.setVisible(standard is not None)
        self.owner_title.setVisible(standard is not None)
        self.owner.setVisible(standard is not None)
        if standard is None or measured is None:
            return
        self.standard.setText(_("{minutes} min").format(minutes=say_decimal(standard.minutes)))
        between = say_between(standard.low, standard.high)
        self.between.setText(between or _("con un solo ciclo no se sabe entre cuánto y cuánto"))
        self.how.setText(
            _("{mean} medido × {rating} ritmo × {allowance} descanso").format(
                mean=say_decimal(measured.mean / 60),
                rating=say_decimal(session.part().rating / 100),
                allowance=say_decimal(1 + session.study.allowance),
            )
        )
        self.owner.setText(f"{say_operation_day(session)} {say_line(session)}".strip())

    def _show_struck(self, session: MeasuringSession) -> None:
        clear_column(self._struck)
        struck = [(at, one) for at, one in enumerate(session.part().cycles, 1) if not one.counts]
        if not struck:
            return
        self._struck.addWidget(label(ngettext("Ciclo tachado", "Ciclos tachados", len(struck)), "heading"))
        for number, one in struck:
            text = _("El {number}, {time}: {why}.").format(
                number=number, time=say_seconds(one.seconds), why=say_strike(one.struck_reason)
            )
            self._struck.addWidget(label(text, "soft", wrap=True))
            if not session.locked:
                again = QPushButton(_("Volver a contar"))
                again.setProperty("role", "inline-link")
                again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                again.setAccessibleName(_("Volver a contar el ciclo {number}").format(number=number))
                again.clicked.connect(lambda _on, of=one.id: self.counted.emit(of))
                self._struck.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)


def say_missing(session: MeasuringSession) -> str:
    """ "Faltan 3 ciclos", or that it is enough."""
    missing, count = session.missing(), len(session.part().seconds)
    if session.locked:
        return ngettext("{count} ciclo medido", "{count} ciclos medidos", count).format(count=count)
    if missing == 0:
        return _("Alcanza: ya se sabe")
    if missing > session.many:
        doubtful = session.doubtful()
        if doubtful:
            number = [one.id for one in session.part().cycles].index(doubtful[-1].id) + 1
            return _("Mire el ciclo {number}").format(number=number)
        return _("Los ciclos salen muy distintos")
    return ngettext("Falta {count} ciclo", "Faltan {count} ciclos", missing).format(count=missing)


def _say_precision(session: MeasuringSession) -> str:
    measured = session.measured()
    wanted = _("Para saber el tiempo a ±{wanted} %.").format(wanted=round(session.precision * 100))
    if measured is None:
        return wanted
    if session.missing() > session.many and session.doubtful():
        return _("Es muy distinto de los demás: si pasó algo, táchelo con X, y alcanza con pocos más.")
    if session.missing() > session.many:
        return _(
            "Harían falta {count} más. Mire qué cambia de una prenda a otra: el material, la espera, cómo la toma."
        ).format(count=format_number(session.missing()))
    if measured.precision is None:
        return wanted
    text = ngettext(
        "Con el {count} que vale: ±{share} %.", "Con los {count} que valen: ±{share} %.", measured.count
    )
    return f"{wanted}\n" + text.format(count=measured.count, share=round(measured.precision * 100))
