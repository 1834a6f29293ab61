"""The ways of sharing an order: beside one another as far as there is room, and true when the order changes."""

from pytestqt.qtbot import QtBot

from app.place import Place
from app.storage.store import Store
from app.valuechain.order_operations import change_order
from tests.allocation.offices import SharedOffice, fill_shared_office
from tests.ui.windows import settle
from ui.allocation.sharing_page import SharingPage
from ui.context import Context


def test_four_ways_stand_side_by_side_only_where_their_words_fit(
    context: Context, store: Store, qtbot: QtBot
) -> None:
    """What they say comes after the page has its size: they were as wide as if they said nothing."""
    order = fill_shared_office(store).order

    def opened(width: int) -> SharingPage:
        made = SharingPage(context)
        qtbot.addWidget(made)
        made.resize(width, 500)
        made.show()
        made.show_place(Place("sharing", order))
        settle(qtbot)
        return made

    four = sum(card.minimumSizeHint().width() for card in opened(1158).cards.values()) + 36
    for width, columns in ((four + 200, 4), (four + 66, 2)):
        made = opened(width)
        assert len({card.x() for card in made.cards.values()}) == columns
        ground = next(iter(made.cards.values())).parentWidget()
        assert ground is not None
        assert ground.mapTo(made, ground.rect().topRight()).x() < made.width()


def test_a_way_that_was_chosen_has_the_numbers_it_has_now(
    page: SharingPage, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    """It was chosen while nobody could; one noted what two workshops make, came back, and it still said 0."""
    page.choose("cheapest")
    before = dict(page.rows.quantities)
    change_order(store, order_id=office.order, quantity=600)
    qtbot.waitUntil(lambda: page.sharing is not None and page.sharing.order.quantity == 600)
    settle(qtbot)
    assert page.sharing is not None
    assert page.option == "cheapest"
    assert dict(page.rows.quantities) == dict(page.sharing.plans["cheapest"].quantities) != before


def test_numbers_of_a_hand_stay_when_the_order_changes(
    page: SharingPage, store: Store, office: SharedOffice, qtbot: QtBot
) -> None:
    one = next(iter(page.rows.quantities))
    page._take_over({one: 77})
    change_order(store, order_id=office.order, quantity=600)
    qtbot.waitUntil(lambda: page.sharing is not None and page.sharing.order.quantity == 600)
    settle(qtbot)
    assert page.rows.quantities[one] == 77
