"""Row ids and clocks that stay unique and ordered across laptops without a server."""

import time
from collections.abc import Callable

EPOCH_MS = 1_704_067_200_000  # 2024-01-01T00:00:00Z
SITE_BITS = 14
SEQUENCE_BITS = 8
COUNTER_BITS = 16
LAST_MS = (1 << 41) - (1 << 32)  # the year 2093 less seven weeks of ids still to give


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


class IdSource:
    """63-bit ids: 41 bits of milliseconds since 2024, 14 of site, 8 of sequence.

    Ids of one source always rise, even when the computer's clock goes back.
    """

    def __init__(self, site: int, now_ms: Callable[[], int] = _now_ms) -> None:
        self._site = site % (1 << SITE_BITS)
        self._now_ms = now_ms
        self._millisecond = 0
        self._sequence = 0

    def see(self, row: int) -> None:
        """Start after an id that is in the file already."""
        self._millisecond = max(self._millisecond, row >> (SITE_BITS + SEQUENCE_BITS))
        self._sequence = (1 << SEQUENCE_BITS) - 1

    def next_id(self) -> int:
        """A new id, greater than every id given before."""
        now = min(self._now_ms() - EPOCH_MS, LAST_MS)
        if now > self._millisecond:
            self._millisecond, self._sequence = now, 0
        else:
            self._sequence += 1
            if self._sequence >= 1 << SEQUENCE_BITS:
                self._millisecond, self._sequence = self._millisecond + 1, 0
        high = self._millisecond << (SITE_BITS + SEQUENCE_BITS)
        return high | (self._site << SEQUENCE_BITS) | self._sequence


class HybridClock:
    """Hybrid logical clock (Kulkarni and others, 2014): milliseconds, then a counter.

    A tick is never lower than what was seen before, whatever the computer's clock says.
    """

    def __init__(self, last: int = 0, now_ms: Callable[[], int] = _now_ms) -> None:
        self._last = last
        self._now_ms = now_ms

    def tick(self) -> int:
        """The time of a new journal line: greater than every tick given or seen."""
        wall = (self._now_ms() - EPOCH_MS) << COUNTER_BITS
        self._last = max(wall, self._last + 1)
        return self._last

    def see(self, clock: int) -> None:
        """Take note of a line that came from elsewhere."""
        self._last = max(self._last, clock)


def clock_to_ms(clock: int) -> int:
    """Unix milliseconds of a journal line's clock."""
    return (clock >> COUNTER_BITS) + EPOCH_MS
