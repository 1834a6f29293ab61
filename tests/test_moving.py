"""A virus scanner that looks into a file for a moment does not make the program fail."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.moving import WAITS_SECONDS, move_over
from app.settings import Settings, load_settings, save_settings
from app.storage.backups import back_up
from tests.storage.support import make_office

SHARING_VIOLATION, NO_PRIVILEGE = 32, 1314


class Refused(PermissionError):
    """What Windows answers while another program holds a file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(13, "held")
        self.winerror = winerror


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, without waiting them."""
    seconds: list[float] = []
    monkeypatch.setattr("time.sleep", seconds.append)
    return seconds


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, waits: list[float]) -> Callable[[int, int], list[int]]:
    """Make the next moves fail with an error of Windows; gives the list of those that did."""
    replace = os.replace

    def hold(times: int, winerror: int) -> list[int]:
        refused: list[int] = []

        def move(source: Path, target: Path) -> None:
            if len(refused) < times:
                refused.append(winerror)
                raise Refused(winerror)
            replace(source, target)

        monkeypatch.setattr(os, "replace", move)
        return refused

    return hold


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    path = tmp_path / "nuevo"
    path.write_text("nuevo")
    (tmp_path / "viejo").write_text("viejo")
    return path


def test_a_file_that_is_held_for_a_moment_is_moved_after_it(
    fresh: Path, held: Callable[[int, int], list[int]], waits: list[float]
) -> None:
    refused = held(len(WAITS_SECONDS), SHARING_VIOLATION)
    assert move_over(fresh, fresh.with_name("viejo")).read_text() == "nuevo"
    assert len(refused) == len(waits) > 3
    assert 1 < sum(waits) < 3


def test_a_file_that_is_not_let_go_is_told(fresh: Path, held: Callable[[int, int], list[int]]) -> None:
    held(100, SHARING_VIOLATION)
    with pytest.raises(PermissionError):
        move_over(fresh, fresh.with_name("viejo"))
    assert fresh.with_name("viejo").read_text() == "viejo"


def test_a_refusal_that_is_final_is_told_at_once(fresh: Path, held: Callable[[int, int], list[int]]) -> None:
    refused = held(100, NO_PRIVILEGE)
    with pytest.raises(PermissionError):
        move_over(fresh, fresh.with_name("viejo"))
    assert len(refused) == 1


def test_backups_settings_and_papers_wait_for_the_scanner(
    tmp_path: Path, held: Callable[[int, int], list[int]]
) -> None:
    office = make_office(tmp_path)
    refused = held(2, SHARING_VIOLATION)
    assert back_up(office.store, reason="manual").is_file()
    office.store.close()
    assert len(refused) == 2
    held(2, SHARING_VIOLATION)
    save_settings(Settings(theme="dark"))
    assert load_settings().theme == "dark"


@pytest.mark.skipif(os.name != "nt", reason="elsewhere an open file can be replaced")
def test_a_file_that_another_program_really_holds_is_replaced_once_it_lets_go(fresh: Path) -> None:
    target = fresh.with_name("viejo")
    holding = target.open("rb")
    begun = time.monotonic()
    letting_go = threading.Timer(0.3, holding.close)
    letting_go.start()
    move_over(fresh, target)
    letting_go.join()
    assert time.monotonic() - begun >= 0.3
    assert target.read_text() == "nuevo"
