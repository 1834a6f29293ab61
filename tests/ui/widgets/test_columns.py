"""An area of columns to the end of its life."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
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


class CrushedOnce(QObject):
    """Notes each drawing of a part that is lower than it may be."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn, self.crushed = 0, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.drawn += 1
            self.crushed += watched.height() < watched.minimumSizeHint().height()
        return False


def test_what_comes_into_a_page_that_is_in_sight_is_drawn_with_its_room(qtbot: QtBot) -> None:
    """At 150 % Inicio stood there crushed for a moment whenever its day was read again."""
    area = ColumnsArea(1.0)
    qtbot.addWidget(area)
    area.resize(600, 120)
    area.show()
    qtbot.waitUntil(area.isVisible)
    watch = CrushedOnce()
    for _time in range(3):
        area.clear()
        left, right = area.add_pair()
        for side in (left, right):
            for _card in range(3):
                card = QLabel("una línea\notra línea\notra más")
                card.installEventFilter(watch)
                side.addWidget(card)
        before, body = watch.drawn, area.widget()
        qtbot.waitUntil(lambda before=before: watch.drawn > before)
        assert body is not None
        assert body.updatesEnabled()
    assert not watch.crushed
