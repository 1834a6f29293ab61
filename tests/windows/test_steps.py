"""`dev.py windows` does what is left to do, goes on where it stopped, and tells it in a table."""

import re
import sys
from pathlib import Path

import pytest

from tests.house_rules import ROOT
from windows import __main__ as job
from windows import machine, making, steps
from windows.machine import Failed, Machine
from windows.steps import Run, Step

LOCK = """\
# made by a command
click==8.4.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via hilvan
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
macholib==1.16.4 ; sys_platform == 'darwin' \\
    --hash=sha256:dd
    # via pyinstaller
cffi==2.0.0 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:ee
"""


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three steps in place of the real ones; gives the names of those that were done."""
    names: list[str] = []

    def act(name: str) -> steps.Action:
        def action(_machine: Machine) -> str:
            names.append(name)
            return f"{name} is there"

        return action

    three = (
        Step("chroot", act("chroot"), "a chroot", made_from=lambda: "trixie"),
        Step("wheels", act("wheels"), "wheels", ("chroot",), made_from=lambda: "lock 1"),
        Step("tests", act("tests"), "the suite", ("wheels",)),
    )
    use(monkeypatch, three)
    return names


def use(monkeypatch: pytest.MonkeyPatch, those: tuple[Step, ...]) -> None:
    monkeypatch.setattr(steps, "STEPS", those)
    monkeypatch.setattr(steps, "NAMES", [step.name for step in those])
    monkeypatch.setattr(steps, "STEP_OF", {step.name: step for step in those})


def test_wines_library_keeps_each_of_its_names_and_gets_those_that_it_only_has_in_name() -> None:
    wines = (
        "Export Address Table -- Ordinal Base 1\n\t[   0] +base[   1] 17980 Export RVA\n"
        "[Ordinal/Name Pointer] Table\n\t[   0] _Exit\n\t[   1] csqrt\n\t[2101] csqrtf\n"
    )
    compiled = "0000000000000040 T own_csqrt\n                 U csqrtf\n00000000 t .text\n"
    assert machine.names_handed_on(wines, compiled).splitlines() == [
        "EXPORTS",
        "_Exit=ucrtwine._Exit",
        "csqrt=own_csqrt",
        "csqrtf=ucrtwine.csqrtf",
    ]


def test_what_stands_is_not_done_again_and_the_rest_always_is(done: list[str], tmp_path: Path) -> None:
    for _time in range(2):
        assert Run(tmp_path).do(steps.NAMES, again=False)
    assert done == ["chroot", "wheels", "tests", "tests"]
    run = Run(tmp_path)
    assert run.do(["chroot"], again=True)
    assert done[4:] == ["chroot"]
    lines = run.table().splitlines()
    assert [line.split()[0] for line in lines] == ["chroot", "wheels", "tests"]
    assert ["now" in line for line in lines] == [True, False, False]
    assert all(" ok " in line for line in lines)


def test_what_rests_on_something_new_is_done_again(
    done: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Run(tmp_path).do(steps.NAMES, again=False)
    chroot, wheels, tests = steps.STEPS
    newer = Step("chroot", chroot.action, chroot.what, made_from=lambda: "forky")
    use(monkeypatch, (newer, wheels, tests))
    assert Run(tmp_path).do(steps.NAMES, again=False)
    assert done[3:] == ["chroot", "wheels", "tests"]


def test_a_step_that_fails_is_told_and_what_needs_it_is_not_done(
    done: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_machine: Machine) -> str:
        raise Failed("3 failed, 2 passed")

    chroot, wheels, tests = steps.STEPS
    use(monkeypatch, (chroot, Step("wheels", fail, "wheels", ("chroot",)), tests))
    run = Run(tmp_path)
    assert not run.do(steps.NAMES, again=False)
    assert done == ["chroot"]
    assert "FAILED" in run.table()
    assert "3 failed, 2 passed" in run.table()
    assert "not done: it needs wheels" in run.table()


def test_every_need_is_a_step_before(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, step in enumerate(steps.STEPS):
        assert set(step.needs) <= set(steps.NAMES[:place]), step.name


def test_the_lock_of_another_system_keeps_the_hashes_and_what_windows_needs() -> None:
    kept = making.lock_for_windows(LOCK)
    assert "macholib" not in kept
    assert "sha256:dd" not in kept
    assert "sys_platform" not in kept
    assert "PyPy" not in kept
    assert "colorama==0.4.6 \\\n    --hash=sha256:cc" in kept
    whole = making.lock_for_windows((ROOT / "requirements.lock").read_text("utf-8"))
    assert whole.count("==") > 60
    names = re.findall(r"^(\S+)==", whole, flags=re.MULTILINE)
    assert len(set(names)) == len(names), "pip takes one version of each"
    assert ";" not in "".join(line for line in whole.splitlines() if "==" in line)
    assert all(name in whole for name in ("\ncolorama==", "\npefile==", "\npywin32-ctypes==", "\ntzdata=="))


def test_the_lock_of_another_system_names_each_library_once_for_its_python() -> None:
    whole = making.lock_for_windows((ROOT / "requirements.lock").read_text("utf-8"))
    names = [line.partition("==")[0] for line in whole.splitlines() if "==" in line and line[0] != " "]
    assert sorted(set(names)) == sorted(names)
    assert {"numpy", "scipy"} <= set(names)


def test_another_machine_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)
    assert job.main([]) == 1
    assert "Debian" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="only there somebody is root")
def test_who_is_not_root_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    assert job.main(["--cache", str(tmp_path / "cache")]) == 1
    assert "root" in capsys.readouterr().err
    assert not (tmp_path / "cache").exists()


def test_an_unknown_step_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        job.main(["dance"])
    assert ended.value.code == 2


def test_the_cache_is_the_persons_own_or_the_one_she_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HILVAN_WINDOWS_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert machine.default_cache() == tmp_path / "hilvan-windows"
    monkeypatch.setenv("HILVAN_WINDOWS_CACHE", str(tmp_path / "other"))
    assert machine.default_cache() == tmp_path / "other"


def test_windows_knows_drive_c_and_the_rest_by_z(tmp_path: Path) -> None:
    here = Machine(tmp_path, tmp_path / "log")
    inside = tmp_path / "prefix" / "drive_c" / "users" / "x.hilvan"
    assert here.windows_path(inside) == "C:\\users\\x.hilvan"
    assert here.windows_path(tmp_path / "a b").startswith("Z:\\" if tmp_path.root == "/" else "Z:")


REPORT = """<testsuites><testsuite>
<testcase classname="tests.a" name="one"/>
<testcase classname="tests.a" name="two"><skipped message="only Linux"/></testcase>
<testcase classname="" name="tests.c"><skipped message="collection skipped"
>('tests/c.py', 9, 'Skipped: no D-Bus')</skipped></testcase>
{more}</testsuite></testsuites>"""


def test_the_suites_are_counted_and_a_failed_test_is_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(REPORT.format(more=""))
    bad.write_text(REPORT.format(more='<testcase classname="b" name="c"><error/></testcase>'))
    assert making.told_by([good]) == (
        "1 passed, 0 failed, 2 skipped\n   1 skipped: no D-Bus\n   1 skipped: only Linux"
    )
    with pytest.raises(Failed, match=r"2 passed, 1 failed, 4 skipped\s+failed: b::c"):
        making.told_by([good, bad])
    with pytest.raises(Failed, match="end: gone"):
        making.told_by([good, tmp_path / "gone.xml"])
