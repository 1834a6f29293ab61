"""The nouns of the evidence report: goals of public policy, and what this office's data say to each."""

from typing import NamedTuple


class PolicyGoal(NamedTuple):
    """A goal; no `wording`: its text was not found, and it has no indicator."""

    code: str
    wording: str | None = None
    confidence: str = "desconocido"
    note: str | None = None
    indicators: tuple[str, ...] = ()


class Policy(NamedTuple):
    """A plan or law with its goals; `state` and `confidence` as its source has them."""

    code: str
    title: str
    state: str
    source: str
    confidence: str
    read_on: str
    note: str | None = None
    goals: tuple[PolicyGoal, ...] = ()


class GroupValue(NamedTuple):
    """One group of a breakdown; None is hidden."""

    grouping: str
    group: str
    n: int | None
    value: float | None


class IndicatorValue(NamedTuple):
    """What one indicator comes to over the newest round of each workshop; None is hidden or not known.

    `said_share`: of the answers or figures behind it, how many rest on the owner's word alone; None where that is not
    kept. `groups` are those that may be shown, with the unknown ones.
    """

    code: str
    title: str
    unit: str
    n: int | None
    value: float | None
    said_share: float | None
    groups: tuple[GroupValue, ...] = ()


class EvidenceReport(NamedTuple):
    """The goals with their indicators, over the workshops that let themselves be counted, in a period."""

    first_day: str
    last_day: str
    workshops: int | None
    policies: tuple[Policy, ...]
    values: dict[str, IndicatorValue]
