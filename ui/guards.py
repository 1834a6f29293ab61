"""What a room asks before a page or a paper is shown: GUARDS of its `room.py`."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.place import Place
from app.rooms import gather, load
from reports.paper import Paper
from ui.context import Context


class GuardKind(NamedTuple):
    """Asked before one of these `pages` (or parts: "page/part") or `papers` is shown.

    `tells` names the "module:function" that says (of context and place, or paper) whether there is anything to ask,
    `asks` the one that asks (of context, parent and place, or paper) and says whether it may be shown.
    """

    pages: frozenset[str]
    papers: frozenset[str]
    tells: str
    asks: str


def is_guarded(context: Context, what: Place | Paper) -> bool:
    """Whether something would be asked before this is shown."""
    return any(load(guard.tells)(context, what) for guard in _guards_of(what))


def may_show(context: Context, parent: QWidget, what: Place | Paper) -> bool:
    """Whether a page or a paper may be shown, after what the rooms ask."""
    return all(
        load(guard.asks)(context, parent, what)
        for guard in _guards_of(what)
        if load(guard.tells)(context, what)
    )


def _guards_of(what: Place | Paper) -> list[GuardKind]:
    guards: tuple[GuardKind, ...] = gather("ui", "GUARDS")
    if isinstance(what, Place):
        named = {what.page, f"{what.page}/{what.part}"}
        return [guard for guard in guards if not named.isdisjoint(guard.pages)]
    return [guard for guard in guards if what.kind in guard.papers]
