"""The nouns of lists that a ministry gives: what a list says, and what that is of our workshops."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.incoming.records import CellIssue

IPS, EMPLOYERS, OTHER = "ips", "employers", "other"
MATCHED, ABSENT, AMBIGUOUS, NO_NUMBER = "matched", "absent", "ambiguous", "no_number"
BY_RUC, BY_CEDULA = "ruc", "cedula"
# how a number of a RUC's column without a hyphen is to be read
AS_WRITTEN, WITHOUT_DIGIT, JOINED = "as_written", "without_digit", "joined"
NOTHING_SAID: Mapping[str, str] = {}  # of what the columns are


class ListedRow(NamedTuple):
    """What the list says of one number: a RUC without its check digit, which is a person's cédula.

    `people` is how many it declares, `registered` whether it stands there as in force; None: not known.
    """

    row: int
    number: str
    people: int | None = None
    registered: bool | None = True


class ListHead(NamedTuple):
    """A column by its `key` (see `Column.key`), what it is taken for, and the first things under it.

    `has_numbers`: somebody may be known by what stands there.
    """

    key: str
    meaning: str
    examples: tuple[str, ...] = ()
    has_numbers: bool = False


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list as it was read, in memory alone: nothing of it is kept but what is matched.

    `unread` are the rows whose number cannot be told, `doubtful` the numbers that they may be of.
    `per_person`: each row was a person, counted by the employer's number. `columns` are (what it is taken
    for, heading), `left` the headings and `other_sheets` the sheets that were not read; `undigited` how many rows were left out because
    their RUC may or may not end in its digit.
    """

    source: str
    sheet: str
    digest: str
    rows: tuple[ListedRow, ...]
    unread: tuple[CellIssue, ...] = ()
    doubtful: frozenset[str] = frozenset()
    per_person: bool = False
    has_people: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    undigited: int = 0
    heads: tuple[ListHead, ...] = ()

    @property
    def row_count(self) -> int:
        """How many rows it has, those that could not be read too."""
        return len(self.rows) + len({one.row for one in self.unread})


class ListFacts(NamedTuple):
    """What a person says of a list: whose it is, the month it is of (2027-03), who gave it and when.

    `name` is what one that is of another source is called. `complete`: whoever is not in it is not registered.
    """

    source: str
    month: str
    name: str | None = None
    given_by: str | None = None
    received_on: str = ""
    complete: bool = False


class SoughtWorkshop(NamedTuple):
    """A workshop as it is looked for: by its RUC, or by its owners' cédulas where it has none.

    `granted` is what it said of being looked for; None: it was not asked.
    """

    workshop_id: int
    code: str
    name: str
    numbers: tuple[str, ...]
    by: str = BY_RUC
    granted: bool | None = None


class ListMatch(NamedTuple):
    """What a list says of one workshop that allows it; `why` an ambiguous one is left out.

    `fingerprint` is of the numbers it was looked for by: with other numbers it says nothing of it.
    """

    workshop_id: int
    code: str
    name: str
    state: str
    by: str | None = None
    people: int | None = None
    registered: bool | None = None
    why: str = ""
    fingerprint: str = ""


class MatchRate(NamedTuple):
    """How much of what was looked for was found, of all workshops or of one arm (`name`)."""

    name: str
    workshops: int
    asked: int
    consenting: int
    with_number: int
    matched: int
    absent: int
    ambiguous: int


@dataclass(frozen=True, slots=True)
class AdministrativePlan:
    """What bringing a list in would keep: the matches, and nothing of anybody else.

    `replaces` is the same file's earlier list of that month; `unchanged`: it says the same already.
    """

    facts: ListFacts
    read: ListRead
    matches: tuple[ListMatch, ...]
    workshops: int
    asked: int
    replaces: int | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class AdministrativeList:
    """A list that was brought in; `workshops` and `asked` as they were that day."""

    id: int
    source: str
    name: str | None
    month: str
    given_by: str | None
    received_on: str
    complete: bool
    workshops: int
    asked: int
    row_count: int
    unread: int
    digest: str


@dataclass(frozen=True, slots=True)
class AdministrativeEntry:
    """What a list said of a workshop."""

    id: int
    list_id: int
    workshop_id: int
    state: str
    matched_by: str | None = None
    people: int | None = None
    registered: bool | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class KnownList:
    """A list with how much it found among those who allow it today.

    `taken_back` said no since; of `renumbered` the RUC or cédula is another one since.
    """

    list: AdministrativeList
    rate: MatchRate
    taken_back: int = 0
    renumbered: int = 0
