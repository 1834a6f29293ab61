"""Which edition a row of any of this room's tables belongs to."""

from app.storage.records import Reader

_OF_ENROLMENT = (
    "SELECT e.event_id FROM {table} x JOIN enrolment e ON e.id = x.enrolment_id WHERE x.id = ?"
)
_EVENT_OF = {
    "event": "SELECT id FROM event WHERE id = ?",
    "certificate_print": "SELECT e.event_id FROM certificate_print x "
    "JOIN certificate c ON c.id = x.certificate_id "
    "JOIN enrolment e ON e.id = c.enrolment_id WHERE x.id = ?",
} | {
    table: f"SELECT event_id FROM {table} WHERE id = ?" for table in ("event_session", "enrolment")
} | {
    table: _OF_ENROLMENT.format(table=table)
    for table in ("attendance", "test_answer", "certificate")
}  # fmt: skip


def event_of_row(reader: Reader, table: str, row: int) -> int | None:
    """The edition that a row belongs to; None for what belongs to none, or was removed."""
    sql = _EVENT_OF.get(table)
    found: int | None = reader.value(sql, (row,)) if sql else None
    if found is None:
        return None
    kept: int | None = reader.value("SELECT id FROM event WHERE id = ? AND deleted = 0", (found,))
    return kept
