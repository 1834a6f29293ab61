"""The words a field offers while somebody types: their list is a window of its own, dressed here."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ui.theme import dress


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
    completer = QCompleter(list(words), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    if inside:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setPopup(_Offered())
    return completer
