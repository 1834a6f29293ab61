"""The backups of this office, and going back to one with one click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import N_, Words, _, format_number
from app.storage.backups import Backup, backups_of
from app.storage.restoring import restore_backup
from app.storage.troubles import PassphraseNeeded
from ui.context import Context
from ui.jobs import Job
from ui.storage.backing_up import back_up_now
from ui.widgets.busy import BusyWindow
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column

SHOWN = 12


# What a backup was made for.
REASON_WORDS: Words[str] = Words(
    {
        "daily": N_("la del día"),
        "hourly": N_("la de la hora"),
        "manual": N_("hecha a mano"),
        "import": N_("antes de importar"),
        "merge": N_("antes de unir"),
        "restore": N_("antes de restaurar"),
        "migration": N_("antes de actualizar"),
        "passphrase": N_("antes de cambiar la contraseña"),
        "repair": N_("antes de reparar"),
        "damaged": N_("con daños"),
    }
)


class BackupsCard(Card):
    """Lists the newest ones each time it is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Copias de seguridad"), parent=parent)
        self._context = context
        self.body.addWidget(
            label(
                _(
                    "Se hace una por día, y antes de importar o restaurar. Restaurar deja la oficina como estaba ese día; lo de ahora queda en otra copia, así se puede volver."
                ),
                "small",
                wrap=True,
            )
        )
        self.make = QPushButton(_("Hacer una copia ahora"))
        self.make.setAccessibleName(self.make.text())
        self.make.clicked.connect(self._back_up)
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addLayout(self._list)
        context.jobs.started.connect(self._watch)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_backups()

    def _watch(self, job: Job) -> None:
        job.ended.connect(self._show_if_seen)

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self.show_backups()

    def _back_up(self) -> None:
        back_up_now(self._context)

    def show_backups(self) -> None:
        """Look in the folder again."""
        clear_column(self._list)
        found = backups_of(self._context.store)
        for backup in found[:SHOWN]:
            self._list.addWidget(self._line(backup))
        if not found:
            self._list.addWidget(label(_("Todavía no hay ninguna."), "soft"))

    def _line(self, backup: Backup) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        moment = f"{backup.made_at:%d/%m/%Y %H:%M}"
        why = REASON_WORDS.get(backup.reason, backup.reason)
        size = format_number(max(1, backup.size // 1024))
        row.addWidget(label(moment, "strong"))
        row.addWidget(label(f"{why} · {size} KB", "soft"), 1)
        restore = QPushButton(_("Restaurar"))
        restore.setAccessibleName(_("Restaurar la copia del {moment}").format(moment=moment))
        restore.setEnabled(not self._context.store.read_only)
        restore.clicked.connect(lambda _checked=False: self.ask_and_restore(backup))
        row.addWidget(restore)
        return line

    def ask_and_restore(self, backup: Backup) -> None:
        """A decision about the data: the only place that asks before doing."""
        moment = f"{backup.made_at:%d/%m/%Y %H:%M}"
        question = QMessageBox(self.window())
        question.setWindowTitle(_("Restaurar"))
        question.setText(_("¿Volver a la oficina como estaba el {moment}?").format(moment=moment))
        question.setInformativeText(
            _("Lo que hay ahora se guarda antes en otra copia; restaurando esa se vuelve atrás.")
        )
        yes = question.addButton(_("Restaurar"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(_("Cancelar"), QMessageBox.ButtonRole.RejectRole)
        question.exec()
        if question.clickedButton() is yes:
            self.restore(backup)

    def restore(self, backup: Backup, passphrase: str | None = None) -> None:
        """Go back to a backup; one under another passphrase asks for it."""
        store = self._context.store
        try:
            title = _("Restaurando la copia…")
            with BusyWindow(title, self.window(), may_stop=False) as progress:
                restore_backup(store, backup.path, passphrase=passphrase, progress=progress)
        except PassphraseNeeded as needed:
            words, given = QInputDialog.getText(
                self, _("Contraseña"), needed.sentence, QLineEdit.EchoMode.Password
            )
            if given and words:
                self.restore(backup, words)
            return
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            return
        self.show_backups()
        self._context.messages.say(
            _("La oficina volvió a como estaba el {moment}.").format(
                moment=f"{backup.made_at:%d/%m/%Y %H:%M}"
            )
        )
