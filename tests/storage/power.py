"""Cut the power under a process that writes an office, and see what the disk is left with.

The process runs once, with a small library before it that notes each write, sync and change of
a name (`disk_trace.c`, built with the C compiler: Linux only). A cut is any point of that list.
What was synced before it is on the disk; of the rest any part may be: each write whole, missing
or torn, in any order, and names only up to some point.

Run as `python -m tests.storage.power FOLDER SESSION [PASSPHRASE]` it is the process that writes.
"""

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.storage import open_file
from app.storage.checking import check_office
from app.storage.opening import open_office
from app.storage.restoring import change_passphrase, restore_backup
from app.storage.store import Store
from app.storage.troubles import PassphraseNeeded, WrongPassphrase
from tests.storage.killing import PASSPHRASES, ROOT, check_survivor, make_victim, write_once

NAME = "oficina.hilvan"
SECTORS = (512, 4096)


# --- the process that is cut off ---


def write_session(folder: Path, passphrase: str | None, *, careless: bool = False) -> None:
    """Changes, each told once it is committed; the log written back in between; two openings."""
    open_file.LOG_LIMIT_BYTES = 60_000
    for first in (1, 13):
        store = open_office(folder / NAME, site=5, passphrase=passphrase)
        if careless:
            store.maintenance_connection.execute("PRAGMA synchronous=OFF")
        for number in range(first, first + 12):
            write_once(store, number)
            if number % 5 == 0:
                store.write_back()
        store.close()


def swap_session(folder: Path, passphrase: str | None) -> None:
    """Another passphrase, a restore of the copy from before, none at all."""
    assert passphrase
    store = open_office(folder / NAME, site=5, passphrase=passphrase)
    backup = change_passphrase(store, PASSPHRASES[1])
    restore_backup(store, backup, passphrase=passphrase)
    change_passphrase(store, None)
    store.close()


# --- the disk ---


@dataclass(frozen=True)
class Event:
    """One thing asked of the disk (see `disk_trace.c` for the kinds)."""

    kind: str
    inode: int
    offset: int
    name: str
    rest: bytes


@dataclass
class _File:
    durable: bytearray
    pending: list[Event] = field(default_factory=list)


class Disk:
    """A folder's files as they are on the disk, and what was asked and is not there surely."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._asked: list[tuple[str, int]] = []  # a name, and its file's number or 0
        for path in folder.iterdir():
            inode = path.stat().st_ino
            self._names[path.name] = inode
            self._files[inode] = _File(bytearray(path.read_bytes()))
        self._number = {inode: inode for inode in self._files}  # the system gives one again
        self._now = dict(self._names)
        self._folder_inode = folder.stat().st_ino
        self.said = b""

    def take(self, event: Event) -> None:
        """One more thing was asked."""
        if event.kind == "a":
            self.said += event.rest
        elif event.kind in "wt":
            self._file(event).pending.append(event)
        elif event.kind == "s" and event.inode == self._folder_inode:
            for asked in self._asked:
                _rename(self._names, *asked)
            self._asked.clear()
        elif event.kind == "s":
            file = self._file(event)
            for asked in file.pending:
                _write(file.durable, asked.kind, asked.offset, asked.rest)
            file.pending.clear()
        else:
            self._take_name(event)

    def _take_name(self, event: Event) -> None:
        name = self._own(event.name)
        if event.kind == "c" and name:
            number = self._number[event.inode] = -len(self._files) - 1
            self._files[number] = _File(bytearray())
            self._ask(name, number)
        elif event.kind == "u" and name:
            self._ask(name, 0)
        elif event.kind == "n":
            target = self._own(event.rest.decode())
            inode = self._now.get(name or "", 0)
            if target and inode:
                self._ask(target, inode)
                self._ask(name or "", 0)

    def _file(self, event: Event) -> _File:
        number = self._number.setdefault(event.inode, event.inode)
        return self._files.setdefault(number, _File(bytearray()))

    def _own(self, name: str) -> str | None:
        parent, _slash, last = name.rpartition("/")
        return last if parent == self._folder else None

    def _ask(self, name: str, inode: int) -> None:
        self._asked.append((name, inode))
        _rename(self._now, name, inode)

    def leave(self, target: Path, chance: random.Random, how: int) -> None:
        """What a cut leaves: 0 nothing that was not synced, 1 all of it, else any part."""
        names = dict(self._names)
        whole = len(self._asked)
        some = chance.randint(0, whole) if how > 1 else whole * how
        for asked in self._asked[:some]:
            _rename(names, *asked)
        target.mkdir()
        for name, inode in names.items():
            file = self._files[inode]
            content = bytearray(file.durable)
            for event in file.pending:
                for offset, piece in _pieces(event, chance, how):
                    _write(content, event.kind, offset, piece)
            (target / name).write_bytes(content)


def _rename(names: dict[str, int], name: str, inode: int) -> None:
    if inode:
        names[name] = inode
    else:
        names.pop(name, None)


def _write(content: bytearray, kind: str, offset: int, piece: bytes) -> None:
    if kind == "t":
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(piece)] = piece


def _pieces(event: Event, chance: random.Random, how: int) -> Iterator[tuple[int, bytes]]:
    """The parts of one write that reached the disk."""
    if how == 1 or (how > 1 and event.kind == "t" and chance.random() < 0.5):
        yield event.offset, event.rest
    elif how > 1 and event.kind == "w":
        fate = chance.random()
        if fate < 0.4:
            yield event.offset, event.rest
        elif fate < 0.6:  # torn
            sector = SECTORS[how % 2]
            for start in range(0, len(event.rest), sector):
                if chance.random() < 0.5:
                    yield event.offset + start, event.rest[start : start + sector]


def read_trace(path: Path) -> list[Event]:
    """Everything that was asked of the disk, in order."""
    content, place, events = path.read_bytes(), 0, []
    while place < len(content):
        kind, inode, offset, named, length = struct.unpack_from("<c7xQqII", content, place)
        place += 32
        name = content[place : place + named].decode()
        rest = content[place + named : place + named + length]
        events.append(Event(kind.decode(), inode, offset, name, rest))
        place += named + length
    return events


# --- the cuts ---


def build_tracer(folder: Path) -> Path | None:
    """The library that notes what is asked; None where there is no C compiler, or no Linux."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "disk_trace.so"
    source = Path(__file__).with_name("disk_trace.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


class Session:
    """One process that wrote, and everything it asked of the disk."""

    def __init__(self, tracer: Path, folder: Path, kind: str, passphrase: str | None) -> None:
        self.kind, self.passphrase = kind, passphrase
        self._folder = folder
        work = folder / "trabajo"
        work.mkdir(parents=True)
        make_victim(work / NAME, passphrase)
        (work / f".{NAME}.lock").unlink(missing_ok=True)
        self._start = folder / "comienzo"
        work.rename(self._start)
        shutil.copytree(self._start, work)
        self._disk = Disk(work)
        trace = folder / "trace"
        words = [passphrase] if passphrase else []
        subprocess.run(
            [sys.executable, "-m", "tests.storage.power", str(work), kind, *words],
            cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
            env=os.environ | {
                "HILVAN_DATA": str(folder / "datos"), "LD_PRELOAD": str(tracer), "DISK_TRACE": str(trace), "DISK_TRACE_FOLDER": str(work),
            },
        )  # fmt: skip
        self.events = read_trace(trace)
        self.first_loss = ""

    def cut(self, chance: random.Random, cuts: int, ways: int = 6) -> int:
        """Cut at so many points, each left in several ways; returns how many were lost.

        What a person would meet as a bug counts too; `first_loss` says what the first one was.
        """
        points = sorted(chance.sample(range(1, len(self.events)), min(cuts, len(self.events) - 1)))
        lost, taken = 0, 0
        for point in points:
            for event in self.events[taken:point]:
                self._disk.take(event)
            taken = point
            for how in range(ways):
                target = self._folder / "corte"
                self._disk.leave(target, chance, how)
                try:
                    self._check(target)
                except Exception as trouble:
                    self.first_loss = self.first_loss or (
                        f"cut {point} of {len(self.events)}, way {how}: {trouble!r}"
                    )
                    lost += 1
                shutil.rmtree(target)
        return lost

    def _check(self, folder: Path) -> None:
        if self.kind == "swap":
            _check_swap(folder)
            return
        said = [line for line in self._disk.said.split(b"\n")[:-1] if line]
        check_survivor(folder / NAME, int(said[-1]) if said else 0, self.passphrase)


def _check_swap(folder: Path) -> None:
    for words in (*PASSPHRASES, None):
        with suppress(WrongPassphrase, PassphraseNeeded):
            _require_first_state(open_office(folder / NAME, site=5, passphrase=words))
            return
    raise AssertionError("no passphrase opens the file")


def _require_first_state(store: Store) -> None:
    try:
        assert check_office(store).problems == ()
        assert store.value("SELECT name FROM workshop") == "Taller 0"
    finally:
        store.close()


if __name__ == "__main__":
    folder, words = Path(sys.argv[1]), (sys.argv[3:] or [None])[0]
    if sys.argv[2] == "swap":
        swap_session(folder, words)
    else:
        write_session(folder, words, careless=sys.argv[2] == "careless")
