"""What the columns of an association's list may mean, and the names they go by."""

import re
from collections.abc import Mapping
from functools import lru_cache

from app.i18n import _
from app.incoming.headings import heads_others, is_of_others, meaning_in_words, words_of
from app.incoming.meanings import EXTRA, IGNORED, MEANINGS, NUMBER
from app.incoming.own_list import own_meanings
from app.registry.names import fold
from app.registry.vocabulary import machine_type

MACHINE_PREFIX = "machine:"
SOCIETIES = {"asociacion", "cooperativa", "precooperativa", "comite", "gremio", "federacion"}

# Under a heading like «Propietaria/o» a bare «Nombre» is the person's, else the workshop's.
_OWNER_GROUPS = re.compile(
    r"propietari|duen|titular|responsable|encargad|beneficiari|datos personal|datos de las? (?:persona|soci)|datos del soci|^(?:la |el )?soci[ao]s?$"
)
_NUMBERS = {"cedula", "ruc", "phone", "check_digit", "document"}
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
        return "given_names" if _OWNER_GROUPS.search(above) else "name"
    if name == "nombre":
        return "name"
    if _OWN_NAME.fullmatch(name):
        return "given_names"  # «Su nombre», beside «Su apellido» or alone, is a person's
    found = _by_alias().get(name)
    if len(name) == 1 and found != NUMBER and _PEOPLE.search(above):
        return {"h": "men", "v": "men", "f": "women"}.get(name, EXTRA)
    if found is None and (path := _IN_GROUP.fullmatch(header)):  # «datos-nombre_taller», of ODK
        return meaning_of(path[path.lastindex or 1], group)
    if found is None and (kind := machine_type(header) or machine_type(_without_count(name))):
        return MACHINE_PREFIX + kind
    if found is None or (found == NUMBER and above):  # «N°» under «RUC»
        read = meaning_in_words(header, group)
        if read == EXTRA and (path := _PATH.fullmatch(header)) and path[1] not in _BARE_NAMES:
            read = meaning_of(path[1])  # «datos/telefono», of Kobo
        return found if found and read not in _NUMBERS else read
    return found


def settle_meanings(meanings: list[str], headers: list[str]) -> list[str]:
    """Let each meaning stand once, the first; a repeated one goes to the notes.

    Notes and columns nobody recognized may repeat, and so may the parts of a name (first and second
    surname) and telephones under headings of their own. «Nombre» beside a column for the workshop's name or «Apellidos» is the person's; whole
    names in «Nombres», without surnames, are the owner's; a quarter says more than an address.
    """
    own = own_meanings(headers)
    if own is not None:
        return own
    meanings = _whose_name(list(meanings), headers)
    meanings = _with_town(_with_workers(_of_the_tax_office(meanings, headers), headers), headers)
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
        if repeats and meaning == "phone" and header not in headers[: len(settled)]:
            repeats = False
        settled.append(EXTRA if repeats else meaning)
    return settled


_PEOPLE = re.compile(r"\b(?:personal|personas|trabajador\w*|emplead\w*|operari\w*)\b")
_IN_GROUP = re.compile(
    r"(?:[\w.]+[-/:])+(?=\w*_)(\w+)|(?:data|datos|form)-(?:\w+-)*(\w+)"
    r"|(?:ident[a-z]*|datos?|gru?po?\d*|info[a-z]*|secc?[a-z]*\d*|[gpqs]\d+[a-z]?)_(\w+)",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"(?:cual es )?(?:sus?|tus?|mis?) nombres?")
_PATH = re.compile(
    r"[a-z0-9_]+(?:/[a-z0-9_]+)*/([a-z0-9_]{2,})"
)  # as a form names things, and people do not write
_PART = re.compile(r"segund|matern|middle|additional|\b2(?:d[oa])?\b")
_QUARTER = re.compile(r"\b(barrio|compania|cia|localidad|asentamiento)")


_WORKERS = re.compile(
    r"(?:(?:cant|cantidad|nro|n|no|num|numero|total|de|las?|los) )*(trabajador|emplead|operari|obrer)(as|os|es)(?: mujeres| varones)?"
)
_BRAND = frozenset(("fantasi", "comercial", "marca", "rotul"))
_LEGAL = frozenset(("razon", "denominacion"))
_TAXED = _LEGAL | {"contribuyent"}
_TOWN = frozenset(("ciudad", "distrit", "municipi"))


def _with_workers(meanings: list[str], headers: list[str]) -> list[str]:
    """«Trabajadoras» are women, and «Trabajadores» men beside them; «Personal M» and «Personal H» are both."""
    found = list(meanings)
    words = [_WORKERS.fullmatch(fold(header)) for header in headers]
    if "women" not in meanings:
        women = {at for at, match in enumerate(words) if match and match[2] == "as" and meanings[at] == EXTRA}
        stems = {match[1] for at, match in enumerate(words) if match and at in women}
        for at, match in enumerate(words):
            if match and meanings[at] == EXTRA and (at in women or match[1] in stems):
                found[at] = "women" if at in women else "men"
    for at, header in enumerate(headers):
        beside = [found[spot] for spot in (at - 1, at + 1) if 0 <= spot < len(found)]
        if fold(header) == "m" and found[at] == EXTRA and {"women", "men"} & set(beside):
            found[at] = "men" if "women" in beside else "women"  # the other letter told which
        if at + 1 < len(headers) and meanings[at] == meanings[at + 1] == EXTRA:
            pair = fold(header), fold(headers[at + 1])
            if (sexes := _pair_of_sexes(*pair)) and not {"women", "men"} & set(meanings):
                found[at : at + 2] = sexes
    return found


def _pair_of_sexes(first: str, second: str) -> list[str]:
    """Women and men of two headings alike but for a letter: «Personal M» and «Personal H»; else nothing."""
    if first[:-1] != second[:-1] or not first[:-2].strip() or first[-2:-1] != " ":
        return []
    letters = first[-1] + second[-1]
    women = {"mh": 0, "mv": 0, "fm": 0, "fv": 0, "fh": 0, "hm": 1, "vm": 1, "mf": 1}.get(letters)
    return [] if women is None else ["women", "men"] if women == 0 else ["men", "women"]


def _of_the_tax_office(meanings: list[str], headers: list[str]) -> list[str]:
    """Beside «RUC» the «Contribuyente» is who has it, and beside «Nombre de fantasía» the «Razón social» no workshop's name."""
    words = [set(words_of(header)) for header in headers]
    if meanings.count("ruc") > 1:
        meanings = ["name" if words[at] == {"contribuyent"} else one for at, one in enumerate(meanings)]
    branded = any(one == "name" and words[at] & _BRAND for at, one in enumerate(meanings))
    return [
        EXTRA if branded and one == "name" and words[at] & _TAXED and not words[at] & _BRAND else one
        for at, one in enumerate(meanings)
    ]


def _with_town(meanings: list[str], headers: list[str]) -> list[str]:
    """A town is where a workshop is, when nothing says it better."""
    if "place" in meanings:
        return meanings
    at = next((at for at, one in enumerate(meanings) if one == EXTRA and is_town(headers[at])), None)
    return [*meanings[:at], "place", *meanings[at + 1 :]] if at is not None else meanings


def names_taxpayer(header: str) -> bool:
    """Whether a heading names who pays taxes, a person or a company: «Razón social», «Contribuyente»."""
    return not _TAXED.isdisjoint(words_of(header))


def is_town(header: str) -> bool:
    """Whether a heading names a town: «Ciudad», «Distrito»."""
    return _TOWN.issuperset(words_of(header)) and bool(words_of(header))


def _says_quarter(header: str) -> bool:
    return _QUARTER.search(fold(header)) is not None


def _whose_name(meanings: list[str], headers: list[str]) -> list[str]:
    bare = [fold(header) == "nombre" for header in headers]
    is_person = "surnames" in meanings and "given_names" not in meanings
    if is_person and meanings.count("name") > 1 and "owner" not in meanings:
        beside = meanings.index("surnames")
        spots = [at for at, one in enumerate(meanings) if one == "name" and fold(headers[at]) in _BARE_NAMES]
        nearest = min(spots, key=lambda at: abs(at - beside), default=-1)
        return ["given_names" if at == nearest else one for at, one in enumerate(meanings)]
    if is_person and "owner" in meanings:
        return ["given_names" if one == "owner" else one for one in meanings]
    if is_person and meanings.count("name") == 1 and any(bare):
        return ["given_names" if one == "name" else one for one in meanings]
    if meanings.count("name") > 1 and any(bare) and "owner" not in meanings:
        first = (
            meanings.index("name")
            if all(bare[at] for at, one in enumerate(meanings) if one == "name")
            else -1
        )
        meanings = [
            "owner" if bare[at] and one == "name" and at != first else one for at, one in enumerate(meanings)
        ]  # of two bare «Nombre» the first is the workshop's
    if "given_names" in meanings and not {"surnames", "owner"} & set(meanings):
        meanings = ["owner" if one == "given_names" else one for one in meanings]
    return meanings
