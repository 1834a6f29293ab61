"""The office's visits, in the shape submissions are compared with."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.incoming.form_days import read_moment
from app.incoming.same_submission import Marks
from app.incoming.submissions import ROW_MARK
from app.incoming.tables import FORM_SOURCE
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class OfficeVisit:
    """A visit and what its submission is known by; `is_touched`: it was opened again here."""

    id: int
    marks: Marks
    channel: str
    has_identity: bool
    is_touched: bool
    has_second_look: bool


def read_office_visits(reader: Reader) -> Sequence[OfficeVisit]:
    """Every round of the office: two queries whatever their number."""
    kept = _read_kept(reader)
    rows = reader.rows(
        "SELECT v.id, v.workshop_id, v.visited_on, v.channel, v.status, v.external_id, v.finished_at, "
        "v.reopened_reason, EXISTS (SELECT 1 FROM visit s WHERE s.rating_of = v.id AND s.deleted = 0) "
        "AS looked FROM visit v WHERE v.deleted = 0 AND v.rating_of IS NULL ORDER BY v.id"
    )
    return [_visit(row, kept) for row in rows]


def _read_kept(reader: Reader) -> dict[tuple[int, str], list[dict[str, Any]]]:
    found: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for workshop, identity, cells in reader.rows(
        "SELECT workshop_id, fingerprint, cells FROM import_row WHERE deleted = 0 AND source = ?",
        (FORM_SOURCE,),
    ):
        found[workshop, identity].append(json.loads(cells))
    return found


def _visit(row: Any, kept: dict[tuple[int, str], list[dict[str, Any]]]) -> OfficeVisit:
    external = row["external_id"] or ""
    identities = {external.casefold()} if external else set()
    number = started = ""
    for one in kept.get((row["workshop_id"], external), ()) if external else ():
        identities.update(one.get("identities", ()))
        number, started = one.get("number") or number, one.get("started") or started
    is_form = row["channel"] == "form"
    sent = read_moment(row["finished_at"]) if is_form and row["finished_at"] else None
    return OfficeVisit(
        id=row["id"],
        marks=Marks(
            row["workshop_id"], row["visited_on"], frozenset(identities), number, started, "", sent or ""
        ),
        channel=row["channel"],
        has_identity=bool(external) and not external.startswith(ROW_MARK),
        is_touched=row["reopened_reason"] is not None or row["status"] != "finished",
        has_second_look=bool(row["looked"]),
    )


def read_kept_row(reader: Reader, workshop: int, identity: str) -> int | None:
    """The row that keeps what a visit's submission is known by."""
    row = reader.value(
        "SELECT id FROM import_row WHERE deleted = 0 AND source = ? AND workshop_id = ? AND fingerprint = ?",
        (FORM_SOURCE, workshop, identity),
    )
    return None if row is None else int(row)
