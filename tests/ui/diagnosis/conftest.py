"""A visit at its first item, in a workshop that gave every permission."""

import pytest
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from tests.ui.diagnosis.support import add_a_workshop, begin_visit, give_consent, show
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage


@pytest.fixture
def workshop(store: Store) -> int:
    made = add_a_workshop(store)
    give_consent(store, made)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store, workshop: int) -> VisitPage:
    """A visit at its first item, with every permission."""
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, workshop))
    return made
