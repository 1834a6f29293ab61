"""Before a later round: with last time's answers in sight, or without; or why it stays closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.diagnosis.operations import choose_previous
from app.diagnosis.records import Visit
from app.diagnosis.round_queries import previous_round, why_closed
from app.i18n import _, format_day
from app.pilots.blind_queries import hidden_workshops
from ui.context import Context
from ui.diagnosis.card_page import CardPage
from ui.widgets.card import label
from ui.widgets.choice_card import ChoiceCard


class GatePage(CardPage):
    """`passed`: it was chosen, and this visit may go on."""

    passed = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Antes de preguntar"), "", parent)
        self._context = context
        self._visit_id = 0
        self.text = label("", "read-aloud", wrap=True)
        self.seen = ChoiceCard(
            _("V · Ver lo de la vez pasada mientras pregunto"),
            _(
                "Ayuda a conversar de lo que cambió. Pero quien ve la respuesta de antes tiende a repetirla: el cambio puede parecer menor que el real."
            ),
        )
        self.blind = ChoiceCard(
            _("A · A ciegas"),
            _(
                "Se pregunta como la primera vez y se compara al terminar. Es lo mejor para saber qué cambió de verdad."
            ),
        )
        self.note = label(
            _("Queda anotado en el resultado y en el registro. Se puede cambiar una sola vez."),
            "soft",
            wrap=True,
        )
        self.seen.chosen.connect(lambda: self._choose(True))
        self.blind.chosen.connect(lambda: self._choose(False))
        for part in (self.text, self.blind, self.seen, self.note):
            self.card.body.addWidget(part)
        self.cancel = QPushButton(_("Ahora no"))
        self.cancel.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        self.foot.addLayout(row)

    def stops(self, visit: Visit) -> bool:
        """Whether this visit needs the choice first, or stays closed; then show which."""
        self._visit_id = visit.id
        closed = why_closed(self._context.store, visit)
        if closed:
            self._show(closed, choice=False)
            return True
        decided = visit.previous_shown is not None or visit.finished or visit.rating_of is not None
        if decided or self._context.store.read_only:
            return False
        previous = previous_round(self._context.store, visit)
        if previous is None:
            return False
        if visit.workshop_id in hidden_workshops(self._context.store, self._context.store.user):
            choose_previous(self._context.store, visit_id=visit.id, shown=False)
            return False
        text = _("Este taller ya tiene un diagnóstico: la ronda {round}, del {day}.").format(
            round=previous.round, day=format_day(previous.visited_on)
        )
        self._show(text, choice=True)
        return True

    def _show(self, text: str, *, choice: bool) -> None:
        self.text.setText(text)
        for part in (self.seen, self.blind, self.note):
            part.setVisible(choice)
        self.cancel.setText(_("Ahora no") if choice else _("Volver"))

    def _choose(self, shown: bool) -> None:
        choose_previous(self._context.store, visit_id=self._visit_id, shown=shown)
        self.passed.emit(self._visit_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.cancel if self.seen.isHidden() else self.blind).setFocus()  # what the text calls better

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chooses = {Qt.Key.Key_V: True, Qt.Key.Key_A: False}
        key = Qt.Key(event.key())
        if key in chooses and not self.seen.isHidden():
            self._choose(chooses[key])
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.seen.isHidden() or key == Qt.Key.Key_Escape
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)
