"""What turns the sum into a decision: garments a month, what the owner keeps, her own IPS."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.figures.kinds import doubt_figure
from app.formalization.account_records import Account
from app.formalization.words import show_number
from app.i18n import _, format_money
from app.numbers import read_whole
from ui.formalization.totals_card import say_garment, say_owner
from ui.forms.fields import CostField, ReadField
from ui.widgets.card import Card, label
from ui.widgets.tick import Tick


class OwnerCard(Card):
    """`noted` (kind of figure, value) is told; the page records it as the owner said it."""

    noted = Signal(str, object)
    with_owner_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("La dueña o el dueño"), parent=parent)
        self.output = ReadField(
            _("Prendas que salen por mes"),
            read_whole,
            lambda value: "" if value is None else show_number(value),
            lambda value: "" if value is None else doubt_figure("output_month", value) or "",
        )
        self.income = CostField(_("Cuánto le queda hoy por mes"))
        self.income.field.setPlaceholderText("G.")
        self.insurance = Tick(_("Sumar su propio seguro de IPS (es voluntario)"))
        self.insured = label("", "small", wrap=True)
        self.garment = label("", "small", wrap=True)
        self.kept = label("", "small", wrap=True)
        for part in (
            self.output,
            self.garment,
            self.income,
            self.kept,
            self.insurance,
            self.insured,
        ):
            self.body.addWidget(part)
        self.output.saved.connect(lambda value: self.noted.emit("output_month", value))
        self.income.saved.connect(lambda value: self.noted.emit("owner_income_month", value))
        self.insurance.saved.connect(lambda _on: self.with_owner_changed.emit())

    @property
    def with_owner(self) -> bool:
        """Whether her own insurance is taken off what she keeps."""
        return self.insurance.value

    def show_figures(self, output: int | None, income: int | None) -> None:
        """What was noted."""
        self.output.show_value(output)
        self.income.show_value(income)

    def show_account(self, account: Account | None) -> None:
        """What her own insurance costs."""
        owner = account.owner if account else None
        if owner is None:
            text = ""
        elif owner.month is None:
            text = owner.why_not or ""
        else:
            norm = "; ".join(dict.fromkeys(one.norm for one in owner.statutes[:1]))
            text = _("{amount} al mes: {how}. {norm}").format(
                amount=format_money(owner.month), how=owner.how, norm=norm
            )
        for part, said in (
            (self.garment, say_garment(account) if account else ("—", "")),
            (self.kept, say_owner(account, self.with_owner) if account else ("—", "")),
        ):
            part.setText(_("Formal: {said}").format(said=" ".join(said)))
            part.setVisible(said[0] != "—")
        self.insured.setText(text)
        self.insured.setVisible(bool(text))
