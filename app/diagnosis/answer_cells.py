"""How an answer is kept in the office file: the cells of its row."""

from collections.abc import Collection

from app.diagnosis.records import Answer
from app.diagnosis.workers_word import origin_values
from app.storage.records import Value


def answer_cells(answer: Answer) -> dict[str, Value]:
    """All that an answer says, whose visit and item apart."""
    return {
        "kind": answer.kind.value if answer.kind else None,
        "level": answer.level,
        **origin_values(answer.origin),
        "note": answer.note,
        "detail": detail_cell(answer.detail),
    }


def detail_cell(chosen: Collection[str]) -> str | None:
    """What was chosen with an answer, a blank between; None: nothing."""
    return " ".join(chosen) or None
