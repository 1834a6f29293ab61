"""What the columns of an association's list may mean, and the names they go by."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.i18n import _
from app.incoming.headings import heads_others, is_of_others, meaning_in_words
from app.incoming.meanings import EXTRA, IGNORED, MEANINGS, NUMBER
from app.incoming.own_list import own_meanings
from app.registry.names import fold
from app.registry.vocabulary import machine_type

MACHINE_PREFIX = "machine:"
SOCIETIES = {"asociacion", "cooperativa", "precooperativa", "comite", "gremio", "federacion"}

# Under a heading like «Propietaria/o» a bare «Nombre» is the person's, else the workshop's.
_OWNER_GROUPS = ("propietari", "duen", "titular", "responsable", "datos del socio")
_NUMBERS = {"cedula", "ruc", "phone", "check_digit"}
_COUNTING = frozenset(
    [
        "cant",
        "cantidad",
        "nro",
        "n",
        "no",
        "num",
        "numero",
        "total",
        "de",
        "maquina",
        "maquinas",
        "maq",
        "maqs",
        "ind",
        "industrial",
        "industriales",
    ]
)
_BARE_NAMES = {"nombre", "nombres"}


def meaning_names() -> dict[str, str]:
    """Every meaning a person may choose for a column, with its name in the window."""
    return {one.name: _(one.label) for one in MEANINGS}


def label_of(meaning: str, headers: Mapping[str, str]) -> str:
    """What a meaning is called in this list; a column of whole names stands for both halves."""
    half = meaning in ("given_names", "surnames")
    found = headers.get(meaning) or (headers.get("owner") if half else None)
    return found or meaning_names().get(meaning, meaning)


def _without_count(heading: str) -> str:
    """A heading that counts something without what says so: «Cant. máq. rectas» -> «rectas»."""
    return " ".join(word for word in heading.split() if word not in _COUNTING)


@lru_cache(maxsize=1)
def _by_alias() -> dict[str, str]:
    return {header: one.name for one in MEANINGS for header in one.headers}


def meaning_of(header: str, group: str = "") -> str:
    """What a column's name says, read together with the heading above it."""
    name, above = fold(header), fold(group)
    if is_of_others(header) or heads_others(group):
        return EXTRA
    if name in _BARE_NAMES and above:
        return "given_names" if any(word in above for word in _OWNER_GROUPS) else "name"
    if name == "nombre":
        return "name"
    found = _by_alias().get(name)
    if found is None and (kind := machine_type(header) or machine_type(_without_count(name))):
        return MACHINE_PREFIX + kind
    if found is None or (found == NUMBER and above):  # «N°» under «RUC»
        read = meaning_in_words(header, group)
        return found if found and read not in _NUMBERS else read
    return found


def settle_meanings(meanings: list[str], headers: list[str]) -> list[str]:
    """Let each meaning stand once, the first; a repeated one goes to the notes.

    Notes and columns nobody recognized may repeat, and so may the parts of a name (first and second
    surname). «Nombre» beside a column for the workshop's name or «Apellidos» is the person's; whole
    names in «Nombres», without surnames, are the owner's; a quarter says more than an address.
    """
    own = own_meanings(headers)
    if own is not None:
        return own
    meanings = _whose_name(list(meanings), headers)
    if meanings.count("place") > 1:
        better = [_says_quarter(header) for header in headers]
        if any(better[at] for at, one in enumerate(meanings) if one == "place"):
            meanings = [
                EXTRA if one == "place" and not better[at] else one for at, one in enumerate(meanings)
            ]
    settled: list[str] = []
    for meaning, header in zip(meanings, headers, strict=True):
        repeats = meaning in settled and meaning not in (EXTRA, IGNORED, "note")
        if repeats and meaning in ("surnames", "given_names") and _PART.search(fold(header)):
            repeats = False
        settled.append(EXTRA if repeats else meaning)
    return settled


_PART = re.compile(r"segund|matern|\b2\b")
_QUARTER = re.compile(r"\b(barrio|compania|cia|localidad|asentamiento)")


def _says_quarter(header: str) -> bool:
    return _QUARTER.search(fold(header)) is not None


def _whose_name(meanings: list[str], headers: list[str]) -> list[str]:
    bare = [fold(header) == "nombre" for header in headers]
    is_person = "surnames" in meanings and "given_names" not in meanings
    if is_person and "owner" in meanings:
        return ["given_names" if one == "owner" else one for one in meanings]
    if is_person and meanings.count("name") == 1 and any(bare):
        return ["given_names" if one == "name" else one for one in meanings]
    if meanings.count("name") > 1 and any(bare) and "owner" not in meanings:
        person = "given_names" if is_person else "owner"
        meanings = [person if bare[at] and one == "name" else one for at, one in enumerate(meanings)]
    if "given_names" in meanings and not {"surnames", "owner"} & set(meanings):
        meanings = ["owner" if one == "given_names" else one for one in meanings]
    return meanings
