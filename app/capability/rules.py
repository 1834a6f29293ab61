"""What the program judges by, as data: how a garment is learned, how soon a gap closes."""

import tomllib
from functools import lru_cache
from typing import Any

from app.capability.records import LearningRules, StepRules
from app.paths import resource_path
from app.production.judgements import measuring_value


@lru_cache(maxsize=1)
def learning_rules() -> LearningRules:
    """The contents of `resources/production/learning.toml`."""
    read = _read("learning.toml")
    days = {"shares": tuple(read["shares"]), "weekdays": tuple(read["weekdays"])}
    return LearningRules(**read | days, day_minutes=measuring_value("day-minutes"))


@lru_cache(maxsize=1)
def step_rules() -> StepRules:
    """The contents of `resources/production/steps.toml`."""
    read = _read("steps.toml")
    return StepRules(**{name: value for name, value in read.items() if name != "noted_on"})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource_path("production", name).read_text(encoding="utf-8"))
