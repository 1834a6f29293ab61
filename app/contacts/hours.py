"""Hours and reach: who gave how much time to whom, about what, and when.

A contact's minutes are the time that it took, whoever was there: two consultants or two
topics share them in equal parts, whole minutes, the first getting what is left over. So the
parts of any breakdown add up to the same total, and no hour is counted twice. Contacts and
workshops are counted in every part they belong to, and do not add up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

GROUPINGS = ("consultant", "workshop", "topic", "month", "sex", "age_group")
MINUTES = ("contact_minutes", "preparation_minutes", "travel_minutes")

Key = int | str | None


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner as far as reach goes; sex or age group None: not known."""

    id: int
    sex: str | None
    age_group: str | None


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """What a held contact took. Minutes that are not known count as none."""

    contact_id: int
    workshop_id: int
    held_on: str
    contact_minutes: int = 0
    preparation_minutes: int = 0
    travel_minutes: int = 0
    consultants: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()

    @property
    def minutes(self) -> int:
        """All three together."""
        return self.contact_minutes + self.preparation_minutes + self.travel_minutes


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One part of a breakdown; key None is what the contacts do not say.

    `people` are the owners reached, each once; minutes add up over the rows.
    """

    key: Key
    contacts: int
    workshops: int
    people: int
    contact_minutes: int
    preparation_minutes: int
    travel_minutes: int

    @property
    def minutes(self) -> int:
        """All three together."""
        return self.contact_minutes + self.preparation_minutes + self.travel_minutes


@dataclass(slots=True)
class _Sum:
    minutes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MINUTES, 0))
    contacts: set[int] = field(default_factory=set)
    workshops: set[int] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)


def share_minutes(minutes: int, parts: int) -> list[int]:
    """Equal whole parts; what is left over goes to the first ones, a minute each.

    >>> share_minutes(95, 2)
    [48, 47]
    """
    whole, rest = divmod(minutes, parts)
    return [whole + (place < rest) for place in range(parts)]


def _keys_of(entry: TimeEntry, by: str) -> Sequence[Key]:
    """The parts that share an entry's minutes; an owner's group comes once per owner."""
    found: dict[str, Callable[[], Sequence[Key]]] = {
        "consultant": lambda: entry.consultants,
        "workshop": lambda: (entry.workshop_id,),
        "topic": lambda: entry.topics,
        "month": lambda: (entry.held_on[:7],),
        "sex": lambda: [owner.sex for owner in entry.owners],
        "age_group": lambda: [owner.age_group for owner in entry.owners],
    }
    return found[by]() or (None,)


def group_hours(entries: Iterable[TimeEntry], by: str) -> list[HoursRow]:
    """Break hours down by one of `GROUPINGS`; the most time first, months in order.

    What has no part (no consultant noted, no topic, no owner known) is the row of key None.
    """
    sums: dict[Key, _Sum] = {}
    for entry in entries:
        keys = _keys_of(entry, by)
        owners = entry.owners or ()
        for place, key in enumerate(keys):
            part = sums.setdefault(key, _Sum())
            for name in MINUTES:
                part.minutes[name] += share_minutes(getattr(entry, name), len(keys))[place]
            part.contacts.add(entry.contact_id)
            part.workshops.add(entry.workshop_id)
            is_group = by in ("sex", "age_group")
            part.owners |= {one.id for one in owners if not is_group or getattr(one, by) == key}
    rows = [_row(key, part) for key, part in sums.items()]
    if by == "month":
        return sorted(rows, key=lambda row: str(row.key))
    return sorted(rows, key=lambda row: (row.key is None, -row.minutes, str(row.key)))


def total_hours(entries: Iterable[TimeEntry]) -> HoursRow:
    """All of it: contacts, workshops and people counted once."""
    whole = _Sum()
    for entry in entries:
        for name in MINUTES:
            whole.minutes[name] += getattr(entry, name)
        whole.contacts.add(entry.contact_id)
        whole.workshops.add(entry.workshop_id)
        whole.owners |= {owner.id for owner in entry.owners}
    return _row(None, whole)


def _row(key: Key, part: _Sum) -> HoursRow:
    return HoursRow(key, len(part.contacts), len(part.workshops), len(part.owners), **part.minutes)
