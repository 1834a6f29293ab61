"""An order that several workshops may share, and the page on which it is shared out."""

import pytest
from pytestqt.qtbot import QtBot

from app.place import Place
from app.storage.store import Store
from tests.allocation.offices import SharedOffice, fill_shared_office
from tests.ui.windows import settle
from ui.allocation.sharing_page import SharingPage
from ui.context import Context


@pytest.fixture
def office(store: Store) -> SharedOffice:
    return fill_shared_office(store)


@pytest.fixture
def page(context: Context, office: SharedOffice, qtbot: QtBot) -> SharingPage:
    made = SharingPage(context)
    qtbot.addWidget(made)
    made.resize(1158, 700)
    made.show()
    made.show_place(Place("sharing", office.order))
    settle(qtbot)
    return made
