"""Every page with something to show, of an office that has a workshop and a diagnostic of it."""

from app.place import Place
from app.storage.store import Store
from tests.ui.training.support import make_event
from ui.page import PageKind
from ui.rooms import find_page

OLD = {"workshop": "workshop", "formalization-cost": "workshop", "contact": "new contact", "course": "course", "event": "event"}  # fmt: skip


def place_of_page(page: str, store: Store) -> Place:
    """The page as it is opened with what its room says that it is about."""
    kind = find_page(page)
    about = kind.about if isinstance(kind, PageKind) else OLD.get(page, "")
    workshop = store.value("SELECT min(id) FROM workshop")
    if about == "workshop":
        return Place(page, workshop)
    if about == "visit":
        return Place(page, store.value("SELECT max(id) FROM visit"))
    if about == "new contact":
        return Place(page, workshop, new=1)
    if about == "course":
        return Place(page, "CUR-01")
    if about == "event":
        return Place(page, make_event(store, [workshop]))
    assert about == "", f"nothing is made here for a page about a {about}"
    return Place(page)
