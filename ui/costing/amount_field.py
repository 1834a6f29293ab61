"""Fields for amounts that are asked in a talk: Enter goes on to the next, what is wrong stays in sight."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.costing.kinds import ORIGIN_SHORT
from app.costing.words import show_short
from app.errors import DataProblem
from app.i18n import _, format_number
from app.numbers import read_cost, read_number, read_whole
from ui.theme import Theme
from ui.widgets.card import set_role
from ui.widgets.choice_field import ChoiceField, Choices
from ui.widgets.field import TextField
from ui.widgets.light import draw_shape

# The better a figure is known the fuller its mark; the word beside it says the rest.
ORIGIN_MARKS = {
    "said": ("ring", "unmeasured"),
    "notebook": ("circle", "improve"),
    "invoice": ("square", "good"),
    "contract": ("square", "good"),
    "measured": ("square", "good"),
    "calculated": ("dash", "unmeasured"),
}


def read_decimal(text: str) -> float | None:
    """ "45", "5,5" -> a number; "" -> None. Raises `DataProblem`."""
    return read_number(text) if text.strip() else None


def read_pieces(text: str) -> int | None:
    """ "80" -> garments; "" -> None. Raises `DataProblem`."""
    return read_whole(text, least=1)


class AmountField(TextField):
    """`kept` carries what could be read (None: emptied); `doubted`, why it could not, or a question.

    What is hardly meant is kept once Enter is pressed there again.
    """

    kept = Signal(object)
    doubted = Signal(str, bool)  # the sentence; whether nothing was kept

    def __init__(
        self,
        name: str,
        read: Callable[[str], Any] = read_cost,
        doubt: Callable[[Any], str] = lambda _value: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._read, self._doubt = read, doubt
        self._value: Any = None
        self._asked: Any = None
        self._warned = False
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.saved.connect(self._take)

    def show_amount(self, value: Any, *, reckoned: bool = False) -> None:
        """Show what the file says, or what was only reckoned (drawn otherwise)."""
        if value != self._value:
            self.refused, self._asked = False, None
        self._value = value
        self.show_value(_written(value))
        if not self.refused:
            set_role(self, "reckoned" if reckoned else "")

    def forget_typed(self) -> None:
        super().forget_typed()
        self._asked = None
        self._say("", wrong=False)

    def _take(self, text: object) -> None:
        try:
            value = self._read(str(text))
        except DataProblem as trouble:
            self._asked = None
            self._say(trouble.sentence, wrong=True)
            return
        question = self._doubt(value) if value not in (self._value, self._asked) else ""
        self._asked = value if question else None
        if question:
            self._warned = False
            self.refused = True
            set_role(self, "wrong")
            self.doubted.emit(_("{question} Si es así, Enter otra vez ahí.").format(question=question), False)
            return
        self._say("", wrong=False)
        if value != self._value:
            self._value = value
            self.kept.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and self._warned and self._asked is not None and self.text() == self._last:
            self._take(self.text())
        super().keyPressEvent(event)
        self._warned = enters and self._asked is not None  # the first Enter did not know of the question

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self.refused = wrong
        set_role(self, "wrong" if wrong else "")
        self.doubted.emit(sentence, wrong)


def _written(value: Any) -> str:
    if value is None:
        return ""
    return show_short(value) if isinstance(value, float) else format_number(value)


class OriginField(ChoiceField):
    """From where a figure is: a shape and a word. What was reckoned is shown, and never chosen."""

    def __init__(self, theme: Theme, codes: tuple[str, ...], parent: QWidget | None = None) -> None:
        self._theme = theme
        super().__init__([(ORIGIN_SHORT[code], code) for code in codes], parent)
        self.setAccessibleName(_("De dónde sale"))

    def show_choices(self, choices: Choices) -> None:
        super().show_choices(choices)
        for place, (_words, code) in enumerate(choices):
            self.setItemIcon(place, origin_icon(self._theme, str(code)))

    def show_value(self, value: object) -> None:
        """Show an origin from the file; one that is not offered is only shown."""
        codes = [code for _words, code in self.offered]
        if value not in codes:
            self.show_choices([*self.offered, (ORIGIN_SHORT[str(value)], value)])
        super().show_value(value)


def origin_icon(theme: Theme, origin: str) -> QIcon:
    """The mark of an origin in a theme's colours."""
    side = theme.pixels(13)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    shape, role = ORIGIN_MARKS[origin]
    painter = QPainter(picture)
    draw_shape(painter, shape, QRectF(1, 1, side - 2, side - 2), theme.colour(role))
    if origin == "calculated":  # a plus: it was added up
        thick = max(2.0, (side - 2) / 5)
        painter.drawRect(QRectF(side / 2 - thick / 2, 1, thick, side - 2))
    painter.end()
    return QIcon(picture)
