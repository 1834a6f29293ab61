"""What the search box finds: workshops and their people at once, then (`app.leads`, off the window's
thread) what else the office has, then what the window can do.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.i18n import _
from app.leads import Lead, Looked, look_everywhere
from app.registry.names import fold
from app.registry.queries import search_workshops
from app.registry.search import find_workshops
from app.storage.records import Reader
from ui.context import Context
from ui.search_box import Hit

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WORKSHOP_HITS = 8
NOTING = ("visita", "llamada", "anotar")  # words that ask to note one


def find_hits(window: MainWindow, text: str) -> list[Hit]:
    """The hits that are there at once for what was typed, best first."""
    if rest := _whom_to_note(text):
        return _noting_hits(window, rest)
    return [
        hit_of(window.context, lead) for lead in find_workshops(window.context.store, text)[:WORKSHOP_HITS]
    ]


def look(reader: Reader, text: str) -> Looked:
    """What is read for it besides."""
    return Looked([]) if _whom_to_note(text) else look_everywhere(reader, text)


def _whom_to_note(text: str) -> str:
    """Of "visita santa librada" the workshop; nothing of what asks for no visit or call."""
    first, _space, rest = text.strip().partition(" ")
    return rest if fold(first) in NOTING else ""


def hit_of(context: Context, lead: Lead) -> Hit:
    """A lead that is gone to when it is chosen."""
    return Hit(lead.text, lead.remark, partial(context.way.show, lead.place))


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


def find_deeds(window: MainWindow, text: str) -> list[Hit]:
    """What the window can do that is called so: the words may stand in any order."""
    words = [] if _whom_to_note(text) else fold(text).split()
    hits = []
    for action in window.actions_.searchable():
        name = action.text().replace("&", "").rstrip("…")
        if words and all(word in fold(name) for word in words):
            hits.append(Hit(name, _("Hacer"), action.trigger))
    return hits
