"""One thing that the workshop pays: amount, per what, from where, and what that is in a month."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from app.costing.kinds import COST_ORIGINS, KIND_OF_COST, PER_WORDS, cost_title
from app.costing.records import CostedLine
from app.costing.words import say_why_no_month
from app.i18n import _, format_money, format_number
from app.numbers import COST
from app.phrases import capital
from ui.costing.amount_field import AmountField, OriginField
from ui.theme import Theme
from ui.widgets.card import label, set_role
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import TextField
from ui.widgets.hint_line import HintLine

AMOUNT, PER, ORIGIN, MONTH, GAP = 112, 118, 116, 80, 6  # pixels at text scale 1


class CostRow(QWidget):
    """`written` carries the columns that a person changed; `removed` that it is not paid."""

    written = Signal(object)
    removed = Signal()

    def __init__(self, theme: Theme, kind: str, *, extra: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.extra = kind, extra
        self.line: CostedLine | None = None
        usual = KIND_OF_COST[kind]
        self.title = label("", wrap=True)
        self.question = HintLine(_(usual.question))
        self.what = TextField()
        self.what.setPlaceholderText(_("qué se paga"))
        self.amount = AmountField("", doubt=self._doubt)
        self.per = ChoiceField([(PER_WORDS[code], code) for code in PER_WORDS])
        self.origin = OriginField(theme, COST_ORIGINS[:-1])
        self.month = label("", "soft")
        self.remove = QPushButton("×")
        self._lay_out(theme)
        self.per.show_value(usual.per)
        self._wire()

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(1)
        names = QHBoxLayout()
        names.setSpacing(4)
        named = self.kind == "other"
        names.addWidget(self.what if named else self.title, 1)
        (self.title if named else self.what).hide()
        for choice in (self.per, self.origin):
            choice.setProperty("role", "quiet")
        self.remove.setProperty("role", "small-button")
        for column, (part, width) in enumerate(
            ((self.amount, AMOUNT), (self.per, PER), (self.origin, ORIGIN)), start=1
        ):
            part.setFixedWidth(theme.pixels(width))
            grid.addWidget(part, 0, column)
        grid.addLayout(names, 0, 0)
        self.month.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.month.setMinimumWidth(theme.pixels(MONTH))
        grid.addWidget(self.month, 0, 4)
        grid.addWidget(self.remove, 0, 5)
        self.remove.setVisible(self.extra)
        grid.addWidget(self.question, 1, 0, 1, 5)
        grid.setColumnStretch(0, 1)

    def _wire(self) -> None:
        self.amount.kept.connect(self._keep_amount)
        self.amount.doubted.connect(self._say)
        self.per.saved.connect(lambda code: self._change(per=code))
        self.origin.saved.connect(lambda code: self._change(origin=code))
        self.what.saved.connect(lambda text: self._change(what=text))
        self.remove.clicked.connect(self.removed)

    def _doubt(self, value: Any) -> str:
        """What is paid for each garment may be a few guaraníes."""
        return "" if self.per.value == "piece" else COST.doubt(value)

    def _keep_amount(self, value: int | None) -> None:
        if value is None and not self.extra:
            self.removed.emit()
        else:
            fields: dict[str, Any] = {"amount": value}
            if self.line is None or self.line.row is None:
                fields |= {"per": self.per.value, "origin": self.origin.value}
            self.written.emit(fields)

    def _change(self, **fields: Any) -> None:
        """Of what is not in the file yet the choice waits for the amount."""
        if self.line is not None and self.line.row is not None:
            self.written.emit(fields)

    def _say(self, sentence: str, wrong: bool) -> None:
        self.question.say(sentence, "problem" if wrong else "warning")
        self._show_question()

    def show_line(self, line: CostedLine, owner: str) -> None:
        """What the file says of it; who types is not disturbed."""
        self.line = line
        title = cost_title(line.kind, line.what, owner)
        self.title.setText(title)
        self.what.show_value(line.what)
        for part, name in (
            (self.amount, _("monto")),
            (self.per, _("cada cuánto")),
            (self.origin, _("de dónde sale")),
        ):
            part.setAccessibleName(f"{title}: {name}")
        self.what.setAccessibleName(_("Qué se paga"))
        self.remove.setAccessibleName(_("Quitar «{title}»").format(title=title))
        reckoned = line.origin == "calculated"
        self.amount.show_amount(line.amount, reckoned=reckoned)
        in_file = line.row is not None or reckoned
        if in_file:
            self.per.show_value(line.per)
            self.origin.show_value(line.origin)
        self.question.show_hint(self._say_question(line))
        self._show_question()
        law = line.statute
        self.amount.setToolTip(f"{law.title} ({law.norm})" if law is not None else "")
        self.month.setText(_say_month(line))
        set_role(self.month, "soft" if line.known else "warning")

    def _show_question(self) -> None:
        self.question.setVisible(bool(self.question.said) or self.line is None or not self.line.known)

    def _say_question(self, line: CostedLine) -> str:
        """What to ask, or why nothing can be reckoned of what is there."""
        asked = line.code == "not_asked"
        return _(KIND_OF_COST[self.kind].question) if asked else capital(say_why_no_month(line))


def _say_month(line: CostedLine) -> str:
    if line.month is not None:
        return format_number(round(line.month.middle))
    if line.piece is not None:
        return _("{amount} c/u").format(amount=format_money(round(line.piece.middle)))
    return "—" if line.code == "not_asked" else _("falta")
