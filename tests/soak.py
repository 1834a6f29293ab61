"""The long test: kill a writing process 300 times. `python3 dev.py soak [TIMES]`."""

import random
import sys
import tempfile
from pathlib import Path

from tests.storage.killing import PASSPHRASES, kill_once, kill_swapping, make_victim


def main(times: int = 300) -> int:
    """Plain and encrypted offices by turns, fresh ones every 50 kills; then swaps of the file."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(times):
            passphrase = PASSPHRASES[0] if number % 4 == 3 else None
            path = folder / f"{number // 50}-{'cifrada' if passphrase else 'abierta'}.hilvan"
            if not path.exists():
                make_victim(path, passphrase)
            last = kill_once(path, chance, passphrase)
            if number % 25 == 24:
                print(f"{number + 1} kills; {path.name}: all {last} changes are there", flush=True)
        print(f"{times} kills while writing: nothing acknowledged was lost", flush=True)
        _kill_swaps(folder / "cambios", chance, max(1, times // 10))
    return 0


def _kill_swaps(folder: Path, chance: random.Random, times: int) -> None:
    folder.mkdir()
    path, passphrase = folder / "oficina.hilvan", PASSPHRASES[0]
    make_victim(path, passphrase)
    for _round in range(times):
        passphrase = kill_swapping(path, chance, passphrase)
    print(f"{times} kills while the file is swapped: the old one or the new one, whole")


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:2])))
