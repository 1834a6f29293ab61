"""How long a visit takes: what the office's own visits took, else what the instrument was thought to take."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median

from app.diagnosis.records import Instrument
from app.i18n import N_, _
from app.storage.records import Reader

FEWEST_VISITS = 5  # below, one long visit would be the measure
PRIOR_ITEMS = 10  # that count as done already, at the usual pace
SHORTEST = 600  # seconds: a window that was open for less asked nothing of anybody
PLACE = "{duration}"  # where a consent says it
RECKONED = N_("Lleva más o menos {time}, o se hace en dos visitas. Es un cálculo: todavía no lo medimos.")
MEASURED = N_(
    "Lleva más o menos {time}, o se hace en dos visitas. Así salió en {visits} visitas de este centro."
)
# Law 7593/2025 is in force from 27-11-2027 on: the text of 2026.1 said that it was complied with, and a diagnostic
# that was begun with it may still be read aloud and signed. Since 2026.2 the sentence is the other one.
CLAIMED = "Así se cumplen las leyes 6534/2020 y 7593/2025 de datos personales."
TRUE_TODAY = "Le preguntamos antes de anotar, como pide la ley 6534/2020."
Measured = tuple[int, int] | None  # the middle in minutes, and of how many visits
_SECONDS = """
SELECT visit.seconds FROM visit JOIN instrument ON instrument.id = visit.instrument_id
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.channel = 'window'
  AND visit.rating_of IS NULL AND visit.seconds >= ?
  AND instrument.code = ? AND instrument.version = ?
"""


def measured_minutes(reader: Reader, instrument: Instrument) -> Measured:
    """The median in whole minutes, and of how many visits; None while they are too few to say."""
    values = (SHORTEST, instrument.code, instrument.version)
    seconds = [int(row[0]) for row in reader.rows(_SECONDS, values)]
    if len(seconds) < FEWEST_VISITS:
        return None
    return round(median(seconds) / 60), len(seconds)


def usual_minutes(reader: Reader, instrument: Instrument) -> int:
    """What was measured, else what the instrument was thought to take."""
    found = measured_minutes(reader, instrument)
    return found[0] if found else instrument.minutes


def reckon_left(usual: int, *, of: int, asked: int, done: int, seconds: int) -> int:
    """Whole minutes for what is left of a visit that has taken `seconds`; the usual ones are for `of` items."""
    pace = 60 * usual / of
    own = (pace * PRIOR_ITEMS + min(seconds, 2 * pace * done)) / (PRIOR_ITEMS + done)
    return round(own * (asked - done) / 60)


def say_duration(reader: Reader, instrument: Instrument) -> str:
    """How long to reckon with, and how one knows."""
    return say_minutes_of(instrument, measured_minutes(reader, instrument))


def say_minutes_of(instrument: Instrument, found: Measured, say: Callable[[str], str] = _) -> str:
    """The same from what was measured, if it was; `say` puts it into the reader's language."""
    if found is None:
        return say(RECKONED).format(time=_say_time(instrument.minutes, say))
    return say(MEASURED).format(time=_say_time(found[0], say), visits=found[1])


def as_read_aloud(instrument: Instrument, found: Measured) -> Instrument:
    """The instrument with its consent as it is read to somebody: how long it takes stands in it, in its language,
    and no law that is not in force yet."""
    text = instrument.consent_text.replace(PLACE, say_minutes_of(instrument, found, str))
    return replace(instrument, consent_text=text.replace(CLAIMED, TRUE_TODAY))


def _say_time(minutes: int, say: Callable[[str], str]) -> str:
    """To five minutes, which is as near as it can be told: 93 -> "1 hora y 35 minutos"."""
    hours, rest = divmod(5 * round(minutes / 5), 60)
    whole = say(N_("1 hora")) if hours == 1 else say(N_("{hours} horas")).format(hours=hours)
    part = say(N_("{minutes} minutos")).format(minutes=rest)
    if not hours:
        return part
    return say(N_("{hours} y {minutes}")).format(hours=whole, minutes=part) if rest else whole
