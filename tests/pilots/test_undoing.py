"""No undo hides a draw, nor what it was made with: the history says why, and what to do instead."""

import pytest

from app.errors import DataProblem
from app.history.undoing import plan_undo, restore_value, undo_change
from app.pilots.draw_operations import record_draw
from app.pilots.operations import add_pilot, change_pilot, fix_plan, set_arms
from app.pilots.queries import read_whole_pilot
from app.storage.store import Store
from tests.history.conftest import change_called


def test_a_draw_is_not_undone_from_the_history(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="41625")
    drawn = change_called(store, "sortear el piloto 1")
    before = read_whole_pilot(store, fixed)
    assert plan_undo(store, drawn).back == {}
    with pytest.raises(DataProblem, match="sortee otra vez en «Sorteo» y diga por qué"):
        undo_change(store, change_id=drawn)
    assert read_whole_pilot(store, fixed) == before
    assert store.undo_stack.undo_label is None


def test_no_value_of_a_draw_goes_back_to_another(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="41625", witnesses="31 personas")
    (line,) = store.rows("SELECT id FROM journal WHERE table_name = 'pilot_draw'")
    with pytest.raises(DataProblem, match="no se quita ni se cambia"):
        restore_value(store, line_id=line[0], column="witnesses", was=True)


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("fijar la lista del piloto 1", "ya se sorteó con eso"),
        ("fijar el plan del piloto 1", "el plan se fijó antes del sorteo"),
        ("los grupos del piloto 1", "ya se sorteó con eso"),
        ("agregar el piloto 1", "lo cambió después"),
    ],
)
def test_what_it_was_drawn_with_stays_too(store: Store, pilot: int, what: str, why: str) -> None:
    from app.pilots.operations import fix_list

    set_arms(
        store,
        pilot_id=pilot,
        arms=[{"name": "ya", "parts": 1, "treated": True}, {"name": "después", "parts": 1, "treated": False}],
    )
    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    record_draw(store, pilot_id=pilot, seed="41625")
    before = read_whole_pilot(store, pilot)
    change = change_called(store, what)
    assert any(why in one.reason for one in plan_undo(store, change).standing)
    with pytest.raises(DataProblem, match="No se puede deshacer"):
        undo_change(store, change_id=change)
    assert read_whole_pilot(store, pilot) == before


def test_a_list_and_a_plan_that_nobody_drew_with_are_undone(store: Store, fixed: int) -> None:
    undo_change(store, change_id=change_called(store, "fijar el plan del piloto 1"))
    undo_change(store, change_id=change_called(store, "fijar la lista del piloto 1"))
    whole = read_whole_pilot(store, fixed)
    assert (whole.pilot.plan_at, whole.pilot.list_at, whole.entrants) == (None, None, ())
    other = add_pilot(store, name="Otro")
    undo_change(store, change_id=change_called(store, "agregar el piloto 2"))
    assert not store.value("SELECT count(*) FROM pilot WHERE id = ? AND deleted = 0", (other,))


def test_a_plan_that_is_fixed_again_after_the_draw_is_told_and_not_undone(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="41625")
    change_pilot(store, pilot_id=fixed, subgroups="woman")
    fix_plan(store, pilot_id=fixed)
    changes = store.rows(
        "SELECT change FROM journal WHERE table_name = 'pilot' AND label LIKE '%plan_fixed%' ORDER BY clock"
    )
    for (change,) in changes:
        with pytest.raises(DataProblem, match="No se puede deshacer"):
            undo_change(store, change_id=change)
    whole = read_whole_pilot(store, fixed)
    assert whole.draw is not None
    assert whole.draw.plan_hash != whole.pilot.plan_hash
