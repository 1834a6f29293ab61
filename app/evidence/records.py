"""The nouns of data that leave the office and name nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

Cell = int | float | str  # a text is the sign of the row, or a kind of missing: ".a"

# Why a cell has no value; the letters are Stata's, and the same in every format.
NOT_ASKED = ".a"
DOES_NOT_KNOW = ".b"
NOT_APPLICABLE = ".c"
NOT_GIVEN = ".d"
NOT_SEEN = ".e"
NOT_NOTED = ".f"
KEPT_BACK = ".g"
MISSING = (NOT_ASKED, DOES_NOT_KNOW, NOT_APPLICABLE, NOT_GIVEN, NOT_SEEN, NOT_NOTED, KEPT_BACK)


@dataclass(frozen=True, slots=True)
class Variable:
    """A column of the data, and what the code book says of it.

    `group` is the part of the code book. `values` are (number, word) of what is a code. `origin` says how it came to
    be known, `treatment` what was done so that it names nobody. `validated` None: it is no question of a
    questionnaire. `sensitive`: what people would not have known of them.
    """

    name: str
    title: str
    group: str
    asked: str = ""
    values: tuple[tuple[int, str], ...] = ()
    unit: str = ""
    origin: str = ""
    source: str = ""
    treatment: str = ""
    missing: tuple[str, ...] = ()
    validated: bool | None = None
    decimals: int = 0
    sensitive: bool = False
    text: bool = False
    coded: bool = False  # a code also where no value of it leaves


@dataclass(frozen=True, slots=True)
class Trait:
    """What an outsider could know of a workshop, from its finest way of saying it to coarser ones.

    `levels`: raw code -> number of the data; `words` says each number. `weight`: how dear it is to who reads.
    """

    name: str
    title: str
    levels: tuple[Mapping[str, int], ...]
    words: Mapping[int, str]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Coarsened:
    """How far each trait was coarsened, and what each workshop keeps of it.

    `levels` by trait: the level all have; the number of levels is "not said at all". `cells` of a workshop are by
    trait, in their order. `hidden`: how many workshops keep less than the level, by trait. `fixed` is what stayed
    beside the traits (the arms of pilots); None where it could not.
    """

    levels: tuple[int, ...]
    cells: Mapping[int, tuple[Cell, ...]]
    hidden: tuple[int, ...]
    fixed: Mapping[int, tuple[int | None, ...] | None]


@dataclass(frozen=True, slots=True)
class Known:
    """How well somebody finds a workshop who knows some things of it: `alone` are unique."""

    what: str
    groups: int
    smallest: int
    alone: int


@dataclass(frozen=True, slots=True)
class Diversity:
    """How many different values a sensitive variable has within a group that looks alike.

    `least`: in the group with fewest; `alike`: groups of known values that all say the same.
    """

    variable: str
    title: str
    groups: int
    least: int
    alike: int
    alone: int  # rows that only one has, for who knows the group and this value


@dataclass(frozen=True, slots=True)
class RiskReport:
    """What was looked at before anything is saved; counts are of workshops.

    `before` is as the file has it, `after` as it leaves. `coarsened` says in words what became of each trait,
    `rounded` what amounts became, `left_out` what does not leave at all, `earlier` what was done for who has an earlier
    release: that one is for the office alone.
    """

    workshops: int
    rows: int
    smallest_wanted: int
    without_consent: int
    without_round: int
    before: tuple[Known, ...]
    after: tuple[Known, ...]
    diversity: tuple[Diversity, ...]
    coarsened: tuple[str, ...]
    rounded: tuple[str, ...]
    left_out: tuple[str, ...]
    earlier: tuple[str, ...] = ()

    @property
    def smallest(self) -> int:
        """The smallest group that looks alike, by all that an outsider could know."""
        return self.after[0].smallest


@dataclass(frozen=True, slots=True)
class AnonymousData:
    """The data as they would leave: columns by variable, all of the same length, and the risk report."""

    variables: tuple[Variable, ...]
    columns: Mapping[str, Sequence[Cell]]
    report: RiskReport
    made_in: str  # the month, "2026-12"
    levels: tuple[int, ...] = ()  # how far each trait was coarsened
    pilots: tuple[int, ...] = ()  # the numbers of those whose groups are told
    secret: str = field(repr=False, default="")  # makes the signs of the rows; stays in the office's file
    visits: tuple[int, ...] = field(repr=False, default=())  # whose rows they are; stays there too

    @property
    def rows(self) -> int:
        return self.report.rows


@dataclass(frozen=True, slots=True)
class Release:
    """Data that left the office: when, to whom, how many, the hash of its files and the key of its signs.

    `visits` are the rounds it had, as `app.evidence.kept_visits` packs them; None: of an older program.
    """

    id: int
    number: int
    made_on: str
    format: str
    given_to: str | None
    workshops: int
    row_count: int
    smallest: int
    digest: str
    secret: str = field(repr=False)
    visits: str | None = field(repr=False, default=None)


class PastRelease(NamedTuple):
    """A release as it is looked back at; None: not known, of an older program.

    `by` is the consultant who made it, `variables` how many columns it had, `levels` how far each trait was coarsened
    (as in `Coarsened`), `pilots` the numbers of those whose groups were told.
    """

    release: Release
    by: str | None
    variables: int | None
    levels: tuple[int, ...] | None
    pilots: tuple[int, ...] | None

    @property
    def id(self) -> int:
        """Of the release."""
        return self.release.id


class WrittenFormat(NamedTuple):
    """The files of a release in one format, as they stand in a folder, and their hash."""

    format: str
    files: tuple[Path, ...]
    digest: str


class DataConsents(NamedTuple):
    """What workshops answered when they were asked for their data.

    `leaving` let them go and have a finished round; `not_diagnosed` let them go and have none yet.
    """

    leaving: frozenset[int]
    not_diagnosed: int
    refused: int
    not_asked: int

    @property
    def left_out(self) -> int:
        """How many workshops of the list are not in what leaves."""
        return self.not_diagnosed + self.refused + self.not_asked
