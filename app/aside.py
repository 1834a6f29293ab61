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
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.progress import SILENT, Progress
from app.rooms import load

if TYPE_CHECKING:
    import subprocess

FLAG = "--aside"
MEMORY = 1_500_000_000
LOOK_SECONDS = 0.2  # how often somebody who waits is asked whether to go on
# Ends without taking down cell by cell what was read.
CHILD = "import os, sys; from app.aside import main; os._exit(main(*sys.argv[1:3]))"
ANSWERED, REFUSED, NO_MEMORY = 0, 2, 5

Why = Literal["not started", "time", "memory", "fell"]


class Refused(Exception):
    """What the work raises when it cannot be done; the word says why, and reaches who asked."""


class WorkFailed(Exception):
    """The child could not answer: `why`, and what the system said of it if it never started."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


def run_aside(
    work: str,
    *arguments: Any,
    seconds: float,
    memory: int = MEMORY,
    progress: Progress = SILENT,
    revive: Callable[[dict[str, Any]], Any] | None = None,
) -> Any:
    """The answer of a function, worked out in a child; `revive` makes things of its JSON objects.

    Raises `Refused` as the work did, `WorkFailed`, and `Cancelled` when `progress` says so.
    """
    import tempfile

    try:
        with tempfile.TemporaryDirectory(prefix="hilvan-") as folder:
            asked, answer = Path(folder) / "asked.json", Path(folder) / "answer.json"
            asked.write_text(json.dumps([work, memory, arguments]), encoding="utf-8")
            code = _run(_command(asked, answer), seconds, progress)
            if code == REFUSED:
                raise Refused(json.loads(answer.read_text(encoding="utf-8")))
            if code != ANSWERED or not answer.exists():
                raise WorkFailed("memory" if code == NO_MEMORY else "fell")
            return json.loads(answer.read_text(encoding="utf-8"), object_hook=revive)
    except OSError as trouble:
        raise WorkFailed("not started", trouble.strerror or str(trouble)) from trouble


def _command(asked: Path, answer: Path) -> list[str]:
    start = [FLAG] if getattr(sys, "frozen", False) else ["-c", CHILD]
    return [sys.executable, *start, str(asked), str(answer)]


def _run(command: list[str], seconds: float, progress: Progress) -> int:
    import subprocess

    root = str(Path(__file__).resolve().parents[1])
    environment = os.environ | {"PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}
    child = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with child:
        try:
            return _wait(child, time.monotonic() + seconds, progress)
        except BaseException:
            child.kill()
            raise


def _wait(child: "subprocess.Popen[bytes]", until: float, progress: Progress) -> int:
    from subprocess import TimeoutExpired

    while True:
        left = until - time.monotonic()
        try:
            # The pipe stays empty: its end tells at once that the child is done.
            child.communicate(timeout=max(0.0, min(left, LOOK_SECONDS)))
            return child.returncode
        except TimeoutExpired:
            if left <= LOOK_SECONDS:
                raise WorkFailed("time") from None
            progress.report(0, None)


def main(asked: str, answer: str) -> int:
    """The child: do what is asked and write the answer; the exit code says whether there is one."""
    work, memory, arguments = json.loads(Path(asked).read_text(encoding="utf-8"))
    _limit_memory(memory)
    gc.disable()  # it makes one large answer and ends
    try:
        said, code = load(work)(*arguments), ANSWERED
    except Refused as refused:
        said, code = str(refused), REFUSED
    except MemoryError:
        return NO_MEMORY
    try:
        Path(answer).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    except MemoryError:
        return NO_MEMORY
    return code


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
