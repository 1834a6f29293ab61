"""What a mistyped word was meant to be, among words that there are: as it sounds, and a letter or two aside.

In Paraguay one writes b for v, s for c or z, y for ll, and leaves out an h; a finger leaves out a letter, doubles
it, takes the one beside it or swaps two. For when nothing is found as it was typed: it is never asked first.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

SHORTEST = 3  # letters of a word that is looked for in another spelling
ONE_EDIT, TWO_EDITS = 4, 7  # from how many letters on
BEGUN = 6  # letters of a mistyped word that may be the beginning of one
MOST = 8  # words that a typed one may stand for

_NO_DIGITS = str.maketrans(dict.fromkeys("0123456789", " "))
_SOUNDS = (
    (re.compile("ch"), "C"),  # before the h goes
    (re.compile("h"), ""),
    (re.compile("ll"), "i"),
    (re.compile("y"), "i"),
    (re.compile("w"), "u"),
    (re.compile("v"), "b"),
    (re.compile("qu(?=[ei])|q"), "k"),
    (re.compile("gu(?=[ei])"), "G"),
    (re.compile("g(?=[ei])"), "j"),
    (re.compile("G"), "g"),
    (re.compile("c(?=[ei])|z|x"), "s"),
    (re.compile("c"), "k"),
    (re.compile("m(?=[bp])"), "n"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound(word: str) -> str:
    """How a folded word sounds: two spellings that are said alike give the same."""
    if not word.isalpha():
        return word
    for pattern, said in _SOUNDS:
        word = pattern.sub(said, word)
    return word


class Spellings:
    """Folded words that there are; `near` gives those that a typed one may have been meant to be."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word for word in words if len(word) >= SHORTEST and word.isalpha()}

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in sorted(self._words):
            found.setdefault(sound(word), []).append(word)
        return found

    def near(self, typed: str) -> list[str]:
        """The nearest words, and only those that are equally near; none when nothing is.

        One that begins like what was typed counts as one that is whole: it is still being typed.
        """
        if len(typed) < SHORTEST or not typed.isalpha():
            return []
        said = sound(typed)
        if (alike := self._by_sound.get(said)) is not None:
            return alike[:MOST]
        begun = [one for one in self._by_sound if one.startswith(said)] if len(said) >= SHORTEST else []
        return self._in_words(begun or self._edited(said))

    def _edited(self, said: str) -> list[str]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        edits = 0 if len(said) < ONE_EDIT else 1 if len(said) < TWO_EDITS else 2
        if not edits:
            return []
        known = list(self._by_sound)
        found: dict[str, float] = {}
        # whole; of a longer one also as much of it as was typed, give or take a letter
        for length in (None, len(said), len(said) + 1) if len(said) >= BEGUN else (None,):
            cut = known if length is None else [one[:length] for one in known]
            for _text, distance, place in extract(
                said, cut, scorer=OSA.distance, score_cutoff=edits, limit=None
            ):
                beginning = 0.0 if length is None else 0.5
                found[known[place]] = min(found.get(known[place], 9.0), distance + beginning)
        nearest = min(found.values(), default=0.0)
        return [one for one, distance in found.items() if distance == nearest]

    def _in_words(self, sounds: Iterable[str]) -> list[str]:
        words = [word for one in sounds for word in self._by_sound[one]]
        return sorted(words, key=lambda word: (len(word), word))[:MOST]


class Texts:
    """Folded texts, and which of them hold what was typed; a word that none holds is read as it was meant.

    `taken_for` says what was found last instead of such words.
    """

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self._texts = texts
        self.taken_for: dict[str, list[str]] = {}

    @cached_property
    def _spellings(self) -> Spellings:
        # codes and telephone numbers are different in each line: without them it takes a third
        return Spellings(set(" ".join(self._texts).translate(_NO_DIGITS).split()))

    def holding(self, words: Iterable[str], order: Sequence[int] | None = None) -> list[int]:
        """The places of the texts that hold every (folded) word, in their order or in that one."""
        self.taken_for = {}
        found = list(range(len(self._texts))) if order is None else list(order)
        for word in words:
            found = [place for place in found if word in self._texts[place]] or self._meant(word, found)
        return found

    def _meant(self, word: str, order: Sequence[int]) -> list[int]:
        near = self._spellings.near(word) if order else []
        if not near:
            return []
        any_of = re.compile("|".join(map(re.escape, near)))
        found = [place for place in order if any_of.search(self._texts[place])]
        if found:
            held = " ".join(self._texts[place] for place in found)
            self.taken_for[word] = [one for one in near if one in held]
        return found
