"""Small counts are hidden, and nothing that is hidden can be worked out."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.suppression import (
    SMALLEST,
    SafeTable,
    suppress_list,
    suppress_table,
    told_count,
)


def test_a_count_below_five_is_hidden_and_another_with_it():
    safe = suppress_list({"mujeres": 20, "varones": 3, "otros": 9})
    assert safe.total == 32
    assert safe.cells == {"mujeres": 20, "varones": None, "otros": None}


def test_nobody_at_all_may_be_said():
    assert suppress_list({"a": 0, "b": 12}).cells == {"a": 0, "b": 12}


def test_two_hidden_that_add_up_to_too_few_take_a_third_with_them():
    safe = suppress_list({"a": 1, "b": 2, "c": 30, "d": 40})
    assert safe.cells == {"a": None, "b": None, "c": None, "d": 40}


def test_when_nothing_else_can_be_hidden_the_total_is():
    safe = suppress_list({"a": 3})
    assert safe.cells == {"a": None}
    assert safe.total is None


def test_a_total_below_five_is_hidden_with_its_parts():
    safe = suppress_list({"a": 2, "b": 1})
    assert safe.total is None
    assert set(safe.cells.values()) == {None}


def test_a_hidden_cell_of_a_table_is_protected_along_its_row_and_its_column():
    counts = {
        ("YAG", "mujer"): 30,
        ("YAG", "varón"): 3,
        ("PIL", "mujer"): 25,
        ("PIL", "varón"): 12,
        ("MRA", "mujer"): 8,
        ("MRA", "varón"): 9,
    }
    safe = suppress_table(counts)
    assert safe.cells["YAG", "varón"] is None
    assert sum(safe.cells[row, "varón"] is None for row in ("YAG", "PIL", "MRA")) >= 2
    assert sum(safe.cells["YAG", sex] is None for sex in ("mujer", "varón")) == 2
    assert safe.total == 87


def test_a_table_without_small_counts_is_shown_whole():
    safe = suppress_table({("a", "x"): 5, ("a", "y"): 0, ("b", "x"): 7, ("b", "y"): 9})
    assert not safe.hidden
    assert safe.row_totals == {"a": 5, "b": 16}
    assert safe.column_totals == {"x": 12, "y": 9}


def test_a_negative_count_or_a_group_without_a_name_is_a_mistake():
    with pytest.raises(ValueError, match="below zero"):
        suppress_list({"a": -1})
    with pytest.raises(ValueError, match="without a name"):
        suppress_table({("", "x"): 3})


def worlds(safe: SafeTable, most: int) -> list[dict[tuple[str, str], int]]:
    """Every table of counts up to `most` that fits what is shown: what a reader can think."""
    hidden = [key for key, count in safe.cells.items() if count is None]
    found = []
    for guess in product(range(most + 1), repeat=len(hidden)):
        table = {**safe.cells, **dict(zip(hidden, guess, strict=True))}
        rows = {r: sum(v for (row, _c), v in table.items() if row == r) for r in safe.row_totals}
        columns = {c: sum(v for (_r, column), v in table.items() if column == c) for c in safe.column_totals}
        pairs = [(safe.row_totals[row], rows[row]) for row in rows]
        pairs += [(safe.column_totals[column], columns[column]) for column in columns]
        pairs.append((safe.total, sum(rows.values())))
        if all(told is None or told == real for told, real in pairs):
            found.append({key: table[key] for key in hidden})
    return found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_no_small_count_can_be_worked_out_from_what_is_shown(numbers):
    keys = [(row, column) for row in "ab" for column in "xyz"]
    counts = dict(zip(keys, numbers, strict=True))
    safe = suppress_table(counts)
    for key, count in counts.items():
        assert safe.cells[key] in (None, count)
        if 0 < count < SMALLEST:
            assert safe.cells[key] is None
    possible = worlds(safe, 12) if sum(v is None for v in safe.cells.values()) <= 4 else []
    for key, count in counts.items():
        if possible and 0 < count < SMALLEST:
            assert len({world[key] for world in possible}) > 1


def test_two_small_counts_of_a_table_take_only_the_two_that_cross_them():
    counts = {
        ("mujer", "18"): 9, ("mujer", "30"): 13, ("mujer", "45"): 15, ("mujer", "60"): 3,
        ("varón", "18"): 2, ("varón", "30"): 9, ("varón", "45"): 7, ("varón", "60"): 6,
    }  # fmt: skip
    safe = suppress_table(counts)
    hidden = {key for key, count in safe.cells.items() if count is None}
    assert hidden == {(sex, age) for sex in ("mujer", "varón") for age in ("18", "60")}
    assert None not in (*safe.row_totals.values(), *safe.column_totals.values(), safe.total)


def test_a_count_is_hidden_when_what_is_left_of_its_whole_is_small():
    assert told_count(4) is None
    assert told_count(30, of=33) is None  # three others could be told apart
    assert (told_count(30, of=30), told_count(30, of=40), told_count(0, of=12)) == (30, 30, 0)
