"""What a pilot can look at: each measure that the file holds, with its unit, and its value at a day.

A measure's code is its kind and what of it, with a dot between: `dimension.GES`, `figure.sales_month`.
The value at a day is the newest known by then; where none is, there is none.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from statistics import fmean
from typing import NamedTuple

from app.administrative.values import ORIGIN, list_list_measures, read_list_values
from app.allocation.queries import all_records
from app.counts.indicators import defects_per_hundred, efficiency_of
from app.counts.queries import days_of_workshops
from app.counts.records import WorkDay
from app.diagnosis.instruments import list_instruments
from app.diagnosis.queries import read_answers, read_instrument
from app.diagnosis.records import Instrument
from app.diagnosis.scoring import Result, score_answers
from app.errors import DataProblem
from app.figures.kinds import KINDS, PEOPLE
from app.figures.queries import figures_of_workshops
from app.formalization.ladder_queries import list_rungs
from app.i18n import _
from app.pilots.records import MeasuredValue
from app.storage.records import Reader
from app.training.courses import find_course
from app.training.queries import list_enrolments, list_events, list_test_answers
from app.training.results import gain_by_person

FLOOR_DAYS = 28  # how far back a floor is looked at
LOOKED_AT = ("done", "told", "in_hand", "expired")  # somebody said something of the step


Values = Mapping[int, MeasuredValue]
Read = Callable[[Reader, Collection[int], str], Values]
ByDay = Mapping[str, Mapping[str, Values]]  # of each code, at each day


class PilotMeasure(NamedTuple):
    """A measure of workshops: `read` gives what each of some had at a day. More is `better`, or less.

    What is `standing` stays as it was until somebody notes otherwise, so it is known on every day.
    """

    code: str
    title: str
    unit: str
    read: Read
    better: int = 1
    standing: bool = False


def list_measures(reader: Reader) -> list[PilotMeasure]:
    """Every measure there can be, those of the diagnostic first, by its newest instrument."""
    instrument = _instrument(reader)
    points, percent = _("puntos"), "%"
    found = [PilotMeasure("index", _("Índice de todo el diagnóstico"), points, _scores("index"))]
    parts = [("dimension", one.code, one.name) for one in instrument.dimensions]
    parts += [("sub_index", one.code, one.name) for one in instrument.sub_indices]
    for kind, part, name in parts:
        found.append(PilotMeasure(f"{kind}.{part}", name, points, _scores(f"{kind}.{part}")))
    found += [
        PilotMeasure(f"figure.{one.code}", _(one.title), _(one.unit), _figures(one.code)) for one in KINDS
    ]
    return [
        *found,
        PilotMeasure("efficiency", _("Eficiencia medida en el taller"), percent, _floor(_efficiency)),
        PilotMeasure("dhu", _("Defectos por cien prendas"), _("defectos"), _floor(defects_per_hundred), -1),
        PilotMeasure(
            "steps.business", _("Pasos del negocio hechos"), _("pasos"), _steps("business"), standing=True
        ),
        PilotMeasure(
            "steps.jobs", _("Pasos de las personas hechos"), _("pasos"), _steps("jobs"), standing=True
        ),
        PilotMeasure("orders_kept", _("Partes de pedidos que cumplió"), percent, _orders_kept),
        PilotMeasure("training_test", _("Prueba del curso"), percent, _training_tests),
        *(
            PilotMeasure(one.code, one.title, _(PEOPLE) if one.of_people else percent, _listed(one.code))
            for one in list_list_measures(reader)
        ),
    ]


def find_measure(reader: Reader, code: str) -> PilotMeasure:
    """The measure of a code. Raises `DataProblem`."""
    for one in list_measures(reader):
        if one.code == code:
            return one
    raise DataProblem(
        _("No se mide «{code}»; mire lo que hay con «hilvan pilot measures».").format(code=code)
    )


def read_values(
    reader: Reader, codes: Collection[str], workshops: Collection[int], day: str
) -> dict[int, dict[str, float]]:
    """What each workshop had at a day of each of these measures; what is unknown is not there."""
    found: dict[int, dict[str, float]] = {}
    for code in codes:
        for workshop, value in find_measure(reader, code).read(reader, workshops, day).items():
            found.setdefault(workshop, {})[code] = value.value
    return found


def read_at_days(
    reader: Reader, measures: Collection[PilotMeasure], workshops: Collection[int], days: Collection[str],
    *, since: str = "",
) -> ByDay:  # fmt: skip
    """What each workshop had of each measure at each day, the office read as few times as can be.

    Rounds up to the day `since` are not scored: for who does not want what is so old.
    """
    codes = [one.code for one in measures]
    scored = [code for code in codes if code == "index" or code.startswith(("dimension.", "sub_index."))]
    figures = [code for code in codes if code.startswith("figure.")]
    found: dict[str, Mapping[str, Values]] = {}
    if scored:
        found |= _read_scores(reader, scored, workshops, days, since)
    if figures:
        found |= _read_figures(reader, figures, workshops, days)
    for one in measures:
        if one.code not in found:
            found[one.code] = {day: one.read(reader, workshops, day) for day in days}
    return found


def _instrument(reader: Reader) -> Instrument:
    """That of the newest visit, or the first that the program brings."""
    digest = reader.value(
        "SELECT instrument.hash FROM visit JOIN instrument ON instrument.id = visit.instrument_id "
        "WHERE visit.deleted = 0 ORDER BY visit.visited_on DESC, visit.id DESC LIMIT 1"
    )
    return read_instrument(reader, digest) if digest else list_instruments()[0]


_ROUNDS = """
SELECT visit.workshop_id, visit.id, visit.visited_on, instrument.hash
FROM visit JOIN instrument ON instrument.id = visit.instrument_id
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.rating_of IS NULL AND visit.visited_on > ?
    AND visit.visited_on <= ?
ORDER BY visit.visited_on, visit.id
"""


def _scores(code: str) -> Read:
    """The index, or a dimension or sub-index, of the newest round by then."""

    def read(reader: Reader, workshops: Collection[int], day: str) -> Values:
        return _read_scores(reader, [code], workshops, [day])[code][day]

    return read


def _read_scores(
    reader: Reader, codes: Collection[str], workshops: Collection[int], days: Collection[str], since: str = ""
) -> ByDay:
    """Of each code and day; a round is scored once, whatever is asked of it."""
    rounds = [row for row in reader.rows(_ROUNDS, (since, max(days))) if row[0] in workshops]
    newest = {day: {row[0]: row for row in rounds if row[2] <= day} for day in days}
    used = {row[1]: row[3] for by_workshop in newest.values() for row in by_workshop.values()}
    answers = read_answers(reader, list(used))
    instruments = {digest: read_instrument(reader, digest) for digest in set(used.values())}
    scores = {
        visit: _scores_by_code(score_answers(instruments[digest], answers.get(visit, {})))
        for visit, digest in used.items()
    }
    return {
        code: {
            day: {
                workshop: MeasuredValue(score, visited_on, None, digest)
                for workshop, visit, visited_on, digest in newest[day].values()
                if (score := scores[visit].get(code)) is not None
            }
            for day in days
        }
        for code in codes
    }


def _scores_by_code(result: Result) -> dict[str, float | None]:
    found = {"index": result.overall}
    found |= {f"dimension.{one.code}": one.score for one in result.dimensions}
    return found | {f"sub_index.{one.code}": one.score for one in result.sub_indices}


def _figures(kind: str) -> Read:
    """A figure whose period had ended by then."""

    def read(reader: Reader, workshops: Collection[int], day: str) -> Values:
        return _read_figures(reader, [f"figure.{kind}"], workshops, [day])[f"figure.{kind}"][day]

    return read


def _read_figures(
    reader: Reader, codes: Collection[str], workshops: Collection[int], days: Collection[str]
) -> ByDay:
    found: dict[str, dict[str, dict[int, MeasuredValue]]] = {
        code: {day: {} for day in days} for code in codes
    }
    for workshop, figures in figures_of_workshops(reader, workshops).items():
        for one in figures:  # from the oldest period to the newest
            for day, values in found.get(f"figure.{one.kind}", {}).items():
                if one.period_to <= day:
                    values[workshop] = MeasuredValue(one.value, one.period_to, one.origin)
    return found


def _listed(code: str) -> Read:
    """What the list of a ministry says whose month had ended by then."""

    def read(reader: Reader, workshops: Collection[int], day: str) -> Values:
        found = read_list_values(reader, code, workshops, day)
        return {one: MeasuredValue(said.value, said.day, ORIGIN) for one, said in found.items()}

    return read


def _floor(reckon: Callable[[list[WorkDay]], float | None]) -> Read:
    """What was counted on the floor in the four weeks before."""

    def read(reader: Reader, workshops: Collection[int], day: str) -> Values:
        since = (date.fromisoformat(day) - timedelta(days=FLOOR_DAYS - 1)).isoformat()
        counted = days_of_workshops(reader, since=since, until=day)
        reckoned = {one: reckon(days) for one, days in counted.items() if one in workshops}
        return {
            one: MeasuredValue(value, counted[one][-1].worked_on, "measured")
            for one, value in reckoned.items()
            if value is not None
        }

    return read


def _efficiency(days: list[WorkDay]) -> float | None:
    share = efficiency_of(days)
    return None if share is None else 100 * share


def _steps(ladder: str) -> Read:
    """The steps of a ladder that were done by then, of a workshop somebody looked at."""

    def read(reader: Reader, workshops: Collection[int], day: str) -> Values:
        done: dict[int, list[str]] = {}
        for rung in list_rungs(reader, today=day, workshop_ids=workshops):
            if rung.step.ladder == ladder and (rung.record or rung.status in LOOKED_AT):
                days = done.setdefault(rung.workshop_id, [])
                done_on = (rung.record.done_on if rung.record else None) or ""
                if rung.status == "done" and done_on <= day:
                    days.append(done_on)
        return {one: MeasuredValue(len(days), max(days, default="") or day) for one, days in done.items()}

    return read


def _orders_kept(reader: Reader, workshops: Collection[int], day: str) -> Values:
    records = all_records(reader, today=day, workshop_ids=list(workshops))
    return {
        workshop: MeasuredValue(100 * one.kept / one.due, one.last_on or day)
        for workshop, one in records.items()
        if one.due
    }


def _training_tests(reader: Reader, workshops: Collection[int], day: str) -> Values:
    """The newest test by then, of whom took it before the course and after: the mean of a workshop's people."""
    shares: dict[int, dict[str, list[float]]] = {}
    for event in list_events(reader, today=day):
        course = find_course(event.course)
        if course is None or (event.first_on or "9999") > day:
            continue
        after = (event.last_on or "9999") <= day
        held_on = str(event.last_on if after else event.first_on)
        gains = gain_by_person(course, list_test_answers(reader, event.id))
        for one in list_enrolments(reader, event.id) if gains else ():
            gain, workshop = gains.get(one.id), one.trainee.workshop_id
            if gain is not None and workshop is not None and workshop in workshops and gain.most:
                share = 100 * (gain.after if after else gain.before) / gain.most
                shares.setdefault(workshop, {}).setdefault(held_on, []).append(share)
    newest = {workshop: max(by_day.items()) for workshop, by_day in shares.items()}
    return {workshop: MeasuredValue(fmean(found), held_on) for workshop, (held_on, found) in newest.items()}
