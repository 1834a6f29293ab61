"""What a person does with the clock and the sheet: studies, their parts and cycles."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _
from app.positions import last_position
from app.production.judgements import measuring_value
from app.production.queries import require_operation, require_study, require_style
from app.production.records import CLOCK, CLOSED, DRAFT, PAPER, Cycle, StudyPart, TimeStudy
from app.production.tables import CYCLE, STUDY_PART, TIME_STUDY
from app.production.words import say_cells
from app.storage.labels import Label, column_label
from app.storage.records import Reader
from app.storage.store import Store, Writer

Typed = Iterable[tuple[float, str | None]]  # seconds, and why it is struck out


def start_study(store: Store, *, style_id: int, studied_on: str, origin: str = CLOCK) -> int:
    """Begin to measure a style; returns the study's id. The allowance is the style's, or the house's."""
    style = require_style(store, style_id)
    if not style.operations:
        raise DataProblem(_("El modelo todavía no tiene operaciones; agréguelas y después mida."))
    with store.change(Label("time_study.started", what=style.name)) as writer:
        return writer.insert(
            "time_study",
            style_id=style_id,
            studied_on=check_day(studied_on, FACT),
            consultant_id=store.user,
            origin=origin,
            allowance=measuring_value("allowance") if style.allowance is None else style.allowance,
            current_operation_id=style.operations[0].id,
        )


def change_study(store: Store, *, time_study_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change the day, the allowance or the note of a study that is open."""
    study = _open(store, time_study_id)
    if changed := TIME_STUDY.changed(study, fields):
        with store.change(column_label("time_study", next(iter(changed))), merge_key) as writer:
            writer.update("time_study", time_study_id, **changed)


def record_cycle(
    store: Store, *, time_study_id: int, operation_id: int, seconds: float,
    running_since: str | None = None,
) -> int:  # fmt: skip
    """Keep one cycle as it was made; the next began at `running_since`. Returns the cycle's id."""
    study = _open(store, time_study_id)
    _style, operation = require_operation(store, operation_id)
    values = CYCLE.check({"seconds": seconds, "struck_reason": None})
    with store.change(Label("cycle.recorded", what=operation.name)) as writer:
        part = _part(writer, store, study, operation_id)
        made = writer.insert("cycle", study_part_id=part.id, position=_end(part), **values)
        writer.update(
            "time_study",
            time_study_id,
            running_since=running_since,
            running_seconds=0.0 if running_since else None,
        )
    return made


def change_cycle(store: Store, *, cycle_id: int, **fields: Any) -> None:
    """Strike a cycle out with its reason (`struck_reason`; None counts it again), or mend its time."""
    study, part, at = _cycle(store, cycle_id)
    _require_open(study)
    changed = CYCLE.changed(part.cycles[at], fields)
    if not changed:
        return
    with store.change(_say_change(changed, at + 1)) as writer:
        writer.update("cycle", cycle_id, **changed)


def _say_change(changed: Mapping[str, Any], number: int) -> Label:
    if "struck_reason" not in changed:
        return Label("cycle.changed", number=number)
    if changed["struck_reason"] is None:
        return Label("cycle.counted", number=number)
    return Label("cycle.struck", number=number)


def change_part(
    store: Store, *, time_study_id: int, operation_id: int, merge_key: str | None = None, **fields: Any
) -> None:
    """Change the rating, who did it, the machine or the note of an operation in a study."""
    study = _open(store, time_study_id)
    require_operation(store, operation_id)
    there = _find(study, operation_id)
    if there is not None and not STUDY_PART.changed(there, fields):
        return
    values = STUDY_PART.check(fields)
    with store.change(column_label("study_part", next(iter(values))), merge_key) as writer:
        part = there or _part(writer, store, study, operation_id)
        writer.update("study_part", part.id, **values)


def enter_cycles(
    store: Store, *, time_study_id: int, operation_id: int, cycles: Typed, merge_key: str | None = None
) -> None:
    """Write all cycles of an operation as they stand on a sheet, in place of what was there.

    A cycle that reads as it stood keeps its hundredths and its own reason: the sheet says neither.
    """
    study = _open(store, time_study_id)
    _style, operation = require_operation(store, operation_id)
    there = _find(study, operation_id)
    known = there.cycles if there is not None else ()
    wanted = [
        CYCLE.check({"seconds": seconds, "struck_reason": why}) for seconds, why in _recognize(known, cycles)
    ]
    if [(one.seconds, one.struck_reason) for one in known] == [tuple(one.values()) for one in wanted]:
        return
    with store.change(Label("cycle.entered", what=operation.name), merge_key) as writer:
        part = there or _part(writer, store, study, operation_id)
        for one, values in zip(known, wanted, strict=False):
            writer.update("cycle", one.id, **values)
        for one in known[len(wanted) :]:
            writer.delete("cycle", one.id)
        end = _end(part)
        for place, values in enumerate(wanted[len(known) :]):
            writer.insert("cycle", study_part_id=part.id, position=end + place, **values)


def _recognize(known: Sequence[Cycle], typed: Typed) -> Typed:
    """What was typed, each cycle as the file has it where one reads the same."""
    left = [(one.seconds, one.struck_reason) for one in known]
    for cycle in typed:
        words = say_cells([cycle])
        same = next((one for one in left if say_cells([one]) == words), None)
        if same is not None:
            left.remove(same)
        yield same or cycle


def save_clock(
    store: Store, *, time_study_id: int, current_operation_id: int, running_since: str | None,
    running_seconds: float | None,
) -> None:  # fmt: skip
    """Remember which operation is measured and since when its cycle runs; not an undo step."""
    _open(store, time_study_id)
    with store.change(Label("time_study.clock_kept"), origin="place") as writer:
        writer.update(
            "time_study",
            time_study_id,
            current_operation_id=current_operation_id,
            running_since=running_since,
            running_seconds=running_seconds,
        )


def finish_study(store: Store, *, time_study_id: int) -> None:
    """Close a study: from here on its standard minutes count. Raises `DataProblem` without cycles."""
    study = _open(store, time_study_id)
    if not any(part.seconds for part in study.parts):
        raise DataProblem(_("Todavía no hay ningún ciclo medido; mida al menos uno, o quite la medición."))
    with store.change(Label("time_study.finished")) as writer:
        writer.update("time_study", time_study_id, status=CLOSED, running_since=None, running_seconds=None)


def reopen_study(store: Store, *, time_study_id: int) -> None:
    """Go on with a study that was finished; until it is finished again it does not count."""
    study = require_study(store, time_study_id)
    if study.closed:
        with store.change(Label("time_study.reopened")) as writer:
            writer.update("time_study", time_study_id, status=DRAFT)


def remove_study(store: Store, *, time_study_id: int) -> None:
    """Take a study out, with its cycles."""
    require_study(store, time_study_id)
    with store.change(Label("time_study.removed")) as writer:
        writer.delete("time_study", time_study_id)


def record_study(
    store: Store, *, style_id: int, studied_on: str, cycles: Mapping[int, Typed],
    ratings: Mapping[int, int] | None = None, operators: Mapping[int, int | None] | None = None,
    notes: Mapping[int, str] | None = None, origin: str = PAPER,
) -> int:  # fmt: skip
    """Keep a whole study that was made elsewhere, by operation, closed; returns its id."""
    with store.change(Label("time_study.added")):
        made = start_study(store, style_id=style_id, studied_on=studied_on, origin=origin)
        for operation, typed in cycles.items():
            enter_cycles(store, time_study_id=made, operation_id=operation, cycles=typed)
            fields: dict[str, Any] = {"rating": (ratings or {}).get(operation, 100)}
            if operators is not None and operation in operators:
                fields["operator_id"] = operators[operation]
            if notes is not None and operation in notes:
                fields["note"] = notes[operation]
            change_part(store, time_study_id=made, operation_id=operation, **fields)
        finish_study(store, time_study_id=made)
    return made


def _open(reader: Reader, time_study_id: int) -> TimeStudy:
    return _require_open(require_study(reader, time_study_id))


def _require_open(study: TimeStudy) -> TimeStudy:
    if study.closed:
        raise DataProblem(_("La medición está terminada; para cambiarla, ábrala de nuevo."))
    return study


def _find(study: TimeStudy, operation_id: int) -> StudyPart | None:
    return next((part for part in study.parts if part.operation_id == operation_id), None)


def _part(writer: Writer, reader: Reader, study: TimeStudy, operation_id: int) -> StudyPart:
    """The part of an operation; made with the one who does it as a rule, and her machine."""
    there = _find(study, operation_id)
    if there is not None:
        return there
    _style, operation = require_operation(reader, operation_id)
    made = writer.insert(
        "study_part",
        time_study_id=study.id,
        operation_id=operation_id,
        operator_id=operation.operator_id,
        machine=operation.machine,
    )
    return StudyPart(made, study.id, operation_id, operation.operator_id, operation.machine)


def _end(part: StudyPart) -> float:
    return last_position([one.position for one in part.cycles])


def _cycle(reader: Reader, cycle_id: int) -> tuple[TimeStudy, StudyPart, int]:
    """The study and part of a cycle, and its place. Raises `DataProblem` when it is not there."""
    sql = (
        "SELECT p.time_study_id FROM cycle c JOIN study_part p ON p.id = c.study_part_id "
        "WHERE c.id = ? AND c.deleted = 0 AND p.deleted = 0"
    )
    study_id = reader.value(sql, (cycle_id,))
    if study_id is not None:
        study = require_study(reader, study_id)
        for part in study.parts:
            for at, one in enumerate(part.cycles):
                if one.id == cycle_id:
                    return study, part, at
    raise DataProblem(_("Ese ciclo ya no está; mire la medición de nuevo."))
