"""Able, able with steps, not now: and what is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capability.capacity import NOTHING, add_pieces
from app.capability.judging import can_judge, order_candidates, remedies
from app.capability.records import (
    Candidate,
    ClosingStep,
    Fit,
    Floor,
    Means,
    OrderAnswer,
    Pieces,
)
from app.capability.rules import step_rules
from app.capability.words import (
    REASON_WORDS,
    group_reasons,
    say_answer,
    say_capacity,
    say_gap,
    say_pieces,
    say_step,
    say_why_not,
)
from app.improvement.catalogue import find_solution
from app.valuechain.records import OrderRequirement
from tests.capability.samples import COURSE, FLOOR, MEANS, NEED, TODAY, asking, judged


def test_who_meets_all_of_it_is_able() -> None:
    need = asking(("machine", "recta", 2), ("document", "factura", None), ("item", "PRO-04", 3))
    found = judged(need)
    assert (found.fit, found.gaps, found.steps) == (Fit.ABLE, (), ())
    assert found.middle == 844


def test_a_machine_is_borrowed_from_a_workshop_nearby() -> None:
    found = judged(asking(("machine", "ojaladora", None)))
    assert found.fit is Fit.WITH_STEPS
    (step,) = found.steps
    assert (step.kind, step.lender_id, step.on) == ("borrow", 9, date(2026, 12, 7))
    assert say_step(step) == "Acordar la ojaladora con Taller La Esperanza"


def test_nobody_lends_to_herself_and_far_away() -> None:
    own = judged(asking(("machine", "ojaladora", None)), FLOOR._replace(workshop_id=9))
    far = judged(asking(("machine", "ojaladora", None)), FLOOR._replace(cluster_id=2))
    for found in (own, far):
        assert found.why_not is not None
        assert found.why_not.code == "no_lender"
        assert "ojaladora" in say_why_not(found.why_not)


def test_a_point_of_the_diagnostic_is_climbed_with_a_course_that_is_held_in_time() -> None:
    need = asking(("item", "PRO-04", 3))
    found = judged(need, FLOOR._replace(levels={"PRO-04": 1}))
    (step,) = found.steps
    assert (step.kind, step.event_id, step.on) == ("course", 5, date(2026, 12, 2))
    assert say_step(step) == "Curso «Control en la mesa», quedan 2 lugares"


def test_without_a_course_in_time_an_action_of_the_catalogue() -> None:
    later = replace(COURSE, first_on=date(2027, 2, 3), last_on=date(2027, 2, 20))
    need = asking(("item", "PRO-04", 3))
    found = judged(need, FLOOR._replace(levels={"PRO-04": 2}), Means((later,)))
    (step,) = found.steps
    assert step.kind == "action"
    solution = find_solution(step.what)
    assert solution is not None
    assert "PRO-04" in solution.lifts
    assert TODAY < step.on <= need.starts_on


def test_when_no_action_fits_the_day_of_the_later_course_is_said() -> None:
    later = replace(COURSE, first_on=date(2027, 2, 3), last_on=date(2027, 2, 20))
    need = asking(("item", "PRO-04", 3), starts_on=date(2026, 12, 2), first_due_on=date(2026, 12, 20))
    found = judged(need, FLOOR._replace(levels={"PRO-04": 2}), Means((later,)))
    assert found.why_not is not None
    assert found.why_not.code == "course_later"
    assert "en febrero" in say_why_not(found.why_not)


def test_more_levels_than_one_climbs_for_an_order() -> None:
    found = judged(asking(("item", "PRO-04", 3)), FLOOR._replace(levels={"PRO-04": 0}))
    assert found.why_not is not None
    assert found.why_not.code == "level"
    assert "Control antes de entregar" in say_why_not(found.why_not)


def test_a_paper_comes_with_those_that_come_before_it() -> None:
    need = asking(("document", "factura", None))
    found = judged(need, FLOOR._replace(documents=frozenset()))
    assert [step.what for step in found.steps] == ["RUC", "TIMBRADO"]
    first, second = (step.on for step in found.steps)
    assert TODAY < first < second <= need.first_due_on
    assert second - TODAY >= timedelta(days=2 + step_rules().document_days)


def test_a_paper_that_comes_after_the_first_delivery_is_not_in_time() -> None:
    need = asking(("document", "factura", None), first_due_on=date(2026, 12, 4))
    found = judged(need, FLOOR._replace(documents=frozenset({"RUC"})))
    assert found.why_not is not None
    assert found.why_not.code == "no_time"
    assert "factura" in say_why_not(found.why_not)


def test_the_sample_is_brought_unless_it_is_approved() -> None:
    need = asking(("sample", "", None))
    (step,) = judged(need).steps
    assert say_step(step) == "Llevar la muestra a Uniformes Arapoty"
    assert judged(replace(need, sample_approved=True)).fit is Fit.ABLE
    assert judged(need, FLOOR._replace(closed=frozenset({"sample:"}))).fit is Fit.ABLE


def test_a_skill_is_of_a_machine_or_of_a_garment() -> None:
    sewn = asking(("skill", "guardapolvos", None))
    assert judged(sewn).fit is Fit.ABLE
    (step,) = judged(sewn, FLOOR._replace(products=frozenset({"remeras"}))).steps
    assert step.what == step_rules().product_skill
    used = asking(("skill", "collareta", 1))
    assert judged(used, FLOOR._replace(skills={"collareta": 1})).fit is Fit.ABLE
    (step,) = judged(used, FLOOR._replace(skills={"recta": 2})).steps
    assert step.what == step_rules().machine_skill
    # somebody wrote who can do what, and nobody can do this
    assert judged(asking(("skill", "recta", 1)), FLOOR._replace(skills={})).gaps
    # nobody wrote who can do what: who has the machine uses it
    assert judged(asking(("skill", "recta", 1))).fit is Fit.ABLE


def test_what_nobody_looked_at_is_looked_at_and_not_missing() -> None:
    need = asking(("item", "LOC-02", 3))
    (step,) = judged(need, FLOOR._replace(levels={"PRO-04": 3})).steps
    assert step.kind == "look"
    assert say_step(step) == "Mirar en la visita: “Salida libre en una emergencia”"


def test_a_workshop_that_nobody_knows_is_met_first() -> None:
    need = asking(("item", "LOC-02", 3), ("machine", "recta", 1))
    found = judged(need, FLOOR._replace(machines=None, levels=None))
    assert found.why_not is not None
    assert found.why_not.code == "unmet"


def test_an_alert_goes_before_any_order() -> None:
    found = judged(NEED, FLOOR._replace(alert="Cambiar el tablero eléctrico"))
    assert found.fit is Fit.NOT_NOW
    assert found.why_not is not None
    assert say_why_not(found.why_not) == (
        "Primero, “Cambiar el tablero eléctrico”; después, el próximo pedido."
    )
    private = judged(NEED, FLOOR._replace(alert="")).why_not
    assert private is not None
    assert "“" not in say_why_not(private)


def test_who_has_fewer_machines_than_are_missing_lends_none() -> None:
    need = asking(("machine", "ojaladora", 3))
    found = judged(need)  # the workshop nearby has two
    assert found.why_not is not None
    assert found.why_not.code == "no_lender"
    has_one = judged(need, FLOOR._replace(machines={"recta": 4, "ojaladora": 1}))
    assert [step.kind for step in has_one.steps] == ["borrow"]


def test_several_machines_are_not_borrowed() -> None:
    need = asking(("machine", "ojaladora", None), ("machine", "botonera", None))
    found = judged(need, FLOOR._replace(products=frozenset({"remeras"})))
    assert found.why_not is not None
    said = say_why_not(found.why_not)
    assert said == "Para esta prenda hacen falta ojaladora y botonera. Le avisamos cuando pidan remeras."


def test_busy_is_told_from_small() -> None:
    need = replace(NEED, lot_min=100)
    busy = judged(need, taken=1e6).why_not
    small = judged(need, FLOOR._replace(pace=None, said_month=44)).why_not
    assert busy is not None
    assert small is not None
    assert (busy.code, small.code) == ("busy", "small")
    assert "25 prendas" in say_why_not(small)


def test_what_it_makes_is_asked_when_nobody_knows() -> None:
    found = judged(NEED, FLOOR._replace(pace=None))
    assert found.why_not is not None
    assert say_why_not(found.why_not).startswith("¿Cuántas prendas hace por mes?")
    assert say_pieces(found.capacity.pieces) == "no se sabe"


def test_a_delicate_point_is_never_named() -> None:
    need = asking(("item", "DEC-02", 3))
    for level in (0, 2):
        found = judged(need, FLOOR._replace(levels={"DEC-02": level}))
        said = [say_why_not(found.why_not)] if found.why_not else [say_step(one) for one in found.steps]
        said += [say_gap("item:DEC-02")]
        assert all("“" not in one or "DEC" not in one for one in said)
        assert say_gap("item:DEC-02") == "un punto que se conversa en privado"


def test_what_is_put_in_the_programme_stays_as_it_was_agreed() -> None:
    need = asking(("item", "PRO-04", 3))
    kept = ClosingStep("item:PRO-04", "course", "CUR-07", date(2026, 12, 2), "Control", event_id=5, put=True)
    floor = FLOOR._replace(levels={"PRO-04": 1}, put={"item:PRO-04": (kept,)})
    found = judged(need, floor, Means())  # no event has places any more
    assert found.steps == (kept,)
    assert found.in_programme
    assert judged(need, floor._replace(closed=frozenset({"item:PRO-04"}))).fit is Fit.ABLE


def test_plain_words_are_for_people_to_ask() -> None:
    assert not can_judge(OrderRequirement(1, "other", "que entreguen planchado"))
    assert not can_judge(OrderRequirement(1, "machine", "una máquina rara"))
    assert judged(asking(("other", "planchado", None))).fit is Fit.ABLE


def test_remedies_are_open_actions_of_that_point() -> None:
    for solution in remedies("PRO-04", 1):
        assert "PRO-04" in solution.lifts
        assert solution.suits(1)
        assert not solution.discreet


def answer(able: list[Candidate], with_steps: list[Candidate], asked: int) -> OrderAnswer:
    total = add_pieces([one.capacity.pieces for one in able])
    everyone = add_pieces([one.capacity.pieces for one in [*able, *with_steps]])
    need = replace(NEED, quantity=asked)
    return OrderAnswer(1, need, 10, tuple(able), tuple(with_steps), (), total, everyone)


@pytest.mark.parametrize(
    ("able", "with_steps", "asked", "said"),
    [
        (1, 0, 700, "Hay un taller que llega solo"),
        (1, 0, 844, "Uno llega solo, si no le va mal"),
        (3, 0, 2100, "Solo, ninguno; tres juntos llegan aunque les vaya mal"),
        (3, 0, 2500, "Solo, ninguno; tres juntos llegan si no les va mal"),
        (3, 0, 2900, "Solo, ninguno; tres juntos llegan solo si les va muy bien"),
        (1, 2, 2000, "Con los que pueden no alcanza; con los pasos de otros, sí"),
        (1, 0, 1844, "No alcanza: faltarían alrededor de 1.000 prendas"),
        (0, 0, 10, "Por ahora, ninguno puede"),
    ],
)
def test_what_an_answer_comes_to(able: int, with_steps: int, asked: int, said: str) -> None:
    one = judged(NEED)
    assert say_answer(answer([one] * able, [one] * with_steps, asked)) == said


def test_an_answer_by_word_alone_says_so() -> None:
    word = judged(NEED, FLOOR._replace(pace=None, said_month=6000))
    assert say_answer(answer([word], [], 500)) == "Hay un taller que llega solo, según su palabra"


def test_measured_ones_come_before_words_and_the_largest_first() -> None:
    small = judged(NEED, taken=4800.0)
    word = judged(NEED, FLOOR._replace(pace=None, said_month=9000))
    big = judged(NEED)
    assert order_candidates([word, small, big]) == [big, small, word]
    assert "nadie lo midió" in say_capacity(word.capacity)


def test_every_reason_has_a_head_and_words() -> None:
    many = [
        judged(NEED, FLOOR._replace(alert="x")),
        judged(NEED, FLOOR._replace(pace=None)),
        judged(replace(NEED, lot_min=100), taken=1e6),
    ]
    groups = group_reasons(many)
    assert [code for code, _them in groups] == ["output", "alert", "busy"]
    assert all(REASON_WORDS[code] for code, _them in groups)


@given(
    machines=st.none()
    | st.dictionaries(st.sampled_from(["recta", "ojaladora", "botonera"]), st.integers(1, 3)),
    level=st.none() | st.integers(0, 4),
    papers=st.sets(st.sampled_from(["RUC", "TIMBRADO"])),
    said=st.none() | st.integers(1, 3000),
    ahead=st.integers(1, 60),
)
def test_a_verdict_is_whole_whatever_is_known(
    machines: dict[str, int] | None, level: int | None, papers: set[str], said: int | None, ahead: int
) -> None:
    starts = TODAY + timedelta(days=ahead)
    need = asking(
        ("machine", "ojaladora", 1), ("item", "PRO-04", 3), ("document", "factura", None), ("sample", "", None),
        starts_on=starts, first_due_on=starts + timedelta(days=4), due_on=starts + timedelta(days=11),
    )  # fmt: skip
    levels = None if level is None else {"PRO-04": level}
    floor = Floor(
        7,
        "YAG-007",
        "Taller",
        1,
        machines=machines,
        levels=levels,
        documents=frozenset(papers),
        said_month=said,
    )
    found = judged(need, floor)
    assert (found.why_not is not None) == (found.fit is Fit.NOT_NOW)
    assert bool(found.gaps) or found.fit is not Fit.WITH_STEPS
    if found.why_not:
        assert not found.steps
        assert say_why_not(found.why_not)
    for step in found.steps:
        assert TODAY < step.on <= need.first_due_on
        assert say_step(step)
    if found.fit is Fit.WITH_STEPS:
        assert {gap.code for gap in found.gaps} >= {step.gap for step in found.steps}
        assert found.steps
        assert found.capacity.pieces not in (None, NOTHING)
    assert found.capacity.pieces is None or isinstance(found.capacity.pieces, Pieces)
    assert MEANS.events
