"""What was made, started as a person would: installed, opened, upgraded, taken away; and often."""

import filecmp
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from windows.machine import Failed, Machine
from windows.making import compile_installer, installer, package, version

STARTS = 60
HANGS_AFTER = 40  # seconds; a start takes three
ENDED_BY_TIMEOUT = (124, 137)
STILL_RUNNING = 3  # what windows/installer.nsi ends with
KIND = "Hilvan.Oficina"
CLASSES = r"HKCU\Software\Classes"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Hilvan"
OFFICE_FOLDER, OFFICE = "carpeta con ñ", "mi oficina.hilvan"


class Person:
    """Somebody at the Windows computer: what she has in her folders, and what she sees."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        local = machine.person / "AppData" / "Local"
        menu = machine.person / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        self.program = local / "Programs" / "Hilvan"
        self.data = local / "Hilvan"
        self.menu_entry = menu / "Hilván.lnk"
        self.documents = machine.person / "Documents"
        self.office = self.documents / OFFICE_FOLDER / OFFICE

    def path(self, path: Path) -> str:
        return self.machine.windows_path(path)

    def run(self, name: str, *arguments: str, seconds: float = 120) -> int:
        """One of the two installed programs, to its end."""
        return self.machine.wine(
            self.program / name, *arguments, folder=self.documents.parent, seconds=seconds
        )

    def open(self, target: Path) -> None:
        """A double click."""
        self.machine.must("start", self.path(target), seconds=60)

    @contextmanager
    def running(self, *command: str | Path) -> Iterator["subprocess.Popen[bytes]"]:
        """A program that is still open; it is closed afterwards."""
        whole = self.machine.command(["wine", *command], self.documents.parent, 300)
        process = subprocess.Popen(whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield process
        finally:
            self.close()
            process.wait(60)

    def close(self) -> None:
        """Close its windows as their crosses do, and wait for the end."""
        end = time.monotonic() + 60
        while self.is_running():
            require(time.monotonic() < end, "the program did not close")
            self.machine.wine("taskkill", "/im", "hilvan.exe", seconds=60)
            time.sleep(2)

    def is_running(self) -> bool:
        return b"hilvan.exe" in subprocess.run(["ps", "-eo", "args"], capture_output=True).stdout

    def has_open(self, office: Path) -> bool:
        """The program writes beside an office who has it open."""
        return office.with_name(f".{office.name}.owner").exists()

    def registered(self, key: str, name: str = "") -> str:
        """A value of the registry; "" when it is not there."""
        which = ["/v", name] if name else ["/ve"]
        try:
            told = self.machine.output("reg", "query", key, *which)
        except Failed:
            return ""
        lines = [line for line in told.splitlines() if "REG_SZ" in line]
        return lines[0].partition("REG_SZ")[2].strip() if lines else ""


def wait_until(holds: Callable[[], object], otherwise: str, seconds: float = 60) -> None:
    """Wait for something to become true; raises `Failed` with the sentence when it does not."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise Failed(otherwise)
        time.sleep(0.2)


def require(holds: object, otherwise: str) -> None:
    if not holds:
        raise Failed(otherwise)


def titles() -> list[str]:
    """The titles of the windows on the screen."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"],
        capture_output=True,
        text=True,
    )
    return found.stdout.splitlines()


def press(key: str) -> None:
    subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)


def take_picture(machine: Machine, name: str) -> None:
    """What is on the screen, for who wants to look."""
    target = machine.cache / "pictures" / f"{name}.png"
    target.parent.mkdir(exist_ok=True)
    subprocess.run(["import", "-window", "root", str(target)], check=True)


def try_installed(machine: Machine) -> str:
    """Install, start from the menu, open an office, upgrade, take away: without a question."""
    person = Person(machine)
    for folder in (person.program, person.data, person.office.parent):
        shutil.rmtree(folder, ignore_errors=True)
    person.office.parent.mkdir(parents=True)
    return attempt_each(
        person,
        (
            _install_an_older_one,
            _upgrade,
            _start_from_the_menu,
            _open_an_office,
            _refuse_while_open,
            _tell_without_console,
            _take_away,
        ),
    )


def attempt_each(person: Person, attempts: Sequence[Callable[[Person], str]]) -> str:
    """One after the other, with a line for each; raises `Failed` at the first that fails."""
    told: list[str] = []
    for attempt in attempts:
        begun = time.monotonic()
        name = attempt.__name__.strip("_").replace("_", " ")
        try:
            result = attempt(person)
        except Failed as failure:
            take_picture(person.machine, f"failed{attempt.__name__}")
            raise Failed(f"{name}: {failure}{''.join(told)}") from failure
        told.append(f"\n     {name}: {result} ({time.monotonic() - begun:.0f} s)")
    return f"{len(told)} of {len(attempts)}{''.join(told)}"


def _install_an_older_one(person: Person) -> str:
    """A package of nothing, of a version before, so that there is something to upgrade."""
    folder = person.machine.cache / "older"
    (folder / "_internal").mkdir(parents=True, exist_ok=True)
    for name in ("hilvan.exe", "_internal/of-the-older-one.txt"):
        (folder / name).write_text("older")
    setup = person.machine.cache / "older-setup.exe"
    compile_installer(person.machine, "0.0.9", folder, setup)
    person.machine.must(setup, "/S", seconds=120)
    require((person.program / "_internal/of-the-older-one.txt").exists(), "it is not there")
    require(person.registered(UNINSTALL, "DisplayVersion") == "0.0.9", "Windows does not list it")
    return "0.0.9"


def _upgrade(person: Person) -> str:
    person.machine.must(installer(person.machine), "/S", seconds=300)
    differences = _differences(filecmp.dircmp(package(person.machine), person.program))
    require(differences == ["desinstalar.exe"], f"it differs from the package: {differences[:5]}")
    require(person.menu_entry.exists(), "no entry in the menu")
    require(person.registered(UNINSTALL, "DisplayVersion") == version(), "Windows lists another")
    return f"the files are the package's, nothing of the older one stays, Windows lists {version()}"


def _differences(compared: "filecmp.dircmp[str]") -> list[str]:
    found = [*compared.left_only, *compared.right_only, *compared.diff_files, *compared.funny_files]
    for part in compared.subdirs.values():
        found += _differences(part)
    return found


def _start_from_the_menu(person: Person) -> str:
    begun = time.monotonic()
    person.open(person.menu_entry)
    wait_until(lambda: any("Hilván" in one for one in titles()), "no window came")
    seconds = time.monotonic() - begun
    time.sleep(1)
    take_picture(person.machine, "menu")
    consoles = [one for one in titles() if "console" in one.casefold() or one.endswith(".exe")]
    require(not consoles, f"a console came with it: {consoles}")
    person.close()
    return f"its window in {seconds:.1f} s, no console beside it"


def _open_an_office(person: Person) -> str:
    made = person.run("hilvan-consola.exe", "new", person.path(person.office), "--office", "CAE Ñu")
    require(made == 0 and person.office.exists(), "the office was not made")
    command = person.registered(rf"{CLASSES}\{KIND}\shell\open\command")
    expected = f'"{person.path(person.program / "hilvan.exe")}" "%1"'
    require(command == expected, f"another command is registered: {command}")
    require(person.registered(rf"{CLASSES}\.hilvan") == KIND, "the ending is not registered")
    # Wine looks for endings in HKLM alone; Windows puts what the person has before it.
    for key, value in ((".hilvan", KIND), (rf"{KIND}\shell\open\command", command)):
        whole = rf"HKLM\Software\Classes\{key}"
        person.machine.must("reg", "add", whole, "/ve", "/d", value, "/f")
    person.open(person.office)
    wait_until(lambda: person.has_open(person.office), "a double click did not open it")
    wait_until(lambda: any("Hilván" in one for one in titles()), "no window came")
    time.sleep(1)
    take_picture(person.machine, "office")
    return f"«{OFFICE_FOLDER}\\{OFFICE}» by a double click"


def _refuse_while_open(person: Person) -> str:
    """The office of the try before is still open."""
    require(person.is_running(), "the program is not running")
    for setup in (installer(person.machine), person.program / "desinstalar.exe"):
        code = person.machine.wine(setup, "/S", *_stay(person, setup), seconds=120)
        require(code == STILL_RUNNING, f"{setup.name} ended with {code} while the program runs")
    differences = _differences(filecmp.dircmp(package(person.machine), person.program))
    require(differences == ["desinstalar.exe"], f"something was changed: {differences[:5]}")
    require(person.has_open(person.office), "the office was closed")
    person.close()
    require(not person.has_open(person.office), "the office was left locked")
    return "installing and taking away end with 3, nothing is touched"


def _stay(person: Person, setup: Path) -> list[str]:
    """An uninstaller goes on as a copy of itself, whose exit code nobody hears, unless told."""
    return [f"_?={person.path(person.program)}"] if setup.parent == person.program else []


def _tell_without_console(person: Person) -> str:
    tries = (["workshops", "x"], 2), (["no hay.hilvan"], 1)
    for arguments, expected in tries:
        with person.running(person.program / "hilvan.exe", *arguments) as process:
            wait_until(lambda: any("Hilván" in one for one in titles()), "nothing is told")
            take_picture(person.machine, f"told-{expected}")
            time.sleep(1)
            press("Return")
            code = process.wait(60)
        require(code == expected, f"{arguments} ended with {code}")
    return "wrong arguments and a file that is not there are said in a window"


def _take_away(person: Person) -> str:
    kept = sum(1 for one in person.data.rglob("*") if one.is_file())
    person.machine.must(person.program / "desinstalar.exe", "/S", seconds=120)
    wait_until(lambda: not person.program.exists(), f"still there: {person.program.name}")
    require(not person.menu_entry.exists(), "the entry in the menu stays")
    for key in (UNINSTALL, rf"{CLASSES}\.hilvan", rf"{CLASSES}\{KIND}", r"HKCU\Software\Hilvan"):
        require(person.machine.wine("reg", "query", key) != 0, f"the key stays: {key}")
    left = sum(1 for one in person.data.rglob("*") if one.is_file())
    require(person.office.exists() and left == kept > 0, "the person's data are gone")
    return f"no file, entry or key stays; the office and {left} files of data do"


def try_starts(machine: Machine) -> str:
    """The program started many times: with new data each time, and again as it was left."""
    program, console = (package(machine) / name for name in ("hilvan.exe", "hilvan-consola.exe"))
    folder = machine.drive / "starts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    machine.must(console, "demo", machine.windows_path(folder / "demo"), seconds=600)
    office = folder / "demo" / "demo.hilvan"
    named: list[str | Path] = [program, machine.windows_path(office), "--smoke"]
    unseen = {"QT_QPA_PLATFORM": "offscreen"}  # how it hung most often
    left = folder / "data-0"
    told = [
        _count(machine, "with an office, new data", named, unseen, opens=office),
        _count(machine, "plain, new data, on the screen", [program, "--smoke"], {}),
        _count(machine, "with an office, on the screen", named, {}, opens=office),
        _count(machine, "plain, the last office", [program, "--smoke"], {}, opens=office, left=left),
    ]
    shutil.rmtree(folder, ignore_errors=True)
    if any(hangs or failed for _name, hangs, failed, _seconds in told):
        raise Failed(_starts_told(told))
    return _starts_told(told)


def _starts_told(told: list[tuple[str, int, int, float]]) -> str:
    lines = [
        f"\n     {name}: {hangs} of {STARTS} hang, {failed} fail, {seconds:.1f} s each"
        for name, hangs, failed, seconds in told
    ]
    return f"{sum(hangs for _name, hangs, _failed, _seconds in told)} hangs{''.join(lines)}"


def _count(
    machine: Machine,
    name: str,
    command: list[str | Path],
    variables: dict[str, str],
    *,
    opens: Path | None = None,
    left: Path | None = None,
) -> tuple[str, int, int, float]:
    """How many of the starts hang and how many fail, and the seconds of one.

    `opens` must be the last office that the program remembers; `left` is the data to go on with.
    """
    hangs = failed = 0
    spent = 0.0
    for number in range(STARTS):
        data = left or machine.drive / "starts" / f"data-{number}"
        if left is None:
            shutil.rmtree(data, ignore_errors=True)
        given = {**variables, "HILVAN_DATA": machine.windows_path(data)}
        begun = time.monotonic()
        code = machine.wine(*command, folder=machine.drive, seconds=HANGS_AFTER, variables=given)
        spent += time.monotonic() - begun
        hangs += code in ENDED_BY_TIMEOUT
        opened = opens is None or _remembers(data, opens)
        failed += code not in ENDED_BY_TIMEOUT and not (code == 0 and opened)
    return name, hangs, failed, spent / STARTS


def _remembers(data: Path, office: Path) -> bool:
    """The program notes an office once its window is there."""
    settings = data / "settings.json"
    return settings.exists() and office.name in settings.read_text(encoding="utf-8")
