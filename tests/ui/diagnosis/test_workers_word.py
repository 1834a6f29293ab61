"""T: said apart by those who work there; offered where the question is about them."""

from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.diagnosis.records import Origin
from app.storage.store import Store
from tests.ui.diagnosis.support import current, press, visit_id
from ui.diagnosis.visit_page import VisitPage


def test_one_key_says_it_where_the_question_is_about_people(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    page.view.go_to("DEC-02")
    assert page.view.side.origins[Origin.WORKERS].isVisible()
    press(qtbot, "T")
    press(qtbot, "4")
    assert current(page) == "DEC-03", "their word is the proof"
    assert read_visit(store, visit_id(page)).answers["DEC-02"].origin is Origin.WORKERS
    assert not page.view.side.origins[Origin.WORKERS].isVisible(), "DEC-03 is not asked apart"
    assert page.session is not None
    assert page.session.origin_shown is None


def test_elsewhere_it_is_not_taken(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    assert not page.view.side.origins[Origin.WORKERS].isVisible()
    press(qtbot, "T")
    press(qtbot, "2")
    assert read_visit(store, visit_id(page)).answers["GES-01"].origin is None


def test_its_words_do_not_push_the_keys_over_the_edge(page: VisitPage) -> None:
    page.view.go_to("DEC-02")
    side = page.view.side
    inside = side.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= side.width()
