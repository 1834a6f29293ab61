"""The kinds of defect, the causes of stops and the program's own judgements: data, read late."""

import tomllib
from functools import cache
from typing import Any, NamedTuple

from app.paths import resource_path
from app.production.judgements import read_judgements
from app.registry.vocabulary import Term


class CountingRules(NamedTuple):
    """What is judgement, by the codes of `counts.toml`: how many days a chart needs, when a garment is at its pace."""

    least_days_of_chart: int
    run: int
    days_before_new: int
    least_days_of_changeover: int
    share_of_pace: float
    minutes_per_box: int
    least_days_of_month: int
    quarter_days: int
    least_days_compared: int
    still_told_days: int
    capacity_days: int
    shown_days: int
    promise_days: int
    noticed_days: int
    fresh_change_days: int
    same_change_days: int
    answer_days: int
    least_days_answer: int
    nearly_all: float


@cache
def _terms(name: str) -> tuple[Term, ...]:
    data = tomllib.loads(resource_path("production", "counts.toml").read_text(encoding="utf-8"))
    return tuple(Term(entry["code"], entry["name"], tuple(entry.get("aliases", ()))) for entry in data[name])


def defect_kinds() -> tuple[Term, ...]:
    """Every kind of defect, in the order of the tally sheet."""
    return _terms("defect")


def stop_causes() -> tuple[Term, ...]:
    """Every cause of a stop, in the order of the tally sheet."""
    return _terms("cause")


@cache
def counting_rules() -> CountingRules:
    """The program's own judgements about counts."""
    said = read_judgements("counts")
    values: dict[str, Any] = {name: said[name.replace("_", "-")].value for name in CountingRules._fields}
    return CountingRules(**values)


def defect_name(kind: str) -> str:
    """A kind of defect in words; what no list has stays as it was written."""
    return next((term.name for term in defect_kinds() if term.code == kind), kind)


def cause_name(cause: str) -> str:
    """A cause of a stop in words; what no list has stays as it was written."""
    return next((term.name for term in stop_causes() if term.code == cause), cause)
