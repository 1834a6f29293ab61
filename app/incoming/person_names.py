"""Which words are names that people in Paraguay commonly have."""

import tomllib
from functools import lru_cache

from app.paths import resource_path
from app.registry.names import fold


@lru_cache(maxsize=1)
def _person_names() -> tuple[frozenset[str], frozenset[str]]:
    path = resource_path("vocabularies", "person_names.toml")
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(said["given"].split()), frozenset(said["surnames"].split())


def is_named(text: str) -> bool:
    """Whether a text has a given name or a surname that is common."""
    given, surnames = _person_names()
    return not (given | surnames).isdisjoint(fold(text).split())


def is_person_word(text: str) -> bool:
    """Whether a text is one common name and nothing more: «Pilar»."""
    given, surnames = _person_names()
    return fold(text) in given | surnames


def is_given_name(text: str) -> bool:
    """Whether a text begins with a known given name."""
    return not _person_names()[0].isdisjoint(fold(text).split()[:1])
