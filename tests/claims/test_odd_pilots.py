"""Whatever became of a pilot, it gets a report, and each sentence is whole."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, DOUBTED, NOT_TOLD, SEEN, Member, PilotDrawn, PilotStudy
from app.claims.sentences import say_before, say_finding, say_numbers
from app.claims.shapes import shape_report
from app.claims.words import DOUBT_WORDS, NOTE_WORDS, REASON_WORDS, WARNING_WORDS
from app.pilots.drawing import draw_lots
from app.pilots.records import Entrant, MeasuredValue
from tests.claims.made_studies import make_study

STATES = {SEEN, DOUBTED, NOT_TOLD, CANNOT_SAY}


@st.composite
def odd_studies(draw: st.DrawFn) -> PilotStudy:
    """Few workshops, groups, three arms, outcomes with gaps or that never move, or nothing measured at all."""
    parts = draw(st.sampled_from([(1, 1), (2, 1), (1, 1, 1)]))
    starting = draw(st.integers(1, len(parts) - 1))
    count = draw(st.integers(sum(parts), 16) | st.integers(16, 40))
    chance = np.random.default_rng(draw(st.integers(0, 1000)))
    size = 1 if count < 2 * sum(parts) else draw(st.sampled_from([1, 1, 2]))
    comparison = draw(st.sampled_from(["lot", "lot", "staggered", "nearest", "before_after"]))
    layout = draw(st.sampled_from(["rows", "pairs"]))
    base = make_study(24, effects={"a": 5.0, "b": 0.0}, rounds=draw(st.integers(1, 3)), layout=layout)
    units = [f"U{place // size:02d}" for place in range(count)]
    row_of = {one: f"{int(one[1:]) // draw(st.integers(1, 3)) if layout == 'pairs' else 0}" for one in units}
    entrants = [
        Entrant(0, 1, place, f"W{place}", unit, None, row_of[unit]) for place, unit in enumerate(units)
    ]
    arm_of = draw_lots(entrants, parts, "7").arm_of
    members = tuple(
        Member(
            one.workshop_id, one.code, one.unit, one.stratum, arm_of[one.unit] if comparison == "lot" else None,
            arm_of[one.unit] < starting, draw(st.sampled_from([True, False, None])),
            groups=frozenset(["woman"] if one.workshop_id % 3 else []),
            background={"people": float(one.workshop_id % 4)} if one.workshop_id % 5 else {},
        )
        for one in entrants
    )  # fmt: skip
    still = draw(st.sampled_from([False, False, True]))
    gaps = draw(st.sampled_from([0.0, 0.0, 0.1, 0.3, 0.7, 1.0]))
    gaps_before = draw(st.sampled_from([0.0, 0.1, 0.5, 1.0]))

    def values(seed: int, missing: float) -> dict[int, MeasuredValue]:
        return {
            one.workshop_id: MeasuredValue(
                5.0 if still else float(chance.integers(0, 4) + seed), "2026-06-01"
            )
            for one in members
            if chance.random() >= missing
        }

    outcomes = tuple(
        replace(
            one,
            baseline=values(0, gaps_before),
            leads=(values(2, gaps_before), values(3, gaps_before)),
            rounds=tuple(values(1, gaps) for _round in one.rounds),
        )
        for one in base.outcomes
    )
    return replace(
        base,
        members=members,
        outcomes=draw(st.sampled_from([outcomes, outcomes[:1], ()])),
        arm_names=tuple("abc"[: len(parts)]),
        pilot=replace(base.pilot, comparison=comparison, subgroups="woman"),
        drawn=PilotDrawn(7, parts, tuple(place < starting for place in range(len(parts))))
        if comparison == "lot"
        else None,
        today=draw(st.sampled_from(["2026-12-01", "2028-01-01"])),
    )


@settings(max_examples=120, deadline=None)
@given(odd_studies())
def test_a_report_always_comes_and_its_sentences_are_whole(study: PilotStudy) -> None:
    report = reckon_pilot(study)
    together = [one for one in report.pooled if one.subgroup is None]
    assert len(together or report.findings) == len(study.outcomes)
    assert len(report.findings) % max(1, len(study.outcomes)) == 0
    for one in (
        *report.findings, *report.pooled, *report.families, *report.subgroups, *report.exploratory,
    ):  # fmt: skip
        assert one.state in STATES
        assert (one.reason is not None) == (one.state == CANNOT_SAY)
        assert {*one.doubts} <= {*DOUBT_WORDS}
        assert {*one.notes} <= {*NOTE_WORDS}
        assert one.reason is None or one.reason in REASON_WORDS
        sentence = say_finding(one)
        assert sentence.endswith(".")
        said = sentence + say_numbers(one) + say_before(one)
        assert "None" not in said
        assert "nan" not in said
        for value in (one.estimate, one.p, one.p_randomization, one.mde, one.late, one.ci_low):
            assert value is None or np.isfinite(value)
        if one.state in (SEEN, DOUBTED):
            assert min(one.n_treated, one.n - one.n_treated) >= 5
    assert {*report.warnings} <= {*WARNING_WORDS}
    assert shape_report(report)["pilot"] == 1
