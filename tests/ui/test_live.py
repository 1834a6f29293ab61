"""What a page shows stays true: read when it is seen, and again when what it read changed."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.registry import operations
from app.storage.records import Reader
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.windows import settle
from ui.context import Context
from ui.jobs import Jobs
from ui.live import Kept, Live


class LaterExecutor(Executor):
    """Keeps the work until it is told to do it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def work(self) -> None:
        """Do the oldest piece of what was put off."""
        self.waiting.pop(0)()


class Names(QLabel):
    """A page that says the names of the workshops, or of the one that is asked for."""

    def __init__(self, context: Context, **how: Any) -> None:
        super().__init__()
        self.readings = 0
        self.workshop: int | None = None
        self.live = Live(self, context, self._read, self._show, **how)

    def _read(self, reader: Reader, workshop: int | None = None) -> list[str]:
        self.readings += 1
        sql = "SELECT name FROM workshop WHERE deleted = 0 AND (?1 IS NULL OR id = ?1) ORDER BY id"
        return [row[0] for row in reader.rows(sql, (workshop,))]

    def _show(self, names: list[str]) -> None:
        self.setText(", ".join(names))


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


def rename(store: Store, workshop: int, name: str) -> None:
    operations.change_workshop(store, workshop_id=workshop, name=name)


@pytest.fixture(params=[False, True], ids=["worker", "here"])
def page(request: pytest.FixtureRequest, context: Context, workshops: list[int], qtbot: QtBot) -> Names:
    page = Names(context, here=request.param)
    qtbot.addWidget(page)
    return page


def test_nothing_is_read_before_it_is_seen(page: Names, qtbot: QtBot) -> None:
    settle(qtbot)
    assert page.readings == 0
    page.show()
    settle(qtbot)
    assert page.readings == 1
    assert page.text().startswith("Confecciones Santa Librada, Modas")


def test_what_is_seen_in_a_moment_is_read_already_and_only_once(
    context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    page = Names(context)
    qtbot.addWidget(page)
    page.live.begin()
    settle(qtbot)
    assert page.text().count(",") == len(workshops) - 1
    page.show()
    settle(qtbot)
    assert page.readings == 1


def test_what_changes_is_shown_and_what_is_taken_back_too(
    page: Names, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.show()
    settle(qtbot)
    rename(store, workshops[0], "Otro nombre")
    settle(qtbot)
    assert page.text().startswith("Otro nombre")
    store.undo_stack.undo()
    settle(qtbot)
    assert page.text().startswith("Confecciones")


def test_a_change_of_what_was_not_read_costs_nothing(page: Names, store: Store, qtbot: QtBot) -> None:
    page.show()
    settle(qtbot)
    operations.add_consultant(store, name="Rosa")
    settle(qtbot)
    assert page.readings == 1


def test_several_changes_in_one_go_are_read_once(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = Names(context)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot)
    for name in ("Uno", "Dos", "Tres"):
        rename(store, workshops[0], name)
    settle(qtbot)
    assert page.readings == 2
    assert page.text().startswith("Tres")


def test_out_of_sight_it_waits_and_comes_back_true(
    page: Names, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.show()
    settle(qtbot)
    page.hide()
    rename(store, workshops[0], "Otro nombre")
    settle(qtbot)
    assert page.readings == 1
    page.show()
    settle(qtbot)
    assert page.text().startswith("Otro nombre")
    page.hide()
    page.show()
    settle(qtbot)
    assert page.readings == 2, "nothing had changed"


@pytest.fixture
def later(context: Context) -> LaterExecutor:
    executor = LaterExecutor()
    context.jobs = Jobs(executor)
    return executor


def test_what_changes_while_it_is_read_is_read_again(
    context: Context, store: Store, workshops: list[int], later: LaterExecutor, qtbot: QtBot
) -> None:
    page = Names(context)
    qtbot.addWidget(page)
    page.show()
    read = page._read

    def read_slowly(reader: Reader) -> list[str]:
        found = read(reader)
        if page.readings == 1:
            rename(store, workshops[0], "Otro nombre")
        return found

    page.live._read = read_slowly
    later.work()
    settle(qtbot)
    assert page.text() == "", "it is no longer so"
    later.work()
    settle(qtbot)
    assert page.text().startswith("Otro nombre")
    assert later.waiting == []


def test_an_answer_to_what_is_no_longer_asked_is_not_shown(
    context: Context, workshops: list[int], later: LaterExecutor, qtbot: QtBot
) -> None:
    page = Names(context, asks=lambda: (page.workshop,) if page.workshop else None)
    qtbot.addWidget(page)
    page.show()
    assert later.waiting == [], "nothing is asked yet"
    page.workshop = workshops[0]
    page.live.again()
    page.workshop = workshops[1]
    page.live.again()
    assert len(later.waiting) == 1
    later.work()
    settle(qtbot)
    assert page.readings == 1
    assert page.text() == ""
    later.work()
    settle(qtbot)
    assert page.text() == "Modas Tres Puntadas"


def test_a_page_that_is_gone_is_told_nothing(
    context: Context, store: Store, workshops: list[int], later: LaterExecutor, qtbot: QtBot
) -> None:
    page = Names(context)
    page.show()
    listening = len(store._listeners)
    page.deleteLater()
    qtbot.waitUntil(lambda: len(store._listeners) < listening)
    with capture_exceptions() as raised:
        later.work()
        rename(store, workshops[0], "Otro nombre")
        settle(qtbot)
    assert raised == []


@pytest.mark.parametrize("here", [False, True])
def test_a_failure_comes_out_and_the_next_time_it_is_tried_again(
    context: Context, workshops: list[int], qtbot: QtBot, here: bool
) -> None:
    page = Names(context, here=here)
    qtbot.addWidget(page)
    read = page.live._read

    def fail(_reader: Reader) -> None:
        raise ZeroDivisionError

    page.live._read = fail
    with capture_exceptions() as raised:
        try:
            page.show()
        except ZeroDivisionError as trouble:  # read here, it comes out where the page is opened
            raised.append((type(trouble), trouble, trouble.__traceback__))
        settle(qtbot)
    assert [one[0] for one in raised] == [ZeroDivisionError]
    page.hide()
    page.live._read = read
    page.show()
    settle(qtbot)
    assert page.text().startswith("Confecciones")


def test_what_is_read_of_the_store_while_it_is_shown_counts_too(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    shown: list[str] = []
    sql = "SELECT name FROM consultant"
    Live(page, context, lambda reader: None, lambda _found: shown.append(store.value(sql)))
    page.show()
    settle(qtbot)
    operations.change_name(store, table="consultant", row=store.user or 0, name="Liz Ayala Rolón")
    settle(qtbot)
    assert shown == ["Liz Ayala", "Liz Ayala Rolón"]


def test_what_is_kept_is_read_once_until_what_it_read_changes(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = QLabel()
    qtbot.addWidget(page)
    readings: list[int] = []

    def count(reader: Reader) -> int:
        readings.append(1)
        return reader.value("SELECT count(*) FROM workshop WHERE deleted = 0")

    kept = Kept(page, store, count)
    Live(page, context, lambda _reader: kept.thing, lambda found: page.setText(str(found)), here=True)
    page.show()
    operations.add_consultant(store, name="Rosa")
    assert (kept.thing, page.text(), len(readings)) == (3, "3", 1)
    operations.add_workshop(store, name="Taller Nuevo")
    assert (kept.thing, page.text(), len(readings)) == (4, "4", 2)


def test_what_is_typed_on_the_page_itself_can_be_left_alone(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = QLineEdit()
    column.addWidget(field)
    shown: list[str] = []
    sql = "SELECT name FROM workshop WHERE id = ?"
    Live(page, context, lambda reader: reader.value(sql, (workshops[0],)), shown.append, but_own=True)
    page.show()
    settle(qtbot)
    with store.asked_by(field):
        rename(store, workshops[0], "Escrito aquí")
    settle(qtbot)
    assert shown == ["Confecciones Santa Librada"]
    store.undo_stack.undo()
    settle(qtbot)
    assert len(shown) == 2, "taken back by somebody else"
    rename(store, workshops[0], "De otro lado")
    settle(qtbot)
    assert shown[-1] == "De otro lado"


def test_what_takes_long_waits_for_quiet(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = Names(context, rest=60)
    qtbot.addWidget(page)
    page.show()
    settle(qtbot)
    for name in ("Uno", "Dos", "Tres"):
        rename(store, workshops[0], name)
        settle(qtbot)
    assert page.readings == 1
    qtbot.waitUntil(lambda: page.text().startswith("Tres"))
    assert page.readings == 2
