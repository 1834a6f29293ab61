"""Where one writes the output of a month that was counted, it is offered with its origin."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.counts.operations import note_pieces
from app.figures.months import last_whole_month
from app.figures.queries import list_figures
from app.storage.store import Store
from ui.context import Context
from ui.figures.figures_tab import FiguresTab


def test_what_was_counted_is_taken_with_one_button(
    qtbot: QtBot, context: Context, store: Store, workshops: list[int]
) -> None:
    year, month = last_whole_month(date.today())
    for day in range(1, 21):
        worked_on = date(year, month, day).isoformat()
        note_pieces(store, workshop_id=workshops[0], worked_on=worked_on, what="Remera", pieces=100)
    tab = FiguresTab(context)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_workshop(workshops[0])
    entry = tab.entry
    assert entry.offered.isHidden()
    entry.begin("output_month")
    assert entry.offered.text() == "Usar 2.000, según el conteo de 20 días"
    entry.offered.click()
    assert entry.value.text() == "2.000"
    qtbot.keyClick(entry.value, Qt.Key.Key_Return)
    (figure,) = list_figures(store, workshops[0])
    assert (figure.kind, figure.value, figure.origin) == ("output_month", 2000, "measured")
