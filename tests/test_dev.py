"""dev.py serves whoever has just cloned, with and without a screen, as root or not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.house_rules import ROOT


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The commands that dev.py would run, which all succeed."""
    made: list[tuple[str, ...]] = []

    def call(*command: str | Path, **_options: object) -> int:
        made.append(tuple(str(part) for part in command))
        return 0

    monkeypatch.setattr(dev, "call", call)
    return made


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, calls: list[tuple[str, ...]]) -> None:
    """A checkout that is set up already."""
    (tmp_path / "stamp").write_text(dev.lock_hash())
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "missing_libraries", list)


def test_alone_it_lists_the_jobs() -> None:
    done = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert listed == set(dev.JOBS)


def test_an_unknown_job_is_wrong_usage() -> None:
    assert dev.main(["dance"]) == 2


def test_readme_names_every_job() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(re.search(rf"`(python3 dev.py )?{job}\b|dev.py {job}\b", readme) for job in dev.JOBS)


@pytest.mark.usefixtures("ready")
def test_a_second_start_installs_nothing(calls: list[tuple[str, ...]]) -> None:
    assert dev.test(["-q", "tests/test_dev.py"]) == 0
    assert calls == [(sys.executable, "-m", "pytest", "-q", "tests/test_dev.py")]


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(("body", "code"), [("assert True", 0), ("assert False", 1)])
def test_the_tests_run_on_all_cores_and_each_one_counts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    body: str,
    code: int,
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for folder, said in (("ui/home", body), ("storage", "assert True"), ("ui", "assert True")):
        (tmp_path / "tests" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / folder / "test_it.py").write_text(f"def test_it():\n    {said}\n")
    assert dev.test([]) == code
    said = capsys.readouterr().out
    assert said.count("1 passed") == (2 if code else 3)
    assert said.count("1 failed") == (1 if code else 0)


def test_every_file_of_tests_is_in_one_share() -> None:
    shares = dev.test_shares(4)
    assert len(shares) == 4
    found = [file for share in shares for part in share for file in dev.test_files(ROOT / part)]
    assert sorted(found) == sorted((ROOT / "tests").rglob("test_*.py"))


def test_every_part_whose_time_is_known_is_there() -> None:
    parts = {part for share in dev.test_shares(4) for part in share}
    assert set(dev.measured_seconds()) - parts == set()


def test_a_part_that_takes_long_is_begun_first_and_has_a_share_with_little_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for name in ("long", "large", "small", "other"):
        (tmp_path / "tests" / name).mkdir(parents=True)
        (tmp_path / "tests" / name / "test_it.py").write_text("#" * (40_000 if name == "large" else 4_000))
    (tmp_path / "tests" / "seconds.txt").write_text("# measured\n90 tests/long\n")
    assert dev.test_shares(2) == [["tests/long"], ["tests/large", "tests/other", "tests/small"]]


@pytest.mark.usefixtures("ready")
def test_a_changed_lock_is_installed_with_hashes(calls: list[tuple[str, ...]]) -> None:
    dev.STAMP.write_text("of another lock")
    dev.set_up()
    (install,) = calls
    assert "--require-hashes" in install
    assert dev.is_set_up()


def test_a_fresh_clone_gets_its_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, calls: list[tuple[str, ...]]
) -> None:
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    dev.set_up()
    assert calls[0] == (sys.executable, "-m", "venv", "--clear", str(tmp_path / ".venv"))
    assert calls[1][:4] == (str(dev.PYTHON), "-m", "pip", "install")


@pytest.mark.usefixtures("ready")
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_run_says_so_and_makes_the_demo(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    calls: list[tuple[str, ...]],
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.run([]) == 0
    assert "no screen" in capsys.readouterr().err
    assert calls == [(sys.executable, "-m", "ui.main", "demo", "demo")]


@pytest.mark.usefixtures("ready")
def test_with_a_screen_run_opens_the_window(
    monkeypatch: pytest.MonkeyPatch, calls: list[tuple[str, ...]]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.run(["oficina.hilvan"]) == 0
    assert calls == [(sys.executable, "-m", "ui.main", "open", "oficina.hilvan")]


@pytest.mark.usefixtures("ready")
def test_check_runs_every_step_and_fails_when_one_fails(
    monkeypatch: pytest.MonkeyPatch, calls: list[tuple[str, ...]]
) -> None:
    assert dev.check([]) == 0
    assert len(calls) == 6
    monkeypatch.setattr(dev, "call", lambda *command, **_options: int("mypy" in command))
    assert dev.check([]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is asked on Linux only")
def test_missing_libraries_are_installed_by_root_only(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    calls: list[tuple[str, ...]],
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    assert not dev.install_packages(["libegl1", "libxcb-cursor0"])
    assert "sudo apt-get install -y" in capsys.readouterr().err
    assert calls == []
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    assert dev.install_packages(["libegl1"])
    assert [call[:2] for call in calls] == [("apt-get", "update"), ("apt-get", "install")]


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries are those of Linux")
def test_a_missing_library_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "GRAPHICAL_LIBRARIES", {"libc.so.6": "a", "libhilo.so.9": "b"})
    assert dev.missing_libraries() == ["libhilo.so.9"]


def test_another_python_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    version = (sys.version_info[0], sys.version_info[1])
    assert dev.answers_version([sys.executable], version)
    assert not dev.answers_version([sys.executable], (2, 7))
    assert not dev.answers_version(["no-such-python"], version)
    monkeypatch.setattr(dev, "PYTHONS", ((2, 7),))
    with pytest.raises(SystemExit, match=r"3\.11"):
        dev.find_python()


def test_the_program_works_where_the_person_is(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "dev.py"), "hilvan", "new", "a.hilvan", "--office", "CAE"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.hilvan").exists()
