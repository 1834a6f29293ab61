"""A small office with workshops and one event of a course, for these tests."""

from dataclasses import dataclass
from pathlib import Path

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import finish_visit, keep_instrument
from app.improvement.operations import start_programme
from app.registry.operations import add_cluster, add_person, add_workshop
from app.storage.store import Store
from app.training.attendance_operations import mark_many
from app.training.enrolment_operations import add_trainee_of_person, enrol_trainee
from app.training.operations import add_event, plan_sessions
from app.training.queries import list_enrolments, read_event
from tests.made_office import new_office

TODAY = "2026-11-24"
DAYS = ["2026-11-03", "2026-11-05", "2026-11-10", "2026-11-12"]
NAMES = (("Rosa", "Benítez"), ("Juan", "Gauto"), ("Elvira", "Ortiz"), ("Blanca", "Ayala"))


def make_office(path: Path) -> Store:
    """Four workshops of one cluster, each with its owner."""
    store = new_office(path, city="Yaguarón")
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    for number, (given, surnames) in enumerate(NAMES):
        workshop = add_workshop(store, name=f"Taller {surnames}", cluster_id=cluster)
        add_person(
            store,
            workshop_id=workshop,
            given_names=given,
            surnames=surnames,
            sex="man" if given == "Juan" else "woman",
            birth_year=1970 + 10 * number,
            phone=f"097196789{number}",
        )
    return store


def workshops(store: Store) -> list[int]:
    return [row[0] for row in store.rows("SELECT id FROM workshop ORDER BY code")]


def owner(store: Store, workshop: int) -> int:
    """The trainee that the owner of a workshop is."""
    person = store.value("SELECT id FROM person WHERE workshop_id = ?", (workshop,))
    return add_trainee_of_person(store, person_id=person)


@dataclass(frozen=True)
class TaughtEvent:
    """An event with its sessions and enrolments, in order."""

    event: int
    sessions: tuple[int, ...]
    enrolments: tuple[int, ...]


def make_event(
    store: Store, *, course: str = "CUR-01", people: int = 3, places: int | None = None
) -> TaughtEvent:
    """An event with four sessions of two hours, and the owners of the first workshops in it."""
    event = add_event(store, course=course, places=places, place="Salón", facilitator="Mirta Díaz")
    sessions = plan_sessions(store, event_id=event, days=DAYS, starts_at="18:00", ends_at="20:00")
    enrolments = [
        enrol_trainee(store, event_id=event, trainee_id=owner(store, workshop))
        for workshop in workshops(store)[:people]
    ]
    return TaughtEvent(event, tuple(sessions), tuple(enrolments))


def mark(store: Store, taught: TaughtEvent, *rows: str) -> None:
    """A row of letters per person: P present, T late, A absent, J excused, "." no mark."""
    words = {"P": "present", "T": "late", "A": "absent", "J": "excused"}
    mark_many(
        store,
        marks=[
            (session, enrolment, words[letter])
            for enrolment, letters in zip(taught.enrolments, rows, strict=False)
            for session, letter in zip(taught.sessions, letters, strict=False)
            if letter != "."
        ],
    )


def make_taught_event(store: Store) -> TaughtEvent:
    """One of which the first and the third came to all of it, and the second to half."""
    made = make_event(store)
    mark(store, made, "PPPP", "PPAA", "PPPP")
    return made


def add_round(
    store: Store, workshop: int, levels: dict[str, int], *, day: str = "2026-10-01",
    rating_of: int | None = None, finished: bool = True,
) -> int:  # fmt: skip
    """A finished diagnostic with these levels; every other item is not answered."""
    instrument = load_instrument("confeccion-2026")
    with store.change("visita de prueba") as writer:
        visit = writer.insert(
            "visit",
            workshop_id=workshop,
            round=1,
            visited_on=day,
            rating_of=rating_of,
            instrument_id=keep_instrument(writer, store, instrument),
        )
        for item, level in levels.items():
            writer.insert("answer", visit_id=visit, item=item, kind="level", level=level)
    if finished:
        finish_visit(store, visit_id=visit, unfinished_reason="es una prueba")
    return visit


def add_programme(store: Store, workshop: int, levels: dict[str, int] | None = None) -> int:
    return start_programme(
        store, visit_id=add_round(store, workshop, levels or {"LOC-01": 4}), recommendations=()
    )


def statuses(store: Store, event: int) -> list[str]:
    return [one.status for one in list_enrolments(store, event)]


def event_of(store: Store, taught: TaughtEvent):  # type: ignore[no-untyped-def]
    return read_event(store, taught.event)
