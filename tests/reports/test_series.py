"""A few counted days as a chart: without limits, each point says what it is, and which day."""

from reportlab.graphics.shapes import String

from reports.kit.series import LimitBand, SeriesPicture, draw_series

WEEK = tuple(f"2026-11-{day}" for day in (23, 24, 25, 26, 27))


def said(picture: SeriesPicture) -> list[str]:
    return [one.text for one in draw_series(picture).contents if isinstance(one, String)]


def test_without_limits_every_day_says_its_value() -> None:
    values = (0.45, 0.48, None, 0.46, 0.47)
    words = said(SeriesPicture(WEEK, values, each=("45 %", "48 %", "", "46 %", "47 %")))
    assert [one for one in words if "%" in one] == ["45 %", "48 %", "46 %", "47 %"]
    assert [one for one in words if "/" in one] == ["23/11", "24/11", "25/11", "26/11", "27/11"]


def test_with_limits_the_limits_say_it() -> None:
    band = LimitBand(0, 4, 0.4, 0.46, 0.5)
    words = said(SeriesPicture(WEEK, (0.45, 0.48, 0.44, 0.46, 0.47), (band,), ("40 %", "46 %", "50 %")))
    assert [one for one in words if "%" in one] == ["40 %", "46 %", "50 %"]
