"""Finds what somebody asks for in their own words: saved answers, chapters of the manual.

A word counts by how rare it is (BM25's inverse document frequency; Robertson and Zaragoza, 2009), without its ending,
and with what means the same (`resources/search/alike.toml`); a mistyped one as it was meant. What fits a whole phrase,
and little besides, comes before what has the same words here and there.
"""

import math
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple, Self

from app.paths import resource_path
from app.registry.names import fold
from app.spelling import Spellings

SHORTEST_STEM = 3
BEGUN, BEGUN_ANYWHERE = 2, 4  # letters of a word that is still being typed, and of any other
# What a fit counts: with one phrase, with all of them, with the topic, with all of the text.
PHRASE, SEVERAL, TOPIC, BODY = 0.45, 0.35, 0.06, 0.12
ENOUGH = 0.22  # of what was asked must be there
_ENDINGS_TEXT = """
    amiento imiento acion icion cion sion idad ador adora edor edora ante ando iendo arse erse irse arme erme irme
    arle arlo arla erle erlo erla irle irlo irla aron aba ado ada ido ida aria ario amo emo are ara ere era ar
    er ir an en ia io a e o
"""
_ENDINGS = sorted(_ENDINGS_TEXT.split(), key=len, reverse=True)

# Words that say nothing of what is asked.
_COMMON_TEXT = """
    a al algo alguien ante asi aqui aun bien buen buenas buenos cada como con cosa cual cuales cuando cuanta cuantas
    cuanto cuantos corresponde corresponden da dan dar de decir del dia dias digo digame doy donde el ella ellas
    ellos en entra entran entrar entre era es esa ese eso esta estan estar este esto estoy fue gracias ha hace hacen
    hacer haga hago han hasta hay hola igual ir la las le les lo los mas me mi mis mucho muy necesito ni no nos
    nosotros o otra otro para pero poco podria por porque pregunta preguntar pueda puede pueden puedo pues que queria
    quien quienes quiere quiero quisiera saber se sea ser si sin sobre solo son soy su sus tal tambien tan te tener
    tengo tenemos tenia tiene tienen toca tocan toda todas todo todos tu un una unas uno unos usted ustedes va vamos
    van ver vez voy y ya yo
"""
COMMON = frozenset(_COMMON_TEXT.split())


class Findable(NamedTuple):
    """Something to be found: the ways it is asked for, the name of its topic, and all of its text."""

    phrases: Sequence[str]
    topic: str = ""
    body: str = ""


_Word = list[tuple[str, float]]  # what a typed word may mean, and what that is worth, the most first


class _Held(NamedTuple):
    """The meanings of an entry: of each phrase, of all of them, of its topic, of all of it."""

    phrases: tuple[frozenset[str], ...]
    several: frozenset[str]
    topic: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, entry: Findable) -> Self:
        """Those of an entry."""
        phrases = tuple(frozenset(meanings(text)) for text in entry.phrases)
        several, topic = frozenset().union(*phrases), frozenset(meanings(entry.topic))
        return cls(phrases, several, topic, several | topic | frozenset(meanings(entry.body)))


class PhraseIndex:
    """Made once for a list of entries; `find` takes well under a frame for some hundreds."""

    def __init__(self, entries: Sequence[Findable]) -> None:
        held = [_Held.of(one) for one in entries]
        counts = Counter(meaning for one in held for meaning in one.whole)
        self._rarity = {one: math.log(1 + len(entries) / (count + 0.5)) for one, count in counts.items()}
        self._held = [
            (one, [sum(self._rarity[word] for word in phrase) for phrase in one.phrases]) for one in held
        ]
        texts = [" ".join((*one.phrases, one.topic, one.body)) for one in entries]
        known = {word for text in texts for word in fold(text).split()}
        alike = (word for word in _alike().words if meanings(word)[0] in self._rarity)
        self._words = sorted(known.union(alike))

    def find(self, text: str, limit: int = 8) -> list[int]:
        """The places of the entries that fit what was typed so far, best first; none when nothing does."""
        wanted = self._meant(text)
        asked = sum(word[0][1] for word in wanted)
        ranked = [
            (-score, place)
            for place, (held, worth) in enumerate(self._held)
            if (score := _fit(held, worth, wanted, asked))
        ]
        return [place for _score, place in sorted(ranked)[:limit]]

    def _meant(self, text: str) -> list[_Word]:
        whole = meanings(text)
        found = [{one: 1.0} for one in whole if one in self._rarity]
        words = fold(text).split()
        for place, word in enumerate(words):
            is_last = place == len(words) - 1
            is_known = any(one in self._rarity for one in meanings(word))
            is_of_several = not set(meanings(word)) <= set(whole)  # "atrás" of "volver atrás"
            if is_known and not is_last or is_of_several or word in COMMON:
                continue
            near = self._begun(word, BEGUN if is_last else BEGUN_ANYWHERE)
            near = near or ([] if is_known else self._spellings.near(word))
            told = ((one, _nearness(word, known)) for known in near for one in meanings(known))
            found.append({one: nearness for one, nearness in told if one in self._rarity})
        distinct = {tuple(sorted(one)): one for one in found if one}.values()
        return [
            sorted(((one, near * self._rarity[one]) for one, near in word.items()), key=lambda pair: -pair[1])
            for word in distinct
        ]

    def _begun(self, word: str, fewest: int) -> list[str]:
        place, found = bisect_left(self._words, word), []
        while len(word) >= fewest and place < len(self._words) and self._words[place].startswith(word):
            found.append(self._words[place])
            place += 1
        return found

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._words)


def _fit(held: _Held, worth: Sequence[float], wanted: Sequence[_Word], asked: float) -> float:
    there = _worth(wanted, held.whole)
    if not there or there < ENOUGH * asked:
        return 0.0
    best = 0.0
    if several := _worth(wanted, held.several):
        for phrase, whole in zip(held.phrases, worth, strict=True):
            if found := _worth(wanted, phrase):
                best = max(best, found * (0.5 + 0.5 * min(1.0, found / whole)))
    topic = _worth(wanted, held.topic) if held.topic else 0.0
    return (PHRASE * best + SEVERAL * several + TOPIC * topic + BODY * there) / asked


def _worth(wanted: Sequence[_Word], held: frozenset[str]) -> float:
    """How much of what was asked is there, by its rarity."""
    total = 0.0
    for word in wanted:
        for one, worth in word:
            if one in held:
                total += worth
                break
    return total


def _nearness(word: str, known: str) -> float:
    return 0.5 + 0.45 * min(len(word), len(known)) / max(len(word), len(known))


def meanings(text: str) -> list[str]:
    """What a text speaks of: its words without endings, and those that mean the same as one."""
    words = fold(text).split()
    stems = list(map(stem, words))
    found: list[str] = []
    place = 0
    alike = _alike()
    while place < len(words):
        for length in range(min(alike.longest.get(stems[place], 1), len(words) - place), 0, -1):
            group = alike.groups.get(" ".join(stems[place : place + length]))
            if group is not None:
                found.append(group)
                break
        else:
            length = 1
            if words[place] not in COMMON:
                found.append(stems[place])
        place += length
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """A folded word without its ending, so that "pago", "pagan" and "pagar" are one; never shown."""
    if not word.isalpha() or len(word) <= SHORTEST_STEM:
        return word
    if word.endswith("es") and len(word) > 4 and word[-3] not in "aeiou":
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= max(SHORTEST_STEM, len(ending)):
            return word[: -len(ending)]
    return word


class _Alike(NamedTuple):
    """The group of each word or words that mean the same, by their stems; single words; how many words the longest
    has of those that begin with a stem."""

    groups: dict[str, str]
    words: list[str]
    longest: dict[str, int]


@cache
def _alike() -> _Alike:
    text = resource_path("search", "alike.toml").read_text(encoding="utf-8")
    groups: Iterable[list[str]] = tomllib.loads(text)["alike"]
    found: dict[str, str] = {}
    words = []
    longest: dict[str, int] = {}
    for group in groups:
        folded = [fold(text) for text in group]
        stems = [list(map(stem, text.split())) for text in folded]
        found |= dict.fromkeys(map(" ".join, stems), f"={' '.join(stems[0])}")
        words += [text for text in folded if text.isalpha()]
        for first, *others in stems:
            longest[first] = max(longest.get(first, 1), 1 + len(others))
    return _Alike(found, words, longest)
