"""Where the system knows owners, what holds people's data is theirs alone to read."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import log
from app.settings import Settings, save_settings
from app.storage.backups import back_up, back_up_to
from app.storage.opening import open_office
from app.storage.places import copy_in
from app.storage.restoring import change_passphrase, restore_backup
from app.storage.site import renew_site
from tests.storage.support import SITE, make_office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows closes a user's folder itself")


@pytest.fixture(autouse=True)
def as_most_systems_are_set() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """What below a folder somebody else may read, write or enter."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) and path.suffix != ".lock"
    )


def test_an_office_and_all_that_is_made_beside_it(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    assert (tmp_path / "oficina.hilvan-wal").stat().st_size > 0
    assert open_to_others(tmp_path) == []
    back_up_to(office.store, tmp_path / "copia.hilvan")
    before = change_passphrase(office.store, "hilo y aguja")
    restore_backup(office.store, before)
    office.store.close()
    (tmp_path / "adentro").mkdir(mode=0o700)
    copy_in(office.store.path, tmp_path / "adentro")
    assert open_to_others(tmp_path) == []


def test_the_installation_s_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "datos" / "Hilvan"
    monkeypatch.setenv("HILVAN_DATA", str(data))
    level = logging.getLogger().level
    assert log.open_log() is not None
    for _number in range(4):
        logging.getLogger("app").info("x" * (log.SIZE // 2))
    log.close_log()
    logging.getLogger().setLevel(level)
    save_settings(Settings())
    renew_site()
    office = make_office(tmp_path)
    back_up(office.store, reason="daily")
    office.store.close()
    assert data.stat().st_mode & 0o777 == 0o700
    found = {path.name for path in data.rglob("*")}
    assert {"hilvan.log", "hilvan.log.1", "settings.json", "site.json", "office-path.txt"} <= found
    assert open_to_others(data) == []


def test_what_an_older_program_left_open_is_closed(own_data_folder: Path) -> None:
    own_data_folder.chmod(0o755)
    (own_data_folder / "hilvan.log").write_text("")
    level = logging.getLogger().level
    log.open_log()
    log.close_log()
    logging.getLogger().setLevel(level)
    assert own_data_folder.stat().st_mode & 0o777 == 0o700
    assert open_to_others(own_data_folder) == []


def test_an_office_that_a_group_shares_stays_shared(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office.store.close()
    office.store.path.chmod(0o660)
    store = open_office(office.store.path, site=SITE)
    restore_backup(store, back_up(store, reason="manual"))
    change_passphrase(store, "hilo y aguja")
    store.close()
    assert office.store.path.stat().st_mode & 0o777 == 0o660
