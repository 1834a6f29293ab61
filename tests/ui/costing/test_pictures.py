"""The drawings of the account: made by a worker, and only when something else is drawn."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reports.kit.cost_charts import draw_break_even
from ui.context import Context
from ui.costing.answer_cards import PICTURE_WIDTH, PictureCard


def test_a_picture_is_drawn_by_a_worker_and_once(context: Context, qtbot: QtBot) -> None:
    started: list[str] = []
    context.jobs.started.connect(lambda job: started.append(job.title))
    card = PictureCard(context, "Desde cuántos")
    qtbot.addWidget(card)

    def draw() -> bytes:
        return draw_break_even(50.0, None, context.theme.roles, PICTURE_WIDTH)

    card.draw(50, draw, "desde 50 por día")
    card.draw(50, draw, "desde 50 por día")
    assert started == ["Dibujar la cuenta"]
    assert card.picture.sizeHint().isEmpty()
    assert card.picture.accessibleName() == "desde 50 por día"
    qtbot.waitUntil(lambda: not card.picture.sizeHint().isEmpty())
    card.draw(60, draw, "desde 60 por día")
    QApplication.processEvents()
    assert len(started) == 2
