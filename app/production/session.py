"""A study on the clock as the page holds it, without a window: each lap is saved as it is made.

The clock is the wall's, not the program's: a cycle goes on while the lid is closed or the program
is gone, for the file knows since when it runs.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from app.i18n import _, format_day
from app.production import study_operations as operations
from app.production.judgements import measuring_value
from app.production.queries import list_operators, require_study, require_style
from app.production.records import Cycle, Operation, StudyPart, TimeStudy
from app.production.standard_time import (
    Load,
    Measured,
    MinuteRange,
    add_ranges,
    capacity_per_day,
    doubtful_cycles,
    loads_of,
    measure,
    missing_cycles,
)
from app.production.words import LEAST_RATING, MOST_RATING, say_cells, say_style
from app.storage.store import Store

DOUBLE_PRESS = 0.5  # seconds: a finger that bounced, no cycle
STRANGE = 900.0  # seconds that a cycle has run when it is asked about
RATING_STEP = 5


class MeasuringSession:
    """The study under way: the operation that is measured, its cycles, and the running one."""

    def __init__(
        self, store: Store, study: TimeStudy, asker: object = None, now: Callable[[], float] = time.time
    ) -> None:
        self._store, self._asker, self._now = store, asker, now
        self._since: float | None = None  # when the running cycle began, or went on
        self._counted: float | None = None  # of it, before a pause
        self._take(study)
        self._since, self._counted = _instant(study.running_since), study.running_seconds
        self.current = study.current_operation_id or 0
        if self.current not in self._operations and self.operations:
            self.current = self.operations[0].id

    def _take(self, study: TimeStudy) -> None:
        self.study = study
        self.style = require_style(self._store, study.style_id)
        self.operations = self.style.operations
        self._operations = {one.id: one for one in self.operations}
        self.operators = {one.id: one for one in list_operators(self._store, self.style.workshop_id)}
        self._parts = {part.operation_id: part for part in study.parts}
        self.precision = measuring_value("precision")
        self.least = int(measuring_value("least-cycles"))
        self.many = int(measuring_value("many-cycles"))
        self.day_minutes = measuring_value("day-minutes")

    # -- what may be done ---------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """A finished study, or a file open for reading only: nothing may change."""
        return self.study.closed or self._store.read_only

    @property
    def headline(self) -> str:
        """What is measured, of which day, and whether it is only to be read."""
        parts = [_("Medir tiempos"), say_style(self.style), format_day(self.study.studied_on)]
        if self.locked:
            parts.append(_("terminada, solo para leer") if self.study.closed else _("solo para leer"))
        return " · ".join(parts)

    # -- the clock ----------------------------------------------------------------------

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def paused(self) -> bool:
        """A cycle was begun and is held."""
        return self._since is None and self._counted is not None

    @property
    def elapsed(self) -> float:
        """Seconds of the cycle under way; a clock that was put back never counts below nothing."""
        counted = self._counted or 0.0
        return counted if self._since is None else counted + max(0.0, self._now() - self._since)

    @property
    def strange(self) -> bool:
        """Whether the cycle under way ran on for so long that one should ask."""
        measured = self.measured()
        usual = measured.mean if measured is not None else 0.0
        return self.elapsed > max(STRANGE, 5 * usual)

    def press(self) -> Cycle | None:
        """The one key: begins, goes on after a pause, or ends a cycle and begins the next at once.

        Returns the cycle that was kept; None when there was none to keep.
        """
        now = self._now()
        if not self.running:
            self._set_clock(now, self._counted or 0.0)
            return None
        seconds = round(self.elapsed, 2)
        if seconds < DOUBLE_PRESS:
            return None
        self._do(
            operations.record_cycle,
            operation_id=self.current,
            seconds=seconds,
            running_since=_stamp(now),
        )
        self._since, self._counted = now, 0.0
        return self.part().cycles[-1]

    def pause(self) -> None:
        """Hold the cycle under way; what was counted of it stays."""
        if self.running:
            self._set_clock(None, self.elapsed)

    def restart(self) -> None:
        """The cycle under way begins anew, now."""
        if self.running or self.paused:
            self._set_clock(self._now(), 0.0)

    def stop(self) -> None:
        """The cycle under way was none."""
        if self.running or self.paused:
            self._set_clock(None, None)

    def _set_clock(self, since: float | None, counted: float | None) -> None:
        self._since, self._counted = since, counted
        self._keep_clock()

    def _keep_clock(self) -> None:
        if not self.locked:
            self._do(
                operations.save_clock,
                current_operation_id=self.current,
                running_since=_stamp(self._since),
                running_seconds=self._counted,
            )

    # -- going about --------------------------------------------------------------------

    @property
    def operation(self) -> Operation:
        return self._operations[self.current]

    def go(self, operation_id: int) -> None:
        """Measure another operation; a cycle that was not ended is not kept."""
        if operation_id != self.current and operation_id in self._operations:
            self.current = operation_id
            self._set_clock(None, None)

    def step(self, by: int) -> bool:
        """The operation before or after; whether there is one."""
        place = self.place + by
        if 0 <= place < len(self.operations):
            self.go(self.operations[place].id)
            return True
        return False

    @property
    def place(self) -> int:
        """Where the current operation stands in the list, from 0."""
        return [one.id for one in self.operations].index(self.current)

    # -- what is said of a part ---------------------------------------------------------

    def record(self, **fields: Any) -> None:
        """Rating, who does it, machine or note of the current operation."""
        key = "".join(f"study_part:{self.study.id}:{self.current}:{name}" for name in fields)
        self._do(operations.change_part, operation_id=self.current, merge_key=key, **fields)

    def rate(self, by: int) -> None:
        """A step faster (1) or slower (-1)."""
        rating = self.part().rating + by * RATING_STEP
        self.record(rating=max(LEAST_RATING, min(MOST_RATING, rating)))

    def rate_operation(self, operation_id: int, rating: int) -> None:
        """The rating of an operation, as it stands on a sheet."""
        self._do(operations.change_part, operation_id=operation_id, rating=rating)

    def strike(self, cycle_id: int, reason: str | None) -> None:
        """Strike a cycle out, or (None) count it again."""
        self._do_here(operations.change_cycle, cycle_id=cycle_id, struck_reason=reason)

    def enter(self, operation_id: int, cycles: operations.Typed) -> None:
        """All cycles of an operation, as they stand on a sheet."""
        key = f"cycles:{self.study.id}:{operation_id}"
        self._do(operations.enter_cycles, operation_id=operation_id, cycles=cycles, merge_key=key)

    def _do(self, operation: Callable[..., Any], **fields: Any) -> None:
        self._do_here(operation, time_study_id=self.study.id, **fields)

    def _do_here(self, operation: Callable[..., Any], **fields: Any) -> None:
        with self._store.asked_by(self._asker):
            operation(self._store, **fields)
        self._take(require_study(self._store, self.study.id))

    # -- what the cycles say ------------------------------------------------------------

    def part(self, operation_id: int | None = None) -> StudyPart:
        """What there is of an operation (the current one), or an empty part."""
        operation = operation_id or self.current
        there, one = self._parts.get(operation), self._operations.get(operation)
        if there is not None or one is None:
            return there or StudyPart(0, self.study.id, operation)
        return StudyPart(0, self.study.id, operation, one.operator_id, one.machine)

    def measured(self, operation_id: int | None = None) -> Measured | None:
        return measure(self.part(operation_id).seconds)

    def missing(self, operation_id: int | None = None) -> int:
        """How many cycles more it needs; 0 when it is known well enough."""
        return missing_cycles(self.measured(operation_id), precision=self.precision, least=self.least)

    def standard(self, operation_id: int | None = None) -> MinuteRange | None:
        """The standard minutes so far; None before the first cycle."""
        measured = self.measured(operation_id)
        if measured is None:
            return None
        return measured.standard_minutes(self.part(operation_id).rating, self.study.allowance)

    def doubtful(self, operation_id: int | None = None) -> tuple[Cycle, ...]:
        """Cycles of an operation (the current one) that are unlike the others."""
        valid = [one for one in self.part(operation_id).cycles if one.counts]
        return tuple(valid[at] for at in doubtful_cycles([one.seconds for one in valid]))

    def cells(self, operation_id: int) -> str:
        """The cycles of an operation, as they are typed in."""
        return say_cells([(one.seconds, one.struck_reason) for one in self.part(operation_id).cycles])

    @property
    def measured_operations(self) -> tuple[Operation, ...]:
        """Those with at least one cycle that counts."""
        return tuple(one for one in self.operations if self.measured(one.id) is not None)

    @property
    def known_operations(self) -> tuple[Operation, ...]:
        """Those that need no more cycles."""
        return tuple(one for one in self.operations if self.missing(one.id) == 0)

    @property
    def whole(self) -> MinuteRange:
        """The standard minutes of what was measured so far, together."""
        return add_ranges(found for one in self.operations if (found := self.standard(one.id)) is not None)

    @property
    def loads(self) -> tuple[Load, ...]:
        """What each person has to do of a garment, by what was measured; the heaviest first."""
        return loads_of(
            (one.id, self.part(one.id).operator_id, found.minutes)
            for one in self.operations
            if (found := self.standard(one.id)) is not None
        )

    def per_day(self, minutes: float) -> int:
        """How many one person makes in a working day."""
        return capacity_per_day(self.day_minutes, minutes)

    @property
    def minutes_left(self) -> int | None:
        """About how long the rest takes; None while nothing was measured."""
        means = {one.id: found.mean for one in self.operations if (found := self.measured(one.id))}
        if not means:
            return None
        usual = sum(means.values()) / len(means)
        seconds = sum(  # nobody measures more than `many`: what differs so is looked at
            min(self.missing(one.id), self.many) * means.get(one.id, usual) for one in self.operations
        )
        return round(seconds / 60)

    # -- what others did ----------------------------------------------------------------

    def reload(self, study: TimeStudy) -> None:
        """Take the study as it is now (undo, or a change from elsewhere).

        A lap that was undone goes on as the cycle that it was; one that is done again ends there.
        """
        before, elapsed = self.part().cycles, self.elapsed
        busy = self.running or self.paused
        self._take(study)
        if self.current not in self._operations and self.operations:
            self.current = self.operations[0].id
            self._since = self._counted = None
            return
        after = self.part().cycles
        known, now = {one.id for one in before}, {one.id for one in after}
        gone = sum(one.seconds for one in before if one.id not in now)
        come = sum(one.seconds for one in after if one.id not in known)
        if busy and (gone or come) and not self.locked:
            held = max(0.0, elapsed + gone - come)
            self._set_clock(self._now() if self.running else None, held)
        elif study.closed:
            self._since = self._counted = None
        elif (study.running_since, study.running_seconds) != (_stamp(self._since), self._counted):
            self._keep_clock()  # what runs here is what the file shall say

    def finish(self) -> None:
        """Close the study; its standard minutes count from now on."""
        self._since = self._counted = None
        self._do(operations.finish_study)


def _stamp(instant: float | None) -> str | None:
    if instant is None:
        return None
    return datetime.fromtimestamp(instant, UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


def _instant(stamp: str | None) -> float | None:
    if stamp is None:
        return None
    return datetime.fromisoformat(stamp).replace(tzinfo=UTC).timestamp()
