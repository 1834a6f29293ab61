import re
from collections import Counter

import pytest

from app.diagnosis.instruments import earlier_instruments, load_instrument
from app.errors import DataProblem
from app.improvement.catalogue import (
    find_solution,
    load_catalogue,
    parse_catalogue,
)
from app.improvement.records import Solution, SolutionKind

CATALOGUE = load_catalogue()
INSTRUMENT = load_instrument("confeccion-2026")
EARLIER = {item.code for instrument in earlier_instruments() for item in instrument.items}
ITEMS = [item.code for item in INSTRUMENT.items]
CRITICAL = {item.code: item.critical_below for item in INSTRUMENT.items if item.critical_below is not None}

ONE = """
cost_note = "Estimación a confirmar en el lugar, 2026"
[[solution]]
code = "SOL-GES-01a"
title = "Separar la plata"
kind = "low_cost_fix"
lifts = ["GES-01"]
hours = 2
cost = [0, 20000]
done_when = "Se ve."
given_by = "CAE"
source = "prueba"
sentence = "Sirve."
first_step = "Empezar."
chance = 0.7
evidence_strength = 0.6
support = { kind = "judgement" }
"""


def solutions_for(item: str) -> list[Solution]:
    """What lifts an item."""
    return [solution for solution in CATALOGUE if item in solution.lifts]


def test_there_are_at_least_eighty_solutions_of_every_kind() -> None:
    kinds = Counter(solution.kind for solution in CATALOGUE)
    assert len(CATALOGUE) >= 84
    assert all(kinds[kind] >= 8 for kind in SolutionKind)


def test_every_item_has_a_next_step_at_every_level() -> None:
    for item in ITEMS:
        lifting = solutions_for(item)
        for level in range(4):
            assert any(solution.suits(level) for solution in lifting), (item, level)


def test_every_dimension_is_lifted_in_several_ways() -> None:
    for dimension in INSTRUMENT.dimensions:
        codes = {item.code for item in INSTRUMENT.items_of(dimension.code)}
        kinds = {solution.kind for solution in CATALOGUE if codes.intersection(solution.lifts)}
        assert len(kinds) >= 3, dimension.code


def test_only_items_of_the_instrument_are_named() -> None:
    for solution in CATALOGUE:
        named = {*solution.lifts, *(need.item for need in solution.needs)}
        assert named <= {*ITEMS, *EARLIER}, solution.code


def test_titles_and_codes_are_not_repeated() -> None:
    assert len({solution.title.casefold() for solution in CATALOGUE}) == len(CATALOGUE)
    assert len({solution.code for solution in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("solution", CATALOGUE, ids=lambda solution: solution.code)
def test_a_solution_is_complete_and_short_enough_to_print(solution: Solution) -> None:
    assert re.fullmatch(r"SOL-[A-Z]{3}-\d{2}[a-z]", solution.code)
    assert 10 <= len(solution.title) <= 80
    assert not solution.title.endswith(".")
    assert 20 <= len(solution.sentence) <= 130
    assert 20 <= len(solution.first_step) <= 130
    assert 20 <= len(solution.done_when) <= 180
    for text in (solution.sentence, solution.first_step, solution.done_when):
        assert text.endswith((".", "?"))
    assert 0 <= solution.cost_low <= solution.cost_high <= 5_000_000
    assert 0 < solution.hours <= 60
    assert "confirmar" in solution.cost_note


@pytest.mark.parametrize("solution", CATALOGUE, ids=lambda solution: solution.code)
def test_a_source_names_a_publication_or_norm_and_says_why_we_judged_so(
    solution: Solution,
) -> None:
    cited, _mark, judged = solution.source.partition("juicio: ")
    assert len(cited) > 10
    assert len(judged) > 10


def test_no_text_carries_a_wage_or_a_rate() -> None:
    for solution in CATALOGUE:
        texts = (solution.title, solution.sentence, solution.first_step, solution.done_when)
        for text in (*texts, *solution.requires, solution.source):
            assert not re.search(r"%|G\.\s?\d|\d\.\d{3}\b|guaraní.* \d{4}", text), solution.code


@pytest.mark.parametrize("item", CRITICAL)
def test_a_critical_item_in_alert_never_waits_for_another_one(item: str) -> None:
    for level in range(CRITICAL[item]):
        ready = [solution for solution in solutions_for(item) if solution.suits(level) and not solution.needs]
        assert any(solution.legal or solution.safety for solution in ready), (item, level)


@pytest.mark.parametrize("code", ["DEC-01", "DEC-02", "DEC-07"])
def test_what_hurts_people_is_first_talked_over_in_private(code: str) -> None:
    worst = [solution for solution in solutions_for(code) if solution.suits(0)]
    assert worst
    assert all(solution.discreet and solution.legal for solution in worst)
    assert all(solution.cost_high == 0 for solution in worst)


@pytest.mark.parametrize("tag", ["legal", "safety"])
def test_what_is_of_law_or_safety_lifts_an_item_that_is_so_too(tag: str) -> None:
    tagged = {item.code for item in INSTRUMENT.items if tag in item.tags}
    flagged = [solution for solution in CATALOGUE if getattr(solution, tag)]
    assert len(flagged) >= 8
    for solution in flagged:
        assert tagged.intersection(solution.lifts), solution.code


def test_what_needs_another_item_also_says_it_in_words() -> None:
    for solution in CATALOGUE:
        assert not solution.needs or solution.requires, solution.code


def test_needs_do_not_go_in_circles() -> None:
    """Whatever is at the bottom, some step is always open."""
    levels = dict.fromkeys(ITEMS, 0)
    for _round in range(len(ITEMS)):
        for solution in CATALOGUE:
            if all(levels[need.item] >= need.at_least for need in solution.needs):
                levels |= dict.fromkeys(solution.lifts, 4)
    assert set(levels.values()) == {4}


def test_a_solution_is_found_by_its_code() -> None:
    assert find_solution("SOL-GES-01a") in CATALOGUE
    assert find_solution("SOL-ZZZ-99z") is None


def test_the_shortest_entry_takes_the_usual_values() -> None:
    (solution,) = parse_catalogue(ONE, name="prueba.toml")
    assert (solution.payer, solution.requires, solution.needs) == ("taller", (), ())
    assert (solution.from_level, solution.to_level, solution.legal) == (0, 3, False)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Separar la plata"', "", "falta: title"),
        ("hours = 2", "hours = 0", "horas"),
        ("cost = [0, 20000]", "cost = [20000, 0]", "costo"),
        ("cost = [0, 20000]", "cost = [0, 1.5]", "costo"),
        ("chance = 0.7", "chance = 1.2", "probabilidad"),
        ("evidence_strength = 0.6", "evidence_strength = 0", "respaldo"),
        ('kind = "low_cost_fix"', 'kind = "magic"', "clase"),
        ('lifts = ["GES-01"]', "lifts = []", "lifts"),
        ('lifts = ["GES-01"]', 'lifts = ["GES-01", "GES-01"]', "lifts"),
        ('lifts = ["GES-01"]', 'lifts = ["la plata"]', "lifts"),
        ('sentence = "Sirve."', 'sentence = " "', "vacío"),
        ("hours = 2", "hours = 2\nlevels = [0, 4]", "niveles"),
        ("hours = 2", 'hours = 2\nneeds = ["FOR-01"]', "needs"),
        ("hours = 2", "hours = 2\nprize = 1", "prize"),
        ('cost_note = "Estimación a confirmar en el lugar, 2026"', "", "cost_note"),
        ('kind = "judgement"', 'kind = "proved", named = "todos"', "support"),
        ('kind = "judgement"', 'kind = "studied"', "support"),
        ('kind = "judgement"', 'kind = "studied", named = " "', "support"),
        ('kind = "judgement"', 'kind = "judgement", named = "nadie"', "support"),
        ("[[solution]]", "[[solution", "leer"),
    ],
)
def test_a_wrong_entry_is_refused_saying_where_and_what(old: str, new: str, told: str) -> None:
    with pytest.raises(DataProblem, match=re.escape("prueba.toml")) as caught:
        parse_catalogue(ONE.replace(old, new), name="prueba.toml")
    assert told in caught.value.sentence


def test_a_repeated_entry_is_refused() -> None:
    again = ONE + ONE.replace('cost_note = "Estimación a confirmar en el lugar, 2026"', "")
    with pytest.raises(DataProblem, match="dos veces"):
        parse_catalogue(again, name="prueba.toml")


def test_what_lifts_no_question_of_today_is_named() -> None:
    """They answer what earlier texts asked, whose rounds an office may still work on."""
    earlier = {one.code for one in CATALOGUE if set(ITEMS).isdisjoint(one.lifts)}
    assert earlier == {
        "SOL-ASO-04b", "SOL-CAP-04a", "SOL-DEC-09a", "SOL-FOR-03a", "SOL-FOR-06d", "SOL-GES-03a", "SOL-PRO-05a",
    }  # fmt: skip
    assert {need.item for one in CATALOGUE for need in one.needs} <= set(ITEMS)


@pytest.mark.parametrize(
    ("code", "item", "levels", "said"),
    [
        ("SOL-FOR-07a", "FOR-07", {2, 3}, "lo ganado y lo descontado"),
        ("SOL-FOR-08b", "FOR-08", {2}, "el aguinaldo de cada una calculado y pagado"),
        ("SOL-LOC-06a", "LOC-06", {0, 1, 2, 3}, "luz propia"),
        ("SOL-LOC-06b", "LOC-11", {0, 1, 2, 3}, "El aire llega a cada puesto"),
    ],
)
def test_a_solution_is_done_where_its_question_has_its_next_level(
    code: str, item: str, levels: set[int], said: str
) -> None:
    (one,) = [one for one in CATALOGUE if one.code == code]
    assert item in one.lifts
    assert {level for level in range(4) if one.suits(level)} == levels
    assert said in one.done_when
