"""How long a visit takes: what the office's own visits took, else what the instrument was thought to take."""

from statistics import median

from app.diagnosis.records import Instrument
from app.i18n import _
from app.storage.records import Reader

FEWEST_VISITS = 5  # below, one long visit would be the measure
SHORTEST = 600  # seconds: a window that was open for less asked nothing of anybody
_SECONDS = """
SELECT visit.seconds FROM visit JOIN instrument ON instrument.id = visit.instrument_id
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.channel = 'window'
  AND visit.rating_of IS NULL AND visit.seconds >= ?
  AND instrument.code = ? AND instrument.version = ?
"""


def measured_minutes(reader: Reader, instrument: Instrument) -> tuple[int, int] | None:
    """The median in whole minutes, and of how many visits; None while they are too few to say."""
    values = (SHORTEST, instrument.code, instrument.version)
    seconds = [int(row[0]) for row in reader.rows(_SECONDS, values)]
    if len(seconds) < FEWEST_VISITS:
        return None
    return round(median(seconds) / 60), len(seconds)


def say_duration(reader: Reader, instrument: Instrument) -> str:
    """How long to reckon with, and how one knows."""
    return say_minutes_of(instrument, measured_minutes(reader, instrument))


def say_minutes_of(instrument: Instrument, found: tuple[int, int] | None) -> str:
    """The same from what was measured, if it was."""
    if found is None:
        return _("Lleva unos {minutes} minutos, o dos visitas (calculado: todavía no se midió).").format(
            minutes=instrument.minutes
        )
    return _(
        "Lleva unos {minutes} minutos, o dos visitas (medido en {visits} visitas de este centro)."
    ).format(minutes=found[0], visits=found[1])
