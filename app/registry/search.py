"""What the search box finds of workshops: by code, name, place, people, phones, cédulas and RUC."""

from collections.abc import Iterable

from app.i18n import _
from app.leads import LOOKED_AT, Lead, SearchKind, Wanted, holding
from app.place import Place
from app.registry.names import fold
from app.registry.queries import (
    list_associations,
    list_clusters,
    list_lines_with_digits,
    search_workshops,
)
from app.registry.records import WorkshopLine
from app.storage.records import Reader

MOST_RANKED = 30
_NAMES = "SELECT name || ' ' || place || ' ' || people FROM workshop_search"


def find_workshops(reader: Reader, text: str) -> list[Lead]:
    """Workshops whose code, name, place, people or numbers begin so: names, codes and owners first."""
    lines = search_workshops(reader, text, limit=MOST_RANKED)
    lines.sort(key=lambda line: _rank(line, fold(text)))
    return [_lead(line) for line in lines]


def _find(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    found = find_workshops(reader, wanted.text)
    if wanted.digits:
        found += [_lead(line) for line in list_lines_with_digits(reader, wanted.digits, limit=LOOKED_AT)]
    return found


def _rank(line: WorkshopLine, wanted: str) -> int:
    """Names, codes and owners that begin with it come before words further in."""
    starts = (fold(line.name), fold(line.code), fold(line.owner))
    if any(text.startswith(wanted) for text in starts):
        return 0
    return 1 if any(f" {wanted}" in text for text in starts) else 2


def _lead(line: WorkshopLine) -> Lead:
    parts = (line.owner, line.place or line.cluster, line.phone)
    remark = " · ".join(part for part in parts if part)
    return Lead(f"{line.code}  {line.name}", remark, Place("workshop", line.id))


def _names(reader: Reader) -> Iterable[str]:
    return (row[0] for row in reader.rows(_NAMES))


def _groups(reader: Reader) -> Iterable[tuple[str, Lead]]:
    for cluster in list_clusters(reader):
        yield f"{cluster.name} {cluster.code}", Lead(cluster.name, _("Territorio"), Place("cluster"))
    for association in list_associations(reader):
        place = Place("association", association.id)
        yield association.name, Lead(association.name, _("Asociación"), place)


WORKSHOPS = SearchKind(_find, _names)
GROUPS = SearchKind(
    lambda reader, wanted: holding(wanted, _groups(reader)),
    lambda reader: (told for told, _lead in _groups(reader)),
)
