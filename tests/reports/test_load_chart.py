"""The loads of a line as a picture: words keep clear of the line at the pace, and machines are told apart in grey."""

from reportlab.graphics.shapes import Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from reports.kit.yamazumi import BY_HAND, LoadBar, LoadBlock, LoadChart, LoadPart, load_chart


def chart_of(
    *blocks: LoadBlock, machines: tuple[str, ...] = ("recta",), pace: float | None = None
) -> LoadChart:
    bar = LoadBar("Rosa", "5,17", blocks)
    return LoadChart((LoadPart("Hoy", "", (bar,)),), machines, pace, "el paso", hand_words="a mano")


def test_no_name_is_crossed_by_the_line_at_the_pace() -> None:
    for first in (1.0, 1.5, 2.0, 2.5, 2.9):
        blocks = (LoadBlock("Bolsillos", first), LoadBlock("Dobladillo de ruedo", 4.0 - first))
        drawing = load_chart(chart_of(*blocks, pace=3.0))
        (pace,) = (one for one in drawing.contents if isinstance(one, Line) and one.x1 == one.x2)
        names = [
            one for one in drawing.contents if isinstance(one, String) and one.text[:3] in ("Bol", "Dob")
        ]
        assert names
        for name in names:
            end = name.x + stringWidth(name.text, name.fontName, name.fontSize)
            assert not name.x < pace.x1 < end, (first, name.text)


def test_seven_machines_and_what_is_done_by_hand_are_told_apart_without_colour() -> None:
    machines = tuple(f"máquina {n}" for n in range(7))
    blocks = [LoadBlock(f"Paso {n}", 2.0, n) for n in range(7)]
    drawing = load_chart(chart_of(*blocks, LoadBlock("Doblar", 2.0, BY_HAND), machines=machines))
    boxes = [one for one in drawing.contents if isinstance(one, Rect) and one.width == 20]
    assert len(boxes) == 8
    told = set()
    for box in boxes:
        marks = [
            tuple(one.strokeDashArray or ()) or "whole"
            for one in drawing.contents
            if isinstance(one, Line) and (one.x1, one.y1) == (box.x + 2, box.y + 2)
        ]
        told.add((str(box.fillColor), *marks))
    assert len(told) == 8
    assert "a mano" in [one.text for one in drawing.contents if isinstance(one, String)]


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
