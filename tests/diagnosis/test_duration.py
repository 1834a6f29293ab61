"""How long a visit takes is measured, and said to be reckoned until it was."""

from pathlib import Path

import pytest

from app.diagnosis.duration import (
    FEWEST_VISITS,
    as_read_aloud,
    measured_minutes,
    reckon_left,
    say_duration,
    say_minutes_of,
    usual_minutes,
)
from app.diagnosis.instruments import earlier_instruments, load_instrument
from app.diagnosis.operations import finish_visit, save_place, start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.session import VisitSession
from app.i18n import use_language
from app.paths import manual_path
from app.storage.store import Store
from tests.diagnosis.support import office_with_workshop, small_instrument


def _visit(store: Store, workshop: int, minutes: int) -> None:
    instrument = small_instrument()
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
    save_place(store, visit_id=visit, current_item=None, seconds=60 * minutes)
    finish_visit(store, visit_id=visit)


def test_the_middle_of_the_offices_own_visits_is_said_once_there_are_enough(tmp_path: Path) -> None:
    store, workshop = office_with_workshop(tmp_path)
    instrument = small_instrument()
    for minutes in (95, 100, 110, 240)[: FEWEST_VISITS - 1]:
        _visit(store, workshop, minutes)
    assert measured_minutes(store, instrument) is None
    assert "Es un cálculo: todavía no lo medimos." in say_duration(store, instrument)
    _visit(store, workshop, 105)
    _visit(store, workshop, 1)  # opened and closed: nobody was asked
    assert measured_minutes(store, instrument) == (105, 5)
    said = say_duration(store, instrument)
    assert said == (
        "Lleva más o menos 1 hora y 45 minutos, o se hace en dos visitas. Así salió en 5 visitas de este centro."
    )
    store.close()


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (45, "45 minutos"), (58, "1 hora"), (60, "1 hora"), (93, "1 hora y 35 minutos"), (118, "2 horas"),
        (120, "2 horas"), (151, "2 horas y 30 minutos"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    found = say_minutes_of(small_instrument(), (minutes, 7))
    assert found.startswith(f"Lleva más o menos {said}, o se hace en dos visitas.")


def test_what_is_read_aloud_says_what_was_measured_and_in_the_language_of_the_text() -> None:
    instrument = load_instrument("confeccion-2026")
    use_language("en")
    try:
        told = [as_read_aloud(instrument, found).consent_text for found in (None, (93, 7))]
    finally:
        use_language("es")
    before, after = told
    assert (
        "el taller. Lleva más o menos 2 horas, o se hace en dos visitas. Es un cálculo: todavía no lo medimos. También"
    ) in before
    assert (
        "1 hora y 35 minutos, o se hace en dos visitas. Así salió en 7 visitas de este centro. También"
        in after
    )
    assert "{" not in before + after


def test_the_manual_says_the_same_until_it_is_measured() -> None:
    first = next(manual_path().glob("01-*.md")).read_text("utf-8")
    assert say_minutes_of(load_instrument("confeccion-2026"), None) in first
    everywhere = " ".join(path.read_text("utf-8") for path in manual_path().glob("*.md"))
    assert "dos horas" not in everywhere


def test_what_is_left_begins_from_what_was_measured(tmp_path: Path) -> None:
    """The permission said an hour and a half, and the visit that began with it two hours and five minutes."""
    store, workshop = office_with_workshop(tmp_path)
    instrument = small_instrument()
    assert usual_minutes(store, instrument) == instrument.minutes
    for _number in range(FEWEST_VISITS):
        _visit(store, workshop, 90)
    assert usual_minutes(store, instrument) == 90
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-04-01")
    session = VisitSession(store, read_visit(store, visit))
    assert session.minutes_left(0) == round(90 * len(session.asked) / len(instrument.core))
    store.close()


def test_a_slow_visit_is_reckoned_slower_as_it_goes_on() -> None:
    assert reckon_left(100, of=50, asked=50, done=0, seconds=0) == 100
    assert reckon_left(100, of=50, asked=50, done=50, seconds=9000) == 0
    steady = reckon_left(100, of=50, asked=50, done=25, seconds=25 * 120)
    slow = reckon_left(100, of=50, asked=50, done=25, seconds=25 * 200)
    assert (steady, slow) == (50, 74)


def test_no_text_that_is_read_aloud_claims_a_law_that_is_not_in_force() -> None:
    """Law 7593/2025 is from 27-11-2027 on; a diagnostic begun with the text of 2026.1 may still be signed."""
    texts = [
        as_read_aloud(one, None).consent_text
        for one in (load_instrument("confeccion-2026"), *earlier_instruments())
    ]
    assert len(texts) >= 3
    for text in texts:
        assert "7593" not in text
        assert "Le preguntamos antes de anotar, como pide la ley 6534/2020." in text
