"""The first day of a secretary: an association that has nothing noted yet, as she types it."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.association.summary import AssociationSummary
from app.association.summary_queries import read_summary
from app.i18n import format_date
from app.registry.operations import add_association, add_workshop
from app.storage.store import Store
from ui.association.cash_windows import CountWindow, EntryWindow, FeeWindow, StartBookWindow, TermWindow
from ui.association.members_tab import JoinWindow
from ui.association.new_meeting import NewMeetingWindow
from ui.context import Context
from ui.forms.window import FormWindow

TODAY = date.today()


@pytest.fixture
def association(store: Store) -> int:
    return add_association(store, name="Costureros del Cerro")


def type_in(qtbot: QtBot, window: FormWindow, **typed: str) -> str:
    """Fill in what is typed and save; gives what is wrong with it."""
    qtbot.addWidget(window)
    for name, text in typed.items():
        field = window.form[name]
        (field.setPlainText if hasattr(field, "setPlainText") else field.setText)(text)
    window.save()
    if window.kept is not None:
        return ""
    return window.problem.text() or "wrong at a field"


def test_what_she_types_is_kept_and_what_is_missing_is_said(
    qtbot: QtBot, context: Context, store: Store, association: int
) -> None:
    shop = add_workshop(store, name="Modas Lía")

    def shown() -> AssociationSummary:
        return read_summary(store, association, TODAY.isoformat())

    assert type_in(qtbot, JoinWindow(context, association, shop), joined_on="3/5/1990") == ""
    assert shown().members[0].joined_on == "1990-05-03"
    assert "cuánto es" in type_in(qtbot, StartBookWindow(context, shown()))
    assert type_in(qtbot, StartBookWindow(context, shown()), amount="0") == ""
    since = f"1/{TODAY.month}/{TODAY.year}"
    term = TermWindow(context, shown())
    assert type_in(qtbot, term, amount="25 mil", since=since, grace_days="") == ""
    (account,) = shown().accounts
    assert account.owed == 25_000
    assert type_in(qtbot, FeeWindow(context, shown(), account), amount="25.000") == ""
    early = EntryWindow(context, shown(), "out")
    assert "empieza el" in type_in(qtbot, early, amount="5000", what="Copias", day="ayer")
    assert type_in(qtbot, EntryWindow(context, shown(), "out"), amount="5000", what="Copias") == ""
    assert type_in(qtbot, CountWindow(context, shown()), counted="19 mil") == ""
    assert shown().book.agrees is False
    assert "día de la reunión" in type_in(qtbot, NewMeetingWindow(context, shown()))
    meeting = NewMeetingWindow(context, shown())
    assert (
        type_in(
            qtbot, meeting, held_on=format_date(TODAY + timedelta(days=20)), starts_at="16", agenda="Uno\nDos"
        )
        == ""
    )
    coming = shown().next_meeting
    assert coming is not None
    assert (coming.starts_at, coming.topics) == ("16:00", ("Uno", "Dos"))
