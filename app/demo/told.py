"""The stories of the demo that were written by hand (`resources/demo/stories.toml`), and what visits talk about."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from app.demo.rules import item_code
from app.demo.shops import DemoPerson, DemoShop
from app.paths import resource_path

DAYS_UNTIL_LEFT = 200  # after the first diagnostic of the workshop whose people went


class ToldTalk(NamedTuple):
    """A visit or a call of a written story, so many days after the first diagnostic."""

    days: int
    topic: str
    done: str
    workshop: str = ""
    centre: str = ""
    phone: bool = False


@dataclass(frozen=True, slots=True)
class ToldStory:
    """One workshop as somebody wrote it; `levels` are of each diagnostic, by the names of items.toml.

    `kept` is the share of its actions that was done; `gone_days` after its first diagnostic it left.
    """

    code: str
    about: str
    name: str
    place: str
    zone: str
    start_year: int
    legal_form: str
    owner: dict[str, Any]
    products: list[str]
    machines: dict[str, int]
    people: list[list[Any]]
    under_minimum: bool
    kept: float
    sales: list[int]
    wishes: list[list[str]]
    levels: list[dict[str, int]]
    notes: dict[str, str]
    talks: list[ToldTalk]
    member: bool = False
    left_people: int = 0
    insured_days: list[int] = field(default_factory=list)
    gone_days: int | None = None
    unanswered: int = 0
    unfinished: str | None = None
    milestones: list[dict[str, Any]] = field(default_factory=list)

    def levels_of(self, number: int) -> dict[str, int]:
        """The level of each item that is told of a diagnostic (0 is the first)."""
        there = self.levels[min(number, len(self.levels) - 1)]
        return {item_code(name): level for name, level in there.items()}

    def notes_of(self, number: int) -> dict[str, str]:
        """What the consultant wrote beside an item, in the first diagnostic."""
        return {} if number else {item_code(name): text for name, text in self.notes.items()}

    def begin(self, shop: DemoShop, first: date) -> None:
        """Say of the workshop on which days it changed, now that its first diagnostic has one."""
        shop.insured_on = [first + timedelta(days=days) for days in self.insured_days]
        left_on = first + timedelta(days=DAYS_UNTIL_LEFT)
        gone = DemoPerson("woman", "30_44", "piece_worker", False)
        shop.left = [(left_on, gone)] * self.left_people


@lru_cache
def read_told() -> dict[str, ToldStory]:
    """The written stories, by the code of their workshop."""
    content = tomllib.loads(resource_path("demo", "stories.toml").read_text(encoding="utf-8"))
    stories = []
    for entry in content["story"]:
        talks = [ToldTalk(**talk) for talk in entry.pop("talks")]
        stories.append(ToldStory(**entry, talks=talks))
    return {story.code: story for story in stories}


@lru_cache
def read_talks() -> dict[str, Any]:
    """What is talked about and wished for: the contents of `resources/demo/talks.toml`."""
    return tomllib.loads(resource_path("demo", "talks.toml").read_text(encoding="utf-8"))
