"""Which items are asked, given what was answered so far.

A rule skips only what cannot apply; it never skips what would be a low level. While the
item that a rule looks at has no level yet (blank, not observed, does not know, refused)
the rule holds: better one question too many than one lost in silence. A gate that nobody
knows holds as the instrument says: who works there is asked about, a module is not.
"""

from app.diagnosis.records import Answer, AnswerKind, Answers, Condition, Gate, Instrument


def asked_items(instrument: Instrument, answers: Answers) -> frozenset[str]:
    """Codes of the items to ask; conditions look only at earlier items, so one pass does."""
    open_ = {gate.code: is_open(gate, answers) for gate in instrument.gates}
    asked: set[str] = set()
    for item in instrument.items:
        if all(
            open_[condition.item] if condition.item in open_ else _holds(condition, asked, answers)
            for condition in item.relevance
        ):
            asked.add(item.code)
    return frozenset(asked)


def is_open(gate: Gate, answers: Answers) -> bool:
    """Whether what hangs on a gate is asked in this visit."""
    answer = answers.get(gate.code)
    return gate.unknown if answer is None or answer.level is None else answer.level > 0


def _holds(condition: Condition, asked: set[str], answers: Answers) -> bool:
    if condition.item not in asked:
        return False
    answer = answers.get(condition.item, Answer(condition.item))
    if answer.kind is AnswerKind.NOT_APPLICABLE:
        return False
    if answer.level is None:
        return True
    return condition.at_least <= answer.level <= condition.at_most
