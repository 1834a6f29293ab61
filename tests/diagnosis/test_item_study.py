"""What an office's own visits say of its questions, against numbers worked out by hand and by numpy."""

from collections.abc import Sequence
from dataclasses import replace
from math import isclose
from pathlib import Path

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.diagnosis import study_queries
from app.diagnosis.item_agreement import FEWEST_PAIRS, RatedTwice
from app.diagnosis.item_study import FEWEST_ROUNDS, correlate, study_items
from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import Answer, AnswerKind, Answers, Visit
from app.diagnosis.study_queries import read_studies
from app.storage.labels import Label
from tests.diagnosis.support import levels, office_with_workshop, small_instrument

INSTRUMENT = small_instrument()
FEW = settings(max_examples=60, deadline=None)
POINTS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=FEWEST_ROUNDS, max_size=60)


def study_of(rounds: Sequence[Answers], item: str = "BBB-01", **more: object):  # type: ignore[no-untyped-def]
    (one,) = [each for each in study_items(INSTRUMENT, rounds, **more).items if each.item.code == item]  # type: ignore[arg-type]
    return one


def test_fishers_interval_is_the_one_that_is_worked_out_by_hand() -> None:
    """r = .5 over 28: z = .5493, its error 1/sqrt(25) = .2, so .1573 to .9413, which is .156 to .736."""
    points = [(float(x), 0.5 * x + numpy.sqrt(0.75) * y) for x, y in _orthogonal(28)]
    found = correlate(points)
    assert found is not None
    assert (round(found.value, 6), found.n) == (0.5, 28)
    assert (round(found.low, 3), round(found.high, 3)) == (0.156, 0.736)


def _orthogonal(n: int) -> list[tuple[float, float]]:
    """Two columns of the same spread that do not go together at all."""
    x = numpy.tile([1.0, -1.0], n // 2)
    y = numpy.repeat([1.0, -1.0], n // 2)
    return list(zip(x, y, strict=True))


@FEW
@given(POINTS)
def test_a_correlation_is_numpys_and_its_interval_holds_it(points: list[tuple[int, int]]) -> None:
    found = correlate(points)
    x, y = zip(*points, strict=True)
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert found is None
        return
    assert found is not None
    assert isclose(found.value, float(numpy.corrcoef(x, y)[0, 1]), abs_tol=1e-9)
    assert -1 <= found.low <= found.value <= found.high <= 1
    turned = correlate([(4 - a, b) for a, b in points])
    assert turned is not None
    assert isclose(turned.value, -found.value, abs_tol=1e-9)


def test_below_its_least_number_there_is_no_correlation() -> None:
    points = [(float(n % 5), float(n % 3)) for n in range(FEWEST_ROUNDS)]
    assert correlate(points) is not None
    assert correlate(points[1:]) is None


def test_an_item_goes_beside_the_mean_of_the_others_and_never_beside_itself() -> None:
    """Corrected: with itself among the rest, two that do not go together would seem to."""
    rounds = [
        levels(AAA_01=one % 5, AAA_03=(one * 2) % 5, AAA_04=one % 3, AAA_05=4 - one % 5) for one in range(30)
    ]
    rest = study_of(rounds, "AAA-05").rest
    others = [(4 - n % 5, numpy.mean([n % 5, (n * 2) % 5, n % 3])) for n in range(30)]
    assert rest is None, "a fifth of its dimension was not answered: AAA-02 is asked too"
    full = [answers | levels(AAA_02=n % 4) for n, answers in enumerate(rounds)]
    rest = study_of(full, "AAA-05").rest
    others = [(4 - n % 5, numpy.mean([n % 5, (n * 2) % 5, n % 3, n % 4])) for n in range(30)]
    assert rest is not None
    assert isclose(rest.value, float(numpy.corrcoef(*zip(*others, strict=True))[0, 1]), abs_tol=1e-9)
    assert rest.n == 30


def test_floor_ceiling_and_what_has_no_level_are_shares_of_what_was_answered() -> None:
    """20 answers: 5 at 0, 8 at 4, 7 refused."""
    rounds = [levels(BBB_01=0)] * 5 + [levels(BBB_01=4)] * 8
    rounds += [{"BBB-01": Answer("BBB-01", AnswerKind.REFUSED)}] * 7
    one = study_of(rounds)
    assert one.n == 20
    assert (one.floor, one.ceiling, one.shares[AnswerKind.REFUSED]) == (0.25, 0.4, 0.35)
    assert one.shares[AnswerKind.NOT_APPLICABLE] == 0
    assert "missing" in one.signs


@FEW
@given(st.lists(st.integers(0, 4) | st.none(), min_size=1, max_size=40))
def test_no_share_points_at_fewer_than_five_workshops(given_levels: list[int | None]) -> None:
    one = study_of([levels(BBB_01=level) for level in given_levels])
    shares = [one.floor, one.ceiling, *one.shares.values()]
    if one.n is None:
        assert len(given_levels) < 5
        assert set(shares) <= {None, 0.0}
        return
    counts = [round(share * one.n) for share in shares if share is not None]
    assert all(count == 0 or count >= 5 for count in counts)
    left = one.n - sum(counts)
    assert left == 0 or left >= 5 or None not in shares, "nor does what is left over"


def test_what_deserves_a_look_is_named() -> None:
    alike = [levels(BBB_01=4)] * 40
    assert study_of(alike).signs == ("ceiling",)
    times = {item.code: [20.0] * 5 for item in INSTRUMENT.items} | {"BBB-01": [90.0] * 5}
    one = study_of([levels(BBB_01=n % 5) for n in range(40)], times=times)
    assert (one.seconds, one.timed, one.signs) == (90.0, 5, ("slow",))
    assert study_of(alike, times={"BBB-01": [90.0] * 4}).seconds is None


def test_the_agreement_of_two_raters_has_its_number_and_none_when_too_few() -> None:
    base = Visit(1, 1, 1, "2026-03-02", "finished", INSTRUMENT)
    pairs = [
        RatedTwice(
            replace(base, answers=levels(BBB_01=n % 5)),
            replace(base, id=2, answers=levels(BBB_01=n % 5 if n else 4)),
            "YAG-001", "Taller",
        )
        for n in range(FEWEST_PAIRS)
    ]  # fmt: skip
    enough = study_of([], pairs=pairs)
    assert enough.pairs == FEWEST_PAIRS
    # one pair of ten is 4 apart: observed 0.4; by chance the two lines of levels are 1.6 apart
    assert enough.kappa == pytest.approx(1 - 0.4 / 1.6)
    few = study_of([], pairs=pairs[1:])
    assert (few.pairs, few.kappa) == (FEWEST_PAIRS - 1, None)


def test_an_office_is_read_with_one_round_of_each_workshop(tmp_path: Path) -> None:
    store, first = office_with_workshop(tmp_path)
    with store.change(Label("visit.added")) as writer:
        others = [writer.insert("workshop", code=f"YAG-{n:03}", name=f"Taller {n}") for n in range(2, 7)]
    for workshop in (first, *others):
        for day, level in (("2026-03-02", 0), ("2026-09-02", 4)):
            visit = start_visit(store, workshop_id=workshop, instrument=INSTRUMENT, visited_on=day)
            answer_item(store, visit_id=visit, item="BBB-01", kind=AnswerKind.LEVEL, level=level)
            finish_visit(store, visit_id=visit)
    (study,) = read_studies(store)
    assert (study.rounds, study.pairs) == (6, 0)
    (one,) = [each for each in study.items if each.item.code == "BBB-01"]
    assert (one.n, one.ceiling, one.floor) == (6, 1.0, 0.0)
    assert one.seconds is None, "typed in a row, nobody was asked"
    store.close()


def test_the_time_of_a_question_is_from_the_answer_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of a visit has none, nor what was typed in a row, nor a question over which one left."""
    at = {10: [0, 40, 41, 2000], 11: [0, 50, 90]}
    items = ["AAA-01", "AAA-02", "AAA-03", "AAA-04"]
    given_at = [
        (v, item, clock) for v, clocks in at.items() for item, clock in zip(items, clocks, strict=False)
    ]

    class Journal:
        def rows(self, _sql: str, _values: object) -> list[tuple[int, str, int]]:
            return given_at

    monkeypatch.setattr(study_queries, "clock_to_ms", lambda clock: clock * 1000)
    assert study_queries.read_times(Journal(), "") == {"AAA-02": [40.0, 50.0], "AAA-03": [40.0]}  # type: ignore[arg-type]


def test_an_empty_office_has_nothing_to_study(tmp_path: Path) -> None:
    store, _workshop = office_with_workshop(tmp_path)
    assert read_studies(store) == []
    store.close()
