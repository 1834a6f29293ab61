"""How many workshops have been reached, and in which light the newest of them stand."""

from app.agenda.records import Reach
from app.diagnosis.queries import count_reach, read_answers, read_instrument
from app.diagnosis.scoring import band_of, score_answers
from app.storage.records import Reader

MOST_SCORED = 300

_LATEST = """
SELECT v.id, i.hash FROM (
  SELECT max(id) AS id FROM visit
  WHERE deleted = 0 AND status = 'finished' AND rating_of IS NULL
    AND workshop_id IN (SELECT id FROM workshop WHERE deleted = 0)
  GROUP BY workshop_id HAVING :user IS NULL OR consultant_id = :user
  ORDER BY max(id) DESC LIMIT :limit
) latest JOIN visit v ON v.id = latest.id JOIN instrument i ON i.id = v.instrument_id
"""


def read_reach(reader: Reader, *, user: int | None = None) -> Reach:
    """Of all workshops, or of a consultant's. Only the newest diagnostics are scored."""
    rows = reader.rows(_LATEST, {"user": user, "limit": MOST_SCORED})
    answers = read_answers(reader, [row[0] for row in rows])
    bands: dict[str | None, int] = {"red": 0, "yellow": 0, "green": 0, None: 0}
    for visit, digest in rows:
        instrument = read_instrument(reader, digest)
        overall = score_answers(instrument, answers.get(visit, {})).overall
        bands[band_of(overall, instrument.bands)] += 1
    return Reach(*count_reach(reader, consultant_id=user), bands)
