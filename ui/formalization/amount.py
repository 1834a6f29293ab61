"""One figure of the account, large, with its name above and what belongs to it below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import label, set_role


class Amount(QWidget):
    """What it says is one sentence for who cannot see it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.figure = label("", "amount")
        self.remark = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = label(name, "soft")
        for part in (self.title, self.figure, self.remark):
            column.addWidget(part)
        column.addStretch()

    def show_title(self, name: str) -> None:
        """Call it otherwise."""
        self._name = name
        self.title.setText(name)

    def show_amount(self, figure: str, remark: str = "", *, known: bool = True) -> None:
        """Show it; what is not known is written softly."""
        self.figure.setText(figure)
        set_role(self.figure, "amount" if known else "amount-unknown")
        self.remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {figure}. {remark}")
