"""Inicio over a large office: reading the day and building its cards, against the bare queries."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import keep_instrument
from app.storage.reader import ReadOnlyReader
from app.storage.store import Store
from tests.bench.offices import make_large_office
from tests.bench.records import Measure
from tests.bench.timing import in_turn

TODAY = date(2026, 11, 24)
WORKSHOPS = 20_000
ANSWERED = 400  # visits with all their answers: the newest ones, whose lights are shown
ACTIONS = 3  # of each programme
CONSULTANTS = 4
TURNS = 9


def make_busy_office(path: Path) -> Store:
    """20,000 workshops, each with a diagnostic, a programme, actions and a contact; the journal too."""
    store = make_large_office(path, workshops=WORKSHOPS, answers=0)
    make_busy(store, [row[0] for row in store.rows("SELECT id FROM workshop ORDER BY id")])
    return store


def make_busy(store: Store, workshops: Sequence[int]) -> None:
    """Give each of these workshops its year of work."""
    random = Random(5)
    with store.change("personas") as writer:
        people = writer.insert_many(
            "consultant", [{"name": f"Consultora {one}"} for one in range(CONSULTANTS)]
        )
    store.user = people[0]
    visits = _add_visits(store, random, workshops, people)
    programmes = _add_programmes(store, random, workshops, visits)
    _add_actions(store, random, programmes)
    _add_contacts(store, random, workshops, people)


def _day(random: Random, first: int, last: int) -> str:
    return (TODAY + timedelta(days=random.randint(first, last))).isoformat()


def _add_visits(store: Store, random: Random, workshops: Sequence[int], people: Sequence[int]) -> list[int]:
    instrument = load_instrument("confeccion-2026")
    codes = [item.code for item in instrument.items]
    with store.change("visitas") as writer:
        kept = keep_instrument(writer, store, instrument)
        visits = writer.insert_many(
            "visit",
            [
                {
                    "workshop_id": one,
                    "instrument_id": kept,
                    "round": 1,
                    "status": "finished",
                    "consultant_id": random.choice(people),
                    "visited_on": _day(random, -400, -30),
                }
                for one in workshops
            ],
        )
        writer.insert_many(
            "answer",
            [
                {
                    "visit_id": one,
                    "item": code,
                    "kind": "level",
                    "level": random.randint(0, 4),
                    "origin": "said",
                }
                for one in visits[-ANSWERED:]
                for code in codes
            ],
        )
    return visits


def _add_programmes(
    store: Store, random: Random, workshops: Sequence[int], visits: Sequence[int]
) -> list[int]:
    with store.change("programas") as writer:
        return writer.insert_many(
            "programme",
            [
                {"workshop_id": workshop, "visit_id": visit, "next_visit_on": _day(random, -20, 90)}
                for workshop, visit in zip(workshops, visits, strict=True)
            ],
        )


def _add_actions(store: Store, random: Random, programmes: Sequence[int]) -> None:
    with store.change("acciones") as writer:
        writer.insert_many(
            "action",
            [
                {
                    "programme_id": one,
                    "position": place,
                    "title": "Anotar las ventas",
                    "source": "consultant",
                    "due_on": _day(random, -60, 300),
                    "status": random.choice(("open", "done")),
                }
                for one in programmes
                for place in range(ACTIONS)
            ],
        )


def _add_contacts(store: Store, random: Random, workshops: Sequence[int], people: Sequence[int]) -> None:
    with store.change("visitas y pasos") as writer:
        contacts = writer.insert_many(
            "contact",
            [
                {"workshop_id": one, "held_on": _day(random, -300, -1), "contact_minutes": 60}
                for one in workshops[::2]
            ]
            + [
                {"workshop_id": one, "held_on": _day(random, -5, 60), "status": "planned"}
                for one in workshops[::10]
            ],
        )
        writer.insert_many(
            "contact_consultant",
            [{"contact_id": one, "consultant_id": random.choice(people)} for one in contacts],
        )
        writer.insert_many(
            "workshop_step",
            [
                {
                    "workshop_id": one,
                    "step": "PATENTE",
                    "status": "done",
                    "expires_on": _day(random, -30, 700),
                }
                for one in workshops[::4]
            ],
        )


class Listener:
    """A reader that notes what is asked."""

    def __init__(self, reader: ReadOnlyReader) -> None:
        self._reader = reader
        self.asked: list[tuple[str, Any]] = []

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        self.asked.append((sql, parameters))
        return self._reader.rows(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any | None:
        self.asked.append((sql, parameters))
        return self._reader.row(sql, parameters)

    def value(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        self.asked.append((sql, parameters))
        return self._reader.value(sql, parameters)


def measure_day(folder: Path) -> Measure:
    """The day read and its cards built, against the same SQL run and fetched alone."""
    from PySide6.QtWidgets import QApplication

    from app.agenda.day import read_day
    from app.settings import Settings
    from app.storage.driver import connect
    from ui.context import Context
    from ui.home.page import HomePage
    from ui.jobs import ImmediateExecutor, Jobs
    from ui.messages import Messages
    from ui.theme import apply_theme, load_fonts, load_theme

    store = make_busy_office(folder / "dia.hilvan")
    listener = Listener(store)
    read_day(listener, user=store.user, today=TODAY)
    bare = connect(store.path)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = load_theme("light")
    apply_theme(application, theme)
    page = HomePage(Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), theme))
    page.resize(1158, 700)

    def ours() -> None:
        with store.reader() as reader:
            page.show_day(read_day(reader, user=store.user, today=TODAY))

    def floor() -> None:
        for sql, parameters in listener.asked:
            bare.execute(sql, parameters).fetchall()

    ours(), floor()
    result = in_turn(ours, floor, TURNS)
    bare.close()
    store.close()
    return Measure("Inicio, 20,000 workshops", *result, 3, "its bare queries")
