"""What an office has to study its questions with: newest rounds, second looks, and when each answer was given."""

from collections.abc import Iterator

from app.diagnosis.item_study import InstrumentStudy, study_items
from app.diagnosis.queries import read_answers, read_instrument
from app.diagnosis.round_queries import read_rated_twice
from app.storage.identity import clock_to_ms
from app.storage.records import Reader
from app.suppression import SMALLEST

SHORTEST, LONGEST = 3.0, 600.0  # seconds: below it was typed in a row, above the visit was left

_ROUNDS = """
SELECT digest, id FROM (
  SELECT instrument.hash AS digest, visit.id, visit.visited_on, row_number() OVER (
    PARTITION BY instrument.hash, visit.workshop_id ORDER BY visit.visited_on DESC, visit.round DESC, visit.id DESC
  ) AS place
  FROM visit JOIN instrument ON instrument.id = visit.instrument_id
  JOIN workshop ON workshop.id = visit.workshop_id AND workshop.deleted = 0
  WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.rating_of IS NULL)
WHERE place = 1 ORDER BY visited_on, id
"""
# The first time that each answer was given in the window: typed in from paper or imported it took no time to ask.
_GIVEN = """
SELECT answer.visit_id, answer.item, min(journal.clock) AS clock
FROM visit JOIN answer ON answer.visit_id = visit.id AND answer.deleted = 0 AND answer.kind IS NOT NULL
JOIN journal ON journal.table_name = 'answer' AND journal.row_id = answer.id
  AND json_type(journal.columns, '$.kind') IS NOT NULL
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.channel = 'window'
  AND visit.instrument_id IN (SELECT id FROM instrument WHERE hash = ?)
GROUP BY answer.id ORDER BY answer.visit_id, clock, answer.id
"""


def read_studies(reader: Reader, *, smallest: int = SMALLEST) -> list[InstrumentStudy]:
    """Every instrument text that finished rounds were asked with, the one used last first.

    What leaves the office hides counts under `smallest`; inside, 1 hides none.
    """
    visits: dict[str, list[int]] = {}
    for digest, visit in reader.rows(_ROUNDS):
        visits.setdefault(digest, []).append(visit)
        visits[digest] = visits.pop(digest)  # used last comes last
    pairs = read_rated_twice(reader)
    studies = []
    for digest, own in reversed(visits.items()):
        answers = read_answers(reader, own)
        studies.append(
            study_items(
                read_instrument(reader, digest),
                [answers.get(visit, {}) for visit in own],
                [pair for pair in pairs if pair.first.instrument.hash == digest],
                read_times(reader, digest),
                smallest=smallest,
            )
        )
    return studies


def read_times(reader: Reader, digest: str) -> dict[str, list[float]]:
    """Seconds of each question of an instrument text, a number for each visit in which it is known."""
    times: dict[str, list[float]] = {}
    for item, seconds in _gaps(reader, digest):
        if SHORTEST <= seconds <= LONGEST:
            times.setdefault(item, []).append(seconds)
    return times


def _gaps(reader: Reader, digest: str) -> Iterator[tuple[str, float]]:
    """From the answer before to this one, within a visit."""
    before: tuple[int, int] | None = None
    for visit, item, clock in reader.rows(_GIVEN, (digest,)):
        if before is not None and before[0] == visit:
            yield item, (clock_to_ms(clock) - before[1]) / 1000
        before = visit, clock_to_ms(clock)
