"""The long test: `python3 dev.py soak [TIMES]`, 300 by default.

A writing process is killed TIMES times, and TIMES / 10 times while it swaps the whole file;
the power is cut under one at TIMES * 2 / 3 points, each left in six ways; and TIMES * 5 / 3
times one byte of an office changes. Plain and encrypted offices by turns.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

from tests.storage.flipping import flip_many
from tests.storage.killing import PASSPHRASES, kill_once, kill_swapping, make_victim
from tests.storage.power import Session, build_tracer

WAYS = 6
CARELESS_CUTS = 8


def main(times: int = 300) -> int:
    """Each kind prints its figures; 1 if anything was lost."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="hilvan-soak-") as name:
        folder = Path(name)
        os.environ["HILVAN_DATA"] = str(folder / "datos")  # the copies of these offices
        _kill(folder / "muertes", chance, times)
        _kill_swaps(folder / "cambios", chance, max(1, times // 10))
        held = _cut(folder / "cortes", chance, max(3, times * 2 // 3))
        held = _flip(folder / "bytes", chance, max(10, times * 5 // 3)) and held
    return 0 if held else 1


def _kill(folder: Path, chance: random.Random, times: int) -> None:
    folder.mkdir()
    for number in range(times):
        passphrase = PASSPHRASES[0] if number % 4 == 3 else None
        path = folder / f"{number // 50}-{'cifrada' if passphrase else 'abierta'}.hilvan"
        if not path.exists():
            make_victim(path, passphrase)
        last = kill_once(path, chance, passphrase)
        if number % 25 == 24:
            print(f"{number + 1} kills; {path.name}: all {last} changes are there", flush=True)
    print(f"{times} kills while writing: nothing acknowledged was lost", flush=True)


def _kill_swaps(folder: Path, chance: random.Random, times: int) -> None:
    folder.mkdir()
    path, passphrase = folder / "oficina.hilvan", PASSPHRASES[0]
    make_victim(path, passphrase)
    for _round in range(times):
        passphrase = kill_swapping(path, chance, passphrase)
    print(f"{times} kills while the file is swapped: the old one or the new one, whole", flush=True)


def _cut(folder: Path, chance: random.Random, times: int) -> bool:
    """Whether nothing was lost, and the test would have seen it."""
    folder.mkdir()
    tracer = build_tracer(folder)
    if tracer is None:
        print("power cuts: not tried (they need Linux and a C compiler)", flush=True)
        return True
    held = True
    for number, (kind, words) in enumerate(
        (("write", None), ("write", PASSPHRASES[0]), ("swap", PASSPHRASES[0]))
    ):
        session = Session(tracer, folder / str(number), kind, words)
        cuts = times // 3 + (number < times % 3)
        lost = session.cut(chance, cuts, WAYS)
        what = "while writing" if kind == "write" else "while the file is swapped"
        how = "encrypted" if words else "plain"
        print(
            f"{cuts} power cuts {what}, {how}, {cuts * WAYS} states: {lost} lost {session.first_loss}",
            flush=True,
        )
        held = held and not lost
    careless = Session(tracer, folder / "descuidado", "careless", None)
    lost = careless.cut(chance, CARELESS_CUTS, WAYS)
    states = CARELESS_CUTS * WAYS
    print(f"the same without syncing, {states} states: {lost} lost, as it must be", flush=True)
    return held and lost > 0


def _flip(folder: Path, chance: random.Random, times: int) -> bool:
    """Whether every changed byte was refused, told, mended or of nothing."""
    encrypted = times // 5
    failures: list[str] = []
    for words, count in ((None, times - encrypted), (PASSPHRASES[0], encrypted)):
        own = folder / ("cifrada" if words else "abierta")
        own.mkdir(parents=True)
        came = flip_many(own, chance, count, words, failures=failures)
        told = ", ".join(f"{number} {what}" for what, number in came.most_common())
        how = "encrypted" if words else "plain"
        print(f"{count} bytes changed, {how}: {told}; {len(failures)} bugs or losses", flush=True)
    for failure in failures:
        print(failure, flush=True)
    return not failures


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:2])))
