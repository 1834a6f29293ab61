"""Datos: what comes in, what goes out, backups, and the check of the file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QWidget,
)

from app.i18n import _
from ui.cards_page import CardsPage
from ui.context import Context
from ui.figures.locks_card import LocksCard
from ui.incoming.lists_card import ListsCard
from ui.storage.backing_up import save_copy
from ui.storage.backups_card import BackupsCard
from ui.storage.check_card import CheckCard
from ui.widgets.card import Card, label


class DataPage(CardsPage):
    """Cards; long work runs off the window's thread and says its result."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Datos"), parent)
        self.check = CheckCard(context)
        self.backups = BackupsCard(context)
        self.locks = LocksCard(context)
        self.lists = ListsCard(context)
        self.lay_cards(
            [self._make_in(), self._make_upkeep(), self._make_out(), self.check],
            [self.lists, self.locks, self.backups],
        )

    def _make_upkeep(self) -> Card:
        card = Card(_("Revisar"))
        self._add(
            card,
            _("Revisar los datos…"),
            _("Lo que falta o no puede ser: visitas sin tiempo, talleres sin permiso, edades imposibles."),
            lambda: self._context.way.go("upkeep"),
        )
        self._add(
            card,
            _("Cambios…"),
            _("Quién cambió qué, cuándo, y qué decía antes. Se puede deshacer cualquiera."),
            lambda: self._context.way.go("changes"),
        )
        return card

    def _make_in(self) -> Card:
        card = Card(_("Traer"))
        self._add(
            card,
            _("Importar una lista de talleres"),
            _("Excel o CSV como lo tiene la asociación. Se ve todo antes de guardar."),
            lambda: self._context.way.go("import"),
        )
        self._add(
            card,
            _("Importar visitas de Kobo u ODK"),
            _("El Excel que se exporta del formulario. Repetirlo no agrega nada dos veces."),
            self._ask_visits,
        )
        self._add(
            card,
            _("Traer una lista del IPS o del Ministerio…"),
            _(
                "Quién figura y con cuántas personas, para los pilotos: solo de los talleres que lo permitieron."
            ),
            self._ask_list,
        )
        return card

    def _make_out(self) -> Card:
        card = Card(_("Llevar"))
        self._add(
            card,
            _("Guardar una copia de la oficina…"),
            _("En una memoria o en otra carpeta, revisada antes de darla por buena."),
            self._ask_copy,
        )
        self._add(
            card,
            _("Formulario en blanco…"),
            _("El diagnóstico en papel, para cuando no se puede llevar la computadora."),
            lambda: self._context.way.print("blank-form"),
        )
        self._add(
            card,
            _("Formulario para el celular (XLSForm)…"),
            _("El diagnóstico como formulario de Kobo u ODK, para hacerlo en un teléfono."),
            self._ask_form,
        )
        self._add(
            card,
            _("Datos anónimos…"),
            _(
                "Para un ministerio o una universidad: sin nombres, y solo de los talleres que lo permitieron."
            ),
            lambda: self._context.way.go("anonymous"),
        )
        return card

    def _add(self, card: Card, text: str, remark: str, do: object) -> None:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAccessibleDescription(remark)
        button.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(label(remark, "small", wrap=True))

    def _ask_copy(self) -> None:
        folder = Path(self._context.settings.last_folder or Path.home())
        offered = folder / f"{self._context.store.path.stem} copia.hilvan"
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Guardar una copia"), str(offered), "Hilván (*.hilvan)"
        )
        if name:
            save_copy(self._context, Path(name))

    def _ask_form(self) -> None:
        from ui.storage.forms import export_form

        folder = Path(self._context.settings.last_folder or Path.home())
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Guardar el formulario"), str(folder / "confeccion-2026.xlsx"), "Excel (*.xlsx)"
        )
        if name:
            export_form(self._context, Path(name))

    def _ask_list(self) -> None:
        from ui.administrative.bring_window import ask_list

        ask_list(self._context, self)

    def _ask_visits(self) -> None:
        from ui.storage.forms import bring_visits

        name, _kind = QFileDialog.getOpenFileName(
            self, _("Importar visitas"), self._context.settings.last_folder, "Excel (*.xlsx)"
        )
        if name:
            bring_visits(self._context, Path(name), self)
