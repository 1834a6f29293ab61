"""From leaves to how many gave each answer: what is kept of a pile, and as what."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from app.voices.records import Counts, Given, LeafQuestion
from app.voices.words import answer_codes


def count_leaves(questions: Sequence[LeafQuestion], leaves: Iterable[Given]) -> Counts:
    """How many gave each answer. Raises ValueError for an answer that a question does not have."""
    found: dict[str, Counter[str]] = {one.code: Counter() for one in questions}
    for leaf in leaves:
        for question in questions:
            answer = leaf[question.code]
            if answer not in answer_codes(question):
                raise ValueError(f"unknown answer of {question.code}: {answer}")
            found[question.code][answer] += 1
    return found


def add_counts(piles: Iterable[Counts]) -> dict[str, Counter[str]]:
    """Several piles together."""
    found: dict[str, Counter[str]] = {}
    for counts in piles:
        for question, answers in counts.items():
            found.setdefault(question, Counter()).update(answers)
    return found


def write_counts(counts: Counts) -> bytes:
    """The content that is kept, the same for the same counts."""
    kept = {
        question: {code: count for code, count in answers.items() if count}
        for question, answers in counts.items()
    }
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()


def read_counts(content: bytes) -> Counts:
    """What `write_counts` wrote."""
    found: Counts = json.loads(content)
    return found
