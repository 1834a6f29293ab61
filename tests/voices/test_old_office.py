"""An office of before the leaf takes it as it is opened, and nothing of it is lost."""

import shutil
from pathlib import Path

import pytest

from app.storage.checking import check_office
from app.storage.opening import open_office
from app.voices.operations import add_pile, close_hearing, start_hearing
from app.voices.queries import tell_hearing
from app.voices.records import WORKERS
from tests.storage.make_old_file import FILES, RELEASED_SCHEMA
from tests.storage.support import SITE
from tests.voices.leaves import made_leaves


@pytest.mark.parametrize("version", [1, RELEASED_SCHEMA])
def test_an_old_office_is_heard(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / f"schema_{version}.hilvan", tmp_path / "oficina.hilvan"))
    store = open_office(path, site=SITE)
    workshop, cluster = store.row("SELECT id, cluster_id FROM workshop")
    hearing = start_hearing(store, cluster_id=cluster, month="2026-11")
    for of in (workshop, None):
        add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=made_leaves(6), workshop_id=of)
    close_hearing(store, hearing_id=hearing)
    assert tell_hearing(store, hearing, today="2026-12-01").workers == 12
    assert check_office(store).sound
    store.close()
    again = open_office(path, site=SITE)
    assert tell_hearing(again, hearing, today="2026-12-01").workers == 12
    again.close()
