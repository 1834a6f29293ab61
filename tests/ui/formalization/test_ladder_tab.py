"""The two ladders by keyboard: papers gathered, a step done, its copy kept, suggestions taken."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.formalization import operations
from app.formalization.ladder_queries import read_scan, read_workshop_steps
from app.i18n import format_date
from app.place import Place
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, press, write
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.formalization.ladder_tab import LadderTab
from ui.formalization.scan_view import ScanView
from ui.main_window import MainWindow
from ui.registry.workshop_page import WorkshopPage
from ui.widgets.row_button import RowButton

TODAY = "2026-11-24"


@pytest.fixture
def window(context: Context, workshop: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def open_tab(window: MainWindow, workshop: int, qtbot: QtBot) -> LadderTab:
    window.go("workshop", workshop)
    page = window.page
    assert isinstance(page, WorkshopPage)
    page.tabs.go_to("formalization")
    settle(qtbot)
    tab = window.findChild(LadderTab)
    assert tab is not None
    return tab


def go_to(qtbot: QtBot, name: str) -> None:
    """Press Tab until the widget of that name has the keyboard."""
    for _stop in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName() == name:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach «{name}»")


def test_a_step_is_done_by_keyboard_with_number_and_expiry(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    tab = open_tab(window, workshop, qtbot)
    rung = tab.cards["business"].rungs.folds["CEDULA-MIPYMES"]
    rung.head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_H)  # «Hecho»
    go_to(qtbot, "Número")
    write(qtbot, "MIP-123")
    go_to(qtbot, "Desde cuándo")
    begun = (date.today() - timedelta(days=40)).replace(day=4)
    ends = begun.replace(year=begun.year + 1).isoformat()
    write(qtbot, format_date(begun))
    press(qtbot, Qt.Key.Key_Tab)
    record = read_workshop_steps(store, workshop)["CEDULA-MIPYMES"]
    assert record.status == "done"
    assert (record.number, record.done_on) == ("MIP-123", begun.isoformat())
    assert record.expires_on == ends, "it lasts twelve months"
    line = rung.head.accessibleName()
    assert line.startswith(f"hecho · Cédula MIPYMES · N.º MIP-123 · desde el {format_date(begun)}")
    assert "vence en" in line
    go_to(qtbot, "Vence el")
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, "1/2/2026")
    press(qtbot, Qt.Key.Key_Tab)
    assert "vencido" in rung.head.accessibleName()
    settle(qtbot)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert read_workshop_steps(store, workshop)["CEDULA-MIPYMES"].expires_on == ends
    press(qtbot, Qt.Key.Key_Escape)
    assert not rung.is_open


def test_gathered_papers_count_for_the_ladder(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    tab = open_tab(window, workshop, qtbot)
    card = tab.cards["jobs"]
    before = card.bar.value()
    card.rungs.folds["IPS-PATRONAL"].head.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    for paper in ("Cédula de identidad", "Constancia de RUC"):
        go_to(qtbot, paper)
        press(qtbot, Qt.Key.Key_Space)
    assert read_workshop_steps(store, workshop)["IPS-PATRONAL"].papers == (
        "Cédula de identidad",
        "Constancia de RUC",
    )
    assert "2 de 4 papeles" in card.rungs.folds["IPS-PATRONAL"].head.accessibleName()
    assert card.bar.value() > before


def test_the_copy_of_a_paper_is_kept_and_seen_again(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot, tmp_path: Path
) -> None:
    from PIL import Image

    tab = open_tab(window, workshop, qtbot)
    body = tab.cards["business"].rung_body("PATENTE")
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(picture, "PNG")
    (tmp_path / "patente.png").write_bytes(picture.getvalue())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "patente.png"))])
    assert body.scan.take_data(data)
    record = read_workshop_steps(store, workshop)["PATENTE"]
    assert record.scan_name == "patente.png"
    assert record.blob_hash is not None
    assert read_scan(store, record.blob_hash).startswith(b"\xff\xd8"), "made small, as a JPEG"

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ScanView)
        assert "patente.png" in dialog.windowTitle()
        dialog.close()

    while_asked(look)
    body.scan.see.click()
    body.scan.remove.click()
    assert read_workshop_steps(store, workshop)["PATENTE"].blob_hash is None
    store.undo_stack.undo()
    assert body.scan.blob_hash == record.blob_hash


def test_a_pdf_is_kept_as_it_is_and_what_is_no_paper_is_refused(
    window: MainWindow,
    store: Store,
    context: Context,
    workshop: int,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    from reportlab.graphics.shapes import Drawing

    from reports.kit.charts import drawing_pdf

    tab = open_tab(window, workshop, qtbot)
    body = tab.cards["business"].rung_body("RUC")
    content = drawing_pdf(Drawing(200, 100))
    body.scan_chosen.emit(content, "constancia.pdf")
    record = read_workshop_steps(store, workshop)["RUC"]
    assert record.blob_hash is not None
    assert read_scan(store, record.blob_hash) == content

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ScanView)
        assert dialog.pages.pageCount() == 1
        dialog.close()

    while_asked(look)
    body.scan.see.click()
    with qtbot.waitSignal(context.messages.said) as said:
        body.scan_chosen.emit(b"nada", "nota.txt")
    assert said.args[0] == "problem"
    assert read_workshop_steps(store, workshop)["RUC"].scan_name == "constancia.pdf"


def test_what_the_diagnostic_tells_is_confirmed_denied_or_left_for_later(
    window: MainWindow, store: Store, diagnosed: int, qtbot: QtBot
) -> None:
    tab = open_tab(window, diagnosed, qtbot)
    assert "según el diagnóstico del 12/09/2026" in tab.suggestions.sentence.text()
    told = {one.step: one.status for one in tab.ladder.suggestions} if tab.ladder else {}
    assert told["TIMBRADO"] == "done"
    line = tab.cards["business"].rungs.folds["TIMBRADO"].head
    assert line.accessibleName().startswith("por confirmar · Timbrado")
    tab.suggestions.each.click()
    buttons = tab.suggestions.findChildren(QPushButton)
    named = {one.accessibleName(): one for one in buttons}

    def choose(begins: str) -> None:
        next(one for name, one in named.items() if name.startswith(begins)).click()

    choose("Vi el papel: Timbrado")
    assert read_workshop_steps(store, diagnosed)["TIMBRADO"].status == "done"
    assert line.accessibleName().startswith("hecho · Timbrado")
    choose("Falta: RUC")
    assert read_workshop_steps(store, diagnosed)["RUC"].status == "missing"
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert set(read_workshop_steps(store, diagnosed)) == {"TIMBRADO"}
    settle(qtbot)
    named = {one.accessibleName(): one for one in tab.suggestions.findChildren(QPushButton)}
    choose("Después: RUC")
    assert set(read_workshop_steps(store, diagnosed)) == {"TIMBRADO"}, "it stays to be confirmed"
    ruc = tab.cards["business"].rungs.folds["RUC"].head.accessibleName()
    assert ruc.startswith("por confirmar · RUC")
    assert not any(
        name.endswith(": RUC, la inscripción del taller")
        for one in tab.suggestions.findChildren(QPushButton)
        if (name := one.accessibleName()) and one.isVisible()
    )


def test_the_state_chosen_again_leaves_the_step_open(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    operations.set_step(store, workshop_id=workshop, step="RUC", status="missing")
    tab = open_tab(window, workshop, qtbot)
    line = tab.cards["business"].rungs.folds["RUC"].head
    assert line.accessibleName().startswith("falta · RUC")
    body = tab.cards["business"].rung_body("RUC")
    next(one for one in body.status.buttons if one.text() == "Falta").click()
    assert line.accessibleName().startswith("sin anotar · RUC")
    assert not read_workshop_steps(store, workshop)["RUC"].looked


def test_a_done_action_asks_for_the_paper_of_its_step(
    window: MainWindow, store: Store, diagnosed: int, qtbot: QtBot
) -> None:
    from app.improvement.operations import add_action, complete_action, start_programme

    visit = store.value("SELECT id FROM visit WHERE status = 'finished'")
    programme = start_programme(store, visit_id=visit, recommendations=[])
    action = add_action(store, programme_id=programme, source="recommended", solution="SOL-FOR-03a")
    complete_action(store, action_id=action, done_on="2026-10-02")
    tab = open_tab(window, diagnosed, qtbot)
    rung = tab.cards["business"].rungs.folds["CEDULA-MIPYMES"].head
    assert rung.accessibleName().startswith("por confirmar · Cédula")
    tab.suggestions.each.click()
    buttons = tab.suggestions.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Vi el papel: Cédula MIPYMES").click()
    record = read_workshop_steps(store, diagnosed)["CEDULA-MIPYMES"]
    assert (record.status, record.done_on, record.action_id) == ("done", "2026-10-02", action)
    assert rung.accessibleName().startswith("hecho · Cédula")
    settle(qtbot)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert "CEDULA-MIPYMES" not in read_workshop_steps(store, diagnosed)


def test_tab_goes_from_the_state_to_the_papers(window: MainWindow, workshop: int, qtbot: QtBot) -> None:
    tab = open_tab(window, workshop, qtbot)
    rung = tab.cards["business"].rungs.folds["TIMBRADO"]
    rung.head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Tab)
    assert tab.cards["business"].rung_body("TIMBRADO").papers[0].box.hasFocus()


def test_a_paper_renewed_gets_a_new_expiry(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    operations.set_step(
        store,
        workshop_id=workshop,
        step="CEDULA-MIPYMES",
        status="done",
        done_on="2025-05-16",
        expires_on="2026-05-16",
    )
    tab = open_tab(window, workshop, qtbot)
    tab.cards["business"].rung_body("CEDULA-MIPYMES").changed.emit("done_on", "2026-11-20")
    assert read_workshop_steps(store, workshop)["CEDULA-MIPYMES"].expires_on == "2027-11-20"


def test_suggestions_are_taken_one_after_another_by_keyboard(
    window: MainWindow, store: Store, diagnosed: int, qtbot: QtBot
) -> None:
    tab = open_tab(window, diagnosed, qtbot)
    tab.suggestions.each.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Tab)
    assert tab.ladder is not None
    count = len({one.step for one in tab.ladder.suggestions})
    for left in (count, count - 1):
        assert f"{left} pasos" in tab.suggestions.sentence.text()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName().startswith(("Vi el papel: ", "Anotar: "))
        press(qtbot, Qt.Key.Key_Space)
        settle(qtbot)
    assert len(read_workshop_steps(store, diagnosed)) == 2


def test_the_next_step_says_what_to_bring(window: MainWindow, workshop: int, qtbot: QtBot) -> None:
    tab = open_tab(window, workshop, qtbot)
    assert tab.ladder is not None
    assert tab.ladder.next_business is not None
    paper = tab.ladder.next_business.state.missing_papers[0]
    rows = tab.next_card.findChildren(RowButton)
    assert f"Para llevar: {paper}" in rows[0].accessibleName()


def test_the_next_step_opens_and_leads_to_the_account_and_the_facts(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    tab = open_tab(window, workshop, qtbot)
    tab.open_rung("PATENTE")
    settle(qtbot)
    body = tab.cards["business"].rung_body("PATENTE")
    assert unnamed(tab) == []
    body.edit_facts.click()
    assert window.place is not None
    assert window.place == Place("steps", part="PATENTE", district="0915")
    window.back()
    tab.cost.click()
    assert window.place == Place("formalization-cost", workshop)


def test_a_workshop_without_workers_sees_why_jobs_are_not_due(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    from app.registry.operations import set_people

    set_people(store, workshop_id=workshop, people=[("woman", 1, None, "owner", None)])
    tab = open_tab(window, workshop, qtbot)
    line = tab.cards["jobs"].rungs.folds["IPS-PATRONAL"].head.accessibleName()
    assert "nadie cobra por trabajar" in line
    operations.add_pay_line(store, workshop_id=workshop, name="Mirta")
    line = tab.cards["jobs"].rungs.folds["IPS-PATRONAL"].head.accessibleName()
    assert line.startswith("sin anotar"), "shown by itself"


def test_a_done_step_is_part_of_the_workshops_story(
    window: MainWindow, store: Store, workshop: int, qtbot: QtBot
) -> None:
    operations.set_step(
        store,
        workshop_id=workshop,
        step="RUC",
        status="done",
        number="80012345-6",
        done_on="2026-05-04",
    )
    operations.set_step(store, workshop_id=workshop, step="PATENTE", status="in_hand")
    window.go("workshop", workshop)
    settle(qtbot)
    page = window.page
    assert isinstance(page, WorkshopPage)
    assert page.story is not None
    told = [(one.day, one.text, one.remark) for one in page.story.events]
    assert ("2026-05-04", "Paso hecho: RUC, la inscripción del taller", "N.º 80012345-6") in told
    assert not any("Patente" in text for _day, text, _remark in told)
    window.go("settings")
    operations.set_step(
        store, workshop_id=workshop, step="CEDULA-MIPYMES", status="done", done_on="2026-06-01"
    )
    window.go("workshop", workshop)
    qtbot.waitUntil(
        lambda: any("Cédula" in one.text for one in page.story.events if page.story)  # type: ignore[union-attr]
    )
