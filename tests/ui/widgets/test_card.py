"""The heading of a card and what is said beside it: one line, where there is one."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.card import Card


def test_they_wrap_only_where_they_have_no_room(qtbot: QtBot) -> None:
    card = Card("Acciones vencidas hace más de seis meses", "Enter agrega y pasa a la siguiente")
    card.top.addWidget(QPushButton("Ver"))
    qtbot.addWidget(card)
    card.resize(900, 200)
    card.show()
    qtbot.waitExposed(card)
    line = card.remark.fontMetrics().height()
    assert card.remark.height() < 2 * line or card.remark.heightForWidth(card.remark.width()) < 2 * line
    card.resize(260, 300)
    card.body.activate()
    assert card.width() == 260
    assert card.remark.heightForWidth(card.remark.width()) >= 2 * line
