"""No id is given twice, whatever the clocks, the site numbers and how a file was copied."""

import random
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import FileProblem
from app.storage.backups import back_up, back_up_to, default_folder
from app.storage.identity import EPOCH_MS, MARK_BITS, OLDEST_MS, IdSource
from app.storage.opening import create_office, open_office
from app.storage.restoring import restore_backup
from app.storage.store import Store
from app.storage.undo import UndoStack
from tests.storage.support import SITE, make_office

DAY_MS = 86_400_000
TODAY = EPOCH_MS + 1064 * DAY_MS
DEAD_BATTERY_NS = 1_420_070_400 * 10**9  # 2015-01-01


@pytest.fixture(autouse=True)
def drawn_alike_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The marks are as random as ever, and the same at each run of the suite."""
    drawn = random.Random(20261129)
    monkeypatch.setattr("app.storage.identity._draw_mark", lambda: drawn.getrandbits(MARK_BITS))


def ids_of(store: Store) -> set[int]:
    """Every id that the journal's lines know: of lines, rows and units of work."""
    return {one for row in store.rows("SELECT id, row_id, change FROM journal") for one in row}


openings = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-11, 11), st.integers(1, 400)), min_size=2, max_size=60
)


@settings(max_examples=100, deadline=None)
@given(openings)
def test_copies_of_one_file_never_give_an_id_twice(steps: list[tuple[int, int, int]]) -> None:
    """Each step opens one of four copies, on a clock some days off, and takes some ids."""
    newest = dict.fromkeys(range(4), (TODAY + 11 * DAY_MS - EPOCH_MS) << 22)
    given_ids: list[int] = []
    for copy, days, count in steps:
        source = IdSource(lambda days=days: TODAY + days * DAY_MS)
        source.see(newest[copy])
        taken = source.next_ids(count)
        assert taken[0] > newest[copy]
        newest[copy] = taken[-1]
        given_ids += taken
    assert len(set(given_ids)) == len(given_ids)


def test_thousands_of_openings_at_the_same_moment_give_no_id_twice() -> None:
    given_ids = [row for _time in range(5_000) for row in IdSource(lambda: TODAY).next_ids(20)]
    assert len(set(given_ids)) == len(given_ids) == 100_000


def rename(path: Path, name: str, *, site: int, now: int) -> set[int]:
    store = open_office(path, site=site, now_ms=lambda: now)
    with store.change("nombre") as writer:
        workshop = store.value("SELECT id FROM workshop")
        writer.update("workshop", workshop, name=name)
        writer.insert("person", workshop_id=workshop, given_names=name)
    found = ids_of(store)
    store.close()
    return found


@pytest.mark.parametrize("other_site", [SITE, SITE + (1 << 14), SITE + 1])
def test_two_copies_of_a_file_ahead_of_the_clock_share_no_new_id(tmp_path: Path, other_site: int) -> None:
    ahead = make_office(tmp_path, now_ms=lambda: TODAY + 11 * DAY_MS)
    shared = ids_of(ahead.store)
    ahead.store.close()
    copy = Path(shutil.copy(ahead.store.path, tmp_path / "copia.hilvan"))
    one, other = set(), set()
    for number in range(3):
        one |= rename(ahead.store.path, f"Ana {number}", site=SITE, now=TODAY)
        other |= rename(copy, f"Lía {number}", site=other_site, now=TODAY)
    assert one & other == shared
    assert len(one) > len(shared) + 6


def test_what_is_written_after_going_back_shares_no_id_with_what_was_undone(tmp_path: Path) -> None:
    office = make_office(tmp_path, now_ms=lambda: TODAY)
    copy = back_up(office.store, reason="manual")
    before = ids_of(office.store)
    with office.store.change("nombre") as writer:
        writer.insert("cluster", code="ITA", name="Itá")
    gone = ids_of(office.store) - before
    restore_backup(office.store, copy)
    with office.store.change("nombre") as writer:
        writer.insert("cluster", code="ITA", name="Itauguá")
    assert not gone & ids_of(office.store)
    assert isinstance(office.store.undo_stack, UndoStack)
    office.store.close()


def test_offices_of_a_computer_with_a_dead_battery_are_different_offices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: DEAD_BATTERY_NS)
    made = [create_office(tmp_path / f"{name}.hilvan", name=name, site=SITE) for name in ("a", "b")]
    numbers = [store.value("SELECT id FROM office") for store in made]
    assert numbers[0] != numbers[1]
    assert all(row >> 22 >= OLDEST_MS - EPOCH_MS - 256 for row in numbers)
    assert len({default_folder(store.path, None) for store in made}) == 2
    made[1].close()
    with pytest.raises(FileProblem, match="no es una copia de esta oficina"):
        back_up_to(made[0], made[1].path)
    made[0].close()
