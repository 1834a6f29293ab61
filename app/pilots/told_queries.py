"""Of which pilots something would tell the groups to somebody who measures them without knowing."""

from app.pilots.blind_queries import list_measured_blind
from app.storage.records import Reader

ALL, PILOT, WORKSHOP, VISIT, OWN_VISIT = "all", "pilot", "workshop", "visit", "own_visit"
CONTACT, EVENT, COURSE = "contact", "event", "course"

_WORKSHOP_OF = {
    WORKSHOP: "SELECT id FROM workshop WHERE id = :of",
    VISIT: "SELECT workshop_id FROM visit WHERE id = :of",
    # what she asked herself, or is asking, she knows
    OWN_VISIT: "SELECT workshop_id FROM visit WHERE id = :of AND status = 'finished' AND consultant_id IS NOT :user",
    CONTACT: "SELECT workshop_id FROM contact WHERE id = :of",
}
_PILOTS_OF = "SELECT DISTINCT pilot_id FROM pilot_entrant WHERE deleted = 0 AND workshop_id = ?"
_COURSE_OF = {EVENT: "SELECT course FROM event WHERE id = ?", COURSE: "SELECT ?"}


def list_told(
    reader: Reader, consultant_id: int | None, subject: str, of: int | str | None
) -> frozenset[int]:
    """The pilots that a consultant measures blind and of which this, a thing of a kind, may tell the groups."""
    blind = list_measured_blind(reader, consultant_id)
    if not blind or subject == ALL:
        return blind
    if subject == PILOT:
        return blind & {of}
    if subject in _COURSE_OF:
        course = reader.value(_COURSE_OF[subject], (of,))
        rows = reader.rows("SELECT id, courses FROM pilot WHERE deleted = 0")
        return blind & {row[0] for row in rows if course in row[1].split()}
    workshop = reader.value(_WORKSHOP_OF[subject], {"of": of, "user": consultant_id})
    return blind & {row[0] for row in reader.rows(_PILOTS_OF, (workshop,))}


def newest_visit(reader: Reader, workshop_id: int) -> int | None:
    """The newest finished round of a workshop."""
    found = reader.value(
        "SELECT id FROM visit WHERE workshop_id = ? AND deleted = 0 AND status = 'finished'"
        " AND rating_of IS NULL ORDER BY visited_on DESC, id DESC LIMIT 1",
        (workshop_id,),
    )
    return None if found is None else int(found)
