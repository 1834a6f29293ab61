"""No solution puts anybody in danger, and none plans to stay below what the law asks."""

import re

import pytest

from app.improvement.catalogue import load_catalogue
from app.improvement.records import Solution
from app.training.courses import find_course

SOLUTIONS = load_catalogue()
each_solution = pytest.mark.parametrize("solution", SOLUTIONS, ids=lambda one: one.code)


def said(solution: Solution) -> str:
    """What a person reads, and then does."""
    return f"{solution.first_step} {solution.done_when} {solution.sentence}".casefold()


@each_solution
def test_nobody_is_sent_to_touch_what_has_current(solution: Solution) -> None:
    text = said(solution)
    assert not re.search(r"desenchufar (ahora )?(lo|el cable|la máquina) (que )?\w* ?pelad", text)
    if "pelado" in text:
        assert "no tocar" in text or "electricista" in text
    if "botón de prueba" in text:
        assert "con las máquinas apagadas" in text
    if re.search(r"(limpiar|aceitar) .*máquina", solution.first_step.casefold()):
        assert "desenchufada" in text
    if "la plancha" in solution.first_step.casefold():
        assert "desenchufada" in text
    if "los focos" in text:
        assert "con la luz cortada" in text


@each_solution
def test_a_way_out_has_neither_key_nor_padlock_while_somebody_is_inside(solution: Solution) -> None:
    text = said(solution)
    assert not re.search(r"llave (puesta|colgada)|colgada (al lado|cerca)", text)
    if "LOC-02" in solution.lifts and re.search(r"\b(reja|candado)", text):
        assert "sin llave" in text


def test_the_course_teaches_what_the_solutions_say() -> None:
    course = find_course("CUR-10")
    assert course is not None
    answers = {one.item: text for one in course.questions for key, text in one.options if key == one.right}
    assert answers["LOC-02"] == "sin llave y sin bultos delante"
    assert "corta la corriente" in answers["LOC-03"]
    doors = next(one for one in SOLUTIONS if one.code == "SOL-LOC-02b")
    assert "sin llave ni candado" in doors.first_step


def test_people_leave_first_and_a_fire_is_fought_second() -> None:
    extinguisher = next(one for one in SOLUTIONS if one.code == "SOL-LOC-04a")
    assert extinguisher.sentence.startswith("Primero salen todas las personas")


def test_a_machine_that_can_cut_is_off_until_it_is_covered() -> None:
    guards = next(one for one in SOLUTIONS if one.code == "SOL-LOC-05a")
    assert guards.suits(0)
    assert guards.first_step.startswith("Dejar apagada hoy la máquina")


@each_solution
def test_none_plans_to_stay_below_the_law(solution: Solution) -> None:
    text = said(solution)
    assert "acercarse" not in text
    if "FOR-06" in solution.lifts and solution.from_level < 3:
        assert "la ley pide" in solution.sentence.casefold()
        assert "fecha" in text


@each_solution
def test_none_shames_or_threatens(solution: Solution) -> None:
    assert not re.search(r"\bbronca|\bmulta|\bdenunci|dura años|más horas", solution.sentence)


def test_a_referral_is_told_before_unless_telling_is_the_danger() -> None:
    referral = next(one for one in SOLUTIONS if one.code == "SOL-DEC-01a")
    assert "con la familia enterada antes, salvo que avisarle aumente el peligro" in referral.done_when
    talk = next(one for one in SOLUTIONS if one.code == "SOL-DEC-07a")
    assert "decidió qué quiere hacer" in talk.done_when
    assert "nadie la castiga" not in talk.done_when
