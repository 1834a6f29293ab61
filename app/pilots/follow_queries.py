"""What became of each workshop of a pilot: who took it, who waits and took it all the same, whom to measure."""

from collections.abc import Iterable

from app.allocation.queries import list_share_groups
from app.pilots.blind_queries import read_measured_blind
from app.pilots.follow_records import Contamination, DueFollowUp, FollowedWorkshop
from app.pilots.following import metres_apart
from app.pilots.queries import read_whole_pilot
from app.pilots.records import Arm, OutcomeMissing, PilotFollow, WholePilot
from app.pilots.rounds import RoundMissing, read_missing
from app.pilots.steps import has_begun
from app.pilots.windows import window_due, windows_of
from app.storage.records import Reader
from app.training.history_queries import list_course_days

NEIGHBOUR_METRES = 150
_PLACES = "SELECT id, latitude, longitude FROM workshop WHERE deleted = 0 AND longitude IS NOT NULL"


def list_followed(reader: Reader, pilot_id: int, *, today: str) -> list[FollowedWorkshop]:
    """Every workshop of the fixed list, by its group. Raises `DataProblem` when the pilot is not there."""
    whole = read_whole_pilot(reader, pilot_id)
    arms = whole.arm_of
    follows = {one.workshop_id: one for one in whole.follows}
    came = _came(reader, whole)
    rounds = _rounds(reader, whole, today)
    due = window_due(whole, today)
    knew = _knew(reader, whole, today)
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
                arm is not None and arm.treated, follow, days,
                sum(not each.of[one.workshop_id] for each in rounds), spoilt,
                rounds[-1].of[one.workshop_id] if due is not None and rounds else (),
                knew.get(one.workshop_id, ""),
            )
        )  # fmt: skip
    places = {arm.name: arm.place for arm in whole.arms}
    return sorted(found, key=lambda one: (places.get(one.arm, 0), one.code))


def list_contaminated(reader: Reader, pilot_id: int, *, today: str) -> list[FollowedWorkshop]:
    """Those that wait and whom what is tried may have reached all the same."""
    return [one for one in list_followed(reader, pilot_id, today=today) if one.contaminated]


def list_due(reader: Reader, pilot_id: int, *, today: str) -> list[DueFollowUp]:
    """Whom to measure now: those of whom a main outcome has no value in the follow-up that is due, by name.

    What claims read of a follow-up is what counts here (`app.pilots.rounds`).
    """
    return due_of(reader, read_whole_pilot(reader, pilot_id), today)


def due_of(reader: Reader, whole: WholePilot, today: str) -> list[DueFollowUp]:
    """The same of a pilot that was read. Nothing is read of the workshops while nothing is due."""
    window = window_due(whole, today)
    if window is None:
        return []
    left = {one.workshop_id for one in whole.follows if one.left_on or one.left_why}
    missing: dict[int, tuple[OutcomeMissing, ...]] = {}
    for one in read_missing(reader, whole, [window]):
        missing |= one.of
    found = [
        DueFollowUp(one.workshop_id, one.code, one.workshop, window.target, window.number, lacks)
        for one in whole.entrants
        if one.workshop_id not in left and (lacks := missing.get(one.workshop_id, ()))
    ]
    return sorted(found, key=lambda one: (one.name, one.code))


def _came(reader: Reader, whole: WholePilot) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for one in list_course_days(reader, whole.pilot.courses.split()):
        found.setdefault(one.workshop_id, []).append((one.course, one.day))
    return found


def _rounds(reader: Reader, whole: WholePilot, today: str) -> list[RoundMissing]:
    """What is missing at each follow-up that has begun; none of a pilot that did not."""
    return read_missing(reader, whole, windows_of(whole, today)) if has_begun(whole) else []


def _knew(reader: Reader, whole: WholePilot, today: str) -> dict[int, str]:
    """What whoever measured each workshop last knew of its group."""
    found: dict[int, str] = {}
    if has_begun(whole):
        for one in read_measured_blind(reader, whole, windows_of(whole, today)):
            found |= one
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
