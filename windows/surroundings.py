"""The program where people have it: names with accents, OneDrive, deep folders, large type, twice."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.machine import Failed, Machine, screen
from windows.making import installer, package
from windows.trying import (
    Person,
    attempt_each,
    press,
    require,
    take_picture,
    titles,
    wait_until,
)

PERSON = "María José Núñez Giménez"
LIST = "Nombre del taller;Propietaria;Cédula;Teléfono\nModas Aguapé;Lourdes Ñúñez;5387583;0982 376578\n"
SCALES = {"125": 120, "150": 144}  # per cent, dots per inch
SCREEN_SIZE = (1366, 768)
DESKTOP = r"HKCU\Control Panel\Desktop"
PLACE_PAGE_SECONDS = 6


def try_surroundings(machine: Machine) -> str:
    """Each as far as Wine goes; what is only looked at has its picture."""
    person = Person(machine)
    shutil.rmtree(person.documents / "CAE", ignore_errors=True)
    (person.documents / "CAE").mkdir(parents=True)
    office = person.documents / "CAE" / "oficina.hilvan"
    person.program = package(machine)
    require(person.run("hilvan-consola.exe", "new", person.path(office), "--office", "CAE") == 0, "new")
    person.office = office
    return attempt_each(
        person,
        (
            _names_with_accents,
            _a_deep_folder,
            _one_drive,
            _two_sessions,
            _large_type,
            _a_native_dialog,
        ),
    )


def _names_with_accents(person: Person) -> str:
    """Installed, with its data and its office, below a user folder with accents and blanks."""
    home = person.machine.drive / "users" / PERSON
    shutil.rmtree(home, ignore_errors=True)
    program = home / "AppData" / "Local" / "Programs" / "Hilván"
    temporary = home / "AppData" / "Local" / "Temp"
    work = home / "Documentos de la oficina"
    for folder in (temporary, work, program.parent):
        folder.mkdir(parents=True)
    path = person.path
    # As if it had been installed there before: the installer's own /D takes no quoted blanks.
    person.machine.must("reg", "add", r"HKCU\Software\Hilvan", "/v", "Folder", "/d", path(program), "/f")
    person.machine.must(installer(person.machine), "/S", seconds=300)
    require((program / "hilvan.exe").exists(), "it was installed somewhere else")
    (work / "socias y socios.csv").write_text(LIST, encoding="utf-8")
    office = path(work / "oficina de Ñemby.hilvan")
    own = {
        "HILVAN_DATA": path(home / "AppData" / "Local" / "Hilván"),
        "TEMP": path(temporary),
        "TMP": path(temporary),
    }
    commands = (
        ("new", office, "--office", "CAE Ñemby"),
        ("import-workshops", office, path(work / "socias y socios.csv")),
        ("report", office, "blank-form", "--out", path(work / "formulario año 1.pdf")),
        ("export", office, "workshops", "--out", path(work / "talleres de Ñemby.xlsx")),
        ("backup", office, "--out", path(work / "copia única.hilvan")),
        ("check", office),
    )
    run = person.machine.must
    for command in commands:
        run(program / "hilvan-consola.exe", *command, folder=work, seconds=120, variables=own)
    run(program / "hilvan.exe", office, "--smoke", folder=work, seconds=60, variables=own)
    made = sorted(one.name for one in work.iterdir() if one.suffix in (".pdf", ".xlsx"))
    require(made == ["formulario año 1.pdf", "talleres de Ñemby.xlsx"], f"made: {made}")
    run(program / "desinstalar.exe", "/S", seconds=120)
    wait_until(lambda: not program.exists(), "it was not taken away")
    shutil.rmtree(home, ignore_errors=True)
    return f"«{PERSON}»: installed, {len(commands)} commands, the window, taken away"


def _a_deep_folder(person: Person) -> str:
    """Beyond the 259 characters of Windows: it works, or is told."""
    deep = person.documents / "CAE" / ("carpeta " * 12).strip() / ("dentro de otra " * 9).strip()
    deep.mkdir(parents=True)
    office = person.path(deep / "oficina.hilvan")
    log = person.machine.cache / "logs" / "deep.txt"
    log.unlink(missing_ok=True)
    console = package(person.machine) / "hilvan-consola.exe"
    code = person.machine.wine(console, "new", office, "--office", "CAE", log=log)
    told = log.read_text("utf-8", errors="replace")
    shutil.rmtree(deep.parent)
    require(len(office) > 259, "not deep enough")
    if code == 0:
        return f"{len(office)} characters: an office is made"
    require(code == 1 and "demasiado larga" in told, f"{code}: {told[-200:]}")
    return f"{len(office)} characters: told to be too long"


def _one_drive(person: Person) -> str:
    """An office in the folder that Windows names as OneDrive's is asked about, not just opened."""
    cloud = person.machine.person / "OneDrive"
    shutil.rmtree(cloud, ignore_errors=True)
    cloud.mkdir()
    copy = cloud / "oficina.hilvan"
    shutil.copyfile(person.office, copy)
    person.machine.variables["OneDrive"] = person.path(cloud)
    try:
        with _window(person, copy):
            time.sleep(PLACE_PAGE_SECONDS)
            take_picture(person.machine, "onedrive")
            require(not person.has_open(copy), "it was opened without a word")
    finally:
        del person.machine.variables["OneDrive"]
    shutil.rmtree(cloud)
    return "it is asked about (picture)"


def _two_sessions(person: Person) -> str:
    """A second start with the same office leaves the first in peace."""
    with _window(person, person.office):
        wait_until(lambda: person.has_open(person.office), "it was not opened")
        owner = person.office.with_name(f".{person.office.name}.owner").read_bytes()
        with _window(person, person.office, windows=2):
            time.sleep(2)
            take_picture(person.machine, "second-session")
            kept = person.office.with_name(f".{person.office.name}.owner").read_bytes()
            require(kept == owner, "the second took it from the first")
    return "the second says who has it (picture), the first goes on"


def _large_type(person: Person) -> str:
    """At 125 % and 150 % the window fits a small laptop's screen."""
    sizes = []
    try:
        for scale, dots in SCALES.items():
            _set_dots(person, dots)
            # At 150 % Wine and a window manager push the window about between them for ever.
            with screen(managed=False), _window(person, person.office):
                wait_until(lambda: person.has_open(person.office), "it was not opened")
                time.sleep(3)
                take_picture(person.machine, f"type-{scale}")
                width, height = _largest_window()
                require(width <= SCREEN_SIZE[0] and height <= SCREEN_SIZE[1], f"{width}x{height}")
                sizes.append(f"{scale} % {width}x{height}")
    finally:
        _set_dots(person, 96)
    return f"{', '.join(sizes)} (pictures)"


def _set_dots(person: Person, dots: int) -> None:
    kind = ["/t", "REG_DWORD", "/d", str(dots), "/f"]
    person.machine.must("reg", "add", DESKTOP, "/v", "LogPixels", *kind)
    person.machine.stop_wine()


def _largest_window() -> tuple[int, int]:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Hilván", "getwindowgeometry", "--shell", "%@"],
        capture_output=True,
        text=True,
    )
    values = [line.partition("=") for line in found.stdout.splitlines()]
    widths = [int(value) for name, _equal, value in values if name == "WIDTH"]
    heights = [int(value) for name, _equal, value in values if name == "HEIGHT"]
    if not widths:
        raise Failed("no window is there")
    return max(widths), max(heights)


def _a_native_dialog(person: Person) -> str:
    """«Abrir un archivo» of the welcome, and a path typed into Windows' own dialog."""
    data = person.machine.drive / "dialog-data"
    shutil.rmtree(data, ignore_errors=True)
    person.machine.variables["HILVAN_DATA"] = person.path(data)
    try:
        with _window(person, None):
            time.sleep(2)
            press("Tab")
            press("Return")
            wait_until(lambda: any("Abrir una oficina" in one for one in titles()), "no dialog came")
            time.sleep(1)
            take_picture(person.machine, "dialog")
            typed = ["xdotool", "type", "--delay", "30", person.path(person.office)]
            subprocess.run(typed, check=True)
            press("Return")
            wait_until(lambda: person.has_open(person.office), "the dialog opened no office")
    finally:
        del person.machine.variables["HILVAN_DATA"]
        shutil.rmtree(data, ignore_errors=True)
    return "a path typed into it opens the office (picture)"


@contextmanager
def _window(person: Person, office: Path | None, windows: int = 1) -> Iterator[None]:
    """The program's window, on an office or as it starts."""
    arguments = [] if office is None else [person.path(office)]
    with person.running(package(person.machine) / "hilvan.exe", *arguments):
        wait_until(lambda: sum("Hilván" in one for one in titles()) >= windows, "no window came")
        yield
