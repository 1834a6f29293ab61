"""The nouns of what an owner chooses to show to an anchor company."""

from dataclasses import dataclass

from app.counts.records import KeptPromises, Spread


@dataclass(frozen=True, slots=True)
class SupplierChoice:
    """What she said may be shown: codes of the parts, hashes of photos, and her own words.

    `agreed` False: it is being looked at with her, and may not be given out.
    """

    parts: frozenset[str] = frozenset()
    photos: tuple[str, ...] = ()
    words: str | None = None
    agreed: bool = False
    decided_on: str | None = None
    given_by: str | None = None


@dataclass(frozen=True, slots=True)
class OwnMachine:
    """A kind of machine and how many she has."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A paper that she has; `seen`: somebody of the centre saw it."""

    title: str
    seen: bool


@dataclass(frozen=True, slots=True)
class OwnPhoto:
    """A photo that may be chosen, by the hash of its picture."""

    blob_hash: str
    taken_on: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted on her floor, and over how many days."""

    days: int
    since: str
    until: str
    pieces_per_day: Spread | None = None
    right_first_time: float | None = None
    on_time: KeptPromises | None = None


@dataclass(frozen=True, slots=True)
class SupplierSheet:
    """All that a sheet can say; what she did not choose is empty, whatever the file knows.

    `counted_pieces` and `counted_quality` are apart because each is a part of its own. `said_month` is
    her word of what she makes in a month.
    """

    name: str
    code: str
    place: str
    choice: SupplierChoice
    owner: str = ""
    phone: str = ""
    products: tuple[str, ...] = ()
    counted_pieces: Counted | None = None
    said_month: int | None = None
    machines: tuple[OwnMachine, ...] = ()
    people: int | None = None
    counted_quality: Counted | None = None
    documents: tuple[OwnPaper, ...] = ()
    jobs: tuple[OwnPaper, ...] = ()
    photos: tuple[str, ...] = ()
