"""Which legal figure holds on a day. Always the day of the fact, never today's."""

from collections.abc import Iterable
from functools import lru_cache

from app.formalization.records import SHIPPED, Statute
from app.formalization.statute_file import parse_statutes
from app.paths import resource_path


@lru_cache(maxsize=1)
def load_statutes() -> tuple[Statute, ...]:
    """The figures that come with the program, in the order of its files."""
    found: list[Statute] = []
    for file in sorted(resource_path("statutes").glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        found += parse_statutes(text, name=file.name, entered_by=SHIPPED)
    return tuple(found)


def statute_on(
    statutes: Iterable[Statute], code: str, day: str, category: str | None = None
) -> Statute | None:
    """The figure that holds on `day` (ISO), perhaps without a value; None when there is none.

    Of several rows the one that began last counts; of two that began on the same day, one
    with a value before one without, then the office's before the program's. Without a
    `category` it is the general figure.
    """
    rows = [
        row for row in statutes if row.code == code and row.category == (category or "") and row.covers(day)
    ]
    return max(rows, key=_weight, default=None)


def latest_known(
    statutes: Iterable[Statute], code: str, day: str, category: str | None = None
) -> Statute | None:
    """The newest figure with a value that began by `day`: for whoever asks for it knowingly.

    None when there is none, and when the figure of the day is suspended or disputed.
    """
    rows = list(statutes)
    current = statute_on(rows, code, day, category)
    if current is not None and current.state in ("suspendido", "controvertido"):
        return None
    known = [
        row
        for row in rows
        if row.code == code
        and row.category == (category or "")
        and row.usable
        and (row.valid_from or "") <= day
    ]
    return max(known, key=_weight, default=None)


def is_stale(statute: Statute, today: str) -> bool:
    """Whether its review date has come: "valor vencido, confirme"."""
    return statute.review_on is not None and today >= statute.review_on


def stale_on(statutes: Iterable[Statute], today: str) -> list[Statute]:
    """Of each code, the first figure in force today that somebody must confirm or enter."""
    rows = list(statutes)
    found: dict[str, Statute] = {}
    for code, category in dict.fromkeys((row.code, row.category) for row in rows):
        current = statute_on(rows, code, today, category) or latest_known(rows, code, today, category)
        if current is not None and is_stale(current, today):
            found.setdefault(code, current)
    return sorted(found.values(), key=lambda row: (row.review_on or "", row.code))


def history(statutes: Iterable[Statute], code: str, category: str | None = None) -> list[Statute]:
    """Every row of a figure, the newest first."""
    rows = [row for row in statutes if row.code == code and row.category == (category or "")]
    return sorted(rows, key=_weight, reverse=True)


def _weight(row: Statute) -> tuple[str, bool, bool, int]:
    return (row.valid_from or "", row.value is not None, row.entered_by != SHIPPED, row.id or 0)
