"""How the line stands today: what it costs a month where that is known, and who has too much."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.balancing.line_words import say_today
from app.balancing.records import LineFloor
from app.costing.records import Loss
from app.costing.words import say_how, say_loss
from app.i18n import _
from ui.widgets.card import Card, label


class TodayCard(Card):
    """The loss first, in guaraníes; without one, the minutes, and what is missing to say it."""

    cost_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.headline = label("", "heading", wrap=True)
        self.who = label("", "strong", wrap=True)
        self.follows = label("", "soft", wrap=True)
        self.how = label("", "small", wrap=True)
        self.cost = QPushButton(_("Cuánto cuesta"))
        self.cost.setAccessibleName(_("Ir a cuánto cuesta un minuto en este taller"))
        self.cost.clicked.connect(self.cost_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        for one in (self.headline, self.who, self.follows, self.how):
            words.addWidget(one)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.cost)
        self.body.addLayout(row)

    def show_today(self, floor: LineFloor, people: int, loss: Loss | None) -> None:
        """`loss` is what the line as it is costs a month, or why that cannot be said."""
        said, follows = say_today(floor, people)
        lost = say_loss(loss) if loss is not None else ""
        self.headline.setText(f"{lost}." if lost else said)
        self.who.setText(f"{said}." if lost else "")
        self.who.setVisible(bool(lost))
        self.follows.setText(follows)
        self.how.setText(say_how(loss) if loss is not None and (lost or loss.missing) else "")
        self.how.setVisible(bool(self.how.text()))
        self.cost.setVisible(loss is not None)
