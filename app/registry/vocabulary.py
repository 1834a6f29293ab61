"""The words of the trade: machines, products and other closed lists, with aliases.

They are data, in `resources/vocabularies`; what is not in a list stays as it was written.
"""

import tomllib
from functools import lru_cache
from typing import NamedTuple

from app.paths import resource_path
from app.registry.names import fold


class Term(NamedTuple):
    """One word of a list: `code` is kept in the file, `name` is shown."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


@lru_cache
def list_terms(vocabulary: str) -> tuple[Term, ...]:
    """The terms of "machines", "products", "schooling", "languages" or "legal_forms"."""
    path = resource_path("vocabularies", f"{vocabulary}.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
    return tuple(Term(entry["code"], entry["name"], tuple(entry.get("aliases", ()))) for entry in entries)


def _singular(folded: str) -> str:
    words = []
    for word in folded.split():
        if len(word) > 4 and word.endswith("es") and word[-3] in "lnrdjz":
            words.append(word[:-2])
        else:
            words.append(word[:-1] if len(word) > 3 and word.endswith("s") else word)
    return " ".join(words)


@lru_cache
def _spellings(vocabulary: str) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for term in list_terms(vocabulary):
        for word in (term.code, term.name, *term.aliases):
            for form in (fold(word), _singular(fold(word))):
                if spellings.setdefault(form, term.code) != term.code:
                    raise ValueError(f"{vocabulary}: «{word}» names two terms")
    return spellings


def find_term(vocabulary: str, text: str) -> str | None:
    """The code of a word, its plural or an alias; None when the list does not have it."""
    spellings = _spellings(vocabulary)
    folded = fold(text)
    return spellings.get(folded) or spellings.get(_singular(folded))


def nearest_term(vocabulary: str, text: str) -> str | None:
    """The code of a word that looks like this one, as "overloc"; None when none does, or it is one."""
    from difflib import get_close_matches

    spellings = _spellings(vocabulary)
    alike = get_close_matches(fold(text), spellings, 1, 0.8)
    return spellings[alike[0]] if alike and find_term(vocabulary, text) is None else None


@lru_cache
def _names(vocabulary: str) -> dict[str, str]:
    return {term.code: term.name for term in list_terms(vocabulary)}


def term_name(vocabulary: str, code: str) -> str:
    """The name to show for a code; a word from outside the list is shown as it is."""
    return _names(vocabulary).get(code, code)


def machine_type(text: str) -> str | None:
    """ "remalladoras" -> "overlock"."""
    return find_term("machines", text)


def machine_name(code: str) -> str:
    """ "overlock" -> "Overlock"."""
    return term_name("machines", code)


def product_name(text: str) -> str | None:
    """ "Remera" -> "remeras"."""
    return find_term("products", text)
