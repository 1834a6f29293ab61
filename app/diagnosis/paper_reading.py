"""What is typed from a paper form: a level or a letter, and perhaps where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.diagnosis.details import asked_detail, keys_of, ordered, say_choice, say_detail
from app.diagnosis.proof import needs_proof
from app.diagnosis.records import NOT_SAID, Answer, AnswerKind, Item, Origin
from app.diagnosis.words import (
    ANSWER_ORIGIN_WORDS,
    KIND_KEYS,
    KIND_WORDS,
    NOT_SAID_KEY,
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
    detail: tuple[str, ...] = ()
    problem: str = ""


def read_typed(text: str, item: Item) -> PaperReading:
    """ "2" -> level 2; "2c" -> level 2, seen in the notebook; "n" -> does not apply; "" -> nothing.

    "2phj": what goes with the answer comes last, by its letters.
    """
    typed = text.strip().upper()
    if not typed:
        return PaperReading()
    kind = AnswerKind.LEVEL if typed[0].isdecimal() else _KINDS.get(typed[0])
    level = int(typed[0]) if typed[0].isdecimal() else None
    if kind is None or (level is not None and level not in item.level_texts):
        return PaperReading(problem=_("Aquí va {levels}, o N, O, D, R.").format(levels=_levels(item)))
    origin = _ORIGINS.get(typed[1:2])
    if origin is Origin.WORKERS and not item.about_people:
        return PaperReading(problem=_("T va solo en las preguntas que se hacen aparte a quienes trabajan."))
    letters = typed[2:] if origin else typed[1:]
    detail = asked_detail(item, Answer(item.code, kind, level))
    keys = keys_of(detail) if detail else {}
    if not keys.keys() >= set(letters):
        return PaperReading(problem=_say_letters(item, keys))
    chosen = {keys[letter] for letter in letters}
    if NOT_SAID in chosen and len(chosen) > 1:
        return PaperReading(problem=_("{key} («no dijo») va sola.").format(key=NOT_SAID_KEY))
    return PaperReading(kind, level, origin, ordered(item, chosen))


def _say_letters(item: Item, keys: Mapping[str, str]) -> str:
    if item.detail is not None and item.detail.from_level and not keys:
        text = _("{asked} se pregunta desde el nivel {level}; antes va solo de dónde sale: P, C, F, V o T.")
        return text.format(asked=item.detail.short, level=item.detail.from_level)
    if item.detail is None or not keys:
        return _("Después de la respuesta solo va de dónde sale: P, C, F, V o T.")
    said = ", ".join(f"{key} {say_choice(item.detail, code)}" for key, code in keys.items())
    return _("Después va de dónde sale (P, C, F, V o T) y {short}: {said}.").format(
        short=item.detail.short.lower(), said=said
    )


def typed_detail(item: Item, answer: Answer) -> str:
    """The letters of what was chosen with an answer, as they are typed."""
    detail = asked_detail(item, answer)
    return "".join(key for key, code in keys_of(detail).items() if code in answer.detail) if detail else ""


def say_reading(reading: PaperReading, item: Item) -> str:
    """The answer back in words, so that a slip is seen at once."""
    if reading.kind is None:
        return ""
    words = (
        plain_text(item.level_texts[reading.level])
        if reading.level is not None
        else (KIND_WORDS[reading.kind])
    )
    if detail := say_detail(item, reading.detail):
        words = f"{words} · {detail}"
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
