"""Permission before the first question: who may refuse what, and what is kept of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.diagnosis.duration import as_read_aloud
from app.registry.operations import change_office, record_consent
from app.registry.queries import read_workshop
from app.registry.records import CONSENT_PURPOSES
from app.storage.store import Store
from tests.ui.diagnosis.support import (
    add_a_workshop,
    begin_visit,
    give_consent,
    instrument,
    press,
    show,
)
from tests.ui.windows import note_way
from ui.context import Context
from ui.diagnosis.consent_page import consent_is_due
from ui.diagnosis.visit_page import VisitPage


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store) -> VisitPage:
    """A visit to a workshop that has decided nothing yet."""
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, add_a_workshop(store)))
    return made


def decisions(store: Store, page: VisitPage) -> dict[str, bool]:
    workshop = store.value("SELECT id FROM workshop")
    return {one.purpose: one.granted for one in read_workshop(store, workshop).consents}


def test_nothing_is_ticked_beforehand_and_the_text_is_there(page: VisitPage) -> None:
    assert page.session is not None
    spoken = as_read_aloud(page.session.instrument, None)
    for line in spoken.consent_text.split("\n\n"):
        assert line.strip() in page.consent.text.text()
    assert not any(tick.isChecked() for tick in page.consent.ticks.values())
    assert page.consent.given_by.text() == "Benita Caballero"
    assert not page.clock.running


def test_what_a_key_ticks_is_seen_on_a_small_screen(qtbot: QtBot, page: VisitPage) -> None:
    """At 150 % one pressed 1 and saw only the text."""
    page.resize(804, 480)
    qtbot.waitUntil(lambda: page.width() == 804)
    ticks = list(page.consent.ticks.values())
    assert ticks[3].visibleRegion().isEmpty()
    for number, tick in enumerate(ticks, start=1):
        press(qtbot, str(number))
        assert tick.isChecked()
        assert tick.visibleRegion().boundingRect().height() == tick.height()


def test_refusing_the_other_three_does_not_stop_the_visit(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "1")
    press(qtbot, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.view
    assert decisions(store, page) == {
        "service": True,
        "cluster_statistics": False,
        "contact": False,
        "photos": False,
    }
    row = store.row("SELECT * FROM consent WHERE purpose = 'service'")
    assert row["text_version"] == page.view.session.instrument.consent_version
    assert (row["given_by"], row["witness"]) == ("Benita Caballero", None)


def test_refusing_the_service_is_kept_and_no_question_is_asked(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    press(qtbot, "2")
    assert "No" not in page.consent.confirm.text()
    assert page.consent.confirm.text() == "Guardar y salir"
    said = note_way(page.context)
    press(qtbot, Qt.Key.Key_Return)
    assert said.left == 1
    assert decisions(store, page)["service"] is False
    assert store.value("SELECT count(*) FROM answer") == 0
    page.open_visit(store.value("SELECT id FROM visit"))
    assert page.stack.currentWidget() is page.consent, "asked again, for she may accept another day"
    assert not any(tick.isChecked() for tick in page.consent.ticks.values()), "asked anew"
    assert "1 no, 2 sí, 3 no, 4 no" in page.consent.earlier.text()


def test_enter_with_nothing_ticked_asks_once_more(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    """The Enter that opened the page, pressed again, was kept as four refusals."""
    press(qtbot, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.consent
    assert decisions(store, page) == {}
    assert page.consent.confirm.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert decisions(store, page)["service"] is False


def test_who_gives_it_is_needed(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    page.consent.given_by.clear()
    press(qtbot, "1")
    press(qtbot, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.consent
    assert store.value("SELECT count(*) FROM consent") == 0


def test_who_does_not_read_has_a_witness(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "1")
    page.consent.cannot_read.click()
    page.consent.confirm.click()
    assert store.value("SELECT count(*) FROM consent") == 0
    page.consent.witness.setText("Derlis Caballero")
    page.consent.confirm.click()
    assert store.value("SELECT DISTINCT witness FROM consent") == "Derlis Caballero"


def test_leaving_for_now_keeps_nothing(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "1")
    said = note_way(page.context)
    press(qtbot, Qt.Key.Key_Escape)
    assert said.left == 1
    assert store.value("SELECT count(*) FROM consent") == 0


def test_the_four_are_one_step_of_undo(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    for key in "13":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return)
    assert store.undo_stack.undo() == "permisos del taller"
    assert decisions(store, page) == {}
    assert page.stack.currentWidget() is page.consent


def test_a_workshop_that_has_decided_is_not_asked_again(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    give_consent(store, workshop, contact=False)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(begin_visit(store, workshop))
    assert page.stack.currentWidget() is page.view


def test_a_later_round_comes_with_nothing_ticked(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    for purpose in CONSENT_PURPOSES:
        record_consent(
            store, workshop_id=workshop, purpose=purpose, granted=True, decided_on="2026-03-01",
            text_version="2026-1", given_by="Benita Caballero", witness="Derlis",
        )  # fmt: skip
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(begin_visit(store, workshop))
    assert page.stack.currentWidget() is page.consent, "the text is another one"
    assert not any(tick.isChecked() for tick in page.consent.ticks.values())
    assert not page.consent.cannot_read.isChecked()
    assert page.consent.witness.text() == ""
    assert "1 sí, 2 sí, 3 sí, 4 sí. Hoy se pregunta de nuevo" in page.consent.earlier.text()


def test_the_same_or_a_later_text_is_not_asked_again(store: Store) -> None:
    workshop = add_a_workshop(store)
    give_consent(store, workshop)
    known = read_workshop(store, workshop)
    newer, older = instrument(), replace(instrument(), consent_version="2026-1")
    assert not consent_is_due(known, newer)
    assert not consent_is_due(known, older), "a visit that began with the earlier text"
    assert consent_is_due(known, replace(newer, consent_version="2026-10"))


def test_it_says_who_asks_and_what_is_missing_in_the_settings(page: VisitPage, store: Store) -> None:
    assert "Falta en Ajustes, «La oficina»: dirección" in page.consent.missing.text()
    assert page.consent.missing.isVisible()
    change_office(
        store,
        name="CAE <Yaguarón>",
        phone="0533 232 100",
        address="Ruta 1",
        answers_for="Liz Ayala",
    )
    page.open_visit(store.value("SELECT id FROM visit"))
    told = page.consent.who.text()
    for said in ("CAE &lt;Yaguarón&gt;", "Ruta 1", "Liz Ayala", "llame o escriba al 0533 232 100"):
        assert said in told
    assert not page.consent.missing.isVisible()
