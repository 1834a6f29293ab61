"""What became of each workshop of a pilot: who took it, who waits and took it all the same, whom to measure."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.allocation.queries import list_share_groups
from app.pilots.follow_records import Contamination, DueFollowUp, FollowedWorkshop
from app.pilots.following import follow_up_days, metres_apart
from app.pilots.queries import read_whole_pilot
from app.pilots.records import Arm, PilotFollow, WholePilot
from app.storage.records import Reader
from app.training.history_queries import list_course_days

NEIGHBOUR_METRES = 150
_PLACES = "SELECT id, latitude, longitude FROM workshop WHERE deleted = 0 AND longitude IS NOT NULL"
EARLY_DAYS = 21  # before a follow-up from which it is due
_ROUNDS = """
SELECT workshop_id, visited_on FROM visit WHERE deleted = 0 AND status = 'finished' AND rating_of IS NULL
AND visited_on > ? ORDER BY visited_on
"""


def list_followed(reader: Reader, pilot_id: int, *, today: str) -> list[FollowedWorkshop]:
    """Every workshop of the fixed list, by its group. Raises `DataProblem` when the pilot is not there."""
    whole = read_whole_pilot(reader, pilot_id)
    arms = whole.arm_of
    follows = {one.workshop_id: one for one in whole.follows}
    came = _came(reader, whole)
    measured = _measured(reader, whole)
    near = _near(reader, whole, arms)
    found = []
    for one in whole.entrants:
        arm, follow = arms.get(one.workshop_id), follows.get(one.workshop_id)
        waits = arm is not None and not arm.treated
        days = tuple(came.get(one.workshop_id, ()))
        spoilt = _contaminations(whole, follow, days, near.get(one.workshop_id, ())) if waits else ()
        found.append(
            FollowedWorkshop(
                one.workshop_id, one.code, one.workshop, arm.name if arm is not None else "",
                arm is not None and arm.treated, follow, days, measured.get(one.workshop_id, 0), spoilt,
            )
        )  # fmt: skip
    places = {arm.name: arm.place for arm in whole.arms}
    return sorted(found, key=lambda one: (places.get(one.arm, 0), one.code))


def list_contaminated(reader: Reader, pilot_id: int, *, today: str) -> list[FollowedWorkshop]:
    """Those that wait and whom what is tried may have reached all the same."""
    return [one for one in list_followed(reader, pilot_id, today=today) if one.contaminated]


def list_due(reader: Reader, pilot_id: int, *, today: str) -> list[DueFollowUp]:
    """Whom to measure now: those whose next follow-up is due, the longest waiting first."""
    whole = read_whole_pilot(reader, pilot_id)
    days = follow_up_days(whole)
    found = []
    for one in list_followed(reader, pilot_id, today=today):
        if one.left or one.measured >= len(days):
            continue
        due_on = days[one.measured]
        if (date.fromisoformat(due_on) - timedelta(days=EARLY_DAYS)).isoformat() <= today:
            found.append(DueFollowUp(one.id, one.name, due_on, one.measured + 1))
    return sorted(found, key=lambda one: (one.due_on, one.name))


def _came(reader: Reader, whole: WholePilot) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for one in list_course_days(reader, whole.pilot.courses.split()):
        found.setdefault(one.workshop_id, []).append((one.course, one.day))
    return found


def _measured(reader: Reader, whole: WholePilot) -> dict[int, int]:
    """How many diagnoses each had since the pilot began."""
    since = whole.pilot.starts_on or (whole.draw.drawn_at[:10] if whole.draw is not None else "9999")
    found: dict[int, int] = {}
    for workshop, _day in reader.rows(_ROUNDS, (since,)):
        found[workshop] = found.get(workshop, 0) + 1
    return found


def _near(reader: Reader, whole: WholePilot, arms: dict[int, Arm]) -> dict[int, list[Contamination]]:
    """Of each workshop those that started first and are of its family, share its transport, or are next door."""
    names = {one.workshop_id: one.workshop for one in whole.entrants}
    found: dict[int, list[Contamination]] = {}
    for group in list_share_groups(reader):
        first = [one for one in group.members if one in arms and arms[one].treated]
        for member in group.members:
            for other in first:
                if other != member and member in names:
                    near = Contamination("near", names[other], kind=group.kind)
                    found.setdefault(member, []).append(near)
    places = {one: (north, east) for one, north, east in reader.rows(_PLACES) if one in names}
    for one, place in places.items():
        for other, where in places.items():
            apart = metres_apart(place, where)
            if other != one and other in arms and arms[other].treated and apart <= NEIGHBOUR_METRES:
                found.setdefault(one, []).append(
                    Contamination("neighbour", names[other], kind=f"{apart:.0f}")
                )
    return found


def _contaminations(
    whole: WholePilot,
    follow: PilotFollow | None,
    came: Iterable[tuple[str, str]],
    near: Iterable[Contamination],
) -> tuple[Contamination, ...]:
    """While it waited: what came after its day to wait until is what it was promised."""
    until = whole.pilot.waits_until or "9999"
    found = [Contamination("course", course, day) for course, day in came if day <= until]
    took = follow is not None and follow.took in ("whole", "part")
    if took and follow is not None and (follow.took_on or "") <= until:
        found.append(Contamination("noted", day=follow.took_on or ""))
    return (*found, *near)
