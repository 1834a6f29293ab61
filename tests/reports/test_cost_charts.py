"""What a garment costs and from how many it pays, as it is drawn for the window and the paper."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from app.colours import read_roles
from reports.kit.cost_charts import (
    CostRange,
    break_even_bar,
    cost_ranges,
    draw_break_even,
    draw_costs,
    nice_ticks,
)

TODAY = CostRange("Hoy", "78 a 89 por día", 11_200, 11_800, 12_700, "yellow")
PLANNED = CostRange("Línea nueva", "por probar", 7_800, 8_200, 8_700, "green", planned=True)


def texts(drawing: Drawing) -> list[str]:
    return [one.text for one in drawing.contents if isinstance(one, String)]


def test_the_price_cuts_through_and_every_cost_says_its_range() -> None:
    said = texts(cost_ranges([TODAY, PLANNED], 12_000))
    for words in (
        "le ofrecen 12.000",
        "Hoy",
        "11.200 a 12.700",
        "78 a 89 por día",
        "Línea nueva",
        "7.800 a 8.700",
    ):
        assert words in said


def test_without_a_price_nothing_cuts() -> None:
    assert not any("ofrecen" in words for words in texts(cost_ranges([TODAY], None)))


def test_who_loses_and_who_gains_stands_in_words() -> None:
    said = texts(break_even_bar(82.4, (78, 84, 89)))
    for words in ("pierde", "gana", "83 por día", "hoy 84"):
        assert words in said
    assert not any("hoy" in words for words in texts(break_even_bar(82.4, None)))


@pytest.mark.parametrize("even", [31.0, 82.4, 400.0])
def test_no_word_lies_under_the_line(even: float) -> None:
    drawing = break_even_bar(even, (117, 130, 143))
    stroke = next(one.x1 for one in drawing.contents if isinstance(one, Line) and one.y2 - one.y1 > 20)
    for one in drawing.contents:
        if isinstance(one, String) and one.text in ("pierde", "gana"):
            width = stringWidth(one.text, one.fontName, one.fontSize)
            left = one.x - (width if one.textAnchor == "end" else 0)
            assert not left - 1 < stroke < left + width + 1, one.text


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_ticks_are_even_and_hold_what_they_are_of(first: float, second: float) -> None:
    low, high = sorted((first, second))
    ticks = nice_ticks(low, high, 5)
    assert ticks[0] <= low + 1e-6
    assert ticks[-1] >= high - 1e-6
    assert 2 <= len(ticks) <= 9
    steps = {round(two - one, 6) for one, two in pairwise(ticks)}
    assert max(steps) - min(steps) < 1e-3


@given(st.integers(300, 60_000), st.integers(0, 20_000), st.one_of(st.none(), st.integers(1, 90_000)))
def test_nothing_is_drawn_outside(low: int, more: int, price: int | None) -> None:
    row = CostRange("Hoy", "", low, low + more / 2, low + more)
    drawing = cost_ranges([row], price, width=400)
    for one in drawing.contents:
        if isinstance(one, Rect):
            assert -0.01 <= one.x <= one.x + one.width <= 400.01


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_window_has_them_in_its_colours(theme: str) -> None:
    roles = read_roles(theme)
    for content in (
        draw_costs([TODAY, PLANNED], 12_000, roles, 400),
        draw_break_even(82, (78, 84, 89), roles, 400),
    ):
        assert content.startswith(b"%PDF")
