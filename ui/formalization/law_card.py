"""De dónde sale: each legal figure of the account with its norm; what is disputed, apart."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.formalization.account_records import Account
from app.formalization.records import Statute
from app.formalization.words import EXPIRED_WORDS, STATE_WORDS, show_norm, show_value
from app.i18n import _
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.light import Light


class _Lines(Card):
    """A card whose lines are made again when what they say changed."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self._shown: object = None
        self._parts: list[QWidget] = []

    def is_new(self, what: object) -> bool:
        """Whether to show something else than before; then the old lines go."""
        if what == self._shown:
            return False
        self._shown = what
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        return True

    def add(self, part: QWidget) -> None:
        """One more line."""
        self._parts.append(part)
        self.body.addWidget(part)


def two_lines(title: str, text: str, role: str) -> QWidget:
    """A title with what is said of it right under it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(title, wrap=True))
    column.addWidget(label(text, role, wrap=True))
    return both


class LawCard(_Lines):
    """The figures that the account used."""

    entry_wanted = Signal(str)  # the code of a figure

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("De dónde sale"), parent)

    def show_account(self, account: Account | None) -> None:
        """List the figures; hidden without an account."""
        self.setVisible(account is not None and bool(account.statutes))
        if account is None or not self.is_new((account.statutes, account.expired)):
            return
        for one in account.statutes:
            expired = one in account.expired
            said = f"{show_value(one)} · {show_norm(one)}"
            self.add(
                two_lines(
                    one.title,
                    f"{said} · {_(EXPIRED_WORDS)}" if expired else said,
                    "warning" if expired else "small",
                )
            )
            if expired:
                self.add(self._entry(one))

    def _entry(self, one: Statute) -> QPushButton:
        button = QPushButton(_("Anotar el nuevo valor"))
        button.setAccessibleName(_("Anotar el nuevo valor: {title}").format(title=one.title))
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self.entry_wanted.emit(one.code))
        return button


class DisputedCard(_Lines):
    """Rules that are suspended or disputed: told, never added."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("En discusión: no está en la cuenta"), parent)
        self._theme = context.theme

    def show_statutes(self, statutes: Sequence[Statute]) -> None:
        """List the rules; hidden when there is none."""
        self.setVisible(bool(statutes))
        if not self.is_new(tuple(statutes)):
            return
        for one in statutes:
            mark = Light("triangle", STATE_WORDS[one.state], self._theme.colour("improve"))
            self.add(mark)
            self.body.setAlignment(mark, Qt.AlignmentFlag.AlignLeft)
            parts = [show_value(one), one.norm, one.note or ""]
            text = ". ".join(part.rstrip(".") for part in parts if part) + "."
            self.add(two_lines(one.title, text, "small"))
