"""What was measured, before it is closed: minutes of each operation, what is missing, the line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _, format_number, ngettext
from app.production.owner_words import say_line
from app.production.session import MeasuringSession
from app.production.standard_time import takt
from app.production.words import say_between, say_cycles, say_decimal, say_machine
from ui.context import Context
from ui.production.beginning import remove_study_of
from ui.widgets.card import label
from ui.widgets.columns import clear_column


class StudyFinish(QWidget):
    """Enter on the main button closes the study; an operation goes back to its clock."""

    finished = Signal()
    left = Signal()
    operation_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._study_id = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 20)
        column.setSpacing(8)
        self.title = label("", "title", wrap=True)
        self.missing = label("", "soft", wrap=True)
        self.whole = label("", "figure")
        self.about = label("", "soft", wrap=True)
        self.line = label("", wrap=True)
        for part in (self.title, self.missing, self.whole, self.about, self.line):
            column.addWidget(part)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setHorizontalSpacing(26)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(6, 1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column.addWidget(area, 1)
        row = QHBoxLayout()
        self.back = QPushButton(_("Seguir midiendo"))
        self.back.clicked.connect(self.left)
        self.close_study = QPushButton(_("Terminar la medición"))
        self.close_study.setProperty("role", "main")
        self.close_study.clicked.connect(self.finished)
        self.remove = QPushButton(_("Quitar la medición"))
        self.remove.setProperty("role", "link")
        self.remove.clicked.connect(self._remove)
        row.addWidget(self.back)
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(self.close_study)
        column.addLayout(row)

    def show_session(self, session: MeasuringSession) -> None:
        """Everything that was measured so far."""
        self._study_id = session.study.id
        measured, whole = session.measured_operations, session.operations
        self.title.setText(
            ngettext(
                "Medida {count} de {all} operación", "Medidas {count} de {all} operaciones", len(whole)
            ).format(count=len(measured), all=len(whole))
        )
        self.missing.setText(_say_missing(session))
        sum_of = session.whole
        self.whole.setText(_("{minutes} min").format(minutes=say_decimal(sum_of.minutes)))
        self.whole.setVisible(bool(measured))
        self.about.setText(_say_about(session))
        self.line.setText(say_line(session) if measured else "")
        clear_column(self._grid)
        for place, operation in enumerate(whole):
            self._add_row(session, place, operation.id, operation.name)
        self._grid.setRowStretch(len(whole), 1)
        self.close_study.setEnabled(bool(measured))

    def _remove(self) -> None:
        """The page leaves when it finds the study gone."""
        remove_study_of(self._context, self._study_id)

    def _add_row(self, session: MeasuringSession, place: int, operation: int, name: str) -> None:
        standard, part = session.standard(operation), session.part(operation)
        operator = session.operators.get(part.operator_id or 0)
        who = operator.name if operator is not None else ""
        button = QPushButton(name)
        button.setProperty("role", "inline-link")
        button.setAccessibleName(_("Medir {operation}").format(operation=name))
        button.clicked.connect(lambda _on: self.operation_wanted.emit(operation))
        minutes = say_decimal(standard.minutes) if standard is not None else _("sin medir")
        between = say_between(standard.low, standard.high) if standard is not None else ""
        count = len(part.seconds)
        cells = (
            label(str(place + 1), "soft"),
            button,
            label(" · ".join(one for one in (who, say_machine(part.machine).lower()) if one), "soft"),
            label(say_cycles(count) if count else "", "soft"),
            label(minutes, "strong" if standard is not None else "soft"),
            label(between, "soft"),
        )
        for column, cell in enumerate(cells):
            align = Qt.AlignmentFlag.AlignRight if column == 4 else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(cell, place, column, align | Qt.AlignmentFlag.AlignVCenter)


def _say_missing(session: MeasuringSession) -> str:
    unknown = [one.id for one in session.measured_operations if session.missing(one.id)]
    open_ = len(session.operations) - len(session.measured_operations)
    said = []
    if open_:
        text = ngettext(
            "Queda {count} operación sin medir: el total de la prenda no se va a saber.",
            "Quedan {count} operaciones sin medir: el total de la prenda no se va a saber.",
            open_,
        )
        said.append(text.format(count=open_))
    if unknown:
        text = ngettext(
            "A {count} le faltan ciclos para saberla a ±10 %; se puede terminar igual, y queda dicho el rango.",
            "A {count} les faltan ciclos para saberlas a ±10 %; se puede terminar igual, y queda dicho el rango.",
            len(unknown),
        )
        said.append(text.format(count=len(unknown)))
    return " ".join(said)


def _say_about(session: MeasuringSession) -> str:
    whole, measured = session.whole, session.measured_operations
    if not measured:
        return ""
    said = [say_between(whole.low, whole.high)]
    if len(measured) < len(session.operations):
        said.insert(0, _("minutos estándar de lo que se midió"))
    else:
        said.insert(0, _("minutos estándar por prenda"))
        wanted = session.style.wanted_per_day
        if wanted:
            said.append(
                _("para hacer {count} por día tiene que salir una cada {takt} min").format(
                    count=format_number(wanted), takt=say_decimal(takt(session.day_minutes, wanted))
                )
            )
    return ", ".join(one for one in said if one)
