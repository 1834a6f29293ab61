from hypothesis import given, settings
from hypothesis import strategies as st

from app.improvement.operations import (
    add_action,
    change_action,
    change_programme,
    clear_choice,
    complete_action,
    drop_action,
    move_action,
    remove_action,
    reopen_action,
    set_choice,
    start_programme,
)
from app.improvement.queries import (
    read_programme,
)
from tests.improvement.examples import (
    add_titles,
    live_rows,
    make_office,
    read,
    titles,
)


def test_an_action_moves_between_its_neighbours(started) -> None:
    store, visit, programme = started
    a, _b, _c, d = add_titles(store, programme, "A", "B", "C", "D")
    move_action(store, action_id=d, position_index=1)
    assert titles(store, visit) == ["A", "D", "B", "C"]
    move_action(store, action_id=a, position_index=99)
    assert titles(store, visit) == ["D", "B", "C", "A"]
    move_action(store, action_id=a, position_index=0)
    assert titles(store, visit) == ["A", "D", "B", "C"]


def test_moving_to_the_same_place_leaves_no_step_to_undo(started) -> None:
    store, visit, programme = started
    a, _b = add_titles(store, programme, "A", "B")
    move_action(store, action_id=a, position_index=0)
    assert store.undo_stack.undo_label == "agregar «B»"
    assert titles(store, visit) == ["A", "B"]


def test_moving_forever_between_the_same_two_never_runs_out_of_room(started) -> None:
    store, visit, programme = started
    actions = dict(zip("ABC", add_titles(store, programme, "A", "B", "C"), strict=True))
    for _turn in range(40):
        last = titles(store, visit)[-1]
        move_action(store, action_id=actions[last], position_index=1)
        assert titles(store, visit)[1] == last
    assert len({action.position for action in read(store, visit).actions}) == 3


@settings(max_examples=25, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 6)), max_size=12))
def test_moves_do_what_moving_in_a_list_does(tmp_path_factory, moves) -> None:
    store, (visit,) = make_office(tmp_path_factory.mktemp("moves"))
    programme = start_programme(store, visit_id=visit, recommendations=[])
    actions = add_titles(store, programme, *"ABCDE")
    expected = list(actions)
    for moved, index in moves:
        move_action(store, action_id=actions[moved], position_index=index)
        expected.remove(actions[moved])
        expected.insert(max(0, index), actions[moved])
    assert [action.id for action in read(store, visit).actions] == expected
    store.close()


def test_typing_in_one_field_is_one_step_to_undo(started) -> None:
    store, visit, programme = started
    (action,) = add_titles(store, programme, "A")
    for text in ("L", "Lu", "Luis"):
        change_action(store, action_id=action, merge_key=f"who-{action}", responsible=text)
    assert store.undo_stack.undo() == "cambiar «A»"
    assert read(store, visit).actions[0].responsible == "Ana Benítez"


def test_setting_what_is_there_already_leaves_no_step(started) -> None:
    store, _visit, programme = started
    (action,) = add_titles(store, programme, "A")
    change_action(store, action_id=action, responsible=" Ana Benítez ")
    change_programme(store, programme_id=programme, note="")
    assert store.undo_stack.undo_label == "agregar «A»"


def test_every_step_can_be_undone_row_for_row_and_done_again(started) -> None:
    store, visit, programme = started
    a, b = add_titles(store, programme, "A", "B")
    set_choice(store, programme_id=programme, position=1, why="a", what="b")
    steps = [
        lambda: change_programme(store, programme_id=programme, next_visit_on="2026-04-01"),
        lambda: set_choice(store, programme_id=programme, position=1, why="x", what="y", months=2),
        lambda: set_choice(store, programme_id=programme, position=2, why="", what="z"),
        lambda: add_action(store, programme_id=programme, source="recommended", solution="SOL-GES-01a"),
        lambda: change_action(store, action_id=a, cost=5000, due_on="2026-05-01"),
        lambda: move_action(store, action_id=b, position_index=0),
        lambda: complete_action(store, action_id=b, done_on="2026-03-01"),
        lambda: reopen_action(store, action_id=b),
        lambda: drop_action(store, action_id=b),
        lambda: remove_action(store, action_id=a),
        lambda: clear_choice(store, programme_id=programme, position=2),
    ]
    states = [live_rows(store)]
    for step in steps:
        step()
        states.append(live_rows(store))
        assert states[-1] != states[-2]
    for expected in reversed(states[:-1]):
        assert store.undo_stack.undo()
        assert live_rows(store) == expected
    for expected in states[1:]:
        assert store.undo_stack.redo()
        assert live_rows(store) == expected


def test_the_start_of_a_programme_is_one_step(started) -> None:
    store, visit, _programme = started
    assert store.undo_stack.undo() == "empezar el programa de mejora"
    assert read_programme(store, visit) is None
    assert store.value("SELECT count(*) FROM recommendation WHERE deleted = 0") == 0


def test_a_long_title_is_shortened_in_the_label(started) -> None:
    store, _visit, programme = started
    add_titles(store, programme, "Palabra " * 20)
    label = store.undo_stack.undo_label
    assert label is not None
    assert label.endswith("…»")
    assert len(label) < 55
