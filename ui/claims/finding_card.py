"""What can be said of one outcome: its state by shape, word and colour, the sentence, and its numbers."""

from PySide6.QtCore import Qt

from app.claims.forest import STATE_SHAPES
from app.claims.records import PilotFinding
from app.claims.sentences import say_before, say_finding, say_numbers
from app.claims.words import DOUBT_WORDS, NOTE_WORDS, STATE_WORDS
from app.i18n import _
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.light import Light


def state_light(theme: Theme, state: str) -> Light:
    """The state of a finding; it is told apart in grey too."""
    shape, role = STATE_SHAPES[state]
    return Light(shape, STATE_WORDS[state], theme.colour(role))


class FindingCard(Card):
    """One outcome, as it is read aloud."""

    def __init__(self, one: PilotFinding, theme: Theme) -> None:
        super().__init__()
        self.body.addWidget(state_light(theme, one.state), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(label(say_finding(one), "heading", wrap=True))
        if numbers := say_numbers(one):
            self.body.addWidget(label(numbers, "soft", wrap=True))
        if before := say_before(one):
            self.body.addWidget(label(before, "soft", wrap=True))
        doubts = [DOUBT_WORDS[code] for code in one.doubts]
        if doubts:
            said = _("La duda: {doubts}.").format(doubts="; ".join(doubts))
            self.body.addWidget(label(said, "improve", wrap=True))
        if notes := [NOTE_WORDS[code] for code in one.notes]:
            self.body.addWidget(label("; ".join(notes), "small", wrap=True))
