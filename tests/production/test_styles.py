"""Styles, their operations in order, who sews: written, moved, undone."""

import pytest

from app.errors import DataProblem
from app.production.line_order import all_before, is_chain
from app.production.operations import (
    add_operation,
    add_operator,
    add_style,
    change_operation,
    change_operator,
    change_style,
    move_operation,
    remove_operation,
    remove_operator,
    remove_style,
    set_precedence,
)
from app.production.queries import list_operators, list_styles, read_style
from app.production.records import Style
from app.storage.store import Store


def found(store: Store, style: int) -> Style:
    made = read_style(store, style)
    assert made is not None
    return made


def order(store: Store, style: int) -> list[tuple[str, tuple[str, ...]]]:
    """Each operation and what it comes after, in words."""
    operations = found(store, style).operations
    names = {one.id: one.name for one in operations}
    return [(one.name, tuple(names[before] for before in one.after)) for one in operations]


def test_operations_come_one_after_the_other_as_they_are_written(store: Store, style: int) -> None:
    made = found(store, style)
    assert [one.machine for one in made.operations] == ["overlock", "recta", "recta", "overlock", None]
    assert is_chain(made)
    assert order(store, style)[2] == ("Pegar cuello", ("Preparar cuello",))
    assert list_styles(store, made.workshop_id) == [made]


def test_a_style_is_changed_removed_and_undone(store: Store, workshop: int, style: int) -> None:
    change_style(store, style_id=style, wanted_per_day=120)
    assert store.undo_stack.undo_label == "prendas por día que se quieren"
    change_style(store, style_id=style, wanted_per_day=120)
    with pytest.raises(DataProblem, match="desde 1"):
        change_style(store, style_id=style, wanted_per_day=0)
    with pytest.raises(DataProblem, match="nombre del modelo"):
        add_style(store, workshop_id=workshop, name="  ")
    remove_style(store, style_id=style)
    assert list_styles(store, workshop) == []
    with pytest.raises(DataProblem, match="ya no está"):
        change_style(store, style_id=style, name="Otro")
    store.undo_stack.undo()
    assert found(store, style).wanted_per_day == 120
    store.undo_stack.undo()
    assert found(store, style).wanted_per_day is None


def test_what_is_taken_out_leaves_the_rest_waiting_for_what_was_before(store: Store, style: int) -> None:
    operations = found(store, style).operations
    remove_operation(store, operation_id=operations[1].id)
    assert order(store, style)[1] == ("Pegar cuello", ("Unir hombros",))
    store.undo_stack.undo()
    assert is_chain(found(store, style))
    assert len(order(store, style)) == 5


def test_a_chain_stays_one_when_it_is_moved(store: Store, style: int) -> None:
    operations = found(store, style).operations
    move_operation(store, operation_id=operations[3].id, index=0)
    assert [name for name, _after in order(store, style)][:2] == ["Cerrar costados", "Unir hombros"]
    assert is_chain(found(store, style))
    move_operation(store, operation_id=operations[3].id, index=0)
    assert store.undo_stack.undo_label == "mover la operación «Cerrar costados»"
    store.undo_stack.undo()
    assert order(store, style)[0] == ("Unir hombros", ())


def test_moving_before_what_it_waited_for_ends_the_waiting(store: Store, style: int) -> None:
    one, two, three, four, five = (each.id for each in found(store, style).operations)
    set_precedence(store, operation_id=two, after=[])
    set_precedence(store, operation_id=three, after=[one, two])
    move_operation(store, operation_id=three, index=1)
    assert order(store, style)[:3] == [
        ("Unir hombros", ()),
        ("Pegar cuello", ("Unir hombros",)),
        ("Preparar cuello", ()),
    ]
    for times in range(30):  # there is always room between two
        move_operation(store, operation_id=(four, five)[times % 2], index=1)
    assert len({each.position for each in found(store, style).operations}) == 5


def test_two_operations_never_wait_for_each_other(store: Store, workshop: int, style: int) -> None:
    one, two, *_rest, last = (each.id for each in found(store, style).operations)
    with pytest.raises(DataProblem, match="no pueden esperarse"):
        set_precedence(store, operation_id=one, after=[last])
    with pytest.raises(DataProblem, match="no pueden esperarse"):
        set_precedence(store, operation_id=two, after=[two])
    other = add_style(store, workshop_id=workshop, name="Remera")
    foreign = add_operation(store, style_id=other, name="Cerrar hombros")
    with pytest.raises(DataProblem, match="no es de este modelo"):
        set_precedence(store, operation_id=one, after=[foreign])
    set_precedence(store, operation_id=last, after=[one, two, one])
    assert order(store, style)[-1] == ("Planchar", ("Unir hombros", "Preparar cuello"))
    assert all_before({1: {2}, 2: {3}, 3: set()}, 1) == {2, 3}


def test_an_operation_may_begin_the_garment(store: Store, style: int) -> None:
    made = add_operation(store, style_id=style, name=" cortar   hilos ", machine="a mano", after=())
    last = found(store, style).operations[-1]
    assert (last.id, last.name, last.machine, last.after) == (made, "cortar hilos", "a mano", ())
    change_operation(store, operation_id=made, machine="ojalera", ends="la deja en la mesa")
    change_operation(store, operation_id=made, machine="ojaladora")
    assert found(store, style).operations[-1].machine == "ojaladora"
    with pytest.raises(DataProblem, match="ya no está"):
        change_operation(store, operation_id=made + 1, name="x")


def test_who_sews_and_with_what(store: Store, workshop: int, people: list[int]) -> None:
    names = {one.name: one.skills for one in list_operators(store, workshop)}
    assert names == {"Elvira": ("overlock", "recta"), "Mirta": ("overlock",), "Nidia": ()}
    change_operator(store, operator_id=people[0], skills=["recta"], left_on="2026-03-01")
    mirta = next(one for one in list_operators(store, workshop) if one.id == people[0])
    assert (mirta.skills, mirta.left_on) == (("recta",), "2026-03-01")
    for wrong in ({"joined_on": "2026-03-02"}, {"joined_on": "2026-05-01", "left_on": "2026-04-30"}):
        with pytest.raises(DataProblem, match="antes de empezar"):
            change_operator(store, operator_id=people[0], **wrong)
        with pytest.raises(DataProblem, match="antes de empezar"):
            add_operator(store, workshop_id=workshop, name="Nilda", **{"left_on": "2026-03-01"} | wrong)
    change_operator(store, operator_id=people[0], skills=["recta"])
    change_operator(store, operator_id=people[2], skills=["plancha"])
    assert store.undo_stack.undo_label == "anotar las máquinas de Nidia"
    remove_operator(store, operator_id=people[2])
    assert len(list_operators(store, workshop)) == 2
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert {one.name: one.skills for one in list_operators(store, workshop)}["Nidia"] == ()
    with pytest.raises(DataProblem, match="Falta el nombre"):
        add_operator(store, workshop_id=workshop, name=" ")
    with pytest.raises(DataProblem, match="ya no está"):
        change_operator(store, operator_id=1, name="x")
