"""What is typed from a paper form: a level or a letter, and perhaps where it comes from."""

from dataclasses import dataclass

from app.diagnosis.proof import needs_proof
from app.diagnosis.records import Answer, AnswerKind, Item, Origin
from app.diagnosis.words import (
    ANSWER_ORIGIN_WORDS,
    KIND_KEYS,
    KIND_WORDS,
    ORIGIN_KEYS,
    plain_text,
    say_unproved,
)
from app.i18n import _

_KINDS = {key: kind for kind, key in KIND_KEYS.items()}
_ORIGINS = {key: origin for origin, key in ORIGIN_KEYS.items()}


@dataclass(frozen=True, slots=True)
class PaperReading:
    """`problem` says in words what cannot be; then there is no kind."""

    kind: AnswerKind | None = None
    level: int | None = None
    origin: Origin | None = None
    problem: str = ""


def read_typed(text: str, item: Item) -> PaperReading:
    """ "2" -> level 2; "2c" -> level 2, seen in the notebook; "n" -> does not apply; "" -> nothing."""
    typed = text.strip().upper()
    if not typed:
        return PaperReading()
    kind = AnswerKind.LEVEL if typed[0].isdecimal() else _KINDS.get(typed[0])
    level = int(typed[0]) if typed[0].isdecimal() else None
    if kind is None or (level is not None and level not in item.level_texts):
        return PaperReading(problem=_("Aquí va {levels}, o N, O, D, R.").format(levels=_levels(item)))
    if not typed[1:]:
        return PaperReading(kind, level)
    origin = _ORIGINS.get(typed[1]) if len(typed) == 2 else None
    if origin is Origin.WORKERS and not item.about_people:
        return PaperReading(problem=_("T va solo en las preguntas que se hacen aparte a quienes trabajan."))
    if origin is None:
        return PaperReading(problem=_("Después de la respuesta solo va de dónde sale: P, C, F, V o T."))
    return PaperReading(kind, level, origin)


def say_reading(reading: PaperReading, item: Item) -> str:
    """The answer back in words, so that a slip is seen at once."""
    if reading.kind is None:
        return ""
    words = (
        plain_text(item.level_texts[reading.level])
        if reading.level is not None
        else (KIND_WORDS[reading.kind])
    )
    if reading.origin is None:
        return words
    origin = ANSWER_ORIGIN_WORDS[reading.origin]
    if needs_proof(item, Answer(item.code, reading.kind, reading.level, reading.origin)):
        return _("¿Qué vio? C, F o V; si nada, {unproved} · {words}").format(
            unproved=say_unproved(item), words=words
        )
    return f"{words} · {origin}"


def _levels(item: Item) -> str:
    return _("0 a 4") if len(item.level_texts) == 5 else _("0 o 4")
