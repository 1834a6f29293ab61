"""What a workshop's papers are made from, read once: the workshop, its visit, the round
before, the programme. The documents are functions of this frozen record."""

from dataclasses import dataclass, replace
from datetime import date

from app.diagnosis.records import Result, Visit
from app.i18n import _, format_long_date
from app.improvement.records import Programme
from app.registry.records import Workshop


@dataclass(frozen=True, slots=True)
class Dossier:
    """`visit` None: not visited yet. `previous` is the finished round before `visit`.

    `programme` is the one of this visit or, for the newest visit, the last one agreed.
    """

    office: str
    centre: str
    workshop: Workshop
    printed_on: date
    visit: Visit | None = None
    result: Result | None = None
    previous: Visit | None = None
    previous_result: Result | None = None
    programme: Programme | None = None

    @property
    def programme_is_older(self) -> bool:
        """Whether the programme was agreed at an earlier visit than this one."""
        if self.programme is None or self.visit is None:
            return False
        return self.programme.visit_id != self.visit.id

    def without_visit(self) -> "Dossier":
        """The same workshop, as if it had not been visited."""
        return replace(
            self, visit=None, result=None, previous=None, previous_result=None, programme=None
        )


def describe_workshop(dossier: Dossier) -> str:
    """Owner, place and day of the visit in one line."""
    workshop, visit = dossier.workshop, dossier.visit
    cluster = workshop.cluster.name if workshop.cluster else ""
    day = format_long_date(date.fromisoformat(visit.visited_on)) if visit else ""
    return " · ".join(filter(None, (workshop.owner_name, cluster, day)))


def describe_visit(document: str, visit: Visit | None) -> str:
    """A document's name with the visit it is about."""
    if visit is None:
        return document
    text = (
        _("{document} · visita {number}")
        if visit.finished
        else _("{document} · visita {number}, sin terminar")
    )
    return text.format(document=document, number=visit.round)
