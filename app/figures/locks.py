"""Periods already reported: what is dated inside one stays as it was told.

A correction goes beside what was reported; what happened then and is noted only now may
be added, and is known as late.
"""

from app.days import check_day
from app.errors import DataProblem
from app.figures.records import PeriodLock
from app.figures.tables import PERIOD_LOCK
from app.i18n import _, format_day
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store

COLUMNS = PERIOD_LOCK.select(PeriodLock)

# Ids rise with time, so a row that is newer than a lock of its day was noted after it.
LATE = (
    "EXISTS (SELECT 1 FROM period_lock l WHERE l.deleted = 0 AND l.id < {row} "
    "AND {day} BETWEEN l.date_from AND l.date_to)"
)


def list_locks(reader: Reader) -> list[PeriodLock]:
    """Every period that is locked, the newest first."""
    sql = f"SELECT {COLUMNS} FROM period_lock WHERE deleted = 0 ORDER BY date_from DESC, id DESC"
    return [PeriodLock(*row) for row in reader.rows(sql)]


def find_lock(reader: Reader, day: str) -> PeriodLock | None:
    """The lock that covers a day (ISO), or None."""
    sql = (
        f"SELECT {COLUMNS} FROM period_lock "
        "WHERE deleted = 0 AND ? BETWEEN date_from AND date_to ORDER BY id LIMIT 1"
    )
    row = reader.row(sql, (day,))
    return PeriodLock(*row) if row is not None else None


def is_late(reader: Reader, day: str, row: int) -> bool:
    """Whether a row dated `day` was added after that day's period had been locked."""
    found: int = reader.value(f"SELECT {LATE.format(row='?', day='?')}", (row, day))
    return bool(found)


def check_unlocked(reader: Reader, *days: str | None) -> None:
    """Raise `DataProblem` when one of these days (ISO; None passes) was already reported."""
    for day in days:
        lock = find_lock(reader, day) if day else None
        if lock is not None:
            raise DataProblem(_locked(lock))


def _locked(lock: PeriodLock) -> str:
    period = _("del {first} al {last}").format(
        first=format_day(lock.date_from),
        last=format_day(lock.date_to),
    )
    sentence = _(
        "El período {period} ya se informó y {who} lo cerró el {day}; lo escrito queda como está: anote la corrección al lado."
    )
    return sentence.format(
        period=period,
        who=lock.locked_by or _("la oficina"),
        day=format_day(lock.locked_on),
    )


def lock_period(
    store: Store,
    *,
    date_from: str,
    date_to: str,
    locked_on: str,
    locked_by: str | None = None,
    reported_to: str | None = None,
) -> int:
    """Close a period that was reported; returns the lock's id.

    Without `locked_by` it is who works with the file. Raises `DataProblem` for a period that
    ends before it begins, that has not ended, or of which a part is locked already.
    """
    first, last, day = check_day(date_from), check_day(date_to), check_day(locked_on)
    if first > last:
        raise DataProblem(_("El período termina antes de empezar; cambie una de las fechas."))
    if last > day:
        raise DataProblem(
            _("El período todavía no terminó; ciérrelo después del {day}.").format(day=format_day(last))
        )
    for lock in list_locks(store):
        if lock.date_from <= last and first <= lock.date_to:
            raise DataProblem(
                _("Una parte de ese período ya está cerrada ({first} a {last}).").format(
                    first=format_day(lock.date_from),
                    last=format_day(lock.date_to),
                )
            )
    with store.change(Label("period_lock.added")) as writer:
        return writer.insert(
            "period_lock",
            date_from=first,
            date_to=last,
            locked_on=day,
            locked_by=(locked_by or "").strip() or worker_name(store),
            reported_to=(reported_to or "").strip() or None,
        )


def unlock_period(store: Store, *, lock_id: int) -> None:
    """Open a period again, for one that was closed by mistake; the journal keeps both."""
    with store.change(Label("period_lock.removed")) as writer:
        writer.delete("period_lock", lock_id)


def worker_name(store: Store) -> str | None:
    """Who works with the file, by name."""
    found: str | None = store.value("SELECT name FROM consultant WHERE id = ?", (store.user,))
    return found
