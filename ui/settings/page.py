"""Ajustes: the office, who works, how the window looks, the passphrase, backups."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from app.registry import operations
from app.registry.queries import list_consultants, read_office
from app.registry.records import Consultant, Office
from app.settings import TEXT_SCALES, save_settings
from ui.agenda.limits_card import LimitsCard
from ui.cards_page import CardsPage
from ui.context import Context
from ui.formalization.settings_card import LawSettingsCard
from ui.live import Live
from ui.settings.passphrase_card import PassphraseCard
from ui.settings.phones_card import PhonesCard
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import AskingField, Labelled, TextField, flush_fields
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
        self.passphrase = PassphraseCard(context)
        self.folder = FolderCard(context)
        self.law = LawSettingsCard(context)
        self.phones = PhonesCard(context)
        self.phones.print_wanted.connect(self._print_card)
        self.lay_cards(
            [self.office, self.limits, self.people, self.law],
            [self.phones, self.look, self.passphrase, self.folder],
        )

    def _print_card(self) -> None:
        flush_fields(self.phones)
        self._context.way.print("phone-card")


class OfficeCard(Card):
    """What the office's papers and codes say of it; kept in the file."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("La oficina"))
        self._context = context
        self.name, self.city, self.phone = TextField(), TextField(), TextField()
        self.address, self.answers_for = TextField(), TextField()
        self.kind = ChoiceField(
            [
                (_("CAE · Centro de Apoyo a Emprendedores"), "CAE"),
                (_("CDE · Centro de Desarrollo Empresarial"), "CDE"),
            ]
        )
        self.open_actions = ChoiceField([(str(size), size) for size in SIZES])
        self.idle = ChoiceField(
            [
                *((_("a los {minutes} minutos").format(minutes=one), one) for one in IDLE_CHOICES),
                (_("nunca"), 0),
            ]
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        self._name = Labelled(_("Nombre del centro"), self.name)
        for part, place in (
            (self._name, (0, 0, 1, 2)),
            (Labelled(_("Clase de centro"), self.kind), (1, 0, 1, 2)),
            (Labelled(_("Ciudad"), self.city), (2, 0, 1, 1)),
            (Labelled(_("Teléfono"), self.phone), (2, 1, 1, 1)),
            (Labelled(_("Dirección"), self.address), (3, 0, 1, 2)),
            (Labelled(_("Quién responde por los datos"), self.answers_for), (4, 0, 1, 2)),
            (Labelled(_("Acciones abiertas por programa"), self.open_actions), (5, 0, 1, 1)),
            (Labelled(_("Bloquear la pantalla sin uso"), self.idle), (5, 1, 1, 1)),
        ):
            grid.addWidget(part, *place, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.name.saved.connect(self._save_name)
        self.city.saved.connect(lambda text: self._save(city=text or None))
        self.phone.saved.connect(lambda text: self._save(phone=text or None))
        self.address.saved.connect(lambda text: self._save(address=text.strip() or None))
        self.answers_for.saved.connect(lambda text: self._save(answers_for=text.strip() or None))
        self.kind.chosen.connect(lambda value: self._save(centre_type=value))
        self.open_actions.chosen.connect(lambda value: self._save(programme_size=value))
        self.idle.chosen.connect(lambda value: self._save(idle_minutes=value))
        self.setEnabled(not context.store.read_only)
        Live(self, context, read_office, self._show, here=True)

    def _show(self, office: Office) -> None:
        self.name.show_text(office.name)
        self.city.show_text(office.city or "")
        self.phone.show_text(office.phone or "")
        self.address.show_text(office.address or "")
        self.answers_for.show_text(office.answers_for or "")
        self.kind.show_value(office.centre_type)
        self.open_actions.show_value(office.programme_size)
        self.idle.show_value(office.idle_minutes)

    def _save_name(self, text: str) -> None:
        wrong = "" if text.strip() else _("El centro necesita un nombre.")
        self._name.show_remark(wrong, "problem")
        if not wrong:
            self._save(name=text.strip())

    def _save(self, **fields: object) -> None:
        operations.change_office(
            self._context.store, merge_key=f"office:{next(iter(fields))}",
            **fields,  # type: ignore[arg-type]
        )  # fmt: skip


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
        self.trouble = label("", "problem", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.setEnabled(not context.store.read_only)
        self._live = Live(self, context, list_consultants, self._show, here=True)

    def _show(self, consultants: list[Consultant]) -> None:
        """Who works now is marked."""
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
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
            self.trouble.setText(trouble.sentence)
            self.trouble.show()
            return
        self.trouble.hide()
        self.new.clear()


class LookCard(Card):
    """Theme and size of text of this computer."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Cómo se ve"), _("en esta computadora"))
        self._context = context
        self.theme = ChoiceField(
            [(_("Como el sistema"), "system"), (_("Claro"), "light"), (_("Oscuro"), "dark")]
        )
        self.theme.show_value(context.settings.theme)
        self.scale = ChoiceField([(f"{round(one * 100)} %", one) for one in TEXT_SCALES])
        self.scale.show_value(context.settings.text_scale)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Labelled(_("Tema"), self.theme), 1)
        row.addWidget(Labelled(_("Tamaño de letra"), self.scale), 1)
        self.body.addLayout(row)
        self.theme.chosen.connect(self._choose_theme)
        self.scale.chosen.connect(self._choose_scale)

    def _choose_theme(self, name: object) -> None:
        self._context.settings.theme = str(name)
        self._context.way.look_changed.emit()

    def _choose_scale(self, scale: object) -> None:
        self._context.settings.text_scale = float(str(scale))
        self._context.way.look_changed.emit()


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
