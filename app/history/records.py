"""What the history is told in: a change, the rows it wrote, and each value before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = int | float | str | None
RowId = tuple[str, int]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One line of the journal: the cells of a row, each with the value before and after."""

    line: int
    change: int
    clock: int
    table: str
    row: int
    born: bool
    cells: Mapping[str, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value before and after, in words; `line` and `column` say where it stands.

    `born` is the first value that a new row had there: nothing was there before it.
    """

    line: int
    table: str
    row: int
    column: str
    title: str
    before: str
    after: str
    born: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a change, when and on which computer; `why` is what was done, in words."""

    change: int
    at_ms: int
    who: str
    computer: str
    why: str


@dataclass(frozen=True, slots=True)
class PastValue:
    """A value that something had, with who wrote it: a line of the history of a field."""

    author: Author
    value: ValueChange
    of: str  # what it was a value of: "María Caballero", "Anota los defectos"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value as it leaves the office: with the workshop that it belongs to, if to one."""

    author: Author
    value: ValueChange
    of: str
    workshop_code: str
    workshop: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change as a line: what was done where, and what it came down to.

    `workshop` is the workshop that it is about, or how many; `workshop_id` is None for several
    or none. `values` is how many it wrote; `before` and `after` are those of the one that matters.
    `field` is the table, the row and the column of a change of one value: that has a history.
    """

    id: int
    author: Author
    workshop_id: int | None
    workshop: str
    workshops: int
    what: str
    before: str
    after: str
    values: int
    field: tuple[str, int, str] | None = None


@dataclass(frozen=True, slots=True)
class ChangesAsked:
    """Which changes are wanted; what is None or empty leaves nothing out. Days are ISO.

    `of` is the thing whose they are, with all that belongs to it: a workshop, a visit.
    """

    user: int | None = None
    first_day: str | None = None
    last_day: str | None = None
    kind: str | None = None
    of: RowId | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Some changes, the newest first, and from where to go on (None: there are no more).

    `taken_for` is what was looked for where nothing is as it was typed.
    """

    changes: tuple[ChangeLine, ...]
    beyond: int | None
    taken_for: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps some values of a change from being taken back: later work, and whose."""

    reason: str
    values: int
    where: str  # the first workshop or thing that it is about
    places: int


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What taking a change back would do: how many values go back, and what stands on others."""

    change: int
    label: str
    back: Mapping[RowId, Mapping[str, Value]]
    values: int
    standing: tuple[Standing, ...]
