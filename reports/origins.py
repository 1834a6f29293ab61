"""Where the answers of a visit come from, as a paper of the owner says it.

The record names the origin of each answer; what nobody noted is nobody's word here either.
"""

from collections import Counter

from app.diagnosis.records import Answer, AnswerKind, Origin, Visit
from app.i18n import _
from app.phrases import uncapital


def say_origins(visit: Visit) -> list[str]:
    """What is only the owner's word, and of how many answers nobody noted where they come from."""
    levels_given = [answer for answer in visit.item_answers if answer.kind is AnswerKind.LEVEL]
    # that somebody who works there said it is told on no paper of the workshop
    answers = [answer for answer in levels_given if answer.origin is not Origin.WORKERS]
    found = Counter(answer.origin for answer in answers)
    levels, said, unnoted = len(answers), found[Origin.SAID], found[None]
    if not levels:
        return []
    if unnoted == levels:
        text = _("No se anotó de dónde salen las {levels} respuestas.")
        return [text.format(levels=levels)]
    if said == levels:
        text = _("Las {levels} respuestas son su palabra, sin papel ni medición.")
        return [text.format(levels=levels)]
    told = []
    if spoken := _spoken(visit, answers):
        text = _("Solo según su palabra, sin papel ni medición: {names}.")
        told.append(text.format(names="; ".join(spoken)))
    if unnoted and said:
        text = _(
            "De {levels} respuestas, {said} son su palabra y de {unnoted} no se anotó de dónde salen; las demás se vieron en un papel o se midieron."
        )
    elif unnoted:
        text = _(
            "De {unnoted} de las {levels} respuestas no se anotó de dónde salen; las demás se vieron en un papel o se midieron."
        )
    elif said:
        text = _(
            "De {levels} respuestas, {said} son su palabra; las demás se vieron en un papel o se midieron."
        )
    else:
        return told
    if said + unnoted == levels:
        text = _("De {levels} respuestas, {said} son su palabra y de {unnoted} no se anotó de dónde salen.")
    return [*told, text.format(levels=levels, said=said, unnoted=unnoted)]


def _spoken(visit: Visit, answers: list[Answer]) -> list[str]:
    """The dimensions where every answer is the owner's word."""
    by_item = {answer.item: answer.origin for answer in answers}
    names = []
    for dimension in visit.instrument.dimensions:
        codes = [item.code for item in visit.instrument.items_of(dimension.code)]
        origins = [by_item[code] for code in codes if code in by_item]
        if origins and all(origin is Origin.SAID for origin in origins):
            names.append(uncapital(dimension.owner_name))
    return names
