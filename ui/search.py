"""What the search box finds: workshops and their people first, then what the rooms find (SEARCH
of a `room.py`: "module:function" of the context and the text), then what the window can do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.i18n import _
from app.registry.names import fold
from app.registry.queries import search_workshops
from app.registry.records import WorkshopLine
from app.rooms import gather, load
from ui.search_box import Hit

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WORKSHOP_HITS = 8
LOOKED_AT = 30
NOTING = ("visita", "llamada", "anotar")  # words that ask to note one


def find_hits(window: MainWindow, text: str) -> list[Hit]:
    """The hits for what was typed, best first."""
    first, _space, rest = text.strip().partition(" ")
    if rest and fold(first) in NOTING:
        return _noting_hits(window, rest)
    lines = search_workshops(window.context.store, text, limit=LOOKED_AT)
    lines.sort(key=lambda line: _rank(line, fold(text)))
    hits = [_workshop_hit(window, line) for line in lines[:WORKSHOP_HITS]]
    for found in gather("ui", "SEARCH"):
        hits += load(found)(window.context, text)
    return hits + _action_hits(window, text)


def _noting_hits(window: MainWindow, text: str) -> list[Hit]:
    """ "visita santa librada": note a visit to the workshops that are called so."""
    from ui.contacts.new_contact import begin_contact

    lines = search_workshops(window.context.store, text, limit=WORKSHOP_HITS)
    return [
        Hit(
            _("Anotar visita o llamada: {name}").format(name=line.name),
            line.code,
            partial(begin_contact, window.context, line.id),
        )
        for line in lines
    ]


def _rank(line: WorkshopLine, wanted: str) -> int:
    """Names, codes and owners that begin with it come before words further in."""
    starts = (fold(line.name), fold(line.code), fold(line.owner))
    if any(text.startswith(wanted) for text in starts):
        return 0
    return 1 if any(f" {wanted}" in text for text in starts) else 2


def _workshop_hit(window: MainWindow, line: WorkshopLine) -> Hit:
    parts = (line.owner, line.place or line.cluster, line.phone)
    remark = " · ".join(part for part in parts if part)
    return Hit(f"{line.code}  {line.name}", remark, lambda: window.go("workshop", line.id))


def _action_hits(window: MainWindow, text: str) -> list[Hit]:
    wanted = fold(text)
    hits = []
    for action in window.actions_.searchable():
        name = action.text().replace("&", "").rstrip("…")
        if wanted and wanted in fold(name):
            hits.append(Hit(name, _("Hacer"), action.trigger))
    return hits
