import random
from pathlib import Path

import pytest

from tests.storage.killing import PASSPHRASES, kill_once, kill_swapping, make_victim


@pytest.mark.parametrize(("passphrase", "times"), [(None, 20), ("hilo y aguja", 5)])
def test_a_killed_writer_loses_nothing_it_acknowledged(
    tmp_path: Path, passphrase: str | None, times: int
) -> None:
    path = tmp_path / "oficina.hilvan"
    make_victim(path, passphrase)
    chance = random.Random(2026)
    acknowledged = [kill_once(path, chance, passphrase) for _round in range(times)]
    assert acknowledged == sorted(set(acknowledged))


def test_a_kill_while_the_whole_file_is_swapped_leaves_one_or_the_other(tmp_path: Path) -> None:
    path = tmp_path / "oficina.hilvan"
    passphrase = PASSPHRASES[0]
    make_victim(path, passphrase)
    chance = random.Random(2026)
    for _round in range(3):
        passphrase = kill_swapping(path, chance, passphrase)
