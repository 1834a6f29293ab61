"""«¿Qué vio?»: asked at once of a level that is only said and that a word is not enough for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.diagnosis.records import Item, Origin
from app.diagnosis.words import ORIGIN_KEYS, SEEN_ORIGINS, SEEN_WORDS
from app.i18n import _
from ui.diagnosis.level_card import KindButton
from ui.widgets.card import label
from ui.widgets.flow import FlowRow


class ProofCard(QFrame):
    """Over the question, with one key for each thing that may have been seen; nothing seen goes on."""

    seen = Signal(object)
    nothing_seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "proof")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        self.heading = label(_("¿Qué vio?"), "heading")
        self.about = label("", wrap=True)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        row = FlowRow(spacing=9)
        self.choices: dict[Origin | None, KindButton] = {}
        for origin in SEEN_ORIGINS:
            self._add(row, origin, ORIGIN_KEYS[origin], SEEN_WORDS[origin])
        self._add(row, None, "Enter", _("todavía nada"))
        column.addWidget(row)

    def _add(self, row: FlowRow, origin: Origin | None, key: str, words: str) -> None:
        button = KindButton(key, words)
        button.setCheckable(False)
        if origin is None:
            button.clicked.connect(self.nothing_seen)
        else:
            button.clicked.connect(lambda _on, chosen=origin: self.seen.emit(chosen))
        self.choices[origin] = button
        row.add(button)

    def show_item(self, item: Item, level: int) -> None:
        """Say what the answer counts until its proof is seen."""
        text = _(
            "El nivel {level} es solo su palabra. Si no vio la prueba, en el puntaje cuenta como {counts}."
        )
        self.about.setText(text.format(level=level, counts=item.said_up_to))
