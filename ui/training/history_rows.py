"""Courses that a person or a workshop took part in, as lines that open the event."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.training.history_records import HistoryLine
from app.training.results import Gain
from app.training.words import ENROLMENT_WORDS, EVENT_WORDS, say_dates, short_hours
from ui.widgets.columns import clear_column
from ui.widgets.row_button import RowButton


def say_history(line: HistoryLine, gain: Gain | None = None) -> str:
    """Days, how often she came, hours, what the test shows, certificate, commitment."""
    parts = [say_dates(line.first_on, line.last_on)]
    if line.event_status == "cancelled":
        parts.append(EVENT_WORDS["cancelled"])
    elif line.sessions_taken:
        parts.append(_("vino a {came} de {all}").format(came=line.sessions_attended, all=line.sessions_taken))
        parts.append(short_hours(round(line.hours_attended, 1)))
    else:
        parts.append(ENROLMENT_WORDS[line.status])
    if gain is not None:
        parts.append(
            _("prueba: {before} → {after} de {most}").format(
                before=gain.before, after=gain.after, most=gain.most
            )
        )
    if line.certificate_code:
        parts.append(_("certificado {code}").format(code=line.certificate_code))
    if line.commitment:
        parts.append(_("va a probar: {text}").format(text=line.commitment))
    return " · ".join(parts)


class HistoryRows(QWidget):
    """`chosen` carries the event's id."""

    chosen = Signal(object)

    def __init__(self, *, named: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named = named
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_lines(self, lines: Sequence[HistoryLine], gains: Mapping[int, Gain]) -> None:
        """Replace what is shown; `gains` by enrolment."""
        clear_column(self._column)
        for line in lines:
            title = f"{line.trainee.full_name} · {line.title}" if self._named else line.title
            row = RowButton(title, say_history(line, gains.get(line.enrolment_id)))
            row.chosen.connect(lambda event=line.event_id: self.chosen.emit(event))
            self._column.addWidget(row)
