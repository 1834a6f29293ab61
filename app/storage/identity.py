"""Row ids and clocks that stay unique and ordered across laptops without a server."""

import time
from collections.abc import Callable

EPOCH_MS = 1_704_067_200_000  # 2024-01-01T00:00:00Z
SITE_BITS = 14
SEQUENCE_BITS = 8
COUNTER_BITS = 16
_SEQUENCE = (1 << SEQUENCE_BITS) - 1
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
        self._last = 0  # milliseconds and sequence of the last id

    def see(self, row: int) -> None:
        """Start after an id that is in the file already."""
        millisecond = row >> (SITE_BITS + SEQUENCE_BITS)
        self._last = max(self._last, millisecond << SEQUENCE_BITS) | _SEQUENCE

    def next_id(self) -> int:
        """A new id, greater than every id given before."""
        return self.next_ids(1)[0]

    def next_ids(self, count: int) -> list[int]:
        """So many new ids, rising."""
        now = min(self._now_ms() - EPOCH_MS, LAST_MS)
        first = max(now << SEQUENCE_BITS, self._last + 1)
        self._last = first + count - 1
        site = self._site << SEQUENCE_BITS
        return [
            (number >> SEQUENCE_BITS) << (SITE_BITS + SEQUENCE_BITS) | site | (number & _SEQUENCE)
            for number in range(first, first + count)
        ]


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
