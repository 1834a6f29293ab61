"""What the workshops of a cluster could make together, and what would add most, at the window."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.place import Place
from app.storage.store import Store
from tests.allocation.offices import SharedOffice, fill_machine_office, fill_shared_office
from tests.ui.windows import note_way, settle
from ui.allocation.potential_page import PotentialPage
from ui.context import Context


@pytest.fixture
def office(store: Store) -> SharedOffice:
    return fill_shared_office(store)


def test_what_a_cluster_could_do(context: Context, office: SharedOffice, qtbot: QtBot) -> None:
    said = note_way(context)
    page = PotentialPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    page.show_place(Place("potential"))
    settle(qtbot)
    assert page.about.text() == "Yaguarón"
    assert "de cada 100" in page.sentence.text()
    assert page.bars["given"].accessibleName() == page.shares["given"].text()
    row = page._makers.itemAt(0).widget()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert said.places[-1].page == "workshop"


def test_the_machine_that_would_add_most_to_a_cluster(context: Context, store: Store, qtbot: QtBot) -> None:
    made = fill_machine_office(store)
    said = note_way(context)
    page = PotentialPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show()
    page.show_place(Place("potential"))
    settle(qtbot)
    rows = [page._links.itemAt(place).widget() for place in range(page._links.count())]
    (row,) = [one for one in rows if "si consigue" in one.accessibleName()]
    told = row.accessibleName()
    assert told.startswith("Beto, si consigue collareta y suma remeras · Le falta solo esa máquina: ")
    assert "la pide el pedido 1 de remeras (03/02/2026)" in told
    assert told.endswith("prendas más por mes")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert (said.places[-1].page, said.places[-1].of) == ("workshop", made.beto)


def test_an_office_without_clusters_says_so(context: Context, qtbot: QtBot) -> None:
    page = PotentialPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place("potential"))
    settle(qtbot)
    assert "Todavía no hay ningún territorio" in page.about.text()
