"""Leaves while somebody keys them in: nothing of them is in the file until the whole pile is."""

from app.voices.records import FEWEST_LEAVES, NO_ANSWER, Given, Leaf, LeafQuestion


class LeafKeying:
    """One pile: a key for each answer, question by question, leaf by leaf; what was keyed can be taken back."""

    def __init__(self, leaf: Leaf, speaker: str) -> None:
        self.questions: tuple[LeafQuestion, ...] = leaf.asked_of(speaker)
        self.speaker = speaker
        self.leaves: list[Given] = []
        self._marks: list[str] = []

    @property
    def question(self) -> LeafQuestion:
        """The one whose answer comes next."""
        return self.questions[len(self._marks)]

    @property
    def marks(self) -> tuple[str, ...]:
        """What was keyed of the leaf in hand, in the order of the questions."""
        return tuple(self._marks)

    @property
    def is_enough(self) -> bool:
        """Whether so many leaves are there that the pile may be kept."""
        return len(self.leaves) >= FEWEST_LEAVES

    @property
    def is_empty(self) -> bool:
        """Whether nothing was keyed."""
        return not self.leaves and not self._marks

    def press(self, number: int) -> bool:
        """Note the answer with that number, 0 for none; False where there is none of that number."""
        answers = self.question.answers
        if not 0 <= number <= len(answers):
            return False
        self._marks.append(answers[number - 1].code if number else NO_ANSWER)
        if len(self._marks) == len(self.questions):
            self.leaves.append(dict(zip((one.code for one in self.questions), self._marks, strict=True)))
            self._marks = []
        return True

    def step_back(self) -> bool:
        """Take the last key back, also into the leaf before; False when there is none."""
        if not self._marks and self.leaves:
            last = self.leaves.pop()
            self._marks = [last[one.code] for one in self.questions]
        if not self._marks:
            return False
        self._marks.pop()
        return True
