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
        for part in (label(name, "soft"), self.figure, self.remark):
            column.addWidget(part)
        column.addStretch()

    def show_amount(self, figure: str, remark: str = "", *, known: bool = True) -> None:
        """Show it; what is not known is written softly."""
        self.figure.setText(figure)
        set_role(self.figure, "amount" if known else "amount-unknown")
        self.remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {figure}. {remark}")
