"""How many workshops let their data go without a name, and how many are left out, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.evidence.records import DataConsents
from app.i18n import _, format_number, ngettext
from ui.context import Context
from ui.forms.window import ask
from ui.widgets.card import Card, label


class PermissionsCard(Card):
    """Counts, and the way to note an answer."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Los permisos"))
        self._context = context
        self.leaving: QLabel = label("", "strong", wrap=True)
        self.left_out: QLabel = label("", wrap=True)
        self.note = QPushButton(_("Anotar permisos…"))
        self.note.setAccessibleName(self.note.text())
        self.note.setEnabled(not context.store.read_only)
        self.note.clicked.connect(self.ask)
        self.body.addWidget(self.leaving)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)

    def show_consents(self, consents: DataConsents) -> None:
        """Say the counts."""
        count = len(consents.leaving)
        self.leaving.setText(
            ngettext(
                "{count} taller lo permitió y tiene diagnóstico: sale.",
                "{count} talleres lo permitieron y tienen diagnóstico: salen.",
                count,
            ).format(count=format_number(count))
        )
        self.left_out.setText(say_left_out(consents))

    def ask(self) -> None:
        """Note what workshops answered."""
        from app.evidence.operations import record_data_consent
        from app.evidence.words import DATA_PERMISSION
        from ui.registry.permission_window import PermissionWindow

        window = PermissionWindow(
            self._context, DATA_PERMISSION, _("Sí, pueden salir"), record_data_consent, self.window()
        )
        if ask(window) is not None:
            self._context.messages.say_undoable(_("Se anotó el permiso."), self._context.store)


def say_left_out(consents: DataConsents) -> str:
    """ "18 quedan afuera: 7 dijeron que no y 11 no fueron preguntados"."""
    if not consents.left_out:
        return _("Ninguno queda afuera.")
    told = (
        (ngettext("{count} dijo que no", "{count} dijeron que no", consents.refused), consents.refused),
        (
            ngettext("a {count} no se le preguntó", "a {count} no se les preguntó", consents.not_asked),
            consents.not_asked,
        ),
        (
            ngettext(
                "{count} lo permitió y no tiene diagnóstico terminado",
                "{count} lo permitieron y no tienen diagnóstico terminado",
                consents.not_diagnosed,
            ),
            consents.not_diagnosed,
        ),
    )
    why = "; ".join(text.format(count=format_number(count)) for text, count in told if count)
    head = ngettext("{count} queda afuera", "{count} quedan afuera", consents.left_out)
    return f"{head.format(count=format_number(consents.left_out))}: {why}."
