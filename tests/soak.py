"""The long test: kill a writing process 300 times. `python3 dev.py soak [TIMES]`."""

import random
import sys
import tempfile
from pathlib import Path

from tests.storage.killing import kill_once, make_victim


def main(times: int = 300) -> int:
    """Plain and encrypted offices by turns, a fresh pair every 50 kills."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    acknowledged = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times):
            passphrase = "hilo y aguja" if number % 4 == 3 else None
            path = Path(folder) / f"{number // 50}-{'cifrada' if passphrase else 'abierta'}.hilvan"
            if not path.exists():
                make_victim(path, passphrase)
            before = kill_once(path, chance, passphrase)
            acknowledged += 1
            if number % 25 == 24:
                print(
                    f"{number + 1} kills, {path.name}: change {before} and all before it are there",
                    flush=True,
                )
    print(f"{acknowledged} kills: nothing acknowledged was lost")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:2])))
