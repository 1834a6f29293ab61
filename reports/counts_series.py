"""A measure of the floor as a chart: for the window and for the papers that say what was measured."""

from collections.abc import Mapping

from app.counts.measures import DaySeries, say_measure
from reports.kit.series import LimitBand, SeriesPicture, draw_series_pdf


def picture_of(series: DaySeries) -> SeriesPicture:
    """What is drawn of a series: each stage with its limits, and what lies beyond them."""
    bands, outside, run = [], set(), set()
    for stage in series.stages:
        chart, at = stage.chart, series.places[stage.first : stage.last + 1]
        bands.append(LimitBand(at[0], at[-1], chart.lower, chart.mean, chart.upper))
        outside |= {at[place] for place in chart.outside}
        run |= {at[place] for first, last, _side in chart.runs for place in range(first, last + 1)}
    said = ("", "", "")
    if bands:
        last = bands[-1]
        low, mean, high = (
            say_measure(series.measure, value) for value in (last.lower, last.mean, last.upper)
        )
        said = (low, mean, high)
    each = () if bands else tuple(say_measure(series.measure, value) for value in series.values)
    return SeriesPicture(
        series.days, series.values, tuple(bands), said, frozenset(outside), frozenset(run), each
    )


def draw_day_series(series: DaySeries, roles: Mapping[str, str], width: float, height: float) -> bytes:
    """A series as a PDF in a theme's colours, for the window."""
    return draw_series_pdf(picture_of(series), roles, width, height)
