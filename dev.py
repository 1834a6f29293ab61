"""The one entry for whoever has just cloned: sets up what is missing, then does the job.

Standard library only. `python3 dev.py` alone lists the jobs.
"""

# An older Python must come as far as looking for one that fits.
from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "hilvan-stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PYTHONS = ((3, 13), (3, 12), (3, 11))
NO_TESTS = 5  # how pytest ends that found none
SECONDS_OF_A_BYTE = 0.0002  # of a test that nobody measured
SHARES_OF_A_CORE = 6  # so small that none is left alone for long at the end; each costs two seconds
MEMORY_FOR_TESTS = 4_000_000_000  # what is free of it before; a run takes less than a tenth at a time
NO_VARIABLES: Mapping[str, str] = {}

# What the Qt of the wheels opens at run time, and the Debian package that has it.
GRAPHICAL_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def say(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def call(
    *command: str | Path, folder: Path | None = ROOT, variables: Mapping[str, str] = NO_VARIABLES
) -> int:
    """Run a command, in the checkout unless told otherwise, and give its exit code."""
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    words = [str(part) for part in command]
    try:
        return subprocess.run(words, cwd=folder, env=environment).returncode
    except KeyboardInterrupt:
        return 130


def call_program(*arguments: str, variables: Mapping[str, str] = NO_VARIABLES) -> int:
    """Run the program where the person is, so that file names are theirs."""
    variables = {"PYTHONPATH": str(ROOT), **variables}
    return call(PYTHON, "-m", "ui.main", *arguments, folder=None, variables=variables)


def must(*command: str | Path) -> None:
    """Run a command that everything after it needs."""
    code = call(*command)
    if code:
        raise SystemExit(code)


# --- set-up -------------------------------------------------------------------------------


def lock_hash() -> str:
    """What the environment was made from."""
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()


def is_set_up() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == lock_hash()


def answers_version(command: Sequence[str], version: tuple[int, int]) -> bool:
    """Whether the command is a Python of that version (a shim may exist and refuse)."""
    probe = f"import sys, venv; sys.exit(sys.version_info[:2] != {version})"
    try:
        return subprocess.run([*command, "-c", probe], capture_output=True).returncode == 0
    except OSError:
        return False


def find_python() -> list[str]:
    """A Python of 3.11-3.13, this one if it fits."""
    if sys.version_info[:2] in PYTHONS:
        return [sys.executable]
    for version in PYTHONS:
        name = f"{version[0]}.{version[1]}"
        command = ["py", f"-{name}"] if os.name == "nt" else [f"python{name}"]
        if shutil.which(command[0]) and answers_version(command, version):
            return command
    raise SystemExit("dev.py: Python 3.11, 3.12 or 3.13 is needed; none was found on the PATH.")


def make_environment() -> None:
    """A fresh `.venv` with pip; on Debian its own package may be missing."""
    command = [*find_python(), "-m", "venv", "--clear", str(VENV)]
    if call(*command) == 0:
        return
    if on_debian() and install_packages(["python3-venv"]):
        must(*command)
        return
    raise SystemExit("dev.py: the environment .venv could not be made; see the lines above.")


def set_up() -> None:
    """Everything a job needs; nothing is done again while the lock stays the same."""
    if is_set_up():
        return
    if not (PYTHON.exists() and any(answers_version([str(PYTHON)], one) for one in PYTHONS)):
        say("making .venv")
        make_environment()
    say("installing the locked dependencies (some minutes the first time)")
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    must(PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", LOCK)
    STAMP.write_text(lock_hash())


def on_debian() -> bool:
    return sys.platform == "linux" and shutil.which("apt-get") is not None


def install_packages(packages: list[str]) -> bool:
    """Install system packages if allowed, else say the line to type."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        say(f"please type this once, then repeat:\n    sudo {line}")
        return False
    say(line)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", variables=quiet)
    return call(*line.split(), "-qq", variables=quiet) == 0


def missing_libraries() -> list[str]:
    """The graphical system libraries that cannot be opened on this Linux."""
    missing = []
    for name in GRAPHICAL_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def set_up_screen() -> None:
    """The set-up, and the system libraries without which Qt does not load."""
    set_up()
    if sys.platform != "linux":
        return
    missing = missing_libraries()
    if not missing:
        return
    packages = sorted({GRAPHICAL_LIBRARIES[name] for name in missing})
    if not on_debian():
        raise SystemExit(f"dev.py: please install what has these libraries: {', '.join(missing)}")
    if not install_packages(packages):
        raise SystemExit(1)


def has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- jobs ---------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the program: run [FILE.hilvan]"""
    set_up_screen()
    if not has_screen():
        say("this machine has no screen: the demo is made in ./demo instead (PDFs and pictures)")
        return demo([])
    return call_program(*(["open", *arguments] if arguments else []))


def test(arguments: list[str]) -> int:
    """Run the tests: test [PYTEST ARGUMENTS]"""
    set_up_screen()
    if arguments:
        return call(PYTHON, "-m", "pytest", *arguments)
    return test_on_all_cores()


def test_on_all_cores() -> int:
    """All tests, in a process more than there are cores, since a test also waits; told share by share."""
    cores = os.cpu_count() or 1
    made = tempfile.TemporaryDirectory(prefix="hilvan-tests-", dir=place_in_memory())
    workers = ThreadPoolExecutor(cores + 1)
    with made as folder, workers:
        Path(folder).chmod(0o711)  # some tests are somebody who may read less
        waiting = [
            workers.submit(test_share, share, Path(folder), f"share-{number}")
            for number, share in enumerate(test_shares(SHARES_OF_A_CORE * cores))
        ]
        failed = 0
        try:
            for done in as_completed(waiting):
                code, told = done.result()
                print(told, end="", flush=True)
                failed += code not in (0, NO_TESTS)
        except KeyboardInterrupt:
            workers.shutdown(cancel_futures=True)
            return 130
    say(f"tests failed in {failed} of {len(waiting)} shares" if failed else "all tests passed")
    return 1 if failed else 0


def place_in_memory() -> Path | None:
    """Where a file costs no disk, if this system has the room: half of a run is waiting until a disk has
    what an office wrote. That it is told to have it is held by tests that look at what is told.
    """
    place = Path("/dev/shm")
    try:
        fits = os.access(place, os.W_OK) and shutil.disk_usage(place).free >= MEMORY_FOR_TESTS
    except OSError:
        return None
    return place if fits else None


def test_shares(count: int) -> list[list[str]]:
    """The folders of tests in so many shares that take about as long, the longest part first."""
    tests = ROOT / "tests"
    shares: list[list[str]] = [[] for _share in range(count)]
    seconds = [0.0] * count
    measured = measured_seconds()
    parts: dict[str, float] = {}
    for path in (*tests.glob("*"), *(tests / "ui").glob("*")):
        if path != tests / "ui" and (files := test_files(path)):
            name = path.relative_to(ROOT).as_posix()
            size = sum(one.stat().st_size for one in files)
            parts[name] = measured.get(name, size * SECONDS_OF_A_BYTE)
    for part in sorted(parts, key=lambda one: (-parts[one], one)):
        least = seconds.index(min(seconds))
        shares[least].append(part)
        seconds[least] += parts[part]
    return [share for share in shares if share]


def measured_seconds() -> dict[str, float]:
    """part -> how long it keeps a core busy, of those that are not as long as their text."""
    file = ROOT / "tests" / "seconds.txt"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {part: float(seconds) for seconds, part in pairs}


def test_files(path: Path) -> list[Path]:
    """The files of tests that a path of the tests holds: itself, or what is in the folder."""
    return sorted(path.rglob("test_*.py")) if path.is_dir() else [path] * path.match("test_*.py")


def test_share(paths: list[str], folder: Path, name: str) -> tuple[int, str]:
    """The exit code and all that was told of a share; what several need is made once in `folder`."""
    options = ("-p", "no:cacheprovider", f"--basetemp={folder / name}")
    variables = {"PYTHONUTF8": "1", "HILVAN_MADE": str(folder), "TMPDIR": str(folder)}
    # Hundreds of processes are started: what the first one compiled is there for the others.
    variables["PYTHONDONTWRITEBYTECODE"] = ""
    done = subprocess.run(
        [str(PYTHON), "-m", "pytest", *options, *paths],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def check(arguments: list[str]) -> int:
    """Format, lint, types, import rules, house rules, how easy papers are to read: check [ONE OF THEM ...]"""
    set_up()
    lint_imports = "from importlinter.cli import lint_imports_command as lint; lint()"
    steps = {
        "format": ("-m", "ruff", "format", "--check", "."),
        "lint": ("-m", "ruff", "check", "."),
        "types": ("-m", "mypy"),
        "import rules": ("-c", lint_imports),
        "house rules": ("-m", "tests.house_rules"),
        "reading": ("-m", "tests.readability"),
    }
    wanted = arguments or list(steps)
    failed = [name for name in wanted if call(PYTHON, *steps[name])]
    say(f"check failed: {', '.join(failed)}" if failed else "check passed")
    return 1 if failed else 0


def demo(arguments: list[str]) -> int:
    """Make the demo office with PDFs and pictures: demo [DIR]"""
    return hilvan(["demo", *(arguments or ["demo"])])


def bench(arguments: list[str]) -> int:
    """Measure against a floor of the same run; prints a table."""
    set_up_screen()
    return call(PYTHON, "-m", "tests.bench", *arguments)


def soak(arguments: list[str]) -> int:
    """Kill, cut the power, change bytes, 300 times over: nothing told may be lost."""
    set_up()
    return call(PYTHON, "-m", "tests.soak", *arguments)


def simulate(arguments: list[str]) -> int:
    """Invented pilots whose truth is known: what is seen that is not there: simulate [PILOTS]"""
    set_up()
    # one thread each: the pilots are small and the processes many
    return call(PYTHON, "-m", "tests.simulate", *arguments, variables={"OPENBLAS_NUM_THREADS": "1"})


def build(arguments: list[str]) -> int:
    """Make the packaged program in dist/hilvan, then start it for real."""
    set_up_screen()
    must(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", *arguments, "build.spec")
    return call(PYTHON, "-m", "pytest", "-p", "no:cacheprovider", "tests/package_smoke.py")


def windows(arguments: list[str]) -> int:
    """On Debian, as root: make the Windows program, try it under Wine: windows [STEP ...]"""
    return call(sys.executable, "-m", "windows", *arguments)


def i18n(arguments: list[str]) -> int:
    """Collect the messages, bring the catalogues up to date and compile them."""
    set_up()
    return call(PYTHON, "-m", "tests.catalogues", *arguments)


def hilvan(arguments: list[str]) -> int:
    """The program's command line: hilvan ARGUMENTS"""
    if arguments and arguments[0] in ("demo", "open"):
        set_up_screen()
    else:
        set_up()
    variables = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return call_program(*arguments, variables=variables)


JOBS: dict[str, Callable[[list[str]], int]] = {
    job.__name__: job for job in (run, test, check, demo, bench, soak, simulate, build, windows, i18n, hilvan)
}


def main(arguments: list[str]) -> int:
    """Do the job named first, or list them."""
    if arguments and arguments[0] in JOBS:
        return JOBS[arguments[0]](arguments[1:])
    print("python3 dev.py JOB [ARGUMENTS]\n")
    for name, job in JOBS.items():
        print(f"  {name:8} {job.__doc__}")
    return 0 if arguments in ([], ["-h"], ["--help"]) else 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
