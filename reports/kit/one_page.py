"""A paper that has to end with its page: how high it is, and the page it was laid out on.

What was laid out to see whether it has room is drawn as it lies: no frame asks each part again, and no
table all its cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportlab.platypus import Flowable, Frame, KeepTogether

from reports.kit.page import FIRST_ROOM, HEIGHT, TEXT_WIDTH


class _Part(NamedTuple):
    """A flowable, how wide and high it lies, and the space around it that no neighbour shares."""

    flowable: Flowable
    width: float
    height: float
    before: float
    after: float


def height_of(story: Iterable[Flowable], width: float = TEXT_WIDTH) -> float:
    """How high a story is on an endless page, to see what of it has room on one."""
    return _sum_heights(_lay_out(story, width))


def _lay_out(story: Iterable[Flowable], width: float) -> list[_Part]:
    parts: list[_Part] = []
    for flowable in _flat(story):
        wide, high = flowable.wrap(width, HEIGHT * 100)
        parts.append(_Part(flowable, wide, high, flowable.getSpaceBefore(), flowable.getSpaceAfter()))
    return parts


def _sum_heights(parts: Sequence[_Part]) -> float:
    height, after = 0.0, 0.0
    for part in parts:
        before = max(part.before - after, 0) if height else 0.0
        after = part.after
        height += before + part.height + after
    return height - after


def _flat(story: Iterable[Flowable]) -> Iterator[Flowable]:
    for part in story:
        if isinstance(part, KeepTogether):
            yield from _flat(part._content)
        else:
            yield part


class OnePage(Flowable):
    """A story that has room on one upright page, drawn where reportlab's frame would put each part."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        super().__init__()
        self.parts = parts

    def frameAction(self, frame: Frame) -> None:
        """Draw all of it from where the frame stands; reportlab calls this in place of `wrap` and `draw`."""
        room, y, above = frame._getAvailableWidth(), frame._y, frame._prevASpace
        for part in self.parts:
            passes_on = getattr(part.flowable, "_SPACETRANSFER", False)  # a spacer
            y -= part.height + (0 if passes_on or frame._atTop else max(part.before - above, 0))
            part.flowable.drawOn(self.canv, frame._x, y, _sW=room - part.width)
            y -= part.after
            above = above if passes_on else part.after
            frame._atTop = 0
        frame._y, frame._prevASpace = y, above


def lay_on_one_page(story: Iterable[Flowable]) -> OnePage | None:
    """The story laid out, if it has room on one upright page."""
    parts = _lay_out(story, TEXT_WIDTH)
    return OnePage(parts) if _sum_heights(parts) <= FIRST_ROOM else None
