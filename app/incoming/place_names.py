"""Which texts name a town, by the names that towns of Paraguay have."""

import tomllib
from functools import lru_cache

from app.incoming.person_names import is_person_word
from app.paths import resource_path
from app.registry.names import fold
from app.registry.territories import list_cluster_defaults, list_districts


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    path = resource_path("vocabularies", "towns.toml")
    said = tomllib.loads(path.read_text(encoding="utf-8"))["towns"].splitlines()
    known = [one.name for one in list_districts()] + [one.name for one in list_cluster_defaults()]
    return frozenset((*filter(None, said), *map(fold, known)))


def names_town(text: str) -> bool:
    """Whether a text is the name of a town, and nothing else: «CAACUPÉ»."""
    return fold(text) in _towns()


def names_only_town(text: str) -> bool:
    """The same, of a name that no person has besides («Pilar», «Caballero»)."""
    return names_town(text) and not is_person_word(text)
