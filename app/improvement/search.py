"""What the search box finds of the programmes: actions by what is to be done, or by their first step."""

from collections.abc import Iterable

from app.i18n import _, format_day
from app.improvement.catalogue import find_solution
from app.improvement.words import STATUS_WORDS
from app.leads import LOOKED_AT, Lead, SearchKind, Wanted
from app.place import Place
from app.storage.records import Reader

_TOLD = "a.title || ' ' || coalesce(a.first_step, '')"
_SQL = """
SELECT a.title, a.status, a.due_on, a.solution, w.id, w.code, w.name FROM action a
JOIN programme g ON g.id = a.programme_id AND g.deleted = 0
JOIN workshop w ON w.id = g.workshop_id AND w.deleted = 0
WHERE a.deleted = 0 AND {where} ORDER BY a.status = 'open' DESC, a.due_on, a.id LIMIT ?
"""
_TEXTS = "SELECT DISTINCT title FROM action WHERE deleted = 0 UNION SELECT DISTINCT first_step FROM action WHERE deleted = 0 AND first_step IS NOT NULL"


def _find(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    where, values = wanted.sql(_TOLD)
    for title, status, due, solution, workshop, code, name in reader.rows(
        _SQL.format(where=where), (*values, LOOKED_AT)
    ):
        known = find_solution(solution) if solution else None
        if known is not None and known.discreet:
            continue  # what was talked about in private is not shown to who looks over a shoulder
        parts = (f"{code} {name}", STATUS_WORDS[status], format_day(due) if due and status == "open" else "")
        remark = " · ".join(part for part in (_("Acción"), *parts) if part)
        yield Lead(title, remark, Place("workshop", workshop, part="programme"))


def _texts(reader: Reader) -> Iterable[str]:
    return (row[0] for row in reader.rows(_TEXTS))


ACTIONS = SearchKind(_find, _texts)
