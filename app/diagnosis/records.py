"""The nouns of a diagnostic: the instrument, a visit with its answers, the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

CHANNELS = ("window", "paper", "form")  # through which a visit was answered
VISIT_STATUSES = ("draft", "finished")
NOT_SAID = "no_dijo"  # of a detail: it was asked, and not told


class AnswerKind(StrEnum):
    """What was answered; only `LEVEL` carries a level."""

    LEVEL = "level"
    NOT_APPLICABLE = "not_applicable"
    NOT_OBSERVED = "not_observed"
    DOES_NOT_KNOW = "does_not_know"
    REFUSED = "refused"


class Origin(StrEnum):
    """Where an answer comes from."""

    SAID = "said"
    NOTEBOOK = "notebook"
    DOCUMENT = "document"
    MEASURED = "measured"
    WORKERS = (
        "workers"  # of answers alone: said apart by those who work there; in the file `said`, `said_by` them
    )


@dataclass(frozen=True, slots=True)
class Condition:
    """Skip logic: ask only if the other item's level is within [at_least, at_most].

    It fails when the other item does not apply (skipped, or answered so) and holds while
    the other item is missing; the range 0-4 therefore means "only if that item applies".
    """

    item: str
    at_least: int = 0
    at_most: int = 4


@dataclass(frozen=True, slots=True)
class Gate:
    """What the workshop's card says and questions hang on: whether others work there, whether it owes.

    It is kept with each visit as its own answer (4: yes, 0: no), so that an old visit stays as it was when
    the card changes. `fact` is looked up in the record (app/diagnosis/gates.py); without one, who asks opens
    it. `unknown` holds while nobody knows.
    """

    code: str
    question: str
    when: str
    fact: str | None = None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """Questions for some workshops only, behind a gate: shown and worked on, never part of a score."""

    code: str
    name: str
    gate: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What is asked with an answer besides its level: a closed choice, of which several may hold.

    `choices` are codes with their words; asked from `from_level` on, and never scored.
    """

    question: str
    short: str
    choices: tuple[tuple[str, str], ...]
    from_level: int = 0

    @property
    def words(self) -> Mapping[str, str]:
        """Code -> its words, without «no dijo»."""
        return dict(self.choices)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that may be chosen, «no dijo» the last."""
        return (*(code for code, _words in self.choices), NOT_SAID)


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `levels` holds five texts, or two for a yes/no item (0 and 4).

    `said_up_to`: the level up to which a word alone is enough; None: any (app/diagnosis/proof.py).
    """

    code: str
    dimension: str
    question: str
    short: str
    how: str  # asked | seen | document, joined by "+"
    levels: tuple[str, ...]
    evidence: str
    weight: float
    source: str
    validated: bool
    sub_index: str | None = None
    critical_below: int | None = None
    alert: str | None = None
    relevance: tuple[Condition, ...] = ()
    tags: tuple[str, ...] = ()
    not_applicable_when: str | None = None
    said_up_to: int | None = None
    module: str | None = None
    named_n: bool = False  # «no aplica» only in the case that is named, or with a note
    detail: Detail | None = None

    @property
    def is_guarded(self) -> bool:
        """Whether its levels may tell an offence or a danger: no paper of the workshop quotes them."""
        return self.critical_below is not None or "legal" in self.tags

    @property
    def about_people(self) -> bool:
        """Whether those who work in the shop may have told it apart."""
        return "people" in self.tags

    @property
    def level_texts(self) -> Mapping[int, str]:
        """Level -> its text; a yes/no item has only 0 and 4."""
        if len(self.levels) == 2:
            return {0: self.levels[0], 4: self.levels[1]}
        return dict(enumerate(self.levels))


@dataclass(frozen=True, slots=True)
class Dimension:
    """`owner_name` is how the owner's sheet says it ("Manejar la plata y los costos").

    `reliability`: agreement between two raters or two rounds, 0-1; `spread`: standard
    deviation of its scores (points of 100) in the study that gave it. None: not known yet.
    """

    code: str
    name: str
    owner_name: str
    validated: bool
    introduction: str = ""
    reliability: float | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class SubIndex:
    """A part of a dimension that is also scored by itself."""

    code: str
    name: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Bands:
    """Score < `yellow_from` is still to begin; >= `green_from` is green."""

    yellow_from: float = 40.0
    green_from: float = 70.0


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument file; `source` is its text and `hash` the SHA-256 of that text.

    `consent_purposes`: purpose -> the question to read aloud for it.
    """

    code: str
    version: str
    hash: str
    title: str
    consent_text: str
    consent_version: str
    minutes: int
    dimensions: tuple[Dimension, ...]
    sub_indices: tuple[SubIndex, ...]
    items: tuple[Item, ...]
    bands: Bands = Bands()
    consent_purposes: Mapping[str, str] = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    modules: tuple[Module, ...] = ()
    source: str = field(default="", repr=False, compare=False)

    def item(self, code: str) -> Item:
        """Raises KeyError for a code this instrument does not have."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    def items_of(self, dimension: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.dimension == dimension)

    @property
    def core(self) -> tuple[Item, ...]:
        """The questions that make the scores: all but those of a module."""
        return tuple(item for item in self.items if item.module is None)

    def gate(self, code: str) -> Gate | None:
        """The gate of this code; None where it is an item, or nothing."""
        return next((gate for gate in self.gates if gate.code == code), None)


@dataclass(frozen=True, slots=True)
class Photo:
    id: int
    item: str | None
    blob_hash: str
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`kind` None: only a note or an origin so far, not answered; `detail`: the codes chosen with it."""

    item: str
    kind: AnswerKind | None = None
    level: int | None = None
    origin: Origin | None = None
    note: str | None = None
    detail: tuple[str, ...] = ()


Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Visit:
    """One round of one instrument in one workshop, or a second look at a round.

    `rating_of`: the visit that this one rates again; such a visit is no round.
    `previous_shown`: whether the answers of the round before were in sight while asking;
    None: there were none, or nobody chose. It was changed once, after
    `previous_changed_after` answers, or never (None).
    """

    id: int
    workshop_id: int
    round: int
    visited_on: str
    status: str
    instrument: Instrument
    answers: Answers = field(default_factory=dict)
    photos: tuple[Photo, ...] = ()
    consultant_id: int | None = None
    consultant: str | None = None
    channel: str = "window"
    seconds: int = 0
    current_item: str | None = None
    unfinished_reason: str | None = None
    reopened_reason: str | None = None
    note: str | None = None
    rating_of: int | None = None
    previous_shown: bool | None = None
    previous_changed_after: int | None = None

    @property
    def item_answers(self) -> tuple[Answer, ...]:
        """What was answered to questions, without what the card says of the gates."""
        return tuple(one for one in self.answers.values() if self.instrument.gate(one.item) is None)

    @property
    def finished(self) -> bool:
        return self.status == "finished"


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One row of a list of visits; `answered` of `asked` items have an answer."""

    id: int
    workshop_id: int
    workshop_code: str
    workshop: str
    round: int
    visited_on: str
    status: str
    consultant: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class PartCount:
    """How far a dimension is: `answered` of `asked` items."""

    code: str
    name: str
    answered: int
    asked: int

    @property
    def complete(self) -> bool:
        return self.answered == self.asked


@dataclass(frozen=True, slots=True)
class PartScore:
    """A dimension or sub-index: 0-100, or None with the reason; bounds always.

    `low`/`high` take the missing as level 0 / level 4 over the applicable weight;
    they are None only when nothing is applicable. `band`: begin, yellow, green or None.
    """

    code: str
    score: float | None
    low: float | None
    high: float | None
    answered_weight: float
    applicable_weight: float
    band: str | None
    missing: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """A critical item below its limit; no average hides it."""

    item: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a visit's answers come to; `unproved` counts less than was said until its proof is seen."""

    overall: float | None
    dimensions: tuple[PartScore, ...]
    sub_indices: tuple[PartScore, ...]
    alerts: tuple[Alert, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    unproved: tuple[str, ...] = ()

    def dimension(self, code: str) -> PartScore:
        """Raises KeyError for an unknown dimension."""
        for part in self.dimensions:
            if part.code == code:
                return part
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class RoundDue:
    """The next diagnostic of a workshop; `round` is the number it would have."""

    workshop_id: int
    code: str
    workshop: str
    day: str
    round: int
    visit_id: int
