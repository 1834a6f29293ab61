"""Santa Librada as it is drawn in the direction's picture: five who sew, 45 hours, 53 % efficiency."""

from app.costing.minute_cost import make_minute_cost
from app.costing.records import Estimate, FloorTime, MinuteCost, ShopCost
from app.formalization.law import Law
from app.formalization.statutes import load_statutes

DAY = "2026-11-30"
LAW = Law(load_statutes(), DAY, use_latest=True)
PAID = (
    ("wages", 3_350_000, "week", "notebook"),
    ("owner", 800_000, "week", "said"),
    ("rent", 900_000, "month", "contract"),
    ("thread", 180_000, "week", "notebook"),
    ("power", 490_000, "month", "invoice"),
    ("repairs", 300_000, "two_months", "said"),
)
TIME = FloorTime(5, 45, 5.5, efficiency=Estimate(0.494, 0.533, 0.561), measured_days=5, until="2026-11-27")


def cost(
    kind: str, amount: int | None, per: str = "month", origin: str = "said", row: int = 1, **more
) -> ShopCost:
    return ShopCost(row, 7, kind, amount, per, origin, DAY, **more)


def paid(rows=PAID) -> list[ShopCost]:
    return [cost(*row, row=number) for number, row in enumerate(rows, 1)]


def minute(rows=PAID, time: FloorTime = TIME) -> MinuteCost:
    return make_minute_cost(paid(rows), time, LAW)
