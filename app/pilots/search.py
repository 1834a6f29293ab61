"""What the search box finds of pilots: by name or by question."""

from collections.abc import Iterable

from app.leads import Lead, SearchKind, Wanted, holding
from app.pilots.queries import list_pilots
from app.pilots.words import say_pilot
from app.place import Place
from app.storage.records import Reader


def _pilots(reader: Reader) -> Iterable[tuple[str, Lead]]:
    for one in list_pilots(reader):
        told = f"{say_pilot(one.number)} {one.name} {one.question or ''}"
        yield told, Lead(one.name, say_pilot(one.number), Place("pilot", one.id))


def _find_pilots(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    return holding(wanted, _pilots(reader))


PILOTS = SearchKind(_find_pilots, lambda reader: (told for told, _lead in _pilots(reader)))
