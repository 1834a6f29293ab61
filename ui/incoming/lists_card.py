"""Every list of the office, whole or of a period, for Excel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.days import PERIOD
from app.i18n import _
from app.lists.kind import ListKind, all_lists, list_sheet
from app.lists.sheets import ListSheet
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import find_trouble
from ui.lists.exporting import ask_target, format_menu, save_list
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField

CHOICE_LETTERS = 22


class ListsCard(Card):
    """Choose the list; one of what has a date can be asked for a period."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Listas para Excel"), "", parent)
        self._context = context
        kinds = all_lists()
        self.choice = ChoiceField([(kind.title, kind) for kind in kinds])
        self.choice.setMinimumContentsLength(CHOICE_LETTERS)
        self.choice.setAccessibleName(_("Lista"))
        self.choice.show_value(kinds[0])
        self.choice.saved.connect(lambda _kind: self._look())
        self.first = DayField(_("Desde"), context.theme, PERIOD)
        self.last = DayField(_("Hasta"), context.theme, PERIOD)
        self.button = QPushButton(_("Exportar…"))
        self.button.setAccessibleName(_("Exportar la lista elegida"))
        self.button.setMenu(format_menu(self.button, self.export))
        self.period = QWidget()
        days = QHBoxLayout(self.period)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(self.first)
        days.addWidget(self.last)
        self.body.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.period)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(
            label(
                _(
                    "Con filtros, y con números y fechas de verdad. Son datos personales: cuide a quién se los da."
                ),
                "small",
                wrap=True,
            )
        )
        self._look()

    @property
    def kind(self) -> ListKind:
        """The list that is chosen."""
        kind = self.choice.value
        assert isinstance(kind, ListKind)
        return kind

    def _look(self) -> None:
        self.period.setVisible(self.kind.takes_period)

    def export(self, suffix: str) -> None:
        """Ask where, and write the chosen list."""
        kind = self.kind
        if kind.takes_period and (wrong := find_trouble(self)) is not None:
            wrong.setFocus()
            return
        period = None
        if kind.takes_period and (self.first.value or self.last.value):
            period = (str(self.first.value or "0001-01-01"), str(self.last.value or "9999-12-31"))
        target = ask_target(self._context, self, kind.title, suffix)
        if target is None:
            return

        def make() -> ListSheet:
            with self._context.store.reader() as reader:
                return list_sheet(kind.name, reader, period=period)

        save_list(self._context, make, target)
