"""What a person writes of a day on the floor, cell by cell, and of promises; each can be undone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from app.counts.queries import find_work_day, read_promise
from app.counts.records import Promise
from app.counts.tables import DAY_OUTPUT, DEFECT_COUNT, PROMISE, STOPPAGE, WORK_DAY
from app.counts.vocabulary import defect_kinds, stop_causes
from app.errors import DataProblem
from app.i18n import _
from app.registry.names import fold
from app.storage.labels import Label
from app.storage.records import Reader, Value
from app.storage.store import Store
from app.storage.writer import Writer

_PARTS = ("day_output", "defect_count", "stoppage")
_OF_THE_DAY = (
    "scheduled", "people", "absent", "minutes_each", "minutes_present", "inspected",
    "right_first_time", "wip", "efficiency_given", "note",
)  # fmt: skip


def note_day(store: Store, *, workshop_id: int, worked_on: str, **fields: Any) -> None:
    """Keep what a whole day has: people, hours, pieces inspected …; None takes it out.

    Raises `DataProblem` for what cannot be, as more pieces right than were looked at.
    """
    cells = WORK_DAY.check(fields)
    with _day(store, workshop_id, worked_on) as (writer, day):
        writer.update("work_day", day, **cells)
        _check_day(store, day)
        _leave_no_empty_day(store, writer, day)


def note_pieces(
    store: Store, *, workshop_id: int, worked_on: str, pieces: float | None,
    style_id: int | None = None, what: str | None = None, standard_minutes: float | None = None,
) -> None:  # fmt: skip
    """Keep how many of a garment were finished on a day; None takes it out.

    Without `standard_minutes` what the day has of them stays, else the garment's time studies tell.
    """
    fields: dict[str, Any] = {"style_id": style_id, "what": what, "pieces": pieces}
    if standard_minutes is not None:
        fields["standard_minutes"] = standard_minutes
    cells = DAY_OUTPUT.check(fields)
    if cells["style_id"] is None and cells["what"] is None:
        raise DataProblem(_("Falta qué prenda es; escríbala o elija un modelo."))
    which = {"style_id": cells["style_id"], "what": cells["what"]}
    _write_part(store, workshop_id, worked_on, "day_output", which, None if pieces is None else cells)


def note_defects(store: Store, *, workshop_id: int, worked_on: str, kind: str, count: float | None) -> None:
    """Keep how many defects of a kind were seen on a day; None takes it out."""
    if kind not in {term.code for term in defect_kinds()}:
        raise ValueError(kind)
    kept = None if count is None else {"kind": kind, **DEFECT_COUNT.check({"count": count})}
    _write_part(store, workshop_id, worked_on, "defect_count", {"kind": kind}, kept)


def note_stop(store: Store, *, workshop_id: int, worked_on: str, cause: str, minutes: float | None) -> None:
    """Keep the minutes of one person that were lost to a cause on a day; None takes them out."""
    if cause not in {term.code for term in stop_causes()}:
        raise ValueError(cause)
    kept = None if minutes is None else {"cause": cause, **STOPPAGE.check({"minutes": minutes})}
    _write_part(store, workshop_id, worked_on, "stoppage", {"cause": cause}, kept)


def remove_day(store: Store, *, workshop_id: int, worked_on: str) -> None:
    """Take out all that was counted on a day."""
    day = find_work_day(store, workshop_id, worked_on)
    if day is None:
        raise DataProblem(_("De ese día no hay nada contado; mire el conteo de nuevo."))
    with store.change(Label("work_day.removed", day=worked_on)) as writer:
        _remove(store, writer, day)


def _write_part(
    store: Store, workshop_id: int, worked_on: str, table: str, which: Mapping[str, Value],
    kept: Mapping[str, Value] | None,
) -> None:  # fmt: skip
    with _day(store, workshop_id, worked_on) as (writer, day):
        there = _rows_of(store, table, day, which)
        if kept is not None and there:
            writer.update(table, there.pop(0), **kept)
        elif kept is not None:
            writer.insert(table, work_day_id=day, **kept)
        for row in there:
            writer.delete(table, row)
        _leave_no_empty_day(store, writer, day)


def _rows_of(reader: Reader, table: str, day: int, which: Mapping[str, Value]) -> list[int]:
    """The rows of a day that are of one thing, however its name is spelled."""
    sql = f"SELECT id, {', '.join(which)} FROM [{table}] WHERE work_day_id = ? AND deleted = 0 ORDER BY id"
    wanted = tuple(map(_plain, which.values()))
    return [row["id"] for row in reader.rows(sql, (day,)) if tuple(map(_plain, tuple(row)[1:])) == wanted]


def _plain(value: Value) -> Value:
    return fold(value) if isinstance(value, str) else value


@contextmanager
def _day(store: Store, workshop_id: int, worked_on: str) -> Iterator[tuple[Writer, int]]:
    """The row of a day to write on, made if need be."""
    cells = WORK_DAY.check({"worked_on": worked_on})
    with store.change(Label("work_day.kept", day=cells["worked_on"])) as writer:
        day = find_work_day(store, workshop_id, cells["worked_on"])
        if day is None:
            day = writer.insert("work_day", workshop_id=workshop_id, **cells)
        yield writer, day


def _check_day(reader: Reader, day: int) -> None:
    row = reader.row("SELECT inspected, right_first_time FROM work_day WHERE id = ?", (day,))
    assert row is not None
    seen, right = row["inspected"], row["right_first_time"]
    if seen is not None and right is not None and right > seen:
        raise DataProblem(
            _("Bien a la primera: {right}; revisadas: {seen}; no pueden ser más que las revisadas.").format(
                right=right, seen=seen
            )
        )


def _leave_no_empty_day(store: Store, writer: Writer, day: int) -> None:
    """A day of which the last number was taken out is not a counted day."""
    row = store.row(f"SELECT {', '.join(_OF_THE_DAY)} FROM work_day WHERE id = ?", (day,))
    assert row is not None
    if all(cell is None for cell in tuple(row)) and not any(_parts(store, table, day) for table in _PARTS):
        writer.delete("work_day", day)


def _remove(store: Store, writer: Writer, day: int) -> None:
    for table in _PARTS:
        for row in _parts(store, table, day):
            writer.delete(table, row)
    writer.delete("work_day", day)


def _parts(reader: Reader, table: str, day: int) -> list[int]:
    sql = f"SELECT id FROM [{table}] WHERE work_day_id = ? AND deleted = 0"
    return [row["id"] for row in reader.rows(sql, (day,))]


# --- promises ---


def add_promise(
    store: Store, *, workshop_id: int, customer: str, promised_on: str, what: str | None = None,
    quantity: int | None = None, delivered_on: str | None = None, delivered: int | None = None,
    note: str | None = None,
) -> int:  # fmt: skip
    """Keep what was promised to a customer for a day; returns its id."""
    cells = PROMISE.check(
        {
            "customer": customer,
            "what": what,
            "quantity": quantity,
            "promised_on": promised_on,
            "delivered_on": delivered_on,
            "delivered": delivered,
            "note": note,
        }
    )
    with store.change(Label("promise.added", customer=cells["customer"])) as writer:
        return writer.insert("promise", workshop_id=workshop_id, **cells)


def change_promise(store: Store, *, promise_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Correct a promise, or note what was delivered and when."""
    before = _promise(store, promise_id)
    if changed := PROMISE.changed(before, fields):
        with store.change(Label("promise.changed", customer=before.customer), merge_key) as writer:
            writer.update("promise", promise_id, **changed)


def remove_promise(store: Store, *, promise_id: int) -> None:
    """Take a promise out that should not have been written."""
    before = _promise(store, promise_id)
    with store.change(Label("promise.removed", customer=before.customer)) as writer:
        writer.delete("promise", promise_id)


def _promise(reader: Reader, promise_id: int) -> Promise:
    found = read_promise(reader, promise_id)
    if found is None:
        raise DataProblem(_("Esa entrega ya no está; mire la lista de nuevo."))
    return found
