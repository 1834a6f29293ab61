"""What may no longer change because its period was reported."""

from collections.abc import Mapping
from typing import Any

from app.figures.locks import list_locks
from app.i18n import _, format_day
from app.storage.records import Reader
from app.storage.reverting import rows_of

_DAY_OF = {
    "milestone": "SELECT id, happened_on AS day FROM milestone WHERE id IN",
    "contact": "SELECT id, held_on AS day FROM contact WHERE id IN",
} | {
    table: f"SELECT x.id, contact.held_on AS day FROM [{table}] x "
    "JOIN contact ON contact.id = x.contact_id WHERE x.id IN"
    for table in ("contact_action", "contact_consultant", "contact_photo")
}


def what_stays(
    reader: Reader, back: Mapping[tuple[str, int], Mapping[str, Any]]
) -> dict[tuple[str, int], str]:
    """Why what is dated within a reported period stays as it was told, by row."""
    found = {}
    locks = list_locks(reader)
    for table, sql in _DAY_OF.items():
        for row in rows_of(reader, sql, [row for one, row in back if one == table]):
            values = back[(table, row["id"])]
            days = {row["day"], values.get("happened_on"), values.get("held_on")} - {None}
            within = (one for one in locks for day in days if one.date_from <= day <= one.date_to)
            lock = next(within, None)
            if lock is not None:
                found[(table, row["id"])] = _("el período del {first} al {last} ya se informó").format(
                    first=format_day(lock.date_from), last=format_day(lock.date_to)
                )
    return found
