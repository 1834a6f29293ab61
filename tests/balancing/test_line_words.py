"""What is said of a line that is even enough, and of a change that gains little."""

from dataclasses import replace

import pytest

from app.balancing.line_words import is_even, say_option, say_small_gain, say_today
from app.balancing.proposing import propose_exactly, today_people
from app.balancing.records import LineFloor, LineProposal
from reports.line_chart import make_load_chart


@pytest.fixture
def best(floor: LineFloor) -> LineProposal:
    return propose_exactly(floor, today_people(floor))


def after(floor: LineFloor, proposal: LineProposal) -> LineFloor:
    """The line as it would stand with that proposal."""
    steps = tuple(replace(one, operator_id=proposal.who[one.operation_id]) for one in floor.steps)
    return replace(floor, steps=steps)


def test_what_gains_much_is_not_called_little(floor: LineFloor, best: LineProposal) -> None:
    assert not is_even(floor, 5)
    assert say_small_gain(floor, best) == ""


def test_what_gains_little_or_nothing_is_said_plainly(floor: LineFloor, best: LineProposal) -> None:
    even = after(floor, best)
    assert is_even(even, 5)
    assert say_today(even, 5)[0].startswith("La línea está pareja")
    assert say_small_gain(even, best) == ""  # nothing changes hands
    other = replace(best, who=dict(zip(best.who, reversed(best.who.values()), strict=True)))
    assert say_small_gain(even, other) == "Cambiarla no gana nada: no saldrían más prendas por día."
    a_little = replace(other, cycle=best.cycle * 0.98)
    assert say_small_gain(even, a_little) == "Cambiarla gana poco: 3 prendas más por día."
    assert say_small_gain(even, replace(other, cycle=best.cycle * 0.9)) == ""


def test_where_nobody_noted_who_sews_no_single_person_is_said_to(floor: LineFloor) -> None:
    unknown = replace(floor, steps=tuple(replace(one, operator_id=None) for one in floor.steps))
    said, follows = say_today(unknown, 5)
    assert said == "No se anotó quién hace cada operación"
    assert "por día de" not in follows
    one = replace(floor, steps=tuple(replace(step, operator_id=1) for step in floor.steps))
    assert say_today(one, 1)[0] == "Una sola persona hace toda la prenda: 17,05 minutos"


def unnoted(floor: LineFloor, *names: str) -> LineFloor:
    """The line as it is while nobody noted who does these operations."""
    steps = (replace(one, operator_id=None) if one.name in names else one for one in floor.steps)
    return replace(floor, steps=tuple(steps))


def test_a_chart_of_a_line_that_nobody_noted_says_who_has_to_be(floor: LineFloor, best: LineProposal) -> None:
    nobody = unnoted(floor, *(one.name for one in floor.steps))
    today, proposed = make_load_chart(nobody, best, today_people(nobody)).parts
    assert today.remark == "· falta anotar en el modelo quién hace cada operación"
    assert {bar.wait for bar in today.bars} == {""}  # nobody waits for nobody
    assert proposed.remark.startswith("· 5 personas · la línea rinde")
    (some,) = make_load_chart(unnoted(floor, "Cuello", "Plancha")).parts
    assert some.remark == "· falta anotar en el modelo quién hace 2 operaciones"
    (known,) = make_load_chart(floor).parts
    assert known.remark == "· 5 personas · la línea rinde 55 % · hasta 77 por día"


def test_a_way_is_not_compared_with_a_line_that_nobody_noted(floor: LineFloor, best: LineProposal) -> None:
    nobody = unnoted(floor, *(one.name for one in floor.steps))
    assert "Hasta 129 por día." in say_option(nobody, best)
    assert say_small_gain(nobody, best) == ""
    assert "Hasta 129 por día en vez de 77." in say_option(floor, best)
