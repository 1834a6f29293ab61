"""What a day is of (what happened, a plan, ...), and so how far from today it may be.

Apart from `app.days`, which checks and reads them: a table says its kinds at every start.
"""

from typing import NamedTuple

YEAR = 365.25  # days


class DayKind(NamedTuple):
    """How far a day may be from today, in days: beyond `doubt` it is asked, beyond `last` refused.

    A day without a year is the `next` such day, the last one, or (None) that of this year.
    """

    next: bool | None
    doubt_back: float
    last_back: float
    doubt_ahead: float
    last_ahead: float


_ANY = 1000 * YEAR
FACT = DayKind(False, 2 * YEAR, 30 * YEAR, 0, 0)  # what the office did or was told
SINCE = DayKind(False, 60 * YEAR, 120 * YEAR, 0, 0)  # since when something is so in a workshop
PLAN = DayKind(True, 31, 30 * YEAR, 2 * YEAR, _ANY)
MEETING = DayKind(True, 2 * YEAR, 30 * YEAR, 2 * YEAR, _ANY)  # of a course: to come, or held
EXPIRY = DayKind(True, 10 * YEAR, 60 * YEAR, 15 * YEAR, _ANY)
LAW = DayKind(True, 120 * YEAR, _ANY, 2 * YEAR, _ANY)  # from when a legal figure holds
PERIOD = DayKind(None, _ANY, _ANY, _ANY, _ANY)  # from and to of a list or report
