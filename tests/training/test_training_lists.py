"""Courses as lists: what is known with its type, and no number of who asked not to be called."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.lists.kind import list_sheet
from app.registry.operations import change_workshop, record_consent
from app.storage.store import Store
from app.training.certificate_operations import issue_to_eligible
from app.training.operations import add_event
from tests.training.office import add_round, make_event, make_office, mark, workshops


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = make_office(tmp_path / "cursos.hilvan")
    taught = make_event(office, people=2)
    mark(office, taught, "PPPP", "PPAA")
    issue_to_eligible(office, event_id=taught.event, issued_on="2026-11-20")
    add_event(office, course="CUR-02")
    yield office
    office.close()


def test_events_and_attendance_have_numbers_and_days(store: Store) -> None:
    planned, held = list_sheet("events", store).rows
    assert planned[:4] == ("CUR-02", "El costo de cada prenda", None, None)
    assert (held[2], held[3], held[7:12]) == ("2026-11-03", "2026-11-12", (4, 4, None, 2, 0))
    rosa, juan = list_sheet("attendance", store).rows
    assert (rosa[3], rosa[10:]) == ("Rosa Benítez", (4, 4, 1.0, 8.0))
    assert (juan[3], juan[10:]) == ("Juan Gauto", (4, 2, 0.5, 4.0))


def test_a_period_and_a_workshop_narrow_the_list(store: Store) -> None:
    assert len(list_sheet("events", store, period=("2026-12-01", "2026-12-31")).rows) == 1
    assert len(list_sheet("certificates", store, period=("2026-11-01", "2026-11-30")).rows) == 1
    assert list_sheet("certificates", store, period=("2026-12-01", "2026-12-31")).rows == []
    first = workshops(store)[0]
    assert [row[3] for row in list_sheet("attendance", store, workshop_id=first).rows] == ["Rosa Benítez"]


def test_who_does_not_want_to_be_called_is_listed_without_a_number(store: Store) -> None:
    third, fourth = workshops(store)[2:]
    for workshop, granted in ((third, False), (fourth, True)):
        change_workshop(store, workshop_id=workshop, phone="0971 897 967")
        add_round(store, workshop, {"LOC-07": 0})
        record_consent(
            store,
            workshop_id=workshop,
            purpose="contact",
            granted=granted,
            decided_on="2026-10-01",
            text_version="1",
        )
    rows = [row for row in list_sheet("course-needs", store).rows if row[0] == "CUR-09"]
    assert [(row[3], row[6]) for row in rows] == [("YAG-003", None), ("YAG-004", "0971 897 967")]
