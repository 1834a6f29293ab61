"""What the centre does with what holds for every workshop: legal figures and step texts."""

from typing import Any

from app.errors import DataProblem
from app.formalization.queries import (
    compare_update,
    list_step_texts,
    read_statutes,
    read_steps,
)
from app.formalization.records import (
    LADDERS,
    Statute,
    StatuteChange,
    StatuteUpdate,
    Step,
)
from app.formalization.statute_file import check_statute
from app.formalization.tables import STATUTE, STEP_TEXT
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store, Writer


def enter_statute(
    store: Store, *, code: str, value: float, valid_from: str, norm: str,
    category: str = "", unit: str | None = None, title: str | None = None,
    valid_to: str | None = None, review_on: str | None = None, source: str | None = None,
    read_on: str | None = None, confidence: str = "V", state: str = "vigente",
    note: str | None = None,
) -> int:  # fmt: skip
    """Enter a figure that the program does not have yet, or has wrong; returns its id.

    It comes beside the program's, and counts before it from `valid_from` on. Unit and title
    come from the figure of the same code unless given. Raises `DataProblem` without a norm,
    and for dates or states that cannot be.
    """
    alike = [row for row in read_statutes(store) if row.code == code]
    same = [row for row in alike if row.category == category] or alike
    statute = Statute(
        code=code.strip(), title=title or (same[0].title if same else code), value=value,
        unit=unit or (same[0].unit if same else ""), category=category, valid_from=valid_from,
        valid_to=valid_to or None, review_on=review_on or None, norm=norm.strip(),
        source=source or None, read_on=read_on or None, confidence=confidence, state=state,
        note=note or None, entered_by="office",
    )  # fmt: skip
    if not statute.norm:
        raise DataProblem(_("Escriba la norma (ley, decreto o resolución); sin ella no se usa."))
    check_statute(statute, statute.title)
    with store.change(Label("statute.added", title=statute.title)) as writer:
        return _write_statute(store, writer, statute)


def remove_statute(store: Store, *, statute_id: int) -> None:
    """Take out a figure that the office entered; the program's counts again."""
    with store.change(Label("statute.removed")) as writer:
        writer.delete("statute", statute_id)


def import_update(store: Store, *, update: StatuteUpdate) -> list[StatuteChange]:
    """Bring in an update file, in one step; returns what it changed (new or changed rows)."""
    changes = [each for each in compare_update(store, update) if each.kind != "same"]
    label = Label("statute.updated", count=len(changes))
    if changes:
        with store.change(label, origin="import") as writer:
            for each in changes:
                _write_statute(store, writer, each.statute)
    return changes


def change_step(
    store: Store,
    *,
    step: str,
    district: str | None = None,
    merge_key: str | None = None,
    **fields: Any,
) -> int:
    """Write the office's own text of a step, for a district or for anywhere.

    What is not given stays as it reads there now. Returns the row's id.
    """
    values = STEP_TEXT.check(fields)
    own = _own_text(store, step, district)
    with store.change(Label("step_text.changed"), merge_key) as writer:
        if own is not None:
            writer.update("step_text", own, hidden=0, **values)
            return own
        return _insert_text(writer, _current(store, step, district), district, values)


def add_step(store: Store, *, ladder: str, title: str, district: str | None = None, **fields: Any) -> str:
    """Add a step of the office's own at the end of a ladder; returns its code."""
    if ladder not in LADDERS:
        raise ValueError(ladder)
    values = STEP_TEXT.check({"title": title, **fields})
    every = (*read_steps(store, district), *list_step_texts(store))
    taken = {each.code for each in every}
    code = next(f"PROPIO-{n}" for n in range(1, len(taken) + 2) if f"PROPIO-{n}" not in taken)
    last = max((each.position for each in every if each.ladder == ladder), default=0.0)
    due = "workers" if ladder == "jobs" else "always"
    new = Step(code, ladder, last + 1, values["title"], due=due, state="vigente")
    with store.change(Label("step_text.added", title=values["title"])) as writer:
        _insert_text(writer, new, district, values)
    return code


def hide_step(store: Store, *, step: str, district: str | None = None) -> None:
    """Leave a step out of the ladders, in a district or anywhere."""
    own = _own_text(store, step, district)
    with store.change(Label("step_text.hidden")) as writer:
        if own is not None:
            writer.update("step_text", own, hidden=1)
        else:
            _insert_text(writer, _current(store, step, district), district, {"hidden": 1})


def restore_step(store: Store, *, step: str, district: str | None = None) -> None:
    """Go back to the program's text of a step; one that the office added goes away."""
    own = _own_text(store, step, district)
    if own is not None:
        with store.change(Label("step_text.restored")) as writer:
            writer.delete("step_text", own)


def _write_statute(store: Store, writer: Writer, statute: Statute) -> int:
    """One office row for each figure and first day: entering it again corrects it."""
    values: dict[str, Value] = {name: getattr(statute, name) for name in STATUTE.names}
    values["since_exact"] = int(statute.since_exact)
    there = store.value(
        "SELECT id FROM statute WHERE deleted = 0 AND code = ? AND category = ?"
        " AND valid_from IS ? ORDER BY id DESC LIMIT 1",
        (statute.code, statute.category, statute.valid_from),
    )
    if there is None:
        return writer.insert("statute", **values)
    writer.update("statute", int(there), **values)
    return int(there)


def _own_text(store: Store, step: str, district: str | None) -> int | None:
    found = store.value(
        "SELECT id FROM step_text WHERE deleted = 0 AND step = ? AND district IS ? ORDER BY id DESC LIMIT 1",
        (step, district),
    )
    return None if found is None else int(found)


def _current(store: Store, step: str, district: str | None) -> Step:
    found = next((each for each in read_steps(store, district) if each.code == step), None)
    if found is None:
        raise DataProblem(_("Ese paso ya no está en la lista; mírela de nuevo."))
    return found


def _insert_text(writer: Writer, step: Step, district: str | None, values: dict[str, Any]) -> int:
    cells = STEP_TEXT.check(STEP_TEXT.fields_of(step)) | values
    return writer.insert("step_text", step=step.code, district=district, ladder=step.ladder, **cells)
