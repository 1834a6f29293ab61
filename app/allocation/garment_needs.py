"""Which kinds of machine a garment needs, as far as the house knows: nothing is supposed.

An anchor's order says which machines it asks for; a style that was timed says what its operations are
sewn on. Orders add up: all that they ask for is needed. Styles are ways to sew the same garment: one of
them is enough. A workshop whose machines nobody wrote down lacks nothing that we know of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.capability.judging import machine_codes

NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NeedSource:
    """Who says what machines a garment needs, and of which day that is.

    An order by its `number`, else a measured `style` of a `workshop`.
    """

    family: str
    machines: frozenset[str]
    on: str
    number: int | None = None
    workshop: str | None = None
    style: str | None = None

    @property
    def kind(self) -> str:
        """ "order" or "measured"."""
        return "measured" if self.number is None else "order"


@dataclass(frozen=True, slots=True)
class GarmentNeed:
    """What is known of a garment: the orders that ask for machines, and the measured ways to sew it."""

    orders: tuple[NeedSource, ...] = ()
    styles: tuple[NeedSource, ...] = ()

    def is_met(self, machines: frozenset[str]) -> bool:
        """Whether these machines are all that the orders ask for, and suffice for some measured way."""
        asked = NOTHING.union(*(one.machines for one in self.orders))
        return asked <= machines and (not self.styles or any(one.machines <= machines for one in self.styles))

    def missing_ones(self, machines: frozenset[str]) -> frozenset[str]:
        """Each kind of machine that is, by itself, all that is missing; none where nobody knows.

        Only machines of the list: of others, two people write the same one differently.
        """
        if not machines or self.is_met(machines):
            return NOTHING
        known = NOTHING.union(*(one.machines for one in (*self.orders, *self.styles)))
        return frozenset(one for one in (known & machine_codes()) - machines if self.is_met(machines | {one}))

    def known_from(self, machine: str, machines: frozenset[str]) -> tuple[NeedSource, ...]:
        """Who says that it needs a machine: the newest order, the newest way that these would suffice for."""
        ways = (one for one in self.styles if one.machines <= machines | {machine})
        newest = (
            max((one for one in those if machine in one.machines), key=lambda one: one.on, default=None)
            for those in (self.orders, ways)
        )
        return tuple(one for one in newest if one is not None)


def gather_needs(sources: Iterable[NeedSource]) -> Mapping[str, GarmentNeed]:
    """What is known of each garment; of one that nobody says anything of, nothing is there."""
    orders: dict[str, list[NeedSource]] = {}
    styles: dict[str, list[NeedSource]] = {}
    for one in sources:
        if one.machines:
            (styles if one.number is None else orders).setdefault(one.family, []).append(one)
    return {
        family: GarmentNeed(tuple(orders.get(family, ())), tuple(styles.get(family, ())))
        for family in orders.keys() | styles.keys()
    }
