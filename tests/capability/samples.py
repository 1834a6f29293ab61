"""Orders, workshops and means that the tests of who can take an order begin from."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.capability.judging import Judge
from app.capability.records import Candidate, ComingEvent, Floor, Lender, Means, OrderNeed, Promised
from app.capability.rules import learning_rules, step_rules
from app.counts.records import Pace, Spread
from app.valuechain.records import OrderRequirement

TODAY = date(2026, 11, 30)  # a Monday
NEED = OrderNeed(
    1,
    "Uniformes Arapoty",
    "guardapolvos",
    1800,
    starts_on=date(2027, 1, 11),
    due_on=date(2027, 1, 22),
    first_due_on=date(2027, 1, 15),
    standard_minutes=17.05,
)
PACE = Pace(
    workshop_id=7,
    since="2026-09-01",
    until="2026-11-30",
    days=40,
    first="2026-09-01",
    last="2026-11-27",
    efficiency=Spread(0.5, 0.6, 0.7),
    minutes_present_per_day=Spread(2000.0, 2400.0, 2500.0),
)
FLOOR = Floor(
    7,
    "YAG-007",
    "Confecciones Santa Librada",
    cluster_id=1,
    products=frozenset({"guardapolvos"}),
    machines={"recta": 4, "overlock": 1},
    levels={"PRO-04": 3, "LOC-02": 4},
    documents=frozenset({"RUC", "TIMBRADO"}),
    pace=PACE,
)
LENDER = Lender(9, "Taller La Esperanza", 2)
COURSE = ComingEvent(
    5,
    "CUR-07",
    "Control en la mesa",
    first_on=date(2026, 12, 2),
    last_on=date(2026, 12, 16),
    free=2,
    lifts=frozenset({"PRO-02", "PRO-04", "PRO-05"}),
)
MEANS = Means((COURSE,), {(1, "ojaladora"): (LENDER,)})


def asking(*wanted: tuple[str, str, int | None], **changed: Any) -> OrderNeed:
    """The order with these requirements: kind, what and level."""
    requirements = tuple(OrderRequirement(at, *one) for at, one in enumerate(wanted))
    return replace(NEED, requirements=requirements, **changed)


def judged(
    need: OrderNeed,
    floor: Floor = FLOOR,
    means: Means = MEANS,
    *,
    today: date = TODAY,
    days: int = 10,
    taken: float = 0.0,
    pieces: float = 0.0,
) -> Candidate:
    """What the order finds in a workshop."""
    judge = Judge(need, means, today=today, days=days, learning=learning_rules(), steps=step_rules())
    return judge.judge(floor, Promised(taken, pieces))
