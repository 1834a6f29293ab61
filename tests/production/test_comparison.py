"""Then and now, what is said to the owner, and an operation typed in one line."""

import pytest

from app.errors import DataProblem
from app.production.comparison import compare_times, say_change, say_whole_change
from app.production.operations import add_style, remove_operation
from app.production.owner_words import say_day, say_line, say_operation_day
from app.production.queries import list_operators, read_study_times, require_study, require_style
from app.production.session import MeasuringSession
from app.production.study_operations import record_study, start_study
from app.production.typed_operation import add_typed_operation
from app.storage.store import Store
from tests.production.support import make_guardapolvo, measure_guardapolvo


@pytest.fixture
def guardapolvo(store: Store, workshop: int) -> int:
    return make_guardapolvo(store, workshop)


def test_a_change_past_the_noise_is_said_and_another_is_not(store: Store, guardapolvo: int) -> None:
    studies = [
        measure_guardapolvo(store, guardapolvo, day, share)
        for day, share in (("2026-03-12", 1.1), ("2026-05-20", 1.105), ("2026-08-20", 0.95))
    ]
    style = require_style(store, guardapolvo)
    first, second, third = (read_study_times(store, one) for one in studies)
    same = compare_times(style, first, second)
    assert same.whole is not None
    assert same.whole.real is False
    assert "puede ser azar" in say_whole_change(same)
    assert say_change(same.rows[0].change) == "sin cambio que se note"
    better = compare_times(style, first, third)
    assert say_whole_change(better) == "La prenda lleva menos: de 18,06 a 15,59 min (14 % menos)."
    assert say_change(better.rows[2].change) == "bajó 0,29 min"
    worse = compare_times(style, third, first)
    assert "La prenda lleva más" in say_whole_change(worse)
    assert say_change(worse.rows[2].change) == "subió 0,29 min"


def test_only_what_was_measured_twice_is_compared(store: Store, guardapolvo: int) -> None:
    whole = measure_guardapolvo(store, guardapolvo, "2026-03-12")
    style = require_style(store, guardapolvo)
    one = style.operations[0].id
    few = record_study(store, style_id=guardapolvo, studied_on="2026-05-20", cycles={one: [(50.0, None)]})
    found = compare_times(style, read_study_times(store, whole), read_study_times(store, few))
    assert not found.same_operations
    assert say_change(found.rows[0].change).startswith("no se puede saber")
    assert say_change(found.rows[1].change) == ""
    assert "tan pocos ciclos" in say_whole_change(found)
    assert "las dos veces" in say_whole_change(found)
    remove_operation(store, operation_id=one)
    style = require_style(store, guardapolvo)
    none = compare_times(style, read_study_times(store, whole), read_study_times(store, few))
    assert "No hay ninguna" in say_whole_change(none)


def test_the_owner_is_told_where_the_line_is_held_up_once_all_is_measured(
    store: Store, guardapolvo: int
) -> None:
    study = start_study(store, style_id=guardapolvo, studied_on="2026-03-12")
    session = MeasuringSession(store, require_study(store, study))
    assert say_operation_day(session) == ""
    for operation in session.operations[:-1]:
        session.enter(operation.id, [(60.0, None), (60.0, None)])
    assert say_operation_day(session) == "A este paso, «Unir hombros» da hasta 417 en una jornada de 8 horas."
    assert say_line(session) == "Dónde frena la línea se ve cuando estén las 12."
    session.enter(session.operations[-1].id, [(60.0, None), (60.0, None)])
    assert (
        say_line(session)
        == "La línea frena en Rosa: 4,60 min por prenda, hasta 104 en una jornada de 8 horas."
    )
    assert say_day(450) == "una jornada de 7,5 horas"


def test_an_operation_is_typed_in_one_line(store: Store, workshop: int, people: list[int]) -> None:
    style = add_style(store, workshop_id=workshop, name="Remera")
    for line in (
        "Cerrar hombros, over, elvira",
        "Pegar cuello",
        "Dobladillo, Zulma, collareta",
        "Doblar, a mano",
    ):
        add_typed_operation(store, style_id=style, text=line)
    names = {one.id: one.name for one in list_operators(store, workshop)}
    shown = [
        (one.name, one.machine, names.get(one.operator_id or 0))
        for one in require_style(store, style).operations
    ]
    assert shown == [
        ("Cerrar hombros", "overlock", "Elvira"),
        ("Pegar cuello", None, None),
        ("Dobladillo", "collareta", "Zulma"),
        ("Doblar", None, None),
    ]
    zulma = next(one for one in list_operators(store, workshop) if one.name == "Zulma")
    assert zulma.skills == ("collareta",)
    assert store.undo_stack.undo_label == "agregar la operación «Doblar»"
    for line, why in (("Pegar, Ana, Rosa", "con comas"), (" , recta", "Falta el nombre")):
        with pytest.raises(DataProblem, match=why):
            add_typed_operation(store, style_id=style, text=line)
    assert len(list_operators(store, workshop)) == 4
