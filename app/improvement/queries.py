"""Reading programmes: one visit's, a workshop's latest, what is open everywhere."""

from typing import Any

from app.i18n import _
from app.improvement.action_rows import ACTION_COLUMNS, action_of_row
from app.improvement.catalogue import find_solution
from app.improvement.reasons import without_old_claims
from app.improvement.records import (
    Action,
    OwnerChoice,
    Programme,
    Recommendation,
    Solution,
    SolutionKind,
)
from app.improvement.tables import PROGRAMME
from app.storage.records import Reader

DEFAULT_SIZE = 5
PROGRAMME_COLUMNS = PROGRAMME.select(Programme)


def read_programme(reader: Reader, visit_id: int) -> Programme | None:
    """The programme agreed after a visit, with its actions and choices in order."""
    sql = f"SELECT {PROGRAMME_COLUMNS} FROM programme WHERE visit_id = ? AND deleted = 0 ORDER BY id"
    return _with_lines(reader, reader.row(sql, (visit_id,)))


def find_programme(reader: Reader, programme_id: int) -> Programme | None:
    """A programme by its id."""
    sql = f"SELECT {PROGRAMME_COLUMNS} FROM programme WHERE id = ? AND deleted = 0"
    return _with_lines(reader, reader.row(sql, (programme_id,)))


def latest_programme(reader: Reader, workshop_id: int, *, until: str | None = None) -> Programme | None:
    """The programme of a workshop's newest visit (up to a day, ISO) that has one."""
    columns = ", ".join(f"programme.{name}" for name in PROGRAMME_COLUMNS.split(", "))
    sql = f"""
        SELECT {columns} FROM programme
        JOIN visit ON visit.id = programme.visit_id AND visit.deleted = 0
        WHERE programme.workshop_id = ? AND programme.deleted = 0
        AND (? IS NULL OR visit.visited_on <= ?)
        ORDER BY visit.visited_on DESC, visit.round DESC, programme.id DESC LIMIT 1
    """
    return _with_lines(reader, reader.row(sql, (workshop_id, until, until)))


def list_recommendations(reader: Reader, programme_id: int) -> list[Recommendation]:
    """What was recommended when the programme was started, as it was said then."""
    sql = """
        SELECT solution, rank, score, gap, items, because, rule FROM recommendation
        WHERE programme_id = ? AND deleted = 0 ORDER BY rank, id
    """
    return [
        Recommendation(
            solution=find_solution(row["solution"]) or _lost_solution(row["solution"]),
            rank=row["rank"],
            score=row["score"],
            gap=row["gap"],
            items=tuple(row["items"].split()),
            because=without_old_claims(row["because"]),
            rule=row["rule"],
        )
        for row in reader.rows(sql, (programme_id,))
    ]


def source_of_action(reader: Reader, action_id: int) -> str:
    """What an action comes from; empty when it is not there any more."""
    found = reader.value("SELECT source FROM action WHERE id = ? AND deleted = 0", (action_id,))
    return str(found or "")


def programme_size(reader: Reader) -> int:
    """How many open actions a programme holds unless one asks for more."""
    found = reader.value("SELECT programme_size FROM office WHERE deleted = 0 ORDER BY id LIMIT 1")
    return DEFAULT_SIZE if found is None else int(found)


def _with_lines(reader: Reader, row: Any | None) -> Programme | None:
    if row is None:
        return None
    return Programme(
        **{name: row[name] for name in PROGRAMME_COLUMNS.split(", ")},
        actions=_read_actions(reader, row["id"]),
        choices=_read_choices(reader, row["id"]),
    )


def _read_actions(reader: Reader, programme_id: int) -> tuple[Action, ...]:
    """What an alert asks for first, whatever was chosen; then in the order agreed."""
    sql = f"""
        SELECT {ACTION_COLUMNS} FROM action
        WHERE programme_id = ? AND deleted = 0 ORDER BY source <> 'alert', position, id
    """
    return tuple(action_of_row(row) for row in reader.rows(sql, (programme_id,)))


def _read_choices(reader: Reader, programme_id: int) -> tuple[OwnerChoice, ...]:
    sql = """
        SELECT id, position, why, what, months, solution FROM owner_choice
        WHERE programme_id = ? AND deleted = 0 ORDER BY position, id
    """
    names = ("id", "position", "why", "what", "months", "solution")
    return tuple(
        OwnerChoice(**{name: row[name] for name in names}) for row in reader.rows(sql, (programme_id,))
    )


def _lost_solution(code: str) -> Solution:
    """A stand-in for a solution that this program's catalogue does not have."""
    return Solution(
        code=code,
        title=_("Solución {code} (no está en este catálogo)").format(code=code),
        kind=SolutionKind.VISIT_TOPIC,
        lifts=(),
        hours=0.0,
        cost_low=0,
        cost_high=0,
        requires=(),
        done_when="",
        given_by="",
        source="",
        sentence="",
        first_step="",
        chance=0.0,
        evidence_strength=0.0,
    )


def visit_of_action(reader: Reader, action_id: int) -> int | None:
    """The visit whose programme an action is in, or None when it is no more."""
    sql = (
        "SELECT programme.visit_id FROM action JOIN programme ON programme.id = action.programme_id "
        "WHERE action.id = ? AND action.deleted = 0 AND programme.deleted = 0"
    )
    found: int | None = reader.value(sql, (action_id,))
    return found
