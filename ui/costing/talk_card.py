"""What else is asked in the talk: who works how long, how many come out of a day, what is offered."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.costing.records import FloorTime, GarmentCost, Offer, SaidOutput, WorkingTime
from app.costing.words import show_short
from app.figures.kinds import doubt_figure
from app.i18n import _, format_number, ngettext
from app.numbers import PEOPLE, PER_DAY, PIECES, WEEK_DAYS, WEEK_HOURS, read_cost, read_whole
from app.phrases import uncapital
from ui.costing.amount_field import AmountField, OriginField, read_decimal, read_pieces
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.field import TextField
from ui.widgets.flow import FlowRow
from ui.widgets.hint_line import HintLine


def go_on(first: TextField, second: QWidget) -> None:
    """Enter keeps what is typed and goes to the next question."""

    def follow() -> None:
        first.flush()
        second.setFocus(Qt.FocusReason.TabFocusReason)

    first.returnPressed.connect(follow)


class TalkCard(Card):
    """A heading and questions with their fields in rows; what is wrong is said below."""

    def __init__(self, heading: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self.theme = theme
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(0, 1)
        self.body.addLayout(self.grid)
        self.trouble = HintLine()
        self.body.addWidget(self.trouble)

    def ask(self, row: int, question: str, field: TextField, unit: str = "", *, strong: bool = False) -> None:
        """A question, the field of its answer and what is counted."""
        field.setAccessibleName(question)
        self.grid.addWidget(label(question, "strong" if strong else "", wrap=True), row, 0)
        if unit:
            field.setFixedWidth(self.theme.pixels(104))
            self.grid.addWidget(field, row, 1)
            self.grid.addWidget(label(unit, "soft"), row, 2)
        else:
            self.grid.addWidget(field, row, 1, 1, 2)
        if isinstance(field, AmountField):
            field.doubted.connect(self._say)

    def _say(self, sentence: str, wrong: bool) -> None:
        self.trouble.say(sentence, "problem" if wrong else "warning")


class WorkingTimeCard(Card):
    """A sentence to be filled in; `noted` carries the columns of the working time."""

    noted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(18, 8, 18, 8)
        self.people = AmountField(_("Cuántas personas cosen y ayudan"), read_pieces, PEOPLE.doubt)
        self.hours = AmountField(
            _("Cuántas horas por semana trabaja cada una"), read_decimal, WEEK_HOURS.doubt
        )
        self.days = AmountField(_("Cuántos días por semana se trabaja"), read_decimal, WEEK_DAYS.doubt)
        self.days.setToolTip(_("Medio sábado es 0,5"))
        self.origin = OriginField(theme, ("said", "notebook", "measured"))
        self.origin.setProperty("role", "quiet")
        self.origin.setFixedWidth(theme.pixels(106))
        sentence = FlowRow(spacing=4)
        words = (_("Trabajan"), _("personas,"), _("horas y"), _("días por semana"))
        fields = (self.people, self.hours, self.days)
        for word, field in zip(words, (*fields, self.origin), strict=True):
            sentence.add(_beside(word, theme))
            sentence.add(field)
        for field in fields:
            field.setFixedWidth(theme.pixels(52))
        self.body.addWidget(sentence)
        self.known = HintLine()
        self.body.addWidget(self.known)
        for name, field in zip(("people", "hours_week", "days_week"), fields, strict=True):
            field.kept.connect(lambda value, name=name: self.noted.emit({name: value}))
            field.doubted.connect(self._say)
        self.origin.saved.connect(lambda code: self.noted.emit({"origin": code}))
        for first, second in zip(fields, (*fields[1:], self.origin), strict=True):
            go_on(first, second)

    def _say(self, sentence: str, wrong: bool) -> None:
        self.known.say(sentence, "problem" if wrong else "warning")

    def show_time(self, said: WorkingTime | None, time: FloorTime, in_record: int | None) -> None:
        """What was noted; how many the record counts is said while nobody wrote it here."""
        self.people.show_amount(said.people if said else None)
        self.hours.show_amount(said.hours_week if said else None)
        self.days.show_amount(said.days_week if said else None)
        self.origin.show_value(said.origin if said else "said")
        parts = [_say_counted(time)]
        if time.people is None and in_record:
            text = ngettext(
                "La ficha cuenta {count} persona, con la familia.",
                "La ficha cuenta {count} personas, con la familia.",
                in_record,
            )
            parts.append(text.format(count=in_record))
        text = " ".join(part for part in parts if part)
        self.known.show_hint(text)


def _beside(word: str, theme: Theme) -> QWidget:
    """A word as high as the field beside it, so that both stand on one line."""
    made = label(word)
    made.setMinimumHeight(theme.pixels(36))
    return made


def _say_counted(time: FloorTime) -> str:
    if time.present_day is None:
        return ""
    hours = time.present_day.middle / 60
    return _("En los días contados estuvieron {hours} horas por día, entre todas.").format(
        hours=show_short(round(hours, 1))
    )


def _doubt_price(price: int | None) -> str:
    return doubt_figure("price_garment", price) or "" if price is not None else ""


class OfferCard(TalkCard):
    """`offered` carries the columns of the offer, `said` how many come out of a day."""

    offered = Signal(object)
    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent)
        self.price = AmountField("", read_cost, _doubt_price)
        self.customer = TextField()
        self.quantity = AmountField("", lambda text: read_whole(text, least=1), PIECES.doubt)
        self.pieces = AmountField("", read_pieces, PER_DAY.doubt)
        self.ask(0, _("Le ofrecen por prenda"), self.price, _("guaraníes"), strong=True)
        self.ask(1, _("Quién"), self.customer)
        self.ask(2, _("Cuántas pide"), self.quantity, _("prendas"))
        self.ask(3, _("Salen en un día de hacer solo esta"), self.pieces, _("por día"))
        self.known = label("", "small", wrap=True)
        self.body.addWidget(self.known)
        self.price.kept.connect(lambda value: self.offered.emit({"price": value}))
        self.customer.saved.connect(lambda text: self.offered.emit({"customer": text}))
        self.quantity.kept.connect(lambda value: self.offered.emit({"quantity": value}))
        self.pieces.kept.connect(self.said)
        order: list[Any] = [self.price, self.customer, self.quantity, self.pieces]
        for first, second in zip(order, order[1:], strict=False):
            go_on(first, second)

    def show_offer(
        self, offer: Offer | None, said: SaidOutput | None, garment: GarmentCost, name: str
    ) -> None:
        """What is offered today; only with a price is there somebody who offers it."""
        self.price.show_amount(offer.price if offer else None)
        self.customer.show_value(offer.customer if offer else None)
        self.quantity.show_amount(offer.quantity if offer else None)
        self.pieces.show_amount(said.pieces_day if said else None)
        for field in (self.customer, self.quantity):
            field.setEnabled(offer is not None)
        text = ""
        if garment.source == "measured" and garment.pieces_day is not None:
            low, high = round(garment.pieces_day.low), round(garment.pieces_day.high)
            text = _("Por lo medido salen de {low} a {high} por día: con eso se hace la cuenta.").format(
                low=format_number(low), high=format_number(high)
            )
        elif garment.minutes is None:
            text = _("Con el cronómetro se sabe mejor: mida {garment} en Producción.").format(
                garment=uncapital(name)
            )
        self.known.setText(text)
        self.known.setVisible(bool(text))
