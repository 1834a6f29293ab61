"""Made-up answers that hang together: a workshop has its own level, a dimension its usual one."""

import re
from collections.abc import Callable, Collection, Mapping
from random import Random

from app.demo.profiles import ClusterProfile
from app.demo.rules import Given, settle
from app.diagnosis.records import AnswerKind, Instrument, Item, Origin
from app.diagnosis.words import plain_text

SPREAD_OF_WORKSHOPS = 0.55
SPREAD_OF_ITEMS = 0.9
GAIN_BETWEEN_ROUNDS = 0.7

_MISSING = (AnswerKind.NOT_OBSERVED, AnswerKind.DOES_NOT_KNOW, AnswerKind.REFUSED)
_ORIGINS = (Origin.SAID, Origin.NOTEBOOK, Origin.DOCUMENT, Origin.MEASURED)
# what a level says of itself: workers said it, nothing was written, it was told, it is in a paper or a notebook
_WORKERS = re.compile(r"quienes trabajan", re.I)
_TOLD = re.compile(r"de memoria|de palabra|al tanteo|de cabeza|según l|puede decir|sabe una sola", re.I)
_NOTHING = re.compile(
    r"^(?:Nada|Nadie|Nunca|Ning[uú]n|No )|no (?:se anota|tiene|hay)|sin (?:anotar|papel|cuenta)",
    re.I,
)
_PAPER = re.compile(r"factura|boleta|recibo|firma|patente|RUC|IPS|REOP|cédula|régimen|fechas de nacimiento")
_WRITTEN = re.compile(r"anot|escrit")


def make_answers(
    dice: Callable[[object], Random],
    instrument: Instrument,
    profile: ClusterProfile,
    facts: Collection[str],
    number: int,
    told: Mapping[str, int],
    *,
    missing: float = 0.04,
) -> dict[str, Given]:
    """A first round: kind, level and origin per item code, as the card's `facts` allow; `told` are levels that stand.

    Each dimension has `dice` of its own, so that another item of one leaves the others as they are.
    """
    own = dice("workshop").gauss(0, SPREAD_OF_WORKSHOPS)
    dice_of = {dimension.code: dice(dimension.code) for dimension in instrument.dimensions}
    drawn = {
        item.code: _make_answer(dice_of[item.dimension], item, profile.levels[item.dimension] + own, missing)
        for item in instrument.items
    }
    return _with_origins(instrument, settle(instrument, drawn, facts, number, told))


def _make_answer(random: Random, item: Item, usual: float, missing: float) -> Given:
    if random.random() < missing:
        return random.choice(_MISSING), None, None
    if item.critical_below is not None:
        usual += 1.6
    level = _allowed(item, round(random.gauss(usual, SPREAD_OF_ITEMS)))
    return AnswerKind.LEVEL, level, random.choices(_ORIGINS, weights=(5, 2, 2, 3))[0]


def _with_origins(instrument: Instrument, given: Mapping[str, Given]) -> dict[str, Given]:
    """The answers, each from where its level can come from; what was drawn where that leaves it open."""
    found = {}
    for item in instrument.items:
        kind, level, drawn = given[item.code]
        origin = None if level is None else origin_of(item, level, drawn or Origin.SAID)
        found[item.code] = kind, level, origin
    return found


def origin_of(item: Item, level: int, drawn: Origin) -> Origin:
    """Where such an answer can come from by its own words; `drawn` where they leave it open."""
    text = plain_text(item.level_texts[level])
    ways = item.how.split("+")
    if _WORKERS.search(text):
        return Origin.WORKERS
    if _TOLD.search(text):
        return Origin.SAID
    if _NOTHING.search(text):
        return Origin.MEASURED if "seen" in ways else Origin.SAID
    if "document" in ways and _PAPER.search(text):
        return Origin.DOCUMENT
    if ways[0] == "seen":  # on a wall, in a place
        return Origin.MEASURED
    if ways != ["asked"] and _WRITTEN.search(text):
        return Origin.NOTEBOOK
    if "seen" in ways:
        return Origin.MEASURED
    if "document" in ways and level >= 2 and drawn is Origin.NOTEBOOK:
        return drawn
    if item.said_up_to is not None and level > item.said_up_to and drawn is not Origin.SAID:
        return Origin.DOCUMENT
    return Origin.SAID


def _allowed(item: Item, level: int) -> int:
    return min(item.level_texts, key=lambda one: (abs(one - level), one))


def answer_again(
    dice: Callable[[object], Random],
    instrument: Instrument,
    before: Mapping[str, Given],
    lifted: set[str],
    facts: Collection[str],
    number: int,
    told: Mapping[str, int],
    helped: Collection[str] = (),
) -> dict[str, Given]:
    """A later round: what was worked on mostly rose, the rest moved a little either way.

    What a pilot `helped` stands a level higher than it would.
    """
    after: dict[str, Given] = {}
    dice_of = {dimension.code: dice(dimension.code) for dimension in instrument.dimensions}
    for item in instrument.items:
        kind, level, origin = before[item.code]
        if level is None:
            after[item.code] = before[item.code]
            continue
        gain = 1.6 if item.code in lifted else dice_of[item.dimension].gauss(0, GAIN_BETWEEN_ROUNDS)
        now = _allowed(item, round(level + gain + (item.code in helped)))
        worked_on = item.code in lifted or item.code in helped  # who comes back asks to see it
        after[item.code] = kind, now, Origin.NOTEBOOK if worked_on else origin or Origin.SAID
    return _with_origins(instrument, settle(instrument, after, facts, number, told))
