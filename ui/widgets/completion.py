"""The words a field offers while somebody types: their list is a window of its own, dressed here."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ui.theme import dress
from ui.widgets.column_widths import longest

MOST_WIDE = 560  # pixels: what is longer may be cut, and is read whole once it is taken
AROUND = 28  # beside the letters of a word


class _Offered(QListView):
    """As a completer's own list is made, but dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QListView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        dress(self)


def make_completer(field: QLineEdit, words: Iterable[str], *, inside: bool) -> QCompleter:
    """The list under a field of the words that begin with what is typed, or have it `inside`."""
    offered = list(words)
    completer = QCompleter(offered, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if inside:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = _Offered()
    completer.setPopup(popup)
    popup.setMinimumWidth(min(MOST_WIDE, _room_of(popup, offered)))
    return completer


def _room_of(popup: QListView, words: list[str]) -> int:
    """So that no word is cut where the field is narrower."""
    bar = popup.verticalScrollBar().sizeHint().width() + 2 * popup.frameWidth()
    return max(map(popup.fontMetrics().horizontalAdvance, longest(words)), default=0) + AROUND + bar
