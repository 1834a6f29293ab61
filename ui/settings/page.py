"""Ajustes: the office, who works, how the window looks, the passphrase, backups."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _
from app.registry import operations
from app.registry.queries import list_consultants, read_office
from app.registry.records import Consultant
from app.settings import TEXT_SCALES, save_settings
from reports.kit.sheets import use_sheet
from ui.agenda.limits_card import LimitsCard
from ui.cards_page import CardsPage
from ui.context import Context
from ui.formalization.settings_card import LawSettingsCard
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Needed
from ui.live import Live
from ui.settings.passphrase_card import PassphraseCard
from ui.settings.phones_card import PhonesCard
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.field import AskingField
from ui.widgets.hint_line import HintLine
from ui.widgets.row_button import RowButton

IDLE_CHOICES = (5, 10, 15, 30, 60)
SIZES = (3, 4, 5, 6, 8)


class SettingsPage(CardsPage):
    """What belongs to the office is in its file; what belongs to this computer is not."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Ajustes"), parent)
        self.office = OfficeCard(context)
        self.limits = LimitsCard(context)
        self.people = ConsultantsCard(context)
        self.look = LookCard(context)
        self.sheet = SheetCard(context)
        self.passphrase = PassphraseCard(context)
        self.folder = FolderCard(context)
        self.law = LawSettingsCard(context)
        self.phones = PhonesCard(context)
        self.lay_cards(
            [self.office, self.limits, self.people, self.law],
            [self.phones, self.look, self.sheet, self.passphrase, self.folder],
        )


def office_rows() -> tuple[Row, ...]:
    """What the office's papers and codes say of it, and how its programmes and its window behave."""
    kinds = {
        "CAE": _("CAE · Centro de Apoyo a Emprendedores"),
        "CDE": _("CDE · Centro de Desarrollo Empresarial"),
    }
    idle = [(_("a los {minutes} minutos").format(minutes=one), one) for one in IDLE_CHOICES]
    return (
        Row(
            "name",
            _("Nombre del centro"),
            Needed(_("El centro necesita un nombre.")),
            take=or_nothing,
            wide=True,
        ),
        Row("centre_type", _("Clase de centro"), Choice(kinds), wide=True),
        Row("city", _("Ciudad"), take=or_nothing),
        Row("phone", _("Teléfono"), take=or_nothing),
        Row("address", _("Dirección"), take=or_nothing, wide=True),
        Row("answers_for", _("Quién responde por los datos"), take=or_nothing, wide=True),
        Row(
            "programme_size",
            _("Acciones abiertas por programa"),
            Choice([(str(size), size) for size in SIZES]),
        ),
        Row("idle_minutes", _("Bloquear la pantalla sin uso"), Choice([*idle, (_("nunca"), 0)])),
    )


class OfficeCard(Card):
    """Kept in the file; every field saves by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("La oficina"))
        self._context = context
        self.form = Form(context, office_rows(), operations.change_office)
        self.body.addWidget(self.form)
        self.setEnabled(not context.store.read_only)
        Live(self, context, read_office, self.form.show_record, here=True)


class ConsultantsCard(Card):
    """Who works with this file; choosing a name signs what follows with it."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Quiénes trabajan"), _("elija su nombre para firmar con él"))
        self._context = context
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addLayout(self._list)
        self.new = AskingField(placeholderText=_("Nombre y apellido"))
        self.new.setAccessibleName(_("Otra persona: nombre y apellido"))
        self.new.returnPressed.connect(self.add)
        button = QPushButton(_("Agregar"))
        button.setAccessibleName(_("Agregar una persona"))
        button.clicked.connect(self.add)
        row = QHBoxLayout()
        row.addWidget(self.new, 1)
        row.addWidget(button)
        self.body.addLayout(row)
        self.trouble = HintLine()
        self.body.addWidget(self.trouble)
        self.setEnabled(not context.store.read_only)
        self._live = Live(self, context, list_consultants, self._show, here=True)

    def _show(self, consultants: list[Consultant]) -> None:
        """Who works now is marked."""
        clear_column(self._list)
        for one in consultants:
            now = one.id == self._context.store.user
            row = RowButton(one.name, one.role, side=_("trabaja ahora") if now else "")
            row.chosen.connect(lambda one=one: self._choose(one.id))
            self._list.addWidget(row)

    def _choose(self, consultant: int) -> None:
        self._context.store.user = consultant
        self._live.again()
        self._context.way.worker_changed.emit()

    def add(self) -> None:
        """Add who was typed."""
        try:
            operations.add_consultant(self._context.store, name=self.new.text())
        except Problem as trouble:
            self.trouble.say(trouble.sentence)
            return
        self.trouble.say("")
        self.new.clear()


def look_rows() -> tuple[Row, ...]:
    """How the window looks."""
    themes = {"system": _("Como el sistema"), "light": _("Claro"), "dark": _("Oscuro")}
    sizes = [(f"{round(one * 100)} %", one) for one in TEXT_SCALES]
    return (
        Row("theme", _("Tema"), Choice(themes)),
        Row("text_scale", _("Tamaño de letra"), Choice(sizes)),
    )


class LookCard(Card):
    """Theme and size of text of this computer."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Cómo se ve"), _("en esta computadora"))
        self._settings, self._way = context.settings, context.way
        self.form = Form(context, look_rows())
        self.form.show_record(context.settings)
        self.form.saved.connect(self._keep)
        self.body.addWidget(self.form)

    def _keep(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self._way.look_changed.emit()


def sheet_rows() -> tuple[Row, ...]:
    """What lies in the printer."""
    sheets = {
        "a4": _("A4 (210 × 297 mm)"),
        "letter": _("Carta (216 × 279 mm)"),
        "oficio": _("Oficio (216 × 330 mm)"),
    }
    return (Row("sheet", _("Tamaño de la hoja"), Choice(sheets)),)


class SheetCard(Card):
    """The sheet on which this computer prints, and for which PDFs are made."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("La hoja de papel"), _("en esta computadora"))
        self._settings = context.settings
        self.form = Form(context, sheet_rows())
        self.form.show_record(context.settings)
        self.form.saved.connect(self._keep)
        self.body.addWidget(self.form)
        self.body.addWidget(
            label(_("La que se carga en la impresora: todo sale en ella, entero."), "small", wrap=True)
        )

    def _keep(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        use_sheet(self._settings.sheet)
        save_settings(self._settings)


class FolderCard(Card):
    """Where backups go; the program's own folder unless another is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Carpeta de las copias"), _("en esta computadora"))
        self._context = context
        self.where = label("", wrap=True)
        self.body.addWidget(self.where)
        self.body.addWidget(
            label(
                _(
                    "Otro disco protege mejor que la misma computadora. Si ese disco no está conectado, el programa avisa."
                ),
                "small",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        self.choose = QPushButton(_("Elegir otra carpeta…"))
        self.usual = QPushButton(_("Usar la del programa"))
        for button, act in ((self.choose, self._ask), (self.usual, lambda: self.use(None))):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self._show()

    def _show(self) -> None:
        folder = self._context.settings.backup_folder
        self.where.setText(folder or _("La del programa"))
        self.usual.setEnabled(bool(folder))

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Carpeta de las copias"), self._context.settings.backup_folder
        )
        if chosen:
            self.use(Path(chosen))

    def use(self, folder: Path | None) -> None:
        """Keep backups there from now on."""
        self._context.settings.backup_folder = str(folder) if folder else ""
        self._context.store.backup_folder = folder
        save_settings(self._context.settings)
        self._show()
