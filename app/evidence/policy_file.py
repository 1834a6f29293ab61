"""The goals of public policy that the program brings, checked as they are read."""

import tomllib
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from app.evidence.policy_records import Policy, PolicyGoal
from app.formalization.records import CONFIDENCES
from app.paths import resource_path
from app.strict import Strict, Text


class GoalEntry(Strict):
    code: Text
    wording: Text | None = None
    confidence: Text = "desconocido"
    note: Text | None = None
    indicators: list[Text] = Field(default_factory=list)

    @model_validator(mode="after")
    def _measures_what_is_known(self) -> "GoalEntry":
        if self.indicators and self.wording is None:
            raise ValueError(f"{self.code}: an indicator of a text that nobody found")
        if self.confidence not in CONFIDENCES:
            raise ValueError(f"{self.code}: {self.confidence}")
        return self


class PolicyEntry(Strict):
    code: Text
    title: Text
    state: Literal["vigente", "terminado", "reemplazado", "desconocido"]
    source: Text
    confidence: Text
    note: Text | None = None
    goals: list[GoalEntry]


class PolicyFile(Strict):
    read_on: Text
    policy: list[PolicyEntry]


@cache
def load_policies() -> tuple[Policy, ...]:
    """Every policy in the order of the file."""
    found = PolicyFile.model_validate(tomllib.loads(resource_path("policy/goals.toml").read_text("utf-8")))
    return tuple(
        Policy(
            one.code, one.title, one.state, one.source, one.confidence, found.read_on, one.note,
            tuple(PolicyGoal(g.code, g.wording, g.confidence, g.note, tuple(g.indicators)) for g in one.goals),
        )
        for one in found.policy
    )  # fmt: skip
