"""The demo: an invented office, its documents as PDF, and pictures of the main screens."""

import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.demo.office import make_demo_office
from app.diagnosis.queries import finished_visits, list_visits
from app.i18n import _
from app.progress import Progress
from app.registry.queries import list_consultants, list_workshop_lines
from app.registry.records import WorkshopLine
from app.settings import Settings
from app.storage.opening import open_office
from app.storage.site import installation_site
from app.storage.store import Store
from ui.context import Context
from ui.jobs import ImmediateExecutor, Jobs
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.theme import Theme, apply_theme, load_fonts, load_theme

OFFICE = "demo.hilvan"
PRINTED_WORKSHOPS = 3
PICTURE_SIZE = (1366, 768)
THEMES = ("light", "dark")


def make_demo(folder: Path, *, today: date, progress: Progress) -> Path:
    """Write the office (unless it is there), the PDFs of three workshops, and the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    office = folder / OFFICE
    if not office.exists():
        make_demo_office(office, today=today, progress=progress)
    store = open_office(office, site=installation_site())
    try:
        store.user = list_consultants(store)[0].id
        chosen = _chosen_workshops(store)
        print_documents(store, folder, chosen, today=today, progress=progress)
        take_pictures(store, folder, chosen[0].id, progress=progress)
    finally:
        store.close()
    return folder


def _chosen_workshops(store: Store) -> list[WorkshopLine]:
    """Those with the longest story: their papers show a round beside the one before."""
    lines = list_workshop_lines(store)
    return sorted(lines, key=lambda line: (-line.visits, -line.open_actions))[:PRINTED_WORKSHOPS]


def print_documents(
    store: Store, folder: Path, workshops: list[WorkshopLine], *, today: date, progress: Progress
) -> None:
    """Every document of each workshop, and those that are of no workshop once."""
    from reports.catalog import REPORTS, render_report

    jobs = [(report, line) for report in REPORTS if report.per_workshop for line in workshops]
    for done, (report, line) in enumerate(jobs):
        progress.report(done, len(jobs), f"{line.code}: {report.title}")
        target = folder / f"{line.code}-{report.kind}.pdf"
        render_report(report.kind, store, target, workshop_id=line.id, printed_on=today)
    for report in REPORTS:
        if not report.per_workshop:
            render_report(report.kind, store, folder / f"{report.kind}.pdf", printed_on=today)


def take_pictures(store: Store, folder: Path, workshop_id: int, *, progress: Progress) -> None:
    """A picture of each main screen, light and dark, drawn without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["hilvan"])
    assert isinstance(application, QApplication)
    load_fonts()
    heard = qInstallMessageHandler(_say_message)
    try:
        for name in THEMES:
            theme = load_theme(name)
            apply_theme(application, theme)
            places = _places(store, workshop_id)
            for done, (page, subject) in enumerate(places.items()):
                progress.report(done, len(places), _("Fotos de las pantallas"))
                _take_picture(store, theme, page, subject, folder / f"{page}-{name}.png")
    finally:
        qInstallMessageHandler(heard)


def _say_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt says, without what the screenless drawing says for every window."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _places(store: Store, workshop_id: int) -> dict[str, int | None]:
    """The pages worth a picture, and what each shows."""
    newest = finished_visits(store, workshop_id)[0].id
    draft = list_visits(store, status="draft")[0].id
    return {
        "home": None,
        "workshops": None,
        "workshop": workshop_id,
        "visit": draft,
        "result": newest,
        "programme": newest,
        "cluster": None,
        "data": None,
        "settings": None,
    }


def _take_picture(store: Store, theme: Theme, page: str, subject: int | None, target: Path) -> None:
    window = MainWindow(Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), theme))
    window.resize(*PICTURE_SIZE)
    window.show()
    window.go(page, subject)
    for _turn in range(5):
        QApplication.processEvents()
    window.grab().save(str(target))
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
