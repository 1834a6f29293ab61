"""The study of the questions: what is shown inside the office, and what leaves it."""

import pytest
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import answer_item, choose_detail, finish_visit, start_visit
from app.diagnosis.records import AnswerKind
from app.storage.store import Store
from tests.fixed_text import fixed_instrument
from tests.ui.diagnosis.support import add_a_workshop, show
from ui.context import Context
from ui.diagnosis.study_page import StudyPage

WORKSHOPS = 8
TODAY = load_instrument("confeccion-2026")


@pytest.fixture
def visits(store: Store) -> None:
    """Eight workshops: two at level 0 of GES-01, six at level 4."""
    instrument = fixed_instrument()
    for number in range(WORKSHOPS):
        workshop = add_a_workshop(store)
        visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-02")
        level = 0 if number < 2 else 4
        answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.LEVEL, level=level)
        finish_visit(store, visit_id=visit, unfinished_reason="Se acabó el tiempo")


def make_page(qtbot: QtBot, context: Context) -> StudyPage:
    page = StudyPage(context)
    show(qtbot, page)
    qtbot.waitUntil(lambda: bool(page.about.text()) or page.stack.currentWidget() is page.empty)
    return page


@pytest.mark.usefixtures("visits")
def test_inside_every_share_is_shown_and_what_leaves_hides_small_ones(qtbot: QtBot, context: Context) -> None:
    page = make_page(qtbot, context)
    assert "8 talleres con diagnóstico, 0 segundas opiniones." in page.about.text()
    assert "no se da el kappa" in page.about.text()
    first = page.model.lines[0]
    assert (first.item.code, first.n, first.floor, first.ceiling) == ("GES-01", 8, 0.25, 0.75)
    sheet = page.exported()
    titles = [column.title for column in sheet.columns]
    told = dict(zip(titles, sheet.rows[0], strict=True))
    assert (told["Código"], told["En el nivel 0"]) == ("GES-01", None)
    assert told["Kappa lineal"] is None


def test_with_whom_is_counted_under_the_table_and_small_counts_stay_inside(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    for number in range(WORKSHOPS):
        visit = start_visit(
            store, workshop_id=add_a_workshop(store), instrument=TODAY, visited_on="2026-11-20"
        )
        answer_item(store, visit_id=visit, item="ASO-02", kind=AnswerKind.LEVEL, level=2)
        chosen = ["familia"] if number < 2 else ["familia", "vecina"]
        choose_detail(store, visit_id=visit, item="ASO-02", chosen=chosen)
        finish_visit(store, visit_id=visit, unfinished_reason="Se acabó el tiempo")
    page = make_page(qtbot, context)
    said = page.details.text()
    assert said.startswith("ASO-02 Comparte información, con quién (8 respuestas): familia 100 %, vecina")
    assert "sin parentesco 75 %" in said
    sheet = page.exported()
    titles = [column.title for column in sheet.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in sheet.rows]
    (told,) = [row["Lo que va con la respuesta"] for row in rows if row["Código"] == "ASO-02"]
    assert "sin parentesco …" in str(told), "all but two chose it"


def test_an_office_without_a_diagnostic_is_told_so(qtbot: QtBot, context: Context) -> None:
    page = make_page(qtbot, context)
    assert page.stack.currentWidget() is page.empty
    assert not page.export.isEnabled()


@pytest.mark.usefixtures("visits")
def test_what_one_looks_at_first_is_the_last_to_leave_a_small_screen(qtbot: QtBot, context: Context) -> None:
    page = make_page(qtbot, context)
    heads = [column.title for column in page.model.columns]

    def shown(width: int) -> set[str]:
        page.resize(width, 460)
        qtbot.waitUntil(lambda: page.width() == width)
        return {head for place, head in enumerate(heads) if not page.table.isColumnHidden(place)}

    assert {"Piso", "Techo", "Qué mirar", "n"} <= shown(804), "1366 pixels at 150 %"
    assert shown(1600) == set(heads)
