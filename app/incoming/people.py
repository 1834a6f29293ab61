"""What a cell says of people: more than one in it, and whether a woman or a man."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.i18n import _
from app.incoming.content import is_person
from app.incoming.person_names import is_given_name, is_named
from app.incoming.place_names import names_town
from app.registry.name_order import begins_with_whole_name
from app.registry.names import fold, tidy
from app.registry.phone import without_numbers

_BETWEEN = re.compile(r"\s+[cC]/\s*|\s*[/;&+|]\s*|\s+[yYe]\s+(?=[^\W\d_])|\s+-\s+")
_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]*)(?:[)\]}]|$)")
_KIN = (
    "hij[oa]s?|espos[oa]s?|marido|mujer|señora|madre|mam[aá]|padre|pap[aá]|herman[oa]s?|hn[oa]s|familia|flia|cuñad[oa]s?|nueras?|"
    "yernos?|soci[oa]s?|c[ií]a|compañ[ií]a|otr[oa]s?|equipo|niet[oa]s?|abuela|suegra|pareja|concubin[oa]"
)
_BESIDE = re.compile(
    rf"\s+(?:y|e|con|c/|junto con|m[aá]s)\s+(?:(?:su|sus|la|el|los|las|una?)\s+)?(?:{_KIN})\b.*"
    r"|\s+(?:a cargo|representad[oa]|rep\.|por su|p/|atiende|encargad[oa]|alias|reside|vive)\b.*|\s+[-–—:]\s+(?-i:[a-záéíóúñ]).*"
    r"|\s*,\s*(?:vice\s?)?(?:president[ea]|secretari[oa]|tesorer[oa]|vocal|coordinador[a]?|encargad[oa]|due[ñn][oa]|propietari[oa]|titular|soci[oa])\b.*"
    r"|\s+\S+@\S+.*|\s+(?:https?:|www\.).*|\s*[†✝].*|\s+\d.*",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_BESIDE = re.compile(r"\+?\d[\d.\s\-/()]{4,}\d")
_PHONE_WORD = (
    r"\b(?:cel(?:ular)?|tel(?:[eé]f(?:ono)?)?|tlf|whats?\s?app|wh?ats?|wsp|wpp?|m[oó]vil|l[ií]nea(?: baja)?|baja|fijo|casa|contacto|"
    r"particular|personal|propi[oa]|n[°ºo]|nro|int|interno)\b\.?"
)
_PHONE_WORDS = re.compile(
    rf"^(?:\W*(?:{_PHONE_WORD}|\bdel?\b))+[\s:.\-–]*|[\s:.,\-–(]*(?:{_PHONE_WORD}\W*)+$", re.IGNORECASE
)
_LABEL_BESIDE = re.compile(r"[\s(\-–:,]+(?:c\.?\s?i|cel|tel[ef]*|cédula|ruc)?\W*(?:n\W*)?$", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:vice\s?)?(?:president[ea]|secretari[oa]|tesorer[oa]|coordinador[a]?)\s*:?\s+", re.IGNORECASE
)
_COMPANY = re.compile(r"\b(?:S\.\s?A|S\.?\s?R\.?\s?L|E\.\s?A\.\s?S)\.?$")
_MARKS = re.compile(
    r"^\s*\d{1,3}\s*[.)\-]+\s*(?=[^\W\d_])|^[\s*\-–•.]+|[\s*/\\_,;:\-–]+$|(?<=[^\W\d_]{4})\.$"
)
_MAY_BE_OTHER = re.compile(
    r"\s(?:[oóu]|con|por|ex|antes|ahora|hij[oa] de|espos[oa] de|representante|president[ae])(?:\s|$)|[*_=<>?]"
    r"|(?<=\s)[^\W\d_]{4,}\.\s?(?=[^\W\d_])|^antes\s|\s[-–—]\s|\d{4}|\d[ .]\d{3}",
    re.IGNORECASE,
)
_NOBODY_WORDS = (
    "familia flia hnos hnas hermanos hermanas herederos sucesion suc sucesores comision comite asociacion grupo cooperativa "
    "club junta cooperadora parroquia escuela municipalidad fundacion ong consorcio taller sa srl eas saci vacante vendido cerrado nadie ninguna desconocido desconocida varios varias misma mismo idem"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
_MAY_BE_TWO = re.compile(r"[^\W\d_]+ [yYeE&] [^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?")
_WOMAN, _MAN = (
    ("femenino", "femenina", "mujer", "dama", "female", "woman"),
    ("masculino", "varon", "hombre", "male", "man"),
)
_ZONES = {"urban": ("urbana", "urbano", "ciudad"), "rural": ("rural", "campo")}


# The words without which a name of letters alone is one person's, and nothing else.
_TELLING = _NOBODY | frozenset(
    [
        "y",
        "e",
        "o",
        "u",
        "a",
        "con",
        "por",
        "ex",
        "antes",
        "ahora",
        "mas",
        "junto",
        "hija",
        "hijo",
        "esposa",
        "vicepresidenta",
        "vicepresidente",
        "secretaria",
        "secretario",
        "tesorera",
        "tesorero",
        "coordinadora",
        "coordinador",
        "esposo",
        "presidenta",
        "presidente",
        "representante",
        "representada",
        "representado",
        "encargada",
        "encargado",
        "atiende",
        "alias",
        "reside",
        "vive",
    ]
)


def is_plain_name(text: str) -> bool:
    """Whether a name has letters alone and no word that tells of others, as nearly all have."""
    return text.replace(" ", "").isalpha() and _TELLING.isdisjoint(fold(text).split())


def part_number(text: str) -> tuple[str, str]:
    """The name and the telephone or cédula beside it, in either order: «Ana Sosa - Cel. 0981…»; else the text, and nothing."""
    found = _NUMBER_BESIDE.search(text)
    if found is None:
        return text, ""
    name = _LABEL_BESIDE.sub("", text[: found.start()]).strip(" -–:,.;(/")
    if any(map(str.isalpha, name)):
        return name, found[0]
    name = text[found.end() :].strip(" -–:,.;()/")
    return (name, found[0]) if is_person(name) else (text, "")


def name_beside_phone(text: str) -> tuple[str, str]:
    """Who a telephone is of, as it says beside it («0981… (Ana Sosa)»), or "" and what is to be asked of whom it names."""
    if not any(map(str.isalpha, text)):
        return "", ""
    words = tidy(_PHONE_WORDS.sub(" ", without_numbers(text))).strip(" -–—:,.;/()")
    bare = without_office(without_brackets(words).strip(" -–—:,.;/()"))
    if not bare or names_town(bare) or not (is_named(bare) or is_person(bare)):
        return "", ""
    if is_person(bare) and is_named(bare) and bare == words and not doubt_one_person(bare):
        return bare, ""
    doubt = _("junto al teléfono dice «{name}»; si es la dueña o el dueño, anótelo en el taller")
    return "", doubt.format(name=words)


class PersonCell(NamedTuple):
    """Who a cell names first, and what else stands there: the `others`, a `number` (with its line), a `doubt`.

    `is_bare` is false when words stood beside the name.
    """

    name: str
    others: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    is_bare: bool = True
    doubt: str = ""


def read_person_cell(lines: Sequence[str], text: str) -> PersonCell:
    """Read a cell of a person's name, given its lines and the whole as one text."""
    parted = [(line, *part_number(line)) for line in lines]
    whole = without_marks(" / ".join(name for _line, name, _number in parted if name) or text)
    bare = without_brackets(whole)
    alone, others = split_people(bare)
    first = without_office(without_kin(alone))
    return PersonCell(
        first,
        others,
        tuple((line, number) for line, _name, number in parted if number),
        (whole, alone) == (bare, first),
        "" if others else doubt_one_person(first),
    )


def without_brackets(text: str) -> str:
    """A name without what stands in brackets beside it: «Ana Sosa (viuda)»; one all in brackets stays."""
    bare = tidy(_BRACKETS.sub(" ", text))
    return bare if any(map(str.isalpha, bare)) else text


def without_marks(text: str) -> str:
    """A name without the signs around it that say nothing: «1) Ana Sosa *», «(Ana Sosa)»."""
    bare = _MARKS.sub("", text)
    whole = bare[1:-1] if bare[:1] == "(" and bare.endswith(")") else bare
    return whole if any(map(str.isalpha, whole)) else text


def without_kin(text: str) -> str:
    """A name without the others and the words that stand behind it: «Ana Sosa y su hija Eva», «… - a cargo de …»."""
    bare = _BESIDE.sub("", text).strip(" ,;-")
    return bare if len(bare) > 1 and any(map(str.isalpha, bare)) else text


def without_office(text: str) -> str:
    """A name without what its bearer is, before it: «Presidenta Ana Sosa», «Tesorera: Ana Sosa»."""
    bare = _OFFICE.sub("", text)
    return bare if is_person(bare) else text


def split_people(text: str) -> tuple[str, str]:
    """The first person and the others of a cell with whole names of several; else the text and nothing."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1 and all(map(is_person, parts)):
        return parts[0], tidy(" / ".join(parts[1:]))
    return text, ""


def doubt_one_person(text: str) -> str:
    """What is said of a name that may be of two («Ana y Beto Muestra»), which cannot be told apart; else ""."""
    if not _NOBODY.isdisjoint(fold(text).split()) or _COMPANY.search(text) or _MAY_BE_OTHER.search(text):
        return _("¿es el nombre de una persona?; se leyó así")
    parts = [part for part in _BETWEEN.split(text) if part]
    parted = re.search(r"[/;&+|]", text) is not None or all(map(is_given_name, parts))
    if parted and len(parts) > 1 and "," not in text:
        return _("parecen dos personas en una celda; quedó todo el nombre junto")
    if _MAY_BE_TWO.fullmatch(text) or begins_with_whole_name(text):
        return _("¿son dos personas?; se leyó como una")
    return ""


def _begins(word: str, wholes: Iterable[str]) -> bool:
    return bool(word) and any(whole.startswith(word) for whole in wholes)


def sex_code(text: str, m_is_woman: bool) -> str | None:
    """ "woman" or "man" of a word or its beginning; `m_is_woman` where the other letter is H or V."""
    word = fold(text)
    if word == "m":
        return "woman" if m_is_woman else "man"
    for code, wholes in (("woman", _WOMAN), ("man", _MAN)):
        if _begins(word, wholes):
            return code
    return {"v": "man", "h": "man", "f": "woman"}.get(word)


def zone_code(text: str) -> str | None:
    """ "urban" or "rural" of the one word that says it, or begins to: «Urb.», «zona rural»."""
    words = fold(text).split()
    found = {code for code, wholes in _ZONES.items() for word in words if _begins(word, wholes)}
    return found.pop() if len(found) == 1 else None
