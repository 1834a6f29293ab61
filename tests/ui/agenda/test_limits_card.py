"""Ajustes: when Inicio gives notice."""

from app.agenda.queries import read_limits
from app.storage.store import Store
from tests.ui.offices import choose
from ui.agenda.limits_card import LimitsCard
from ui.context import Context


def test_the_days_are_chosen_kept_and_undone(context: Context, store: Store, qtbot) -> None:
    card = LimitsCard(context)
    qtbot.addWidget(card)
    card.show()
    choose(card.form["unseen_days"], 120)
    choose(card.form["round_months"], 3)
    limits = read_limits(store)
    assert (limits.unseen_days, limits.expiry_days, limits.round_months) == (120, 60, 3)
    store.undo_stack.undo()
    assert card.form["round_months"].value == 6
