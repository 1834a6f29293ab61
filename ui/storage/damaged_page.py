"""A file that cannot be trusted: its copies, and one of them takes its place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.i18n import _, format_number
from app.storage.backups import Backup
from ui.storage.backups_card import REASON_WORDS
from ui.storage.obstacle_pages import ObstaclePage
from ui.widgets.card import Card, label
from ui.widgets.row_button import RowButton

SHOWN = 6


class DamagedPage(ObstaclePage):
    """`backup_chosen` carries the copy that is to take the file's place."""

    backup_chosen = Signal(object)
    repair_chosen = Signal()

    def __init__(
        self,
        path: Path,
        sentence: str,
        backups: Sequence[Backup],
        parent: QWidget | None = None,
        *,
        can_repair: bool = False,
    ) -> None:
        super().__init__(_("«{name}» está dañado").format(name=path.stem), sentence, parent)
        self._folder = str(path.parent)
        self.rows = [self._row(backup) for backup in backups[:SHOWN]]
        if self.rows:
            self._folder = str(backups[0].path.parent)
            self.body.addWidget(
                label(
                    _(
                        "Elija desde qué copia seguir. El archivo dañado no se borra: queda al lado con otro nombre."
                    ),
                    wrap=True,
                )
            )
            card = Card(_("Copias de esta oficina"), _("la más nueva primero"))
            card.body.setSpacing(2)
            for row in self.rows:
                card.body.addWidget(row)
            self.body.addWidget(card)
            self.first = self.rows[0]
        else:
            self.body.addWidget(
                label(
                    _("No hay copias en esta computadora; quizás haya una en una memoria."),
                    wrap=True,
                )
            )
        self.add_back()
        only_way = not self.rows and not can_repair
        self.other = self.add_button(_("Buscar otra copia…"), self._ask_file, "main" if only_way else "")
        if can_repair:  # what was done since the last copy stays
            self.repair = self.add_button(_("Reparar desde el historial"), self.repair_chosen, "main")

    def _row(self, backup: Backup) -> RowButton:
        why = REASON_WORDS.get(backup.reason, backup.reason)
        size = _("{size} KB").format(size=format_number(max(1, backup.size // 1024)))
        row = RowButton(f"{backup.made_at:%d/%m/%Y %H:%M}", f"{why} · {size}")
        row.chosen.connect(lambda: self.backup_chosen.emit(backup.path))
        return row

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Elegir una copia"), self._folder, "Hilván (*.hilvan)"
        )
        if name:
            self.backup_chosen.emit(Path(name))
