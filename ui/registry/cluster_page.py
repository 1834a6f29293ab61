"""Territorios: territories, associations and anchor companies, each a short list with its form."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.errors import Problem
from app.i18n import _, ngettext
from app.registry import operations
from app.registry.codes import letters_for, letters_in_use
from app.registry.queries import (
    count_members,
    count_workshops_by_cluster,
    list_anchors,
    list_associations,
    list_clusters,
)
from app.registry.territories import department_name, list_districts
from app.storage.records import Reader
from app.storage.store import Store
from ui.cards_page import CardsPage
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import AskingField, TextField
from ui.widgets.flow import WrapRow
from ui.widgets.hint_line import HintLine

NamedRow = tuple[int, str, str]

DISTRICT_LENGTH = 15  # letters, so that what it is called fits


class ClusterPage(CardsPage):
    """Three cards; names are edited in place, new ones are added at the foot of each."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Territorios"), parent)
        name, code = _line(_("Nombre")), _line(_("Letras"))
        code.setMaxLength(5)
        code.setMaximumWidth(context.theme.pixels(92))
        district = ChoiceField(
            [(_("Distrito: otro"), None), *((one.name, one.code) for one in list_districts())]
        )
        district.setAccessibleName(_("Distrito"))
        district.setMinimumContentsLength(DISTRICT_LENGTH)
        self.clusters = NamesCard(
            context,
            "cluster",
            _("Territorios"),
            _("Las letras empiezan el código de cada taller, como en YAG-014; no cambian después."),
            _name_clusters,
            _add_cluster,
            {"name": name, "code": code, "district": district},
        )
        name.textChanged.connect(lambda text: code.setPlaceholderText(self._letters(text)))
        self.associations = NamesCard(
            context,
            "association",
            _("Asociaciones"),
            _("Los talleres se unen a una asociación en su ficha, o en la página de la asociación."),
            _name_associations,
            operations.add_association,
            {"name": _line(_("Nombre de la asociación"))},
            opens="association",
        )
        self.anchors = NamesCard(
            context,
            "anchor",
            _("Empresas ancla"),
            _(
                "Las empresas más grandes que encargan producción. Sus pedidos y lo que piden: Cadena de valor."
            ),
            lambda reader: [(one.id, one.name, "") for one in list_anchors(reader)],
            operations.add_anchor,
            {"name": _line(_("Nombre de la empresa"))},
        )
        together = QPushButton(_("Qué pueden juntos"))
        together.setAccessibleName(together.text())
        together.clicked.connect(lambda: context.way.go("potential"))
        self.clusters.body.addWidget(together, 0, Qt.AlignmentFlag.AlignLeft)
        said = QPushButton(_("Lo que dicen quienes trabajan"))
        said.setAccessibleName(said.text())
        said.clicked.connect(lambda: context.way.go("voices"))
        self.clusters.body.addWidget(said, 0, Qt.AlignmentFlag.AlignLeft)
        self.lay_cards([self.clusters], [self.associations, self.anchors])
        self.setEnabled(not context.store.read_only)

    def _letters(self, name: str) -> str:
        """What stands in the field of the letters while it is empty: those that the name will get."""
        return letters_for(name, letters_in_use(self.context.store)) if name.strip() else _("Letras")


class NamesCard(Card):
    """Names of a table that are edited in place, and a row to add another.

    The fields stay while the same things are listed, so that typing is not disturbed. `read`
    gives the id, the name and the remark of each; `add` is the operation that takes `fields`, and
    `opens` the page that each has, if it has one.
    """

    def __init__(
        self,
        context: Context,
        table: str,
        heading: str,
        explanation: str,
        read: Callable[[Reader], list[NamedRow]],
        add: Callable[..., object],
        fields: dict[str, AskingField | ChoiceField],
        *,
        opens: str = "",
    ) -> None:
        super().__init__(heading)
        self._context, self._table, self._add, self._opens = context, table, add, opens
        self._lines: dict[int, tuple[TextField, QLabel, QPushButton | None]] = {}
        self.body.addWidget(label(explanation, "small", wrap=True))
        self._list = QGridLayout()  # so that the names are of one width, whatever is said beside them
        self._list.setVerticalSpacing(8)
        self._list.setColumnStretch(0, 1)
        self.body.addLayout(self._list)
        self.trouble = HintLine()
        self.body.addWidget(self.trouble)
        self.fields = fields
        self._add_new_row()
        Live(self, context, read, self._show_rows, here=True)

    def _add_new_row(self) -> None:
        row = WrapRow()
        button = QPushButton(_("Agregar"))
        button.setAccessibleName(button.text())
        button.clicked.connect(self.add)
        for field in self.fields.values():
            row.addWidget(field, 1)
            if isinstance(field, AskingField):
                field.returnPressed.connect(self.add)
        row.addWidget(button)
        self.body.addLayout(row)

    def _show_rows(self, rows: list[NamedRow]) -> None:
        if list(self._lines) != [one for one, _name, _remark in rows]:
            self._set_lines([one for one, _name, _remark in rows])
        for one, name, text in rows:
            field, remark, opening = self._lines[one]
            if opening is not None:
                opening.setAccessibleName(_("Abrir {name}").format(name=name))
            field.show_value(name)
            remark.setText(text)
            remark.setVisible(bool(text))

    def _set_lines(self, ids: list[int]) -> None:
        """One line for each; a new name may move its line, and one is typing in it meanwhile."""
        kept, self._lines = self._lines, {}
        for at, one in enumerate(ids):
            self._lines[one] = kept.pop(one) if one in kept else self._make_line(one)
            for place, part in enumerate(self._parts(one, self._lines)):
                self._list.addWidget(part, at, place)
        for one in kept:
            for part in self._parts(one, kept):
                part.hide()
                part.deleteLater()
        rows = [
            part
            for one in self._lines
            for part in self._parts(one, self._lines)
            if not isinstance(part, QLabel)
        ]
        for before, after in pairwise([*rows, *self.fields.values()]):
            QWidget.setTabOrder(before, after)

    @staticmethod
    def _parts(one: int, lines: dict[int, tuple[TextField, QLabel, QPushButton | None]]) -> list[QWidget]:
        return [part for part in lines[one] if part is not None]

    def _make_line(self, one: int) -> tuple[TextField, QLabel, QPushButton | None]:
        field = TextField()
        field.setAccessibleName(_("Nombre"))
        field.saved.connect(lambda text: self._rename(one, text))
        if not self._opens:
            return field, label("", "soft"), None
        opening = QPushButton(_("Abrir"))
        opening.setProperty("role", "quick")
        opening.clicked.connect(lambda _checked=False: self._context.way.go(self._opens, one))
        return field, label("", "soft"), opening

    @property
    def names(self) -> list[TextField]:
        """What the names are typed into, from above."""
        return [field for field, _remark, _opening in self._lines.values()]

    @property
    def remarks(self) -> list[QLabel]:
        """What is said beside each name."""
        return [remark for _field, remark, _opening in self._lines.values()]

    def _rename(self, one: int, name: str) -> None:
        self._attempt(
            operations.change_name,
            table=self._table,
            row=one,
            name=name,
            merge_key=f"{self._table}:{one}",
        )

    def add(self) -> None:
        """Add what was typed."""
        if self._attempt(self._add, **{name: one.value for name, one in self.fields.items()}):
            for field in self.fields.values():
                if isinstance(field, AskingField):
                    field.clear()

    def _attempt(self, do: Callable[..., object], **fields: Any) -> bool:
        """Do it; an expected problem is said at the foot of the card."""
        said = ""
        try:
            do(self._context.store, **fields)
        except Problem as trouble:
            said = trouble.sentence
        self.trouble.say(said)
        return not said


def _line(name: str) -> AskingField:
    field = AskingField(placeholderText=name)
    field.setAccessibleName(name)
    return field


def _add_cluster(store: Store, *, district: str | None, **fields: Any) -> int:
    """The first two figures of a district are its department."""
    department = district[:2] if district else None
    return operations.add_cluster(store, department=department, district=district, **fields)


def _name_clusters(reader: Reader) -> list[NamedRow]:
    counts = count_workshops_by_cluster(reader)
    rows = []
    for one in list_clusters(reader):
        parts = (one.code, department_name(one.department), _say_workshops(counts.get(one.id, 0)))
        rows.append((one.id, one.name, " · ".join(part for part in parts if part)))
    return rows


def _name_associations(reader: Reader) -> list[NamedRow]:
    counts = count_members(reader)
    return [(one.id, one.name, _say_workshops(counts.get(one.id, 0))) for one in list_associations(reader)]


def _say_workshops(count: int) -> str:
    return ngettext("{count} taller", "{count} talleres", count).format(count=count)
