"""The lists of IPS and of the Ministry beside the follow-up of a pilot: how many each found, and of each group."""

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.administrative.operations import record_list_consent
from app.administrative.permission import LIST_PERMISSION
from app.administrative.queries import list_known, list_rates
from app.administrative.rate_words import say_share
from app.administrative.records import KnownList, MatchRate
from app.administrative.words import say_list
from app.errors import DataProblem
from app.i18n import _, format_number, ngettext
from app.pilots.queries import read_arm_members
from app.registry.permissions import newest_permissions
from app.storage.records import Reader
from ui.context import Context
from ui.forms.window import ask
from ui.live import Live
from ui.registry.permission_window import PermissionWindow
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.row_button import RowButton

MOST_LINES = 6


class ListsShown(NamedTuple):
    """Each list with its rate by group, and how many of the pilot's workshops allow being looked for."""

    lists: list[tuple[KnownList, list[MatchRate]]]
    granted: int
    workshops: int


def _read(reader: Reader, pilot_id: int) -> ListsShown:
    try:
        arms = read_arm_members(reader, pilot_id)
    except DataProblem:  # taken out meanwhile; the page says so
        return ListsShown([], 0, 0)
    said = newest_permissions(reader, LIST_PERMISSION)
    members = {one for workshops in arms.values() for one in workshops}
    found = [(one, list_rates(reader, one.list.id, arms)) for one in list_known(reader)]
    return ListsShown(found, sum(said.get(one, False) for one in members), len(members))


class AdministrativeCard(Card):
    """`show_pilot` says of which pilot; a line opens what a list found."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Listas del IPS y del Ministerio"))
        self._context, self._pilot_id = context, 0
        self.allowed = label("", wrap=True)
        self.body.addWidget(self.allowed)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)
        buttons = QHBoxLayout()
        self.bring, self.note = QPushButton(_("Traer una lista…")), QPushButton(_("Anotar permisos…"))
        for button, do in ((self.bring, self._bring), (self.note, self._ask_permissions)):
            button.setAccessibleName(button.text())
            button.setEnabled(not context.store.read_only)
            button.clicked.connect(do)
            buttons.addWidget(button)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self._live = Live(self, context, _read, self._show, asks=self._asks, title=_("Leer las listas"))

    def _asks(self) -> tuple[int] | None:
        return (self._pilot_id,) if self._pilot_id else None

    def show_pilot(self, pilot_id: int) -> None:
        """Whose groups are told apart."""
        self._pilot_id = pilot_id
        self._live.again()

    def _show(self, found: ListsShown) -> None:
        self.allowed.setText(
            ngettext(
                "De {all} taller, lo permite {granted}.", "De {all} talleres, lo permiten {granted}.", found.workshops
            ).format(all=format_number(found.workshops), granted=format_number(found.granted))
        )  # fmt: skip
        clear_column(self._lines)
        for known, rates in found.lists[:MOST_LINES]:
            said = " · ".join(f"{one.name} {say_share(one)}" for one in rates).replace(" %", "\u00a0%")
            row = RowButton(say_list(known.list), said)
            row.chosen.connect(partial(self._open, known, rates))
            self._lines.addWidget(row)
        if not found.lists:
            said = _("Todavía no se trajo ninguna. Sirven para saber quién figura, sin preguntarlo.")
            self._lines.addWidget(label(said, "soft", wrap=True))
        elif len(found.lists) > MOST_LINES:
            rest = format_number(len(found.lists) - MOST_LINES)
            self._lines.addWidget(label(_("y {count} más").format(count=rest), "soft"))

    def _open(self, known: KnownList, rates: list[MatchRate]) -> None:
        from ui.administrative.known_window import KnownListWindow

        window = KnownListWindow(self._context, known, rates, self.window())
        window.exec()
        window.deleteLater()

    def _bring(self) -> None:
        from ui.administrative.bring_window import ask_list

        ask_list(self._context, self.window())

    def _ask_permissions(self) -> None:
        window = PermissionWindow(
            self._context, LIST_PERMISSION, _("Sí, búsquenlo"), record_list_consent, self.window()
        )
        if ask(window) is not None:
            self._context.messages.say_undoable(_("Se anotó el permiso."), self._context.store)
