"""What is chosen from the file (a territory, an association) is offered as the file has it now."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.registry import operations
from app.registry.queries import list_clusters, read_workshop
from app.registry.territories import list_districts
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.training.support import make_event, open_event, show_part
from tests.ui.windows import open_window
from ui.context import Context
from ui.formalization.steps_page import StepsPage
from ui.forms.fields import FileChoiceField
from ui.main_window import MainWindow
from ui.registry.choices import clusters
from ui.registry.record_rows import MembershipRow
from ui.registry.workshop_page import WorkshopPage

GONE = "(ya no está)"


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def ficha(context: Context, workshops: list[int], qtbot: QtBot) -> WorkshopPage:
    """The Ficha of the first workshop, open since before anything of the test happens."""
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="record")
    assert isinstance(window.page, WorkshopPage)
    return window.page


def choose(field: QComboBox, text: str) -> None:
    """Open the list and take one, as a person does."""
    field.showPopup()
    place = field.findText(text)
    assert place >= 0, f"{text} is not offered"
    field.hidePopup()
    field.setCurrentIndex(place)
    field.activated.emit(place)


def test_a_territory_added_since_the_ficha_was_opened_has_its_name_there(
    ficha: WorkshopPage, store: Store, workshops: list[int]
) -> None:
    added = operations.add_cluster(store, code="ITA", name="Itauguá")
    operations.change_workshop(store, workshop_id=workshops[0], cluster_id=added)
    assert ficha.record.workshop_card.form["cluster_id"].currentText() == "Itauguá"


def test_a_territory_added_since_can_be_chosen(
    ficha: WorkshopPage, store: Store, workshops: list[int]
) -> None:
    operations.add_cluster(store, code="ITA", name="Itauguá")
    choose(ficha.record.workshop_card.form["cluster_id"], "Itauguá")
    cluster = read_workshop(store, workshops[0]).cluster
    assert cluster is not None
    assert cluster.name == "Itauguá"


def test_a_territory_that_was_renamed_has_its_new_name_in_the_ficha(
    ficha: WorkshopPage, context: Context, store: Store, workshops: list[int]
) -> None:
    window = ficha.window()
    assert isinstance(window, MainWindow)
    window.go("cluster")
    one = list_clusters(store)[0].id
    operations.change_name(store, table="cluster", row=one, name="Yaguarón y Pirayú")
    window.go("workshop", workshops[0], part="record")
    assert ficha.record.workshop_card.form["cluster_id"].currentText() == "Yaguarón y Pirayú"


def test_a_territory_that_is_gone_is_said_in_words(
    ficha: WorkshopPage, store: Store, workshops: list[int]
) -> None:
    field = ficha.record.workshop_card.form["cluster_id"]
    field.show_value(385378362513688321)
    assert field.currentText() == GONE
    assert field.value == 385378362513688321, "and it is still what the file says"


def test_an_association_added_since_can_be_chosen(
    ficha: WorkshopPage, store: Store, workshops: list[int]
) -> None:
    ficha.record.memberships.add_button.click()
    row = ficha.record.memberships.rows[0]
    assert isinstance(row, MembershipRow)
    operations.add_association(store, name="Costureras de Pirayú")
    choose(row.association, "Costureras de Pirayú")
    told = [one.association for one in read_workshop(store, workshops[0]).memberships]
    assert told == ["Costureras de Pirayú"]


def test_an_event_can_be_in_a_territory_added_since_it_was_opened(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page = open_event(context, qtbot, make_event(store, workshops))
    plan = show_part(page, "plan")
    operations.add_cluster(store, code="ITA", name="Itauguá")
    choose(plan.card.form["cluster_id"], "Itauguá")
    assert store.value("SELECT c.name FROM event e JOIN cluster c ON c.id = cluster_id") == "Itauguá"


def test_steps_offer_the_municipality_of_a_territory_added_since(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("steps")
    assert isinstance(window.page, StepsPage)
    district = list_districts()[-1]
    operations.add_cluster(store, code="ITA", name="Otro lugar", district=district.code)
    choose(window.page.place, district.name)
    assert window.page.district == district.code


def test_what_is_chosen_stays_chosen_when_the_list_grows(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    field = FileChoiceField(store, clusters)
    qtbot.addWidget(field)
    field.show_value(list_clusters(store)[0].id)
    operations.add_cluster(store, code="AAA", name="Altos")
    field.look_again()
    assert field.currentText() == "Yaguarón"
    assert field.itemText(1) == "Altos"
