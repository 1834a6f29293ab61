"""Finds saved answers while somebody is still asking, by the words of the question (`app.asking`)."""

from collections.abc import Sequence

from app.asking import Findable, PhraseIndex
from app.enquiries.records import KnownAnswer


class AnswerIndex:
    """Made once for a list of answers; `find` takes well under a frame for some hundreds."""

    def __init__(self, answers: Sequence[KnownAnswer], topics: dict[str, str]) -> None:
        self.answers = tuple(answers)
        self._asked = PhraseIndex(
            [
                Findable((answer.question, *answer.asked_as), topics.get(answer.topic, ""), answer.answer)
                for answer in self.answers
            ]
        )

    def find(self, text: str, limit: int = 8) -> list[KnownAnswer]:
        """The answers that fit what was typed so far, best first; none when nothing does."""
        return [self.answers[place] for place in self._asked.find(text, limit)]
