"""Fourth step: rows that may be one workshop, side by side; the person decides."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.incoming.records import ImportPlan, PossibleDuplicate
from app.registry.phone import show_phones
from app.registry.records import Workshop
from app.registry.vocabulary import machine_name
from ui.widgets.card import Card, label
from ui.widgets.empty import EmptyState

Key = tuple[int, int | str]
AT_ONCE = 8  # pairs that are made between two looks at what the person does


def field_names() -> dict[str, str]:
    """The names of what is compared."""
    return {
        "name": _("Taller"),
        "owner": _("Dueña o dueño"),
        "cedula": _("Cédula"),
        "ruc": _("RUC"),
        "phone": _("Teléfono"),
        "place": _("Barrio"),
        "products": _("Confecciona"),
        "machines": _("Máquinas"),
        "people": _("Personas"),
    }


def side_of_row(fields: Mapping[str, Any]) -> dict[str, str]:
    """What a row of the list says, for comparing."""
    machines = fields.get("machines", {})
    people = (fields.get("women", 0) or 0) + (fields.get("men", 0) or 0)
    return {
        "name": fields.get("name", ""),
        "owner": f"{fields.get('given_names', '')} {fields.get('surnames', '')}".strip(),
        "cedula": fields.get("cedula", ""),
        "ruc": fields.get("ruc", ""),
        "phone": show_phones(fields.get("phone", "")),
        "place": fields.get("place", ""),
        "products": ", ".join(fields.get("products", ())),
        "machines": ", ".join(f"{count} {machine_name(kind)}" for kind, count in machines.items()),
        "people": str(people) if people else "",
    }


def side_of_workshop(workshop: Workshop) -> dict[str, str]:
    """What the office has, for comparing."""
    people = workshop.count_people()
    return {
        "name": workshop.name,
        "owner": workshop.owner_name,
        "cedula": (workshop.owners[0].cedula or "") if workshop.owners else "",
        "ruc": workshop.ruc or workshop.ruc_given or "",
        "phone": show_phones(workshop.phone_given or workshop.phone or ""),
        "place": workshop.place or "",
        "products": ", ".join(product.name for product in workshop.products),
        "machines": ", ".join(f"{m.count} {machine_name(m.type)}" for m in workshop.machines),
        "people": str(people) if people else "",
    }


class _Pair(Card):
    """One possible duplicate with its three answers."""

    decided = Signal(object, str)

    def __init__(
        self, pair: PossibleDuplicate, left: dict[str, str], right: dict[str, str], other: str
    ) -> None:
        because = f"{pair.because} · {round(pair.score)} %"
        super().__init__(_("¿Es el mismo taller?"), because)
        self._because = because
        self._key: Key = (pair.row, pair.other)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(18)
        heads = (_("Fila {row} de la lista").format(row=pair.row), other)
        for place, text in enumerate(heads, start=1):
            grid.addWidget(label(text, "soft"), 0, place)
        for line, (field, name) in enumerate(field_names().items(), start=1):
            differs = left[field].casefold() != right[field].casefold()
            grid.addWidget(label(name, "soft"), line, 0)
            for place, side in enumerate((left, right), start=1):
                role = "improve" if differs and side[field] else ""
                grid.addWidget(label(side[field] or "—", role, wrap=True), line, place)
        self.body.addLayout(grid)
        self.body.addLayout(self._answers(pair.decision))

    def _answers(self, decision: str) -> QHBoxLayout:
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for key, text in (
            ("same", _("Es el &mismo")),
            ("different", _("Son &distintos")),
            ("skip", _("No &importar la fila")),
        ):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setChecked(key == decision)
            button.setProperty("role", "choice")
            button.setProperty("decision", key)
            button.clicked.connect(lambda _on, key=key: self._decide(key))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        return row

    def _decide(self, decision: str) -> None:
        self.remark.setText(f"{self._because} · {_('decidido')} ✓")
        self.decided.emit(self._key, decision)

    def choose(self, decision: str) -> None:
        """As if the person had pressed the button."""
        for button in self._group.buttons():
            if button.property("decision") == decision:
                button.click()


class DuplicatesStep(QWidget):
    """All pairs, one under the other; M, D and I answer the one that has the focus."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decisions: dict[Key, str] = {}
        self._pairs: list[_Pair] = []
        self._waiting: Iterator[_Pair] = iter(())
        self.pair_count = 0
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setAccessibleName(_("Posibles repetidos"))
        column.addWidget(self._area)
        for key, decision in (("M", "same"), ("D", "different"), ("I", "skip")):
            QShortcut(
                QKeySequence(key),
                self,
                lambda decision=decision: self._answer_focused(decision),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )

    def show_plan(self, plan: ImportPlan, office: Mapping[str, Workshop]) -> None:
        """Show the pairs of a plan; `office` has the workshops they name, by code."""
        self.decisions.clear()
        self._pairs.clear()
        self._waiting = self._cards(plan, office)
        self.pair_count = len(plan.duplicates)
        holder = QWidget()
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self._inside.setSpacing(12)
        if not self.pair_count:
            self._inside.addWidget(
                EmptyState(
                    _("No hay posibles repetidos"),
                    _("Ninguna fila se parece a otra ni a un taller que ya está en la oficina."),
                )
            )
        self._inside.addStretch()
        self._area.setWidget(holder)
        self._show_more()

    def _show_more(self) -> None:
        """The next few pairs: a long list has hundreds, and the window must not wait for them."""
        for card in islice(self._waiting, AT_ONCE):
            self._pairs.append(card)
            self._inside.insertWidget(len(self._pairs) - 1, card)
        if len(self._pairs) < self.pair_count:
            self._more.start()
        else:
            self._more.stop()

    def _cards(self, plan: ImportPlan, office: Mapping[str, Workshop]) -> Iterator[_Pair]:
        rows = {row.row: row for row in plan.rows}
        for pair in plan.duplicates:
            left = side_of_row(rows[pair.row].draft.fields)
            if isinstance(pair.other, str):
                workshop = office[pair.other]
                right, name = side_of_workshop(workshop), f"{_('En la oficina')}: {workshop.code}"
            else:
                right = side_of_row(rows[pair.other].draft.fields)
                name = _("Fila {row} de la lista").format(row=pair.other)
            card = _Pair(pair, left, right, name)
            card.decided.connect(self._decide)
            yield card

    def answer(self, position: int, decision: str) -> None:
        """Answer one pair: same, different or skip."""
        if not 0 <= position < self.pair_count:
            raise IndexError(position)
        while position >= len(self._pairs):
            self._show_more()
        self._pairs[position].choose(decision)

    def _decide(self, key: Key, decision: str) -> None:
        self.decisions[key] = decision
        self.decided.emit()

    def _answer_focused(self, decision: str) -> None:
        focus = QApplication.focusWidget()
        for pair in self._pairs:
            if focus is not None and pair.isAncestorOf(focus):
                pair.choose(decision)
                return
