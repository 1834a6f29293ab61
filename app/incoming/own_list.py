"""Our own list of workshops that comes back: known by the headings of its definition, in any of our languages."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.i18n import LANGUAGES, say_in
from app.incoming.cells import MachinesReading, read_machines
from app.incoming.meanings import EXTRA, IGNORED
from app.registry.names import fold
from app.registry.vocabulary import machine_type, product_name

SHARE = 0.6  # of the headings: somebody may have added columns of their own, or taken some out
_NEEDED = {"code", "name"}


@lru_cache(maxsize=1)
def _own_headings() -> dict[str, str]:
    from app.lists.sheets import SheetColumn  # only when a list is read
    from app.registry.leaving import columns_that_leave

    return {
        fold(SheetColumn(column.title, column.kind).heading): column.means or IGNORED
        for code in LANGUAGES
        for column in columns_that_leave(say_in(code))
    }


def own_meanings(headers: Sequence[str]) -> list[str] | None:
    """What the columns of our own list mean; None when it is another list."""
    found = [_own_headings().get(fold(header)) for header in headers]
    known = [one for one in found if one]
    if not set(known) >= _NEEDED or len(known) < SHARE * sum(map(bool, headers)):
        return None
    return [one or (EXTRA if header else IGNORED) for one, header in zip(found, headers, strict=True)]


def read_own_products(text: str) -> tuple[tuple[str, str], ...]:
    """Products as our list says them: a comma and a space between, whatever is in their names."""
    return tuple((product_name(name) or name, name) for name in text.split(", ") if name)


def read_own_machines(text: str) -> MachinesReading:
    """Machines as our list says them: "2 recta, 1 overlock"; a kind of the office's own stays."""
    found = [re.fullmatch(r"(\d+) (.+)", piece) for piece in text.split(", ")]
    if not all(found):
        return read_machines(text)
    return MachinesReading(
        tuple((machine_type(one[2]) or one[2], int(one[1]), one[0]) for one in found if one)
    )
