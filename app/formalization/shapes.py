"""What the command line prints of formalizing as JSON; see docs/cli.md."""

from typing import Any

from app.formalization.account_records import Account, CostLine, PersonCost
from app.formalization.account_words import say_headline
from app.formalization.records import Ladder, NextStep, Statute, StatuteChange, Step, StepState
from app.formalization.statutes import is_stale

Shape = dict[str, Any]


def shape_statute(statute: Statute, day: str) -> Shape:
    """One figure; `stale` on that day; a first day that was not read is null."""
    return {
        "code": statute.code,
        "category": statute.category or None,
        "title": statute.title,
        "value": statute.value,
        "unit": statute.unit,
        "valid_from": statute.valid_from if statute.since_exact else None,
        "valid_to": statute.valid_to,
        "review_on": statute.review_on,
        "stale": is_stale(statute, day),
        "state": statute.state,
        "confidence": statute.confidence,
        "norm": statute.norm,
        "source": statute.source,
        "read_on": statute.read_on,
        "note": statute.note,
        "entered_by": statute.entered_by,
    }


def shape_change(change: StatuteChange, day: str) -> Shape:
    """One row of an update file."""
    return {
        "kind": change.kind,
        "words": change.words,
        "after": shape_statute(change.statute, day),
        "before": shape_statute(change.before, day) if change.before else None,
    }


def shape_step(step: Step) -> Shape:
    """One step; an unknown cost or time is null."""
    return {
        "code": step.code,
        "ladder": step.ladder,
        "title": step.title,
        "body": step.body,
        "documents": list(step.documents),
        "cost": step.cost,
        "cost_note": step.cost_note,
        "days": step.days,
        "time_note": step.time_note,
        "validity_months": step.validity_months,
        "unlocks": step.unlocks,
        "due": step.due,
        "duty": step.duty,
        "needs": list(step.needs),
        "state": step.state,
        "source": step.source,
        "note": step.note,
        "district": step.district,
        "edited": step.edited,
    }


def shape_ladder(ladder: Ladder, code: str) -> Shape:
    """Both ladders of a workshop."""
    return {
        "workshop": code,
        "district": ladder.district,
        "has_workers": ladder.has_workers,
        "business_progress": ladder.business_progress,
        "jobs_progress": ladder.jobs_progress,
        "next_business": _shape_next(ladder.next_business),
        "next_jobs": _shape_next(ladder.next_jobs),
        "steps": [_shape_state(state) for state in ladder.states],
    }


def _shape_next(following: NextStep | None) -> Shape | None:
    if following is None:
        return None
    return {"step": following.state.step.code, "reason": following.reason}


def _shape_state(state: StepState) -> Shape:
    record, suggestion = state.record, state.suggestion
    return {
        "step": state.step.code,
        "ladder": state.step.ladder,
        "title": state.step.title,
        "status": state.shown,
        "expired": state.expired,
        "progress": state.progress,
        "reason": state.reason or None,
        "papers": list(record.papers) if record else [],
        "missing_papers": list(state.missing_papers),
        "number": record.number if record else None,
        "done_on": record.done_on if record else None,
        "expires_on": record.expires_on if record else None,
        "origin": record.origin if record else None,
        "suggested": suggestion.status if suggestion else None,
        "suggested_because": suggestion.because if suggestion else None,
    }


def shape_account(account: Account, code: str) -> Shape:
    """The account of a workshop; money in guaraníes."""
    return {
        "workshop": code,
        "date": account.day,
        "use_latest": account.use_latest,
        "complete": account.complete,
        "is_floor": account.is_floor,
        "headline": say_headline(account) or None,
        "people": account.people,
        "shop_people": account.shop_people,
        "left_out": account.left_out,
        "today_month": account.today_month,
        "today_year": account.today_year,
        "formal_month": account.formal_month,
        "formal_year": account.formal_year,
        "difference_month": account.difference_month,
        "difference_year": account.difference_year,
        "output_month": account.output_month,
        "garment_today": account.garment_today,
        "garment_formal": account.garment_formal,
        "owner_income_month": account.owner_income_month,
        "owner_income_formal": account.owner_income_formal,
        "owner_insurance": _shape_line(account.owner),
        "missing": list(account.missing),
        "expired": [statute.code for statute in account.expired],
        "disputed": [statute.code for statute in account.disputed],
        "statutes": [shape_statute(statute, account.day) for statute in account.statutes],
        "persons": [_shape_person(person) for person in account.persons],
    }


def _shape_person(person: PersonCost) -> Shape:
    return {
        "name": person.line.name,
        "count": person.line.count,
        "kind": person.line.kind,
        "refused": person.refused,
        "gross_month": person.gross_month,
        "gross_year": person.gross_year,
        "today_month": person.today_month,
        "today_year": person.today_year,
        "formal_month": person.formal_month,
        "formal_year": person.formal_year,
        "net_today": person.net_today,
        "net_formal": person.net_formal,
        "employer": [_shape_line(line) for line in person.employer],
        "worker": [_shape_line(line) for line in person.worker],
        "remarks": list(person.remarks),
    }


def _shape_line(line: CostLine) -> Shape:
    return {
        "code": line.code,
        "month": line.month,
        "year": line.year,
        "how": line.how or None,
        "counted": line.counted,
        "is_expired": line.expired,
        "why_not": line.why_not,
        "norms": [statute.norm for statute in line.statutes],
    }
