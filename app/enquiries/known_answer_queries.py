"""Reads the base of answered questions: the program's, and the office's own over them."""

from dataclasses import replace

from app.enquiries.known_answer_file import shipped_answers
from app.enquiries.records import KnownAnswer
from app.enquiries.tables import KNOWN_ANSWER
from app.errors import DataProblem
from app.i18n import _
from app.storage.records import Reader

_COLUMNS = KNOWN_ANSWER.select(KnownAnswer)


def list_known_answers(reader: Reader, *, withdrawn: bool = False) -> list[KnownAnswer]:
    """Every answer that may be used, in the program's order, then the office's own.

    One of the program that the office has worded again is in its place; `withdrawn` gives those
    that were taken out too.
    """
    own = _own_answers(reader)
    again = {answer.code: answer for answer in own if answer.code}
    found = [_with_lists(again.pop(answer.code or "", answer), answer) for answer in shipped_answers()]
    found += [answer for answer in own if not answer.code or answer.code in again]
    return [answer for answer in found if withdrawn or answer.state != "withdrawn"]


def _with_lists(own: KnownAnswer, shipped: KnownAnswer) -> KnownAnswer:
    """What the program's wording says to take along holds while that is the wording, as when only its day is new."""
    if own is shipped or own.answer != shipped.answer:
        return own
    return replace(own, bring=shipped.bring, where=shipped.where)


def find_known_answer(
    reader: Reader, *, answer_id: int | None = None, code: str | None = None
) -> KnownAnswer | None:
    """One answer by its row or its code, withdrawn or not; None when it is not there."""
    for answer in list_known_answers(reader, withdrawn=True):
        if (answer_id is not None and answer.id == answer_id) or (code is not None and answer.code == code):
            return answer
    return None


def read_answer(reader: Reader, number: int) -> KnownAnswer | None:
    """The answer of a number, as the office words it today; None when there is none."""
    shipped = shipped_answers()
    if 1 <= number <= len(shipped):
        return find_known_answer(reader, code=shipped[number - 1].code)
    return find_known_answer(reader, answer_id=number)


def _own_answers(reader: Reader) -> list[KnownAnswer]:
    sql = f"SELECT {_COLUMNS} FROM known_answer WHERE deleted = 0 ORDER BY id"
    found = []
    for row in reader.rows(sql):
        values = list(row)
        values[5] = tuple(line for line in values[5].splitlines() if line.strip())
        found.append(KnownAnswer(*values))
    return found


def read_known_answer(
    reader: Reader, *, answer_id: int | None = None, code: str | None = None
) -> KnownAnswer:
    """An answer that must be there. Raises `DataProblem`."""
    known = find_known_answer(reader, answer_id=answer_id, code=code)
    if known is None:
        raise DataProblem(_("Esa respuesta ya no está guardada; busque otra en la lista."))
    return known
