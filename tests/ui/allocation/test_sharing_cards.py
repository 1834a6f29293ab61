"""The ways of sharing an order stand beside one another as far as there is room."""

from pytestqt.qtbot import QtBot

from app.place import Place
from app.storage.store import Store
from tests.allocation.offices import fill_shared_office
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
