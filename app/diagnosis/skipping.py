"""Why a question is not asked in a visit, in words."""

from app.diagnosis.records import Answer, AnswerKind, Answers, Condition, Instrument, Item
from app.diagnosis.relevance import is_open
from app.i18n import _


def explain_skipped(instrument: Instrument, item: Item, asked: frozenset[str], answers: Answers) -> str:
    """The first rule that an item fails, as a sentence; empty when it is asked."""
    if item.code in asked:
        return ""
    for condition in item.relevance:
        gate = instrument.gate(condition.item)
        if gate is not None and not is_open(gate, answers):
            said = _("No se pregunta: es solo si {when}. {where}")
            where = _("Lo dice la ficha del taller.") if gate.fact else _("Si es así, ábrala con la tecla M.")
            return said.format(when=gate.when, where=where)
        if gate is None and (condition.item not in asked or _fails(condition, answers)):
            return _explain(instrument.item(condition.item), asked, answers)
    return ""


def _fails(condition: Condition, answers: Answers) -> bool:
    answer = answers.get(condition.item) or Answer(condition.item)
    if answer.kind is AnswerKind.NOT_APPLICABLE:
        return True
    level = answer.level
    return level is not None and not condition.at_least <= level <= condition.at_most


def _explain(other: Item, asked: frozenset[str], answers: Answers) -> str:
    answer = answers.get(other.code) or Answer(other.code)
    if other.code not in asked or answer.kind is AnswerKind.NOT_APPLICABLE:
        return _("No se pregunta, porque {code} ({short}) no corresponde a este taller.").format(
            code=other.code, short=other.short
        )
    return _("No se pregunta, porque en {code} ({short}) la respuesta fue {level}.").format(
        code=other.code, short=other.short, level=answer.level
    )
