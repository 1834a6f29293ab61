"""Carries out the plan of an import of counts: all of it as one undo step, or nothing."""

from collections.abc import Sequence

from app.i18n import _
from app.incoming.count_plan import report_counts
from app.incoming.count_records import CountsPlan, CountsReport, PlannedDay
from app.incoming.layouts import remember_layout
from app.progress import SILENT, Progress
from app.storage.backups import back_up
from app.storage.labels import Label
from app.storage.records import Reader, Value
from app.storage.store import Store
from app.storage.writer import Writer

CELLS = (
    "scheduled", "people", "absent", "minutes_each", "minutes_present", "inspected",
    "right_first_time", "wip", "efficiency_given", "note",
)  # fmt: skip


def import_counts(store: Store, *, plan: CountsPlan, progress: Progress = SILENT) -> CountsReport:
    """Write what the plan says, after a backup; returns what was done, in days.

    Raises `FileProblem` when the backup or the file cannot be written; then nothing is changed.
    """
    new = [planned for planned in plan.days if planned.action == "add"]
    changed = [planned for planned in plan.days if planned.action == "update"]
    if new or changed:
        back_up(store, reason="import", progress=progress)
        count = sum(len(planned.rows) for planned in (*new, *changed))
        with store.change(Label("work_day.imported", count=count), origin="import") as writer:
            remember_layout(writer, store, plan.table.layout, plan.mapping)
            progress.report(0, None, _("Guardando"))
            days: list[dict[str, Value]] = [{"workshop_id": plan.workshop_id, **one.cells} for one in new]
            _add_parts(writer, new, writer.insert_many("work_day", days))
            for planned in changed:
                _write_again(store, writer, planned)
    return report_counts(plan)


def _write_again(store: Reader, writer: Writer, planned: PlannedDay) -> None:
    assert planned.day_id is not None
    writer.update("work_day", planned.day_id, **dict.fromkeys(CELLS) | dict(planned.cells))
    for table in planned.parts:
        sql = f"SELECT id FROM [{table}] WHERE work_day_id = ? AND deleted = 0"
        for row in store.rows(sql, (planned.day_id,)):
            writer.delete(table, row["id"])
    _add_parts(writer, [planned], [planned.day_id])


def _add_parts(writer: Writer, planned: Sequence[PlannedDay], ids: Sequence[int]) -> None:
    for table in ("day_output", "stoppage", "defect_count"):
        writer.insert_many(
            table,
            [
                {"work_day_id": day, **cells}
                for one, day in zip(planned, ids, strict=True)
                for cells in one.parts[table]
            ],
        )
