"""The nouns of formalizing: legal figures, steps, a workshop's ladder.

Two ladders, because two things are formal or not (21st International Conference of
Labour Statisticians, 2023, resolution on the informal economy): the economic unit
(registered, keeps accounts for the tax office) and each job in it (social security
paid by the employer, paid leave). A registered workshop may have informal jobs, so one
number for both would hide what is missing. What people cost is in `account_records`. Money is whole guaraníes; days are ISO text.
"""

from dataclasses import dataclass

STATUTE_STATES = (
    "vigente",
    "suspendido",
    "controvertido",
    "derogado",
    "futuro",
    "desconocido",
)
CONFIDENCES = ("V2", "V", "M", "S", "C", "desconocido")
LADDERS = ("business", "jobs")
DUES = ("always", "workers", "wanted")
STATUSES = ("done", "in_hand", "missing", "not_due")
# As they are shown: `told` was said to be done and no paper was seen, `unknown` nobody noted.
SHOWN_STATUSES = ("done", "told", "in_hand", "missing", "expired", "unknown", "not_due")
DUTIES = ("required", "advised", "unknown")
SHIPPED = "program"


@dataclass(frozen=True, slots=True)
class Statute:
    """A legal figure over a period; `value` None when nobody found it.

    `since_exact` False: the first day was not read, and is never shown. `valid_to` is the last
    day it holds, None while nobody set its end. From `review_on`
    on somebody must confirm it. `entered_by` is `program`, `office`, or the update file.
    `id` is its row, None for those of the program.
    """

    code: str
    title: str
    value: float | None
    unit: str
    category: str = ""
    valid_from: str | None = None
    valid_to: str | None = None
    review_on: str | None = None
    norm: str = ""
    source: str | None = None
    read_on: str | None = None
    confidence: str = "desconocido"
    state: str = "desconocido"
    note: str | None = None
    entered_by: str = SHIPPED
    id: int | None = None
    since_exact: bool = True

    @property
    def usable(self) -> bool:
        """Whether a computation may take it: known, and neither suspended nor disputed."""
        return self.value is not None and self.state in ("vigente", "derogado", "futuro")

    def covers(self, day: str) -> bool:
        """Whether it is the figure of that day."""
        return (self.valid_from or "") <= day <= (self.valid_to or "9999-12-31")


@dataclass(frozen=True, slots=True)
class StatuteChange:
    """One row of an update file beside what the office has.

    `kind`: new (its period was not there), changed (`before` is what was), same.
    """

    kind: str
    statute: Statute
    before: Statute | None
    words: str


@dataclass(frozen=True, slots=True)
class StatuteUpdate:
    """An update file as read; `digest` is the SHA-256 of its bytes."""

    name: str
    issued_on: str
    issued_by: str
    digest: str
    statutes: tuple[Statute, ...]


@dataclass(frozen=True, slots=True)
class Suggest:
    """From which level of an item of the instrument a step counts as in hand, or done.

    `missing`: the levels whose words say that it is not there. `versions`: the texts of the instrument of
    which this holds; without them, every other. What a later text no longer asks is not told from it.
    """

    item: str
    done: int | None = None
    in_hand: int | None = None
    missing: tuple[int, ...] = ()
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `documents` are the papers to bring. Unknown cost or time is None.

    `due`: always, only with `workers` (people who are paid), or when it is `wanted`.
    `state`: vigente, or desconocido where the papers of a place are not known.
    `district` is INE's code, or None for the text that holds anywhere. `edited` tells that
    the office wrote it. `solutions` are the codes of the catalogue each of which does the whole
    of this step, `needs` the steps that come first. `duty`: whether the law asks for it, it is
    only wise, or we do not know.
    """

    code: str
    ladder: str
    position: float
    title: str
    body: str | None = None
    documents: tuple[str, ...] = ()
    cost: int | None = None
    cost_note: str | None = None
    days: int | None = None
    time_note: str | None = None
    validity_months: int | None = None
    unlocks: str | None = None
    due: str = "always"
    source: str | None = None
    state: str = "desconocido"
    note: str | None = None
    district: str | None = None
    edited: bool = False
    hidden: bool = False
    suggest: tuple[Suggest, ...] = ()
    solutions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    duty: str = "unknown"

    def suggested_by(self, version: str | None) -> Suggest | None:
        """What the answers to a version of the instrument tell of this step; None: nothing."""
        named = (one for one in self.suggest if version in one.versions)
        return next(named, None) or next((one for one in self.suggest if not one.versions), None)


@dataclass(frozen=True, slots=True)
class WorkshopStep:
    """What a workshop has of one step; `papers` are those of `Step.documents` in hand.

    `looked` False: something was kept of the step (a note, a paper), and nobody said how far
    it is.
    """

    id: int
    step: str
    status: str
    papers: tuple[str, ...] = ()
    number: str | None = None
    done_on: str | None = None
    expires_on: str | None = None
    blob_hash: str | None = None
    scan_name: str | None = None
    origin: str | None = None
    action_id: int | None = None
    note: str | None = None
    looked: bool = True

    @property
    def seen(self) -> bool:
        """Whether it is more than somebody's word."""
        return self.origin != "said" or self.blob_hash is not None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the diagnostic or the RUC tells of a step that nobody noted yet; not written.

    `told_on` is the day of the diagnostic, None for what the record tells.
    """

    step: str
    status: str
    because: str
    origin: str | None = None
    number: str | None = None
    told_on: str | None = None

    @property
    def seen(self) -> bool:
        """Whether the paper was seen when it was told."""
        return self.origin in ("document", "measured")

    @property
    def asks_for_paper(self) -> bool:
        """Whether it becomes "done" only when somebody sees the paper."""
        return self.status == "done" and not self.seen


@dataclass(frozen=True, slots=True)
class StepTie:
    """An action of the programme that does this step."""

    action_id: int
    title: str
    status: str
    done_on: str | None = None


@dataclass(frozen=True, slots=True)
class StepState:
    """A rung: the step, how far the workshop is (`progress` 0-1), and why, in words.

    `status` is one of `SHOWN_STATUSES`, but for what expired, which is `done` and `expired`: its
    paper is past its date. `due` False: not counted.
    """

    step: Step
    status: str
    progress: float
    reason: str = ""
    record: WorkshopStep | None = None
    suggestion: Suggestion | None = None
    ties: tuple[StepTie, ...] = ()
    expired: bool = False

    @property
    def shown(self) -> str:
        """The status as it is shown everywhere: one of `SHOWN_STATUSES`."""
        return "expired" if self.expired else self.status

    @property
    def due(self) -> bool:
        return self.status != "not_due"

    @property
    def missing_papers(self) -> tuple[str, ...]:
        """Papers of the step that are not gathered yet, in the step's order."""
        gathered = self.record.papers if self.record else ()
        return tuple(paper for paper in self.step.documents if paper not in gathered)


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step to take next and why."""

    state: StepState
    reason: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Both ladders of a workshop; progress is 0-1, None when no step is due.

    `has_workers` None: nobody counted the people. `district` chose the local texts.
    """

    workshop_id: int
    business: tuple[StepState, ...]
    jobs: tuple[StepState, ...]
    business_progress: float | None
    jobs_progress: float | None
    next_business: NextStep | None
    next_jobs: NextStep | None
    has_workers: bool | None
    district: str | None = None

    @property
    def states(self) -> tuple[StepState, ...]:
        return self.business + self.jobs

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What could be noted; that a step is missing is shown, and nothing is to be done."""
        told = (state.suggestion for state in self.states)
        return tuple(one for one in told if one is not None and one.status != "missing")

    def state(self, step: str) -> StepState | None:
        """The rung of a step, None if it has none."""
        return next((state for state in self.states if state.step.code == step), None)


@dataclass(frozen=True, slots=True)
class StepOffer:
    """An action and its step that disagree: `what` (step or action) could be closed too."""

    workshop_id: int
    step: str
    step_title: str
    action_id: int
    action_title: str
    what: str
    done_on: str | None


@dataclass(frozen=True, slots=True)
class RungLine:
    """One step of one workshop, for lists; `status` is one of `SHOWN_STATUSES`."""

    workshop_id: int
    workshop_code: str
    workshop: str
    step: Step
    status: str
    record: WorkshopStep | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RungCount:
    """How many workshops are where on one step, of `workshops` asked about.

    Where nobody looked and nothing excuses it, it is `unknown`, never missing.
    """

    step: str
    title: str
    ladder: str
    done: int
    told: int
    in_hand: int
    missing: int
    not_due: int
    expired: int
    unknown: int
    workshops: int


@dataclass(frozen=True, slots=True)
class Expiry:
    """A step of formalizing whose document ends; `title` is the step's."""

    id: int
    workshop_id: int
    workshop: str
    title: str
    expires_on: str


@dataclass(frozen=True, slots=True)
class StatuteDue:
    """A legal figure that should have been looked at again on `review_on`."""

    code: str
    title: str
    review_on: str
