"""Reads costs, offers and quotes."""

from app.costing.records import Offer, Quote, SaidOutput, ShopCost, WorkingTime
from app.costing.tables import COST_LINE, OFFER, QUOTE, SAID_OUTPUT, WORKING_TIME
from app.storage.records import Reader

_COST = COST_LINE.select(ShopCost)
_TIME = WORKING_TIME.select(WorkingTime)
_SAID = SAID_OUTPUT.select(SaidOutput)
_OFFER = OFFER.select(Offer)
_QUOTE = QUOTE.select(Quote)
_OF_WORKSHOP = "WHERE deleted = 0 AND style_id IN (SELECT id FROM style WHERE workshop_id = ?)"


def list_costs(reader: Reader, workshop_id: int) -> list[ShopCost]:
    """What a workshop pays, in the order in which it was written."""
    sql = f"SELECT {_COST} FROM cost_line WHERE workshop_id = ? AND deleted = 0 ORDER BY id"
    return [ShopCost(**dict(row)) for row in reader.rows(sql, (workshop_id,))]


def costs_of_workshops(reader: Reader) -> dict[int, list[ShopCost]]:
    """What every workshop pays, in one query."""
    found: dict[int, list[ShopCost]] = {}
    for row in reader.rows(f"SELECT {_COST} FROM cost_line WHERE deleted = 0 ORDER BY id"):
        cost = ShopCost(**dict(row))
        found.setdefault(cost.workshop_id, []).append(cost)
    return found


def read_cost(reader: Reader, cost_id: int) -> ShopCost | None:
    """One cost, or None when it is not there any more."""
    row = reader.row(f"SELECT {_COST} FROM cost_line WHERE id = ? AND deleted = 0", (cost_id,))
    return None if row is None else ShopCost(**dict(row))


def read_working_time(reader: Reader, workshop_id: int) -> WorkingTime | None:
    """How long a workshop works, as noted last."""
    sql = f"SELECT {_TIME} FROM working_time WHERE workshop_id = ? AND deleted = 0 ORDER BY id DESC LIMIT 1"
    row = reader.row(sql, (workshop_id,))
    return None if row is None else WorkingTime(**dict(row))


def read_said_output(reader: Reader, style_id: int) -> SaidOutput | None:
    """How many of a garment come out of a day, as the owner said last."""
    sql = f"SELECT {_SAID} FROM said_output WHERE style_id = ? AND deleted = 0 ORDER BY id DESC LIMIT 1"
    row = reader.row(sql, (style_id,))
    return None if row is None else SaidOutput(**dict(row))


def said_outputs(reader: Reader, workshop_id: int) -> dict[int, SaidOutput]:
    """The same of every garment of a workshop, by style."""
    rows = reader.rows(f"SELECT {_SAID} FROM said_output {_OF_WORKSHOP} ORDER BY id", (workshop_id,))
    return {row["style_id"]: SaidOutput(**dict(row)) for row in rows}


def list_offers(reader: Reader, style_id: int) -> list[Offer]:
    """What was offered for a garment, the newest first."""
    sql = f"SELECT {_OFFER} FROM offer WHERE style_id = ? AND deleted = 0 ORDER BY noted_on DESC, id DESC"
    return [Offer(**dict(row)) for row in reader.rows(sql, (style_id,))]


def latest_offer(reader: Reader, style_id: int) -> Offer | None:
    """What is offered today."""
    return next(iter(list_offers(reader, style_id)), None)


def latest_offers(reader: Reader, workshop_id: int) -> dict[int, Offer]:
    """The same for every garment of a workshop, by style."""
    rows = reader.rows(f"SELECT {_OFFER} FROM offer {_OF_WORKSHOP} ORDER BY noted_on, id", (workshop_id,))
    return {row["style_id"]: Offer(**dict(row)) for row in rows}


def list_quotes(reader: Reader, workshop_id: int | None = None) -> list[Quote]:
    """The quotes of a workshop or of all, the newest first."""
    sql = (
        f"SELECT {_QUOTE} FROM quote WHERE deleted = 0 AND (?1 IS NULL OR workshop_id = ?1) "
        "ORDER BY made_on DESC, id DESC"
    )
    return [Quote(**dict(row)) for row in reader.rows(sql, (workshop_id,))]


def read_quote(reader: Reader, quote_id: int) -> Quote | None:
    """One quote, or None when it is not there any more."""
    row = reader.row(f"SELECT {_QUOTE} FROM quote WHERE id = ? AND deleted = 0", (quote_id,))
    return None if row is None else Quote(**dict(row))
