"""A closed list beside the filter of a list: a territory, a state."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize

from ui.widgets.closed_list import ClosedList

Offers = Sequence[tuple[str, object]]
MOST_LETTERS = 36


class ListChoice(NamedTuple):
    """What it is called, what its first entry says (which shows every line), what it offers.

    `offers` may depend on the lines: then what is offered is what there is. `holds` is whether
    a line belongs to a value.
    """

    name: str
    everything: str
    offers: Offers | Callable[[Sequence[Any]], Offers]
    holds: Callable[[Any, Any], bool]


def choice_of(name: str, everything: str, said: Callable[[Any], str]) -> ListChoice:
    """Of what the lines themselves say, like their territory."""

    def offers(lines: Sequence[Any]) -> Offers:
        return [(text, text) for text in sorted({said(line) for line in lines} - {""})]

    return ListChoice(name, everything, offers, lambda line, value: said(line) == value)


class ChoiceBox(ClosedList):
    """One choice beside the filter."""

    def __init__(self, choice: ListChoice) -> None:
        super().__init__()
        self.choice = choice
        # what it offers is known when the lines are there, later than Qt looks how wide it has to be
        self.setSizeAdjustPolicy(ClosedList.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(choice.name)
        self.addItem(choice.everything, None)
        self.offer(())

    def sizeHint(self) -> QSize:
        """As wide as what it offers, but leaving room for the filter: a group may be called by a whole sentence."""
        hint = super().sizeHint()
        return hint.boundedTo(QSize(MOST_LETTERS * self.fontMetrics().averageCharWidth(), hint.height()))

    def offer(self, lines: Sequence[Any]) -> None:
        """Offer what there is; what was chosen stays chosen while it is offered."""
        offers = self.choice.offers
        wanted = offers(lines) if callable(offers) else offers
        if [(self.itemText(place), self.itemData(place)) for place in range(1, self.count())] == [*wanted]:
            return
        chosen = self.currentData()
        with QSignalBlocker(self):
            while self.count() > 1:
                self.removeItem(1)
            for text, value in wanted:
                self.addItem(text, value)
            self.setCurrentIndex(max(0, self.findData(chosen)))

    def passes(self, line: Any) -> bool:
        """Whether a line belongs to what is chosen."""
        value = self.currentData()
        return value is None or self.choice.holds(line, value)

    def choose(self, value: object) -> None:
        """Choose a value; what is not offered shows everything."""
        self.setCurrentIndex(max(0, self.findData(value)))
