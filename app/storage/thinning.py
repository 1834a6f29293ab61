"""Which backups are kept as they age: two days all, then fewer and fewer for a year."""

from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def choose_kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments to keep: all of the last 2 days, then the newest of each of the 12 days,
    10 weeks and 9 months before that which have any. The newest is always kept.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = {moment for moment in newest_first if now - moment < ALL_FOR}
    older = [moment for moment in newest_first if moment not in kept]
    kept.update(newest_first[:1])
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        chosen: dict[Hashable, datetime] = {}
        for moment in older:
            if len(chosen) < count:
                chosen.setdefault(period(moment), moment)
        kept.update(chosen.values())
        taken = {period(moment) for moment in chosen.values()}
        older = [moment for moment in older if period(moment) not in taken]
    return kept


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
