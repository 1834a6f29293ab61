"""A few of the power cuts that `dev.py soak` makes by the hundred."""

import random
from pathlib import Path

import pytest

from tests.storage.killing import PASSPHRASES
from tests.storage.power import Session, build_tracer


@pytest.fixture(scope="module")
def tracer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = build_tracer(tmp_path_factory.mktemp("tracer"))
    if built is None:
        pytest.skip("it needs Linux and a C compiler")
    return built


@pytest.mark.parametrize(
    ("kind", "passphrase"),
    [("write", None), ("write", PASSPHRASES[0]), ("swap", PASSPHRASES[0])],
)
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    tmp_path: Path, tracer: Path, kind: str, passphrase: str | None
) -> None:
    session = Session(tracer, tmp_path / "a", kind, passphrase)
    assert session.cut(random.Random(2026), 5, ways=3) == 0, session.first_loss


def test_it_would_see_what_a_careless_disk_loses(tmp_path: Path, tracer: Path) -> None:
    session = Session(tracer, tmp_path / "a", "careless", None)
    assert session.cut(random.Random(2026), 5, ways=2) > 0
