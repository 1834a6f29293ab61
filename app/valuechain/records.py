"""The nouns of what anchor companies ask for: who answers there, demands, orders with their parts."""

from dataclasses import dataclass

ORDER_STATUSES = ("asked", "agreed", "running", "delivered", "paid", "cancelled", "lost")
OPEN_STATUSES = ("asked", "agreed", "running")
BOUND_STATUSES = ("agreed", "running", "delivered", "paid")  # the two sides agreed on it
CHANGED = ("due_on", "quantity", "price", "fabric_on")  # of an agreed order: kept with who asked
ASKERS = ("anchor", "us")


@dataclass(frozen=True, slots=True)
class AnchorContact:
    """Who answers at an anchor company; `phone` as read, `phone_given` as typed."""

    id: int
    anchor_id: int
    name: str
    post: str | None = None
    phone: str | None = None
    phone_given: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class AnchorDemand:
    """Something an anchor company asks of who sews for it, said on a day by somebody there.

    `what` is the code of a course (training), of a document or of an item of the diagnostic
    (quality, social), or the words in which it was said.
    """

    id: int
    anchor_id: int
    kind: str
    what: str
    said_on: str
    said_by: str | None = None
    note: str | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class OrderSize:
    id: int
    size: str
    quantity: int


@dataclass(frozen=True, slots=True)
class OrderRequirement:
    """What an order asks of who takes it.

    machine: a code of the machines, `level` how many. skill: a code of the machines or the products
    that somebody can sew. document: a code of `app.valuechain.words`. item: a code of the diagnostic,
    `level` the least level (0-4). sample: an approved sample. Anything may be plain words.
    """

    id: int
    kind: str
    what: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class OrderDelivery:
    """A delivery that was promised (`due_on`, `quantity`) or made, with what came of it."""

    id: int
    due_on: str | None = None
    quantity: int | None = None
    delivered_on: str | None = None
    delivered: int | None = None
    returned: int | None = None
    penalty: int | None = None
    note: str | None = None

    @property
    def is_made(self) -> bool:
        return self.delivered_on is not None


@dataclass(frozen=True, slots=True)
class OrderChange:
    """A date, quantity or price of an agreed order that was changed, and who asked for it."""

    id: int
    noted_on: str
    what: str
    before: str | None
    after: str | None
    asked_by: str


@dataclass(frozen=True, slots=True)
class AnchorOrder:
    """An order of an anchor company, with all that is known of it.

    `number` is the office's own; `product` a code of the products or words. `standard_minutes`
    are for one piece. `share_cap` is the largest share one workshop may take (0 to 1), `lot_min`
    the fewest pieces. `received_on`: when the cut fabric came. Money in whole guaraníes.
    """

    id: int
    anchor_id: int
    number: int
    product: str
    quantity: int
    asked_on: str
    status: str
    reference: str | None = None
    description: str | None = None
    standard_minutes: float | None = None
    minutes_origin: str | None = None
    agreed_on: str | None = None
    fabric_on: str | None = None
    due_on: str | None = None
    price: int | None = None
    penalty_per_piece: int | None = None
    payment_days: int | None = None
    lot_min: int | None = None
    share_cap: float | None = None
    closed_on: str | None = None
    closed_why: str | None = None
    sample_approved_on: str | None = None
    received_on: str | None = None
    paid_on: str | None = None
    paid_amount: int | None = None
    note: str | None = None
    anchor: str = ""
    anchor_payment_days: int | None = None
    sizes: tuple[OrderSize, ...] = ()
    requirements: tuple[OrderRequirement, ...] = ()
    deliveries: tuple[OrderDelivery, ...] = ()
    changes: tuple[OrderChange, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer, or for its pieces."""
        return self.status in OPEN_STATUSES

    @property
    def is_bound(self) -> bool:
        """Whether the two sides agreed on it, so that a change is somebody's."""
        return self.status in BOUND_STATUSES

    @property
    def delivered(self) -> int:
        """The pieces that were delivered."""
        return sum(one.delivered or 0 for one in self.deliveries)

    @property
    def returned(self) -> int | None:
        """The pieces that came back; None when nobody noted it for any delivery."""
        told = [one.returned for one in self.deliveries if one.returned is not None]
        return sum(told) if told else None

    @property
    def penalty(self) -> int | None:
        """What was taken off for what was late or wrong; None when nobody noted it."""
        told = [one.penalty for one in self.deliveries if one.penalty is not None]
        return sum(told) if told else None

    @property
    def remaining(self) -> int:
        """The pieces that are still to be delivered."""
        return max(0, self.quantity - self.delivered)

    @property
    def last_delivery_on(self) -> str | None:
        """The day of the last delivery that was made."""
        return max((one.delivered_on for one in self.deliveries if one.delivered_on), default=None)

    @property
    def days_to_pay(self) -> int | None:
        """The payment term that holds: the order's, or else the company's usual one."""
        return self.anchor_payment_days if self.payment_days is None else self.payment_days

    @property
    def asks_sample(self) -> bool:
        return any(one.kind == "sample" for one in self.requirements)
