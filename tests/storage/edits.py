"""Random but valid edits of an office, for the tests that look for what must always hold."""

import math
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from app.storage.store import Store
from tests.storage.support import Filled

texts = st.text(max_size=12)
numbers = st.floats(allow_nan=False, width=64).filter(lambda x: not math.isinf(x))


@dataclass(frozen=True)
class Edit:
    """One thing done: its kind, which row of its kind (modulo what is there), and values."""

    kind: str
    which: int
    values: dict[str, Any]
    merge_key: str | None = None


def _fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


workshop_fields = _fields(
    name=texts,
    place=st.none() | texts,
    note=st.none() | texts,
    latitude=st.none() | st.floats(-90, 90),
    start_year=st.none() | st.integers(1900, 2100),
)
answers = st.one_of(
    st.integers(0, 4).map(lambda level: {"kind": "level", "level": level}),
    st.sampled_from(["refused", "not_observed"]).map(lambda kind: {"kind": kind, "level": None}),
    st.just({"kind": None, "level": None}),
    texts.map(lambda note: {"note": note}),
)
edits = st.one_of(
    st.builds(Edit, st.just("new workshop"), st.integers(0, 9), workshop_fields),
    st.builds(
        Edit, st.just("workshop"), st.integers(0, 9), workshop_fields,
        st.none() | st.sampled_from(["name", "note"]),
    ),
    st.builds(Edit, st.just("remove workshop"), st.integers(0, 9), st.just({})),
    st.builds(Edit, st.just("bring back workshop"), st.integers(0, 9), st.just({})),
    st.builds(Edit, st.just("new answer"), st.integers(0, 9), answers),
    st.builds(Edit, st.just("answer"), st.integers(0, 9), answers),
    st.builds(
        Edit, st.just("new recommendation"), st.integers(0, 9),
        st.fixed_dictionaries({"score": numbers, "because": texts}),
    ),
    st.builds(Edit, st.just("person"), st.integers(0, 9), _fields(surnames=texts, sex=st.none())),
)  # fmt: skip


def make_edit(store: Store, office: Filled, edit: Edit) -> None:
    """Do it, as one change."""
    with store.change(edit.kind, merge_key=edit.merge_key) as writer:
        if edit.kind == "new workshop":
            values = {"code": f"N-{edit.which}", "name": "nuevo", **edit.values}
            row = writer.insert("workshop", cluster_id=office.cluster, **values)
            writer.insert("person", workshop_id=row, given_names="dueña")
        elif edit.kind == "new answer":
            writer.insert("answer", visit_id=office.visit, item=f"X-{edit.which}", **edit.values)
        elif edit.kind == "new recommendation":
            programme = writer.insert("programme", workshop_id=office.workshop, visit_id=office.visit)
            writer.insert("recommendation", programme_id=programme, solution="S", rank=1, **edit.values)
        else:
            _change_row(store, writer, edit)


def _change_row(store: Store, writer: Any, edit: Edit) -> None:
    table = edit.kind.rsplit(" ", maxsplit=1)[-1]
    rows = [row[0] for row in store.rows(f"SELECT id FROM [{table}] ORDER BY id")]
    row = rows[edit.which % len(rows)]
    if edit.kind.startswith("remove"):
        writer.delete(table, row)
    elif edit.kind.startswith("bring back"):
        writer.update(table, row, deleted=0)
    else:
        writer.update(table, row, **edit.values)
