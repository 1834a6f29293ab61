"""What is asked with a level besides the level: a small closed choice, such as with whom one exchanged.

It never counts in a score: the instrument asks so that it can be studied, and says nothing of what is better. What was
chosen stays in the file when the level changes, and is told only while the level asks for it.
"""

from collections.abc import Collection

from app.diagnosis.records import NOT_SAID, Answer, Answers, Detail, Instrument, Item
from app.diagnosis.words import DETAIL_KEYS, NOT_SAID_KEY, NOT_SAID_WORD
from app.errors import DataProblem
from app.i18n import _
from app.phrases import join_words


def asked_detail(item: Item, answer: Answer | None) -> Detail | None:
    """What is asked with this answer; None: nothing."""
    detail = item.detail
    if detail is None or answer is None or answer.level is None or answer.level < detail.from_level:
        return None
    return detail


def told_detail(item: Item, answer: Answer | None) -> tuple[str, ...]:
    """What was chosen with this answer, as codes; nothing while its level does not ask for it."""
    return answer.detail if answer is not None and asked_detail(item, answer) else ()


def lacks_detail(item: Item, answer: Answer | None) -> bool:
    """Whether it is asked with this answer and nobody chose anything."""
    return asked_detail(item, answer) is not None and not told_detail(item, answer)


def without_detail(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """The items whose answer lacks what is asked with it."""
    return tuple(item.code for item in instrument.items if lacks_detail(item, answers.get(item.code)))


def turned(detail: Detail, chosen: Collection[str], code: str) -> tuple[str, ...]:
    """The choice with one of its codes put in or taken out; «no dijo» stands alone."""
    if code in chosen:
        return tuple(one for one in detail.codes if one in chosen and one != code)
    if code == NOT_SAID:
        return (NOT_SAID,)
    return tuple(one for one in detail.codes if one == code or (one in chosen and one != NOT_SAID))


def ordered(item: Item, chosen: Collection[str]) -> tuple[str, ...]:
    """The codes in the item's own order. Raises DataProblem for what the item does not ask."""
    known = item.detail.codes if item.detail else ()
    unknown = sorted(set(chosen).difference(known))
    if unknown:
        raise DataProblem(
            _("{item} no pregunta «{code}» junto con la respuesta.").format(item=item.code, code=unknown[0])
        )
    if NOT_SAID in chosen and len(set(chosen)) > 1:
        raise DataProblem(_("En {item} «no dijo» va solo, sin otra opción.").format(item=item.code))
    return tuple(code for code in known if code in chosen)


def keys_of(detail: Detail) -> dict[str, str]:
    """Each key of the visit and the paper form with the code that it chooses."""
    keys = dict(zip(DETAIL_KEYS, detail.words, strict=False))
    return keys | {NOT_SAID_KEY: NOT_SAID}


def say_choice(detail: Detail, code: str) -> str:
    """One choice in words; a code that the item no longer has, as it is."""
    return _(NOT_SAID_WORD) if code == NOT_SAID else detail.words.get(code, code)


def say_detail(item: Item, chosen: Collection[str]) -> str:
    """ "con quién: familia y asociación"; empty where nothing was chosen."""
    detail = item.detail
    if detail is None or not chosen:
        return ""
    return f"{detail.short}: {join_words([say_choice(detail, code) for code in chosen])}"
