"""Lines that open in place: by key, with the cursor going through what opened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.diagnosis.support import press, show
from tests.ui.windows import settle
from ui.context import Context
from ui.widgets.field import TextField
from ui.widgets.fold import Fold, FoldList
from ui.widgets.light import Light


def make_list(context: Context) -> FoldList:
    def make(key: str) -> Fold:
        def body() -> QWidget:
            whole = QWidget()
            column = QVBoxLayout(whole)
            for number in (1, 2):
                field = TextField()
                field.setObjectName(f"{key}{number}")
                column.addWidget(field)
            return whole

        fold = Fold(Light("square", "hecho", context.theme.colour("good")), body)
        fold.show_line(f"Línea {key}", "nota", "vence", progress=(1, 3))
        return fold

    return FoldList(make)


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.objectName() or widget.accessibleName()


def test_a_line_opens_in_place_and_tab_goes_through_it(context: Context, qtbot: QtBot) -> None:
    folds = make_list(context)
    show(qtbot, folds, (500, 500))
    folds.show_keys("abc")
    settle(qtbot)
    folds.folds["a"].head.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert focused() == "hecho · Línea b · nota · vence"
    press(qtbot, Qt.Key.Key_Return)
    assert folds.folds["b"].is_open
    seen = []
    for _stop in range(3):
        press(qtbot, Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen == ["b1", "b2", "hecho · Línea c · nota · vence"]
    press(qtbot, Qt.Key.Key_Backtab)
    press(qtbot, Qt.Key.Key_Escape)
    assert not folds.folds["b"].is_open
    assert focused() == "hecho · Línea b · nota · vence"


def test_other_lines_keep_those_that_stay(context: Context, qtbot: QtBot) -> None:
    folds = make_list(context)
    show(qtbot, folds, (500, 500))
    folds.show_keys("abc")
    kept = folds.folds["c"]
    kept.open()
    folds.show_keys("cad")
    assert folds.folds["c"] is kept
    assert kept.is_open
    assert list(folds.folds) == ["c", "a", "d"]
    qtbot.waitUntil(lambda: folds.folds["d"].y() > folds.folds["a"].y() > folds.folds["c"].y())
