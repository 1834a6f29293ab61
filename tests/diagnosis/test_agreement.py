"""Coefficients of agreement against the numbers that their authors printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.diagnosis.agreement import (
    bootstrap_interval,
    fleiss_kappa,
    intraclass_correlation,
    krippendorff_alpha,
    weighted_kappa,
)

FEW = settings(max_examples=50, deadline=None)
LEVELS = st.integers(0, 4)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=30)
UNITS = st.lists(st.lists(st.one_of(st.none(), LEVELS), min_size=3, max_size=3), min_size=1, max_size=15)

# Shrout & Fleiss 1979, "Intraclass correlations", table 2: six targets, four judges.
SHROUT_FLEISS = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
]  # fmt: skip

# Krippendorff's three coders and fifteen units with missing data, as given in "Krippendorff's
# alpha" (Wikipedia, "A computational example", after Krippendorff 2011).
N = None
CODERS = [
    [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
    [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
    [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
]
KRIPPENDORFF = list(zip(*CODERS, strict=True))

# Fleiss' kappa (Wikipedia, worked example): ten subjects, fourteen raters, five categories.
FLEISS = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip

# Cohen 1968, "Weighted kappa", table 1: 200 cases, in hundredths; his weights of disagreement.
COHEN = {(0, 0): 44, (0, 1): 5, (0, 2): 1, (1, 0): 7, (1, 1): 20, (1, 2): 3, (2, 0): 9, (2, 1): 5, (2, 2): 6}
COHEN_WEIGHTS = {(0, 1): 1, (0, 2): 3, (1, 2): 6}


def test_intraclass_correlation_of_shrout_and_fleiss() -> None:
    found = intraclass_correlation(SHROUT_FLEISS)
    assert found.random_raters == pytest.approx(0.290, abs=0.0005)
    assert found.fixed_raters == pytest.approx(0.715, abs=0.0005)


def test_alpha_of_krippendorffs_example_with_missing_data() -> None:
    assert krippendorff_alpha(KRIPPENDORFF, "nominal") == pytest.approx(0.691, abs=0.0005)
    assert krippendorff_alpha(KRIPPENDORFF, "interval") == pytest.approx(0.811, abs=0.0005)


def test_ordinal_alpha_of_krippendorffs_four_observers() -> None:
    # Krippendorff 2011, section C: four observers, twelve units: nominal .743, ordinal .815,
    # interval .849.
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
    ]
    units = list(zip(*observers, strict=True))
    assert krippendorff_alpha(units, "nominal") == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(units, "ordinal") == pytest.approx(0.815, abs=0.0005)
    assert krippendorff_alpha(units, "interval") == pytest.approx(0.849, abs=0.0005)


def test_fleiss_kappa_of_fourteen_raters() -> None:
    assert fleiss_kappa(FLEISS) == pytest.approx(0.2099, abs=0.00005)


def test_kappa_of_cohens_diagnoses() -> None:
    pairs = [pair for pair, count in COHEN.items() for _case in range(2 * count)]

    def weight(a: float, b: float) -> float:
        return 0 if a == b else COHEN_WEIGHTS[int(min(a, b)), int(max(a, b))]

    assert weighted_kappa(pairs, "none") == pytest.approx(0.492, abs=0.0005)
    assert weighted_kappa(pairs, weight) == pytest.approx(0.348, abs=0.0005)


def test_nobody_could_disagree() -> None:
    assert weighted_kappa([(2, 2), (2, 2)]) is None
    assert weighted_kappa([]) is None
    assert krippendorff_alpha([[3, 3], [3, None]]) is None
    assert fleiss_kappa([[2, 0], [2, 0]]) is None
    assert intraclass_correlation([[5, 5], [5, 5]]).random_raters is None


def test_incomplete_ratings_are_refused() -> None:
    with pytest.raises(ValueError, match="complete"):
        intraclass_correlation([[1, 2], [3]])
    with pytest.raises(ValueError, match="same number"):
        fleiss_kappa([[2, 0], [1, 0]])


@FEW
@given(PAIRS, st.sampled_from(["linear", "quadratic", "none"]))
def test_kappa_stays_within_bounds_and_does_not_care_who_comes_first(
    pairs: list[tuple[int, int]], weights: str
) -> None:
    found = weighted_kappa(pairs, weights)
    turned = weighted_kappa([(b, a) for a, b in pairs], weights)
    if found is None:
        assert turned is None
    else:
        assert -1 - 1e-9 <= found <= 1 + 1e-9
        assert turned == pytest.approx(found)


@FEW
@given(UNITS, st.sampled_from(["nominal", "ordinal", "interval"]), st.randoms(use_true_random=False))
def test_alpha_does_not_care_for_the_order_of_units_or_raters(
    units: list[list[int | None]], metric: str, random: object
) -> None:
    found = krippendorff_alpha(units, metric)
    mixed = [list(reversed(unit)) for unit in units]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    again = krippendorff_alpha(mixed, metric)
    if found is None:
        assert again is None
    else:
        assert found <= 1 + 1e-9
        assert again == pytest.approx(found)


@FEW
@given(st.lists(st.lists(st.floats(0, 100), min_size=2, max_size=2), min_size=2, max_size=12))
def test_intraclass_correlation_is_never_more_than_one(table: list[list[float]]) -> None:
    found = intraclass_correlation(table)
    turned = intraclass_correlation([row[::-1] for row in table])
    for value, other in (
        (found.random_raters, turned.random_raters),
        (found.fixed_raters, turned.fixed_raters),
    ):
        if value is not None and other is not None:
            assert value <= 1 + 1e-9
            assert other == pytest.approx(value, abs=1e-6)


def test_an_interval_holds_its_coefficient_and_is_the_same_twice() -> None:
    units = [(1, 1), (2, 3), (4, 4), (0, 1), (3, 3), (2, 2), (1, 0), (4, 3), (3, 2), (0, 0)] * 2

    def alpha(some: object) -> float | None:
        return krippendorff_alpha(some)  # type: ignore[arg-type]

    interval = bootstrap_interval(units, alpha, resamples=300)
    assert interval is not None
    value = krippendorff_alpha(units)
    assert value is not None
    assert interval[0] < value < interval[1] <= 1
    assert bootstrap_interval(units, alpha, resamples=300) == interval


def test_no_interval_where_most_resamples_have_no_value() -> None:
    units = [(3, 3)] * 19 + [(2, 3)]
    flat = bootstrap_interval(units, lambda some: weighted_kappa(list(some)), resamples=100)  # type: ignore[arg-type]
    assert flat is None
