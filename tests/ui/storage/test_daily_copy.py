"""Damage that the copy of the day finds is said, with the way to mend it."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.registry.operations import add_anchor
from app.storage.backups import backups_of
from app.storage.driver import connect
from tests.ui.windows import open_window
from ui.context import Context
from ui.late_start import check_file
from ui.storage.backing_up import back_up_today
from ui.storage.data_page import DataPage


def test_damage_is_said_and_one_press_leads_to_the_repair(context: Context, qtbot: QtBot) -> None:
    window = open_window(context, qtbot)
    add_anchor(context.store, name="Uniformes Guaraní")
    store = context.store
    disk = connect(store.path)
    disk.execute("DROP TRIGGER journal_anchor_update")
    disk.execute("UPDATE anchor SET name = 'Xniformes'")
    disk.close()
    back_up_today(context, lambda: check_file(window))
    qtbot.waitUntil(lambda: "La revisión del día" in window.message_bar.sentence)
    assert "2 diferencias" in window.message_bar.sentence
    assert "no se encontró ninguna copia sana" in window.message_bar.sentence
    assert [backup.reason for backup in backups_of(store)] == ["damaged"]
    window.message_bar.findChildren(QPushButton)[0].click()
    page = window.page
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.check.report is not None)
    assert not page.check.repair_button.isHidden()
    page.check.repair()
    qtbot.waitUntil(lambda: page.check.report is not None and page.check.report.sound)
    back_up_today(context, lambda: check_file(window))
    qtbot.waitUntil(lambda: "daily" in {backup.reason for backup in backups_of(store)})
