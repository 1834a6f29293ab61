"""Reads what people asked the office."""

from dataclasses import fields

from app.enquiries.records import Enquiry, EnquiryLine
from app.enquiries.tables import ENQUIRY
from app.storage.records import Reader

_COLUMNS = ENQUIRY.select(Enquiry)
_COUNT = len(fields(Enquiry))
_LINES = (
    f"SELECT {ENQUIRY.select(Enquiry, 'e.')}, "
    "coalesce(w.code, ''), coalesce(w.name, ''), coalesce(c.name, wc.name, ''), "
    "coalesce(u.name, '') FROM enquiry e LEFT JOIN workshop w ON w.id = e.workshop_id "
    "LEFT JOIN cluster c ON c.id = e.cluster_id LEFT JOIN cluster wc ON wc.id = w.cluster_id "
    "LEFT JOIN consultant u ON u.id = e.consultant_id WHERE e.deleted = 0"
)


def list_enquiries(
    reader: Reader,
    *,
    workshop_id: int | None = None,
    status: str | None = None,
    period: tuple[str, str] | None = None,
    limit: int | None = None,
) -> list[EnquiryLine]:
    """Enquiries with the names of what they point at, the newest first.

    `period` (first and last ISO day) chooses by the day of the question.
    """
    sql, values = _LINES, []
    for column, wanted in (("e.workshop_id", workshop_id), ("e.status", status)):
        if wanted is not None:
            sql += f" AND {column} = ?"
            values.append(wanted)
    if period is not None:
        sql += " AND e.asked_on BETWEEN ? AND ?"
        values += period
    sql += " ORDER BY e.asked_on DESC, e.id DESC"
    if limit is not None:
        sql += " LIMIT ?"
        values.append(limit)
    return [
        EnquiryLine(Enquiry(*row[:_COUNT]), *row[_COUNT:]) for row in map(tuple, reader.rows(sql, values))
    ]


def read_enquiry(reader: Reader, enquiry_id: int) -> Enquiry | None:
    """One enquiry, or None when it is not there any more."""
    row = reader.row(f"SELECT {_COLUMNS} FROM enquiry WHERE id = ? AND deleted = 0", (enquiry_id,))
    return Enquiry(*row) if row is not None else None


def due_follow_ups(reader: Reader, *, on: str) -> list[EnquiryLine]:
    """Enquiries to come back to by a day (ISO), the longest waiting first."""
    sql = f"{_LINES} AND e.status <> 'closed' AND e.follow_up_on <= ? ORDER BY e.follow_up_on, e.id"
    return [EnquiryLine(Enquiry(*row[:_COUNT]), *row[_COUNT:]) for row in map(tuple, reader.rows(sql, (on,)))]
