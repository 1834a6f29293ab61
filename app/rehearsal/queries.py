"""Reads what is expected of a plan from the file: its list, how far apart workshops are, how they keep from year to year."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import StatisticsError, correlation, fmean

from app.errors import DataProblem
from app.i18n import _
from app.pilots.fixing import StepMissing
from app.pilots.listing import make_entrants
from app.pilots.measures import PilotMeasure, find_measure
from app.pilots.queries import newest_consents, read_whole_pilot
from app.pilots.records import Entrant, PilotOutcome, WholePilot
from app.registry.queries import list_workshop_lines
from app.rehearsal.records import Expectation, RehearsalPlan
from app.storage.records import Reader

SUPPOSED_CORRELATION = 0.5
MOST_CORRELATION = 0.95
LEAST_TWICE = 20  # workshops measured twice, for a correlation of the office's own
APART = 270  # days between two measurements of about a year


def read_rehearsal_plan(
    reader: Reader, pilot_id: int, measure: str | None = None, *, today: str
) -> RehearsalPlan:
    """A pilot as it would be drawn, for one of its outcomes: the first main one unless a `measure` is said.

    While no list is fixed it is the one that would be fixed `today` if everybody who is still to be asked
    consented: a plan is rehearsed before anybody is asked. Raises `StepMissing` without an outcome
    or anybody on the list, and for a comparison that is not by lot; `DataProblem` for a measure that the plan has not.
    """
    whole = read_whole_pilot(reader, pilot_id)
    if whole.pilot.comparison != "lot":
        raise StepMissing(
            "groups",
            _("Solo se ensaya lo que se compara por sorteo; este piloto se compara de otra manera."),
        )
    outcome = _find_outcome(whole, measure)
    entrants = whole.entrants or tuple(make_entrants(reader, whole.pilot, today, unasked=True))
    if not entrants:
        raise StepMissing("entry", _("Nadie puede entrar todavía; mire por qué en «Quién entra»."))
    day = (whole.pilot.list_at or today)[:10]
    asked = set() if whole.entrants else newest_consents(reader, pilot_id).keys()
    return RehearsalPlan(
        entrants,
        tuple(one.parts for one in whole.arms),
        tuple(one.treated for one in whole.arms),
        _expect(reader, whole, outcome, entrants, day),
        whole.pilot.layout,
        whole.pilot.balance_most,
        whole.pilot.unit,
        0 if whole.entrants else sum(one.workshop_id not in asked for one in entrants),
    )


def _find_outcome(whole: WholePilot, measure: str | None) -> PilotOutcome:
    for one in whole.outcomes:
        if measure in (None, one.measure):
            return one
    if whole.outcomes:
        raise DataProblem(_("El plan no mira «{code}»; agréguelo o elija otro.").format(code=measure))
    raise StepMissing("plan", _("Falta qué se mira: elija de uno a tres resultados principales."))


def _expect(
    reader: Reader, whole: WholePilot, outcome: PilotOutcome, entrants: Sequence[Entrant], day: str
) -> Expectation:
    pilot, measure = whole.pilot, find_measure(reader, outcome.measure)
    rho, twice = read_correlation(reader, measure, day)
    said = {"take_up": pilot.take_up, "drop_out": pilot.drop_out, "follow_ups": pilot.follow_ups}
    supposed = [name for name, value in said.items() if value is None]
    return Expectation(
        measure.code,
        measure.title,
        measure.unit,
        _values(reader, measure, entrants, day),
        measure.better,
        rho,
        twice,
        outcome.least_effect or None,
        pilot.follow_ups or 1,
        1.0 if pilot.take_up is None else pilot.take_up,
        pilot.drop_out or 0.0,
        tuple(supposed if twice else ["correlation", *supposed]),
    )


def _values(reader: Reader, measure: PilotMeasure, entrants: Sequence[Entrant], day: str) -> dict[str, float]:
    """What each unit had: as the list was fixed with it, or as the file has it of that day."""
    of_list = {
        one.workshop_id: one.measures[measure.code] for one in entrants if measure.code in one.measures
    }
    if not of_list:
        read = measure.read(reader, [one.workshop_id for one in entrants], day)
        of_list = {workshop: value.value for workshop, value in read.items()}
    found: dict[str, list[float]] = {}
    for one in entrants:
        if one.workshop_id in of_list:
            found.setdefault(one.unit, []).append(of_list[one.workshop_id])
    return {unit: fmean(values) for unit, values in found.items()}


def read_correlation(reader: Reader, measure: PilotMeasure, day: str) -> tuple[float, int]:
    """How a measure goes with itself about a year before, over the workshops of the office, and of how many.

    Of too few it is supposed to be a half, and then of none.
    """
    workshops = [line.id for line in list_workshop_lines(reader)]
    before = (date.fromisoformat(day) - timedelta(days=APART)).isoformat()
    early, late = measure.read(reader, workshops, before), measure.read(reader, workshops, day)
    twice = [one for one in early if one in late and early[one].day < late[one].day]
    if len(twice) < LEAST_TWICE:
        return SUPPOSED_CORRELATION, 0
    try:
        found = correlation([early[one].value for one in twice], [late[one].value for one in twice])
    except StatisticsError:  # all the same
        return SUPPOSED_CORRELATION, 0
    return min(max(found, 0.0), MOST_CORRELATION), len(twice)
