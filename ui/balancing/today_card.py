"""How the line stands today: what it costs a month, who has too much, or that it is even."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.balancing.line_words import is_even, say_small_gain, say_today
from app.balancing.proposing import today_people
from app.balancing.records import LineFloor, LineProposal
from app.costing.records import Loss
from app.costing.words import say_how, say_loss
from app.i18n import _
from app.phrases import uncapital
from ui.widgets.card import Card, label


class TodayCard(Card):
    """The loss first, in guaraníes; without one, the minutes, and what is missing to say it.

    An even line leads with that: what is still waited for is then said small, after it.
    """

    cost_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.headline = label("", "heading", wrap=True)
        self.who = label("", "strong", wrap=True)
        self.follows = label("", "soft", wrap=True)
        self.gain = label("", "strong", wrap=True)
        self.gain.hide()
        self.how = label("", "small", wrap=True)
        self.cost = QPushButton(_("Cuánto cuesta"))
        self.cost.setAccessibleName(_("Ir a cuánto cuesta un minuto en este taller"))
        self.cost.clicked.connect(self.cost_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        for one in (self.headline, self.who, self.follows, self.gain, self.how):
            words.addWidget(one)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.cost)
        self.body.addLayout(row)

    def show_today(self, floor: LineFloor, people: int, loss: Loss | None) -> None:
        """`loss` is what the line as it is costs a month, or why that cannot be said."""
        said, follows = say_today(floor, people)
        lost = say_loss(loss) if loss is not None else ""
        even = is_even(floor, people)
        leads = bool(lost) and not even
        self.headline.setText(f"{lost}." if leads else said)
        self.who.setText(f"{said}." if leads else "")
        self.who.setVisible(leads)
        self.follows.setText(follows)
        how = say_how(loss) if loss is not None and (lost or loss.missing) else ""
        if lost and even:
            how = " ".join(filter(None, (_("Aun así, {loss}.").format(loss=uncapital(lost)), how)))
        self.how.setText(how)
        self.how.setVisible(bool(self.how.text()))
        self.cost.setVisible(loss is not None)

    def show_gain(self, floor: LineFloor, shown: LineProposal | None, people: Collection[int]) -> bool:
        """Say that a way gains little, and whether; with other people than today nothing is compared."""
        alike = set(people) == set(today_people(floor))
        said = say_small_gain(floor, shown) if shown is not None and alike else ""
        self.gain.setText(said)
        self.gain.setVisible(bool(said))
        return bool(said)
