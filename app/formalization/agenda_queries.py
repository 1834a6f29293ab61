"""What the day is told of formalizing: documents that end, legal figures to confirm."""

from dataclasses import replace

from app.agenda.notices import Asked
from app.agenda.queries import OF_USER, read_waiting
from app.agenda.records import Waiting
from app.formalization.queries import list_stale, read_step_titles
from app.formalization.records import Expiry, StatuteDue
from app.storage.records import Reader

EXPIRIES = f"""
SELECT s.id, w.id, w.name, s.step, s.expires_on, count(*) OVER ()
FROM workshop_step s JOIN workshop w ON w.id = s.workshop_id AND w.deleted = 0
WHERE s.deleted = 0 AND s.status = 'done' AND s.expires_on <= :last AND {OF_USER}
ORDER BY s.expires_on, w.code, s.id LIMIT :limit
"""


def list_expiries(reader: Reader, asked: Asked) -> Waiting[Expiry]:
    """Documents of workshops that have ended, or end soon."""
    found = read_waiting(reader, EXPIRIES, Expiry, last=asked.soon, user=asked.user, limit=asked.limit)
    titles = read_step_titles(reader) if found.lines else {}
    lines = [replace(line, title=titles.get(line.title, line.title)) for line in found.lines]
    return replace(found, lines=lines)


def list_statutes_due(reader: Reader, asked: Asked) -> Waiting[StatuteDue]:
    """Legal figures in force whose review date has come, or that nobody knows."""
    found = [
        StatuteDue(
            one.code,
            one.title,
            one.review_on or (one.since_exact and one.valid_from) or asked.today,
        )
        for one in list_stale(reader, asked.today)
    ]
    return Waiting(found, len(found))
