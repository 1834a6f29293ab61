"""Says which figures of the chosen day nobody knows, and offers the two ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.formalization.law import Law
from app.formalization.records import Statute
from app.i18n import _
from ui.widgets.card import label
from ui.widgets.tick import Tick

NEEDED = (
    "SALARIO-MINIMO",
    "JORNAL-MINIMO",
    "IPS-EMPLEADOR",
    "IPS-TRABAJADOR",
    "AGUINALDO",
    "BONIFICACION-FAMILIAR",
)


class UnknownBar(QFrame):
    """Hidden while every figure is known on that day."""

    latest_changed = Signal()
    entry_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._codes: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 10)
        column.setSpacing(6)
        self.sentence = label("", wrap=True)
        self.latest = Tick(_("Calcular con el último valor conocido, como piso («por lo menos»)"))
        self.latest.show_value(True)
        self.latest.saved.connect(lambda _on: self.latest_changed.emit())
        self.enter = QPushButton(_("Anotar el nuevo valor"))
        self.enter.setAccessibleName(self.enter.text())
        self.enter.clicked.connect(lambda: self.entry_wanted.emit(self._codes[0]))
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addWidget(self.latest, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.enter)
        column.addLayout(row)

    @property
    def use_latest(self) -> bool:
        """Whether the last known figures stand in, as they do unless a person says no."""
        return self.latest.value

    def show_unknown(self, statutes: Sequence[Statute], day: str) -> None:
        """Name what is not known or past its review on a day."""
        law = Law(tuple(statutes), day)
        self._codes = [code for code in NEEDED if law.find(code) is None]
        self.setVisible(bool(self._codes))
        if self._codes:
            said = "; ".join(law.why_unknown(code) for code in self._codes)
            known = "" if self.use_latest else " " + _("Así no se puede hacer toda la cuenta.")
            self.sentence.setText(f"{said}.{known}")
