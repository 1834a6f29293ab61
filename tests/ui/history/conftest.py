import pytest
from pytestqt.qtbot import QtBot

from app.registry.operations import add_cluster, add_consultant, add_workshop, change_workshop
from app.storage.store import Store
from tests.ui.windows import open_window
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture
def workshop(store: Store) -> int:
    """A workshop whose telephone Liz wrote and Derlis corrected; Liz works."""
    liz, derlis = add_consultant(store, name="Liz Ayala"), add_consultant(store, name="Derlis")
    store.user = liz
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    made = add_workshop(store, name="Jeans Aguape", cluster_id=cluster)
    change_workshop(store, workshop_id=made, phone="0971 445 218")
    store.user = derlis
    change_workshop(store, workshop_id=made, phone="0981 445 218")
    store.user = liz
    return made


@pytest.fixture
def window(context: Context, workshop: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)
