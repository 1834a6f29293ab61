"""Formalizing as JSON; see docs/cli.md."""

from app.formalization.account_records import Account, CostLine, PersonCost
from app.formalization.account_words import say_headline
from app.formalization.records import Ladder, Statute, StatuteChange, StepState
from app.formalization.statutes import is_stale
from app.shapes import Shape, shape

STEP = (
    "code ladder title body documents cost cost_note days time_note validity_months unlocks due "
    "duty needs state source note district edited"
)
RECORD = "number done_on expires_on origin"
ACCOUNT = (
    "people shop_people left_out today_month today_year formal_month formal_year "
    "difference_month difference_year output_month garment_today garment_formal "
    "owner_income_month owner_income_formal"
)
PERSON = (
    "name=line.name count=line.count kind=line.kind refused gross_month gross_year today_month "
    "today_year formal_month formal_year net_today net_formal"
)
COST = "code month year how|none counted is_expired=expired why_not"


def shape_statute(statute: Statute, day: str) -> Shape:
    """One figure; `stale` on that day; a first day that was not read is null."""
    return {
        **shape(statute, "code category|none title value unit"),
        "valid_from": statute.valid_from if statute.since_exact else None,
        **shape(statute, "valid_to review_on"),
        "stale": is_stale(statute, day),
        **shape(statute, "state confidence norm source read_on note entered_by"),
    }


def shape_change(change: StatuteChange, day: str) -> Shape:
    """One row of an update file."""
    return {
        **shape(change, "kind words"),
        "after": shape_statute(change.statute, day),
        "before": shape_statute(change.before, day) if change.before else None,
    }


def shape_ladder(ladder: Ladder, code: str) -> Shape:
    """Both ladders of a workshop."""
    following = "step=state.step.code reason"
    return {
        "workshop": code,
        **shape(ladder, "district has_workers business_progress jobs_progress"),
        "next_business": shape(ladder.next_business, following) if ladder.next_business else None,
        "next_jobs": shape(ladder.next_jobs, following) if ladder.next_jobs else None,
        "steps": [_shape_state(state) for state in ladder.states],
    }


def _shape_state(state: StepState) -> Shape:
    record = state.record
    return {
        **shape(state, "step=step.code ladder=step.ladder title=step.title status=shown"),
        **shape(state, "expired progress reason|none"),
        "papers": list(record.papers) if record else [],
        "missing_papers": list(state.missing_papers),
        **shape(record, RECORD),
        **shape(state.suggestion, "suggested=status suggested_because=because"),
    }


def shape_account(account: Account, code: str) -> Shape:
    """The account of a workshop; money in guaraníes."""
    return {
        "workshop": code,
        **shape(account, "date=day use_latest complete is_floor"),
        "headline": say_headline(account) or None,
        **shape(account, ACCOUNT),
        "owner_insurance": shape_cost(account.owner),
        "missing": list(account.missing),
        "expired": [statute.code for statute in account.expired],
        "disputed": [statute.code for statute in account.disputed],
        "statutes": [shape_statute(statute, account.day) for statute in account.statutes],
        "persons": [_shape_person(person) for person in account.persons],
    }


def _shape_person(person: PersonCost) -> Shape:
    return {
        **shape(person, PERSON),
        "employer": [shape_cost(line) for line in person.employer],
        "worker": [shape_cost(line) for line in person.worker],
        "remarks": list(person.remarks),
    }


def shape_cost(line: CostLine) -> Shape:
    """One line of what somebody costs, with the norms that it rests on."""
    return {**shape(line, COST), "norms": [statute.norm for statute in line.statutes]}
