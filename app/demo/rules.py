"""What keeps made-up answers from contradicting one another and the card: the rules of items.toml."""

import tomllib
from collections.abc import Collection, Mapping
from functools import lru_cache
from random import Random
from typing import Any

from app.diagnosis.details import asked_detail
from app.diagnosis.records import Answer, AnswerKind, Instrument, Item, Origin
from app.paths import resource_path

Given = tuple[AnswerKind, int | None, Origin | None]
Rule = Mapping[str, Any]
RANDOM_OF = "demo"


@lru_cache
def read_rules() -> dict[str, Any]:
    """The contents of `resources/demo/items.toml`."""
    return tomllib.loads(resource_path("demo", "items.toml").read_text(encoding="utf-8"))


def item_code(name: str) -> str:
    """The item that the demo's data calls so."""
    return str(read_rules()["items"][name])


def draw_traits(random: Random) -> frozenset[str]:
    """What else is so of a workshop (`shares`)."""
    return frozenset(trait for trait, share in read_rules()["shares"].items() if random.random() < share)


def settle(
    instrument: Instrument,
    given: Mapping[str, Given],
    facts: Collection[str],
    number: int,
    told: Mapping[str, int],
) -> dict[str, Given]:
    """The answers, made to agree with the card's `facts`, with one another, and with the levels that are `told`."""
    items = {item.code: item for item in instrument.items if item.code not in told}
    settled = dict(given)
    for item in instrument.items:
        if item.code in told:
            settled[item.code] = AnswerKind.LEVEL, told[item.code], Origin.SAID
    for rule in read_rules()["rare"]:
        if not _is_one(number, rule["item"], rule["share"]):
            _bound(settled, items, rule["item"], least=rule["below"])
    for rule in read_rules()["seldom"]:
        if not _is_one(number, rule["item"], rule["share"]):
            _bound(settled, items, rule["item"], most=rule["level"] - 1)
    for rule in read_rules()["card"]:
        if rule["when"] in facts:
            _follow_card(settled, items, rule)
    for rule in read_rules()["rests"]:
        on = settled.get(item_code(rule["on"]))
        if on is not None and (on[1] is None or on[1] < rule["least"]):
            _bound(settled, items, rule["item"], most=rule["from"] - 1)
    return settled


def draw_detail(random: Random, item: Item, level: int | None, facts: Collection[str]) -> tuple[str, ...]:
    """What goes with an answer, as the card's `facts` let it be; nothing where its level does not ask."""
    detail = asked_detail(item, Answer(item.code, AnswerKind.LEVEL, level))
    if detail is None:
        return ()
    shares = {
        one["choice"]: one["share"] for one in read_rules()["details"] if one.get("unless") not in facts
    }
    drawn = {code for code, share in shares.items() if random.random() < share}
    if found := tuple(code for code in detail.words if code in drawn):
        return found
    return tuple(random.choices(tuple(shares), weights=tuple(shares.values())))


def _is_one(number: int, name: str, share: float) -> bool:
    """The same of a workshop (its `number` among all) in all its rounds."""
    return Random(f"{RANDOM_OF} {number} {name}").random() < share


def _follow_card(settled: dict[str, Given], items: Mapping[str, Item], rule: Rule) -> None:
    for name, level in rule.get("at_most", {}).items():
        _bound(settled, items, name, most=level)
    for name, level in rule.get("at_least", {}).items():
        _bound(settled, items, name, least=level)
    for word, kind in (
        ("not_applicable", AnswerKind.NOT_APPLICABLE),
        ("not_observed", AnswerKind.NOT_OBSERVED),
    ):
        for name in rule.get(word, ()):
            item = items.get(item_code(name))
            if item is not None and (item.not_applicable_when or kind is AnswerKind.NOT_OBSERVED):
                settled[item.code] = kind, None, None


def _bound(
    settled: dict[str, Given], items: Mapping[str, Item], name: str, *, least: int = 0, most: int = 4
) -> None:
    """Bring an answer's level between two; another kind of answer stays."""
    item = items.get(item_code(name))
    kind, level, origin = settled.get(item_code(name), (AnswerKind.NOT_OBSERVED, None, None))
    if item is None or level is None or least <= level <= most:
        return
    there = [one for one in item.level_texts if least <= one <= most]
    if there:
        settled[item.code] = kind, min(there, key=lambda one: abs(one - level)), origin
