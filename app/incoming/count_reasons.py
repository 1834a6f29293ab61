"""Stops by their cause and defects by their kind, as lists have them: a column each, or a word beside the number."""

import re
from functools import lru_cache

from app.counts.vocabulary import cause_name, defect_kinds, defect_name, stop_causes
from app.i18n import _
from app.registry.names import fold

STOP, DEFECT = "stop:", "defect:"
OTHER = "other"
_WORDS = {
    STOP: frozenset(
        ["min", "mins", "minuto", "minutos", "parada", "paradas", "parado", "parados", "tiempo", "causa"]
    ),
    DEFECT: frozenset(["defecto", "defectos", "falla", "fallas"]),
}
_EMPTY = frozenset(
    [
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "por",
        "en",
        "un",
        "una",
        "cantidad",
        "cant",
        "total",
        "n",
        "no",
        "nro",
    ]
)


@lru_cache(maxsize=2)
def _known(prefix: str) -> dict[str, str]:
    """Every way of calling a cause, or a kind of defect, without words that say nothing."""
    terms = stop_causes() if prefix == STOP else defect_kinds()
    return {_core(word, prefix): one.code for one in terms for word in (one.name, *one.aliases)}


def _core(text: str, prefix: str) -> str:
    words = fold(text).split()
    return " ".join(word for word in words if word not in _EMPTY and word not in _WORDS[prefix])


def column_reason(header: str, group: str) -> str | None:
    """ "Minutos sin luz" -> "stop:power", "Mancha" -> "defect:stain"; None where it is neither, or might be both.

    A word alone that no list calls so, as "Luz" or "Otros", may be money as well.
    """
    said = set(fold(f"{group} {header}").split())
    named = [prefix for prefix, words in _WORDS.items() if said & words]
    found = [
        prefix + code
        for prefix in (named if len(named) == 1 else _WORDS)
        if (code := _known(prefix).get(_core(header, prefix))) is not None
    ]
    plain = " " in fold(header) or fold(header) in {
        fold(one.name) for one in (*stop_causes(), *defect_kinds())
    }
    return found[0] if len(found) == 1 and (named or plain) else None


def without_unit(header: str) -> str:
    """ "Parada (min)" -> "parada"."""
    return re.sub(r" (?:en )?(?:min|mins|minutos|hs?|horas)$", "", fold(header))


def word_reason(text: str, prefix: str) -> str | None:
    """The code of what is written beside a number: "se cortó la luz a la tarde" -> "power"."""
    core = f" {_core(text, prefix)} "
    whole = _known(prefix).get(core.strip())
    if whole is not None:
        return whole
    found = {code for word, code in _known(prefix).items() if f" {word} " in core and code != OTHER}
    return found.pop() if len(found) == 1 else None


def is_reason(meaning: str) -> bool:
    """Whether a column is of one cause or of one kind."""
    return meaning.startswith((STOP, DEFECT))


def reason_names() -> dict[str, str]:
    """Each as a person chooses it for a column."""
    stops = {
        STOP + one.code: _("Parada: {cause}, en minutos").format(cause=cause_name(one.code))
        for one in stop_causes()
    }
    defects = {
        DEFECT + one.code: _("Defecto: {kind}").format(kind=defect_name(one.code)) for one in defect_kinds()
    }
    return defects | stops
