"""What may tell the groups of a pilot to somebody who measures it without knowing them."""

from __future__ import annotations

from collections.abc import Mapping

from app.pilots.told_queries import (
    ALL,
    CONTACT,
    COURSE,
    EVENT,
    OWN_VISIT,
    PILOT,
    VISIT,
    WORKSHOP,
    list_told,
    newest_visit,
)
from app.place import Place
from reports.paper import Paper
from ui.context import Context

# What a page, or a part of it, is about.
OF_PAGES: Mapping[str, str] = {
    "changes": ALL,
    "workshops/actions": ALL,
    "drawn": PILOT,
    "workshop": WORKSHOP,
    "comparison": WORKSHOP,
    "programme": VISIT,
    "visit": OWN_VISIT,
    "result": OWN_VISIT,
    "contact": CONTACT,
    "event": EVENT,
    "course": COURSE,
}
_NEWEST = "newest"  # the paper of a workshop's newest round, which may be her own
OF_PAPERS: Mapping[str, str] = {
    "draw-record": PILOT,
    "pilot-sheet": PILOT,
    "programme": WORKSHOP,
    "progress-sheet": WORKSHOP,
    "training-history": WORKSHOP,
    "owner-sheet": _NEWEST,
    "diagnosis-record": _NEWEST,
    "contact-sheet": CONTACT,
    "attendance-sheet": EVENT,
    "certificates": EVENT,
}


def tells_groups(context: Context, what: Place | Paper) -> frozenset[int]:
    """The pilots of which this may tell the groups to who works here, and who measures them blind."""
    reader, user = context.store, context.store.user
    if isinstance(what, Place):
        subject = OF_PAGES.get(f"{what.page}/{what.part}") or OF_PAGES.get(what.page, "")
        return list_told(reader, user, subject, what.of) if subject else frozenset()
    subject, told = OF_PAPERS[what.kind], frozenset[int]()
    for of in what.of:
        if subject == _NEWEST:
            told |= list_told(reader, user, OWN_VISIT, what.visit or newest_visit(reader, of))
        else:
            told |= list_told(reader, user, subject, of)
    return told
