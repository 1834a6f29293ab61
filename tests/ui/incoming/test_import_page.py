"""A person imports the association's list in the window, from file to undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.place import Place
from app.registry.queries import list_workshop_lines
from tests.incoming.test_lists_without_head import CHAT, THREE
from tests.ui.fit import faults
from tests.ui.walk import Look
from tests.ui.windows import note_way, open_window, settle
from ui.incoming.import_page import DUPLICATES, FILE, ROWS, ImportPage
from ui.incoming.rows_step import PADDING
from ui.main_window import MainWindow
from ui.registry.workshops_page import WorkshopsPage
from ui.widgets.elided_label import ElidedLabel

LIST = Path(__file__).parents[2] / "incoming" / "files" / "socios_yaguaron_2022.xlsx"


def open_list(qtbot, context, path: Path = LIST) -> ImportPage:
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    page.read_file(path)
    qtbot.waitUntil(page.file_step.button.isEnabled)
    return page


def press_next(qtbot, page: ImportPage) -> None:
    qtbot.mouseClick(page._next, Qt.MouseButton.LeftButton)


def test_a_list_is_imported_and_undone_as_one_step(qtbot, context) -> None:
    page = open_list(qtbot, context)
    assert "64 se agregan" in page.summary
    press_next(qtbot, page)
    assert page.step == ROWS
    assert page.rows_step.issue_count > 10
    press_next(qtbot, page)
    assert page.step == DUPLICATES
    assert page.duplicates_step.pair_count >= 1
    said = note_way(context)
    press_next(qtbot, page)
    assert said.places == [Place("workshops", part="all")]
    assert len(list_workshop_lines(context.store)) == 64
    assert page.step == FILE
    assert context.store.undo_stack.undo_label == "importar «socios_yaguaron_2022.xlsx»"
    context.store.undo_stack.undo()
    assert list_workshop_lines(context.store) == []


def test_after_importing_one_types_in_the_list_and_sees_all_of_it(qtbot, context) -> None:
    window = open_window(context, qtbot)
    window.go("workshops")
    settle(qtbot)
    qtbot.keyClicks(window.page.list.filter, "saguazu")
    window.go("import")
    page = window.page
    assert isinstance(page, ImportPage)
    page.read_file(LIST)
    qtbot.waitUntil(page.file_step.button.isEnabled)
    for _step in range(3):
        press_next(qtbot, page)
    qtbot.waitUntil(lambda: isinstance(window.page, WorkshopsPage))
    lists = window.page.list
    qtbot.waitUntil(lambda: lists.count.text() == "64 talleres")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is lists.filter)
    qtbot.keyClicks(lists.filter, "mburu")
    qtbot.waitUntil(lambda: lists.count.text() == "5 de 64 talleres")


def test_every_doubt_has_the_height_of_its_lines(qtbot, context) -> None:
    page = open_list(qtbot, context)
    press_next(qtbot, page)
    doubts = page.rows_step._issues
    room = doubts.viewport().width()
    for row in range(doubts.count()):
        item = doubts.item(row)
        place = doubts.visualItemRect(item)
        text_width = room - PADDING
        flags = Qt.TextFlag.TextWordWrap
        needed = doubts.fontMetrics().boundingRect(0, 0, text_width, 999, flags, item.text())
        assert place.width() <= room
        assert place.height() >= needed.height(), item.text()


def test_deciding_that_two_rows_differ_adds_both(qtbot, context) -> None:
    page = open_list(qtbot, context)
    pairs = [(pair.row, pair.decision) for pair in page.plan.duplicates]
    same = next(place for place, (_row, decision) in enumerate(pairs) if decision == "same")
    page.duplicates_step.answer(same, "different")
    assert "65 se agregan" in page.summary
    page.duplicates_step.answer(same, "same")
    assert "64 se agregan" in page.summary


def test_a_changed_column_is_remembered_for_the_next_list_like_it(qtbot, context) -> None:
    page = open_list(qtbot, context)
    page.columns_step.choose_meaning("Personas / Mujeres", "extra")
    assert page.plan.table.column("women") is None
    page.carry_out()
    again = open_list(qtbot, context)
    assert again.plan.table.column("women") is None


@pytest.mark.parametrize("look", [Look("150"), Look("1366")], ids=lambda one: one.name)
def test_every_step_fits_and_what_is_longer_says_so(qtbot, context, tmp_path, look: Look) -> None:
    path = tmp_path / "socios.csv"
    product = "Guardapolvos, camisas de vestir y uniformes escolares de invierno y de verano"
    path.write_text(f"Taller;Producto;Teléfono\nYvoty;{product};0981 234 567\n", "utf-8")
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(look.room)
    window.show()
    window.go("import")
    page = window.page
    page.read_file(path)
    qtbot.waitUntil(page.file_step.button.isEnabled)
    for step in range(4):
        page._show_step(step)
        settle(qtbot)
        found = [one for one in faults(window, look.room) if "Filas de la lista" not in one]
        assert found == [], step  # the list itself may be of any width
        if step == 1:
            shown = [one for one in page.columns_step.findChildren(ElidedLabel) if one.toolTip() == product]
            assert shown[0].text().endswith("…")


def test_importing_the_same_list_again_adds_nothing(qtbot, context) -> None:
    open_list(qtbot, context).carry_out()
    again = open_list(qtbot, context, LIST.with_suffix(".csv"))
    assert "se agregan" not in again.summary
    again.carry_out()
    assert len(list_workshop_lines(context.store)) == 64


def test_a_file_that_is_no_list_is_refused_in_words(qtbot, context, tmp_path) -> None:
    wrong = tmp_path / "lista.xlsx"
    wrong.write_text("esto no es un libro", encoding="utf-8")
    page = open_list(qtbot, context, wrong)
    assert page.step == FILE
    assert "lista.xlsx" in page.file_step.sentence
    assert list_workshop_lines(context.store) == []


def test_a_column_that_goes_to_the_notes_with_a_name_in_it_says_so_beside_its_choice(
    qtbot, context, tmp_path: Path
) -> None:
    path = tmp_path / "socios.csv"
    path.write_text("Taller;Teléfono;Teléfono del hijo\nYvoty;0981 234 567;0971 123 456\n", "utf-8")
    page = open_list(qtbot, context, path)
    told = [one.text() for one in page.columns_step.findChildren(QLabel)]
    assert sum(text.startswith("ya hay otra columna de «Teléfono»") for text in told) == 1


def test_a_letter_answers_only_the_pair_that_has_the_keys_and_it_says_so(qtbot, context) -> None:
    page = open_list(qtbot, context)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for _step in range(2):
        press_next(qtbot, page)
    settle(qtbot)
    step = page.duplicates_step
    page._next.setFocus()
    qtbot.keyClick(page._next, Qt.Key.Key_D)
    assert step.decisions == {}
    pair = step._pairs[0]
    button = pair._group.buttons()[0]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_M)
    assert list(step.decisions.values()) == ["same"]
    assert pair.remark.text().endswith("decidido ✓")
    assert "1 decidido" in page.summary


def test_a_chat_that_was_saved_as_text_is_imported_by_what_its_cells_say(
    qtbot, context, tmp_path: Path
) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, "utf-8")
    page = open_list(qtbot, context, path)
    shown = "\n".join(label.text() for label in page.columns_step.findChildren(QLabel))
    assert "se tomó como «Propietaria/o (nombre completo)»" in shown
    assert "3 se agregan" in page.summary
    press_next(qtbot, page)
    told = page.rows_step._issues
    texts = [told.item(row).text() for row in range(told.count())]
    assert "la lista no dice qué es cada columna" in texts[0]
    page.carry_out()
    assert [line.name for line in list_workshop_lines(context.store)] == [name for name, *_rest in THREE]
