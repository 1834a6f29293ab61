"""Heavy or risky work in a process of its own: what fells it leaves the window standing.

`work` is a pure function named as "module:function"; what goes in and comes out is what JSON can
say, because a file from outside may have taken the child over. The child is a new Python, or the
packaged program with `--aside` as its first word. It limits its own memory first (Windows knows no
such limit for oneself: there the time alone is limited). It imports as little as it can.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from app.moving import move_over
from app.progress import SILENT, Progress
from app.rooms import load

if TYPE_CHECKING:
    import subprocess

FLAG = "--aside"
MEMORY = 1_500_000_000
LOOK_SECONDS = 0.2  # how often somebody who waits is asked whether to go on
# Ends without taking down cell by cell what was read.
CHILD = "import os, sys; from app.aside import main; os._exit(main(*sys.argv[1:4]))"
ANSWERED, REFUSED, NO_MEMORY, NOT_ASKED, NOT_GIVEN, NOT_WRITTEN, STUMBLED = 0, 2, 5, 6, 7, 8, 9
MOST_WAITING = 30.0  # seconds of a child whose parent was killed before it asked

LONGEST_CAUSE = 300  # letters of what is said of a mistake
Why = Literal["not started", "not written", "time", "memory", "fell"]


class Refused(Exception):
    """What the work raises when it cannot be done; the word says why, and reaches who asked."""


class WorkFailed(Exception):
    """The child could not answer: `why`, and what was said of it, if anything was."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


class AsideChild:
    """A child that gets ready for a work, and waits for what it is asked: once."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._leaving = ExitStack()
        self._trouble: OSError | None = None
        try:
            self._start()
        except OSError as trouble:
            self._leaving.close()
            self._trouble = trouble  # said when it is asked

    def _start(self) -> None:
        import subprocess
        import tempfile

        folder = Path(self._leaving.enter_context(tempfile.TemporaryDirectory(prefix="hilvan-")))
        self._asked, self._answer = folder / "asked.json", folder / "answer.json"
        root = str(Path(__file__).resolve().parents[1])
        self._child = subprocess.Popen(
            _command(self._asked, self._answer, self._work),
            env=os.environ | {"PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._leaving.enter_context(self._child)
        self._leaving.callback(self._end)

    def _end(self) -> None:
        if self._child.poll() is None:
            self._child.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._leaving.close()

    def answer(
        self,
        *arguments: Any,
        seconds: float,
        memory: int = MEMORY,
        progress: Progress = SILENT,
        revive: Callable[[dict[str, Any]], Any] | None = None,
    ) -> Any:
        """What the function answers; `revive` makes things of its JSON objects.

        Raises `Refused` as the work did, `OSError` when the system refused it something, `WorkFailed`,
        and `Cancelled` when `progress` says so.
        """
        cause: OSError | None = None
        try:
            if self._trouble is not None:
                raise self._trouble
            whole = self._asked.with_suffix(".whole")
            whole.write_text(json.dumps([self._work, memory, arguments]), encoding="utf-8")
            move_over(whole, self._asked)
            code, said = _wait(self._child, time.monotonic() + seconds, progress)
            if code == REFUSED:
                raise Refused(json.loads(self._answer.read_text(encoding="utf-8")))
            if code == ANSWERED and self._answer.exists():
                return json.loads(self._answer.read_text(encoding="utf-8"), object_hook=revive)
            cause = _failed(code, said)
        except OSError as trouble:
            raise WorkFailed("not started", trouble.strerror or str(trouble)) from trouble
        raise cause


def run_aside(
    work: str,
    *arguments: Any,
    seconds: float,
    memory: int = MEMORY,
    progress: Progress = SILENT,
    revive: Callable[[dict[str, Any]], Any] | None = None,
) -> Any:
    """The answer of a function, worked out in a child of its own: as `AsideChild.answer`."""
    with AsideChild(work) as child:
        return child.answer(*arguments, seconds=seconds, memory=memory, progress=progress, revive=revive)


def _command(asked: Path, answer: Path, work: str) -> list[str]:
    start = [FLAG] if getattr(sys, "frozen", False) else ["-c", CHILD]
    return [sys.executable, *start, str(asked), str(answer), work]


def _failed(code: int, said: bytes) -> OSError:
    """What the system refused to the work. Raises `WorkFailed` for all else that is no answer."""
    try:
        number, text = json.loads(said)
        text = str(text)[:LONGEST_CAUSE]
    except ValueError:  # it could not even say
        number, text = None, ""
    if code == NOT_GIVEN:
        return OSError(number if isinstance(number, int) else None, text)
    whys: dict[int, Why] = {NO_MEMORY: "memory", NOT_WRITTEN: "not written"}
    raise WorkFailed(whys.get(code, "fell"), text)


def _wait(child: "subprocess.Popen[bytes]", until: float, progress: Progress) -> tuple[int, bytes]:
    """How the child ended, and what it said of its cause: nothing when all went well."""
    from subprocess import TimeoutExpired

    while True:
        left = until - time.monotonic()
        try:
            # The pipe stays empty, but for a cause: its end tells at once that the child is done.
            said, _nothing = child.communicate(timeout=max(0.0, min(left, LOOK_SECONDS)))
            return child.returncode, said
        except TimeoutExpired:
            if left <= LOOK_SECONDS:
                raise WorkFailed("time") from None
            progress.report(0, None)


def main(asked: str, answer: str, ahead: str = "") -> int:
    """The child: do what is asked and write the answer; the exit code says whether there is one.

    The work is imported `ahead`, while who asks still looks at what it will ask.
    """
    with suppress(Exception):  # what is wrong with it shows when it is asked for
        load(ahead)
    if not _is_asked(Path(asked)):
        return NOT_ASKED
    work, memory, arguments = json.loads(Path(asked).read_text(encoding="utf-8"))
    _limit_memory(memory)
    gc.disable()  # it makes one large answer and ends
    try:
        said, code = load(work)(*arguments), ANSWERED
    except Refused as refused:
        said, code = str(refused), REFUSED
    except MemoryError:
        return NO_MEMORY
    except OSError as trouble:
        return _say_cause(NOT_GIVEN, trouble)
    except BaseException as trouble:  # a library in Rust that panics raises no Exception
        return _say_cause(STUMBLED, trouble)
    try:
        Path(answer).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    except MemoryError:
        return NO_MEMORY
    except OSError as trouble:
        return _say_cause(NOT_WRITTEN, trouble)
    return code


def _say_cause(code: int, trouble: BaseException) -> int:
    """Tell who asked why there is no answer, through the pipe: the disk may be what failed."""
    number, text = None, f"{type(trouble).__name__}: {trouble}"
    if isinstance(trouble, OSError):
        number, text = trouble.errno, trouble.strerror or str(trouble)
    with suppress(OSError):  # a program with no way out: the code alone tells
        os.write(1, json.dumps([number, text[:LONGEST_CAUSE]]).encode())
    return code


def _is_asked(asked: Path) -> bool:
    """Wait for the question; False when who asks went away without it."""
    until = time.monotonic() + MOST_WAITING
    while not asked.exists():
        if time.monotonic() > until or not asked.parent.exists():
            return False
        time.sleep(0.002)
    return True


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
