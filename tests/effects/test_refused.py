"""What a table does not carry is refused in one sentence, or told with a warning."""

from datetime import date
from typing import Any

import pytest

from app.effects.families import read_p_values, sharpen_family
from app.errors import DataProblem
from tests.effects.tables import ask

Y = (3.0, 5, 8, 2, 9, 4, 7, 6, 1, 2, 5, 4)
T = (1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0)


@pytest.mark.parametrize(
    ("columns", "question", "said"),
    [
        ({"y": ("a", *Y[1:]), "t": T}, {}, "«y» no es de números: en la fila de datos 1 dice «a»"),
        ({"y": Y, "t": (2, *T[1:])}, {}, "«t» necesita dos valores, como 0 y 1; tiene 3"),
        ({"y": Y, "t": (1,) * 12}, {}, "tiene 1"),
        ({"y": (4.0,) * 12, "t": T}, {}, "igual en todas las filas"),
        ({"y": Y, "t": (1, *(0,) * 11)}, {}, "1 tratadas"),
        ({"y": (None,) * 12, "t": T}, {}, "No queda ninguna fila"),
        ({"y": Y, "t": T, "s": T}, {"strata": "s"}, "Ningún estrato"),
        ({"y": Y, "t": T, "x": T}, {"covariates": ("x",)}, "El tratamiento no varía"),
        ({"y": Y, "t": T, "p": (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2)}, {"pair": "p"}, "Cada pareja"),
        ({"y": Y, "t": T, "p": (0,) * 12}, {"method": "did", "period": "p"}, "al menos dos valores"),
        ({"y": Y, "t": T, "p": T}, {"method": "did", "period": "p"}, "En cada período"),
        (
            {"y": Y, "t": T, "p": T, "u": (0,) * 12},
            {"method": "did", "period": "p", "unit": "u"},
            "dos filas en el mismo período",
        ),
        ({"y": Y, "t": T, "c": T}, {"method": "wild-bootstrap", "cluster": "c"}, "Con 2 conglomerados"),
        (
            {"y": Y, "t": T, "d": (1, 0, 0, 1) * 3},
            {"method": "late", "taken": "d", "instrument": "t"},
            "El instrumento no cambia",
        ),
        ({"y": (*Y[:2], *(None,) * 10), "t": T}, {"method": "lee"}, "al menos dos resultados"),
    ],
)
def test_what_cannot_be_said_is_refused(columns: dict[str, Any], question: dict[str, Any], said: str) -> None:
    with pytest.raises(DataProblem, match=".") as refused:
        ask(columns, **question)
    assert said in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_rows_with_gaps_are_dropped_and_told() -> None:
    found = ask({"y": ("NA", *Y[1:]), "t": T, "x": (*range(11), "")}, covariates=("x",))
    assert (found.n, found.n_dropped) == (10, 2)
    assert "missing_dropped" in found.warnings


def test_a_gap_in_a_column_that_is_not_used_drops_nothing() -> None:
    assert ask({"y": Y, "t": T, "b": ("", *range(11))}, baseline="b").n == 12


def test_more_gone_from_one_arm_is_told() -> None:
    found = ask({"y": (None, 5, None, *Y[3:]), "t": T})
    assert {"drop_out_differs", "few_per_arm"} <= set(found.warnings)


def test_a_pair_that_lost_one_is_left_out() -> None:
    found = ask({"y": (None, *Y[1:]), "t": T, "p": (0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5)}, pair="p")
    assert (found.n, found.n_dropped, found.df) == (10, 2, 4)
    assert "incomplete_pairs" in found.warnings


def test_a_stratum_with_one_arm_is_told() -> None:
    found = ask({"y": Y, "t": T, "s": (0, 1) + (2,) * 10}, strata="s")
    assert "stratum_one_arm" in found.warnings
    assert found.estimate == pytest.approx(ask({"y": Y[2:], "t": T[2:]}).estimate)


def test_a_control_that_repeats_another_is_told() -> None:
    x = (4, 1, 3, 8, 2, 9, 5, 7, 6, 0, 2, 3)
    twice = ask({"y": Y, "t": T, "x": x, "z": [2 * one for one in x]}, covariates=("x", "z"))
    once = ask({"y": Y, "t": T, "x": x}, covariates=("x",))
    assert "control_dropped" in twice.warnings
    assert (twice.estimate, twice.se) == (pytest.approx(once.estimate), pytest.approx(once.se))


@pytest.mark.parametrize(
    ("values", "treated", "by_order"),
    [
        (("control", "curso"), "curso", False),
        (("tratamiento", "espera"), "tratamiento", False),
        (("No", "Sí"), "Sí", False),
        (("1", "2"), "2", False),
        (("0.0", "1.0"), "1", False),
        (("rojo", "azul"), "rojo", True),
    ],
)
def test_which_of_two_values_was_treated(values: tuple[str, str], treated: str, by_order: bool) -> None:
    found = ask({"y": Y, "t": [values[one] for one in T]})
    assert found.treated_value == treated
    assert ("treated_by_order" in found.warnings) is by_order


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("pre", "post", False),
        ("before", "after", False),
        ("Antes", "Después", False),
        ("10/12/2025", "03/02/2026", False),
        (date(2025, 12, 10), date(2026, 2, 3), False),
        ("2025-2", "2026-1", False),
        ("9", "10", False),
        ("marzo", "octubre", True),
    ],
)
def test_which_period_comes_first(before: object, after: object, told: bool) -> None:
    table = {"y": (1, 2, 3, 4, 2, 4, 6, 9), "t": (0, 0, 1, 1) * 2, "p": (before,) * 4 + (after,) * 4}
    found = ask(table, method="did", period="p")
    assert found.estimate == pytest.approx(4 - 1.5)
    assert ("periods_by_order" in found.warnings) is told


def test_words_in_a_covariate_are_a_column_each() -> None:
    found = ask(
        {"y": Y, "t": T, "x": ("f", "m", "f", "f", "m", "m", "f", "m", "f", "f", "m", "m")}, covariates=("x",)
    )
    assert list(found.normalized_differences) == ["x=m"]


def test_full_compliance_has_no_first_stage_to_test() -> None:
    found = ask({"y": Y, "t": T, "d": T}, method="late", taken="d", instrument="t")
    assert (found.compliance, found.first_stage_f) == ("full", None)
    assert found.estimate == pytest.approx(ask({"y": Y, "t": T}).estimate)


def test_a_weak_instrument_is_told() -> None:
    d = (1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0)
    found = ask({"y": Y, "t": T, "d": d}, method="late", taken="d", instrument="t")
    assert "weak_instrument" in found.warnings


def test_drawn_assignments_come_again_with_their_seed() -> None:
    table = {"y": [(7 * one) % 23 + one / 9 for one in range(40)], "t": [one % 2 for one in range(40)]}
    first, again, other = (ask(table, method="permutation", draws=500, seed=seed) for seed in (4, 4, 5))
    assert (first.p, first.exact, first.draws, first.seed) == (again.p, False, 500, 4)
    assert first.p != other.p


def test_no_difference_at_all_is_reached_by_every_draw() -> None:
    y, t = (0, 0, 32, 0, 39, 9, 50, 22, 20, 13), (1, 1, 1, 0, 0, 1, 1, 0, 1, 0)
    found = ask({"y": y, "t": t, "s": (0,) * 5 + (1,) * 5}, strata="s", method="permutation")
    assert (found.estimate, found.p) == (0, 1)


def test_a_p_beyond_one_is_none() -> None:
    with pytest.raises(DataProblem, match="«1,2» no es un valor p"):
        read_p_values("p", ["0,04", "1,2"])
    found = sharpen_family(read_p_values("p", ["0,04", "", "0.5"]))
    assert found.bh_q == [pytest.approx(0.08), None, pytest.approx(0.5)]
    assert found.anderson_q[1] is None


def test_lees_bounds_say_that_they_hold_nothing_equal() -> None:
    chance = range(20)
    columns = {"y": [*map(float, chance)], "t": [one % 2 for one in chance], "b": [one % 7 for one in chance]}
    assert "column_not_used" in ask(columns, method="lee", baseline="b").warnings
    assert "column_not_used" in ask(columns, method="lee", covariates=("b",)).warnings
    assert "column_not_used" not in ask(columns, method="lee").warnings
    assert "column_not_used" not in ask(columns, method="difference", baseline="b").warnings
