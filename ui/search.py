"""What the search box finds: workshops and their people at once, then (`app.leads`, off the window's
thread) what else the office has, then pages and deeds by their names, then what the manual tells.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from app.i18n import _
from app.leads import Lead, Looked, look_everywhere
from app.registry.names import fold
from app.registry.queries import search_workshops
from app.registry.search import find_workshops
from app.storage.records import Reader
from ui.context import Context
from ui.search_box import Hit
from ui.search_names import find_called, find_like, find_named

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.manual.chapters import Manual

WORKSHOP_HITS = 8
TOLD = 3  # parts of the manual
QUESTION = 3  # words of a question, from which on a saved answer stands above what is called like it
NOTING = ("visita", "llamada", "anotar")  # words that ask to note one


def find_hits(window: MainWindow, text: str) -> list[Hit]:
    """The hits that are there at once for what was typed, best first."""
    if rest := _whom_to_note(window.context.store, text):
        return _noting_hits(window, rest)
    found = find_workshops(window.context.store, text)[:WORKSHOP_HITS]
    return [*find_called(window, text), *(hit_of(window.context, lead) for lead in found)]


class ReadForText(NamedTuple):
    """What is read for a text off the window's thread: things of the office, and parts of the manual by name."""

    looked: Looked
    told: list[tuple[str, str]]  # how it is called in the list, and in `show_manual`


class Later(NamedTuple):
    """What is shown of it: `leads` over what was there at once, `below` under it all."""

    leads: list[Hit]
    below: list[Hit]
    are_like: bool


def look(reader: Reader, text: str) -> ReadForText:
    """What is read for it besides."""
    if _whom_to_note(reader, text):
        return ReadForText(Looked([]), [])
    return ReadForText(look_everywhere(reader, text), _told(text))


def later_hits(window: MainWindow, text: str, read: ReadForText) -> Later:
    """What is like it is left out where something is called as it was typed."""
    named = (
        []
        if _whom_to_note(window.context.store, text)
        else [*find_called(window, text), *find_named(window, text)]
    )
    leads = [] if read.looked.is_like and named else read.looked.leads
    begun = {hit.text for hit in named}
    like = (
        []
        if _whom_to_note(window.context.store, text)
        else [hit for hit in find_like(window, text) if hit.text not in begun]
    )
    told = [Hit(name, _("Manual"), partial(_open_manual, window, part)) for name, part in read.told]
    sure = bool(named) or bool(leads and not read.looked.is_like)
    found = [hit_of(window.context, lead) for lead in leads]
    like.sort(key=lambda hit: hit.text == _("Salir"))  # never first for another word
    is_question = len(text.split()) >= QUESTION
    is_called = bool(named) or bool(like and like[0].text != _("Salir"))
    if read.looked.only_guessed and not is_question and is_called:
        found, like = [], [*like, *found]  # «backup» is a thing to do, «estudio» a page: no questions
    return Later(found, [*like, *told], not sure and bool(leads or like))


def _told(text: str) -> list[tuple[str, str]]:
    manual = _manual()
    return [(manual.called(part), manual.name_of(part)) for part in manual.find(text)[:TOLD]]


@cache
def _manual() -> Manual:
    from ui.manual.chapters import Manual

    return Manual()


def _open_manual(window: MainWindow, part: str) -> None:
    from ui.manual.window import show_manual

    show_manual(window, part)


def _whom_to_note(reader: Reader, text: str) -> str:
    """Of "visita santa librada" the workshop; nothing of what asks for no visit or call to one."""
    first, _space, rest = text.strip().partition(" ")
    if fold(first) not in NOTING or not rest or not search_workshops(reader, rest, limit=1):
        return ""
    return rest


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
    """What has it in its name, unless a visit or a call to somebody is to be noted."""
    if _whom_to_note(window.context.store, text):
        return []
    called = {hit.text for hit in find_called(window, text)}
    return [hit for hit in find_named(window, text) if hit.text not in called]
