"""What the record of each workshop says that the data are made of, in two queries whatever their number."""

from collections import defaultdict
from typing import NamedTuple

from app.storage.records import Reader

_FACTS = """
SELECT w.id, c.name, w.zone, w.start_year, p.sex, p.birth_year FROM workshop w
LEFT JOIN cluster c ON c.id = w.cluster_id AND c.deleted = 0
LEFT JOIN person p ON p.id = (SELECT min(o.id) FROM person o
  WHERE o.workshop_id = w.id AND o.deleted = 0 AND o.relation = 'owner')
WHERE w.deleted = 0
"""
_PEOPLE = "SELECT workshop_id, sex, age_group, relation, count FROM headcount WHERE deleted = 0"


class PeopleGroup(NamedTuple):
    """So many people of one kind; None where it was not said."""

    sex: str | None
    age_group: str | None
    relation: str | None
    count: int  # type: ignore[assignment]  # nobody asks the tuple for its own


class WorkshopFacts(NamedTuple):
    """A workshop by its territory, zone, start, first owner and people."""

    cluster: str | None
    zone: str | None
    start_year: int | None
    owner_sex: str | None
    owner_born: int | None
    people: tuple[PeopleGroup, ...] = ()

    @property
    def size(self) -> int:
        """How many work there."""
        return sum(one.count for one in self.people)


def read_facts(reader: Reader) -> dict[int, WorkshopFacts]:
    """The facts of every workshop, by its id."""
    people: dict[int, list[PeopleGroup]] = defaultdict(list)
    for workshop, *group in reader.rows(_PEOPLE):
        people[workshop].append(PeopleGroup(*group))
    return {
        row[0]: WorkshopFacts(row[1], row[2], row[3], row[4], row[5], tuple(people.get(row[0], ())))
        for row in reader.rows(_FACTS)
    }
