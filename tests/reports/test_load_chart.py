"""The loads of a line on paper: the bars keep their room."""

from reportlab.graphics.shapes import Rect, String

from reports.kit.yamazumi import LoadBar, LoadBlock, LoadChart, LoadPart, load_chart


def bars_of(pace: float | None) -> tuple[float, list[str]]:
    bar = LoadBar("Elvira", "3,13", (LoadBlock("cerrar hombros", 1.37), LoadBlock("pegar mangas", 1.76)))
    chart = LoadChart(
        (LoadPart("Hoy", "", (bar,)),), ("overlock",), pace, "8,00 min: el paso" if pace else ""
    )
    drawing = load_chart(chart)
    right = max(one.x + one.width for one in drawing.contents if isinstance(one, Rect) and one.y > 30)
    return right / drawing.width, [one.text for one in drawing.contents if isinstance(one, String)]


def test_a_pace_that_is_far_away_does_not_crowd_the_bars_into_a_corner() -> None:
    near, _words = bars_of(3.5)
    far, words = bars_of(8.0)
    assert near > 0.7
    assert far > 0.6
    assert any("8,00 min" in one and one.endswith("→") for one in words)
