import random
from pathlib import Path

import pytest

from tests.storage.killing import kill_once, make_victim


@pytest.mark.parametrize(("passphrase", "times"), [(None, 20), ("hilo y aguja", 5)])
def test_a_killed_writer_loses_nothing_it_acknowledged(
    tmp_path: Path, passphrase: str | None, times: int
) -> None:
    path = tmp_path / "oficina.hilvan"
    make_victim(path, passphrase)
    chance = random.Random(2026)
    acknowledged = [kill_once(path, chance, passphrase) for _round in range(times)]
    assert acknowledged == sorted(set(acknowledged))
