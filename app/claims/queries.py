"""Reads what is known of a pilot's workshops, and has what can be claimed of it reckoned."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from app.apart import Reckoner, reckon_here, stoppable
from app.claims.likeness import InstrumentsCompared, who_is_unlike
from app.claims.promises import added_since
from app.claims.records import (
    BEFORE_AFTER,
    LOT,
    Member,
    OutcomeSeries,
    PilotDrawn,
    PilotReport,
    PilotStudy,
    PlanKept,
)
from app.i18n import _
from app.pilots.blind_queries import read_measured_blind
from app.pilots.blinding import count_blind
from app.pilots.entering import PEOPLE
from app.pilots.measures import Values, list_measures, read_at_days
from app.pilots.overlap_queries import list_overlaps
from app.pilots.queries import read_whole_pilot
from app.pilots.records import Entrant, PilotFollow, WholePilot, Window
from app.pilots.rounds import days_left, still_there, values_within
from app.pilots.windows import days_before, start_of, windows_of
from app.progress import SILENT, Progress
from app.registry.queries import list_workshops
from app.registry.records import Workshop
from app.storage.records import Reader
from app.training.history_queries import list_course_days

TOOK = {"whole": True, "part": True, "none": False}
YOUNG, SMALL_WORKSHOP = 30, 5


def read_pilot_report(
    reader: Reader, pilot_id: int, *, today: date, reckon: Reckoner = reckon_here, progress: Progress = SILENT
) -> PilotReport:
    """What can be claimed of a pilot; `reckon` says where it is reckoned, and `progress` may stop it there.

    Raises `StepMissing` for one that did not begin.
    """
    progress.report(0, None, _("Leyendo lo medido"))
    study = read_pilot_study(reader, pilot_id, today=today)
    progress.report(0, None, _("Calculando"))
    from app.claims.reckoning import reckon_pilot

    if reckon is reckon_here:
        return reckon_pilot(study, progress)
    return stoppable(reckon, progress)(reckon_pilot, study)


def read_pilot_study(reader: Reader, pilot_id: int, *, today: date) -> PilotStudy:
    """All that is known of a pilot's workshops. Raises `StepMissing` for one that did not begin."""
    whole = read_whole_pilot(reader, pilot_id)
    pilot, day = whole.pilot, today.isoformat()
    start = start_of(whole)
    windows = windows_of(whole, day)
    close = windows[-1].until
    promised = whole.draw.plan_hash if whole.draw else pilot.plan_hash
    added = added_since(whole, promised)
    plan = PlanKept(
        pilot.plan_at, promised, whole.draw.drawn_at if whole.draw else None, len(whole.draws),
        promised is not None and added != (), added or (),
    )  # fmt: skip
    members = _read_members(reader, whole, start, close)
    before = () if pilot.comparison in (LOT, BEFORE_AFTER) else days_before(windows, start)
    outcomes = _read_outcomes(reader, whole, members, start, windows, before, plan.added)
    drawn = None
    if whole.draw is not None and pilot.comparison == LOT:
        drawn = PilotDrawn(
            int(whole.draw.seed), tuple(one.parts for one in whole.arms),
            tuple(one.treated for one in whole.arms), whole.draw.balance_most,
        )  # fmt: skip
    frozen = {one.workshop_id: one.measures for one in whole.entrants}
    names = tuple(one.name for one in whole.arms)
    blinding = count_blind(
        knew for of_round in read_measured_blind(reader, whole, windows) for knew in of_round.values()
    )
    others = list_overlaps(reader, pilot.id, frozen, since=start, until=close)
    elsewhere = len({shop for one in others for shop in one.workshops})
    return PilotStudy(
        pilot, day, start, names, members, outcomes, windows, plan, drawn, frozen, blinding, elsewhere
    )


def _read_outcomes(
    reader: Reader,
    whole: WholePilot,
    members: Sequence[Member],
    start: str,
    windows: tuple[Window, ...],
    before: tuple[str, ...],
    added: Collection[str],
) -> tuple[OutcomeSeries, ...]:
    """What the plan looks at, of each workshop: at the moments before, at the start and at each follow-up."""
    ids = [one.workshop_id for one in members]
    by_code = {one.code: one for one in list_measures(reader)}
    measures = [by_code[one.measure] for one in whole.outcomes if one.measure in by_code]
    days = (start, *(one.until for one in windows), *before)
    values = read_at_days(reader, measures, ids, days) if measures else {}
    roles = {one.measure: one for one in whole.outcomes}
    gone = days_left(whole)
    instruments = InstrumentsCompared(reader)
    outcomes = []
    for measure in measures:
        own = values[measure.code]
        baseline = still_there(measure, own[start], start, {})
        rounds = tuple(values_within(measure, own[one.until], one, gone) for one in windows)
        earlier = [still_there(measure, own[one], one, {}) for one in before]
        leads = _read_leads(measure.code, baseline, earlier, before, instruments)
        outcome = roles[measure.code]
        outcomes.append(
            OutcomeSeries(
                measure.code, measure.title, measure.unit, outcome.role, measure.better, outcome.least_effect,
                measure.code in added, baseline, rounds, leads,
                who_is_unlike(measure.code, baseline, rounds, instruments),
            )
        )  # fmt: skip
    return tuple(outcomes)


def _read_leads(
    code: str, baseline: Values, at: Sequence[Values], days: Sequence[str], instruments: InstrumentsCompared
) -> tuple[Values, ...]:
    """What was measured between each moment before the start and the next one further back.

    Neither the baseline again, nor what is not of the same thing as it.
    """
    found = []
    for of_day, edge in zip(at, (*days, "")[1:], strict=True):
        kept = {
            shop: value
            for shop, value in of_day.items()
            if edge < value.day and shop in baseline and value.day < baseline[shop].day
        }
        unlike = who_is_unlike(code, baseline, [kept], instruments)
        found.append({shop: value for shop, value in kept.items() if shop not in unlike})
    return tuple(one for one in found if one)


def _read_members(reader: Reader, whole: WholePilot, start: str, close: str) -> tuple[Member, ...]:
    follows = {one.workshop_id: one for one in whole.follows}
    workshops = {one.id: one for one in list_workshops(reader)}
    courses = whole.pilot.courses.split()
    attended = {one.workshop_id for one in list_course_days(reader, courses, after=start, until=close)}
    lists_kept = any(one.workshop_id in attended for one in whole.entrants)
    place_of = {one.id: place for place, one in enumerate(whole.arms)}
    arm_of = whole.arm_of if whole.pilot.comparison == LOT else {}
    found = []
    for one in whole.entrants:
        follow = follows.get(one.workshop_id)
        took = _took(follow, close, one.workshop_id in attended, lists_kept)
        arm = arm_of.get(one.workshop_id)
        background, groups = _background(workshops.get(one.workshop_id), one, int(start[:4]))
        found.append(
            Member(
                one.workshop_id, one.code, one.unit, one.stratum, place_of[arm.id] if arm else None,
                arm.treated if arm else took is True, took, follow.left_why if follow else None,
                follow.left_on if follow else None, groups, background,
            )
        )  # fmt: skip
    if whole.pilot.comparison == LOT:
        found = [one for one in found if one.arm is not None]
    return tuple(found)


def _took(follow: PilotFollow | None, close: str, attended: bool, lists_kept: bool) -> bool | None:
    """What was noted of it; else what the lists of attendance say, where somebody of the pilot is on them.

    What came after the comparison closed, as it was promised to who waited, is not of it.
    """
    if follow is not None and follow.took:
        return TOOK[follow.took] and (follow.took_on or "") <= close
    return attended if lists_kept else None


def _background(
    workshop: Workshop | None, entrant: Entrant, year: int
) -> tuple[dict[str, float], frozenset[str]]:
    """How it was, as far as it is known, and the subgroups that it is of."""
    found: dict[str, float] = {}
    if PEOPLE in entrant.measures:
        found["people"] = entrant.measures[PEOPLE]
    if workshop is not None:
        owner = next((one for one in workshop.owners if one.relation == "owner"), None)
        if owner is not None and owner.sex:
            found["woman"] = float(owner.sex == "woman")
        if owner is not None and owner.birth_year:
            found["owner_age"] = float(year - owner.birth_year)
        if workshop.start_year:
            found["years"] = float(max(0, year - workshop.start_year))
        if workshop.zone:
            found["rural"] = float(workshop.zone == "rural")
    of: dict[str, Callable[[float], bool]] = {
        "woman": bool, "rural": bool, "owner_age": lambda age: age < YOUNG,
        "people": lambda people: people <= SMALL_WORKSHOP,
    }  # fmt: skip
    names = {"owner_age": "under_30", "people": "small"}
    return found, frozenset(
        names.get(code, code) for code, is_of in of.items() if code in found and is_of(found[code])
    )
