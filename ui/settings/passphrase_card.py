"""Setting, changing or removing the passphrase of the office, and printing the recovery sheet."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.registry.queries import list_clusters, list_consultants, read_office
from app.storage.encryption import passphrase_fits, weakness
from app.storage.restoring import change_passphrase
from app.storage.store import Store
from app.storage.strength import doubt
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Secret
from ui.forms.window import FormWindow, ask
from ui.widgets.busy import BusyWindow
from ui.widgets.card import Card, label

WIDTH = 460


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
            (self.set, self.ask_new),
            (self.remove, self.ask_remove),
            (self.sheet, self.show_sheet),
        ):
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
        kept = ask(PassphraseWindow(self._context, new=True, parent=self))
        if kept is not None and self._change(kept["words"]):
            self.show_sheet()

    def ask_remove(self) -> None:
        """Ask for the passphrase in use, then make the file plain."""
        if ask(PassphraseWindow(self._context, new=False, parent=self)) is not None:
            self._change(None)

    def _change(self, words: str | None) -> bool:
        store = self._context.store
        known = len(store.notices)
        title = _("Cifrando el archivo…") if words else _("Quitando la contraseña…")

        def write(store: Store) -> None:
            with BusyWindow(title, self.window(), may_stop=False) as progress:
                change_passphrase(store, words, progress=progress)

        if self._context.do(write) is None:
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


def passphrase_rows(*, known: bool, new: bool) -> tuple[Row, ...]:
    """The passphrase in use, if there is one, and a new one twice."""
    rows = (
        Row("old", _("La contraseña de ahora"), Secret(), wide=True) if known else None,
        Row("words", _("La nueva (varias palabras es mejor que una difícil)"), Secret(), wide=True)
        if new
        else None,
        Row("again", _("La nueva otra vez"), Secret(), wide=True) if new else None,
    )
    return tuple(row for row in rows if row is not None)


class PassphraseWindow(FormWindow):
    """Asks for the passphrase in use, if there is one, and for a new one twice."""

    def __init__(self, context: Context, *, new: bool, parent: QWidget | None = None) -> None:
        self._key = context.store.key
        form = Form(context, passphrase_rows(known=self._key is not None, new=new))
        accept = _("Guardar la contraseña") if new else _("Quitar la contraseña")
        super().__init__(context, _("Contraseña"), form, accept=accept, width=WIDTH, parent=parent)
        if new:
            self._known = _what_others_know(context.store)
            self.form["words"].textChanged.connect(self._say_how_good)

    def _say_how_good(self, words: str) -> None:
        remark = words and (weakness(words) or doubt(words, self._known) or "")
        self.form.fields["words"].show_remark(remark)

    def save(self) -> None:
        """Accept if everything fits; else say beside the field what does not."""
        typed = self.form.values
        wrong = {}
        if self._key is not None and not passphrase_fits(self._key, typed["old"]):
            wrong["old"] = _("No es esa.")
        if "words" in typed:
            wrong["words"] = weakness(typed["words"]) or ""
            same = typed["words"] == typed["again"]
            wrong["again"] = "" if same else _("No es igual a la de arriba.")
        for name, whole in self.form.fields.items():
            if wrong.get(name) or name != "words":  # how good the new one is stays said
                whole.show_remark(wrong.get(name, ""), "problem")
        if not any(wrong.values()):
            super().save()


def _what_others_know(store: Store) -> tuple[str, ...]:
    """The names that somebody who guesses tries first: of the office, its places, who works."""
    places = (cluster.name for cluster in list_clusters(store))
    people = (consultant.name for consultant in list_consultants(store))
    return (read_office(store).name, *places, *people)
