"""Ajustes: the way to the legal figures and to the steps, and what waits to be confirmed."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.formalization.queries import list_stale, list_step_texts
from app.i18n import _, ngettext
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card, label, set_role


def _read(reader: Reader) -> tuple[int, int]:
    own = {(one.code, one.district) for one in list_step_texts(reader)}
    return len(list_stale(reader, date.today().isoformat())), len(own)


class LawSettingsCard(Card):
    """Each of the two pages with what waits there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Leyes y pasos"), _("lo que cambia con el tiempo y el lugar"), parent)
        self._context = context
        self.stale = label("", wrap=True)
        self.texts = label("", "small", wrap=True)
        self.statutes = QPushButton(_("Cifras legales"))
        self.steps = QPushButton(_("Pasos de formalización"))
        for words, button, page in (
            (self.stale, self.statutes, "statutes"),
            (self.texts, self.steps, "steps"),
        ):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _on, page=page: context.way.go(page))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(words)
        Live(self, context, _read, self._show, here=True)

    def _show(self, found: tuple[int, int]) -> None:
        count, own = found
        text = ngettext(
            "{count} cifra vencida o sin valor: confírmela",
            "{count} cifras vencidas o sin valor: confírmelas",
            count,
        )
        self.stale.setText(text.format(count=count) if count else _("Ninguna por confirmar."))
        set_role(self.stale, "warning" if count else "small")
        text = ngettext("{count} texto propio", "{count} textos propios", own)
        self.texts.setText(text.format(count=own) if own else _("Con los textos del programa."))
