"""The nouns of an order shared among workshops: shares, groups, and what a workshop kept of its word."""

from dataclasses import dataclass

ASKED_STATUSES = ("planned", "proposed", "thinking")  # nothing is promised yet
BOUND_SHARES = ("accepted", "delivered", "paid")  # the workshop gave its word
LIVE_SHARES = (*ASKED_STATUSES, *BOUND_SHARES)
FALLEN_SHARES = ("declined", "dropped")


@dataclass(frozen=True, slots=True)
class OrderShare:
    """What one workshop makes of an order, as it was agreed and as it came.

    `answered_on`: the day of the last answer (told, thinks, accepts, declines, drops out).
    `delivered` counts what came in all, on `delivered_on` the last of it.
    """

    id: int
    order_id: int
    workshop_id: int
    quantity: int
    status: str
    price: int | None = None
    due_on: str | None = None
    answered_on: str | None = None
    reason: str | None = None
    delivered_on: str | None = None
    delivered: int | None = None
    returned: int | None = None
    paid_on: str | None = None
    paid_amount: int | None = None
    note: str | None = None
    code: str = ""
    workshop: str = ""
    phone: str | None = None
    order_due_on: str | None = None

    @property
    def until(self) -> str | None:
        """The day it should come by: its own, or else that of the order."""
        return self.due_on or self.order_due_on

    @property
    def is_live(self) -> bool:
        """Whether it still counts: not declined, nor dropped."""
        return self.status in LIVE_SHARES

    @property
    def missing(self) -> int:
        """The pieces of it that are still to come."""
        return max(0, self.quantity - (self.delivered or 0)) if self.is_live else 0

    @property
    def is_whole(self) -> bool:
        return (self.delivered or 0) >= self.quantity

    def is_late(self, today: str) -> bool:
        """Whether a promised share should have come by now and did not, or came after its day."""
        if self.status not in BOUND_SHARES or self.until is None:
            return False
        if self.is_whole and self.delivered_on is not None:
            return self.delivered_on > self.until
        return self.until < today


@dataclass(frozen=True, slots=True)
class ShareGroup:
    """Workshops that are one risk: a family, or those that one van serves.

    `share_cap`: what they may make together of an order (0 to 1); None when nobody said.
    """

    id: int
    kind: str
    name: str
    cluster_id: int | None = None
    share_cap: float | None = None
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """What a workshop promised of shared orders and kept. Shares whose day has not come do not count.

    `due`: promised shares whose day came, or that came before; `kept` of them whole and in time.
    """

    workshop_id: int
    due: int = 0
    kept: int = 0
    late: int = 0
    dropped: int = 0
    open: int = 0
    pieces: int = 0
    returned: int | None = None
    last_on: str | None = None


@dataclass(frozen=True, slots=True)
class LateShare:
    """A share that should have come, for Inicio."""

    share_id: int
    order_id: int
    number: int
    workshop_id: int
    code: str
    workshop: str
    quantity: int
    delivered: int
    due_on: str
