"""Noting figures of a workshop by themselves, without the rest of its page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.figures.kinds import KINDS
from app.i18n import _
from app.registry.queries import read_workshop
from ui.context import Context
from ui.figures.figure_entry import FigureEntry
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen

SIZE = QSize(620, 320)


class FigureWindow(QDialog):
    """The line in which figures are written; each is kept at once. It begins with the `kind` that is wanted."""

    def __init__(
        self, context: Context, workshop_id: int, kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Anotar cifras"))
        self.entry = FigureEntry(context)
        self.entry.show_workshop(workshop_id)
        self.entry.begin(kind or KINDS[0].code)
        self.entry.kept.connect(self._say)
        self.kept = label("", "good", wrap=True)
        buttons = QDialogButtonBox()
        self.done_button = buttons.addButton(_("Listo"), QDialogButtonBox.ButtonRole.RejectRole)
        self.done_button.clicked.connect(self.reject)
        # Enter in the line keeps the figure, and shall not close the window too
        for button in (
            self.done_button,
            self.entry.add,
            self.entry.remove,
            self.entry.leave,
            self.entry.offered,
        ):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(read_workshop(context.store, workshop_id).name, "heading", wrap=True))
        column.addWidget(label(_("Enter agrega y pasa a la siguiente"), "soft", wrap=True))
        column.addWidget(self.entry)
        column.addWidget(self.kept)
        column.addStretch()
        column.addWidget(buttons)
        self._count = 0
        fit_to_screen(self, SIZE * context.theme.scale)
        self.entry.value.setFocus()

    def _say(self) -> None:
        self._count += 1
        text = _("Anotada.") if self._count == 1 else _("Van {count} anotadas.")
        self.kept.setText(text.format(count=self._count))
