"""Reads the floor: styles, operators, studies, and what was measured last of each operation."""

from collections.abc import Iterable, Mapping

from app.errors import DataProblem
from app.i18n import _
from app.production.records import (
    Cycle,
    Operation,
    Operator,
    StandardTime,
    StudyLine,
    StudyPart,
    Style,
    StyleStandard,
    TimeStudy,
)
from app.production.standard_time import DatedMinutes, MinuteRange, add_ranges, from_sums
from app.production.tables import CYCLE, OPERATION, OPERATOR, STUDY_PART, STYLE, TIME_STUDY
from app.storage.records import Reader

_STYLE = STYLE.select(Style)
_OPERATION = OPERATION.select(Operation, "x.")
_OPERATOR = OPERATOR.select(Operator)
_STUDY = TIME_STUDY.select(TimeStudy)
_PART = STUDY_PART.select(StudyPart, "x.")
_CYCLE = CYCLE.select(Cycle, "x.")


def list_styles(reader: Reader, workshop_id: int) -> list[Style]:
    """A workshop's styles with their operations, by name."""
    sql = f"SELECT {_STYLE} FROM style WHERE workshop_id = ? AND deleted = 0 ORDER BY name, id"
    return _with_operations(
        reader, [dict(row) for row in reader.rows(sql, (workshop_id,))], "s.workshop_id = ?", workshop_id
    )


def read_style(reader: Reader, style_id: int) -> Style | None:
    """One style with its operations in order; None when it is not there any more."""
    row = reader.row(f"SELECT {_STYLE} FROM style WHERE id = ? AND deleted = 0", (style_id,))
    if row is None:
        return None
    return _with_operations(reader, [dict(row)], "s.id = ?", style_id)[0]


def _with_operations(reader: Reader, rows: list[dict], where: str, of: int) -> list[Style]:
    after: dict[int, list[int]] = {}
    sql = (
        "SELECT p.operation_id, p.after_id FROM precedence p JOIN operation x ON x.id = p.operation_id "
        "JOIN operation y ON y.id = p.after_id JOIN style s ON s.id = x.style_id "
        f"WHERE {where} AND p.deleted = 0 AND x.deleted = 0 AND y.deleted = 0 ORDER BY y.position, y.id"
    )
    for operation, before in reader.rows(sql, (of,)):
        if before not in after.setdefault(operation, []):
            after[operation].append(before)
    operations: dict[int, list[Operation]] = {}
    sql = (
        f"SELECT {_OPERATION} FROM operation x JOIN style s ON s.id = x.style_id "
        f"WHERE {where} AND x.deleted = 0 ORDER BY x.position, x.id"
    )
    for row in reader.rows(sql, (of,)):
        found = Operation(**dict(row), after=tuple(after.get(row["id"], ())))
        operations.setdefault(found.style_id, []).append(found)
    return [Style(**row, operations=tuple(operations.get(row["id"], ()))) for row in rows]


def list_operators(reader: Reader, workshop_id: int) -> list[Operator]:
    """Who sews in a workshop, by name, with the machines each can use; who left is among them."""
    skills: dict[int, list[str]] = {}
    sql = (
        "SELECT x.operator_id, x.machine FROM operator_skill x JOIN operator o ON o.id = x.operator_id "
        "WHERE o.workshop_id = ? AND x.deleted = 0 ORDER BY x.machine"
    )
    for operator, machine in reader.rows(sql, (workshop_id,)):
        if machine not in skills.setdefault(operator, []):
            skills[operator].append(machine)
    sql = f"SELECT {_OPERATOR} FROM operator WHERE workshop_id = ? AND deleted = 0 ORDER BY name, id"
    return [
        Operator(**dict(row), skills=tuple(skills.get(row["id"], ())))
        for row in reader.rows(sql, (workshop_id,))
    ]


def read_study(reader: Reader, time_study_id: int) -> TimeStudy | None:
    """A study with its parts and cycles, by the order of the operations that are still there."""
    row = reader.row(f"SELECT {_STUDY} FROM time_study WHERE id = ? AND deleted = 0", (time_study_id,))
    if row is None:
        return None
    cycles: dict[int, list[Cycle]] = {}
    sql = (
        f"SELECT {_CYCLE} FROM cycle x JOIN study_part p ON p.id = x.study_part_id "
        "WHERE p.time_study_id = ? AND x.deleted = 0 AND p.deleted = 0 ORDER BY x.position, x.id"
    )
    for one in reader.rows(sql, (time_study_id,)):
        cycles.setdefault(one["study_part_id"], []).append(Cycle(**dict(one)))
    sql = (
        f"SELECT {_PART} FROM study_part x JOIN operation o ON o.id = x.operation_id AND o.deleted = 0 "
        "WHERE x.time_study_id = ? AND x.deleted = 0 ORDER BY o.position, o.id, x.id"
    )
    parts = tuple(
        StudyPart(**dict(one), cycles=tuple(cycles.get(one["id"], ())))
        for one in reader.rows(sql, (time_study_id,))
    )
    return TimeStudy(**dict(row), parts=parts)


_LINES = (
    "SELECT t.id, t.style_id, t.studied_on, t.origin, t.status, s.name AS style, s.workshop_id, "
    "w.code AS workshop_code, w.name AS workshop, count(DISTINCT p.operation_id) AS operations, "
    "count(c.id) - count(c.struck_reason) AS cycles, count(c.struck_reason) AS struck FROM time_study t "
    "JOIN style s ON s.id = t.style_id JOIN workshop w ON w.id = s.workshop_id "
    "LEFT JOIN study_part p ON p.time_study_id = t.id AND p.deleted = 0 "
    "LEFT JOIN cycle c ON c.study_part_id = p.id AND c.deleted = 0 "
    "WHERE t.deleted = 0 AND s.deleted = 0 AND w.deleted = 0"
)


def list_studies(
    reader: Reader, *, workshop_id: int | None = None, style_id: int | None = None
) -> list[StudyLine]:
    """Time studies from the newest: all, a workshop's or a style's."""
    where = ""
    of: list[int] = []
    for column, value in (("s.workshop_id", workshop_id), ("s.id", style_id)):
        if value is not None:
            where, of = f"{where} AND {column} = ?", [*of, value]
    sql = f"{_LINES}{where} GROUP BY t.id ORDER BY t.studied_on DESC, t.id DESC"
    return [StudyLine(**dict(row)) for row in reader.rows(sql, of)]


def open_study(reader: Reader, style_id: int) -> int | None:
    """The study of a style that was begun and not finished, if there is one."""
    sql = (
        "SELECT id FROM time_study WHERE style_id = ? AND status = 'draft' AND deleted = 0 "
        "ORDER BY studied_on DESC, id DESC LIMIT 1"
    )
    found: int | None = reader.value(sql, (style_id,))
    return found


_SUMS = (
    "SELECT s.workshop_id, o.style_id, o.id AS operation_id, o.position, t.id AS study, t.studied_on, t.allowance, "
    "p.operator_id, p.machine, p.rating, count(*) AS n, sum(c.seconds) AS total, "
    "sum(c.seconds * c.seconds) AS squares FROM time_study t "
    "JOIN study_part p ON p.time_study_id = t.id AND p.deleted = 0 "
    "JOIN cycle c ON c.study_part_id = p.id AND c.deleted = 0 AND c.struck_reason IS NULL "
    "JOIN operation o ON o.id = p.operation_id AND o.deleted = 0 "
    "JOIN style s ON s.id = o.style_id AND s.deleted = 0 "
    "WHERE t.deleted = 0 AND t.status = 'closed'"
)
_OLDEST_FIRST = " GROUP BY p.id ORDER BY t.studied_on, t.id, o.position, o.id"
_COUNTS = "SELECT x.style_id, count(*) FROM operation x JOIN style s ON s.id = x.style_id "


def read_standard(reader: Reader, style_id: int, *, day: str | None = None) -> StyleStandard | None:
    """What a style takes by what was measured until a day (all without one); None: nothing was.

    Each operation as the latest closed study that has it; a study that is still open counts not.
    """
    until = "" if day is None else " AND t.studied_on <= ?"
    of = (style_id,) if day is None else (style_id, day)
    rows = reader.rows(f"{_SUMS} AND s.id = ?{until}{_OLDEST_FIRST}", of)
    count = reader.value("SELECT count(*) FROM operation WHERE style_id = ? AND deleted = 0", (style_id,))
    return _standard(style_id, rows, count) if rows else None


def list_standards(reader: Reader, workshop_id: int) -> list[StyleStandard]:
    """What each measured style of a workshop takes, by the name of the style."""
    rows = reader.rows(f"{_SUMS} AND s.workshop_id = ?{_OLDEST_FIRST}", (workshop_id,))
    if not rows:
        return []
    counts = dict(
        map(
            tuple,
            reader.rows(f"{_COUNTS} WHERE s.workshop_id = ? AND x.deleted = 0 GROUP BY 1", (workshop_id,)),
        )
    )
    names = dict(map(tuple, reader.rows("SELECT id, name FROM style WHERE workshop_id = ?", (workshop_id,))))
    found = [_standard(style, own, counts[style]) for style, own in _by(rows, "style_id").items()]
    return sorted(found, key=lambda one: (names[one.style_id], one.style_id))


def all_standards(reader: Reader) -> dict[int, list[StyleStandard]]:
    """What every measured style takes, by workshop; two queries for the whole office."""
    counts = dict(map(tuple, reader.rows(f"{_COUNTS} WHERE x.deleted = 0 GROUP BY 1")))
    found: dict[int, list[StyleStandard]] = {}
    for style, rows in _by(reader.rows(f"{_SUMS}{_OLDEST_FIRST}"), "style_id").items():
        found.setdefault(rows[0]["workshop_id"], []).append(_standard(style, rows, counts[style]))
    return found


def standards_by_day(reader: Reader, workshop_id: int | None = None) -> dict[int, DatedMinutes]:
    """What each style that is measured whole takes, from which day on: each closed study moves it from its own day."""
    within, of = ("", ()) if workshop_id is None else (" AND s.workshop_id = ?", (workshop_id,))
    counts = dict(map(tuple, reader.rows(f"{_COUNTS} WHERE x.deleted = 0{within} GROUP BY 1", of)))
    found: dict[int, DatedMinutes] = {}
    for style, rows in _by(reader.rows(f"{_SUMS}{within}{_OLDEST_FIRST}", of), "style_id").items():
        latest: dict[int, float] = {}
        dated: dict[str, float] = {}
        for study in _by(rows, "study").values():
            latest |= {row["operation_id"]: _time(row).minutes for row in study}
            if len(latest) == counts[style]:
                dated[study[0]["studied_on"]] = sum(latest.values())
        if dated:
            found[style] = tuple(dated.items())
    return found


def read_study_times(reader: Reader, time_study_id: int) -> list[StandardTime]:
    """What one study says of each of its operations, finished or not."""
    sql = _SUMS.replace(" AND t.status = 'closed'", "")
    rows = reader.rows(f"{sql} AND t.id = ? GROUP BY p.id ORDER BY o.position, o.id", (time_study_id,))
    return [_time(row) for row in rows]


def list_study_times(reader: Reader, workshop_id: int) -> dict[int, list[StandardTime]]:
    """What each finished study of a workshop says of its operations, by the study's id."""
    rows = reader.rows(f"{_SUMS} AND s.workshop_id = ?{_OLDEST_FIRST}", (workshop_id,))
    return {study: [_time(row) for row in own] for study, own in _by(rows, "study").items()}


def _by(rows: Iterable[Mapping], key: str) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def _standard(style_id: int, rows: list, count: int) -> StyleStandard:
    latest = {row["operation_id"]: row for row in rows}  # oldest first: the newest stays
    ordered = sorted(latest.values(), key=lambda row: (row["position"], row["operation_id"]))
    parts = tuple(map(_time, ordered))
    whole = add_ranges(
        MinuteRange(one.minutes, None if one.high is None else one.high - one.minutes) for one in parts
    )
    return StyleStandard(
        style_id=style_id,
        studied_on=max(one.studied_on for one in parts),
        parts=parts,
        minutes=whole.minutes,
        low=whole.low,
        high=whole.high,
        complete=len(parts) == count,
    )


def _time(row: Mapping) -> StandardTime:
    measured = from_sums(row["n"], row["total"], row["squares"])
    minutes = measured.standard_minutes(row["rating"], row["allowance"])
    return StandardTime(
        operation_id=row["operation_id"],
        minutes=minutes.minutes,
        low=minutes.low,
        high=minutes.high,
        operator_id=row["operator_id"],
        machine=row["machine"],
        cycles=measured.count,
        rating=row["rating"],
        observed=measured.mean,
        deviation=measured.deviation,
        allowance=row["allowance"],
        studied_on=row["studied_on"],
    )


def require_style(reader: Reader, style_id: int) -> Style:
    """A style that is there. Raises `DataProblem`."""
    style = read_style(reader, style_id)
    if style is None:
        raise DataProblem(_("Ese modelo ya no está; mire la lista de nuevo."))
    return style


def require_operation(reader: Reader, operation_id: int) -> tuple[Style, Operation]:
    """An operation that is there, with its style. Raises `DataProblem`."""
    style_id = reader.value("SELECT style_id FROM operation WHERE id = ? AND deleted = 0", (operation_id,))
    style = None if style_id is None else read_style(reader, style_id)
    found = [one for one in style.operations if one.id == operation_id] if style else []
    if style is None or not found:
        raise DataProblem(_("Esa operación ya no está; mire la lista de nuevo."))
    return style, found[0]


def require_operator(reader: Reader, operator_id: int) -> Operator:
    """Somebody who sews and is there. Raises `DataProblem`."""
    workshop = reader.value("SELECT workshop_id FROM operator WHERE id = ? AND deleted = 0", (operator_id,))
    found = [] if workshop is None else list_operators(reader, workshop)
    one = next((one for one in found if one.id == operator_id), None)
    if one is None:
        raise DataProblem(_("Esa persona ya no está en la lista; mírela de nuevo."))
    return one


def require_study(reader: Reader, time_study_id: int) -> TimeStudy:
    """A study that is there. Raises `DataProblem`."""
    study = read_study(reader, time_study_id)
    if study is None:
        raise DataProblem(_("Esa medición ya no está; mire la lista de nuevo."))
    return study
