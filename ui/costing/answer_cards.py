"""What the account answers: the headline, the pictures, what to ask for, what is lost, the quotes."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.costing.records import Estimate, GarmentCost, Loss, Quote
from app.costing.taken_for_granted import judged
from app.costing.words import (
    round_said,
    say_how,
    say_loss,
    say_missing,
    say_overlap,
    say_price,
    say_share,
    say_source,
    say_spread,
    say_unmeasured,
    say_weeks,
)
from app.i18n import _, format_day, format_money, format_number
from app.phrases import uncapital
from app.progress import Progress
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.pdf_picture import PdfPicture
from ui.widgets.row_button import RowButton

PICTURE_WIDTH = 400.0  # points


class HeadlineCard(Card):
    """One sentence that answers the question; before that, what to ask first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(2)
        self.headline = label("", "headline", wrap=True)
        self.more = label("", "soft", wrap=True)
        self.body.addWidget(self.headline)
        self.body.addWidget(self.more)

    def show_garment(self, garment: GarmentCost | None, name: str, owner: str) -> None:
        """What the price leaves, or the next thing to ask."""
        if garment is None:
            self._say(_("¿Cuánto cuesta un minuto de este taller?"), _first_step())
            return
        first, strong = say_price(garment, name)
        if first:
            self._say(f"{first}<b>{strong}</b>", say_weeks(garment))
        elif garment.cost is not None:
            text = _("Hacer cada {garment} cuesta {cost}").format(
                garment=uncapital(name), cost=f"<b>{say_spread(garment.cost)}</b>"
            )
            self._say(text, _("Escriba cuánto le ofrecen, y acá se ve si gana o pierde."))
        else:
            asked = [say_missing(code, owner) for code in garment.missing if code != "price"]
            text = _("Para saber cuánto cuesta cada {garment} falta preguntar {first}").format(
                garment=uncapital(name), first=f"<b>{asked[0]}</b>"
            )
            rest = "; ".join(asked[1:])
            self._say(text, _("Después: {rest}.").format(rest=rest) if rest else "")

    def _say(self, headline: str, more: str) -> None:
        self.headline.setText(headline)
        self.more.setText(more)
        self.more.setVisible(bool(more))


def _first_step() -> str:
    return _("Anote primero qué prenda hace el taller; después, lo que paga y cuánto trabaja.")


class PictureCard(Card):
    """A drawing of the kit under its heading, drawn on a worker; only what was asked last is shown."""

    def __init__(self, context: Context, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent=parent)
        self._context = context
        self._drawn: object = None
        self.picture = PdfPicture()
        self.remark = label("", "small", wrap=True)
        self.body.addWidget(self.picture)
        self.body.addWidget(self.remark)

    def draw(self, about: object, draw: Callable[[], bytes], said: str) -> None:
        """Have it drawn, unless it is there already: it is the same while `about` is."""
        self.picture.setAccessibleName(said)
        if about == self._drawn:
            return
        self._drawn = about

        def show(content: bytes) -> None:
            if self._drawn is about:
                self.picture.show_pdf(content, said)

        def work(_progress: Progress) -> bytes:
            return draw()

        self._context.jobs.start(_("Dibujar la cuenta"), work, done=show)


class CostPictureCard(PictureCard):
    """What each costs as a range, with the price cutting through."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Lo que cuesta cada uno, en guaraníes"), parent)

    def show_garment(self, garment: GarmentCost | None) -> None:
        """Draw it, once it can be reckoned."""
        cost = garment.cost if garment else None
        self.setVisible(cost is not None)
        if garment is None or cost is None:
            return
        price, roles = garment.price, self._context.theme.roles
        self.draw(
            garment,
            lambda: _draw_costs(garment, cost, roles),
            _("Hoy cuesta {range}; {price}").format(
                range=say_spread(cost),
                price=_("le ofrecen {price}").format(price=format_money(price)) if price else "",
            ),
        )
        self.remark.setText(say_source(garment))


def _draw_costs(garment: GarmentCost, cost: Estimate, roles: Mapping[str, str]) -> bytes:
    from reports.kit.cost_charts import CostRange, draw_costs

    low, middle, high = (round_said(one) for one in parts_of(cost))
    rows = [CostRange(_("Hoy"), say_pieces(garment.pieces_day), low, middle, high, band_of(garment.left))]
    if garment.planned is not None:
        low, middle, high = (round_said(one) for one in parts_of(garment.planned))
        left = garment.planned.taken_from(garment.price) if garment.price is not None else None
        note = _("{pieces}, por probar").format(pieces=say_pieces(garment.planned_pieces))
        rows.append(CostRange(_("Línea nueva"), note, low, middle, high, band_of(left), planned=True))
    return draw_costs(rows, garment.price, roles, PICTURE_WIDTH)


class BreakEvenCard(PictureCard):
    """From how many a day it pays, beside how many come out today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Desde cuántos por día empieza a ganar"), parent)

    def show_garment(self, garment: GarmentCost | None) -> None:
        """Draw it, once there is a price that can pay."""
        even = garment.break_even if garment else None
        never = garment is not None and garment.left is not None and even is None
        self.setVisible(even is not None or never)
        self.picture.setVisible(even is not None)
        self.remark.setVisible(never)
        self.remark.setText(_("Con ese precio no gana con ninguna cantidad: cada prenda cuesta más que eso."))
        if garment is None or even is None:
            return
        pieces, middle, roles = garment.pieces_day, even.middle, self._context.theme.roles
        today = parts_of(pieces) if pieces else None
        said = _("Empieza a ganar desde {even} por día; hoy salen {today}.").format(
            even=format_number(round(even.middle)), today=say_pieces(garment.pieces_day)
        )

        def draw() -> bytes:
            from reports.kit.cost_charts import draw_break_even

            return draw_break_even(middle, today, roles, PICTURE_WIDTH)

        self.draw((middle, today), draw, said)


class AskCard(Card):
    """Cuánto pedir: two prices, and the price as a figure of the workshop."""

    price_noted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cuánto pedir"), parent=parent)
        self.safe = _PriceLine(_("para no perder ni en una semana mala"))
        margin = _("con {share} de ganancia encima").format(share=say_share(judged("margin")))
        self.margin = _PriceLine(margin)
        self.figure = QPushButton()
        self.figure.setProperty("role", "link")
        self.figure.clicked.connect(self.price_noted)
        self.body.addWidget(self.safe)
        self.body.addWidget(self.margin)
        self.body.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignLeft)

    def show_garment(self, garment: GarmentCost | None, noted_price: int | None) -> None:
        """What to ask; the price is offered as a figure unless that is noted already."""
        known = garment is not None and garment.ask_safe is not None
        price = garment.price if garment else None
        self.safe.setVisible(known)
        self.margin.setVisible(known)
        self.setVisible(known or price is not None)
        if garment is not None and garment.ask_safe is not None and garment.ask_margin is not None:
            self.safe.show_price(garment.ask_safe)
            self.margin.show_price(garment.ask_margin)
        offered = price is not None and price != noted_price
        self.figure.setVisible(offered)
        if price is not None:
            text = _("Anotar en las cifras que le pagan {price} por prenda").format(price=format_money(price))
            self.figure.setText(text)
            self.figure.setAccessibleName(text)


class _PriceLine(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.price = label("", "amount")
        self._words = words
        row.addWidget(label(words, wrap=True), 1)
        row.addWidget(self.price)

    def show_price(self, price: int) -> None:
        self.price.setText(format_money(price))
        self.setAccessibleName(f"{self._words}: {format_money(price)}")


class LossesCard(Card):
    """Se pierde por mes: each way by itself; what nobody measured says what to measure."""

    count_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Lo que se pierde por mes"), parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.overlap = label("", "small", wrap=True)
        self.body.addWidget(self.overlap)
        self.count = QPushButton(_("Contar unos días de producción"))
        self.count.setAccessibleName(self.count.text())
        self.count.setProperty("role", "link")
        self.count.clicked.connect(self.count_wanted)
        self.body.addWidget(self.count, 0, Qt.AlignmentFlag.AlignLeft)

    def show_losses(self, losses: tuple[Loss, ...], *, costs_known: bool) -> None:
        """The costliest first; nothing while it is not known what a month costs."""
        clear_column(self._lines)
        self.setVisible(bool(losses) and costs_known)
        for loss in losses:
            if say_loss(loss):
                self._lines.addWidget(label(f"{say_loss(loss)}.", "strong", wrap=True))
                self._lines.addWidget(label(say_how(loss), "small", wrap=True))
        unknown = say_unmeasured(losses)
        self.count.setVisible(bool(unknown))
        if unknown:
            self._lines.addWidget(label(unknown, "small", wrap=True))
        text = say_overlap(losses)
        self.overlap.setText(text)
        self.overlap.setVisible(bool(text))


class QuotesCard(Card):
    """The quotes that were made; a line opens one."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Cotizaciones"), parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """The newest first."""
        clear_column(self._lines)
        self.setVisible(bool(quotes))
        for quote in quotes:
            title = _("N.º {number} · {customer}").format(number=quote.number, customer=quote.customer)
            row = RowButton(title, say_quote(quote), side=format_day(quote.made_on))
            row.chosen.connect(lambda quote=quote: self.opened.emit(quote))
            self._lines.addWidget(row)


def say_quote(quote: Quote) -> str:
    """ "600 de guardapolvo a G. 13.500, vale hasta 15/12/2026"."""
    return _("{quantity} de {garment} a {price}, vale hasta {day}").format(
        quantity=format_number(quote.quantity), garment=uncapital(quote.garment),
        price=format_money(quote.price), day=format_day(quote.valid_until),
    )  # fmt: skip


def parts_of(one: Estimate) -> tuple[float, float, float]:
    """From the lowest to the highest."""
    return one.low, one.middle, one.high


def say_pieces(pieces: Estimate | None) -> str:
    """ "78 a 89 por día"."""
    if pieces is None:
        return ""
    low, high = round(pieces.low), round(pieces.high)
    if low == high:
        return _("{pieces} por día").format(pieces=format_number(low))
    return _("{low} a {high} por día").format(low=format_number(low), high=format_number(high))


def band_of(left: Estimate | None) -> str | None:
    """Whether a price pays for sure, perhaps, or not even in a good week, by what it leaves."""
    if left is None:
        return None
    if left.low >= 0:
        return "green"
    return "red" if left.high <= 0 else "yellow"


def title_of(name: str) -> str:
    """ "Cuánto cuesta cada guardapolvo"; without a garment, a minute."""
    if not name:
        return _("Cuánto cuesta un minuto")
    return _("Cuánto cuesta cada {garment}").format(garment=uncapital(name))
