"""The nouns of what workers say: the leaf, the hearing, its piles, and what may be shown of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

FEWEST_LEAVES = 5  # of a pile: fewer stay in their envelope until others are put with them
NO_ANSWER = "none"  # does not know, would rather not say, or left it empty: nothing tells which
WORKERS, OWNERS = "workers", "owners"
SPEAKERS = (WORKERS, OWNERS)

Counts = Mapping[str, Mapping[str, int]]  # how many gave each answer, by question
Given = Mapping[str, str]  # one leaf while it is keyed: the answer of each question


@dataclass(frozen=True, slots=True)
class LeafAnswer:
    """An answer that one may mark; `tone` is how it is for who works, or empty."""

    code: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class LeafQuestion:
    """A question of the leaf, as workers are asked it and, with `owners`, as owners are.

    `right` is the answer that a norm gives, told by `says`; `speaks_to` the item of the diagnostic
    about the same. `gloss` is a draft of one Guaraní word for `gloss_of`.
    """

    code: str
    theme: str
    short: str
    question: str
    answers: tuple[LeafAnswer, ...]
    source: str
    state: str
    owners: str = ""
    speaks_to: str = ""
    right: str = ""
    says: str = ""
    gloss: str = ""
    gloss_of: str = ""

    def asked(self, speaker: str) -> str:
        """Its wording for workers or for owners."""
        return self.owners if speaker == OWNERS else self.question


@dataclass(frozen=True, slots=True)
class Danger:
    """What to do when somebody is in danger, as it stands on the leaf."""

    title: str
    steps: tuple[str, ...]
    source: str
    state: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """The questions of one version of the leaf; `state` says in words who has reviewed them."""

    code: str
    version: str
    title: str
    owners_title: str
    opening: str
    owners_opening: str
    read_on: str
    state: str
    gloss_state: str
    danger: Danger
    questions: tuple[LeafQuestion, ...]

    def asked_of(self, speaker: str) -> tuple[LeafQuestion, ...]:
        """What workers are asked, or owners."""
        return tuple(one for one in self.questions if one.asked(speaker))


class Hearing(NamedTuple):
    """Leaves gathered in a territory in a month ("2026-11"); once closed, what it shows never changes."""

    id: int
    cluster_id: int
    month: str
    leaf: str
    closed: int
    cluster: str = ""


class Pile(NamedTuple):
    """Leaves that were keyed in together: how many, whose, and how many gave each answer."""

    id: int
    hearing_id: int
    speaker: str
    workshop_id: int | None
    leaves: int
    counts: Counts


class PileLine(NamedTuple):
    """A pile as it may be shown before the hearing is closed: without any answer."""

    id: int
    speaker: str
    workshop: str
    leaves: int


@dataclass(frozen=True, slots=True)
class ToldCounts:
    """How many of `leaves` gave each answer; None is a count that is not shown."""

    leaves: int | None
    answers: Mapping[str, int | None]

    @property
    def hidden(self) -> bool:
        """Whether anything is not shown."""
        return None in self.answers.values()


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """What was said to one question: in all by workers, by owners, and by workshop (its id)."""

    question: LeafQuestion
    workers: ToldCounts
    owners: ToldCounts | None = None
    workshops: Mapping[int, ToldCounts] | None = None


@dataclass(frozen=True, slots=True)
class HearingTold:
    """What may be shown of a closed hearing; `workshops` names those that have five leaves or more."""

    hearing: Hearing
    leaf: Leaf
    workers: int
    owners: int
    workshops: Mapping[int, str]
    questions: tuple[QuestionTold, ...]
