"""Up to which level a word alone is enough, and what an answer counts while its proof was not seen.

What was said is kept as it was said and is never lost: only scores and what is claimed from them take the
lower level. Who names what was seen (a notebook, a paper, with their own eyes) confirms it. docs/adr/0031.
"""

from dataclasses import replace

from app.diagnosis.records import Answer, Answers, Instrument, Item, Origin


def needs_proof(item: Item, answer: Answer | None) -> bool:
    """Whether a level is only said that the item takes on sight alone."""
    if answer is None or answer.level is None or item.said_up_to is None:
        return False
    return answer.origin is Origin.SAID and answer.level > item.said_up_to


def needs_why(item: Item, note: str | None) -> bool:
    """Whether «no aplica» would be an escape: the item names no case for it and no note says why."""
    return item.named_n and item.not_applicable_when is None and not (note or "").strip()


def counted_level(item: Item, answer: Answer) -> int | None:
    """The level that an answer counts in a score: as said, or only as far as a word goes."""
    return item.said_up_to if needs_proof(item, answer) else answer.level


def counted_answers(instrument: Instrument, answers: Answers) -> Answers:
    """The answers with the levels that they count."""
    low = {i.code: i.said_up_to for i in instrument.items if needs_proof(i, answers.get(i.code))}
    if not low:
        return answers
    return {c: replace(a, level=low[c]) if c in low else a for c, a in answers.items()}


def unproved(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """The items whose level is only said beyond what a word is enough for, in the instrument's order."""
    return tuple(item.code for item in instrument.items if needs_proof(item, answers.get(item.code)))
