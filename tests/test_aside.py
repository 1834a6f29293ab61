"""Work in a process of its own answers, refuses, or fails in a way that can be said."""

import errno
import json
import os
import sys
import time
from pathlib import Path
from threading import Event

import pytest

from app.aside import FLAG, NOT_ASKED, NOT_WRITTEN, AsideChild, Refused, WorkFailed, main, run_aside
from app.errors import Cancelled

HERE = "tests.test_aside"


def add(one: int, other: int) -> dict[str, int]:
    return {"sum": one + other, "process": os.getpid()}


def refuse(why: str) -> None:
    raise Refused(why)


def take_memory() -> int:
    return len(bytearray(1 << 31))


def never_end() -> None:
    Event().wait()


def fall() -> None:
    os.abort()


def stumble() -> None:
    raise ValueError("a mistake of the function")


def stumble_over(*given: object) -> None:
    raise ValueError(f"a mistake over {len(given)} things")


class Panic(BaseException):
    """As a library written in Rust falls: no `Exception`."""


def panic() -> None:
    raise Panic("index out of bounds")


def be_refused(number: int) -> None:
    raise OSError(number, os.strerror(number))


def test_the_answer_comes_from_another_process() -> None:
    answer = run_aside(f"{HERE}:add", 2, 3, seconds=30)
    assert answer["sum"] == 5
    assert answer["process"] != os.getpid()


def test_a_child_that_is_ready_before_it_is_asked_answers() -> None:
    with AsideChild(f"{HERE}:add") as child:
        time.sleep(0.3)
        assert child.answer(2, 3, seconds=30)["sum"] == 5


def test_a_child_that_is_not_asked_ends() -> None:
    with AsideChild(f"{HERE}:add") as child:
        process = child._child
    assert process.returncode is not None


def test_a_child_whose_parent_is_gone_ends_by_itself(tmp_path: Path) -> None:
    assert main(str(tmp_path / "gone" / "asked.json"), str(tmp_path / "answer.json")) == NOT_ASKED


def test_what_it_answers_can_be_made_into_things_again() -> None:
    assert run_aside(f"{HERE}:add", 2, 3, seconds=30, revive=lambda said: said["sum"]) == 5


def test_a_refusal_says_why() -> None:
    with pytest.raises(Refused, match="protegido con «ñ»"):
        run_aside(f"{HERE}:refuse", "protegido con «ñ»", seconds=30)


@pytest.mark.skipif(os.name == "nt", reason="Windows limits nobody's own memory")
def test_too_much_memory_fells_the_child_alone() -> None:
    with pytest.raises(WorkFailed) as failed:
        run_aside(f"{HERE}:take_memory", seconds=30)
    assert failed.value.why == "memory"


@pytest.mark.parametrize(
    ("work", "cause"),
    [
        ("fall", ""),
        ("stumble", "ValueError: a mistake of the function"),
        ("panic", "Panic: index out of bounds"),
        ("is_not_there", "AttributeError: "),
    ],
)
def test_a_child_that_falls_is_said_with_its_cause(work: str, cause: str) -> None:
    with pytest.raises(WorkFailed) as failed:
        run_aside(f"{HERE}:{work}", seconds=30)
    assert failed.value.why == "fell"
    assert failed.value.said.startswith(cause)
    assert bool(failed.value.said) == bool(cause)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ESTALE])
def test_what_the_system_refuses_to_the_work_reaches_who_asked(number: int) -> None:
    with pytest.raises(OSError, match=os.strerror(number)) as refused:
        run_aside(f"{HERE}:be_refused", number, seconds=30)
    assert refused.value.errno == number


def test_an_answer_that_cannot_be_written_is_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps([f"{HERE}:add", 1_500_000_000_000, [1, 2]]), encoding="utf-8")
    assert main(str(asked), str(tmp_path / "gone" / "answer.json")) == NOT_WRITTEN
    assert json.loads(capfd.readouterr().out) == [errno.ENOENT, os.strerror(errno.ENOENT)]


def test_time_that_is_over_ends_it() -> None:
    begun = time.monotonic()
    with pytest.raises(WorkFailed) as failed:
        run_aside(f"{HERE}:never_end", seconds=0.3)
    assert failed.value.why == "time"
    assert time.monotonic() - begun < 20


def test_who_waits_can_stop_it() -> None:
    class Stop:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        run_aside(f"{HERE}:never_end", seconds=60, progress=Stop())
    assert time.monotonic() - begun < 20


def test_the_packaged_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import main as program

    asked: list[tuple[str, ...]] = []

    def note(*paths: str) -> int:
        asked.append(paths)
        return 0

    monkeypatch.setattr("app.aside.main", note)
    monkeypatch.setattr(sys, "argv", ["hilvan", FLAG, "asked.json", "answer.json"])
    assert program.main() == 0
    assert asked == [("asked.json", "answer.json")]


def test_the_program_and_its_children_reckon_with_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import main as program

    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setattr("app.aside.main", lambda *_paths: 0)
    monkeypatch.setattr(sys, "argv", ["hilvan", FLAG, "asked.json", "answer.json"])
    program.main()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
