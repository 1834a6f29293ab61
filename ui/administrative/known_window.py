"""A list that was brought in: how much it found, of each group too, and the way to take it out."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.administrative.operations import remove_administrative
from app.administrative.rate_words import rate_lines, say_arm, say_hidden
from app.administrative.records import KnownList, MatchRate
from app.administrative.words import say_list
from app.i18n import _, format_day
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen

WIDTH = 560


class KnownListWindow(QDialog):
    """What is left out is said as well as what was found."""

    def __init__(
        self,
        context: Context,
        known: KnownList,
        arms: Sequence[MatchRate] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._known = context, known
        self.setWindowTitle(_("Lista del IPS o del Ministerio"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(say_list(known.list), "heading", wrap=True))
        column.addWidget(label(_say_where_from(known), "soft", wrap=True))
        told = [*rate_lines(known.rate, complete=known.list.complete), say_hidden(known)]
        for texts in (told, [say_arm(one) for one in arms]):
            if any(texts):
                column.addWidget(label("\n".join(filter(None, texts)), wrap=True))
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.remove = self.buttons.addButton(_("Quitar la lista"), role.DestructiveRole)
        self.remove.setEnabled(not context.store.read_only)
        self.remove.clicked.connect(self._remove)
        leave = self.buttons.addButton(_("Cerrar"), role.AcceptRole)
        leave.setProperty("role", "main")
        leave.clicked.connect(self.accept)
        column.addWidget(self.buttons)
        self.setMinimumWidth(context.theme.pixels(WIDTH))
        self._column = column

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # its letters are known by now
            fit_to_screen(self, QSize(self.width(), self._column.totalHeightForWidth(self.width())))

    def _remove(self) -> None:
        name = say_list(self._known.list)
        self._context.do(
            remove_administrative, list_id=self._known.list.id,
            said=_("Se quitó la lista {list}.").format(list=name), asked_by=self,
        )  # fmt: skip
        self.accept()


def _say_where_from(known: KnownList) -> str:
    """ "La dio la mesa de entrada, el 12/04/2026 · 840 filas"."""
    day = format_day(known.list.received_on)
    given = _("La dio {who} el {day}.") if known.list.given_by else _("La dieron el {day}.")
    return given.format(who=known.list.given_by, day=day)
