"""What the columns of an association's list may mean, and the names they go by."""

from collections.abc import Mapping
from functools import lru_cache

from app.i18n import _
from app.incoming.meanings import EXTRA, IGNORED, MEANINGS
from app.registry.names import fold
from app.registry.vocabulary import machine_type

MACHINE_PREFIX = "machine:"
SOCIETIES = {"asociacion", "cooperativa", "precooperativa", "comite", "gremio", "federacion"}

# Under a heading like «Propietaria/o» a bare «Nombre» is the person's, else the workshop's.
_OWNER_GROUPS = ("propietari", "duen", "titular", "responsable", "datos del socio")
_BARE_NAMES = {"nombre", "nombres"}


def meaning_names() -> dict[str, str]:
    """Every meaning a person may choose for a column, with its name in the window."""
    return {one.name: _(one.label) for one in MEANINGS}


def label_of(meaning: str, headers: Mapping[str, str]) -> str:
    """What a meaning is called in this list; a column of whole names stands for both halves."""
    half = meaning in ("given_names", "surnames")
    found = headers.get(meaning) or (headers.get("owner") if half else None)
    return found or meaning_names().get(meaning, meaning)


@lru_cache(maxsize=1)
def _by_alias() -> dict[str, str]:
    return {header: one.name for one in MEANINGS for header in one.headers}


def meaning_of(header: str, group: str = "") -> str:
    """What a column's name says, read together with the heading above it."""
    name, above = fold(header), fold(group)
    if name in _BARE_NAMES and above:
        return "given_names" if any(word in above for word in _OWNER_GROUPS) else "name"
    if name == "nombre":
        return "name"
    found = _by_alias().get(name)
    if found is None and (kind := machine_type(header)):
        return MACHINE_PREFIX + kind
    return found or EXTRA


def settle_meanings(meanings: list[str]) -> list[str]:
    """Let each meaning stand once, the first; a repeated one goes to the notes.

    Notes and columns nobody recognized may repeat. «Nombre» beside «Apellidos», without
    another column for the workshop's name, is the person's.
    """
    if "surnames" in meanings and "given_names" not in meanings and meanings.count("name") == 1:
        meanings = ["given_names" if meaning == "name" else meaning for meaning in meanings]
    settled: list[str] = []
    for meaning in meanings:
        repeats = meaning in settled and meaning not in (EXTRA, IGNORED, "note")
        settled.append(EXTRA if repeats else meaning)
    return settled
