"""The drawings that the paper and the window share."""

from datetime import date

from reportlab.graphics.shapes import Drawing, Group, Rect, String

from app.colours import read_roles
from reports.kit.charts import (
    CalendarMark,
    ThenNow,
    calendar_strip,
    drawing_pdf,
    months_between,
    then_and_now,
)
from reports.kit.style import BOLD, PAPER, REGULAR, Palette, fit
from tests.reports.samples import pdf_text, read_pdf

ROWS = (
    ThenNow("Gestión y costos", "yellow", 58.4, 52, 66, 30, "subió", "green"),
    ThenNow("Mercado", None, None, 20, 85, None, "falta 35 %"),
)


def bars(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


def test_a_bar_says_its_name_word_and_note_without_decimals() -> None:
    text = pdf_text(drawing_pdf(then_and_now(ROWS)))
    for words in ("Gestión y costos", "en camino", "subió", "sin medir", "falta 35 %"):
        assert words in text
    assert "58" not in text


def test_the_bar_is_as_long_as_the_score_and_the_mark_is_where_it_was() -> None:
    track, filled, mark = bars(then_and_now(ROWS[:1]))
    assert abs(filled.width / track.width - 0.584) < 1e-9
    assert abs((mark.x + 1.2 - track.x) / track.width - 0.30) < 1e-9


def test_what_was_not_measured_has_no_bar() -> None:
    assert len(bars(then_and_now(ROWS[1:]))) == 1


def test_the_window_gets_the_same_drawing_in_its_own_colours() -> None:
    dark = Palette(read_roles("dark"), painted=True)
    light, night = then_and_now(ROWS), then_and_now(ROWS, dark, 600)
    words = [shape.text for shape in light.contents if isinstance(shape, String)]
    assert words == [shape.text for shape in night.contents if isinstance(shape, String)]
    assert bars(night)[0].fillColor == dark.colour("surface") != bars(light)[0].fillColor
    assert night.width == 600


def test_a_drawing_becomes_a_page_of_its_size() -> None:
    rows = (ThenNow("Local, equipos y seguridad", "begin", 20, 20, 20, None), ROWS[1])
    drawing = then_and_now(rows, PAPER, 480)
    page = read_pdf(drawing_pdf(drawing)).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (480, drawing.height)
    text = " ".join(page.extract_text().split())
    assert "por empezar" in text
    assert "Local, equipos y seguridad" in text


def test_each_band_has_its_own_shape() -> None:
    bands = ("begin", "yellow", "green", None)
    drawing = then_and_now([ThenNow(band or "", band, None, None, None, None) for band in bands])
    shapes = [type(g.contents[0]).__name__ for g in drawing.contents if isinstance(g, Group)]
    assert shapes == ["Polygon", "Circle", "Rect", "Circle"]


def test_long_names_shrink_and_then_end_in_dots() -> None:
    assert fit("corto", REGULAR, 10, 100) == ("corto", 10)
    words, size = fit("un nombre que es algo más largo", BOLD, 10, 135)
    assert words == "un nombre que es algo más largo"
    assert 8.5 <= size < 10
    words, size = fit("un nombre larguísimo que no entra de ninguna manera", BOLD, 10, 100)
    assert words.endswith("…")
    assert size == 8.5


def test_the_calendar_runs_over_the_new_year_and_keeps_marks_apart() -> None:
    assert months_between(date(2026, 11, 30), date(2027, 1, 1)) == [
        (2026, 11),
        (2026, 12),
        (2027, 1),
    ]
    one = calendar_strip([CalendarMark("1", date(2026, 12, 5))], date(2026, 11, 1), date(2027, 1, 1))
    same_day = [CalendarMark(str(number), date(2026, 12, 5)) for number in range(3)]
    three = calendar_strip(same_day, date(2026, 11, 1), date(2027, 1, 1))
    assert three.height > one.height
    assert "diciembre 2026" in pdf_text(drawing_pdf(three))


def test_marks_outside_the_months_are_left_out() -> None:
    strip = calendar_strip([CalendarMark("9", date(2028, 1, 1))], date(2026, 11, 1), date(2026, 12, 1))
    assert "9" not in pdf_text(drawing_pdf(strip))


def test_the_months_of_a_strip_are_all_whole_or_all_short() -> None:
    strip = calendar_strip([CalendarMark("1", date(2026, 3, 5))], date(2026, 2, 1), date(2026, 12, 1))
    said = [one.text for one in strip.contents if isinstance(one, String) and " " in one.text]
    assert said[1:4] == ["mar 26", "abr 26", "may 26"]
    few = calendar_strip([CalendarMark("1", date(2026, 4, 5))], date(2026, 4, 1), date(2026, 5, 1))
    assert [one.text for one in few.contents if isinstance(one, String)][:2] == ["abril 2026", "mayo 2026"]
