"""Finds saved answers while somebody is still asking: by the words of the question.

Words count without accents and from their beginning ("vacac" finds "vacaciones"); a rare word
counts more than a common one, and one in the question more than one in the answer. The
weighting is that of BM25's inverse document frequency (Robertson and Zaragoza, 2009).
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from app.enquiries.records import KnownAnswer
from app.registry.names import fold

QUESTION, ASKED_AS, TOPIC, ANSWER = 4.0, 3.0, 1.5, 1.0
SHORTEST_PREFIX = 3  # of a word; shorter ones must be whole, except the one being typed
SHORTEST_TYPED = 2

# Words that say nothing of what is asked.
_COMMON_WORDS = """
    a al ante con como cual cuales de del el ella ellos en entre es esa ese eso esta estan estar
    este esto fue ha hace hacer hago hay hasta la las le les lo los me mi mis muy necesito no
    nos o para pero por porque pregunta puede pueden puedo que quien quiere quiero quisiera se
    ser si sin sobre son su sus tambien te tengo tenia tiene tienen todo todos toda todas tu un
    una uno unos unas va voy y ya yo
"""
COMMON = frozenset(_COMMON_WORDS.split())


class AnswerIndex:
    """Made once for a list of answers; `find` takes well under a frame for some hundreds."""

    def __init__(self, answers: Sequence[KnownAnswer], topics: dict[str, str]) -> None:
        self.answers = tuple(answers)
        weights: dict[str, dict[int, float]] = {}
        for place, answer in enumerate(self.answers):
            for word, weight in _words_of(answer, topics).items():
                weights.setdefault(word, {})[place] = weight
        self._words = sorted(weights)
        self._places = [weights[word] for word in self._words]

    def find(self, text: str, limit: int = 8) -> list[KnownAnswer]:
        """The answers that fit what was typed so far, best first; none when nothing does."""
        words = fold(text).split()
        scores: defaultdict[int, float] = defaultdict(float)
        hits: Counter[int] = Counter()
        wanted = [word for word in dict.fromkeys(words) if word not in COMMON]
        for word in wanted:
            shortest = SHORTEST_TYPED if word == words[-1] else SHORTEST_PREFIX
            for place, score in self._score_word(word, shortest).items():
                scores[place] += score
                hits[place] += 1
        enough = math.ceil(len(wanted) / 4)
        ranked = [
            (-score * (0.5 + hits[place] / len(wanted)), place)
            for place, score in scores.items()
            if hits[place] >= enough
        ]
        return [self.answers[place] for _score, place in sorted(ranked)[:limit]]

    def _score_word(self, word: str, shortest: int) -> dict[int, float]:
        """The best match of one word in each answer: whole, from its beginning, or a near form."""
        found: dict[int, float] = {}
        for known, closeness in self._like(word, shortest):
            places = self._places[known]
            rare = math.log(1 + len(self.answers) / (len(places) + 0.5))
            for place, weight in places.items():
                found[place] = max(found.get(place, 0.0), weight * rare * closeness)
        return found

    def _like(self, word: str, shortest: int) -> list[tuple[int, float]]:
        if len(word) < shortest:
            place = bisect_left(self._words, word)
            whole = place < len(self._words) and self._words[place] == word
            return [(place, 1.0)] if whole else []
        found = self._beginning(word, word)
        # plurals and endings: "facturas" finds "factura", "pago" finds "paga"
        ending = 0 if len(word) < 4 else 1 if len(word) == 4 else 2 if len(word) < 7 else 3
        stem = word[: len(word) - ending]
        if ending:
            known = {place for place, _closeness in found}
            more = self._beginning(stem, word)
            found += [(place, near) for place, near in more if place not in known]
        return found

    def _beginning(self, beginning: str, word: str) -> list[tuple[int, float]]:
        place = bisect_left(self._words, beginning)
        found = []
        while place < len(self._words) and self._words[place].startswith(beginning):
            longer = max(len(self._words[place]), len(word))
            found.append((place, len(beginning) / longer))
            place += 1
        return found


def _words_of(answer: KnownAnswer, topics: dict[str, str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    parts = (
        (QUESTION, answer.question),
        *((ASKED_AS, text) for text in answer.asked_as),
        (TOPIC, topics.get(answer.topic, "")),
        (ANSWER, answer.answer),
    )
    for weight, text in parts:
        for word in fold(text).split():
            if word not in COMMON:
                weights[word] = max(weights.get(word, 0.0), weight)
    return weights
