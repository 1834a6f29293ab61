"""What lists say of workshops as values at a day: how many people they declare, whether they are in force."""

from calendar import monthrange
from collections.abc import Collection
from typing import NamedTuple

from app.administrative.queries import list_administrative, list_entries
from app.administrative.records import OTHER, AdministrativeList
from app.i18n import _
from app.registry.names import fold
from app.storage.records import Reader

PEOPLE, REGISTERED = "list_people", "list_registered"
ORIGIN = "administrative"  # of a value that a list gave
WHOLE = 100.0  # percent


class ListMeasure(NamedTuple):
    """A measure that lists give: its code, and how it is called with its unit."""

    code: str
    title: str
    of_people: bool


class ListValue(NamedTuple):
    """What a list says of a workshop, and the last day of the month that it is of."""

    value: float
    day: str


def is_of_list(code: str) -> bool:
    """Whether a measure is what lists of a ministry say."""
    return code.partition(".")[0] in (PEOPLE, REGISTERED)


def key_of(one: AdministrativeList) -> str:
    """What lists that are one after the other have alike: the source, or the name of one that is another."""
    return one.source if one.source != OTHER else fold(one.name or "").replace(" ", "_") or OTHER


def list_list_measures(reader: Reader) -> list[ListMeasure]:
    """Those of IPS and of the register of employers, and of whatever other lists were brought in."""
    found = [
        ListMeasure(f"{PEOPLE}.ips", _("Personas en IPS, según la lista del IPS"), True),
        ListMeasure(f"{REGISTERED}.ips", _("Figura como empleador en la lista del IPS"), False),
        ListMeasure(f"{PEOPLE}.employers", _("Personas declaradas, según el registro de empleadores"), True),
        ListMeasure(f"{REGISTERED}.employers", _("Figura en el registro de empleadores"), False),
    ]
    others = {key_of(one): one.name or "" for one in list_administrative(reader) if one.source == OTHER}
    for key, name in others.items():
        found += [
            ListMeasure(f"{PEOPLE}.{key}", _("Personas, según la lista «{name}»").format(name=name), True),
            ListMeasure(f"{REGISTERED}.{key}", _("Figura en la lista «{name}»").format(name=name), False),
        ]
    return found


def read_list_values(reader: Reader, code: str, workshops: Collection[int], day: str) -> dict[int, ListValue]:
    """What the newest list says whose month had ended by then, of the workshops that allow it.

    Of two lists of a month the one that came last holds, where it says anything.
    """
    figure, _dot, key = code.partition(".")
    entries = list_entries(reader)
    found: dict[int, ListValue] = {}
    for one in reversed(list_administrative(reader)):  # from the oldest month to the newest
        ends = _end_of(one.month)
        if key_of(one) != key or ends > day:
            continue
        for entry in entries.get(one.id, ()):
            said = entry.people if figure == PEOPLE else entry.registered
            if said is not None and entry.workshop_id in workshops:
                value = float(said) if figure == PEOPLE else WHOLE * said
                found[entry.workshop_id] = ListValue(value, ends)
    return found


def _end_of(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{monthrange(year, number)[1]:02d}"
