"""Reads the days that were counted, what was promised, and the pace that follows from them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.counts.indicators import garment_of, is_open, turnover
from app.counts.pace import Begun, make_pace
from app.counts.records import DayOutput, DefectCount, Garment, Pace, Promise, Stoppage, WorkDay
from app.counts.tables import DEFECT_COUNT, PROMISE, STOPPAGE, WORK_DAY
from app.production.queries import list_operators, standards_by_day
from app.production.standard_time import DatedMinutes, minutes_on
from app.storage.records import Reader

ALWAYS = ("0001-01-01", "9999-12-31")
Standards = Mapping[int, DatedMinutes]
_DAYS = WORK_DAY.select(WorkDay, "d.")
_DEFECTS = DEFECT_COUNT.select(DefectCount, "x.")
_STOPS = STOPPAGE.select(Stoppage, "x.")
_PROMISES = PROMISE.select(Promise)
_OF_DAY = "JOIN work_day d ON d.id = x.work_day_id WHERE d.deleted = 0 AND x.deleted = 0"
_WITHIN = "AND d.worked_on BETWEEN :since AND :until"


def list_days(
    reader: Reader, workshop_id: int, *, since: str = ALWAYS[0], until: str = ALWAYS[1]
) -> list[WorkDay]:
    """The counted days of a workshop with all that is of them, from the oldest."""
    found = _read_days(
        reader, "AND d.workshop_id = :workshop", {"workshop": workshop_id, "since": since, "until": until},
        standards_by_day(reader, workshop_id),
    )  # fmt: skip
    return found.get(workshop_id, [])


def _read_days(
    reader: Reader, where: str, asked: Mapping[str, Any], standards: Standards
) -> dict[int, list[WorkDay]]:
    """Days by workshop, in four queries whatever their number."""
    outputs: dict[int, list[DayOutput]] = defaultdict(list)
    for row in reader.rows(
        "SELECT x.id, x.work_day_id, x.style_id, x.what, x.pieces, x.standard_minutes, s.name, d.worked_on "
        "FROM day_output x JOIN work_day d ON d.id = x.work_day_id LEFT JOIN style s ON s.id = x.style_id "
        f"WHERE d.deleted = 0 AND x.deleted = 0 {_WITHIN} {where} ORDER BY x.id",
        asked,
    ):
        dated = standards.get(row["style_id"])
        measured = minutes_on(dated, row["worked_on"]) if dated else None
        made = DayOutput(
            row["id"],
            row["work_day_id"],
            row["style_id"],
            row["what"],
            row["pieces"],
            row["standard_minutes"] or measured,
            row["name"] or row["what"] or "",
            of_study=row["standard_minutes"] is None and measured is not None,
        )
        outputs[made.work_day_id].append(made)
    defects: dict[int, list[DefectCount]] = defaultdict(list)
    for row in reader.rows(
        f"SELECT {_DEFECTS} FROM defect_count x {_OF_DAY} {_WITHIN} {where} ORDER BY x.id", asked
    ):
        defects[row["work_day_id"]].append(DefectCount(*row))
    stops: dict[int, list[Stoppage]] = defaultdict(list)
    for row in reader.rows(
        f"SELECT {_STOPS} FROM stoppage x {_OF_DAY} {_WITHIN} {where} ORDER BY x.id", asked
    ):
        stops[row["work_day_id"]].append(Stoppage(*row))
    found: dict[int, list[WorkDay]] = defaultdict(list)
    for row in reader.rows(
        f"SELECT {_DAYS} FROM work_day d WHERE d.deleted = 0 {_WITHIN} {where} ORDER BY d.worked_on, d.team, d.id",
        asked,
    ):
        plain = WorkDay(*row)
        day = replace(
            plain,
            wip_applies=bool(plain.wip_applies),
            outputs=tuple(outputs.get(plain.id, ())),
            defects=tuple(defects.get(plain.id, ())),
            stoppages=tuple(stops.get(plain.id, ())),
        )
        found[day.workshop_id].append(day)
    return found


def count_days(reader: Reader, workshop_id: int) -> int:
    """How many days were counted."""
    sql = "SELECT count(DISTINCT worked_on) FROM work_day WHERE workshop_id = ? AND deleted = 0"
    return int(reader.value(sql, (workshop_id,)))


def last_day(reader: Reader, workshop_id: int) -> str | None:
    """The newest day that was counted (ISO)."""
    sql = "SELECT max(worked_on) FROM work_day WHERE workshop_id = ? AND deleted = 0"
    found: str | None = reader.value(sql, (workshop_id,))
    return found


def find_work_day(reader: Reader, workshop_id: int, worked_on: str, team: str | None = None) -> int | None:
    """The row of a day, of the whole workshop or of a team."""
    sql = (
        "SELECT id FROM work_day WHERE workshop_id = ? AND worked_on = ? AND team IS ? AND deleted = 0 "
        "ORDER BY id LIMIT 1"
    )
    found: int | None = reader.value(sql, (workshop_id, worked_on, team))
    return found


def list_promises(reader: Reader, workshop_id: int) -> list[Promise]:
    """What was promised, the newest day first."""
    sql = f"SELECT {_PROMISES} FROM promise WHERE workshop_id = ? AND deleted = 0 ORDER BY promised_on DESC, id DESC"
    return [Promise(*row) for row in reader.rows(sql, (workshop_id,))]


def read_promise(reader: Reader, promise_id: int) -> Promise | None:
    """One promise, or None when it is not there any more."""
    row = reader.row(f"SELECT {_PROMISES} FROM promise WHERE id = ? AND deleted = 0", (promise_id,))
    return Promise(*row) if row is not None else None


def read_turnover(reader: Reader, workshop_id: int, *, since: str, until: str) -> float | None:
    """Who left in a period, of the people who sewed there; None where nobody is written."""
    stays = [(one.joined_on, one.left_on) for one in list_operators(reader, workshop_id)]
    return turnover(stays, since, until)


def read_pace(reader: Reader, workshop_id: int, *, since: str, until: str) -> Pace | None:
    """What was measured on a workshop's floor in a period; None when no day was counted."""
    days = list_days(reader, workshop_id, since=since, until=until)
    begun = _read_begun(reader, "AND d.workshop_id = :workshop", {"workshop": workshop_id}).get(workshop_id)
    if begun is None:
        return None
    return make_pace(days, _due(list_promises(reader, workshop_id)), begun, since=since, until=until)


def days_of_workshops(reader: Reader, *, since: str, until: str) -> dict[int, list[WorkDay]]:
    """The counted days of every workshop in a period, in six queries whatever their number."""
    return _read_days(reader, "", {"since": since, "until": until}, standards_by_day(reader))


def promises_of_workshops(reader: Reader, *, since: str, until: str) -> dict[int, list[Promise]]:
    """What every workshop promised for a period, by the day."""
    found: dict[int, list[Promise]] = defaultdict(list)
    sql = f"SELECT {_PROMISES} FROM promise WHERE deleted = 0 AND promised_on BETWEEN ? AND ?"
    for row in reader.rows(f"{sql} ORDER BY promised_on, id", (since, until)):
        promise = Promise(*row)
        found[promise.workshop_id].append(promise)
    return found


def all_paces(reader: Reader, *, since: str, until: str) -> dict[int, Pace]:
    """The pace of every workshop that was counted, in eight queries whatever their number."""
    days = days_of_workshops(reader, since=since, until=until)
    promises = promises_of_workshops(reader, since=since, until=until)
    begun = _read_begun(reader, "", {})
    paces = (
        make_pace(rows, _due(promises.get(workshop, [])), begun[workshop], since=since, until=until)
        for workshop, rows in days.items()
    )
    return {pace.workshop_id: pace for pace in paces if pace is not None}


def _due(promises: Iterable[Promise]) -> list[Promise]:
    """Those of which it is known whether they were kept."""
    today = date.today().isoformat()
    return [one for one in promises if not is_open(one, today)]


def _read_begun(reader: Reader, where: str, asked: Mapping[str, Any]) -> dict[int, Begun]:
    """Since when each workshop was counted, and each garment first finished there."""
    since: dict[int, str] = {
        row[0]: row[1]
        for row in reader.rows(
            f"SELECT d.workshop_id, min(d.worked_on) FROM work_day d WHERE d.deleted = 0 {where} GROUP BY 1",
            asked,
        )
    }
    garments: dict[int, dict[Garment, str]] = {workshop: {} for workshop in since}
    for workshop, style, what, day in reader.rows(
        "SELECT d.workshop_id, x.style_id, x.what, min(d.worked_on) FROM day_output x "
        f"{_OF_DAY} AND x.pieces > 0 {where} GROUP BY 1, 2, 3",
        asked,
    ):
        garment = garment_of(style, what)
        garments[workshop][garment] = min(day, garments[workshop].get(garment, day))
    return {workshop: Begun(day, garments[workshop]) for workshop, day in since.items()}
