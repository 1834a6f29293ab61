"""The nouns of improving: solutions, recommendations, the programme and its actions."""

from dataclasses import dataclass
from enum import StrEnum

from app.diagnosis.records import Condition

SOURCES = ("recommended", "owner", "alert", "consultant")  # of an action
ACTION_STATUSES = ("open", "done", "dropped")


class SolutionKind(StrEnum):
    COURSE = "course"
    VISIT_TOPIC = "visit_topic"
    LOW_COST_FIX = "low_cost_fix"
    FORMALIZATION_STEP = "formalization_step"
    JOINT_ACTION = "joint_action"
    ORDER_LINK = "order_link"


class SupportKind(StrEnum):
    """What a solution rests on; nothing here says how well it works."""

    REQUIRED = "required"  # a norm asks for it
    OFFERED = "offered"  # a norm gives it to whoever wants it
    TRIED = "tried"  # in workshops of this country
    STUDIED = "studied"  # elsewhere: the practice, as a rule not this very remedy
    PRACTICE = "practice"  # what the trade, or a programme for it, does
    JUDGEMENT = "judgement"  # ours


class Near(StrEnum):
    """What a solution needs around the workshop, that no answer and no card of it makes."""

    ASSOCIATION = "association"


@dataclass(frozen=True, slots=True)
class Support:
    """Why a solution is believed: `named` is the norm, the programme, or where and by whom it was studied."""

    kind: SupportKind
    named: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """One thing a workshop can do. Costs in guaraníes, effort in hours.

    `lifts` are item codes; `chance` (0-1) is the judged chance of success and
    `evidence_strength` (0-1) how well the source supports it; both are judgements that only
    rank, and never become words: `support` does. `sentence` is what the owner reads. `requires` is what must
    be true first, in words; `needs` is the part of it that the answers can tell, `near` what has to be in the territory.
    `from_level`/`to_level`: the levels of an item at which this is the right next step.
    A `discreet` one is talked over in private: its reason never quotes the answer.
    """

    code: str
    title: str
    kind: SolutionKind
    lifts: tuple[str, ...]
    hours: float
    cost_low: int
    cost_high: int
    requires: tuple[str, ...]
    done_when: str
    given_by: str
    source: str
    sentence: str
    first_step: str
    chance: float
    evidence_strength: float
    payer: str = "taller"
    legal: bool = False
    safety: bool = False
    needs: tuple[Condition, ...] = ()
    near: tuple[Near, ...] = ()
    from_level: int = 0
    to_level: int = 3
    discreet: bool = False
    cost_note: str = ""
    price_note: str = ""
    support: Support = Support(SupportKind.JUDGEMENT)

    def suits(self, level: int) -> bool:
        """Whether this is a right next step for an item answered with this level."""
        return self.from_level <= level <= self.to_level


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A solution with its rank (from 1), and the factors in words ("porque ...").

    `gap` is the sum, over `items`, of weight x (4 - level) / 4; `score` is what
    `app.improvement.priorities` ranked it by, within its rule.
    """

    solution: Solution
    rank: int
    score: float
    gap: float
    items: tuple[str, ...]
    because: str
    rule: str  # alert | legal_safety | owner | formula


@dataclass(frozen=True, slots=True)
class NotProposed:
    """A solution that would help and is not recommended, with why ("porque ...")."""

    solution: Solution
    because: str


@dataclass(frozen=True, slots=True)
class OwnerChoice:
    """What the owner wants (up to three), in her own words."""

    id: int
    position: int
    why: str
    what: str
    months: int | None = None
    solution: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the programme; `due_on` ISO.

    `cost` and `cost_high` are the ends of what it may cost, in guaraníes; None: not known. See
    `app.improvement.prices`.
    """

    id: int
    position: float
    title: str
    source: str
    status: str = "open"
    solution: str | None = None
    because: str | None = None
    responsible: str | None = None
    due_on: str | None = None
    cost: int | None = None
    cost_high: int | None = None
    payer: str | None = None
    first_step: str | None = None
    evidence: str | None = None
    done_on: str | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """What a workshop and its centre agreed after one visit.

    `next_round_on` None: the office's usual time after the visit (`app.diagnosis.words`).
    """

    id: int
    workshop_id: int
    visit_id: int
    agreed_on: str | None = None
    next_visit_on: str | None = None
    next_visit_at: str | None = None
    centre_commitment: str | None = None
    note: str | None = None
    actions: tuple[Action, ...] = ()
    choices: tuple[OwnerChoice, ...] = ()
    next_round_on: str | None = None

    @property
    def open_actions(self) -> tuple[Action, ...]:
        return tuple(action for action in self.actions if action.status == "open")


@dataclass(frozen=True, slots=True)
class ActionDue:
    """An open action of a programme with its day; what an `alert` asked for comes first."""

    id: int
    visit_id: int
    workshop_id: int
    code: str
    workshop: str
    title: str
    responsible: str
    due_on: str
    cost_low: int | None = None
    cost_high: int | None = None
    alert: bool = False
