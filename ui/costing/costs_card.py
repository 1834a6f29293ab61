"""Lo que paga el taller: a row for each thing, asked as the person thinks of it, and its sum."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.costing.kinds import COST_KINDS, SHOWN
from app.costing.records import CostedLine, GarmentCost, MinuteCost
from app.costing.words import (
    say_about,
    say_hours,
    say_measured,
    say_minute,
    say_missing,
    say_not_asked,
    say_spread,
)
from app.i18n import _, format_number
from ui.costing.cost_row import AMOUNT, GAP, MONTH, ORIGIN, PER, CostRow
from ui.theme import Theme
from ui.widgets.card import Card, label, line
from ui.widgets.choice_field import ChoiceField

MORE = "more"


class CostsCard(Card):
    """`written` (kind, row or None, columns), `removed` (row), `added` (kind), `ips_wanted`."""

    written = Signal(str, object, object)
    removed = Signal(object)
    added = Signal(str)
    ips_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.rows: dict[object, CostRow] = {}
        self._kinds: dict[object, str] = {}
        self.body.setSpacing(2)
        self._lay_head()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self._lay_sum()
        self._lay_ips()
        self._lay_minutes()

    def _lay_head(self) -> None:
        """The heading, and over each column what it is."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        heading = label(_("Lo que paga el taller"), "heading")
        heading.setToolTip(_("Enter pasa al siguiente."))
        row.addWidget(heading, 1)
        right = Qt.AlignmentFlag.AlignRight
        for words, width, align in (
            (_("como lo piensa"), AMOUNT + PER, right),
            (_("de dónde sale"), ORIGIN + 8, Qt.AlignmentFlag.AlignLeft),
            (_("por mes"), MONTH, right),
        ):
            column = label(words, "small")
            column.setFixedWidth(self._theme.pixels(width - 8))
            column.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(column)
        self.body.addLayout(row)

    def _lay_sum(self) -> None:
        self.more = ChoiceField([])
        self.more.setAccessibleName(_("Agregar otro gasto"))
        self.more.saved.connect(self._add)
        self.total_name = label(_("Todo junto, por mes"), "strong")
        self.total = label("", "strong")
        row = QHBoxLayout()
        row.addWidget(self.total_name)
        row.addStretch()
        row.addWidget(self.total)
        self.not_asked = label("", "warning", wrap=True)
        self.more.setProperty("role", "quiet")
        self.more.setMaximumWidth(self._theme.pixels(200))
        self.body.addWidget(self.more)
        self.body.addLayout(row)
        self.body.addWidget(self.not_asked)

    def _lay_ips(self) -> None:
        self.ips = label("", "small", wrap=True)
        self.add_ips = QPushButton(_("Sumarlo"))
        self.add_ips.setAccessibleName(_("Sumar el aporte a IPS"))
        self.add_ips.setProperty("role", "inline-link")
        self.add_ips.clicked.connect(self.ips_wanted)
        self.ips_row = QWidget()
        row = QHBoxLayout(self.ips_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ips, 1)
        row.addWidget(self.add_ips)
        self.body.addWidget(self.ips_row)

    def _lay_minutes(self) -> None:
        self.body.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.paid = MinuteTile(_("Un minuto pagado"))
        self.sewn = MinuteTile(_("Un minuto que cose"))
        row.addWidget(self.paid, 1)
        row.addWidget(self.sewn, 1)
        self.body.addLayout(row)

    # --- showing ---

    def show_account(self, minute: MinuteCost, garment: GarmentCost | None, owner: str) -> None:
        """The rows as they are, and the sum as far as it can be made."""
        keys = self._keys(minute.lines)
        self._kinds = {key: one.kind for key, one in keys.items()}
        self._keep_rows(list(keys))
        for key, one in keys.items():
            self.rows[key].show_line(one, owner)
        self._offer(minute.lines)
        self._show_sum(minute, owner)
        self._show_ips(garment)
        self.paid.show_cost(
            say_minute(minute.paid.middle) if minute.paid else "", say_hours(minute.time),
        )  # fmt: skip
        remark = " · ".join(part for part in (_range_of(minute), say_measured(minute.time)) if part)
        if minute.month is not None and not remark:
            remark = _("falta saber {what}").format(what=say_missing("efficiency"))
        self.sewn.show_cost(say_minute(minute.sewn.middle) if minute.sewn else "", remark)

    def _keys(self, lines: Sequence[CostedLine]) -> dict[object, CostedLine]:
        """The first line of what is asked of everybody stays in its place, whatever is written there."""
        found: dict[object, CostedLine] = {}
        for one in lines:
            base = one.kind in SHOWN and one.kind not in found
            found[one.kind if base or one.row is None else one.row] = one
        return found

    def _keep_rows(self, keys: list[object]) -> None:
        for gone in [key for key in self.rows if key not in keys]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        while item := self._list.takeAt(0):
            if (widget := item.widget()) is not None and widget not in self.rows.values():
                widget.hide()
                widget.deleteLater()
        before: QWidget | None = None
        for key in keys:
            if key not in self.rows:
                self.rows[key] = self._make_row(key)
        self.rows = {key: self.rows[key] for key in keys}
        for row in self.rows.values():
            self._list.addWidget(row)
            self._list.addWidget(line())
            if before is not None:
                QWidget.setTabOrder(before, row.amount)
            for first, second in ((row.amount, row.per), (row.per, row.origin)):
                QWidget.setTabOrder(first, second)
            before = row.origin

    def _make_row(self, key: object) -> CostRow:
        kind = self._kinds[key]
        row = CostRow(self._theme, kind, extra=not (isinstance(key, str) and key in SHOWN))
        row.written.connect(lambda fields, row=row: self.written.emit(row.kind, _row_of(row), fields))
        row.removed.connect(lambda row=row: self.removed.emit(_row_of(row)))
        row.amount.returnPressed.connect(lambda row=row: self._go_on(row))
        return row

    def _go_on(self, row: CostRow) -> None:
        """Enter: to the amount of the next row."""
        row.amount.flush()
        shown = list(self.rows.values())
        place = shown.index(row) + 1
        following = shown[place].amount if place < len(shown) else self.more
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if place < len(shown):
            shown[place].amount.selectAll()

    def _offer(self, lines: Sequence[CostedLine]) -> None:
        there = {one.kind for one in lines}
        kinds = [
            kind for kind in COST_KINDS
            if (kind.code not in there or kind.code in ("other", "wages", "packing", "materials"))
            and kind.code not in ("aguinaldo", "ips")
        ]  # fmt: skip
        choices: list[tuple[str, object]] = [(_("Agregar otro gasto…"), MORE)]
        for kind in kinds:
            second = _("{title}, de otra forma") if kind.code == "wages" else "{title}"
            choices.append((second.format(title=_(kind.title)), kind.code))
        if choices != self.more.offered:
            self.more.show_choices(choices)
        self.more.show_value(MORE)

    def _add(self, kind: object) -> None:
        self.more.show_value(MORE)
        if kind != MORE:
            self.added.emit(str(kind))

    def _show_sum(self, minute: MinuteCost, owner: str) -> None:
        self.total.setText(format_number(round(minute.month.middle)) if minute.month else "—")
        self.total_name.setText(
            _("Todo junto, por mes, por lo menos") if minute.at_least else _("Todo junto, por mes")
        )
        said = say_not_asked(minute, owner) if any(one.known for one in minute.lines) else ""
        self.not_asked.setText(said)
        self.not_asked.setVisible(bool(said))

    def _show_ips(self, garment: GarmentCost | None) -> None:
        minute = garment.minute if garment else None
        month = minute.ips_month if minute else None
        self.ips_row.setVisible(bool(month))
        if not month:
            return
        if garment is not None and garment.ips_garment is not None:
            text = _("Falta sumar IPS: al inscribir a quienes cosen, {amount} más por prenda.")
            self.ips.setText(text.format(amount=say_about(garment.ips_garment, 2)))
        else:
            text = _("Falta sumar IPS: al inscribir a quienes cosen, {amount} más por mes.")
            self.ips.setText(text.format(amount=say_about(month)))


def _row_of(row: CostRow) -> int | None:
    return row.line.row if row.line is not None else None


def _range_of(minute: MinuteCost) -> str:
    return say_spread(minute.sewn).replace("G.\u00a0", "") if minute.sewn else ""


class MinuteTile(Card):
    """A cost in large letters; what is not known is a dash and what would tell."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("role", "tile")
        self._name = name
        self.body.setContentsMargins(14, 8, 14, 10)
        self.body.setSpacing(0)
        self.amount = label("", "amount")
        self.remark = label("", "small", wrap=True)
        for part in (label(name, "soft"), self.amount, self.remark):
            self.body.addWidget(part)

    def show_cost(self, amount: str, remark: str) -> None:
        """What it costs, and from what that is known."""
        self.amount.setText(amount or "—")
        self.remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {amount or '—'}. {remark}")
