"""The hearing that is open in a territory: its piles without their answers, and the way to close it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.voices.records import FEWEST_LEAVES, OWNERS, WORKERS, Hearing, PileLine
from app.voices.words import SPEAKER_WORDS, say_leaves, say_month
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import clear_column
from ui.widgets.flow import WrapRow

MONTHS_BACK = 12

MONTH_LETTERS = 20  # «setiembre de 2026»


class GatheringCard(Card):
    """Says what to do next; every button is told to the page, which does it."""

    start_wanted = Signal(str)
    keying_wanted = Signal(str)
    close_wanted = Signal()
    pile_unwanted = Signal(object)
    hearing_unwanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Juntar hojas"))
        self.sentence = label("", "", wrap=True)
        self.body.addWidget(self.sentence)
        self._piles = QVBoxLayout()
        self.body.addLayout(self._piles)
        self._starting = self._make_starting()
        self._going_on = self._make_going_on()
        self._asking = self._make_closing()
        for part in (self._starting, self._going_on, self._asking):
            self.body.addWidget(part)
        self._asking.hide()

    def _make_starting(self) -> QWidget:
        part = QWidget()
        row = WrapRow(6, part)
        self.month = ChoiceField(_months(date.today()))
        self.month.setAccessibleName(_("Mes de la escucha"))
        self.month.setMinimumContentsLength(MONTH_LETTERS)
        self.start = _button(_("Abrir una escucha"), main=True)
        self.start.clicked.connect(lambda: self.start_wanted.emit(str(self.month.value)))
        row.addWidget(self.month)
        row.addWidget(self.start)
        return part

    def _make_going_on(self) -> QWidget:
        part = QWidget()
        row = WrapRow(6, part)
        self.key_workers = _button(_("Cargar hojas"), main=True)
        self.key_owners = _button(_("Cargar papeletas de dueñas y dueños"))
        self.closing = _button(_("Cerrar la escucha…"))
        self.remove = _button(_("Quitar la escucha"))
        self.key_workers.clicked.connect(lambda: self.keying_wanted.emit(WORKERS))
        self.key_owners.clicked.connect(lambda: self.keying_wanted.emit(OWNERS))
        self.closing.clicked.connect(lambda: self._ask(True))
        self.remove.clicked.connect(self.hearing_unwanted)
        for one in (self.key_workers, self.key_owners, self.closing, self.remove):
            row.addWidget(one)
        return part

    def _make_closing(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            label(
                _(
                    "Cerrada, la escucha muestra lo que se dijo y no cambia más: no entran hojas ni se quita ninguna. Después destruya el papel. ¿La cierra?"
                ),
                "strong",
                wrap=True,
            )
        )
        row = WrapRow(6)
        self.close_now = _button(_("Sí, cerrarla"), main=True)
        self.not_yet = _button(_("Todavía no"))
        self.close_now.clicked.connect(self.close_wanted)
        self.not_yet.clicked.connect(lambda: self._ask(False))
        row.addWidget(self.close_now)
        row.addWidget(self.not_yet)
        column.addLayout(row)
        return part

    def _ask(self, asking: bool) -> None:
        self._asking.setVisible(asking)
        self._going_on.setVisible(not asking)
        (self.not_yet if asking else self.closing).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hearing(self, hearing: Hearing | None, piles: Sequence[PileLine]) -> None:
        """Another state of it; None: no hearing is open."""
        clear_column(self._piles)
        self._asking.hide()
        self._starting.setVisible(hearing is None)
        self._going_on.setVisible(hearing is not None)
        if hearing is None:
            self.sentence.setText(
                _(
                    "Una escucha junta las hojas de un mes. Reparta la hoja a todas las personas por igual, con un sobre o una caja, y cargue otro día, varias juntas."
                )
            )
            return
        workers = sum(one.leaves for one in piles if one.speaker == WORKERS)
        owners = sum(one.leaves for one in piles if one.speaker == OWNERS)
        self.sentence.setText(
            _(
                "Escucha de {month}, abierta: {workers} de quienes trabajan y {owners} de dueñas y dueños. Se carga por tandas de {least} o más; lo que dicen se ve al cerrarla."
            ).format(
                month=say_month(hearing.month),
                workers=say_leaves(workers),
                owners=say_leaves(owners),
                least=FEWEST_LEAVES,
            )
        )
        self.closing.setEnabled(workers > 0)
        for number, one in enumerate(piles, 1):
            self._piles.addLayout(self._pile_row(number, one))

    def _pile_row(self, number: int, pile: PileLine) -> WrapRow:
        whose = pile.workshop or SPEAKER_WORDS[pile.speaker]
        said = _("Tanda {number}: {leaves}, {whose}").format(
            number=number, leaves=say_leaves(pile.leaves), whose=whose
        )
        row = WrapRow(6)
        row.addWidget(label(said, "soft", wrap=True), 1)
        remove = _button(_("Quitar"))
        remove.setProperty("role", "quick")
        remove.setAccessibleName(_("Quitar: {what}").format(what=said))
        remove.clicked.connect(lambda: self.pile_unwanted.emit(pile.id))
        row.addWidget(remove)
        return row


def _button(text: str, *, main: bool = False) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(text.rstrip("…"))
    if main:
        made.setProperty("role", "main")
    return made


def _months(today: date) -> list[tuple[str, object]]:
    """This month and those before it."""
    found: list[tuple[str, object]] = []
    for back in range(MONTHS_BACK):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        code = f"{year}-{month + 1:02d}"
        found.append((say_month(code), code))
    return found
