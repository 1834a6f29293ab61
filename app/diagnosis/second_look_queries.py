"""Second looks in the office file: who rated which visit again, and both beside each other."""

from dataclasses import dataclass

from app.diagnosis.item_agreement import RatedTwice
from app.diagnosis.queries import read_visit
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class SecondLook:
    """One row of the list of second looks; days are ISO, `status` is draft or finished."""

    id: int
    first_id: int
    workshop_id: int
    workshop_code: str
    workshop: str
    round: int
    first_consultant: str
    second_consultant: str
    first_on: str
    second_on: str
    status: str


_LOOKS = """
SELECT look.id, visit.id, workshop.id, workshop.code, workshop.name, visit.round,
  coalesce(one.name, visit.consultant_given, ''), coalesce(other.name, ''),
  visit.visited_on, look.visited_on, look.status
FROM visit AS look
JOIN visit ON visit.id = look.rating_of AND visit.deleted = 0
JOIN workshop ON workshop.id = visit.workshop_id AND workshop.deleted = 0
LEFT JOIN consultant AS one ON one.id = visit.consultant_id
LEFT JOIN consultant AS other ON other.id = look.consultant_id
WHERE look.deleted = 0 AND look.rating_of IS NOT NULL
ORDER BY look.status, look.visited_on DESC, look.id DESC
"""


def list_second_looks(reader: Reader) -> list[SecondLook]:
    """Every second look, the unfinished ones first, then the newest."""
    return [SecondLook(*row) for row in reader.rows(_LOOKS)]


def read_rated_twice(reader: Reader) -> list[RatedTwice]:
    """Every finished visit with its finished second look, oldest first."""
    looks = [look for look in list_second_looks(reader) if look.status == "finished"]
    pairs = []
    for look in reversed(looks):
        first = read_visit(reader, look.first_id)
        if first.finished:
            pairs.append(
                RatedTwice(first, read_visit(reader, look.id), look.workshop_code, look.workshop)
            )
    return pairs


def open_second_look(reader: Reader, visit_id: int) -> int | None:
    """The unfinished second look of a visit: until it ends, the visit stays closed to it."""
    found = reader.value(
        "SELECT id FROM visit WHERE rating_of = ? AND deleted = 0 AND status = 'draft'"
        " ORDER BY id LIMIT 1",
        (visit_id,),
    )
    return None if found is None else int(found)
