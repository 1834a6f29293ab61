"""An area of columns to the end of its life."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.columns import ColumnsArea


def test_an_area_that_python_has_emptied_still_hears_of_what_happens_in_it(qtbot: QtBot) -> None:
    """The collector empties what nobody holds before Qt lets go of it: «no attribute _pairs» was said of it."""
    area = ColumnsArea(1.0)
    qtbot.addWidget(area)
    left, _right = area.add_pair()
    left.addWidget(QLabel("Taller"))
    area.show()
    vars(area).clear()
    QApplication.sendEvent(area.widget(), QEvent(QEvent.Type.LayoutRequest))
    area.resize(area.width() + 40, area.height())


def test_a_pair_that_is_added_later_turns_with_the_others(qtbot: QtBot) -> None:
    area = ColumnsArea(1.0)
    qtbot.addWidget(area)
    area.resize(1200, 400)
    area.show()
    pairs = [area.add_pair() for _time in range(2)]
    labels = [QLabel("Taller") for _side in range(4)]
    for side, one in zip([side for pair in pairs for side in pair], labels, strict=True):
        side.addWidget(one)
    qtbot.waitUntil(lambda: labels[3].x() > labels[2].x() and labels[1].x() > labels[0].x())
    area.resize(500, 400)
    qtbot.waitUntil(lambda: labels[3].x() == labels[2].x() and labels[1].x() == labels[0].x())
