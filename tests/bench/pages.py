"""Every page and tab of the window shown once over 20,000 workshops: its longest hold, and the memory.

A hold is a stretch in which the window's thread answers nobody: going to the page, then each turn of
the event loop until all is read and shown. It is told in time of that thread's processor, first
imports with it: what else the machine does is no work of ours.

`python -m tests.bench.pages OFFICE` visits one, and prints what was found as JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import monotonic, sleep, thread_time
from typing import TYPE_CHECKING

from tests.bench.records import Measure

if TYPE_CHECKING:
    from app.place import Place
    from ui.main_window import MainWindow

HOLD_MS = 100.0
MEMORY_MB = 300.0
PATIENCE_SECONDS = 60
SIZE = (1366, 700)
MAKE = "from pathlib import Path; from tests.bench.pages import make_office; make_office(Path({path!r}))"
COMPILED = ("app", "ui", "reports", "tests")


def make_office(path: Path) -> None:
    """The demo's office, in which every page has something to show, and 20,000 workshops more."""
    from app.demo.office import make_demo_office
    from app.storage.opening import open_office
    from tests.bench.day import WORKSHOPS, make_busy
    from tests.bench.offices import add_workshops

    make_demo_office(path, today=date(2026, 11, 24))
    store = open_office(path, site=9)
    store.user = store.value("SELECT min(id) FROM consultant")
    make_busy(store, add_workshops(store, WORKSHOPS))
    store.close()


def measure_pages(folder: Path) -> list[Measure]:
    """The longest hold of all pages, and the memory after the last, each with what it is made of."""
    path = folder / "pages.hilvan"
    # From bytecode, as an installed program runs, whatever this checkout may write.
    environment = os.environ | {
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "HILVAN_DATA": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    run("-m", "compileall", "-q", *COMPILED)
    run("-c", MAKE.format(path=str(path)))  # in a process of its own, whose memory is none of the window's
    start, holds, end = json.loads(run("-m", "tests.bench.pages", str(path)).splitlines()[-1])
    worst = max(holds.values())
    told = [f"{hold:6.0f} ms{'!' if hold > HOLD_MS else ' '} {name}" for name, hold in holds.items()]
    return [
        Measure("longest hold of a page", worst, HOLD_MS, 1, "a tenth of a second", tuple(told)),
        Measure(
            "memory, every page shown", end, MEMORY_MB, 1, "what the office allows",
            (f"{start:6.0f} MB  resident when Inicio stands", f"{end:6.0f} MB  after the last page and a quiet moment"), unit="MB",
        ),
    ]  # fmt: skip


def _visit(path: Path) -> tuple[float, dict[str, float], float]:
    from ui.quick_imports import begin_imports, end_imports, hold_collector

    # As the program begins: without this PySide6 keeps the source of every module, 55 MB of them.
    hold_collector()
    begin_imports()
    from PySide6.QtWidgets import QApplication

    from app.apart import reckon_apart
    from app.settings import Settings
    from app.storage.opening import open_office
    from ui.application import make_application
    from ui.context import Context
    from ui.jobs import Jobs
    from ui.late_start import warm_up
    from ui.main_window import MainWindow
    from ui.messages import Messages
    from ui.theme import apply_theme, load_fonts, load_later_fonts, load_theme
    from ui.tidying import tidy_memory

    settings = Settings()
    application = make_application(settings)
    assert isinstance(application, QApplication)
    load_fonts()
    theme = load_theme("light")
    apply_theme(application, theme)
    store = open_office(path, site=9)
    store.user = store.value("SELECT min(id) FROM consultant")
    jobs = Jobs(ThreadPoolExecutor(4), reckon=reckon_apart)
    context = Context(store, settings, jobs, Messages(), theme)
    window = MainWindow(context)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    _settle(window)
    # What the window does when it has stood for some seconds, without the backup of the day.
    import ui.registry.workshop_page  # noqa: F401

    end_imports()
    load_later_fonts()
    warm_up(context)
    _settle(window)
    start = resident_mb()
    holds = {name: _longest_hold(window, show) for name, show in _ways(window)}
    _settle(window)
    tidy_memory()
    end = resident_mb()
    window.close()
    jobs.shut_down()
    store.close()
    return start, holds, end


def _ways(window: "MainWindow") -> Iterator[tuple[str, Callable[[], None]]]:
    """Each page, then each of its tabs that was not in front."""
    from tests.ui.places import place_of_page
    from ui.page import page_kinds
    from ui.tabs import tabs_of

    def go(place: "Place") -> Callable[[], None]:
        return lambda: window.show_place(place)

    for kind in page_kinds():
        if kind.name == "home":
            continue
        place = place_of_page(kind.name, window.context.store)
        _settle(window)  # what was written to have such a place is no work of the page that comes
        yield kind.name, go(place)
        in_front = window.page.part
        for tab in tabs_of(kind.name):
            if tab.code != in_front:
                yield f"{kind.name} / {tab.code}", go(place._replace(part=tab.code))


def _longest_hold(window: "MainWindow", show: Callable[[], None]) -> float:
    begun = thread_time()
    show()
    held = (thread_time() - begun) * 1000
    return max(held, *_settle(window))


def _settle(window: "MainWindow") -> list[float]:
    """Turn the event loop until all that is seen was read and shown; what each turn took (ms)."""
    from PySide6.QtCore import QEventLoop, QTimer

    from ui.live import Live

    loop = QEventLoop()
    turns, quiet, until = [0.0], 0, monotonic() + PATIENCE_SECONDS
    while quiet < 5:
        begun = thread_time()
        QTimer.singleShot(0, loop.quit)
        loop.exec()  # only a loop that runs takes down what was put away
        turns.append((thread_time() - begun) * 1000)
        waits = window.context.jobs.running or any(
            not one.settled for one in window.findChildren(Live) if one.isVisible()
        )
        quiet = 0 if waits else quiet + 1
        sleep(0.01)
        assert monotonic() < until, "something is still being read"
    return turns


def resident_mb() -> float:
    """The memory of this process that lies in the machine's now, shared libraries with it (VmRSS)."""
    status = Path("/proc/self/status")
    if not status.exists():
        from tests.bench.records import peak_mb

        return peak_mb()
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    print(json.dumps(_visit(Path(sys.argv[1]))))
