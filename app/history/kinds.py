"""What a change is about, as a person chooses it: the room whose tables it wrote in."""

from collections.abc import Mapping
from functools import cache

from app.i18n import N_, Words
from app.rooms import ROOMS, gather_of

KIND_WORDS: Words[str] = Words(
    {
        "registry": N_("Fichas y oficina"),
        "diagnosis": N_("Diagnósticos"),
        "improvement": N_("Programas de mejora"),
        "contacts": N_("Visitas y llamadas"),
        "enquiries": N_("Consultas"),
        "figures": N_("Cifras e hitos"),
        "formalization": N_("Formalización"),
        "training": N_("Capacitaciones"),
        "alerts": N_("Teléfonos de ayuda"),
        "agenda": N_("Datos dados por buenos"),
        "incoming": N_("Listas que entraron"),
        "lists": N_("Listas que entraron"),
    }
)


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """The tables of each kind that there is, in the order of the rooms."""
    found: dict[str, frozenset[str]] = {}
    for room in ROOMS:
        tables = frozenset(kind.name for kind in gather_of("app", room, "TABLES"))
        if tables:
            found[room] = tables
    return found


def tables_of_kind(kind: str) -> frozenset[str]:
    """The tables of one kind; KeyError for what is none."""
    return kinds()[kind]


def say_kind(kind: str) -> str:
    """How a kind is called; a room without words, by its name."""
    return KIND_WORDS.get(kind, kind)
