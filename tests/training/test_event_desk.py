"""An event as one works on it, read whole without a window."""

from pathlib import Path

from app.training.event_desk import EventDesk
from tests.training.office import make_event, make_office


def test_it_says_who_takes_part_and_who_waits_longest(tmp_path: Path) -> None:
    store = make_office(tmp_path / "oficina.hilvan")
    desk = EventDesk(store, make_event(store, people=3, places=1).event)
    assert (desk.count("enrolled"), desk.count("waiting")) == (1, 2)
    waiting = desk.first_waiting
    assert waiting is not None
    assert waiting.trainee.full_name == "Juan Gauto"
    assert len(desk.known) == 3
    assert len(desk.sitting) == 3
    store.close()
