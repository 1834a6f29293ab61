"""A diagnostic that is answered at once: one by one its sixty answers are sixty commits."""

from collections.abc import Iterable

from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind, Item
from app.storage.store import Store
from tests.fixed_text import fixed_instrument


def answer_all(store: Store, visit: int, level: int, items: Iterable[Item] | None = None) -> None:
    """Every item (or these) gets the level nearest to this one."""
    with store.change("respuestas"):
        for item in fixed_instrument().items if items is None else items:
            near = min(item.level_texts, key=lambda known: abs(known - level))
            answer_item(store, visit_id=visit, item=item.code, kind=AnswerKind.LEVEL, level=near)


def finish_round(store: Store, workshop: int, level: int, day: str) -> int:
    """A finished visit with about the same level everywhere; gives its id."""
    instrument = fixed_instrument()
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on=day)
    answer_all(store, visit, level)
    finish_visit(store, visit_id=visit)
    return visit
