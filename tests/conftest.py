"""What every test stands on: its own data folder, no screen, and no quiet trouble."""

import gc
import hashlib
import logging
import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copy, rmtree

import font_source_sans_pro
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from app.storage.store import Store
from tests.made_office import new_office
from ui.quick_imports import begin_imports

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Without a screen Qt finds no fonts on Windows, and warns.
os.environ["QT_QPA_FONTDIR"] = str(Path(font_source_sans_pro.__file__).parent / "files")
# The matrices are small: threads that wait for each other take more than twice as long, and both cores.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

begin_imports()  # or PySide6 reads the source of all that is imported after it


# A machine that has much to do is no reason to fail: what is slow here is no mistake of a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_finish() -> None:
    """As in the program (`ui.quick_imports`): what was imported stays, and is not looked at again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture(autouse=True, scope="session")
def session_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same for fixtures that several tests share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HILVAN_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(autouse=True, scope="session")
def keys_derived_once() -> Iterator[None]:
    """The same words with the same salt give the same key: a quarter of a second each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", cache(hashlib.pbkdf2_hmac))
        yield


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's office, made once for all, also for the shares of `dev.py test`: a copy of it is
    for writing in.
    """
    from app.demo.office import make_demo_office

    own = tmp_path_factory.mktemp("made-demo") / "demo.hilvan"
    shared = Path(os.environ.get("HILVAN_MADE", own.parent)) / "made.hilvan"
    with FileLock(shared.with_suffix(".lock")):
        if not shared.exists():
            make_demo_office(shared, today=date(2026, 11, 24))
        return Path(copy(shared, own))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office without a workshop, closed at the end."""
    office = new_office(tmp_path / "oficina.hilvan")
    yield office
    office.close()


@pytest.fixture(autouse=True)
def own_data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Nothing of a test reaches the person's own settings, backups or log."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("HILVAN_DATA", str(folder))
    yield folder
    rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log line of WARNING or above fails the test, unless `expected_log` names it."""
    yield
    expected = [mark.args[0] for mark in request.node.iter_markers("expected_log")]
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    lines = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    unexpected = [line for line in lines if not any(re.search(one, line) for one in expected)]
    assert not unexpected, f"unexpected log lines: {unexpected}"
