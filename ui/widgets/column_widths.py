"""How wide the columns of a list are: what one does not need goes to another that would cut its words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Wish(NamedTuple):
    """What a column is drawn with, what it has at least, and what the words in it need."""

    usual: int
    least: int
    needed: int
    rest: bool = False  # it takes what the others leave, so it is served after them


def share_room(room: int, wishes: Mapping[int, Wish]) -> dict[int, int]:
    """The width of each column.

    All begin with what they need, or have usually if that is less; those that miss least are
    served first, so that as few as can be are cut. What is left over makes them as wide as usual.
    """
    widths = {place: max(one.least, min(one.usual, one.needed)) for place, one in wishes.items()}
    left = room - sum(widths.values())
    for place in sorted(wishes, key=lambda at: (wishes[at].rest, wishes[at].needed - widths[at])):
        given = max(0, min(left, wishes[place].needed - widths[place]))
        widths[place] += given
        left -= given
    for place, one in wishes.items():
        given = max(0, min(left, one.usual - widths[place]))
        widths[place] += given
        left -= given
    return widths


def longest(texts: Sequence[str], count: int = 8) -> list[str]:
    """The texts that are likely the widest: letters differ, so more than one."""
    return sorted(set(texts), key=len, reverse=True)[:count]
