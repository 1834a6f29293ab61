from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.diagnosis.instruments import load_instrument
from app.diagnosis.records import Answer, AnswerKind, Answers, Condition, Instrument, Item
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import plain_text
from app.improvement.catalogue import load_catalogue
from app.improvement.priorities import RULES, effort_of, recommend
from app.improvement.records import OwnerChoice, Recommendation, Solution
from tests.improvement.examples import (
    make_answers,
    make_instrument,
    make_item,
    make_result,
    make_solution,
)

CODES = [f"GES-{number:02d}" for number in range(1, 7)]
TAGS = {"GES-03": ("legal",), "GES-04": ("safety",)}
INSTRUMENT = make_instrument(*(make_item(code, tags=TAGS.get(code, ())) for code in CODES))
REAL = load_instrument("confeccion-2026")
quick = settings(max_examples=50, deadline=None)

levels = st.dictionaries(st.sampled_from(CODES), st.integers(0, 4))
alerts = st.sets(st.sampled_from(CODES), max_size=2)
solutions = st.lists(
    st.builds(
        lambda number, lifts, hours, cost, chance, legal, safety: make_solution(
            f"SOL-{number:02d}",
            *sorted(lifts),
            hours=hours,
            cost_high=cost,
            chance=chance,
            legal=legal,
            safety=safety,
        ),
        st.integers(1, 40),
        st.sets(st.sampled_from(CODES), min_size=1, max_size=3),
        st.sampled_from([1.0, 4.0, 10.0, 40.0]),
        st.sampled_from([0, 100_000, 900_000]),
        st.sampled_from([0.3, 0.6, 0.9]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=10,
    unique_by=lambda solution: solution.code,
)


def answered(given_levels: dict[str, int]) -> Answers:
    return {code: Answer(code, AnswerKind.LEVEL, level) for code, level in given_levels.items()}


def choose(*codes: str) -> list[OwnerChoice]:
    return [
        OwnerChoice(id=number, position=number, why="", what="", solution=code)
        for number, code in enumerate(codes, start=1)
    ]


def codes_of(recommendations: list[Recommendation]) -> list[str]:
    return [each.solution.code for each in recommendations]


@quick
@given(levels, alerts, solutions, st.randoms())
def test_the_order_of_the_catalogue_changes_nothing(levels, alerts, solutions, chance) -> None:
    shuffled = list(solutions)
    chance.shuffle(shuffled)
    result = make_result(*alerts)
    first = recommend(INSTRUMENT, answered(levels), result, solutions)
    again = recommend(INSTRUMENT, dict(reversed(answered(levels).items())), result, shuffled)
    assert first == again


@quick
@given(levels, alerts, solutions, st.sets(st.integers(1, 40), max_size=3))
def test_hard_rules_come_first_then_the_owner_then_the_formula(levels, alerts, solutions, chosen) -> None:
    choices = choose(*(f"SOL-{number:02d}" for number in sorted(chosen)))
    found = recommend(INSTRUMENT, answered(levels), make_result(*alerts), solutions, choices)
    places = [RULES.index(each.rule) for each in found]
    assert places == sorted(places)
    assert [each.rank for each in found] == list(range(1, len(found) + 1))
    for each in found:
        below = [levels[code] for code in each.items]
        if alerts.intersection(each.items):
            assert each.rule == "alert"
        elif each.rule == "legal_safety":
            assert min(below) <= 1
        assert all(level < 4 for level in below)
    there = {solution.code for solution in solutions}
    assert there.intersection(c.solution for c in choices) <= set(codes_of(found))


@quick
@given(levels, alerts, solutions, st.sampled_from(CODES))
def test_a_larger_gap_never_ranks_lower(levels, alerts, solutions, worse) -> None:
    before = {**levels, worse: max(1, levels.get(worse, 2))}
    after = {**before, worse: before[worse] - 1}
    result = make_result(*alerts)

    def place(levels: dict[str, int]) -> int:
        found = recommend(INSTRUMENT, answered(levels), result, solutions)
        return next((each.rank for each in found if worse in each.items), len(found) + 1)

    assert place(after) <= place(before)


@quick
@given(levels, solutions)
def test_each_weak_item_is_recommended_once_and_no_solution_twice(levels, solutions) -> None:
    found = recommend(INSTRUMENT, answered(levels), make_result(), solutions)
    items = [code for each in found for code in each.items]
    liftable = {code for solution in solutions for code in solution.lifts}
    weak = {code for code, level in levels.items() if level < 4}
    assert sorted(items) == sorted(weak & liftable)
    assert len(set(codes_of(found))) == len(found)


def test_the_score_is_weight_times_gap_times_chance_times_evidence_by_effort() -> None:
    instrument = make_instrument(make_item("GES-01", weight=2.0))
    solution = make_solution("A", "GES-01", hours=10, chance=0.8, evidence_strength=0.5)
    (found,) = recommend(instrument, make_answers(GES_01=1), make_result(), [solution])
    assert found.gap == pytest.approx(2.0 * 3 / 4)
    assert found.score == pytest.approx(2.0 * 3 / 4 * 0.8 * 0.5 / 10)


@pytest.mark.parametrize(
    ("hours", "cost", "effort"),
    [(1, 0, 4.0), (4, 50_000, 4.0), (8, 150_000, 10.0), (8, 1_000_000, 16.0), (8, 9_000_000, 24.0)],
)
def test_effort_has_a_floor_and_money_makes_it_heavier(hours, cost, effort) -> None:
    solution = make_solution("A", "GES-01", hours=hours, cost_low=cost, cost_high=cost)
    assert effort_of(solution) == effort


@pytest.mark.parametrize(
    "kind",
    [
        AnswerKind.NOT_APPLICABLE,
        AnswerKind.NOT_OBSERVED,
        AnswerKind.DOES_NOT_KNOW,
        AnswerKind.REFUSED,
        None,
    ],
)
def test_what_was_not_answered_with_a_level_gives_no_recommendation(kind) -> None:
    answers = {"GES-01": Answer("GES-01", kind)}
    assert recommend(INSTRUMENT, answers, make_result(), [make_solution("A", "GES-01")]) == []


def test_an_item_that_is_no_longer_asked_gives_no_recommendation() -> None:
    instrument = make_instrument(
        make_item("GES-01"), make_item("GES-02", relevance=(Condition("GES-01", at_least=2),))
    )
    catalogue = [make_solution("A", "GES-02")]
    assert recommend(instrument, make_answers(GES_01=1, GES_02=0), make_result(), catalogue) == []
    assert recommend(instrument, make_answers(GES_01=2, GES_02=0), make_result(), catalogue)


def test_a_solution_waits_for_what_it_needs_unless_the_owner_wants_it() -> None:
    need = (Condition("GES-01", at_least=2),)
    later = make_solution("B", "GES-02", needs=need, requires=("tener el primer punto",))
    catalogue = [make_solution("A", "GES-01"), later]
    low = make_answers(GES_01=1, GES_02=0)
    assert codes_of(recommend(INSTRUMENT, low, make_result(), catalogue)) == ["A"]
    wanted = recommend(INSTRUMENT, low, make_result(), catalogue, choose("B"))
    assert codes_of(wanted) == ["B", "A"]
    assert "antes hace falta: tener el primer punto" in wanted[0].because
    ready = make_answers(GES_01=2, GES_02=0)
    assert "B" in codes_of(recommend(INSTRUMENT, ready, make_result(), catalogue))
    assert "B" in codes_of(recommend(INSTRUMENT, make_answers(GES_02=0), make_result(), catalogue))


def test_a_solution_is_only_proposed_at_the_levels_it_is_meant_for() -> None:
    catalogue = [
        make_solution("FIRST", "GES-01", to_level=1),
        make_solution("NEXT", "GES-01", from_level=2),
    ]
    for level, code in enumerate(["FIRST", "FIRST", "NEXT", "NEXT"]):
        found = recommend(INSTRUMENT, make_answers(GES_01=level), make_result(), catalogue)
        assert codes_of(found) == [code]


def test_the_owners_choice_stands_even_where_nothing_is_weak() -> None:
    found = recommend(INSTRUMENT, {}, make_result(), [make_solution("A", "GES-01")], choose("A"))
    assert [(each.rule, each.items) for each in found] == [("owner", ())]


def test_a_broader_solution_does_not_overtake_the_one_for_the_alert() -> None:
    catalogue = [
        make_solution("REFERRAL", "GES-01", chance=0.6),
        make_solution("BROAD", "GES-01", "GES-02", "GES-05", chance=0.5),
    ]
    answers = make_answers(GES_01=0, GES_02=0, GES_05=0)
    found = recommend(INSTRUMENT, answers, make_result("GES-01"), catalogue)
    assert codes_of(found) == ["REFERRAL", "BROAD"]


def test_the_reason_names_the_item_its_level_the_effort_and_the_cost() -> None:
    solution = make_solution(
        "A", "GES-01", hours=6, cost_low=20_000, cost_high=80_000, requires=("un cuaderno",)
    )
    (found,) = recommend(INSTRUMENT, make_answers(GES_01=1), make_result(), [solution])
    assert found.because == (
        "porque en «Punto GES-01» hoy: «Recién empieza»; pide unas 6 horas y cuesta entre "
        "G.\u00a020.000 y G.\u00a080.000 (a confirmar); a nuestro juicio ayuda; "
        "antes hace falta: un cuaderno"
    )


def test_a_discreet_reason_quotes_no_answer() -> None:
    solution = make_solution("A", "GES-01", discreet=True)
    (found,) = recommend(INSTRUMENT, make_answers(GES_01=0), make_result("GES-01"), [solution])
    assert "GES-01" not in found.because
    assert "Nada" not in found.because
    assert found.because.startswith("porque ")


def real_answers(level: int) -> Answers:
    return {
        item.code: Answer(item.code, AnswerKind.LEVEL, level if level in item.level_texts else 0)
        for item in REAL.items
    }


def recommend_real(instrument: Instrument, answers: Answers) -> list[Recommendation]:
    return recommend(instrument, answers, score_answers(instrument, answers), load_catalogue())


def test_a_workshop_with_everything_to_do_gets_its_alerts_first_and_readable_reasons() -> None:
    answers = real_answers(0)
    found = recommend_real(REAL, answers)
    critical = {item.code for item in REAL.items if item.critical_below is not None}
    first = found[: len(critical)]
    assert {code for each in first for code in each.items if code in critical} == critical
    assert all(each.rule == "alert" for each in first)
    assert all(each.solution.legal or each.solution.safety for each in first)
    assert all(each.because.startswith("porque ") for each in found)
    assert not any("**" in each.because or len(each.because) > 900 for each in found)


def test_without_a_ruc_the_next_step_is_the_ruc_and_not_what_needs_it() -> None:
    answers = real_answers(4) | make_answers(FOR_01=0, FOR_02=0, FOR_04=0, FOR_06=0, FOR_07=2)
    found = codes_of(recommend_real(REAL, answers))
    assert "SOL-FOR-01a" in found
    assert not {"SOL-FOR-02a", "SOL-FOR-04a", "SOL-FOR-06a"}.intersection(found)
    later = codes_of(recommend_real(REAL, answers | make_answers(FOR_01=4)))
    assert {"SOL-FOR-02a", "SOL-FOR-04a", "SOL-FOR-06a"} <= set(later)


def test_a_workshop_where_all_is_well_gets_no_recommendation() -> None:
    assert recommend_real(REAL, real_answers(4)) == []


@quick
@given(st.data())
def test_in_the_real_catalogue_a_critical_item_in_alert_leads_with_the_fix_for_it(data) -> None:
    critical = data.draw(st.sampled_from([i for i in REAL.items if i.critical_below is not None]))
    level = data.draw(st.integers(0, critical.critical_below - 1))
    others = data.draw(st.integers(0, 4))
    answers = real_answers(others) | {critical.code: Answer(critical.code, AnswerKind.LEVEL, level)}
    found = recommend(REAL, answers, make_result(critical.code), load_catalogue())
    assert found[0].rule == "alert"
    assert found[0].items[0] == critical.code
    assert found[0].solution.legal or found[0].solution.safety


def test_catalogues_of_other_instruments_do_no_harm() -> None:
    other: Solution = replace(make_solution("A", "ZZZ-01"))
    assert recommend(INSTRUMENT, make_answers(GES_01=0), make_result(), [other]) == []


@pytest.mark.parametrize("item", [one for one in REAL.items if one.is_guarded], ids=lambda one: one.code)
def test_no_reason_quotes_an_answer_that_may_be_an_offence(item: Item) -> None:
    for level in range(4):
        answers = {item.code: Answer(item.code, AnswerKind.LEVEL, level)}
        result = score_answers(REAL, answers)
        for found in recommend(REAL, answers, result, load_catalogue()):
            text = plain_text(item.level_texts[level]).rstrip(".")
            assert f"«{text}»" not in found.because
            assert found.because.startswith("porque ")
