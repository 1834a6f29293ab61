"""Each measure runs in a process of its own, so that its peak memory is its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from tests.bench.centre import measure_centre
from tests.bench.certificates import measure_certificates
from tests.bench.claims import measure_claims
from tests.bench.counts import measure_counts
from tests.bench.day import measure_day
from tests.bench.effects import measure_draws
from tests.bench.evidence import measure_anonymous
from tests.bench.line import measure_line
from tests.bench.pages import measure_pages
from tests.bench.records import Measure
from tests.bench.sharing import measure_cluster_flexibility, measure_sharing
from tests.bench.ties import measure_layers, measure_qap
from tests.bench.timing import in_turn, timed
from tests.bench.who_can import measure_who_can

FRAME_MS = 1000 / 60
# Both say "usable" when their event loop is told to end, so that taking down is not measured.
# Ours goes as `ui.start.open_window` does.
BARE_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
application.aboutToQuit.connect(lambda: print("usable", flush=True))
window = QMainWindow()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
OUR_WINDOW = """
import sys
from pathlib import Path
from ui.quick_imports import begin_imports, hold_collector
hold_collector()
from ui.early_opening import EarlyOpening
opening = EarlyOpening(Path(sys.argv[1]))
begin_imports()
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
application.aboutToQuit.connect(lambda: print("usable", flush=True))
from ui.application import run_window
run_window(opening, smoke=True)
"""


def measure_start(folder: Path) -> Measure:
    """The window with its list, against an empty one in the same interpreter."""
    from app.demo.office import make_demo_office

    office = folder / "demo.hilvan"
    make_demo_office(office, today=date(2026, 11, 24))

    # Both from bytecode, as an installed program runs, whatever this checkout may write.
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def until_usable(*command: str) -> float:
        begun = perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", *command],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline().strip() == b"usable"
            return (perf_counter() - begun) * 1000

    def both() -> tuple[float, float]:
        return until_usable(OUR_WINDOW, str(office)), until_usable(BARE_WINDOW)

    both()
    ours, floor = (median(column) for column in zip(*(both() for _turn in range(9)), strict=True))
    return Measure("start to usable window", ours, floor, 2.2, "bare PySide6 window")


def measure_open(folder: Path) -> Measure:
    """Opening 20,000 workshops and 1,000,000 answers, against connect + quick_check + count."""
    from app.storage.driver import connect
    from app.storage.opening import open_office
    from tests.bench.offices import make_large_office

    path = folder / "large.hilvan"
    make_large_office(path, workshops=20_000, answers=1_000_000).close()

    def ours() -> None:
        open_office(path, site=9).close()

    def floor() -> None:
        connection = connect(path)
        assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        connection.execute("SELECT count(*) FROM answer").fetchone()
        connection.close()

    ours(), floor()
    return Measure("open 1,000,000 answers", *in_turn(ours, floor, 3), 1.5, "connect + quick_check")


def measure_search(folder: Path) -> Measure:
    """p95 of a key typed into the search box over 20,000 workshops, against one frame."""
    from app.registry.queries import search_workshops
    from tests.bench.offices import make_large_office

    store = make_large_office(folder / "search.hilvan", workshops=20_000, answers=0)
    names = [row[0] for row in store.rows("SELECT name FROM workshop ORDER BY code LIMIT 60")]
    searches = [name[:end] for name in names for end in range(1, min(len(name), 16))] + [
        "y",
        "ya",
        "yag",
        "yag-",
        "bar",
        "ce",
        "09",
    ]
    times = [timed(lambda text=text: search_workshops(store, text)) for text in searches]
    store.close()
    return Measure("search as one types, p95", quantiles(times, n=20)[-1], FRAME_MS, 1, "one frame")


def measure_answer(folder: Path) -> Measure:
    """An answer with its journal, against one bare row committed."""
    from app.diagnosis.instruments import load_instrument
    from app.diagnosis.operations import answer_item, start_visit
    from app.diagnosis.records import AnswerKind
    from app.registry.operations import add_workshop
    from app.storage.driver import connect
    from app.storage.opening import create_office

    store = create_office(folder / "answers.hilvan", name="CAE", site=9)
    instrument = load_instrument("confeccion-2026")
    workshop = add_workshop(store, name="Taller")
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-11-24")
    codes = [item.code for item in instrument.items if len(item.levels) == 5]
    bare = connect(folder / "bare.db", create=True)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, item TEXT, level INTEGER)")
    turn = iter(range(10_000))

    def ours() -> None:
        number = next(turn)
        item, level = codes[number % len(codes)], number // len(codes) % 5
        answer_item(store, visit_id=visit, item=item, kind=AnswerKind.LEVEL, level=level)

    def floor() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO answer (item, level) VALUES ('GES-01', 2)")
        bare.execute("COMMIT")

    result = in_turn(ours, floor, 600)
    store.close()
    bare.close()
    return Measure("an answer saved", *result, 3, "one row committed")


def measure_sheets(folder: Path) -> Measure:
    """200 owner's sheets in a batch, against the same flowables without data access."""
    from reportlab.platypus import Flowable, SimpleDocTemplate

    from app.demo.office import make_demo_office
    from app.registry.queries import read_office
    from app.storage.opening import open_office
    from reports.documents import find_document
    from reports.paper import Paper, Request
    from reports.writing import make_section, write_papers

    office = folder / "demo.hilvan"
    make_demo_office(office, today=date(2026, 11, 24))
    store = open_office(office, site=9)
    rows = store.rows("SELECT DISTINCT workshop_id FROM visit WHERE status = 'finished'")
    workshops = [rows[number % len(rows)][0] for number in range(200)]
    document, today, identity = find_document("owner-sheet"), date(2026, 11, 24), read_office(store)
    warm = write_papers(Paper("owner-sheet", tuple(workshops[:3])), store, folder / "a.pdf", printed_on=today)
    assert warm

    def ready_story() -> list[Flowable]:
        sections = [
            make_section(document, Request(store, identity, today, Paper("owner-sheet", (one,))))
            for one in workshops
        ]
        return [flowable for section in sections for flowable in section.story]

    # A flowable is drawn once only, and one that was measured is half laid out: these were not.
    with patch("reports.owner_sheet.lay_on_one_page"):
        stories = [ready_story() for _turn in range(3)]

    def floor() -> None:
        SimpleDocTemplate(str(folder / "bare.pdf")).build(stories.pop())

    def ours() -> None:
        write_papers(Paper("owner-sheet", tuple(workshops)), store, folder / "b.pdf", printed_on=today)

    result = in_turn(ours, floor, 3)
    store.close()
    return Measure("200 owner's sheets", *result, 1 / 0.7, "same flowables, no data")


def measure_import(folder: Path) -> Measure:
    """A list of 5,000 rows with duplicates compared, against calamine and executemany."""
    from python_calamine import CalamineWorkbook

    from app.incoming.operations import import_file
    from app.storage.driver import connect
    from app.storage.opening import create_office
    from tests.bench.lists import write_list

    book = folder / "lista.xlsx"
    write_list(book, rows=5_000)
    bare = connect(folder / "bare.db", create=True)
    turn = iter(range(100))

    def ours() -> None:
        store = create_office(folder / f"import{next(turn)}.hilvan", name="CAE", site=9)
        report = import_file(store, path=book)
        store.close()
        assert report.added > 4_500, report

    def floor() -> None:
        rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_index(0).to_python()
        table = f"list{next(turn)}"
        marks = ", ".join("?" for _cell in rows[0])
        names = ", ".join(f"c{place}" for place, _cell in enumerate(rows[0]))
        bare.execute(f"CREATE TABLE {table} ({names})")
        bare.execute("BEGIN")
        bare.executemany(
            f"INSERT INTO {table} VALUES ({marks})", [[str(cell) for cell in row] for row in rows]
        )
        bare.execute("COMMIT")

    return Measure("import 5,000 rows", *in_turn(ours, floor, 3), 12, "calamine + executemany")


MEASURES: dict[str, Callable[[Path], Measure | list[Measure]]] = {
    "start": measure_start,
    "open": measure_open,
    "search": measure_search,
    "answer": measure_answer,
    "sheets": measure_sheets,
    "import": measure_import,
    "certificates": measure_certificates,
    "centre": measure_centre,
    "day": measure_day,
    "sharing": measure_sharing,
    "flexibility": measure_cluster_flexibility,
    "line": measure_line,
    "who-can": measure_who_can,
    "counts": measure_counts,
    "draws": measure_draws,
    "qap": measure_qap,
    "layers": measure_layers,
    "claims": measure_claims,
    "anonymous": measure_anonymous,
    "pages": measure_pages,
}


def run_measure(name: str) -> list[Measure]:
    """Run one measure in a folder of its own."""
    with TemporaryDirectory(prefix="hilvan-bench-") as folder:
        found = MEASURES[name](Path(folder))
        return found if isinstance(found, list) else [found]
