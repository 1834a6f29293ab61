"""Where one can go in the window, as a value: rules say it of what they find, the window goes there."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A page by its name, and what it shall show.

    `of`: the thing it is about, by its id or its code. `part`: a tab of it, a part of a list, what
    of it comes first. `visit`: the round it is about. `period`: its first and last day (ISO).
    `district`: where it holds. `new`: something of `of` that is not in the file yet; the same number
    is the same thing.
    """

    page: str
    of: int | str | None = None
    part: str = ""
    visit: int | None = None
    period: tuple[str, str] | None = None
    district: str = ""
    new: int = 0
