"""Cuánto cuesta un minuto, una prenda: asked in the talk with the owner, answered at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from app.costing import operations
from app.costing.account_queries import read_accounts
from app.costing.queries import latest_offer, list_quotes, read_said_output, read_working_time
from app.costing.records import (
    FloorTime,
    GarmentCost,
    Loss,
    MinuteCost,
    Offer,
    Quote,
    SaidOutput,
    WorkingTime,
)
from app.figures.operations import record_figure
from app.figures.queries import latest_figures
from app.formalization.queries import count_people
from app.i18n import _
from app.phrases import capital
from app.place import Place
from app.production.operations import add_style
from app.production.queries import list_styles
from app.production.records import Style
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.storage.records import Reader
from ui.context import Context
from ui.costing.answer_cards import (
    AskCard,
    BreakEvenCard,
    CostPictureCard,
    HeadlineCard,
    LossesCard,
    QuotesCard,
    title_of,
)
from ui.costing.costs_card import CostsCard
from ui.costing.quote_window import open_quote
from ui.costing.talk_card import OfferCard, WorkingTimeCard
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea
from ui.widgets.field import AskingField, flush_fields, forget_refused
from ui.widgets.flow import WrapRow


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows of a workshop, and of the garment that is looked at."""

    workshop: Workshop
    people: int | None
    styles: list[Style]
    style: Style | None
    minute: MinuteCost
    garment: GarmentCost | None
    time: FloorTime
    said_time: WorkingTime | None
    offer: Offer | None
    said: SaidOutput | None
    losses: tuple[Loss, ...]
    quotes: list[Quote]
    noted_price: int | None


def _read(reader: Reader, workshop_id: int, style_id: int | None, day: str) -> _Found | None:
    try:
        workshop = read_workshop(reader, workshop_id)
    except LookupError:
        return None
    styles = list_styles(reader, workshop_id)
    style = next((one for one in styles if one.id == style_id), styles[0] if styles else None)
    accounts = read_accounts(reader, workshop_id, day, (style.id,) if style else ())
    garment = accounts.garments[style.id] if style else None
    figure = latest_figures(reader, workshop_id).get("price_garment")
    return _Found(
        workshop, count_people(reader, workshop_id), styles, style,
        garment.minute if garment else accounts.minute, garment, accounts.time,
        read_working_time(reader, workshop_id),
        latest_offer(reader, style.id) if style else None,
        read_said_output(reader, style.id) if style else None,
        accounts.losses, list_quotes(reader, workshop_id),
        figure.value if figure else None,
    )  # fmt: skip


class GarmentPage(Page):
    """Everything saves as it is typed; a place's `part` is the number of the style."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop_id = 0
        self._style_id: int | None = None
        self.found: _Found | None = None
        theme = context.theme
        self.headline = HeadlineCard()
        self.time, self.costs, self.offer = WorkingTimeCard(theme), CostsCard(theme), OfferCard(theme)
        self.picture, self.even = CostPictureCard(context), BreakEvenCard(context)
        self.ask, self.losses, self.quotes = AskCard(), LossesCard(), QuotesCard()
        self.first_style = self._first_style_card()
        column = self.lay_out(margins=(26, 6, 26, 12))
        column.addLayout(self._head())
        column.addWidget(self.headline)
        self.area = ColumnsArea(theme.scale)
        left, right = self.area.add_pair(58, 42)
        for side, cards in (
            (left, (self.first_style, self.time, self.costs, self.quotes)),
            (right, (self.offer, self.picture, self.even, self.ask)),
        ):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        self.area.add_whole(self.losses)
        self.area.column.addStretch()
        column.addWidget(self.area, 1)
        self._wire()

    def _head(self) -> WrapRow:
        self.crumbs = QPushButton()
        self.crumbs.setProperty("role", "link")
        self.crumbs.clicked.connect(self._context.way.leave)
        self.title = label("", "title", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.crumbs, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.title)
        self.style_choice = ChoiceField([])
        self.style_choice.setMinimumContentsLength(16)
        self.style_choice.setAccessibleName(_("De qué prenda es la cuenta"))
        self.print = QPushButton(_("Imprimir"))
        self.print.setAccessibleName(self.print.text())
        menu = QMenu(self.print)
        menu.addAction(_("Hoja del taller")).triggered.connect(lambda _on: self._print("owner-sheet"))
        menu.addAction(_("Hoja de progreso")).triggered.connect(lambda _on: self._print("progress-sheet"))
        self.print.setMenu(menu)
        self.quote = QPushButton(_("Hacer la cotización"))
        self.quote.setAccessibleName(self.quote.text())
        self.quote.setProperty("role", "main")
        row = WrapRow()
        row.setSpacing(10)
        row.addLayout(words, 1)
        for part in (self.style_choice, self.print, self.quote):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _first_style_card(self) -> Card:
        card = Card(_("¿Qué prenda hace el taller?"))
        self.garment_name = AskingField()
        self.garment_name.setPlaceholderText(_("guardapolvo, camisa, remera…"))
        self.garment_name.setAccessibleName(_("Qué prenda hace el taller"))
        self.add_garment = QPushButton(_("Anotar la prenda"))
        self.add_garment.setAccessibleName(self.add_garment.text())
        row = QHBoxLayout()
        row.addWidget(self.garment_name, 1)
        row.addWidget(self.add_garment)
        card.body.addLayout(row)
        self.garment_name.returnPressed.connect(self.add_first_style)
        self.add_garment.clicked.connect(self.add_first_style)
        return card

    def _wire(self) -> None:
        self.style_choice.saved.connect(self._choose_style)
        self.quote.clicked.connect(lambda: self.open_quote(None))
        self.quotes.opened.connect(self.open_quote)
        self.costs.written.connect(self.write_cost)
        self.costs.removed.connect(self.remove_cost)
        self.costs.added.connect(self.add_cost)
        self.costs.ips_wanted.connect(self.add_ips)
        self.time.noted.connect(lambda fields: self._note(operations.note_working_time, **fields))
        self.offer.offered.connect(lambda fields: self._note_style(operations.note_offer, **fields))
        self.offer.said.connect(lambda value: self._note_style(operations.note_said_output, pieces_day=value))
        self.ask.price_noted.connect(self.note_price)
        self.losses.count_wanted.connect(lambda: self._context.way.go("counts", self._workshop_id))
        self._live = Live(
            self, self._context, _read, self._show, here=True,
            asks=lambda: (self._workshop_id, self._style_id, date.today().isoformat())
            if self._workshop_id else None,
        )  # fmt: skip

    # --- showing ---

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        if place.of != self._workshop_id:
            forget_refused(self)
            self.area.verticalScrollBar().setValue(0)
        self._workshop_id = place.of
        self._style_id = int(place.part) if place.part.isdigit() else None
        self._live.again()

    @property
    def workshop_id(self) -> int | None:
        return self._workshop_id or None

    def _show(self, found: _Found | None) -> None:
        self.found = found
        if found is None:
            if self.isVisible():
                self._context.way.leave()
            return
        owner = found.workshop.owners[0].given_names.split()[0] if found.workshop.owners else ""
        name = found.style.name if found.style else ""
        cluster = found.workshop.cluster.name if found.workshop.cluster else _("Sin territorio")
        self.crumbs.setText(f"{_('Talleres')} › {cluster} › {found.workshop.name} › {_('Producción')}")
        self.crumbs.setAccessibleName(_("Volver a {name}").format(name=found.workshop.name))
        self.title.setText(title_of(name))
        self._show_styles(found)
        self.headline.show_garment(found.garment, name, owner)
        self.costs.show_account(found.minute, found.garment, owner)
        self.time.show_time(found.said_time, found.time, found.people)
        if found.garment is not None:
            self.offer.show_offer(found.offer, found.said, found.garment, name)
        self.offer.setVisible(found.garment is not None)
        for card in (self.picture, self.even):
            card.show_garment(found.garment)
        self.ask.show_garment(found.garment, found.noted_price)
        self.losses.show_losses(found.losses, costs_known=found.minute.month is not None)
        self.quotes.show_quotes(found.quotes)
        self._show_allowed(found)

    def _show_styles(self, found: _Found) -> None:
        choices: list[tuple[str, object]] = [(one.name, one.id) for one in found.styles]
        if choices != self.style_choice.offered:
            self.style_choice.show_choices(choices)
        if found.style is not None:
            self.style_choice.show_value(found.style.id)
        self.style_choice.setVisible(len(choices) > 1)
        self.first_style.setVisible(not choices)

    def _show_allowed(self, found: _Found) -> None:
        may = not self._context.store.read_only
        for part in (self.costs, self.time, self.offer, self.first_style):
            part.setEnabled(may)
        self.quote.setEnabled(may)
        self.ask.figure.setEnabled(may)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        start: QLineEdit = self.garment_name
        if self.found is not None and self.found.styles and self.costs.rows:
            start = next(iter(self.costs.rows.values())).amount
        start.setFocus()

    # --- what is written ---

    def _note(self, operation: Any, **fields: Any) -> None:
        name = next(iter(fields), "")
        key = f"{operation.__name__}:{self._workshop_id}:{name}"
        self.do(operation, again=self._live.again, workshop_id=self._workshop_id, merge_key=key, **fields)

    def _note_style(self, operation: Any, **fields: Any) -> None:
        if self.found is None or self.found.style is None:
            return
        style, name = self.found.style.id, next(iter(fields), "")
        key = f"{operation.__name__}:{style}:{name}"
        self.do(operation, again=self._live.again, style_id=style, merge_key=key, **fields)

    @property
    def _style(self) -> int | None:
        return self.found.style.id if self.found is not None and self.found.style is not None else None

    def write_cost(self, kind: str, row: int | None, fields: dict[str, Any]) -> None:
        """Keep what was typed or chosen of a cost."""
        if row is None:
            self.do(
                operations.add_cost, again=self._live.again, workshop_id=self._workshop_id, kind=kind,
                style_id=self._style, **fields,
            )  # fmt: skip
            return
        key = f"cost:{row}:{next(iter(fields))}"
        self.do(
            operations.change_cost, again=self._live.again, cost_id=row, style_id=self._style,
            merge_key=key, **fields,
        )  # fmt: skip

    def add_cost(self, kind: str) -> None:
        """A cost that is not asked of everybody, with the cursor in it."""
        done = self.do(operations.add_cost, workshop_id=self._workshop_id, kind=kind, style_id=self._style)
        row = self.costs.rows.get(done)
        if row is not None:
            row.show()  # Qt would do it only later, and what is hidden takes no keys
            (row.what if kind == "other" else row.amount).setFocus()

    def remove_cost(self, row: int | None) -> None:
        """It is not paid, or was not asked."""
        if row is not None:
            self.do(operations.remove_cost, cost_id=row, said=_("Costo quitado de la cuenta."))

    def add_ips(self) -> None:
        """The employer's part, by the law of today."""
        said = _("Aporte a IPS sumado a la cuenta.")
        self.do(operations.add_legal_part, workshop_id=self._workshop_id, kind="ips", said=said)

    def add_first_style(self) -> None:
        """The garment that the account is of."""
        name = capital(self.garment_name.text().strip())
        if name and self.do(add_style, workshop_id=self._workshop_id, name=name) is not None:
            self.garment_name.clear()
            self.setFocus()

    def note_price(self) -> None:
        """The offered price becomes a figure of the workshop, as the owner says it."""
        if self.found is not None and self.found.offer is not None:
            today = date.today().isoformat()
            self.do(
                record_figure, workshop_id=self._workshop_id, kind="price_garment", period_from=today,
                period_to=today, value=self.found.offer.price, origin="said",
                note=self.found.style.name if self.found.style else None, said=_("Anotado en las cifras."),
            )  # fmt: skip

    def _choose_style(self, style: object) -> None:
        flush_fields(self.offer)
        self._context.way.go("garment-cost", self._workshop_id, part=str(style))

    def open_quote(self, quote: Quote | None) -> None:
        """Make one, or look at one that was made."""
        flush_fields(self)
        found = self.found
        if found is None:
            return
        if quote is not None and self._context.store.read_only:
            self._context.way.print("quote", quote.id)
            return
        offer, garment = found.offer, found.garment
        offered = {
            "garment": found.style.name if found.style else None,
            "sizes": found.style.size if found.style else None,
            "customer": offer.customer if offer else None,
            "quantity": offer.quantity if offer else None,
            "price": garment.to_quote if garment else None,
        }
        open_quote(
            self._context, self, workshop_id=self._workshop_id, style_id=self._style, quote=quote,
            offered=offered, cost=garment.cost if garment else None,
        )  # fmt: skip

    def _print(self, kind: str) -> None:
        flush_fields(self)
        if self.workshop_id is not None:
            self._context.way.print(kind, self.workshop_id)
