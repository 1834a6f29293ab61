"""Row ids and clocks that stay unique and ordered across laptops without a server."""

import os
import time
from collections.abc import Callable

EPOCH_MS = 1_704_067_200_000  # 2024-01-01T00:00:00Z
OLDEST_MS = EPOCH_MS + 89_424_000_000  # 2026-11-01: no program of this code ran before it
COUNTER_BITS = 16
MARK_BITS = 30
SLOT_BITS = 8  # a slot is 256 milliseconds
LAST_SLOT = (1 << 33) - (1 << 28)  # the year 2091: what is left is for ids still to give


def _now_ms() -> int:
    # A computer whose battery is dead starts years ago: that would be the past of every file.
    return max(time.time_ns() // 1_000_000, OLDEST_MS)


def _draw_mark() -> int:
    # `secrets` would bring OpenSSL into every start for these bits
    return int.from_bytes(os.urandom(4)) >> (32 - MARK_BITS)


class IdSource:
    """63-bit ids: 33 bits of slots of 256 ms since 2024, then 30 bits drawn for this source.

    Ids of one source always rise, one to a slot, even when the computer's clock goes back;
    many at once run ahead of the clock. A source is made at each opening of a file to write,
    so two openings repeat an id only if they draw the same mark: once in 1,073,741,824 pairs
    (9.3e-10) of openings whose slots overlap, whatever the clocks, the site numbers and how
    the file or the installation was copied. Ten laptops that open one office three times a
    day for ten years, each opening beside two of every other's (a million pairs), meet one
    such pair with a chance of 1 in 1,000. Not covered: a machine frozen (a virtual one,
    saved) with the office open and woken twice.
    """

    def __init__(self, now_ms: Callable[[], int] = _now_ms) -> None:
        self._now_ms = now_ms
        self._mark = _draw_mark()
        self._last = 0  # the slot of the last id

    def see(self, row: int) -> None:
        """Start after an id that is in the file already."""
        self._last = max(self._last, row >> MARK_BITS)

    def next_id(self) -> int:
        """A new id, greater than every id given before."""
        return self.next_ids(1)[0]

    def next_ids(self, count: int) -> list[int]:
        """So many new ids, rising."""
        now = min((self._now_ms() - EPOCH_MS) >> SLOT_BITS, LAST_SLOT)
        first = max(now, self._last + 1)
        self._last = first + count - 1
        step = 1 << MARK_BITS
        return list(range(first * step | self._mark, (first + count) * step, step))


class HybridClock:
    """Hybrid logical clock (Kulkarni and others, 2014): milliseconds, then a counter.

    A tick is never lower than what was seen before, whatever the computer's clock says.
    """

    def __init__(self, last: int = 0, now_ms: Callable[[], int] = _now_ms) -> None:
        self._last = last
        self._now_ms = now_ms

    def tick(self) -> int:
        """The time of a new journal line: greater than every tick given or seen."""
        return self.ticks(1)[0]

    def ticks(self, count: int) -> range:
        """The times of so many new lines."""
        wall = (self._now_ms() - EPOCH_MS) << COUNTER_BITS
        first = max(wall, self._last + 1)
        self._last = first + count - 1
        return range(first, first + count)

    def see(self, clock: int) -> None:
        """Take note of a line that came from elsewhere."""
        self._last = max(self._last, clock)


def clock_to_ms(clock: int) -> int:
    """Unix milliseconds of a journal line's clock."""
    return (clock >> COUNTER_BITS) + EPOCH_MS
