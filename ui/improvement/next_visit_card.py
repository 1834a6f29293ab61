"""When the centre comes again, and what it commits itself to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import _, ngettext
from app.improvement.records import Programme
from ui.forms.day_field import DayField
from ui.forms.fields import HourField
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.field import Labelled, NoteField


class NextVisitCard(Card):
    """Says which field of the programme changed."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Próxima visita y compromiso del centro"), "", parent)
        self.day = DayField(_("Día"), theme)
        self.hour = HourField(_("Hora"))
        self.commitment = NoteField()
        self.commitment.setFixedHeight(theme.pixels(76))
        self.round = DayField(_("Próximo diagnóstico"), theme)
        self.round_note = label("", "small", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 6)
        grid.addWidget(self.day, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.hour, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(
            Labelled(_("El centro se compromete a"), self.commitment),
            0,
            2,
            Qt.AlignmentFlag.AlignTop,
        )
        grid.addWidget(self.round, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.round_note, 1, 2, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(grid)
        self.day.saved.connect(lambda value: self.changed.emit("next_visit_on", value))
        self.hour.saved.connect(lambda value: self.changed.emit("next_visit_at", value))
        self.round.saved.connect(lambda value: self.changed.emit("next_round_on", value))
        self.commitment.saved.connect(lambda text: self.changed.emit("centre_commitment", text))

    def show_programme(self, programme: Programme | None, usual_round: str, months: int) -> None:
        """What the file says; without its own day, the round comes `months` after the visit."""
        own = programme.next_round_on if programme else None
        self.round.show_value(own or usual_round)
        text = ngettext(
            "Para ver qué cambió. Si se borra, {count} mes después de este.",
            "Para ver qué cambió. Si se borra, {count} meses después de este.",
            months,
        )
        self.round_note.setText(text.format(count=months))
        self.day.show_value(programme.next_visit_on if programme else None)
        self.hour.show_value(programme.next_visit_at if programme else None)
        self.commitment.show_value(programme.centre_commitment if programme else None)
