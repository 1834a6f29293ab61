"""What a room that is new wants kept in mind is told wherever the day is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from app.agenda import notices
from app.agenda.commands import _day_lines
from app.agenda.day import read_day
from app.agenda.notices import Asked, NoticeKind, NoticeLine, due_line, notice_kinds
from app.agenda.records import Waiting
from app.agenda.shapes import shape_day
from app.place import Place
from app.storage.records import Reader
from app.storage.store import Store
from tests.agenda.conftest import TODAY, day


@dataclass(frozen=True)
class Order:
    who: str
    due_on: str


def read_orders(reader: Reader, asked: Asked) -> Waiting[Order]:
    """Two orders for guardapolvos, of which one is late."""
    assert asked.today == TODAY.isoformat()
    return Waiting([Order("Escuela 12", day(-2)), Order("Hospital", day(3))], 2)


def show_orders(lines: Sequence[Order], today: date) -> list[NoticeLine]:
    return [due_line(one.who, "40 piezas", one.due_on, today, Place("orders")) for one in lines]


ORDERS = NoticeKind(
    "orders",
    "Pedidos que se entregan",
    "Pedidos por entregar",
    read="tests.agenda.test_notices:read_orders",
    show="tests.agenda.test_notices:show_orders",
    say=lambda one: f"{one.due_on}  {one.who}",
    keys="who due_on",
)


@pytest.fixture
def with_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room for orders has moved in."""
    rooms = notices.gather("app", "NOTICES")
    monkeypatch.setattr(notices, "gather", lambda _floor, _name: (*rooms, ORDERS))


@pytest.mark.usefixtures("with_orders")
def test_a_new_rooms_notices_come_after_all_others(store: Store, workshops: list[int]) -> None:
    assert [kind.code for kind in notice_kinds()][-1] == "orders"
    found = read_day(store, user=None, today=TODAY)
    assert _day_lines(found)[-3:] == [
        "Pedidos por entregar: 2",
        f"  {day(-2)}  Escuela 12",
        f"  {day(3)}  Hospital",
    ]
    assert shape_day(found)["orders"] == {
        "count": 2,
        "lines": [
            {"who": "Escuela 12", "due_on": day(-2)},
            {"who": "Hospital", "due_on": day(3)},
        ],
    }
    late, coming = notices.show_notice(ORDERS, found.notices["orders"].lines, TODAY)
    assert (late.look, late.when) == ("red", "hace 2 días")
    assert (coming.look, coming.when) == ("yellow", "en 3 días")
