"""`dev.py simulate` on a few pilots; the long run is by hand."""

import pytest

from tests.simulate import PILOTS, Tally, run_share


@pytest.mark.parametrize(
    ("kind", "methods"),
    [
        (0, ["ancova", "randomization", "late"]),
        (
            1,
            [
                "clustered, normal (refused)",
                "clustered, t (refused)",
                "randomization, clusters",
                "wild bootstrap",
            ],
        ),
    ],
)
def test_a_pilot_is_invented_and_read_by_each_method(kind: int, methods: list[str]) -> None:
    found = run_share((1, 60, 6, kind))
    assert list(found) == methods
    assert all(0 <= count <= 6 for counts in found.values() for count in counts)
    again = run_share((1, 60, 6, kind))
    assert all((found[one] == again[one]).all() for one in methods)


def test_a_line_outside_is_told() -> None:
    assert PILOTS == 2000
    assert Tally("ancova", 60, 0.05, 0.95, 0.5).is_met
    assert not Tally("ancova", 60, 0.03, 0.95, 0.5).is_met
    assert Tally("ancova", 24, 0.03, 0.98, 0.2).is_met
    assert not Tally("ancova", 24, 0.07, 0.98, 0.2).is_met
    assert not Tally("ancova", 60, 0.05, 0.92, 0.5).is_met
    assert Tally("clustered, t (refused)", 60, 0.2, 0.8, 0.5, True).is_met
