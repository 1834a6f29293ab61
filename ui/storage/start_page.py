"""The welcome: create the office, open a file, try the demo; the last files below."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.settings import Settings
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.row_button import RowButton

SHOWN_RECENT = 4


class StartPage(QWidget):
    """What to do first."""

    create_chosen = Signal()
    open_chosen = Signal()
    demo_chosen = Signal()
    file_chosen = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 40, 56, 32)
        column.setSpacing(12)
        column.addStretch()
        recent = [Path(name) for name in settings.recent_files if Path(name).exists()]
        column.addWidget(label(_("¿Cómo seguimos?") if recent else _("Bienvenida, bienvenido"), "title"))
        if not recent:
            column.addWidget(
                label(
                    _(
                        "Una oficina es un archivo con los talleres, las visitas y los programas de su centro."
                    ),
                    "soft",
                    wrap=True,
                )
            )
        self.cards: list[ChoiceCard] = []
        for title, sentence, signal in (
            (_("Crear la oficina"), _("Tres preguntas y listo: el centro, el lugar y su nombre."), self.create_chosen),
            (_("Abrir un archivo"), _("Una oficina que ya existe en esta computadora o en una memoria."), self.open_chosen),
            (_("Probar con datos inventados"), _("Una oficina de demostración, para mirar y practicar sin miedo."), self.demo_chosen),
        ):  # fmt: skip
            card = ChoiceCard(title, sentence)
            card.chosen.connect(signal)
            column.addWidget(card)
            self.cards.append(card)
        self.files: list[RowButton] = []
        if recent:
            column.addWidget(self._recent(recent[:SHOWN_RECENT]))
        column.addStretch()
        self.setFocusProxy(self.files[0] if self.files else self.cards[0])

    def _recent(self, files: list[Path]) -> QWidget:
        card = Card(_("Los últimos archivos"))
        card.body.setSpacing(2)
        for path in files:
            row = RowButton(path.stem, str(path.parent))
            row.chosen.connect(lambda path=path: self.file_chosen.emit(path))
            card.body.addWidget(row)
            self.files.append(row)
        return card
