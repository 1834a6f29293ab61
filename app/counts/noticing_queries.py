"""A pace that moved for good is worth the question whether it is a milestone, and what it is owed to."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from app.counts.control_chart import Stage
from app.counts.measures import BY_CODE, DaySeries, make_series, say_measure
from app.counts.queries import find_work_day, list_days
from app.counts.vocabulary import counting_rules
from app.figures.milestone_queries import questions_about
from app.figures.milestone_rules import Asking
from app.figures.noticing_queries import Noticed
from app.i18n import _
from app.storage.records import Reader

MEASURE = "efficiency"
TABLE = "work_day"


def notice_days(reader: Reader, rows: Iterable[int], today: str) -> list[Noticed]:
    """After days were written: the workshops whose efficiency moved for good."""
    return list(
        _notice(reader, _workshops(reader, "SELECT DISTINCT workshop_id FROM work_day WHERE id", rows))
    )


def notice_outputs(reader: Reader, rows: Iterable[int], today: str) -> list[Noticed]:
    """The same after what was made on days was written."""
    sql = "SELECT DISTINCT d.workshop_id FROM day_output x JOIN work_day d ON d.id = x.work_day_id WHERE x.id"
    return list(_notice(reader, _workshops(reader, sql, rows)))


def _workshops(reader: Reader, sql: str, rows: Iterable[int]) -> list[int]:
    wanted = tuple(rows)
    marks = ", ".join("?" * len(wanted))
    return [row[0] for row in reader.rows(f"{sql} IN ({marks})", wanted)]


def _notice(reader: Reader, workshops: Iterable[int]) -> Iterator[Noticed]:
    for workshop in workshops:
        days = list_days(reader, workshop)
        if not days:
            continue
        since = (
            date.fromisoformat(days[-1].worked_on) - timedelta(days=counting_rules().noticed_days)
        ).isoformat()
        series = make_series([day for day in days if day.worked_on >= since], BY_CODE[MEASURE])
        if len(series.stages) > 1:
            yield from _ask(reader, workshop, series, *series.stages[-2:])


def _ask(reader: Reader, workshop: int, series: DaySeries, before: Stage, after: Stage) -> Iterator[Noticed]:
    begun = series.days[series.places[after.first]]
    last = date.fromisoformat(series.days[series.places[after.last]])
    if (last - date.fromisoformat(begun)).days > counting_rules().fresh_change_days:
        return
    what = _("{measure}: de {before} a {after}").format(
        measure=_(series.measure.title),
        before=say_measure(series.measure, before.chart.mean),
        after=say_measure(series.measure, after.chart.mean),
    )
    row = _same_change(reader, workshop, begun) or find_work_day(reader, workshop, begun)
    if row is not None:
        yield Noticed(workshop, Asking("other", what=what.replace("\u00a0", " ")), begun, TABLE, row)


def _same_change(reader: Reader, workshop: int, begun: str) -> int | None:
    """The day that an earlier question about this change was tied to."""
    for question in questions_about(reader, workshop, "other", TABLE):
        apart = abs((date.fromisoformat(question.happened_on) - date.fromisoformat(begun)).days)
        if apart <= counting_rules().same_change_days:
            return question.source_row
    return None
