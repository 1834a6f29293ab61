"""Which items are asked, given what was answered so far.

A rule skips only what cannot apply; it never skips what would be a low level. While the
item that a rule looks at has no level yet (blank, not observed, does not know, refused)
the rule holds: better one question too many than one lost in silence.
"""

from app.diagnosis.records import Answer, AnswerKind, Answers, Condition, Instrument


def asked_items(instrument: Instrument, answers: Answers) -> frozenset[str]:
    """Codes of the items to ask; conditions look only at earlier items, so one pass does."""
    asked: set[str] = set()
    for item in instrument.items:
        if not item.relevance or all(_holds(condition, asked, answers) for condition in item.relevance):
            asked.add(item.code)
    return frozenset(asked)


def _holds(condition: Condition, asked: set[str], answers: Answers) -> bool:
    if condition.item not in asked:
        return False
    answer = answers.get(condition.item, Answer(condition.item))
    if answer.kind is AnswerKind.NOT_APPLICABLE:
        return False
    if answer.level is None:
        return True
    return condition.at_least <= answer.level <= condition.at_most
