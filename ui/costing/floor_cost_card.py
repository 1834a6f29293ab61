"""What a garment costs, on the tab Producción: one line and the way to its page."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.costing.account_queries import read_accounts
from app.costing.records import GarmentCost, Loss, MinuteCost
from app.costing.words import say_how, say_loss, say_minute, say_price, say_spread, say_weeks
from app.i18n import _
from app.phrases import uncapital
from app.production.queries import list_styles
from app.storage.records import Reader
from ui.production.floor_card import LEFT, FloorCard
from ui.widgets.card import label


@dataclass(frozen=True, slots=True)
class _Costs:
    name: str
    minute: MinuteCost | None
    garment: GarmentCost | None
    loss: Loss | None


class FloorCostCard(FloorCard):
    """The garment whose cost is known, its price, and what is lost most."""

    side = LEFT

    def lay_out_body(self) -> None:
        self.heading = label(_("Cuánto cuesta una prenda"), "heading")
        self.headline = label("", wrap=True)
        self.more = label("", "small", wrap=True)
        self.loss = label("", "small", wrap=True)
        self.open = QPushButton(_("Ver la cuenta"))
        self.open.clicked.connect(lambda: self.context.way.go("garment-cost", self.workshop_id))
        for part in (self.heading, self.headline, self.more, self.loss):
            self.body.addWidget(part)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def read(self, reader: Reader, workshop_id: int) -> _Costs:
        day = date.today().isoformat()
        accounts = read_accounts(reader, workshop_id, day)
        if not accounts.begun:
            return _Costs("", None, None, None)
        garments = [(one.name, accounts.garments[one.id]) for one in list_styles(reader, workshop_id)]
        known = sorted(garments, key=lambda one: (one[1].left is None, one[1].cost is None))
        name, garment = known[0] if known else ("", None)
        loss = next((one for one in accounts.losses if say_loss(one)), None)
        return _Costs(name, accounts.minute, garment, loss)

    def show_found(self, found: _Costs) -> None:
        garment, minute = found.garment, found.minute
        first, strong = say_price(garment, found.name) if garment else ("", "")
        more = say_weeks(garment) if first and garment else ""
        if first:
            headline = f"{first}<b>{strong}</b>"
        elif garment is not None and garment.cost is not None:
            cost = say_spread(garment.cost)
            headline = _("Hacer cada {garment} cuesta {cost}").format(
                garment=uncapital(found.name), cost=cost
            )
        elif minute is not None and minute.paid is not None:
            headline = _("Un minuto pagado cuesta {cost}").format(cost=say_minute(minute.paid.middle))
        else:
            headline = _("Con siete preguntas a la dueña o el dueño se sabe cuánto cuesta cada prenda.")
        self.headline.setText(headline)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        said = f"{say_loss(found.loss)}. {say_how(found.loss)}" if found.loss else ""
        self.loss.setText(said)
        self.loss.setVisible(bool(said))
        self.open.setText(_("Ver la cuenta") if minute else _("Empezar la cuenta"))
        self.open.setAccessibleName(f"{self.heading.text()}: {self.open.text()}")
