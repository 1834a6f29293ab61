"""What a workshop's papers are made from, read once: the workshop, its visit, the round
before, the programme. The documents are functions of this frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from app.alerts.queries import phones_of
from app.alerts.records import LocalPhone
from app.capability.queries import list_looks
from app.contacts.queries import next_contact
from app.contacts.records import Contact
from app.costing.telling import FloorTold, read_told_floor
from app.diagnosis.bridges import are_comparable
from app.diagnosis.queries import finished_visits, list_visits, read_visit
from app.diagnosis.records import Result, Visit
from app.diagnosis.round_queries import why_closed
from app.diagnosis.scoring import score_answers
from app.diagnosis.workers_word import is_told_apart, without_workers_word
from app.errors import DataProblem
from app.formalization.ladder_queries import read_ladder
from app.formalization.records import Ladder
from app.i18n import _, format_long_date, format_whole_date
from app.improvement.queries import latest_programme, read_programme
from app.improvement.records import Programme
from app.registry.queries import read_workshop
from app.registry.records import Office, Workshop
from app.storage.records import Reader
from reports.paper import NothingToPrint, Request


class NextVisit(NamedTuple):
    """When the centre comes again; without an hour where none was said."""

    day: date
    hour: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """`visit` None: not visited yet. `previous` is the finished round compared with it.

    `programme` is the one of this visit or, for the newest visit, the last one agreed. `ladder` is
    None for an earlier visit: how the papers stood then is not known. Nor is what was measured on the
    floor told of it (`floor`). `planned` is the next contact with her, `looks` the actions that the
    centre does by itself, `phone` the centre's own.
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
    ladder: Ladder | None = None
    floor: FloorTold | None = None
    phones: Mapping[str, LocalPhone] = field(default_factory=dict)
    planned: Contact | None = None
    looks: frozenset[int] = frozenset()
    phone: str = ""

    @property
    def next_visit(self) -> NextVisit | None:
        """What is planned with her, else what her programme says; never a day that has gone by."""
        if self.planned is not None and not self.planned.at_a_distance:
            return NextVisit(date.fromisoformat(self.planned.held_on), self.planned.starts_at or "")
        programme = self.programme
        if programme is None or programme.next_visit_on is None:
            return None
        day = date.fromisoformat(programme.next_visit_on)
        return NextVisit(day, programme.next_visit_at or "") if day >= self.printed_on else None

    @property
    def programme_is_older(self) -> bool:
        """Whether the programme was agreed at an earlier visit than this one."""
        if self.programme is None or self.visit is None:
            return False
        return self.programme.visit_id != self.visit.id


def read_dossier(
    reader: Reader,
    workshop_id: int,
    *,
    office: Office,
    printed_on: date,
    visit_id: int | None = None,
    compared: int | None = None,
) -> Dossier:
    """What the papers of one workshop need, in about twenty small queries.

    Without `visit_id` it is the newest finished visit, else the newest draft, else none; without
    `compared` it is compared with the one before it. Raises DataProblem if a visit is not there.
    """
    finished = finished_visits(reader, workshop_id)
    visit = _choose_visit(reader, workshop_id, finished, visit_id)
    previous = _round_before(visit, finished, compared)
    workshop = read_workshop(reader, workshop_id)
    today = printed_on.isoformat()
    return Dossier(
        office=office.name,
        centre=office.centre_type,
        printed_on=printed_on,
        workshop=workshop,
        visit=visit,
        result=score_answers(visit.instrument, visit.answers) if visit else None,
        previous=previous,
        previous_result=score_answers(previous.instrument, previous.answers) if previous else None,
        programme=_programme(reader, workshop_id, visit, visit_id is None),
        ladder=None
        if visit is None or _is_earlier(visit, finished)
        else read_ladder(reader, workshop_id, today=today),
        floor=None if _is_earlier(visit, finished) else read_told_floor(reader, workshop_id, today),
        phones=phones_of(reader, workshop.cluster.id if workshop.cluster else None),
        planned=next_contact(reader, workshop_id, after=today),
        looks=list_looks(reader, workshop_id),
        phone=office.phone or "",
    )


def dossier_of(request: Request) -> Dossier:
    """What the paper of a workshop is made from."""
    return read_dossier(
        request.reader,
        request.of,
        office=request.office,
        printed_on=request.printed_on,
        visit_id=request.paper.visit,
        compared=request.paper.compared,
    )


def owner_dossier(request: Request) -> Dossier:
    """The same for a paper that stays in the workshop: without what so few workers said apart."""
    dossier = open_dossier(request)
    if not is_told_apart(dossier.workshop):
        return dossier
    visit, previous = (one and without_workers_word(one) for one in (dossier.visit, dossier.previous))
    return replace(
        dossier,
        visit=visit,
        previous=previous,
        result=score_answers(visit.instrument, visit.answers) if visit else None,
        previous_result=score_answers(previous.instrument, previous.answers) if previous else None,
    )


def open_dossier(request: Request) -> Dossier:
    """The same for a paper that shows answers; raises NothingToPrint while they may not be seen."""
    dossier = dossier_of(request)
    check_open(request.reader, dossier)
    return dossier


def _is_earlier(visit: Visit | None, finished: list[Visit]) -> bool:
    """Whether a later round was finished since."""
    return visit is not None and bool(finished) and visit.round < max(one.round for one in finished)


def check_open(reader: Reader, dossier: Dossier) -> None:
    """Raises NothingToPrint while the answers of its visits may not be looked at."""
    for visit in (dossier.visit, dossier.previous):
        if visit is not None and (closed := why_closed(reader, visit)):
            raise NothingToPrint(f"{dossier.workshop.name} ({dossier.workshop.code}): {closed}")


def _choose_visit(
    reader: Reader, workshop_id: int, finished: list[Visit], visit_id: int | None
) -> Visit | None:
    if visit_id is not None:
        chosen = read_visit(reader, visit_id)
        # a second look has no papers of its own: they are those of the round that it rates
        return chosen if chosen.rating_of is None else read_visit(reader, chosen.rating_of)
    if finished:
        return finished[0]
    drafts = list_visits(reader, workshop_id=workshop_id, status="draft")
    return read_visit(reader, drafts[0].id) if drafts else None


def visit_of_round(reader: Reader, workshop_id: int, number: int) -> int:
    """The visit of a workshop's round; raises DataProblem for a number that is not there."""
    for line in list_visits(reader, workshop_id=workshop_id):
        if line.round == number:
            return line.id
    raise _no_such(number)


def _no_such(number: int) -> DataProblem:
    text = _("El taller no tiene el diagnóstico {number}; mire en su página los que tiene.")
    return DataProblem(text.format(number=number))


def _round_before(visit: Visit | None, finished: list[Visit], chosen: int | None) -> Visit | None:
    """The visit that is chosen, or the newest finished one before this one that asked the same."""
    if visit is None:
        return None
    for other in finished:
        if chosen not in (None, other.id):
            continue
        earlier = (other.visited_on, other.id) < (visit.visited_on, visit.id)
        if earlier and are_comparable(other.instrument, visit.instrument):
            return other
        if chosen is not None:
            raise _no_such(other.round)
    return None


def _programme(reader: Reader, workshop_id: int, visit: Visit | None, newest: bool) -> Programme | None:
    own = read_programme(reader, visit.id) if visit else None
    until = None if newest or visit is None else visit.visited_on
    return own or latest_programme(reader, workshop_id, until=until)


def describe_workshop(dossier: Dossier) -> str:
    """Owner, place and day of the visit in one line."""
    workshop, visit = dossier.workshop, dossier.visit
    cluster = workshop.cluster.name if workshop.cluster else ""
    day = format_long_date(date.fromisoformat(visit.visited_on)) if visit else ""
    return " · ".join(filter(None, (workshop.owner_name, cluster, day)))


def say_visit(visit: NextVisit) -> str:
    """ "viernes 4 de diciembre de 2026, 9:00."."""
    hour = f", {visit.hour}" if visit.hour else ""
    return f"{format_whole_date(visit.day)}{hour}."


def describe_visit(document: str, visit: Visit | None) -> str:
    """A document's name with the visit it is about."""
    if visit is None:
        return document
    text = (
        _("{document} · diagnóstico {number}")
        if visit.finished
        else _("{document} · diagnóstico {number}, sin terminar")
    )
    return text.format(document=document, number=visit.round)
