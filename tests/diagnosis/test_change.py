"""Then and now: only the same questions, and no claim below the noise."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.diagnosis.bridges import compare_texts, find_bridge
from app.diagnosis.change import Fate, Noise, RoundChange, Verdict, compare_rounds, judge_change
from app.diagnosis.instruments import parse_instrument
from app.diagnosis.noise import known_noise, needs_own_rounds
from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument, Visit
from tests.diagnosis.support import instrument_text, levels, small_instrument
from tests.diagnosis.versions import second_version

FEW = settings(max_examples=50, deadline=None)
CODES = [item.code for item in small_instrument().items]


def visit(answers: Answers, instrument: Instrument | None = None) -> Visit:
    return Visit(1, 1, 1, "2026-05-01", "finished", instrument or small_instrument(), answers)


def change(before: Answers, after: Answers, noise: Noise | None = None) -> RoundChange:
    old, new = visit(before), visit(after)
    bridge = compare_texts(old.instrument, new.instrument)
    return compare_rounds(old, new, bridge, {"AAA": noise} if noise else None)


def test_reliable_change_index_of_jacobson_and_truax() -> None:
    # Jacobson & Truax 1991: s1 7.5 and r .80 give S_E 3.35 and S_diff 4.74; a client who went
    # from 47.5 to 32.5 has RC -3.16, beyond 1.96.
    noise = Noise(reliability=0.80, spread=7.5)
    assert noise.error_of_difference == pytest.approx(4.74, abs=0.005)
    verdict, index = judge_change(32.5 - 47.5, noise)
    assert index == pytest.approx(-3.16, abs=0.005)
    assert verdict is Verdict.FELL
    assert judge_change(9.2, noise)[0] is Verdict.WITHIN_NOISE
    assert judge_change(9.4, noise)[0] is Verdict.ROSE


def test_without_known_noise_nothing_is_claimed() -> None:
    part = change(levels(BBB_01=0, BBB_02=0), levels(BBB_01=4, BBB_02=4)).part("BBB")
    assert part.items == ("BBB-01",)  # at 0 and 4 the second is not asked
    assert part.verdict is Verdict.NOISE_UNKNOWN
    part = change(levels(BBB_01=1, BBB_02=0), levels(BBB_01=3, BBB_02=4)).part("BBB")
    assert (part.before, part.after) == (12.5, 87.5)
    assert part.verdict is Verdict.NOISE_UNKNOWN
    assert part.index is None


def test_with_known_noise_the_dimension_rises_falls_or_stays() -> None:
    noise = Noise(reliability=0.9, spread=20)  # band 17.5 points
    low = levels(AAA_01=1, AAA_02=1, AAA_03=2, AAA_04=1, AAA_05=1)
    high = levels(AAA_01=3, AAA_02=3, AAA_03=3, AAA_04=2, AAA_05=2)
    bit = levels(AAA_01=2, AAA_02=1, AAA_03=2, AAA_04=1, AAA_05=1)
    assert change(low, high, noise).part("AAA").verdict is Verdict.ROSE
    assert change(high, low, noise).part("AAA").verdict is Verdict.FELL
    assert change(low, bit, noise).part("AAA").verdict is Verdict.WITHIN_NOISE


def test_only_what_has_a_level_in_both_rounds_stands_in_both_denominators() -> None:
    before = levels(AAA_01=4, AAA_02=4, AAA_03=2, AAA_04=2, AAA_05=None)
    after = levels(AAA_01=4, AAA_02=4, AAA_03=2, AAA_04=2, AAA_05=4)
    part = change(before, after).part("AAA")
    assert part.difference == 0  # what began to apply moves nothing
    assert part.items == ("AAA-01", "AAA-02", "AAA-03", "AAA-04")
    after = {**after, "AAA-03": Answer("AAA-03", AnswerKind.NOT_OBSERVED)}
    part = change(before, after).part("AAA")
    assert part.verdict is Verdict.NOT_COMPARABLE  # a third of the weight was not seen again
    assert part.before == pytest.approx(250 / 3)


def test_alerts_are_solved_standing_new_or_not_seen_again() -> None:
    bad, good = levels(AAA_01=2, AAA_03=0), levels(AAA_01=2, AAA_03=3)
    unseen = {**bad, "AAA-03": Answer("AAA-03", AnswerKind.NOT_OBSERVED)}

    def told(before: Answers, after: Answers) -> list[int]:
        alerts = change(before, after).alerts
        return [len(x) for x in (alerts.solved, alerts.standing, alerts.new, alerts.unseen)]

    assert told(bad, good) == [1, 0, 0, 0]
    assert told(bad, bad) == [0, 1, 0, 0]
    assert told(good, bad) == [0, 0, 1, 0]
    assert told(bad, unseen) == [0, 0, 0, 1]


def test_changed_new_and_dropped_questions_are_shown_and_not_compared() -> None:
    old, new = visit(levels(AAA_01=1, AAA_02=1, AAA_04=0, BBB_01=1)), None
    instrument = second_version()
    new = visit(levels(AAA_01=3, AAA_02=3, AAA_06=4, BBB_01=4), instrument)
    found = compare_rounds(old, new, find_bridge(old.instrument, instrument))
    assert [one.item.code for one in found.of_fate(Fate.CHANGED)] == ["BBB-01"]
    assert [one.item.code for one in found.of_fate(Fate.NEW)] == ["AAA-06"]
    assert [one.item.code for one in found.of_fate(Fate.DROPPED)] == ["AAA-04"]
    assert found.part("BBB").verdict is Verdict.NOT_COMPARABLE
    steps = {one.item.code: one.step for one in found.items}
    assert (steps["AAA-01"], steps["BBB-01"], steps["AAA-06"]) == (2, None, None)


def test_the_spread_comes_from_the_instrument_or_from_enough_first_rounds() -> None:
    text = instrument_text().replace('reliability = "unknown"', "reliability = 0.8", 1)
    instrument = parse_instrument(text)
    assert needs_own_rounds(instrument)
    few = [40.0, 60.0] * 14
    assert known_noise(instrument, {"AAA": few}) == {}
    many = [40.0, 60.0] * 15
    noise = known_noise(instrument, {"AAA": many, "BBB": many})
    assert list(noise) == ["AAA"]  # without a reliability there is no noise to know
    assert (noise["AAA"].basis, noise["AAA"].rounds) == ("office", 30)
    stated = parse_instrument(text.replace("reliability = 0.8", "reliability = 0.8\nspread = 18.5"))
    assert not needs_own_rounds(stated)
    assert known_noise(stated, {})["AAA"] == Noise(0.8, 18.5)


ANSWERS = st.dictionaries(
    st.sampled_from(CODES), st.one_of(st.none(), st.integers(0, 4)), max_size=len(CODES)
).map(lambda given: levels(**given))


@FEW
@given(ANSWERS, ANSWERS)
def test_turning_the_rounds_round_turns_the_change(before: Answers, after: Answers) -> None:
    noise = Noise(0.8, 20)
    there, back = change(before, after, noise), change(after, before, noise)
    turned = {Verdict.ROSE: Verdict.FELL, Verdict.FELL: Verdict.ROSE}
    for one, other in zip(there.dimensions, back.dimensions, strict=True):
        assert other.verdict is turned.get(one.verdict, one.verdict)
        assert (one.before, one.after) == (other.after, other.before)
        assert one.items == other.items
    for item, opposite in zip(there.items, back.items, strict=True):
        assert item.step is None or item.step == -(opposite.step or 0)


@FEW
@given(ANSWERS)
def test_the_same_answers_are_no_change(answers: Answers) -> None:
    found = change(answers, answers, Noise(0.8, 20))
    assert all(part.difference in (None, 0) for part in found.dimensions)
    assert all(part.verdict not in (Verdict.ROSE, Verdict.FELL) for part in found.dimensions)
    assert not found.alerts.solved
    assert not found.alerts.new


def test_perfect_reliability_has_no_noise() -> None:
    exact = Noise(reliability=1.0, spread=10)
    assert judge_change(0.5, exact) == (Verdict.ROSE, None)
    assert judge_change(0.0, exact)[0] is Verdict.WITHIN_NOISE
    assert replace(exact, reliability=0.5).band > 0
