"""Figures that follow from the counts: the output of a month that was counted."""

from app.counts.indicators import by_day
from app.counts.queries import list_days
from app.counts.vocabulary import counting_rules
from app.figures.offered import OfferedFigure
from app.i18n import _
from app.storage.records import Reader


def counted_figure(
    reader: Reader, workshop_id: int, kind: str, first: str, last: str
) -> OfferedFigure | None:
    """The garments of a month, where most of its working days were counted; else nothing."""
    if kind != "output_month":
        return None
    days = [day for day in list_days(reader, workshop_id, since=first, until=last) if day.pieces is not None]
    counted = len(by_day(days))
    if counted < counting_rules().least_days_of_month:
        return None
    said = _("según el conteo de {days} días").format(days=counted)
    return OfferedFigure(sum(day.pieces or 0 for day in days), said)
