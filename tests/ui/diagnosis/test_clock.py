"""The clock of the visit: what counts, what does not, and that it is kept."""

from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.storage.store import Store
from tests.ui.diagnosis.support import add_a_workshop, begin_visit, give_consent, show
from ui.context import Context
from ui.diagnosis.clock import VisitClock, say_clock
from ui.diagnosis.visit_page import VisitPage


class Time:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def run(clock: VisitClock, time: Time, seconds: int) -> None:
    for _second in range(seconds):
        time.now += 1
        clock.tick()


def test_it_counts_while_it_runs_and_says_each_minute(qtbot: QtBot) -> None:
    time = Time()
    clock = VisitClock(time)
    minutes: list[int] = []
    clock.minute_passed.connect(minutes.append)
    clock.start(30)
    run(clock, time, 130)
    assert clock.stop() == 160
    assert minutes == [90, 150]
    time.now += 500
    assert clock.stop() == 160


def test_a_closed_laptop_does_not_count(qtbot: QtBot) -> None:
    time = Time()
    clock = VisitClock(time)
    clock.start(0)
    run(clock, time, 10)
    time.now += 3 * 3600
    clock.tick()
    run(clock, time, 5)
    assert clock.stop() == 15


def test_hours_and_minutes() -> None:
    assert [say_clock(seconds) for seconds in (0, 59, 1275, 4500)] == [
        "00:00",
        "00:00",
        "00:21",
        "01:15",
    ]


def opened(qtbot: QtBot, context: Context, store: Store) -> tuple[VisitPage, Time, int]:
    workshop = add_a_workshop(store)
    give_consent(store, workshop)
    visit = begin_visit(store, workshop)
    page, time = VisitPage(context), Time()
    page.clock = VisitClock(time, page)
    page.listen_to_clock()
    show(qtbot, page)
    page.open_visit(visit)
    return page, time, visit


def test_it_is_saved_every_minute_and_on_pause_and_goes_on(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    page, time, visit = opened(qtbot, context, store)
    page.view.answer_level(2, go_on=True)
    run(page.clock, time, 61)
    assert (read_visit(store, visit).seconds, read_visit(store, visit).current_item) == (
        60,
        "GES-02",
    )
    run(page.clock, time, 30)
    page.pause()
    assert read_visit(store, visit).seconds == 91
    page.open_visit(visit)
    assert page.clock.seconds == 91
    assert "00:01 de visita" in page.bar.state.text()


def test_closing_the_window_saves_the_place(qtbot: QtBot, context: Context, store: Store) -> None:
    page, time, visit = opened(qtbot, context, store)
    page.view.answer_level(2, go_on=True)
    run(page.clock, time, 20)
    page.view.side.note.setPlainText("sin terminar de escribir")
    page.close()
    kept = read_visit(store, visit)
    assert (kept.seconds, kept.current_item) == (20, "GES-02")
    assert kept.answers["GES-02"].note == "sin terminar de escribir"


def test_the_place_is_no_step_of_undo(qtbot: QtBot, context: Context, store: Store) -> None:
    page, time, _visit = opened(qtbot, context, store)
    page.view.answer_level(2, go_on=True)
    run(page.clock, time, 61)
    assert store.undo_stack.undo_label == "respuesta GES-01"
