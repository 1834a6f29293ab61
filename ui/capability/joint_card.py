"""What all who can reach together, against what is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.capability.judging import can_judge
from app.capability.records import OrderAnswer
from app.capability.words import say_about, say_answer, say_deliveries, say_pieces
from app.i18n import _, format_number
from app.phrases import join_words
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.reach_bar import BarColours, JointBar, RangeShown

FILL = 0.78  # of a whole colour, so that the stroke of the middle stands out


def bar_colours(theme: Theme) -> BarColours:
    """The palette's colours for ranges."""
    roles = ("sunken", "link", "text", "main_action", "text", "text_soft")
    colours = [theme.colour(role) for role in roles]
    colours[1].setAlphaF(FILL)
    return BarColours(*colours)


class JointCard(Card):
    """The answer in a sentence at the left, the bar at the right; what is not known below."""

    asked_for_minutes = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.headline = label("", "heading", wrap=True)
        self.until = label("", "soft", wrap=True)
        self.deliveries = label("", "soft", wrap=True)
        self.unknown = label("", "warning", wrap=True)
        self.measure = QPushButton(_("Anotar los minutos de la prenda"))
        self.measure.clicked.connect(self.asked_for_minutes)
        self.bar = JointBar(bar_colours(theme))
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.headline, self.until, self.deliveries):
            words.addWidget(part)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(words, 45)
        row.addWidget(self.bar, 55)
        self.body.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.unknown, 1)
        foot.addWidget(self.measure)
        self.body.addLayout(foot)

    def show_answer(self, answer: OrderAnswer) -> None:
        """Show it."""
        need, total = answer.need, answer.total
        self.headline.setText(say_answer(answer))
        self.until.setText(
            _("Hasta el {day}, sin lo que ya aceptaron").format(day=need.due_on.strftime("%d/%m"))
        )
        self._say(self.deliveries, say_deliveries(answer))
        far = answer.with_all.high if answer.with_steps else None
        asked = _("piden {count}").format(count=format_number(need.quantity))
        written = [say_about(one) if total.high else "" for one in (total.low, total.middle, total.high)]
        far_words = _("con los pasos") if far is not None else ""
        self.bar.show_reach(
            RangeShown(*total.all, far), need.quantity, asked, far_words,
            [*written, say_about(far) if far is not None else ""],
        )  # fmt: skip
        self.bar.setAccessibleName(_say_bar(answer))
        self._say(self.unknown, _say_unknown(answer))
        self.measure.setVisible(need.standard_minutes is None)

    @staticmethod
    def _say(part: QWidget, text: str) -> None:
        part.setText(text)  # type: ignore[attr-defined]
        part.setVisible(bool(text))


def _say_bar(answer: OrderAnswer) -> str:
    said = _("Juntos llegan de {pieces} prendas, lo más probable {middle}; piden {asked}.").format(
        pieces=say_pieces(answer.total),
        middle=say_about(answer.total.middle),
        asked=format_number(answer.need.quantity),
    )
    if answer.with_steps:
        said += " " + _("Con los pasos, hasta {count}.").format(count=say_about(answer.with_all.high))
    return said


def _say_unknown(answer: OrderAnswer) -> str:
    """What has to be known first, and what no program can look at."""
    said = []
    if answer.need.standard_minutes is None:
        said.append(
            _(
                "Todavía no se sabe cuántos minutos lleva la prenda: por ahora se cuenta con la palabra de cada taller. Pregunte a la empresa, o mídala en un taller que la haga."
            )
        )
    others = [f"«{one.what}»" for one in answer.need.requirements if one.what and not can_judge(one)]
    if others:
        said.append(
            _("El pedido también pide {what}: eso hay que preguntarlo a cada taller.").format(
                what=join_words(others)
            )
        )
    return " ".join(said)
