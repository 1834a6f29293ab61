"""What the search box finds in an office besides workshops: each room says how (SEARCH of its `room.py`).

    SEARCH = ("app.improvement.search:ACTIONS",)

As it was typed first; where that is nowhere, as it was meant (`app.spelling`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, product
from typing import NamedTuple

from app.place import Place
from app.registry.names import fold
from app.rooms import gather, load
from app.spelling import Spellings
from app.storage.records import Reader

MOST = 4  # of a kind
TRIED = 6  # readings of a mistyped text
FEWEST_LETTERS, FEWEST_DIGITS = 2, 3
LOOKED_AT = 200  # rows of a kind, to rank them
_ACCENTED = {
    "a": "áàâäãÁÀÂÄÃ",
    "c": "çÇ",
    "e": "éèêëẽÉÈÊËẼ",
    "i": "íìîïĩÍÌÎÏĨ",
    "n": "ñÑ",
    "o": "óòôöõÓÒÔÖÕ",
    "u": "úùûüũÚÙÛÜŨ",
    "y": "ýỹÝỸ",
}


class Lead(NamedTuple):
    """A line of what was found, and where it leads."""

    text: str
    remark: str
    place: Place


class Wanted(NamedTuple):
    """What is looked for: as it was typed, its folded words, and its digits where it has nothing else."""

    text: str
    words: tuple[str, ...]
    digits: str = ""

    def sql(self, told: str, numbers: str = "") -> tuple[str, list[str]]:
        """SQL that holds where the expression `told` has every word, or `numbers` all the digits; its values."""
        if self.digits and numbers:
            return f"({numbers} LIKE ? OR {told} GLOB ?)", [f"%{self.digits}%", f"*{self.text.strip()}*"]
        return " AND ".join([f"{told} GLOB ?"] * len(self.words)), [
            f"*{in_any_writing(word)}*" for word in self.words
        ]

    def rank(self, told: str) -> int:
        """0 where a text begins as what is looked for, 1 where a word of it does, 2 elsewhere."""
        folded, wanted = fold(told), " ".join(self.words)
        return 0 if folded.startswith(wanted) else 1 if f" {wanted}" in folded else 2


class SearchKind(NamedTuple):
    """One kind of thing. `find` gives those that hold what is wanted, the likeliest first where that is
    known; `texts` all the texts whose words a mistyped one may have been meant to be. What `guesses`
    finds something for nearly any text, so that finding it is no sign that the text was typed well.
    """

    find: Callable[[Reader, Wanted], Iterable[Lead]]
    texts: Callable[[Reader], Iterable[str]]
    guesses: bool = False


class Looked(NamedTuple):
    """What was found; `is_like` where nothing is as it was typed and these are what is like it.

    `only_guessed`: it is what finds something for nearly any text.
    """

    leads: list[Lead]
    is_like: bool = False
    only_guessed: bool = False


def wanted_of(text: str) -> Wanted:
    """What a typed text asks for. Of a telephone number the 0 in front is not kept, nor counts here."""
    digits = "".join(letter for letter in text if letter.isdigit()).lstrip("0")
    is_number = len(digits) >= FEWEST_DIGITS and not any(letter.isalpha() for letter in text)
    return Wanted(text, tuple(fold(text).split()), digits if is_number else "")


def look_everywhere(reader: Reader, text: str) -> Looked:
    """Everything in the office that a text finds, kind by kind; what begins as it was typed comes first in each."""
    kinds: list[SearchKind] = [load(said) for said in gather("app", "SEARCH")]
    wanted = wanted_of(text)
    if sum(len(word) for word in wanted.words) < FEWEST_LETTERS and not text.strip().isdigit():
        return Looked([])
    sure = [kind for kind in kinds if not kind.guesses]
    guessed = _look(reader, [kind for kind in kinds if kind.guesses], [wanted])
    if found := _look(reader, sure, [wanted]):
        return Looked(found + guessed)
    readings = _meant(reader, sure, wanted)
    like = _look(reader, sure, readings)
    return Looked(like or guessed, is_like=bool(like), only_guessed=not like)


def _look(reader: Reader, kinds: Sequence[SearchKind], readings: Sequence[Wanted]) -> list[Lead]:
    leads: dict[Lead, None] = {}
    for kind in kinds:
        for one in readings:
            found = sorted(islice(kind.find(reader, one), LOOKED_AT), key=lambda lead: one.rank(lead.text))
            leads.update(dict.fromkeys(found[:MOST]))
    return list(leads)


def _meant(reader: Reader, kinds: Sequence[SearchKind], wanted: Wanted) -> list[Wanted]:
    return [Wanted(" ".join(words), words) for words in readings(wanted.words, _words_of(reader, kinds))]


def known_words(reader: Reader) -> set[str]:
    """The folded words of all that the search box finds."""
    return _words_of(reader, [load(said) for said in gather("app", "SEARCH")])


def _words_of(reader: Reader, kinds: Sequence[SearchKind]) -> set[str]:
    raw = {word for kind in kinds for text in kind.texts(reader) for word in text.split()}
    return {word for text in raw for word in fold(text).split()}


def readings(words: tuple[str, ...], known: set[str]) -> list[tuple[str, ...]]:
    """What folded words may have been meant to be, the likeliest first; a word that is known stays as it is."""
    spellings = Spellings(known)
    choices = []
    for word in words:
        is_there = word in known or any(one.startswith(word) for one in known)
        choices.append([word] if is_there else spellings.near(word))
    return [one for one in islice(product(*choices), TRIED) if one != words]


def holding(wanted: Wanted, things: Iterable[tuple[str, Lead]]) -> Iterable[Lead]:
    """Of a short list of things told as texts, those that hold every word."""
    return (lead for told, lead in things if all(word in fold(told) for word in wanted.words))


def in_any_writing(text: str) -> str:
    """A pattern of SQLite's GLOB for a text with or without capitals and accents: "Jose" finds "JOSÉ"."""
    pattern = ""
    for letter in unicodedata.normalize("NFD", text.casefold()):
        if unicodedata.combining(letter):
            continue
        same = letter + letter.upper() + _ACCENTED.get(letter, "")
        pattern += f"[{same}]" if len(same) > 2 or letter in "*?[" or letter != letter.upper() else letter
    return pattern
