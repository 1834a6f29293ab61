"""What a person does with the base of answered questions; each can be undone."""

from typing import Any

from app.enquiries.known_answer_queries import read_known_answer
from app.enquiries.records import KnownAnswer
from app.enquiries.tables import KNOWN_ANSWER
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store, Writer


def save_known_answer(
    store: Store, *, topic: str, question: str, answer: str, state: str = "draft", **fields: Any
) -> int:
    """Put a new answer into the base; returns its id.

    Raises `DataProblem` without a question or an answer, and for one that becomes valid
    without its source or the day until which it holds.
    """
    values = _checked({"topic": topic, "question": question, "answer": answer, "state": state} | fields)
    with store.change(Label("known_answer.added")) as writer:
        return writer.insert("known_answer", **values)


def change_known_answer(
    store: Store,
    *,
    answer_id: int | None = None,
    code: str | None = None,
    merge_key: str | None = None,
    **fields: Any,
) -> int:
    """Word an answer again, renew its validity, make it valid, or withdraw it; gives its row.

    One of the program (by `code`) gets the office's own wording beside it.
    """
    known = read_known_answer(store, answer_id=answer_id, code=code)
    before = KNOWN_ANSWER.fields_of(known)
    values = _checked(before | fields)
    with store.change(Label("known_answer.changed"), merge_key) as writer:
        if known.id is None:
            return writer.insert("known_answer", code=known.code, **values)
        _update(writer, known, values)
        return known.id


def restore_known_answer(store: Store, *, code: str) -> None:
    """Take the office's wording away: the program's own is shown again."""
    known = read_known_answer(store, code=code)
    if known.id is not None:
        with store.change(Label("known_answer.restored")) as writer:
            writer.delete("known_answer", known.id)


def remove_known_answer(store: Store, *, answer_id: int) -> None:
    """Take an answer of the office out of the base."""
    with store.change(Label("known_answer.removed")) as writer:
        writer.delete("known_answer", answer_id)


def _update(writer: Writer, known: KnownAnswer, values: dict[str, Value]) -> None:
    assert known.id is not None
    writer.update("known_answer", known.id, **values)


def _checked(values: dict[str, Any]) -> dict[str, Value]:
    cells = KNOWN_ANSWER.check(values)
    if cells["state"] == "valid" and not (cells.get("source") and cells.get("valid_until")):
        raise DataProblem(
            _("Para darla por vigente, escriba de dónde sale y hasta cuándo vale; si no, queda en borrador.")
        )
    return cells
