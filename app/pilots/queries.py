"""Reads pilots with all that is of them, and who could enter one."""

import json
from dataclasses import replace
from typing import Any

from app.allocation.queries import list_share_groups
from app.errors import DataProblem
from app.i18n import _
from app.pilots.entering import size_of, why_out
from app.pilots.records import (
    Arm,
    Assignment,
    Entrant,
    Pilot,
    PilotCandidate,
    PilotConsent,
    PilotDraw,
    PilotFollow,
    PilotOutcome,
    WholePilot,
)
from app.pilots.tables import (
    PILOT,
    PILOT_ARM,
    PILOT_ASSIGNMENT,
    PILOT_CONSENT,
    PILOT_DRAW,
    PILOT_ENTRANT,
    PILOT_FOLLOW,
    PILOT_OUTCOME,
)
from app.registry.queries import list_workshops
from app.registry.records import Workshop
from app.storage.records import Reader
from app.training.history_queries import LAST_DAY, list_course_days

_DIAGNOSED = """
SELECT workshop_id, max(visited_on) FROM visit
WHERE deleted = 0 AND status = 'finished' AND rating_of IS NULL GROUP BY workshop_id
"""


def list_pilots(reader: Reader) -> list[Pilot]:
    """The pilots of the office, the newest first."""
    sql = f"SELECT {PILOT.select(Pilot)} FROM pilot WHERE deleted = 0 ORDER BY number DESC, id DESC"
    return [Pilot(*row) for row in reader.rows(sql)]


def next_pilot_number(reader: Reader) -> int:
    """The number of the next pilot; that of a removed one is not given again."""
    return int(reader.value("SELECT coalesce(max(number), 0) + 1 FROM pilot"))


def find_pilot(reader: Reader, number: int) -> Pilot:
    """The pilot of the office's number. Raises `DataProblem` with what to do when there is none."""
    for one in reversed(list_pilots(reader)):
        if one.number == number:
            return one
    raise DataProblem(
        _("No hay un piloto {number}; mire los números con «hilvan pilot list».").format(number=number)
    )


def read_pilot(reader: Reader, pilot_id: int) -> Pilot:
    """One pilot. Raises `DataProblem` when it is not there."""
    row = reader.row(f"SELECT {PILOT.select(Pilot)} FROM pilot WHERE id = ? AND deleted = 0", (pilot_id,))
    if row is None:
        raise DataProblem(_("Ese piloto ya no está; vuelva a la lista de pilotos."))
    return Pilot(*row)


def list_arms(reader: Reader, pilot_id: int) -> list[Arm]:
    """The groups of a pilot, by their place."""
    rows = _of(reader, PILOT_ARM.select(Arm), "pilot_arm", pilot_id, "place, id")
    return [replace(Arm(*row), treated=bool(row["treated"])) for row in rows]


def list_outcomes(reader: Reader, pilot_id: int) -> list[PilotOutcome]:
    """What a pilot looks at, the main ones first."""
    columns = PILOT_OUTCOME.select(PilotOutcome)
    return [PilotOutcome(*row) for row in _of(reader, columns, "pilot_outcome", pilot_id, "role, id")]


def newest_consents(reader: Reader, pilot_id: int) -> dict[int, PilotConsent]:
    """The newest decision of each workshop about a pilot."""
    columns = PILOT_CONSENT.select(PilotConsent)
    rows = _of(reader, columns, "pilot_consent", pilot_id, "decided_on, id")
    found = (PilotConsent(*row) for row in rows)
    return {one.workshop_id: one for one in found}


def list_entrants(reader: Reader, pilot_id: int) -> list[Entrant]:
    """The list that was fixed, by code; each with the name its workshop has today."""
    names = dict(tuple(row) for row in reader.rows("SELECT id, name FROM workshop WHERE deleted = 0"))
    rows = _of(reader, PILOT_ENTRANT.select(Entrant), "pilot_entrant", pilot_id, "code, id")
    return [
        replace(
            Entrant(*row), measures=json.loads(row["measures"]), workshop=names.get(row["workshop_id"], "")
        )
        for row in rows
    ]


def list_draws(reader: Reader, pilot_id: int) -> list[PilotDraw]:
    """Every draw of a pilot, in their order: the last one holds."""
    columns = PILOT_DRAW.select(PilotDraw)
    return [PilotDraw(*row) for row in _of(reader, columns, "pilot_draw", pilot_id, "number, id")]


def list_assignments(reader: Reader, draw_id: int) -> list[Assignment]:
    """What came out of one draw."""
    columns = PILOT_ASSIGNMENT.select(Assignment)
    sql = f"SELECT {columns} FROM pilot_assignment WHERE draw_id = ? AND deleted = 0 ORDER BY id"
    return [Assignment(*row) for row in reader.rows(sql, (draw_id,))]


def list_follows(reader: Reader, pilot_id: int) -> list[PilotFollow]:
    """What became of each workshop; where two laptops wrote it, the newer row."""
    rows = _of(reader, PILOT_FOLLOW.select(PilotFollow), "pilot_follow", pilot_id, "id")
    return list({one.workshop_id: one for one in (PilotFollow(*row) for row in rows)}.values())


def read_whole_pilot(reader: Reader, pilot_id: int) -> WholePilot:
    """A pilot with all that is of it. Raises `DataProblem` when it is not there."""
    pilot = read_pilot(reader, pilot_id)
    draws = tuple(list_draws(reader, pilot_id))
    return WholePilot(
        pilot,
        tuple(list_arms(reader, pilot_id)),
        tuple(list_outcomes(reader, pilot_id)),
        tuple(list_entrants(reader, pilot_id)),
        draws,
        tuple(list_assignments(reader, draws[-1].id)) if draws else (),
        tuple(list_follows(reader, pilot_id)),
    )


def read_arm_members(reader: Reader, pilot_id: int) -> dict[str, list[int]]:
    """The workshops of each group by its name, as the draw that holds put them; all of them where nobody drew."""
    whole = read_whole_pilot(reader, pilot_id)
    arm_of = whole.arm_of
    if not arm_of:
        return {whole.pilot.name: [one.workshop_id for one in whole.entrants]}
    found: dict[str, list[int]] = {one.name: [] for one in whole.arms}
    for one in whole.entrants:
        if one.workshop_id in arm_of:
            found[arm_of[one.workshop_id].name].append(one.workshop_id)
    return found


def _of(reader: Reader, columns: str, table: str, pilot_id: int, order: str) -> list[Any]:
    sql = f"SELECT {columns} FROM {table} WHERE pilot_id = ? AND deleted = 0 ORDER BY {order}"
    return list(reader.rows(sql, (pilot_id,)))


def list_candidates(reader: Reader, pilot: Pilot, day: str | None = None) -> list[PilotCandidate]:
    """Every workshop of the office, by code, with why it cannot enter the pilot (if it cannot).

    A course that it came to later than `day` keeps nobody out: later than the list was fixed, if it was.
    """
    diagnosed = dict(tuple(row) for row in reader.rows(_DIAGNOSED))
    until = day or (pilot.list_at or LAST_DAY)[:10]
    had = {one.workshop_id for one in list_course_days(reader, pilot.courses.split(), until=until)}
    consents = newest_consents(reader, pilot.id)
    families = _families(reader) if pilot.unit == "family" else {}
    found = []
    for workshop in list_workshops(reader):
        group_id, group = _group(pilot, workshop, families)
        consent = consents.get(workshop.id)
        one = PilotCandidate(
            workshop.id, workshop.code, workshop.name, workshop.cluster.code if workshop.cluster else "",
            workshop.count_people(), size_of(workshop.count_people()), _owner_sex(workshop),
            workshop.zone or "", diagnosed.get(workshop.id), consent.granted if consent else None,
            group, group_id,
        )  # fmt: skip
        found.append(one.because(why_out(pilot, one, workshop.id in had)))
    return found


def _owner_sex(workshop: Workshop) -> str:
    return next((one.sex for one in workshop.owners if one.relation == "owner" and one.sex), "")


def _families(reader: Reader) -> dict[int, tuple[int, str]]:
    groups = [one for one in list_share_groups(reader) if one.kind == "family"]
    return {workshop: (one.id, one.name) for one in groups for workshop in one.members}


def _group(
    pilot: Pilot, workshop: Workshop, families: dict[int, tuple[int, str]]
) -> tuple[int | None, str | None]:
    """The group that is drawn with it: its association, or its family."""
    if pilot.unit == "association":
        for one in workshop.memberships:
            if one.active is not False:
                return one.association_id, one.association
    return families.get(workshop.id, (None, None))
