"""What answers come to: scores, bounds, bands, alerts, and what cannot be said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.colours import BAND_ROLES
from app.diagnosis.records import Answer, AnswerKind, Answers, Bands
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import NEEDED_SHARE, band_of, score_answers
from app.diagnosis.words import BAND_WORDS
from tests.diagnosis.support import levels, small_instrument

INSTRUMENT = small_instrument()
CODES = [item.code for item in INSTRUMENT.items]
few = settings(max_examples=50, deadline=None)

answer_of = st.one_of(
    st.integers(0, 4).map(lambda level: (AnswerKind.LEVEL, level)),
    st.sampled_from([kind for kind in AnswerKind if kind is not AnswerKind.LEVEL]).map(
        lambda kind: (kind, None)
    ),
)


@st.composite
def answer_sets(draw: st.DrawFn) -> Answers:
    given_answers = draw(st.dictionaries(st.sampled_from(CODES), answer_of))
    return {code: Answer(code, *answer) for code, answer in given_answers.items()}


def test_a_dimension_is_100_times_the_weighted_mean_of_level_over_four() -> None:
    result = score_answers(INSTRUMENT, levels(AAA_01=4, AAA_02=2, AAA_03=3, AAA_04=0, AAA_05=1))
    part = result.dimension("AAA")
    assert part.score == pytest.approx(100 * (4 + 2 + 2 * 3 + 0 + 1) / 4 / 6)
    assert part.low == part.high == part.score
    assert (part.answered_weight, part.applicable_weight) == (6, 6)


def test_items_that_do_not_apply_leave_the_denominator() -> None:
    part = score_answers(
        INSTRUMENT, levels(AAA_01=4, AAA_02=4, AAA_03=4, AAA_04=None, AAA_05=None)
    ).dimension("AAA")
    assert part.score == 100
    assert part.applicable_weight == 4


def test_an_item_skipped_by_its_rule_does_not_count_even_if_it_was_answered() -> None:
    answers = levels(AAA_01=None, AAA_02=0, AAA_03=4, AAA_04=4, AAA_05=4)
    assert "AAA-02" not in asked_items(INSTRUMENT, answers)
    assert score_answers(INSTRUMENT, answers).dimension("AAA").score == 100


def test_while_the_deciding_item_has_no_level_the_other_is_asked() -> None:
    assert "BBB-02" in asked_items(INSTRUMENT, {})
    unknown = {"BBB-01": Answer("BBB-01", AnswerKind.DOES_NOT_KNOW)}
    assert "BBB-02" in asked_items(INSTRUMENT, unknown)
    assert "BBB-02" in asked_items(INSTRUMENT, levels(BBB_01=3))
    assert "BBB-02" not in asked_items(INSTRUMENT, levels(BBB_01=4))
    assert "BBB-02" not in asked_items(INSTRUMENT, levels(BBB_01=None))


@pytest.mark.parametrize(
    "kind", [AnswerKind.NOT_OBSERVED, AnswerKind.DOES_NOT_KNOW, AnswerKind.REFUSED, None]
)
def test_what_is_missing_stays_in_the_denominator_and_widens_the_bounds(
    kind: AnswerKind | None,
) -> None:
    answers = dict(levels(AAA_01=4, AAA_02=4, AAA_03=4, AAA_04=4))
    answers["AAA-05"] = Answer("AAA-05", kind)
    part = score_answers(INSTRUMENT, answers).dimension("AAA")
    assert part.score == 100  # 5 of 6 in weight is enough
    assert part.low == pytest.approx(100 * 5 / 6)
    assert part.high == 100
    assert part.missing == ("AAA-05",)


def test_below_80_percent_of_the_weight_there_is_no_score_and_the_reason_is_said() -> None:
    answers = dict(levels(AAA_01=4, AAA_02=4, AAA_04=4, AAA_05=4))
    answers["AAA-03"] = Answer("AAA-03", AnswerKind.REFUSED)
    part = score_answers(INSTRUMENT, answers).dimension("AAA")
    assert part.score is None
    assert part.band is None
    assert part.low == pytest.approx(100 * 4 / 6)
    assert part.high == 100
    assert part.reason is not None
    assert "4 de 5" in part.reason
    assert "AAA-03 (no responde)" in part.reason


def test_exactly_80_percent_is_enough() -> None:
    part = score_answers(INSTRUMENT, levels(AAA_01=None, AAA_03=1, AAA_04=1, AAA_05=1)).dimension("AAA")
    assert part.score == 25
    five_items = score_answers(INSTRUMENT, levels(AAA_03=2, AAA_01=2, AAA_02=2)).dimension("AAA")
    assert five_items.score is None  # 4 of 6


def test_the_overall_exists_only_when_every_dimension_has_a_score() -> None:
    full = levels(AAA_01=4, AAA_02=4, AAA_03=4, AAA_04=4, AAA_05=4, BBB_01=2, BBB_02=2)
    assert score_answers(INSTRUMENT, full).overall == 75
    without_bbb = {code: answer for code, answer in full.items() if code != "BBB-02"}
    assert score_answers(INSTRUMENT, without_bbb).overall is None


@pytest.mark.parametrize(("level", "band"), [(0, "begin"), (1, "begin"), (2, "yellow"), (3, "green")])
def test_bands_follow_the_instrument(level: int, band: str) -> None:
    assert score_answers(INSTRUMENT, levels(BBB_01=level, BBB_02=level)).dimension("BBB").band == band


def test_a_sub_index_is_scored_by_the_same_rule() -> None:
    result = score_answers(INSTRUMENT, levels(AAA_04=4, AAA_05=2))
    assert result.sub_indices[0].score == 75
    assert result.dimension("AAA").score is None


def test_a_part_to_which_nothing_applies_has_no_score_and_no_bounds() -> None:
    part = score_answers(INSTRUMENT, levels(AAA_04=None, AAA_05=None)).sub_indices[0]
    assert (part.score, part.low, part.high) == (None, None, None)
    assert part.reason is not None


def test_a_critical_item_raises_its_alert_whatever_the_mean() -> None:
    result = score_answers(INSTRUMENT, levels(AAA_01=4, AAA_02=4, AAA_03=1, AAA_04=4, AAA_05=4))
    assert [(alert.item, alert.level, alert.text) for alert in result.alerts] == [("AAA-03", 1, "Peligro.")]
    assert "AAA-03" not in result.weakest
    assert not score_answers(INSTRUMENT, levels(AAA_03=2)).alerts


def test_the_items_that_stand_out_come_from_several_dimensions_and_not_from_the_floor() -> None:
    result = score_answers(
        INSTRUMENT, levels(AAA_01=4, AAA_02=4, AAA_03=4, AAA_04=0, AAA_05=1, BBB_01=3, BBB_02=0)
    )
    assert result.strongest == ("AAA-01", "AAA-02", "BBB-01")
    assert result.weakest == ("AAA-04", "BBB-02", "AAA-05")
    tied = score_answers(INSTRUMENT, levels(AAA_01=4, AAA_02=4, AAA_04=4, BBB_01=4))
    assert tied.strongest == ("AAA-01", "BBB-01", "AAA-02")


@few
@given(answer_sets())
def test_bounds_contain_the_score_and_the_score_needs_its_weight(answers: Answers) -> None:
    result = score_answers(INSTRUMENT, answers)
    for part in (*result.dimensions, *result.sub_indices):
        if part.low is None or part.high is None:
            assert part.applicable_weight == 0
            continue
        assert 0 <= part.low <= part.high + 1e-9 <= 100 + 2e-9
        enough = part.answered_weight >= NEEDED_SHARE * part.applicable_weight - 1e-9
        assert (part.score is not None) == enough
        if part.score is not None:
            assert part.low - 1e-9 <= part.score <= part.high + 1e-9
            assert part.reason is None
        else:
            assert part.reason


@few
@given(answer_sets(), st.randoms())
def test_the_order_of_the_answers_does_not_matter(answers: Answers, chance: object) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert score_answers(INSTRUMENT, dict(shuffled)) == score_answers(INSTRUMENT, answers)


@few
@given(answer_sets(), st.sampled_from(["AAA-01", "AAA-02", "AAA-03", "AAA-04", "AAA-05", "BBB-02"]))
def test_a_higher_level_never_lowers_a_score_or_a_bound(answers: Answers, code: str) -> None:
    lower = {**answers, code: Answer(code, AnswerKind.LEVEL, 1)}
    higher = {**answers, code: Answer(code, AnswerKind.LEVEL, 2)}
    before, after = score_answers(INSTRUMENT, lower), score_answers(INSTRUMENT, higher)
    for one, other in zip(before.dimensions, after.dimensions, strict=True):
        for name in ("score", "low", "high"):
            old, new = getattr(one, name), getattr(other, name)
            assert (old is None) == (new is None)
            assert old is None or old <= new + 1e-9


@few
@given(answer_sets(), st.sampled_from(["AAA-03", "AAA-04", "BBB-02"]))
def test_an_item_that_does_not_apply_is_as_if_it_were_not_there(answers: Answers, code: str) -> None:
    result = score_answers(INSTRUMENT, {**answers, code: Answer(code, AnswerKind.NOT_APPLICABLE)})
    part = result.dimension(code[:3])
    others = [i for i in INSTRUMENT.items_of(code[:3]) if i.code != code]
    asked = asked_items(INSTRUMENT, answers)
    counted = [
        (i.weight, answers[i.code].level)
        for i in others
        if i.code in asked and i.code in answers and answers[i.code].level is not None
    ]
    if part.score is not None:
        total = sum(weight for weight, _level in counted)
        assert part.score == pytest.approx(
            100 * sum(weight * (level or 0) / 4 for weight, level in counted) / total
        )
    assert code not in part.missing


@few
@given(answer_sets())
def test_the_bounds_are_what_answering_the_missing_lowest_and_highest_would_give(
    answers: Answers,
) -> None:
    part = score_answers(INSTRUMENT, answers).dimension("AAA")
    missing_base = "AAA-01" in part.missing
    if part.low is None or missing_base:
        return
    worst = {code: Answer(code, AnswerKind.LEVEL, 0) for code in part.missing}
    best = {code: Answer(code, AnswerKind.LEVEL, 4) for code in part.missing}
    low = score_answers(INSTRUMENT, {**answers, **worst}).dimension("AAA").score
    high = score_answers(INSTRUMENT, {**answers, **best}).dimension("AAA").score
    assert (part.low, part.high) == (pytest.approx(low), pytest.approx(high))


def test_no_score_is_called_urgent_or_looks_like_an_alert() -> None:
    """Not lending machines stood beside a locked exit with the same red triangle and the same word."""
    bands = [band_of(score, Bands()) for score in (0.0, 39.9, 40.0, 69.9, 70.0, 100.0, None)]
    assert bands == ["begin", "begin", "yellow", "yellow", "green", "green", None]
    assert [BAND_WORDS[band] for band in bands[::2]] == ["por empezar", "en camino", "bien", "sin medir"]
    assert "urgent" not in {BAND_ROLES[band] for band in bands}
