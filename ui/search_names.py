"""Pages, their parts and what the window can do, found by what they are called."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from app.asking import Findable, PhraseIndex, meanings
from app.i18n import N_, _
from app.registry.names import fold
from app.rooms import gather, load
from ui.manual.chapters import asked_of_parts
from ui.menu import menu_rows, rail_kinds
from ui.page import PageKind, TabKind, find_page, page_kinds
from ui.search_box import Hit

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LIKE = 5  # hits that are only like it
_PART_OF = {
    "workshop": N_("Parte de un taller"),
    "event": N_("Parte de una capacitación"),
    "order": N_("Parte de un pedido"),
    "pilot": N_("Parte de un piloto"),
    "association": N_("Parte de una asociación"),
    "meeting": N_("Parte de una reunión"),
}


class Named(NamedTuple):
    """A hit, and how else people ask for it."""

    hit: Hit
    asked: tuple[str, ...] = ()
    is_deed: bool = False


def find_called(window: MainWindow, text: str) -> list[Hit]:
    """What is called just so; a page also by another form of the word, or one that means the same."""
    wanted, meant = fold(text), set(meanings(text))
    named = _named(window)
    called = [one.hit for one in named if fold(one.hit.text) == wanted]
    pages = [one.hit for one in named if not one.is_deed and one.hit not in called]
    return called + [hit for hit in pages if meant and meant == set(meanings(hit.text))]


def find_named(window: MainWindow, text: str) -> list[Hit]:
    """What has every word in its name, in any order; what begins so comes first."""
    words = fold(text).split()
    if not words:
        return []
    wanted, found = " ".join(words), []
    for hit in (one.hit for one in _named(window)):
        name = fold(hit.text)
        if all(word in name for word in words):
            rank = 0 if name.startswith(wanted) else 1 if f" {wanted}" in name else 2
            found.append((rank, hit))
    return [hit for _rank, hit in sorted(found, key=lambda one: one[0])]


def find_like(window: MainWindow, text: str) -> list[Hit]:
    """What is called nearly so, is asked for so, or is called by a word that means the same."""
    named = _named(window)
    places = _index(tuple((one.hit.text, *one.asked) for one in named)).find(text, LIKE)
    return [named[place].hit for place in places]


@lru_cache(maxsize=2)
def _index(names: tuple[tuple[str, ...], ...]) -> PhraseIndex:
    return PhraseIndex([Findable(phrases) for phrases in names])


def _named(window: MainWindow) -> list[Named]:
    hits = _pages(window)
    known = {one.hit.text for one in hits}
    for tab in gather("ui", "TABS"):
        hits += _of_tab(window, tab)
    for action in window.actions_.searchable():
        name = action.text().replace("&", "").rstrip("…")
        if name not in known:
            hits.append(Named(Hit(name, _("Hacer"), action.trigger), is_deed=True))
    return hits


def _pages(window: MainWindow) -> list[Named]:
    """Those of the rail, those that a menu leads to, and what else has a name of its own."""
    found: dict[str, Named] = {}
    for rail in rail_kinds():
        name, page = _(rail.title), find_page(rail.page)
        found[name] = Named(Hit(name, _("Página"), partial(window.go, page.name)), _asked(page.manual))
    for row in menu_rows("view"):
        if row.page and not row.part:
            name, page = _(row.title).replace("&", ""), find_page(row.page)
            found[name] = Named(
                Hit(name, _rail_title(page), partial(window.go, page.name)), _asked(page.manual)
            )
    for page in page_kinds():
        if page.title and (name := _(page.title)) not in found:
            found[name] = Named(
                Hit(name, _remark(page), partial(_go, window, page, name)), _asked(page.manual)
            )
    return list(found.values())


def _asked(part: str) -> tuple[str, ...]:
    """How people ask for what the manual tells of it."""
    return tuple(asked_of_parts().get(part, ()))


def _of_tab(window: MainWindow, tab: TabKind) -> list[Named]:
    page, name = find_page(tab.page), _(tab.title)
    if not page.about and name == _rail_title(page):
        return []  # the page itself is called so, and opens there
    hit = Hit(name, _remark(page), partial(_go, window, page, name, tab.code))
    return [Named(hit, _asked(tab.manual))]


def _remark(page: PageKind) -> str:
    return _(_PART_OF[_holder(page)]) if page.about else _rail_title(page)


def _rail_title(page: PageKind) -> str:
    return next(_(kind.title) for kind in rail_kinds() if kind.page == page.rail)


def _holder(page: PageKind) -> str:
    """What is asked for to go there: what the page is about, or the workshop under which it stands."""
    return "workshop" if page.under else page.about


def _go(window: MainWindow, page: PageKind, name: str, part: str = "") -> None:
    """Go there: of what is shown, or of what the person chooses."""
    holder = _holder(page)
    if not holder:
        window.go(page.name, part=part)
        return
    of = _shown(window, holder)
    if of is None:
        of = load(find_page(holder).choosing)(window.context, window, title=name)
    if of is not None and page.under:
        window.go(holder, of, part=page.under)
    elif of is not None:
        window.go(page.name, of, part=part)


def _shown(window: MainWindow, holder: str) -> int | str | None:
    """The thing of that kind that the window shows."""
    if holder == "workshop":
        return window.page.workshop_id
    place = window.place
    return place.of if place is not None and find_page(place.page).about == holder else None
