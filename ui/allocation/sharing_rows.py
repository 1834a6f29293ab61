"""Cuánto a cada uno: a line per workshop, whose pieces can be changed by hand."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.allocation.option_words import say_broken
from app.allocation.options import Sharing, find_broken, judge_plan, share_cap_pieces
from app.allocation.records import KeptRecord, OrderShare
from app.allocation.words import SHARE_WORDS, say_record
from app.i18n import _, format_money, format_number
from app.valuechain.words import say_remaining
from ui.allocation.share_bars import LegendMark, ShareBar, ShownShare
from ui.theme import Theme
from ui.widgets.card import Card, label, line, set_role
from ui.widgets.choice_field import ChoiceField
from ui.widgets.count_field import CountField
from ui.widgets.enter_key import go_down
from ui.widgets.flow import FlowRow
from ui.widgets.light import Light

STATUS_LOOK = {
    "planned": ("ring", "unmeasured"),
    "proposed": ("half", "unmeasured"),
    "thinking": ("circle", "improve"),
    "accepted": ("square", "good"),
    "delivered": ("square", "good"),
    "paid": ("square", "good"),
    "declined": ("triangle", "urgent"),
    "dropped": ("triangle", "urgent"),
}
MOST_PIECES = 10_000_000
MOST_SCALE = 2  # times the largest share: what a workshop could make beyond that is cut off


def status_light(theme: Theme, status: str) -> Light:
    """How a share stands, as shape, word and colour."""
    shape, role = STATUS_LOOK[status]
    return Light(shape, SHARE_WORDS[status], theme.colour(role))


class SharingRows(Card):
    """`changed` comes with every number that is typed; `quantities` is what stands there now.

    `more_wanted`: what is missing shall be shared out as well.
    """

    changed = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Cuánto a cada uno"), _("se puede cambiar a mano"), parent)
        self._theme = theme
        self._sharing: Sharing | None = None
        self.quantities: dict[int, int] = {}
        self.fields: dict[int, CountField] = {}
        self._bars: dict[int, ShareBar] = {}
        self.cap = label("", "urgent")
        self.top.addWidget(self.cap)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.others = ChoiceField(())
        self.others.setAccessibleName(_("Sumar otro taller"))
        self.others.setMinimumWidth(theme.pixels(190))
        self.others.saved.connect(self._add)
        foot = QHBoxLayout()
        self.sum = label("", "heading")
        self.missing = label("", "urgent")
        foot.addWidget(self.sum)
        foot.addWidget(self.missing)
        self.more = QPushButton(_("Prometer un poco más"))
        self.more.setProperty("role", "link")
        self.more.setAccessibleName(self.more.text())
        self.more.setToolTip(_("Repartir lo que falta hasta lo esperable de cada uno"))
        self.more.clicked.connect(self.more_wanted)
        foot.addWidget(self.more)
        foot.addStretch()
        foot.addWidget(self.others)
        self.body.addLayout(foot)
        self.broken = label("", "warning", wrap=True)
        self.body.addWidget(self.broken)
        self.body.addWidget(self._legend())
        self.body.addStretch()

    def _legend(self) -> QWidget:
        row = FlowRow(spacing=14)
        for kind, words in (
            ("fill", _("lo que le toca")),
            ("pale", _("de una semana mala a una buena")),
            ("stroke", _("lo esperable")),
            ("cap", _("tope de un taller")),
        ):
            one = QWidget()
            inside = QHBoxLayout(one)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(5)
            inside.addWidget(LegendMark(self._theme, kind))
            inside.addWidget(label(words, "small"))
            row.add(one)
        return row

    # --- showing ---

    def show_sharing(self, sharing: Sharing, quantities: Mapping[int, int], *, may_write: bool) -> None:
        """Show a sharing, the largest first; it is written over, also what was typed."""
        self._sharing = sharing
        self.quantities = {one: pieces for one, pieces in quantities.items() if pieces}
        self._may_write = may_write
        cap = share_cap_pieces(sharing.task)
        text = _("tope {pieces}: nadie más del {share} %")
        share = round(100 * (sharing.task.share_cap or 0))
        self.cap.setText("" if cap is None else text.format(pieces=format_number(cap), share=share))
        self._fill()

    def _fill(self) -> None:
        assert self._sharing is not None
        typed_in = next((one for one, field in self.fields.items() if field.hasFocus()), None)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.fields, self._bars = {}, {}
        shares = {one.workshop_id: one for one in self._sharing.shares}
        names = {one.workshop_id: one.name for one in self._sharing.task.makers}
        names |= {one.workshop_id: one.workshop for one in self._sharing.shares}
        shown = sorted(self.quantities, key=lambda one: (-self.quantities[one], names.get(one, "")))
        for place, workshop in enumerate(shown):
            self._row(3 * place, workshop, names.get(workshop, ""), shares.get(workshop))
        rest = [one for one in self._sharing.task.makers if one.workshop_id not in self.quantities]
        choices: list[tuple[str, object]] = [(_("Sumar otro taller…"), None)]
        self.others.show_choices(choices + [(one.name, one.workshop_id) for one in rest])
        self.others.setVisible(bool(rest) and self._may_write)
        self._show_state()
        self._give_keys(typed_in)

    def _give_keys(self, workshop: int | None) -> None:
        """To the number of a workshop: one that was just made takes none before it is shown."""
        if workshop in self.fields:
            self.fields[workshop].show()
            self.fields[workshop].setFocus()

    def _row(self, at: int, workshop: int, name: str, share: OrderShare | None) -> None:
        assert self._sharing is not None
        record = self._sharing.records.get(workshop, KeptRecord(workshop))
        maker = self._sharing.task.maker(workshop)
        known = say_record(record)
        if maker is not None and maker.rests_on != "measured":
            rests = {"said": _("su palabra"), "unknown": _("no se sabe cuánto puede")}[maker.rests_on]
            known = rests if not record.due else f"{known} · {rests}"
        if maker is not None and maker.price is not None and maker.price != self._sharing.task.price:
            known = _("{known} · pide {price}").format(known=known, price=format_money(maker.price))
        if maker is not None and maker.with_steps:
            known = _("{known} · con pasos").format(known=known)
        whole = QWidget()
        words = QVBoxLayout(whole)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        title = label(name, "strong", wrap=True)
        title.setMinimumWidth(self._theme.pixels(232))
        words.addWidget(title)
        words.addWidget(label(known, "small", wrap=True))
        self._grid.addWidget(whole, at, 0)
        bar = self._bars[workshop] = ShareBar(self._theme)
        self._grid.addWidget(bar, at, 1, Qt.AlignmentFlag.AlignVCenter)
        field = self.fields[workshop] = CountField(_("Prendas de {name}").format(name=name))
        field.set_most(MOST_PIECES)
        field.show_value(self.quantities[workshop])
        field.setFixedWidth(self._theme.pixels(74))
        field.setEnabled(self._may_write)
        field.saved.connect(lambda pieces, one=workshop: self._type(one, pieces))
        self._grid.addWidget(field, at, 2, Qt.AlignmentFlag.AlignVCenter)
        status = share.status if share is not None else "planned"
        self._grid.addWidget(status_light(self._theme, status), at, 3, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(line(), at + 1, 0, 1, 4)

    def _show_state(self) -> None:
        assert self._sharing is not None
        task = self._sharing.task
        cap = share_cap_pieces(task)
        ends = [one.high or 0 for one in task.makers if one.workshop_id in self.quantities]
        shares = max([cap or 0, *self.quantities.values(), 1])
        scale = round(1.06 * max(shares, min(MOST_SCALE * shares, max(ends, default=0))))
        for workshop, bar in self._bars.items():
            maker = task.maker(workshop)
            low, middle, high = (maker.low, maker.middle, maker.high) if maker else (None, None, None)
            bar.show_share(ShownShare(self.quantities.get(workshop, 0), low, middle, high, cap, scale))
        plan = judge_plan(task, self.quantities)
        total = sum(self.quantities.values())
        self.sum.setText(_("Suma {count}").format(count=format_number(total)))
        self.missing.setText(f"▲ {say_remaining(plan.unmet)}" if plan.unmet else "")
        if not plan.unmet and total == task.quantity:
            self.missing.setText(_("■ todo repartido"))
        set_role(self.missing, "urgent" if plan.unmet else "good")
        self.more.setVisible(bool(plan.unmet) and self._may_write and bool(task.makers))
        found = [one for one in find_broken(task, self.quantities) if not self._is_agreed(one.workshop_id)]
        self.broken.setText("\n".join(say_broken(one) for one in found))
        self.broken.setVisible(bool(found))

    def _is_agreed(self, workshop: int | None) -> bool:
        """Whether a workshop gave its word for just that: there is nothing to warn of any more."""
        assert self._sharing is not None
        return workshop is not None and self._sharing.bound.get(workshop) == self.quantities.get(workshop)

    # --- changing ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not go_down(event, list(self.fields.values())):
            super().keyPressEvent(event)

    def _type(self, workshop: int, pieces: object) -> None:
        assert isinstance(pieces, int)
        self.quantities[workshop] = pieces
        self._show_state()
        self.changed.emit()

    def _add(self, workshop: object) -> None:
        if not isinstance(workshop, int) or self._sharing is None:
            return
        maker = self._sharing.task.maker(workshop)
        left = self._sharing.task.quantity - sum(self.quantities.values())
        usual = (maker.middle if maker is not None else None) or self._sharing.task.lot_min or 1
        self.quantities[workshop] = max(1, min(usual, left if left > 0 else usual))
        self._fill()
        self._give_keys(workshop)
        self.changed.emit()
