"""What was answered in the round before, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.diagnosis.bridges import find_bridge
from app.diagnosis.records import Answer, Instrument, Item, Visit
from app.diagnosis.words import KIND_WORDS, UNANSWERED_WORD, plain_text
from app.i18n import _, format_day


@dataclass(frozen=True, slots=True)
class LastTime:
    """One question's answer of the round before. `same` False: it was another question then."""

    day: str
    answer: Answer
    item: Item
    same: bool

    @property
    def level(self) -> int | None:
        """The level to mark on the cards: only if the question is the same."""
        return self.answer.level if self.same else None

    @property
    def found(self) -> str:
        """What was answered, in words."""
        level = self.answer.level
        if level is not None:
            return f"{level} · {plain_text(self.item.level_texts[level])}"
        kind = self.answer.kind
        return (KIND_WORDS[kind] if kind else _(UNANSWERED_WORD)).capitalize()


def last_times(previous: Visit | None, instrument: Instrument) -> Mapping[str, LastTime]:
    """By today's codes, for what was answered in the round before."""
    if previous is None:
        return {}
    bridge = find_bridge(previous.instrument, instrument)
    items = {item.code: item for item in previous.instrument.items}
    day = format_day(previous.visited_on)
    links = [(new, old, True) for new, old in bridge.same.items()]
    links += [(new, old, False) for new, old in bridge.changed.items()]
    return {
        new: LastTime(day, previous.answers[old], items[old], same)
        for new, old, same in links
        if old in previous.answers
    }
