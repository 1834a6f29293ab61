import getpass
import json
import platform
import sys
import uuid
from pathlib import Path

import pytest

from app.computer import computer_name, person_name
from app.storage.identity import EPOCH_MS, HybridClock, IdSource, clock_to_ms
from app.storage.journal import read_lines
from app.storage.opening import open_office
from app.storage.site import clock_warning, installation_site, machine_mark, renew_site
from tests.storage.support import Filled, make_office

NOON = EPOCH_MS + 90_000_000_000


def test_an_installation_keeps_its_number() -> None:
    assert installation_site() == installation_site() > 0


def test_another_computer_gets_another_number(monkeypatch: pytest.MonkeyPatch) -> None:
    here = installation_site()
    monkeypatch.setattr("app.storage.site.computer_name", lambda: "otra-laptop")
    there = installation_site()
    assert there != here
    assert installation_site() == there


def test_a_computer_keeps_the_name_that_its_number_was_drawn_under() -> None:
    # By `platform` until the package of 2026: another name would draw another number.
    assert computer_name() == platform.node()


def test_an_invented_network_address_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = set()
    for number in (5, 6):
        monkeypatch.setattr(uuid, "getnode", lambda number=number: number | 1 << 40)
        marks.add(machine_mark())
    assert len(marks) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"site": "x", "machine": 1}', '{"site": 0}'])
def test_a_spoiled_site_file_is_drawn_anew(own_data_folder: Path, text: str) -> None:
    (own_data_folder / "site.json").write_text(text)
    assert installation_site() == installation_site()


def test_a_data_folder_that_cannot_be_written_still_gives_a_number(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_data_folder / "a file").write_text("x")
    monkeypatch.setenv("HILVAN_DATA", str(own_data_folder / "a file" / "below"))
    assert renew_site() > 0


def test_the_number_is_kept_with_the_mark_of_the_computer(own_data_folder: Path) -> None:
    site = renew_site()
    kept = json.loads((own_data_folder / "site.json").read_text())
    assert kept == {"site": site, "machine": machine_mark()}


def test_a_clock_that_went_back_still_writes_later_lines(tmp_path: Path) -> None:
    office = make_office(tmp_path, now_ms=lambda: NOON)
    office.store.close()
    store = open_office(office.store.path, site=77, now_ms=lambda: NOON - 90_000_000)
    before = [line.id for line in read_lines(store)]
    with store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    assert [line.id for line in read_lines(store)][:-1] == before
    assert list(read_lines(store))[-1].id > max(before)
    assert store.value("SELECT name FROM workshop") == "Lía"
    store.close()


def test_a_file_from_the_future_is_told(office: Filled) -> None:
    assert clock_warning(office.store) is None
    last = clock_to_ms(office.store.value("SELECT max(clock) FROM journal"))
    assert "fecha" in (clock_warning(office.store, last - 3_600_000) or "")
    assert clock_warning(office.store, last - 60_000) is None


def test_ids_rise_whatever_the_clock_does() -> None:
    times = iter([NOON, NOON, NOON - 5000, NOON + 1] + [NOON + 2] * 600 + [EPOCH_MS - 10**9] * 5)
    source = IdSource(lambda: next(times))
    ids = [source.next_id() for _time in range(609)]
    assert ids == sorted(set(ids))
    assert all(0 < row < 1 << 63 for row in ids)


def test_a_clock_set_to_the_next_century_still_gives_ids_that_fit() -> None:
    source = IdSource(lambda: EPOCH_MS + 10**13)
    ids = [source.next_id() for _time in range(1000)]
    assert ids == sorted(set(ids))
    assert ids[-1] < 1 << 63


def test_clocks_rise_whatever_the_clock_does() -> None:
    times = iter([NOON, NOON, NOON - 5000, EPOCH_MS - 10**9])
    clock = HybridClock(0, lambda: next(times))
    ticks = [clock.tick() for _time in range(4)]
    assert ticks == sorted(set(ticks))
    assert clock_to_ms(ticks[0]) == NOON


def test_who_uses_the_computer_is_called_as_the_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "win32":
        assert person_name() == getpass.getuser()
        monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)  # a bare container knows nobody
        assert person_name() == ""
    monkeypatch.setenv("USERNAME", "liz")
    assert person_name() == getpass.getuser() == "liz"
