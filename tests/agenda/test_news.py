"""What changed lately, as Inicio tells it."""

from app.agenda.news import read_news
from app.incoming.operations import import_file
from app.registry.operations import change_workshop
from app.storage.store import Store
from tests.ui.history.test_changes_page import LIST
from tests.ui.offices import fill_office


def test_what_touches_many_workshops_is_not_told_of_one(store: Store) -> None:
    workshop = fill_office(store)[0]
    import_file(store, path=LIST)
    change_workshop(store, workshop_id=workshop, note="Llamar de tarde")
    first, second = read_news(store)[:2]
    assert (first.title, first.workshop_id) == ("Confecciones Santa Librada", workshop)
    assert (second.title, second.workshop_id) == ("Varios talleres", None)
    assert LIST.name in second.what
