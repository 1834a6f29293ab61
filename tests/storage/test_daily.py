"""The copy of the day looks at the fold, and damaged copies never push out sound ones."""

import threading
from datetime import datetime, timedelta

from app.storage.backups import back_up, backups_of
from app.storage.daily import DailyCopy, back_up_daily
from app.storage.opening import open_office
from app.storage.repairing import repair_office
from app.storage.store import Store
from tests.storage.support import SITE, Filled, tamper

MONDAY = datetime(2026, 11, 23, 8)


def damaged_on_the_disk(office: Filled) -> Store:
    office.store.close()
    tamper(office.store.path, "UPDATE workshop SET name = 'Taller Xandutí'")
    return open_office(office.store.path, site=SITE)


def kept(store: Store) -> list[tuple[int, str]]:
    return [(backup.made_at.day, backup.reason) for backup in backups_of(store)]


def test_it_is_made_once_a_day_whatever_other_copies_there_are(office: Filled) -> None:
    back_up(office.store, reason="import", now=MONDAY)
    made = back_up_daily(office.store, now=MONDAY)
    assert made is not None
    assert made.problems == ()
    assert back_up_daily(office.store, now=MONDAY + timedelta(hours=9)) is None
    assert back_up_daily(office.store, now=MONDAY + timedelta(days=1)) is not None
    assert kept(office.store) == [(24, "daily"), (23, "import"), (23, "daily")]


def test_damage_is_told_with_the_last_sound_copy_until_it_is_mended(office: Filled) -> None:
    sound = back_up_daily(office.store, now=MONDAY)
    assert sound is not None
    store = damaged_on_the_disk(office)
    back_up(store, reason="hourly", now=MONDAY + timedelta(hours=3))
    for hour in (24, 26):  # told at each opening, not once
        found = back_up_daily(store, now=MONDAY + timedelta(hours=hour))
        assert found is not None
        (problem, search) = found.problems
        assert "el archivo dice «Taller Xandutí» y el historial dice «Taller Ñandutí»" in problem
        assert found.last_sound is not None
        assert found.last_sound.path == sound.path
    assert kept(store) == [(24, "damaged"), (24, "damaged"), (23, "damaged"), (23, "daily")]
    repair_office(store)
    mended = back_up_daily(store, now=MONDAY + timedelta(hours=30))
    assert mended is not None
    assert mended.problems == ()
    store.close()


def test_weeks_of_damaged_copies_leave_the_sound_ones(office: Filled) -> None:
    for day in range(5):
        back_up_daily(office.store, now=MONDAY + timedelta(days=day))
    store = damaged_on_the_disk(office)
    for day in range(5, 60, 3):
        back_up_daily(store, now=MONDAY + timedelta(days=day))
    reasons = [reason for _day, reason in kept(store)]
    assert reasons.count("daily") == 5
    assert 12 < reasons.count("damaged") < 19
    store.close()


def test_a_worker_makes_it_while_the_window_writes(office: Filled) -> None:
    made: list[DailyCopy | None] = []
    worker = threading.Thread(target=lambda: made.append(back_up_daily(office.store)))
    worker.start()
    for number in range(100):
        with office.store.change("nombre") as writer:
            writer.update("workshop", office.workshop, name=f"Taller {number}")
    worker.join()
    assert made[0] is not None
    assert made[0].problems == ()
