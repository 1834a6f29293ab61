"""August: the second round, what may be said of it, and the sheet that the owner keeps."""

from datetime import date
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QDialog, QFileDialog

from app.diagnosis.queries import finished_visits
from app.improvement.queries import latest_programme
from app.storage.checking import check_office
from tests.ui.story.common import (
    ITEMS,
    NAME,
    Key,
    ask_everything,
    line_of_the_day,
    open_workshop,
    workshop_of,
)
from tests.ui.story.living import Consultant
from ui.diagnosis.comparison_page import ComparisonPage
from ui.diagnosis.result_page import ResultPage
from ui.diagnosis.visit_page import VisitPage
from ui.home.page import HomePage
from ui.improvement.programme_page import ProgrammePage
from ui.reports.preview import PreviewWindow

SECOND_ROUND = date(2026, 8, 3)
NEXT_VISIT = date(2026, 8, 24)


def ask_again_with_last_time_in_sight(liz: Consultant, path: Path) -> None:
    """Inicio says that the diagnostic is due; each question shows what it was in February."""
    liz.open_on(SECOND_ROUND, path)
    line = line_of_the_day(liz, "Toca el diagnóstico 2")
    liz.click(line.buttons[0])
    page = liz.page(VisitPage)
    assert page.stack.currentWidget() is page.gate
    assert "02/02/2026" in liz.words(page.gate)
    liz.press("v")
    assert "02/02/2026" in liz.words(page.view.side.last_time)
    assert ask_everything(liz, better=True) == ITEMS
    liz.page(ResultPage)
    second, first = finished_visits(liz.store, workshop_of(liz))
    assert (first.visited_on, second.visited_on) == ("2026-02-02", "2026-08-03")
    assert second.previous_shown is True


def agree_on_what_comes(liz: Consultant) -> None:
    """Three commitments and the next visit."""
    liz.click("Ver el resultado")
    liz.click("Armar el programa")
    page = liz.page(ProgrammePage)
    for place, day in enumerate(("31/8", "30/9", "31/10")):
        liz.touch(page.recommendations.list)
        liz.press(*[Key.Key_Down] * min(place, 1), Key.Key_Return)
        for text in ("Benita", day):
            liz.write(text, over=True)
            liz.press(Key.Key_Tab)
    liz.touch(page.next_visit.day)
    liz.write("24/8")
    liz.press(Key.Key_Tab)
    programme = latest_programme(liz.store, workshop_of(liz))
    assert programme is not None
    assert programme.next_visit_on == NEXT_VISIT.isoformat()
    assert [one.due_on for one in programme.open_actions] == [
        "2026-08-31",
        "2026-09-30",
        "2026-10-31",
    ]


def see_what_may_be_claimed(liz: Consultant) -> None:
    """The levels moved; how much the instrument varies by itself is not known, and it is said."""
    page = open_workshop(liz)
    liz.qtbot.waitUntil(lambda: "Diagnóstico 2" in liz.words(page))
    assert "Curso: Gestión y costos del taller" in liz.words(page)
    liz.click("Comparar las rondas")
    said = liz.words(liz.page(ComparisonPage))
    assert "Ronda 1 · 02/02/2026 y Ronda 2 · 03/08/2026" in said
    assert said.count("no se puede afirmar") == 1
    assert "Preguntas con más nivel que antes" in said
    assert "Se resolvió" in said
    assert "En esta ronda" in said


def keep_the_progress_sheet(liz: Consultant) -> None:
    """Kept as PDF from the preview, and read as the owner reads it."""
    page = open_workshop(liz)
    liz.qtbot.waitUntil(lambda: "Sacar juntos el costo" in liz.words(page))
    assert "16/02/2026\nDespejar la salida" in liz.words(page), "the first programme is not forgotten"
    liz.click("Comparar las rondas")
    liz.click("Hoja de progreso")
    preview = liz.window.findChild(PreviewWindow)
    assert preview is not None
    liz.qtbot.waitUntil(lambda: preview.document.pageCount() > 0)
    target = liz.folder / "hoja-de-progreso.pdf"

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(target))
        dialog.accept()

    liz.answering(save, lambda: liz.click("Guardar PDF…", preview))
    assert str(target) in preview.sentence
    preview.close()
    liz.to_front()
    pages = PdfReader(target).pages
    assert 1 <= len(pages) <= 2
    text = "\n".join(page.extract_text() for page in pages).replace("\u00a0", " ")
    _check_sheet(" ".join(text.split()))


def _check_sheet(text: str) -> None:
    for said in (
        NAME,
        "Todavía no podemos afirmar",
        "Se resolvió 1 cosa urgente",
        "2 veces; 1 h 27 min con usted",
        "Gestión y costos del taller (2 personas, 12,5 h",
        "imbrado para dar factura o boleta",
        "Personas que trabajan 4 · enero 2026 · P 6 · mayo 2026 · P",
        "Lo que sigue",
        "lunes 24 de agosto",
    ):
        assert said in text, (said, text)
    assert "G. 11.200.000" not in text, "nobody said that her money may lie on a table"


def see_the_next_things(liz: Consultant, path: Path) -> None:
    """Three weeks later Inicio says the visit and what comes due; the file is sound."""
    liz.open_on(NEXT_VISIT, path)
    line_of_the_day(liz, f"{NAME} · Visita")
    line_of_the_day(liz, "Anotar las horas extra y pagarlas")
    home = liz.page(HomePage)
    assert home.day is not None
    assert [one.day for one in home.day.visits.lines] == [NEXT_VISIT.isoformat()]
    assert not home.day.rounds.lines
    report = check_office(liz.store)
    assert report.sound, report.problems
