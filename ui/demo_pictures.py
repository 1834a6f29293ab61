"""Pictures of the main screens, drawn without a screen, for the demo and the manual."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.costing.queries import list_quotes
from app.diagnosis.queries import finished_visits, list_visits
from app.i18n import _
from app.paths import resource_path
from app.progress import Progress
from app.settings import Settings
from app.storage.store import Store
from reports.paper import Paper
from ui.context import Context
from ui.jobs import ImmediateExecutor, Jobs
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.reports.preview import PreviewWindow
from ui.storage.start_window import StartWindow
from ui.theme import Theme, apply_theme, font_folder, load_fonts, load_theme

SIZE = (1366, 768)
THEMES = {"claro": "light", "oscuro": "dark"}
PAGES_DRAWN_MS = 400
PUT_OFF_MS = 60  # what a page leaves for after it is shown

Screen = Callable[[MainWindow], QWidget]


def take_pictures(store: Store, folder: Path, workshop_id: int, *, progress: Progress) -> None:
    """A picture of each main screen in `folder`, light and dark: inicio-claro.png ..."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Windows' own fonts are not known to this way of drawing, which says so aloud.
    os.environ.setdefault("QT_QPA_FONTDIR", str(font_folder()))
    application = QApplication.instance() or QApplication(["hilvan"])
    assert isinstance(application, QApplication)
    load_fonts()
    heard = qInstallMessageHandler(_say_message)
    try:
        for word, name in THEMES.items():
            theme = load_theme(name)
            apply_theme(application, theme)
            screens = picture_screens(store, workshop_id)
            with picture_window(store, theme) as window:
                for done, (screen, show) in enumerate(screens.items()):
                    progress.report(done, len(screens), _("Fotos de las pantallas"))
                    take_picture(window, show, folder / f"{screen}-{word}.png")
    finally:
        qInstallMessageHandler(heard)


def _say_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt says, without what the screenless drawing says for every window."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def picture_screens(store: Store, workshop_id: int) -> dict[str, Screen]:
    """The screens worth a picture: each is shown in a window, and what to draw is given back."""
    newest = finished_visits(store, workshop_id)[0].id
    draft = list_visits(store, status="draft")[0].id
    return {
        "bienvenida": _welcome,
        "inicio": _page("home"),
        "talleres": _page("workshops"),
        "taller": _page("workshop", workshop_id),
        "consentimiento": _page("consent", workshop_id),
        "visita": _page("visit", draft),
        "resultado": _page("result", newest),
        "programa": _page("programme", newest),
        "vista-previa": lambda window: _preview(window, workshop_id),
        "importar": _import,
        "calendario": _page("calendar"),
        "visita-anotada": _page(
            "contact", _newest(store, "contact", "channel = 'workshop' AND status = 'held'")
        ),
        "formalizacion": _page("workshop", workshop_id, part="formalization"),
        "una-prenda": _page(
            "garment-cost", next((one.workshop_id for one in list_quotes(store)), workshop_id)
        ),
        "cuanto-cuesta": _page("formalization-cost", workshop_id),
        "cifras": _page("workshop", workshop_id, part="figures"),
        "comparacion": _page("comparison", workshop_id),
        "cursos": _page("trainings", part="courses"),
        "capacitacion": _page("event", _newest(store, "event", "status = 'held'")),
        "consultas": _page("enquiries"),
        "evaluacion": _page("evaluation"),
        "segundas-opiniones": _page("agreement"),
        "cifras-legales": _page("statutes"),
        "revisar": _page("upkeep"),
        "cluster": _page("cluster"),
        "repartir": _page("sharing", _newest(store, "anchor_order", "status = 'agreed'")),
        "juntos": _page("potential"),
        "datos": _page("data"),
        "ajustes": _page("settings"),
    }


def _newest(store: Store, table: str, which: str) -> int:
    """The row that was added last, of those that are like this."""
    found = store.value(f"SELECT max(id) FROM {table} WHERE deleted = 0 AND {which}")
    return int(found)


def _page(name: str, of: int | str | None = None, **more: Any) -> Screen:
    def show(window: MainWindow) -> QWidget:
        window.go(name, of, **more)
        return window

    return show


def _welcome(window: MainWindow) -> QWidget:
    context = window.context
    return StartWindow(context.settings, context.theme, context.jobs)


def _import(window: MainWindow) -> QWidget:
    window.go("import")
    window.page.read_file(resource_path("demo", "lista-de-ejemplo.csv"))  # type: ignore[attr-defined]
    return window


def _preview(window: MainWindow, workshop_id: int) -> QWidget:
    return PreviewWindow(window.context, Paper("owner-sheet", (workshop_id,)), window)


@contextmanager
def picture_window(store: Store, theme: Theme) -> Iterator[MainWindow]:
    """A window of the usual size, in which one screen after another is shown."""
    window = MainWindow(Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), theme))
    window.resize(*SIZE)
    window.show()
    try:
        yield window
    finally:
        _let_go(window)


def take_picture(window: MainWindow, show: Screen, target: Path) -> None:
    """A screen as it is drawn."""
    window.activateWindow()  # another that was pictured had the keys
    shown = show(window)
    if shown is not window:
        shown.resize(*SIZE)
        shown.show()
        _settle(PAGES_DRAWN_MS)
    _settle(PUT_OFF_MS)
    for _turn in range(5):
        QApplication.processEvents()
    shown.grab().save(str(target))
    if shown is not window:
        _let_go(shown)


def _let_go(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _settle(milliseconds: int) -> None:
    """Give what is drawn off the window's thread its time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
