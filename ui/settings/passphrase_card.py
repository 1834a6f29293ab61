"""Setting, changing or removing the passphrase of the office, and printing the recovery sheet."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from app.storage.encryption import passphrase_fits, weakness
from app.storage.restoring import change_passphrase
from ui.context import Context
from ui.storage.backing_up import with_modal_progress
from ui.widgets.card import Card, label
from ui.widgets.field import Labelled


class PassphraseCard(Card):
    """Says whether the file is protected, and offers what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Contraseña del archivo"))
        self._context = context
        self.state = label("", wrap=True)
        self.body.addWidget(self.state)
        row = QHBoxLayout()
        self.set = QPushButton()
        self.remove = QPushButton(_("Quitarla"))
        self.sheet = QPushButton(_("Hoja de recuperación"))
        for button, act in (
            (self.set, self.ask_new), (self.remove, self.ask_remove), (self.sheet, self.show_sheet),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self.show_all()

    def show_all(self) -> None:
        """Show what the file has."""
        store = self._context.store
        protected = store.key is not None
        self.state.setText(
            _("El archivo está cifrado: sin la contraseña o la hoja de recuperación nadie lo abre.")
            if protected
            else _("El archivo no tiene contraseña: quien lo copie puede leerlo.")
        )
        self.set.setText(_("Cambiarla…") if protected else _("Poner una contraseña…"))
        for button in (self.set, self.remove, self.sheet):
            button.setAccessibleName(button.text())
            button.setEnabled(not store.read_only)
        self.remove.setVisible(protected)
        self.sheet.setVisible(protected)

    def ask_new(self) -> None:
        """Ask for a new passphrase and encrypt the file with it."""
        window = PassphraseWindow(self._context, new=True, parent=self)
        changed = bool(window.exec()) and self._change(window.words.text())
        window.deleteLater()
        if changed:
            self.show_sheet()

    def ask_remove(self) -> None:
        """Ask for the passphrase in use, then make the file plain."""
        window = PassphraseWindow(self._context, new=False, parent=self)
        if window.exec():
            self._change(None)
        window.deleteLater()

    def _change(self, words: str | None) -> bool:
        store = self._context.store
        known = len(store.notices)
        try:
            with_modal_progress(
                _("Cifrando el archivo…") if words else _("Quitando la contraseña…"), self.window(),
                lambda progress: change_passphrase(store, words, progress=progress),
            )  # fmt: skip
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            return False
        self.show_all()
        if told := " ".join(store.notices[known:]):
            self._context.messages.warn(told)
        return True

    def show_sheet(self) -> None:
        """The recovery sheet, with the two groups asked back."""
        from ui.storage.recovery_page import RecoveryPage

        context = self._context
        window = QDialog(self)
        window.setWindowTitle(_("Hoja de recuperación"))
        window.resize(860, 560)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        page = RecoveryPage(context.store, context.settings, context.theme, context.jobs)
        page.done.connect(window.accept)
        column.addWidget(page)
        window.exec()
        window.deleteLater()


class PassphraseWindow(QDialog):
    """Asks for the passphrase in use, if there is one, and for a new one twice."""

    def __init__(self, context: Context, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = context.store.key
        self._new = new
        self.setWindowTitle(_("Contraseña"))
        self.setMinimumWidth(460)
        self.old, self.words, self.again = (
            QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _each in range(3)
        )
        self._old = Labelled(_("La contraseña de ahora"), self.old)
        self._words = Labelled(_("La nueva (varias palabras es mejor que una difícil)"), self.words)
        self._again = Labelled(_("La nueva otra vez"), self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for part in (self._old, self._words, self._again):
            column.addWidget(part)
        self._old.setVisible(self._key is not None)
        self._words.setVisible(new)
        self._again.setVisible(new)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        cancel = buttons.addButton(_("Cancelar"), role.RejectRole)
        text = _("Guardar la contraseña") if new else _("Quitar la contraseña")
        self.good = buttons.addButton(text, role.AcceptRole)
        self.good.setProperty("role", "main")
        cancel.clicked.connect(self.reject)
        self.good.clicked.connect(self.check)
        column.addWidget(buttons)
        self.good.setDefault(True)  # only counts once the button is inside the window

    def check(self) -> None:
        """Accept if everything fits; else say beside the field what does not."""
        known = self._key is None or passphrase_fits(self._key, self.old.text())
        self._old.show_remark("" if known else _("No es esa."), "problem")
        weak = weakness(self.words.text()) if self._new else None
        self._words.show_remark(weak or "", "problem")
        same = not self._new or self.words.text() == self.again.text()
        self._again.show_remark("" if same else _("No es igual a la de arriba."), "problem")
        if known and not weak and same:
            self.accept()
