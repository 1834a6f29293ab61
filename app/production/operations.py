"""What a person does with styles, their operations and who sews; each can be undone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.positions import STEP, last_position, position_at
from app.production.line_order import all_before, is_chain
from app.production.queries import require_operation, require_operator, require_style
from app.production.tables import OPERATION, OPERATOR, STYLE
from app.production.words import read_machine
from app.storage.labels import Label, column_label
from app.storage.records import Reader, Value
from app.storage.store import Store, Writer


def add_style(store: Store, *, workshop_id: int, name: str, **fields: Any) -> int:
    """Add a garment that a workshop makes; returns its id."""
    values = STYLE.check({"name": name, **fields})
    with store.change(Label("style.added", what=values["name"])) as writer:
        return writer.insert("style", workshop_id=workshop_id, **values)


def change_style(store: Store, *, style_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what is written of a style."""
    style = require_style(store, style_id)
    if changed := STYLE.changed(style, fields):
        with store.change(column_label("style", next(iter(changed))), merge_key) as writer:
            writer.update("style", style_id, **changed)


def remove_style(store: Store, *, style_id: int) -> None:
    """Take a style out, with its operations and what was measured of it."""
    style = require_style(store, style_id)
    with store.change(Label("style.removed", what=style.name)) as writer:
        writer.delete("style", style_id)


def add_operation(
    store: Store, *, style_id: int, name: str, after: Iterable[int] | None = None, **fields: Any
) -> int:
    """Add an operation at the end of a style; returns its id.

    Without `after` it comes after the one before it, as the list reads; `()`: after none.
    """
    style = require_style(store, style_id)
    values = OPERATION.check({"name": name, **fields})
    if after is None:
        after = [one.id for one in style.operations[-1:]]
    with store.change(Label("operation.added", what=values["name"])) as writer:
        position = last_position([one.position for one in style.operations])
        made = writer.insert("operation", style_id=style_id, position=position, **values)
        for before in after:
            writer.insert("precedence", operation_id=made, after_id=before)
        _note_skill(writer, store, values.get("operator_id"), values.get("machine"))
    return made


def change_operation(store: Store, *, operation_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change an operation's name, machine, who does it, where its cycle begins and ends."""
    _style, operation = require_operation(store, operation_id)
    if changed := OPERATION.changed(operation, fields):
        with store.change(column_label("operation", next(iter(changed))), merge_key) as writer:
            writer.update("operation", operation_id, **changed)
            now = {"operator_id": operation.operator_id, "machine": operation.machine} | changed
            _note_skill(writer, store, now["operator_id"], now["machine"])


def _note_skill(writer: Writer, reader: Reader, operator_id: int | None, machine: str | None) -> None:
    """Who does an operation with a machine can use it."""
    if operator_id is not None and machine:
        known = require_operator(reader, operator_id).skills
        if machine not in known:
            writer.insert("operator_skill", operator_id=operator_id, machine=machine)


def remove_operation(store: Store, *, operation_id: int) -> None:
    """Take an operation out; what came after it then comes after what was before it."""
    style, gone = require_operation(store, operation_id)
    with store.change(Label("operation.removed", what=gone.name)) as writer:
        for one in style.operations:
            if gone.id in one.after:
                kept = [before for before in one.after if before != gone.id]
                _write_precedence(writer, store, one.id, [*kept, *gone.after])
        _write_precedence(writer, store, gone.id, [])
        writer.delete("operation", gone.id)


def move_operation(store: Store, *, operation_id: int, index: int) -> None:
    """Put an operation at another place of the list (0 is the first).

    A style that was one chain stays one, in the new order; else what would then come before
    what it waits for waits for it no longer.
    """
    style, moved = require_operation(store, operation_id)
    was_chain = is_chain(style)
    others = [one for one in style.operations if one.id != moved.id]
    position = position_at([one.position for one in others], index)
    index = max(0, min(index, len(others)))
    order = [*others[:index], moved, *others[index:]]
    if order == list(style.operations):
        return
    with store.change(Label("operation.moved", what=moved.name)) as writer:
        if position is None:
            for place, one in enumerate(order, 1):
                writer.update("operation", one.id, position=place * STEP)
        else:
            writer.update("operation", moved.id, position=position)
        places = {one.id: place for place, one in enumerate(order)}
        for place, one in enumerate(order):
            if was_chain:
                after = [order[place - 1].id] if place else []
            else:
                after = [before for before in one.after if places[before] < place]
            if set(after) != set(one.after):
                _write_precedence(writer, store, one.id, after)


def set_precedence(store: Store, *, operation_id: int, after: Iterable[int]) -> None:
    """Say which operations must be done before this one; none: it may begin the garment.

    Raises `DataProblem` when they would wait for each other.
    """
    style, operation = require_operation(store, operation_id)
    wanted = list(dict.fromkeys(after))
    names = {one.id: one.name for one in style.operations}
    if not set(wanted) <= set(names):
        raise DataProblem(_("Esa operación no es de este modelo; mire la lista de nuevo."))
    waiting = {one.id: set(one.after) for one in style.operations} | {operation.id: set(wanted)}
    for before in wanted:
        if before == operation.id or operation.id in all_before(waiting, before):
            raise DataProblem(
                _("«{first}» ya va antes de «{second}»; no pueden esperarse una a la otra.").format(
                    first=operation.name, second=names[before]
                )
            )
    with store.change(Label("precedence.set", what=operation.name)) as writer:
        _write_precedence(writer, store, operation.id, wanted)


def _write_precedence(writer: Writer, reader: Reader, operation_id: int, after: Iterable[int]) -> None:
    sql = "SELECT id, after_id FROM precedence WHERE operation_id = ? AND deleted = 0"
    wanted = list(dict.fromkeys(after))
    for row, before in reader.rows(sql, (operation_id,)):
        if before in wanted:
            wanted.remove(before)
        else:
            writer.delete("precedence", row)
    for before in wanted:
        writer.insert("precedence", operation_id=operation_id, after_id=before)


def add_operator(
    store: Store, *, workshop_id: int, name: str, skills: Iterable[str] = (), **fields: Any
) -> int:
    """Add somebody who sews, by first name or initials, with the machines she can use; her id."""
    values = OPERATOR.check({"name": name, **fields})
    _check_stay(values.get("joined_on"), values.get("left_on"))
    with store.change(Label("operator.added", what=values["name"])) as writer:
        made = writer.insert("operator", workshop_id=workshop_id, **values)
        for machine in dict.fromkeys(map(read_machine, skills)):
            writer.insert("operator_skill", operator_id=made, machine=machine)
    return made


def change_operator(
    store: Store, *, operator_id: int, merge_key: str | None = None, skills: Iterable[str] | None = None,
    **fields: Any,
) -> None:  # fmt: skip
    """Change what is written of somebody who sews; `skills` are all the machines she can use."""
    operator = require_operator(store, operator_id)
    changed = OPERATOR.changed(operator, fields)
    if "joined_on" in changed or "left_on" in changed:
        stay = replace(operator, **changed)
        _check_stay(stay.joined_on, stay.left_on)
    wanted = None if skills is None else tuple(dict.fromkeys(map(read_machine, skills)))
    if not changed and (wanted is None or set(wanted) == set(operator.skills)):
        return
    name = next(iter(changed), "")
    label = column_label("operator", name) if name else Label("operator_skill.set", what=operator.name)
    with store.change(label, merge_key) as writer:
        writer.update("operator", operator_id, **changed)
        if wanted is not None:
            _write_skills(writer, store, operator_id, wanted)


def _check_stay(joined_on: Value, left_on: Value) -> None:
    """Nobody leaves before she came: the turnover counts both days."""
    if joined_on and left_on and str(left_on) < str(joined_on):
        raise DataProblem(_("Se habría ido antes de empezar; corrija una de las dos fechas."))


def _write_skills(writer: Writer, reader: Reader, operator_id: int, wanted: tuple[str, ...]) -> None:
    sql = "SELECT id, machine FROM operator_skill WHERE operator_id = ? AND deleted = 0"
    known = dict(map(tuple, reader.rows(sql, (operator_id,))))
    for row, machine in known.items():
        if machine not in wanted:
            writer.delete("operator_skill", row)
    for machine in wanted:
        if machine not in known.values():
            writer.insert("operator_skill", operator_id=operator_id, machine=machine)


def remove_operator(store: Store, *, operator_id: int) -> None:
    """Take somebody out who should not be on the list; who left has a day of leaving instead."""
    operator = require_operator(store, operator_id)
    with store.change(Label("operator.removed", what=operator.name)) as writer:
        writer.delete("operator", operator_id)
