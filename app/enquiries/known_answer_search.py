"""Finds saved answers while somebody is still asking, by the words of the question (`app.asking`)."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from app.asking import Findable, PhraseIndex
from app.enquiries.records import KnownAnswer


class AnswerIndex:
    """Made once for the same words of the same answers; `find` takes well under a frame for some hundreds then."""

    def __init__(self, answers: Sequence[KnownAnswer], topics: dict[str, str]) -> None:
        self.answers = tuple(answers)
        self._topics = topics

    @cached_property
    def _asked(self) -> PhraseIndex:
        """Who only reads the answers need not wait for it."""
        return _index(
            tuple(
                Findable(
                    (answer.question, *answer.asked_as), self._topics.get(answer.topic, ""), answer.answer
                )
                for answer in self.answers
            )
        )

    def find(self, text: str, limit: int = 8) -> list[KnownAnswer]:
        """The answers that fit what was typed so far, best first; none when nothing does."""
        return [self.answers[place] for place in self._asked.find(text, limit)]


@lru_cache(maxsize=2)  # as the program says them, and with the office's legal figures in them
def _index(entries: tuple[Findable, ...]) -> PhraseIndex:
    return PhraseIndex(entries)
