"""Lays the parts of a network side by side: the largest first, the rest in rows below it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

Part = dict[str, tuple[float, float]]

MARGIN = 0.5  # about each part, in ties
WIDE = 1.6  # how much wider than high the whole may become


class PartBox(NamedTuple):
    """The room that a part takes, with its margin."""

    left: float
    top: float
    right: float
    bottom: float


def pack_parts(parts: Sequence[Part], fixed: Sequence[bool]) -> list[Part]:
    """The parts where they lie over no other. A `fixed` one stays where it is unless it stands on a larger one.

    They come the largest first.
    """
    boxes = [_box_of(part) for part in parts]
    area = sum((box.right - box.left) * (box.bottom - box.top) for box in boxes)
    widest = max((box.right - box.left for box in boxes), default=0.0)
    kept: list[PartBox] = []
    moves: dict[int, tuple[float, float]] = {}
    for number, box in enumerate(boxes):
        if fixed[number] and not any(_crowds(parts[number], parts[other]) for other in moves):
            kept.append(box)
            moves[number] = (0.0, 0.0)
    left = min((box.left for box in kept), default=0.0)
    top = min((box.top for box in kept), default=0.0)
    right = max(left + max(widest, sqrt(WIDE * area)), max((box.right for box in kept), default=left))
    for number, box in enumerate(boxes):
        if number not in moves:
            spot = _free_spot(box, kept, left, top, right)
            kept.append(spot)
            moves[number] = (spot.left - box.left, spot.top - box.top)
    return [
        {node: (x + moves[number][0], y + moves[number][1]) for node, (x, y) in part.items()}
        for number, part in enumerate(parts)
    ]


def _box_of(part: Part) -> PartBox:
    across, down = [x for x, _y in part.values()], [y for _x, y in part.values()]
    return PartBox(min(across) - MARGIN, min(down) - MARGIN, max(across) + MARGIN, max(down) + MARGIN)


def _crowds(part: Part, other: Part) -> bool:
    """Whether somebody of a part stands on somebody's toes in another."""
    return any(
        abs(x - across) < MARGIN and abs(y - down) < MARGIN
        for x, y in part.values()
        for across, down in other.values()
    )


def _free_spot(box: PartBox, kept: Sequence[PartBox], left: float, top: float, right: float) -> PartBox:
    """The first room of a box's size in rows from the top left, which begin and end where others do."""
    wide, high = box.right - box.left, box.bottom - box.top
    rows = sorted({top, *(one.bottom for one in kept)})
    for row in rows:
        beside = sorted(
            (one for one in kept if one.top < row + high - 1e-6 and row < one.bottom - 1e-6),
            key=lambda one: one.left,
        )
        at = left
        for one in beside:
            if at + wide <= one.left + 1e-6:
                break
            at = max(at, one.right)
        if at + wide <= right + 1e-6:
            return PartBox(at, row, at + wide, row + high)
    row = rows[-1]
    return PartBox(left, row, left + wide, row + high)
