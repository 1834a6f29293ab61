"""What the day and the calendar are told of diagnostics: those that are due."""

from app.agenda.queries import MOST, OF_USER, SHOWN, read_waiting
from app.agenda.records import Entry, EntryKind, Waiting
from app.diagnosis.records import RoundDue
from app.diagnosis.round_queries import round_months
from app.i18n import N_, _
from app.storage.records import Reader

# A diagnostic that is under way is a later round already. A day that the month does not
# have becomes its last one, as in `app.days.months_after`.
ROUNDS = f"""
SELECT r.workshop_id, w.code, w.name, r.day, r.round + 1, r.id, count(*) OVER () FROM (
  SELECT v.workshop_id, v.id, v.round, v.status, max(v.visited_on),
    coalesce((SELECT p.next_round_on FROM programme p
      WHERE p.visit_id = v.id AND p.deleted = 0 ORDER BY p.id LIMIT 1),
      min(date(v.visited_on, :months),
        date(v.visited_on, 'start of month', :months, '+1 month', '-1 day'))) AS day
  FROM visit v WHERE v.deleted = 0 AND +v.rating_of IS NULL GROUP BY v.workshop_id
) r JOIN workshop w ON w.id = r.workshop_id AND w.deleted = 0
WHERE r.status = 'finished' AND r.day BETWEEN :first AND :last AND {OF_USER}
ORDER BY r.day, w.code LIMIT :limit
"""


def list_rounds_due(
    reader: Reader, *, first: str, last: str, user: int | None = None, limit: int = SHOWN
) -> Waiting[RoundDue]:
    """Workshops whose next diagnostic falls in these days.

    It is the day that the newest round's programme says, else the office's months after it.
    """
    months = f"+{round_months(reader)} months"
    values = {"first": first, "last": last, "months": months, "user": user, "limit": limit}
    return read_waiting(reader, ROUNDS, RoundDue, **values)


def round_entries(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    """The next diagnostics, on the day when they are due."""
    found = list_rounds_due(reader, first=first, last=last, user=user, limit=MOST)
    return [
        Entry(
            "round",
            one.visit_id,
            one.workshop,
            one.day,
            code=one.code,
            workshop_id=one.workshop_id,
            visit_id=one.visit_id,
            remark=_("Diagnóstico {round}").format(round=one.round),
        )
        for one in found.lines
    ]


ENTRIES = (EntryKind("round", N_("Rondas"), "app.diagnosis.agenda_queries:round_entries", order=30),)
