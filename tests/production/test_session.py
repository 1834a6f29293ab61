"""The clock without a window: laps, pauses, a lid that is closed, a program that is killed, undo."""

from collections.abc import Callable

import pytest

from app.production.operations import remove_operation
from app.production.queries import require_study, require_style
from app.production.records import Cycle
from app.production.session import MeasuringSession
from app.production.study_operations import start_study
from app.storage.store import Store

DAY = "2026-03-12"
NOON = 1_773_316_800.0


class Wall:
    """A clock on the wall that a test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def study(store: Store, style: int) -> int:
    return start_study(store, style_id=style, studied_on=DAY)


@pytest.fixture
def opened(store: Store, study: int, wall: Wall) -> Callable[[], MeasuringSession]:
    """Opens the study as a program that has just been started does."""
    return lambda: MeasuringSession(store, require_study(store, study), now=wall)


def lap(session: MeasuringSession, wall: Wall, *seconds: float) -> Cycle | None:
    """A garment after the other; the first press begins."""
    kept = None
    if not session.running:
        session.press()
    for one in seconds:
        wall.now += one
        kept = session.press()
    return kept


def test_one_key_begins_and_ends_every_cycle(opened: Callable[[], MeasuringSession], wall: Wall) -> None:
    session = opened()
    assert not session.running
    assert session.press() is None
    wall.now += 72.4
    assert session.elapsed == pytest.approx(72.4)
    kept = session.press()
    assert kept is not None
    assert kept.seconds == pytest.approx(72.4)
    assert session.elapsed == 0
    assert session.press() is None  # a finger that bounced
    assert len(session.part().cycles) == 1


def test_a_killed_program_loses_nothing(opened: Callable[[], MeasuringSession], wall: Wall) -> None:
    lap(opened(), wall, 60, 61)
    wall.now += 25  # the lid is closed, the program is gone
    again = opened()
    assert again.running
    assert again.elapsed == pytest.approx(25)
    assert [one.seconds for one in again.part().cycles] == [60, 61]
    wall.now += 35
    kept = again.press()
    assert kept is not None
    assert kept.seconds == pytest.approx(60)
    assert not again.strange
    wall.now += 3 * 3600
    assert opened().strange
    again.restart()
    assert again.elapsed == 0


def test_a_pause_is_not_counted(opened: Callable[[], MeasuringSession], wall: Wall) -> None:
    session = opened()
    session.press()
    wall.now += 20
    session.pause()
    wall.now += 600
    again = opened()
    assert again.paused
    assert again.elapsed == pytest.approx(20)
    again.press()
    wall.now += 40
    kept = again.press()
    assert kept is not None
    assert kept.seconds == pytest.approx(60)
    again.stop()
    assert not again.running
    assert not again.paused


def test_an_undone_lap_goes_on_as_the_cycle_that_it_was(
    opened: Callable[[], MeasuringSession], wall: Wall, store: Store, study: int
) -> None:
    session = opened()
    lap(session, wall, 60, 5)  # the second press was a mistake
    wall.now += 3
    store.undo_stack.undo()
    session.reload(require_study(store, study))
    assert [one.seconds for one in session.part().cycles] == [60]
    assert session.elapsed == pytest.approx(8)
    assert opened().elapsed == pytest.approx(8)
    store.undo_stack.redo()
    session.reload(require_study(store, study))
    assert session.elapsed == pytest.approx(3)
    assert opened().elapsed == pytest.approx(3)
    session.pause()
    store.undo_stack.undo()
    session.reload(require_study(store, study))
    assert session.paused
    assert session.elapsed == pytest.approx(8)


def test_cycles_are_struck_out_rated_and_noted(opened: Callable[[], MeasuringSession], wall: Wall) -> None:
    session = opened()
    session.step(2)
    lap(session, wall, 88, 117, 97, 192, 118, 92, 100)
    (strange,) = session.doubtful()
    session.strike(strange.id, "thread")
    session.rate(1)
    session.record(note="el hilo viejo se corta")
    assert session.missing() == 3
    standard = session.standard()
    assert standard is not None
    assert standard.minutes == pytest.approx(2.05, abs=0.005)
    assert session.cells(session.current) == "1:28 1:57 1:37 3:12x 1:58 1:32 1:40"
    assert (session.part().rating, session.part().note) == (105, "el hilo viejo se corta")
    session.strike(strange.id, None)
    assert len(session.part().seconds) == 7
    for _times in range(20):
        session.rate(-1)
    assert session.part().rating == 50


def test_another_operation_begins_with_a_still_clock(
    opened: Callable[[], MeasuringSession], wall: Wall, people: list[int]
) -> None:
    session = opened()
    assert session.minutes_left is None
    lap(session, wall, 60, 60, 60, 60, 60)
    assert session.missing() == 0
    assert session.step(1)
    assert not session.running
    assert not opened().running
    assert opened().current == session.current
    lap(session, wall, 30, 30)
    assert [one.name for one in session.known_operations] == ["Unir hombros"]
    assert [one.name for one in session.measured_operations] == ["Unir hombros", "Preparar cuello"]
    assert session.whole.minutes == pytest.approx(1.5 * 1.15)
    assert session.loads[0].operator_id == people[0]
    assert session.per_day(session.loads[0].minutes) == 417
    assert session.minutes_left == 13  # three of 30 s, and three operations with five of 45 s
    session.go(session.operations[-1].id)
    assert not session.step(1)
    assert session.place == 4


def test_a_sheet_is_typed_and_the_study_finished(
    opened: Callable[[], MeasuringSession], store: Store, study: int
) -> None:
    session = opened()
    session.enter(session.operations[1].id, [(60.0, None), (70.0, "paper")])
    assert session.measured(session.operations[1].id) is not None
    assert session.headline == "Medir tiempos · Guardapolvo, talle 12 · 12/03/2026"
    session.finish()
    assert session.locked
    assert "solo para leer" in session.headline
    again = opened()
    assert again.locked
    again.pause()
    store.undo_stack.undo()
    session.reload(require_study(store, study))
    assert not session.locked


def test_what_is_taken_out_elsewhere_is_not_measured_on(
    opened: Callable[[], MeasuringSession], wall: Wall, store: Store, study: int, style: int
) -> None:
    session = opened()
    lap(session, wall, 60)
    remove_operation(store, operation_id=session.current)
    session.reload(require_study(store, study))
    assert session.operation.name == "Preparar cuello"
    assert not session.running
    wall.now -= 7200  # the computer's clock was put back
    session.press()
    wall.now -= 60
    assert session.elapsed == 0
    assert len(require_style(store, style).operations) == 4
