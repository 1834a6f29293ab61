"""While there is work to lose, a copy is made every hour; otherwise none."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.storage.backups import backups_of
from app.storage.store import Store
from ui.context import Context
from ui.storage.hourly_copy import HourlyCopy


def test_an_hour_of_work_is_copied_and_an_idle_one_is_not(
    context: Context, store: Store, qtbot: QtBot
) -> None:
    window = QObject()
    hourly = HourlyCopy(context, window)
    hourly.copy()
    assert backups_of(store) == []
    with store.change("algo") as writer:
        writer.insert("anchor", name="Uniformes Guarania")
    hourly.copy()
    assert [backup.reason for backup in backups_of(store)] == ["hourly"]
    hourly.copy()
    assert len(backups_of(store)) == 1
