"""What every room does with days, which are ISO texts."""

from calendar import monthrange
from datetime import date

from app.errors import DataProblem
from app.i18n import _


def check_day(text: str) -> str:
    """The same ISO day, or `DataProblem`."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as trouble:
        raise DataProblem(
            _("«{text}» no es una fecha; elija el día en el calendario.").format(text=text)
        ) from trouble


def months_after(day: str, months: int) -> str:
    """The same day `months` later, or the last of that month where it has no such day."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()
