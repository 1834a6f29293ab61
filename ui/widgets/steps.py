"""Where one is in a job of several steps; a step already reached can be gone back to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class Steps(QWidget):
    """Numbered names in a row; the one under way is marked."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._buttons: list[QPushButton] = []
        for position, name in enumerate(names):
            button = QPushButton(f"{position + 1}  {name}")
            button.setCheckable(True)
            button.setProperty("role", "step")
            button.clicked.connect(lambda _on, position=position: self.chosen.emit(position))
            self._buttons.append(button)
            row.addWidget(button)
        row.addStretch()

    def show_step(self, step: int, *, reachable: int) -> None:
        """Mark a step; those up to `reachable` can be chosen."""
        for position, button in enumerate(self._buttons):
            button.setChecked(position == step)
            button.setEnabled(position <= reachable)
