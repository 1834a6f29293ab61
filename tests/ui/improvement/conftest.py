"""The programme's page on a visit in which little was good."""

import pytest
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from tests.ui.diagnosis.support import add_a_workshop, finished_visit, show
from ui.context import Context
from ui.improvement.programme_page import ProgrammePage


@pytest.fixture
def visit(store: Store) -> int:
    return finished_visit(store, add_a_workshop(store), level=1)


@pytest.fixture
def page(qtbot: QtBot, context: Context, visit: int) -> ProgrammePage:
    made = ProgrammePage(context)
    show(qtbot, made, (1158, 650))
    made.show_visit(visit)
    assert made.choices.rows[1].what.hasFocus(), "the owner is asked first"
    made.recommendations.list.setFocus()
    return made
