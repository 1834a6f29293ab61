"""Clúster: territories, associations and anchor companies."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.registry.operations import add_anchor, add_cluster
from app.registry.queries import list_anchors, list_associations, list_clusters
from app.storage.store import Store
from tests.ui.offices import unnamed
from tests.ui.windows import settle
from ui.context import Context
from ui.registry.cluster_page import ClusterPage


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> ClusterPage:
    made = ClusterPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_territory_shows_how_many_workshops_it_has(page: ClusterPage) -> None:
    assert page.clusters.names[0].text() == "Yaguarón"
    assert page.clusters.remarks[0].text() == "YAG · Paraguarí · 3 talleres"


def test_names_are_of_one_width_whatever_is_said_beside_them(
    page: ClusterPage, store: Store, qtbot: QtBot
) -> None:
    add_cluster(store, code="PIL", name="Pilar")
    add_anchor(store, name="Alba")
    page.resize(1000, 600)
    settle(qtbot)
    names = page.clusters.names
    assert len(names) == 2
    assert names[0].width() == names[1].width()
    (anchor,) = page.anchors.names
    assert anchor.x() == page.anchors.width() - anchor.geometry().right() - 1, "nothing is beside it"


def test_a_territory_needs_letters(page: ClusterPage, store: Store, qtbot: QtBot) -> None:
    page.clusters.fields["name"].setText("Pilar")
    page.clusters.fields["code"].setText("1")
    page.clusters.add()
    assert "dos a cinco letras" in page.clusters.trouble.text()
    page.clusters.fields["code"].setText("pil")
    page.clusters.add()
    assert not page.clusters.trouble.said
    assert [one.code for one in list_clusters(store)] == ["PIL", "YAG"]


def test_letters_that_nobody_chose_are_those_of_the_name_and_shown_before(
    page: ClusterPage, store: Store
) -> None:
    fields = page.clusters.fields
    for name, letters in (("san lorenzo", "SAN"), ("San Pedro", "SAP"), ("Ñu Guasu", "NUG")):
        fields["name"].setText(name)
        assert fields["code"].placeholderText() == letters
        page.clusters.add()
        assert not page.clusters.trouble.said
    assert fields["code"].placeholderText() == "Letras"
    assert {one.name: one.code for one in list_clusters(store)} == {
        "Yaguarón": "YAG",
        "San Lorenzo": "SAN",
        "San Pedro": "SAP",
        "Ñu Guasu": "NUG",
    }


def test_names_are_changed_in_place_and_undone(page: ClusterPage, store: Store, qtbot: QtBot) -> None:
    field = page.associations.names[0]
    field.setText("ACY")
    field.flush()
    assert list_associations(store)[0].name == "ACY"
    store.undo_stack.undo()
    assert page.associations.names[0].text() == "Confeccionistas de Yaguarón"


def test_typing_goes_on_in_a_name_whose_line_moves(page: ClusterPage, store: Store, qtbot: QtBot) -> None:
    add_anchor(store, name="Alba")
    add_anchor(store, name="Mburukuja")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field = page.anchors.names[0]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Zeta")
    qtbot.waitUntil(lambda: [one.name for one in list_anchors(store)] == ["Mburukuja", "Zeta"])
    assert page.focusWidget() is field
    qtbot.keyClicks(page.focusWidget(), " Sur")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert [one.text() for one in page.anchors.names] == ["Mburukuja", "Zeta Sur"]
    page.anchors.names[0].setFocus()
    qtbot.keyClick(page.anchors.names[0], Qt.Key.Key_Tab)
    assert page.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.anchors.fields["name"]


def test_an_anchor_company_is_added_with_enter(page: ClusterPage, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.anchors.fields["name"], "Uniformes Guarania")
    qtbot.keyClick(page.anchors.fields["name"], Qt.Key.Key_Return)
    assert [one.name for one in list_anchors(store)] == ["Uniformes Guarania"]
    assert page.anchors.names[0].text() == "Uniformes Guarania"
    page.anchors.names[0].setText("")
    page.anchors.names[0].flush()
    assert page.anchors.trouble.said


def test_everything_that_takes_the_focus_has_a_name(page: ClusterPage) -> None:
    assert unnamed(page) == []
