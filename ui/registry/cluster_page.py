"""Clúster: territories, associations and anchor companies, each a short list with its form."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _, ngettext
from app.registry import operations
from app.registry.queries import (
    count_members,
    count_workshops_by_cluster,
    list_anchors,
    list_associations,
    list_clusters,
)
from app.registry.territories import department_name, list_districts
from app.storage.records import Reader
from ui.cards_page import CardsPage
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import AskingField, TextField

NamedRow = tuple[int, str, str]


class ClusterPage(CardsPage):
    """Three cards; names are edited in place, new ones are added at the foot of each."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Clúster"), parent)
        self.clusters = ClustersCard(context)
        self.associations = AssociationsCard(context)
        self.anchors = AnchorsCard(context)
        self.lay_cards([self.clusters], [self.associations, self.anchors])
        self.setEnabled(not context.store.read_only)


class _NamesCard(Card):
    """Rows that are kept while the same things are listed, so that typing is not disturbed.

    `read` gives the id, the name and the remark of each thing.
    """

    def __init__(self, context: Context, heading: str, explanation: str) -> None:
        super().__init__(heading)
        self._context = context
        self._ids: list[int] = []
        self.names: list[TextField] = []
        self._remarks: list = []
        self.body.addWidget(label(explanation, "small", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.trouble = label("", "problem", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        Live(self, context, self.read, self._show_rows, here=True)

    def read(self, reader: Reader) -> list[NamedRow]:
        """What is listed."""
        raise AssertionError(reader)

    def _show_rows(self, rows: list[NamedRow]) -> None:
        if self._ids != [one for one, _name, _remark in rows]:
            self._rebuild(rows)
        for field, remark, (_one, name, text) in zip(self.names, self._remarks, rows, strict=True):
            field.show_text(name)
            remark.setText(text)

    def _rebuild(self, rows: list[NamedRow]) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._ids = [one for one, _name, _remark in rows]
        self.names, self._remarks = [], []
        for one, name, _remark in rows:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            field = TextField(name)
            field.setAccessibleName(_("Nombre"))
            field.saved.connect(lambda text, one=one: self.attempt(self.rename, one, text))
            remark = label("", "soft")
            row.addWidget(field, 1)
            row.addWidget(remark)
            self._list.addWidget(line)
            self.names.append(field)
            self._remarks.append(remark)

    def rename(self, one: int, name: str) -> None:
        """Change a name."""
        raise AssertionError(one, name)

    def attempt(self, do: Callable[..., Any], *arguments: Any, **more: Any) -> bool:
        """Do it; an expected problem is said at the foot of the card."""
        try:
            do(*arguments, **more)
        except Problem as trouble:
            self.trouble.setText(trouble.sentence)
            self.trouble.show()
            return False
        self.trouble.hide()
        return True

    def new_row(self, fields: list[QWidget], text: str, add: Callable[[], None]) -> QPushButton:
        """The form for a new one: fields and a button; Enter in a line adds too."""
        row = QHBoxLayout()
        for field in fields:
            row.addWidget(field, 1)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(add)
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.clicked.connect(add)
        row.addWidget(button)
        self.body.addLayout(row)
        return button


def _line(name: str) -> QLineEdit:
    field = AskingField(placeholderText=name)
    field.setAccessibleName(name)
    return field


class ClustersCard(_NamesCard):
    """Territories; their letters begin the codes of their workshops."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Territorios"),
            _("Las letras empiezan el código de cada taller, como en YAG-014; no cambian después."),
        )  # fmt: skip
        self.code = _line(_("Letras"))
        self.code.setMaxLength(5)
        self.code.setMaximumWidth(context.theme.pixels(92))
        self.name = _line(_("Nombre"))
        self.district = ChoiceField(
            [(_("Distrito: otro"), None), *((one.name, one.code) for one in list_districts())]
        )
        self.district.setAccessibleName(_("Distrito"))
        self.new_row([self.name, self.code, self.district], _("Agregar"), self.add)

    def read(self, reader: Reader) -> list[NamedRow]:
        counts = count_workshops_by_cluster(reader)
        rows = []
        for one in list_clusters(reader):
            count = counts.get(one.id, 0)
            text = ngettext("{count} taller", "{count} talleres", count).format(count=count)
            where = department_name(one.department)
            rows.append(
                (one.id, one.name, " · ".join(part for part in (one.code, where, text) if part))
            )
        return rows

    def rename(self, one: int, name: str) -> None:
        """Change a territory's name."""
        operations.change_name(
            self._context.store, table="cluster", row=one, name=name, merge_key=f"cluster:{one}"
        )

    def add(self) -> None:
        """Add the territory that was typed."""
        district = self.district.value
        department = str(district)[:2] if district else None
        if self.attempt(
            operations.add_cluster, self._context.store, code=self.code.text(),
            name=self.name.text(), department=department, district=district,
        ):  # fmt: skip
            self.code.clear()
            self.name.clear()


class AssociationsCard(_NamesCard):
    """Associations, with how many workshops are members."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Asociaciones"), _("Los talleres se unen a una asociación en su ficha.")
        )
        self.name = _line(_("Nombre de la asociación"))
        self.new_row([self.name], _("Agregar"), self.add)

    def read(self, reader: Reader) -> list[NamedRow]:
        counts = count_members(reader)
        rows = []
        for one in list_associations(reader):
            count = counts.get(one.id, 0)
            text = ngettext("{count} taller", "{count} talleres", count).format(count=count)
            rows.append((one.id, one.name, text))
        return rows

    def rename(self, one: int, name: str) -> None:
        """Change an association's name."""
        operations.change_name(
            self._context.store,
            table="association",
            row=one,
            name=name,
            merge_key=f"association:{one}",
        )

    def add(self) -> None:
        """Add the association that was typed."""
        if self.attempt(operations.add_association, self._context.store, name=self.name.text()):
            self.name.clear()


class AnchorsCard(_NamesCard):
    """Anchor companies, by name for now."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("Empresas ancla"), _("Las empresas más grandes que encargan producción.")
        )
        self.name = _line(_("Nombre de la empresa"))
        self.new_row([self.name], _("Agregar"), self.add)

    def read(self, reader: Reader) -> list[NamedRow]:
        return [(one.id, one.name, "") for one in list_anchors(reader)]

    def rename(self, one: int, name: str) -> None:
        """Change a company's name."""
        operations.change_name(
            self._context.store, table="anchor", row=one, name=name, merge_key=f"anchor:{one}"
        )

    def add(self) -> None:
        """Add the company that was typed."""
        if self.attempt(operations.add_anchor, self._context.store, name=self.name.text()):
            self.name.clear()
