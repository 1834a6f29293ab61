"""What an owner shows to an anchor company, and only that, from the office file.

`make_sheet` alone decides what a sheet says: a part that she did not choose is not even read. Nothing of
the diagnostic, of the programme or of who works there comes near it.
"""

from datetime import date, timedelta
from typing import Any

from app.capability.kinds import SUPPLIER_PART_WORDS
from app.capability.supplier_records import (
    Counted,
    OwnMachine,
    OwnPaper,
    OwnPhoto,
    SupplierChoice,
    SupplierSheet,
)
from app.counts.queries import read_pace
from app.counts.records import Pace
from app.counts.vocabulary import counting_rules
from app.figures.queries import latest_figures
from app.formalization.ladder_queries import read_ladder
from app.formalization.records import StepState
from app.registry.phone import show_phones
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.registry.vocabulary import machine_name, term_name
from app.storage.records import Reader

PURPOSE = "supplier_sheet"
ALL_PARTS = frozenset(SUPPLIER_PART_WORDS)
_NEWEST = """
SELECT c.granted, c.decided_on, c.given_by, s.parts, s.photos, s.words FROM consent c
LEFT JOIN supplier_sheet s ON s.consent_id = c.id AND s.deleted = 0
WHERE c.workshop_id = ? AND c.deleted = 0 AND c.purpose = ? ORDER BY c.decided_on DESC, c.id DESC LIMIT 1
"""
# Of finished visits: the owner picks them one by one, and what they were taken for is not said.
_PHOTOS = """
SELECT p.blob_hash, max(v.visited_on) FROM photo p JOIN visit v ON v.id = p.visit_id AND v.deleted = 0
WHERE p.deleted = 0 AND v.workshop_id = ? AND v.status = 'finished' AND v.rating_of IS NULL
GROUP BY p.blob_hash ORDER BY max(v.visited_on) DESC, max(p.id) DESC
"""


def read_supplier_choice(reader: Reader, workshop_id: int) -> SupplierChoice | None:
    """What she said last; None when she was never asked. One that she took back shows nothing."""
    row = reader.row(_NEWEST, (workshop_id, PURPOSE))
    if row is None:
        return None
    granted, decided_on, given_by, parts, photos, words = row
    if not granted or parts is None:
        return SupplierChoice(decided_on=decided_on, given_by=given_by)
    return SupplierChoice(
        parts=frozenset(parts.split()),
        photos=tuple(photos.splitlines()),
        words=words,
        agreed=True,
        decided_on=decided_on,
        given_by=given_by,
    )


def list_own_photos(reader: Reader, workshop_id: int) -> list[OwnPhoto]:
    """The photos she may choose from, the newest first; none when she does not want photos kept."""
    if read_workshop(reader, workshop_id).has_refused("photos"):
        return []
    return [OwnPhoto(*row) for row in reader.rows(_PHOTOS, (workshop_id,))]


def make_sheet(reader: Reader, workshop_id: int, choice: SupplierChoice, *, today: str) -> SupplierSheet:
    """The sheet of a workshop with what was chosen, and nothing more."""
    workshop = read_workshop(reader, workshop_id)
    said: dict[str, Any] = {}
    if "contact" in choice.parts:
        said |= {
            "owner": workshop.owner_name,
            "phone": show_phones(workshop.phone_given or workshop.phone or ""),
        }
    if "products" in choice.parts:
        said["products"] = tuple(term_name("products", one.name) for one in workshop.products)
    if "machines" in choice.parts:
        said["machines"] = tuple(OwnMachine(machine_name(one.type), one.count) for one in workshop.machines)
    if "people" in choice.parts:
        said["people"] = workshop.count_people() or None
    said |= _counted(reader, workshop_id, choice, today)
    if choice.parts & {"documents", "jobs"}:
        said |= _papers(reader, workshop_id, choice, today)
    if "photos" in choice.parts:
        known = {one.blob_hash for one in list_own_photos(reader, workshop_id)}
        said["photos"] = tuple(one for one in choice.photos if one in known)
    return SupplierSheet(workshop.name, workshop.code, _place(workshop, choice), choice, **said)


def _place(workshop: Workshop, choice: SupplierChoice) -> str:
    """Its territory; the neighbourhood, which may be that of her home, where she shows how to reach her."""
    place = workshop.place if "contact" in choice.parts else ""
    return ", ".join(filter(None, (place, workshop.cluster.name if workshop.cluster else "")))


def _counted(reader: Reader, workshop_id: int, choice: SupplierChoice, today: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not choice.parts & {"capacity", "quality"}:
        return found
    since = (date.fromisoformat(today) - timedelta(days=counting_rules().shown_days)).isoformat()
    pace = read_pace(reader, workshop_id, since=since, until=today)
    if "capacity" in choice.parts:
        if pace is not None and pace.pieces_per_day is not None:
            found["counted_pieces"] = _take(pace, pieces=True)
        else:
            figure = latest_figures(reader, workshop_id, today).get("output_month")
            found["said_month"] = figure.value if figure is not None else None
    if "quality" in choice.parts and pace is not None:
        found["counted_quality"] = _take(pace, pieces=False)
    return found


def _take(pace: Pace, *, pieces: bool) -> Counted | None:
    if pieces:
        return Counted(pace.days, pace.first, pace.last, pieces_per_day=pace.pieces_per_day)
    if pace.right_first_time is None and pace.on_time is None:
        return None
    return Counted(
        pace.days, pace.first, pace.last, right_first_time=pace.right_first_time, on_time=pace.on_time
    )


def _papers(reader: Reader, workshop_id: int, choice: SupplierChoice, today: str) -> dict[str, Any]:
    ladder = read_ladder(reader, workshop_id, today=today)
    found: dict[str, Any] = {}
    if "documents" in choice.parts:
        found["documents"] = tuple(_paper(state) for state in ladder.business if _has(state))
    if "jobs" in choice.parts:
        found["jobs"] = tuple(_paper(state) for state in ladder.jobs if _has(state))
    return found


def _has(state: StepState) -> bool:
    return state.shown == "done"


def _paper(state: StepState) -> OwnPaper:
    return OwnPaper(state.step.title, bool(state.record and state.record.blob_hash) or _was_seen(state))


def _was_seen(state: StepState) -> bool:
    if state.record is not None:
        return state.record.seen and state.record.origin is not None
    return state.suggestion is not None and state.suggestion.seen
