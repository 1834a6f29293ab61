"""Numbers that are a judgement (an allowance, a working day), as data with their source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from app.paths import resource_path


@dataclass(frozen=True, slots=True)
class Judgement:
    """One number: what it is, its unit, where it is from, and whether somebody vouches for it.

    `state` is "draft" while nobody of the trade has; what uses such a number says so.
    """

    code: str
    value: float
    unit: str
    title: str
    source: str
    read_on: str
    state: str


@lru_cache
def read_judgements(name: str) -> Mapping[str, Judgement]:
    """The judgements of `resources/production/<name>.toml` by code; read when first asked."""
    text = resource_path("production", f"{name}.toml").read_text(encoding="utf-8")
    found = [Judgement(**entry) for entry in tomllib.loads(text)["judgement"]]
    return MappingProxyType({one.code: one for one in found})


def judged_count(name: str, code: str) -> int:
    """A judgement that is a whole number (of days, of promises); KeyError for a code that is not there."""
    return int(read_judgements(name)[code].value)


def measuring_value(code: str) -> float:
    """One of the numbers for measuring; KeyError for a code that is not there."""
    return read_judgements("measuring")[code].value
