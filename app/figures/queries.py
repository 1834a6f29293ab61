"""Reads the figures of workshops."""

from collections.abc import Iterable

from app.figures.records import Figure
from app.figures.tables import FIGURE
from app.storage.records import Reader

COLUMNS = FIGURE.select(Figure)
ORDER = "ORDER BY kind, period_to, period_from, id"


def list_figures(reader: Reader, workshop_id: int) -> list[Figure]:
    """A workshop's figures by kind, each from the oldest period to the newest."""
    sql = f"SELECT {COLUMNS} FROM figure WHERE workshop_id = ? AND deleted = 0 {ORDER}"
    return [Figure(*row) for row in reader.rows(sql, (workshop_id,))]


def read_figure(reader: Reader, figure_id: int) -> Figure | None:
    """One figure, or None when it is not there any more."""
    sql = f"SELECT {COLUMNS} FROM figure WHERE id = ? AND deleted = 0"
    row = reader.row(sql, (figure_id,))
    return Figure(*row) if row is not None else None


def latest_figures(reader: Reader, workshop_id: int, on: str | None = None) -> dict[str, Figure]:
    """The newest figure of each kind, or the newest that ends by a day (ISO)."""
    return {
        figure.kind: figure
        for figure in list_figures(reader, workshop_id)
        if on is None or figure.period_to <= on
    }


def figures_begun(reader: Reader, workshop_id: int, kinds: Iterable[str], day: str) -> dict[str, int | None]:
    """The newest value of each of these kinds whose period had begun by a day (ISO)."""
    found: dict[str, int | None] = dict.fromkeys(kinds)
    for figure in list_figures(reader, workshop_id):
        if figure.kind in found and figure.period_from <= day:
            found[figure.kind] = figure.value
    return found


def figures_of_workshops(
    reader: Reader, workshop_ids: Iterable[int] | None = None
) -> dict[int, list[Figure]]:
    """The figures of many workshops (all without `workshop_ids`), in one query."""
    wanted = None if workshop_ids is None else set(workshop_ids)
    found: dict[int, list[Figure]] = {}
    for row in reader.rows(f"SELECT {COLUMNS} FROM figure WHERE deleted = 0 {ORDER}"):
        if wanted is None or row[1] in wanted:
            found.setdefault(row[1], []).append(Figure(*row))
    return found


def figure_before(reader: Reader, figure: Figure) -> Figure | None:
    """The newest figure of the same kind whose period ends before this one's does."""
    sql = (
        f"SELECT {COLUMNS} FROM figure WHERE workshop_id = ? AND kind = ? AND deleted = 0 "
        "AND id <> ? AND period_to < ? ORDER BY period_to DESC, id DESC LIMIT 1"
    )
    row = reader.row(sql, (figure.workshop_id, figure.kind, figure.id, figure.period_to))
    return Figure(*row) if row is not None else None
