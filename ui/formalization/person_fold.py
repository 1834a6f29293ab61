"""One person of the account: what she costs and takes home, and under it line by line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.formalization.account_records import CostLine, PersonCost
from app.formalization.words import EXPIRED_WORDS, show_norm, show_value
from app.i18n import _, format_money
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.fold import Fold
from ui.widgets.light import Light


class PersonFold(Fold):
    """Rebuilt under the line whenever the account changes while it is open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        mark = Light("square", "", context.theme.colour("good"))
        super().__init__(mark, self._make, parent=parent)
        self._context = context
        self._person: PersonCost | None = None
        self._place: QVBoxLayout | None = None
        self.opened.connect(lambda _on: self._fill())

    def show_person(self, person: PersonCost) -> None:
        """Show her part of the account."""
        if person == self._person:
            return
        self._person = person
        theme, head = self._context.theme, self.head
        count = f" × {person.line.count}" if person.line.count > 1 else ""
        if person.refused:
            head.mark.show_state("triangle", "", theme.colour("urgent"))
            self.show_line(f"{person.line.name}{count}", person.refused)
        else:
            head.mark.show_state("square", "", theme.colour("good"))
            self.show_line(f"{person.line.name}{count}", _say_hands(person), _say_cost(person))
        if self.is_open:
            self._fill()

    def _make(self) -> QWidget:
        body = QWidget()
        self._place = QVBoxLayout(body)
        self._place.setContentsMargins(12, 0, 12, 12)
        return body

    def _fill(self) -> None:
        if self._place is None or self._person is None:
            return
        clear_column(self._place)
        for title, lines in (
            (_("Lo que paga el taller, por persona"), self._person.employer),
            (_("Lo que recibe y lo que se le descuenta"), self._person.worker),
        ):
            if lines:
                self._place.addWidget(_table(title, lines))
        for remark in self._person.remarks:
            self._place.addWidget(label(remark, "warning", wrap=True))


def _say_hands(person: PersonCost) -> str:
    today = format_money(person.net_today or 0)
    if person.net_formal is None:
        return _("En mano: hoy {today}; en regla no se sabe sin el mínimo").format(today=today)
    least = any(one.expired for one in person.employer)
    text = (
        _("En mano: hoy {today}, en regla por lo menos {formal} al mes")
        if least
        else _("En mano: hoy {today}, formal {formal} al mes")
    )
    return text.format(today=today, formal=format_money(person.net_formal))


def _say_cost(person: PersonCost) -> str:
    count = person.line.count
    now, then = (person.today_month or 0) * count, (person.formal_month or 0) * count
    return f"{format_money(now)} → {format_money(then)}"


def _table(title: str, lines: Sequence[CostLine]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 4, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(0, 1)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    for column, text in enumerate((title, _("al mes"), _("al año"))):
        grid.addWidget(label(text, "small"), 0, column, right if column else Qt.AlignmentFlag(0))
    for place, one in enumerate(lines):
        row = 2 * place + 1
        name = label(one.title, wrap=True)
        how = [one.how or "", one.why_not or "", _(EXPIRED_WORDS) if one.expired else ""]
        if not one.counted:
            how.append(_("no se suma"))
        said = label(" · ".join(part for part in how if part), _tone(one), wrap=True)
        norms = "\n".join(f"{each.title}: {show_value(each)}. {show_norm(each)}" for each in one.statutes)
        for part in (name, said):
            part.setToolTip(norms)
        grid.addWidget(name, row, 0)
        if said.text():
            grid.addWidget(said, row + 1, 0, 1, 3)
        for column, amount in ((1, one.month), (2, one.year)):
            text = "—" if amount is None else format_money(amount)
            grid.addWidget(label(text, "" if one.counted else "soft"), row, column, right)
    return table


def _tone(one: CostLine) -> str:
    return "warning" if one.expired or one.why_not else "small"
