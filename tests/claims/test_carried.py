"""No sentence says what its numbers do not carry: what was once said too much is not said again."""

from dataclasses import replace

import pytest

from app.claims.judging import judge
from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, PilotFinding, PilotStudy
from app.claims.sentences import say_finding, say_numbers
from app.claims.words import NOTE_WORDS, REASON_WORDS
from app.pilots.records import MeasuredValue
from tests.claims.made_studies import START, make_study
from tests.claims.test_sentences import PRACTICES as SEEN_PRACTICES
from tests.claims.test_sentences import said
from tests.claims.test_without_lot import undrawn


def first_of(study: PilotStudy) -> PilotFinding:
    return reckon_pilot(study).findings[0]


def with_baseline(study: PilotStudy, baseline: dict[int, MeasuredValue]) -> PilotStudy:
    return replace(study, outcomes=(replace(study.outcomes[0], baseline=baseline), *study.outcomes[1:]))


def test_an_equal_start_is_told_only_of_what_was_compared_at_one() -> None:
    """Who started first stood far above; of less than half it is known, so no start is held equal."""
    study = make_study(60)
    outcome = study.outcomes[0]
    apart = {
        one.workshop_id: outcome.baseline[one.workshop_id]._replace(value=50.0 + 12 * one.treated + one.workshop_id % 11)
        for one in study.members
    }  # fmt: skip
    assert "baseline_differs" in first_of(with_baseline(study, apart)).notes
    few = {shop: value for shop, value in apart.items() if shop % 5 < 2}
    found = first_of(with_baseline(study, few))
    assert found.method == "difference"
    assert "baseline_differs" not in found.notes
    assert "no_baseline" in found.notes


def test_a_start_at_which_all_had_the_same_is_not_said_to_be_unknown() -> None:
    study = make_study(60)
    same = {one.workshop_id: MeasuredValue(0.0, START) for one in study.members}
    notes = first_of(with_baseline(study, same)).notes
    assert "baseline_flat" in notes
    assert "no_baseline" not in notes
    assert "todos tenían lo mismo" in NOTE_WORDS["baseline_flat"]


def test_who_has_nobody_beside_her_is_not_said_to_have_what_all_have() -> None:
    """Of each row one side alone was measured: the outcome varies, and there is nothing to compare."""
    study = make_study(60, rows=2)
    kept = [one.workshop_id for one in study.members if one.treated is (one.stratum == "row 0")]
    outcome = study.outcomes[0]
    after = {shop: value for shop, value in outcome.rounds[0].items() if shop in kept}
    found = first_of(replace(study, outcomes=(replace(outcome, rounds=(after,)),), today="2027-06-01"))
    assert (found.state, found.reason, found.estimate) == (CANNOT_SAY, "nobody_beside", None)
    assert said(found).endswith(f"no se puede decir: {REASON_WORDS['nobody_beside']}.")


def test_the_effect_in_who_takes_it_needs_to_know_who_did() -> None:
    study = make_study(120, take_up=0.6)
    assert first_of(study).late is not None
    members = tuple(
        replace(one, took=None if one.workshop_id % 5 == 0 else one.took) for one in study.members
    )
    assert first_of(replace(study, members=members)).late is None


def test_the_effect_in_who_takes_it_is_said_with_its_interval_and_not_of_a_weak_lot() -> None:
    one = replace(SEEN_PRACTICES, late=14.0, late_low=5.0, late_high=23.0)
    assert say_numbers(one).replace("\u00a0", " ").endswith(
        "en quienes lo reciben si se les ofrece: 14 puntos (entre 5 y 23 puntos)"
    )  # fmt: skip
    assert "en quienes lo reciben" not in say_numbers(replace(one, notes=("weak_instrument",)))


@pytest.mark.parametrize(
    ("change", "verb"), [(-0.4, "quedaron"), (-4.0, "bajaron"), (4.0, "quedaron"), (8.0, "subieron")]
)
def test_who_hardly_moved_is_said_neither_to_have_risen_nor_to_have_fallen(change: float, verb: str) -> None:
    assert verb in say_finding(replace(SEEN_PRACTICES, treated_change=change))


def test_one_group_alone_is_told_of_those_who_got_it() -> None:
    study = undrawn("before_after")
    assert "Los talleres que lo recibieron subieron" in say_finding(first_of(study))
    nobody = tuple(replace(one, treated=False, took=None) for one in study.members)
    assert say_finding(first_of(replace(study, members=nobody))).startswith("Los talleres ")
    assert "que lo recibieron" not in say_finding(first_of(replace(study, members=nobody)))


@pytest.mark.parametrize("comparison", ["staggered", "nearest"])
def test_without_a_draw_nobody_is_said_to_have_started_first(comparison: str) -> None:
    """Who took it is compared with who did not, whatever the plan called them."""
    seen = judge(replace(SEEN_PRACTICES, comparison=comparison, p_randomization=None))
    assert said(seen).startswith("Los talleres que lo recibieron")
