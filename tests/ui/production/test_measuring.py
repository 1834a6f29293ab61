"""A person measures on the floor: a style, the clock, a lid that is closed, the sheet that says the same."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.production.queries import list_studies, list_styles, read_standard, read_study
from app.production.session import MeasuringSession
from app.production.study_operations import finish_study
from app.storage.store import Store
from tests.production.support import make_guardapolvo, measure_guardapolvo
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, printed_after, settle
from ui.context import Context
from ui.forms.window import FormWindow
from ui.main_window import MainWindow
from ui.production.measuring_page import MeasuringPage
from ui.production.operations_rail import OperationRow
from ui.production.production_tab import ProductionTab
from ui.production.style_page import StylePage
from ui.production.styles_card import StylesCard
from ui.registry.workshop_page import WorkshopPage

Key = Qt.Key


class Wall:
    """The clock on the wall, which a test moves."""

    now = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    clock = Wall()
    made = MeasuringSession.__init__

    def begin(self: MeasuringSession, *given: object, **more: object) -> None:
        made(self, *given, **more | {"now": clock})  # type: ignore[arg-type]

    monkeypatch.setattr(MeasuringSession, "__init__", begin)
    return clock


def measuring(window: MainWindow) -> MeasuringPage:
    page = window.page
    assert isinstance(page, MeasuringPage)
    return page


def laps(window: MainWindow, wall: Wall, qtbot: QtBot, *seconds: float) -> None:
    """A garment after the other by the space key; the first press begins."""
    page = measuring(window)
    assert page.session is not None
    if not page.session.running:
        qtbot.keyClick(page, Key.Key_Space)
    for one in seconds:
        wall.now += one
        qtbot.keyClick(page, Key.Key_Space)


def button(part: QWidget, text: str) -> QPushButton:
    return next(one for one in part.findChildren(QPushButton) if text in (one.text(), one.accessibleName()))


def make_style(window: MainWindow, workshop: int, qtbot: QtBot) -> StylePage:
    """Through the tab and the small window, by keys."""
    window.go("workshop", workshop, part="production")
    assert isinstance(window.page, WorkshopPage)
    tab = window.page.findChild(ProductionTab)
    assert tab is not None
    card = tab.findChild(StylesCard)
    assert card is not None

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormWindow)
        assert unnamed(dialog) == []
        qtbot.keyClicks(dialog.form["name"], "Guardapolvo")
        qtbot.keyClicks(dialog.form["size"], "12")
        qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    while_asked(fill)
    card.add.click()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page
    assert isinstance(page, StylePage)
    return page


def write_operations(style_page: StylePage, qtbot: QtBot) -> None:
    """Three, a line each, without leaving the entry."""
    entry = style_page.operations.entry
    assert not style_page.measure.isEnabled()
    for line in ("Unir hombros, overlock, Mirta", "Pegar cuello, recta, Elvira", "Planchar"):
        qtbot.keyClicks(entry, line)
        qtbot.keyClick(entry, Key.Key_Return)
        assert QApplication.focusWidget() is entry
    assert style_page.style_shown is not None
    assert list(style_page.operations.rows) == [one.id for one in style_page.style_shown.operations]


def test_a_product_is_measured_through_a_closed_program_and_printed(
    context: Context, store: Store, workshops: list[int], wall: Wall, qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    style_page = make_style(window, workshops[0], qtbot)
    write_operations(style_page, qtbot)
    style_page.measure.click()

    page = measuring(window)
    assert unnamed(page) == []
    assert "Faltan 5 ciclos" in page.side.missing.text()
    laps(window, wall, qtbot, 50, 51, 49, 50, 50)
    assert page.side.missing.text() == "Alcanza: ya se sabe"
    qtbot.keyClick(page, Key.Key_Return)
    assert page.view.title.text() == "Pegar cuello"
    laps(window, wall, qtbot, 88, 117, 97, 192)
    assert "muy distinto" in page.view.warning.text()
    qtbot.keyClick(page, Key.Key_X)
    assert "ciclo 4 (3:12)" in page.view.strike.question.text()
    qtbot.keyClick(page, Key.Key_1)
    assert "se cortó el hilo" in page.view.bars.accessibleName()
    wall.now += 40  # in the middle of a garment the lid is closed, and the program is killed
    context.store.undo_stack.clear()
    window.close()

    window = open_window(context, qtbot)
    wall.now += 20
    window.go("workshop", workshops[0], part="production")
    button(window.page, "Medir Guardapolvo, talle 12").click()
    page = measuring(window)
    assert page.view.title.text() == "Pegar cuello"
    assert page.view.face.text == "1:00,0"
    laps(window, wall, qtbot, 58, 92, 100)
    assert page.side.missing.text() == "Faltan 3 ciclos"
    qtbot.keyClick(page, Key.Key_Plus)
    assert page.side.standard.text() == "2,05 min"
    assert page.side.between.text() == "entre 1,78 y 2,32"
    said = printed_after(qtbot, window, window.print_here)
    assert "medición sin terminar" in said
    assert "2,05" in said
    qtbot.keyClick(page, Key.Key_F9)
    assert page.finish.title.text() == "Medidas 2 de 3 operaciones"
    qtbot.keyClick(page.finish.close_study, Key.Key_Return)

    style_page = window.page  # type: ignore[assignment]
    assert isinstance(style_page, StylePage)
    (style,) = list_styles(store, workshops[0])
    standard = read_standard(store, style.id)
    assert standard is not None
    assert style_page.standard.figure.text() == "3,01 min"
    assert "2 operaciones medidas" in style_page.standard.between.text()
    assert [row.accessibleName().rpartition(" · ")[2] for row in style_page.operations.rows.values()][:2] == [
        "0,96 min",
        "2,05 min",
    ]
    said = printed_after(qtbot, window, window.print_here)
    measured = ("3,01 minutos estándar", "2,05", "entre 1,78 y 2,32", "3:12 (se cortó el hilo)", "sin medir")
    assert [words for words in measured if words not in said] == []
    assert "sin terminar" not in said


@pytest.fixture
def window(context: Context, store: Store, workshops: list[int], wall: Wall, qtbot: QtBot) -> MainWindow:
    """On the clock of a guardapolvo of twelve operations."""
    style = make_guardapolvo(store, workshops[0])
    opened = open_window(context, qtbot)
    opened.go("style", style)
    assert isinstance(opened.page, StylePage)
    opened.page.measure.click()
    return opened


def test_undo_takes_a_lap_back_and_the_cycle_goes_on(window: MainWindow, wall: Wall, qtbot: QtBot) -> None:
    laps(window, wall, qtbot, 60, 4)
    page = measuring(window)
    assert page.session is not None
    qtbot.keyClick(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.seconds for one in page.session.part().cycles] == [60]
    assert page.view.face.text == "0:04,0"
    wall.now += 56
    qtbot.keyClick(page, Key.Key_Space)
    assert [one.seconds for one in page.session.part().cycles] == [60, 60]


def test_a_pause_a_new_start_and_the_notes(
    window: MainWindow, wall: Wall, qtbot: QtBot, store: Store
) -> None:
    page = measuring(window)
    qtbot.keyClick(page, Key.Key_Space)
    wall.now += 10
    qtbot.keyClick(page, Key.Key_P)
    wall.now += 600
    assert page.view.face.text == "0:10,0"
    assert "en pausa" in page.view.number.text()
    qtbot.keyClick(page, Key.Key_P)
    wall.now += 3000
    page.view.show_clock()
    assert "siguió contando" in page.view.warning.text()
    qtbot.keyClick(page, Key.Key_R)
    assert page.view.face.text == "0:00,0"
    qtbot.keyClick(page, Key.Key_F3)
    assert page.side.note.hasFocus()
    qtbot.keyClicks(page.side.note, "cambia el hilo")
    qtbot.keyClick(page.side.note, Key.Key_Escape)
    assert not page.side.note.hasFocus()
    laps(window, wall, qtbot, 60)
    qtbot.keyClick(page, Key.Key_F8)
    assert isinstance(window.page, StylePage)
    (line,) = list_studies(store)
    study = read_study(store, line.id)
    assert study is not None
    assert [(part.note, part.seconds) for part in study.parts] == [("cambia el hilo", (60,))]
    assert study.running_seconds == 0.0


def test_any_cycle_is_struck_with_words_of_ones_own_and_counts_again(
    window: MainWindow, wall: Wall, qtbot: QtBot
) -> None:
    page = measuring(window)
    laps(window, wall, qtbot, 60, 61, 62)
    qtbot.keyClick(page, Key.Key_Left)
    qtbot.keyClick(page, Key.Key_Left)
    qtbot.keyClick(page, Key.Key_X)
    qtbot.keyClick(page, Key.Key_0)
    qtbot.keyClicks(page.view.strike.own, "vino gente")
    qtbot.keyClick(page.view.strike.own, Key.Key_Return)
    assert page.session is not None
    assert [one.struck_reason for one in page.session.part().cycles] == [None, "vino gente", None]
    button(page.side, "Volver a contar el ciclo 2").click()
    assert all(one.counts for one in page.session.part().cycles)
    qtbot.keyClick(page, Key.Key_X)
    qtbot.keyClick(page, Key.Key_Escape)
    assert not page.view.strike.isVisible()
    wall.now += 60
    qtbot.keyClick(page, Key.Key_Space)  # the clock went on meanwhile
    assert len(page.session.part().cycles) == 4


def test_a_press_on_the_rail_and_keys_on_a_button(window: MainWindow, wall: Wall, qtbot: QtBot) -> None:
    page = measuring(window)
    row = list(page.rail.rows.values())[9]
    assert isinstance(row, OperationRow)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.view.title.text() == "Ojales"
    row.setFocus()
    qtbot.keyClick(row, Key.Key_Space)  # the space bar is the lap, wherever the keys are
    assert page.session is not None
    assert page.session.running
    qtbot.keyClick(page, Key.Key_Up)
    assert page.view.title.text() == "Dobladillo de ruedo"
    assert not page.session.running
    qtbot.keyClick(page, Key.Key_Question)
    assert page.keys.isVisible()
    qtbot.keyClick(page.keys, Key.Key_Space)
    assert not page.keys.isVisible()
    for _times in range(4):
        qtbot.keyClick(page, Key.Key_Down)
    assert page.stack.currentWidget() is page.finish
    qtbot.keyClick(page, Key.Key_Escape)
    assert page.stack.currentWidget() is page.body


def test_a_sheet_from_paper_is_typed_by_keys(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    style = make_guardapolvo(store, workshops[0])
    window = open_window(context, qtbot)
    window.go("style", style)
    page = window.page
    assert isinstance(page, StylePage)
    page.studies.paper.click()
    sheet = measuring(window).sheet
    assert measuring(window).stack.currentWidget() is sheet
    fields = list(sheet.fields.values())
    assert QApplication.focusWidget() is fields[0]
    qtbot.keyClicks(fields[0], "50 51 49 3:12x 50 50")
    qtbot.keyClick(fields[0], Key.Key_Return)
    assert QApplication.focusWidget() is fields[1]
    qtbot.keyClicks(fields[1], "un rato")
    qtbot.keyClick(fields[1], Key.Key_Return)
    (line,) = list_studies(store)
    assert (line.cycles, line.struck, line.origin) == (5, 1, "paper")
    fields[1].setFocus()
    fields[1].selectAll()
    qtbot.keyClicks(fields[1], "1:02")
    rating = next(
        one for one in sheet.findChildren(QLineEdit) if one.accessibleName() == "Ritmo de Preparar cuello"
    )
    for typed in ("400", "105"):
        rating.setFocus()
        rating.selectAll()
        qtbot.keyClicks(rating, typed)
        qtbot.keyClick(rating, Key.Key_Return)
    study = read_study(store, line.id)
    assert study is not None
    assert [part.rating for part in study.parts] == [100, 105]
    fields[-1].setFocus()
    qtbot.keyClick(fields[-1], Key.Key_Return)
    finish = measuring(window).finish
    assert measuring(window).stack.currentWidget() is finish
    assert finish.title.text() == "Medidas 2 de 12 operaciones"
    finish.close_study.click()
    assert isinstance(window.page, StylePage)


def test_then_and_now_says_a_change_past_the_noise(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    style = make_guardapolvo(store, workshops[0])
    measure_guardapolvo(store, style, "2026-03-12", 1.1)
    measure_guardapolvo(store, style, "2026-08-20", 0.95)
    window = open_window(context, qtbot)
    window.go("style", style)
    page = window.page
    assert isinstance(page, StylePage)
    settle(qtbot)
    assert page.then_now.isVisible()
    assert page.then_now.whole.text() == "La prenda lleva menos: de 18,06 a 15,59 min (14 % menos)."
    page.then_now.before.setCurrentIndex(page.then_now.now.currentIndex())
    page.then_now.chosen.emit()
    assert "dos mediciones distintas" in page.then_now.whole.text()
    assert "La línea frena en Rosa" in page.standard.lines.text()
    assert unnamed(page) == []


def test_a_finished_study_is_read_and_opened_again(
    window: MainWindow, wall: Wall, qtbot: QtBot, store: Store
) -> None:
    laps(window, wall, qtbot, 60, 61)
    page = measuring(window)
    assert page.session is not None
    finish_study(store, time_study_id=page.session.study.id)
    assert not page.view.lap.isEnabled()
    assert page.bar.reopen.isVisible()
    qtbot.keyClick(page, Key.Key_Space)
    assert len(page.session.part().cycles) == 2
    page.bar.reopen.click()
    laps(window, wall, qtbot, 60)
    assert len(page.session.part().cycles) == 3
    while store.undo_stack.undo() is not None:
        pass
    settle(qtbot)
    assert not isinstance(window.page, MeasuringPage)


def ask_and_save(change: Callable[[FormWindow], None]) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormWindow)
        assert unnamed(dialog) == []
        change(dialog)
        dialog.save()

    while_asked(fill)


def test_an_operation_is_changed_moved_and_added_while_measuring(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    page = measuring(window)

    def change(dialog: FormWindow) -> None:
        dialog.form["starts"].setText("toma el cuerpo")
        dialog.form["new_operator"].setText("Zulma")

    ask_and_save(change)
    qtbot.keyClick(page, Key.Key_F2)
    assert page.view.who.text() == "Zulma · overlock"
    assert page.view.ends.text() == "Empieza cuando toma el cuerpo"
    ask_and_save(lambda dialog: dialog.form["name"].setText("Empaquetar"))
    page.rail.add.click()
    assert list(page.rail.rows)[-1] == page.session.operations[-1].id  # type: ignore[union-attr]
    page.leave()
    assert isinstance(style := window.page, StylePage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    (*_others, last) = style.operations.rows.values()
    last.setFocus()
    qtbot.keyClick(last, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot)
    names = [one.name for one in style.style_shown.operations]  # type: ignore[union-attr]
    assert names[-2:] == ["Empaquetar", "Planchar y controlar"]
    moved = style.operations.rows[style.style_shown.operations[-2].id]  # type: ignore[union-attr]
    assert moved.hasFocus()
    qtbot.keyClick(moved, Key.Key_Delete)
    assert len(style.style_shown.operations) == 12  # type: ignore[union-attr]
    ask_and_save(lambda dialog: dialog.form["name"].setText("Unir bien los hombros"))
    qtbot.keyClick(next(iter(style.operations.rows.values())), Key.Key_Return)
    assert style.style_shown.operations[0].name == "Unir bien los hombros"  # type: ignore[union-attr]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(style, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert style.style_shown.operations[0].name == "Unir hombros"  # type: ignore[union-attr]
