"""The pictures of the manual, made anew: `python -m tests.manual_pictures DEMO.hilvan`.

What is in docs/manual/pictures is drawn again by its name, small and in few colours, and the window
of the README with it. The office is copied first: one of the pictures needs an answer.
"""

import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.diagnosis.queries import list_visits
from app.registry.queries import list_workshop_lines
from app.storage.opening import open_office
from app.storage.store import Store
from ui.demo_pictures import Screen, picture_screens, picture_window, take_picture
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_fonts, load_theme

DOCS = Path(__file__).parents[1] / "docs"
MANUAL, README = DOCS / "manual" / "pictures", DOCS / "pictures" / "ventana.png"
WIDTH, COLOURS = 900, 256
ALERT = "LOC-03"


def main(office: Path) -> int:
    """Draw each picture that the manual has."""
    application = QApplication.instance() or QApplication(["hilvan"])
    assert isinstance(application, QApplication)
    load_fonts()
    theme = load_theme("light")
    apply_theme(application, theme)
    with TemporaryDirectory() as folder:
        store = open_office(Path(copy(office, folder)), site=7)
        store.user = store.value("SELECT min(id) FROM consultant WHERE deleted = 0")
        workshop = max(list_workshop_lines(store), key=lambda line: (line.visits, line.open_actions)).id
        screens = picture_screens(store, workshop) | _more(store)
        shown = Path(folder) / "shown.png"
        for picture in sorted(MANUAL.glob("*.png"), key=lambda one: one.stem == "alerta"):  # it answers
            with picture_window(
                store, theme
            ) as window:  # one of its own: a picture may be of what was done in it
                take_picture(window, screens[picture.stem], shown)
            _shrink(shown, picture)
            print(picture.name)
        with picture_window(store, theme) as window:
            take_picture(window, screens["inicio"], README)
        store.close()
    return 0


def _more(store: Store) -> dict[str, Screen]:
    """What the demo has no picture of."""
    course = store.value("SELECT course FROM event WHERE deleted = 0 AND status = 'planned' ORDER BY id")
    event = store.value(
        "SELECT s.event_id FROM attendance a JOIN event_session s ON s.id = a.session_id AND s.deleted = 0 "
        "JOIN event e ON e.id = s.event_id AND e.status = 'held' "
        "WHERE a.deleted = 0 GROUP BY 1 ORDER BY count(*) DESC"
    )

    def alert(window: MainWindow) -> QWidget:
        window.go("visit", list_visits(store, status="draft")[0].id)
        window.page.view.go_to(ALERT)  # type: ignore[attr-defined]
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_0)
        return window

    def needed(window: MainWindow) -> QWidget:
        window.go("course", course)
        for _turn in range(9):  # who needs it is read after
            QApplication.processEvents()
        window.page.needs.tick_first(5)  # type: ignore[attr-defined]
        return window

    def attendance(window: MainWindow) -> QWidget:
        window.go("event", event, part="attendance")
        return window

    pilot = store.value("SELECT pilot_id FROM pilot_draw WHERE deleted = 0 ORDER BY id DESC")

    def drawn(window: MainWindow) -> QWidget:
        window.go("pilot", pilot, part="draw")
        return window

    def claimed(window: MainWindow) -> QWidget:
        window.go("pilot", pilot, part="claims")
        for _turn in range(30):  # it is reckoned after
            QApplication.processEvents()
        return window

    return {
        "alerta": alert,
        "quien-lo-necesita": needed,
        "asistencia": attendance,
        "sorteo": drawn,
        "resultado-del-piloto": claimed,
    }


def _shrink(shown: Path, target: Path) -> None:
    with Image.open(shown) as picture:
        height = round(picture.height * WIDTH / picture.width)
        small = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
        small.quantize(COLOURS, kmeans=3, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
