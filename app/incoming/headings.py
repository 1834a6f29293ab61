"""What a heading says, however it is written: its marks, gender and number, abbreviations, a slip of a letter.

A heading is cut into the stems of its words. Numbers («Nº», «N.º», «Nro.», «#»), units in brackets and
the other gender («/a», «(a)», «o dueña») say nothing. It is a meaning's when its stems are those of one
of the meaning's headings, or when one of them is a key of the meaning and none is foreign to it, so that
«Nro. de Celular» is a telephone, and «Teléfono del hijo» nobody's.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from app.incoming.meanings import EXTRA, MEANINGS, NUMBER, Meaning
from app.registry.names import fold, tidy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_LOST_LETTER = re.compile(r"(?<=[^\W\d_])[?�](?=[^\W\d_])")  # «Tel?fono»
_LIST_MARK = re.compile(r"^\s*(?:\d{1,2}\s*[.)\-]|[a-z]\))\s*(?=[^\W\d])")
_SET_APART = re.compile(r"(?<=[a-záéíóúñ])(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])")  # «nombreTaller»
_DOTTED = re.compile(
    r"(?<![^\W_])([^\W\d_])\.\s?(?=(?!y\b|(?<=\s)o\b|n\W{0,2}[°º])[^\W\d_](?![^\W_]))", re.I
)  # «R.U.C.»
_QUARTER = re.compile(r"(?<!\w)b(?:arr)?\s?\.?\s?[°º]", re.I)  # «Bº»
_ORDINAL = (
    (re.compile(r"\b1\s?(?:er|ro|ra|º|°|ª)\b\.?", re.I), "primer "),
    (re.compile(r"\b2\s?(?:do|da|º|°|ª)\b\.?", re.I), "segundo "),
)
# What people shorten so far that it could begin another word too; some only where another word stands before.
_SHORT = {"ape": "apellido", "nom": "nombre", "soc": "social", "prod": "producto", "var": "varon", "gral": "general",
          "fcha": "fecha", "fch": "fecha", "grale": "general"}  # fmt: skip
_NOT_FIRST = ("soc", "prod", "var")
_YES_OR_NO = re.compile(
    r"[(\[/]?\b(?:s[ií]?\s*(?:/|-|\bo\b|\by\b)\s*no?|marcar con x|y/n|yes/no)\b[)\]]?", re.I
)
_UNITS = _words(
    "gs g guaranies guarani pyg dd mm aa aaaa yy yyyy dia mes ano x marcar con una obligatorio opcional "
    "sin puntos en letras numeros kg cm cm2 m m2 unidades uds un personas"
)
_SILENT = _words(
    "de del la el lo las los su sus y o u e en un una al por para con a as os es s cual cuales actual "
    "papapy completo completa completos completas tu tus te vos usted nro nros no n nr num nums numero numeros nombrado favor indique"
)
_NUMBER_MARK = re.compile(r"#|№|\b(?:n\s?\.?\s?[°º]s?|nro|nros|n[uú]m|n[uú]mero|no|n)\b\.?", re.I)
_COUNTED = _words("soci orden ord afiliad miembr registr list fich item taller correlativ fil")
_WHOLE = {
    "ingresos": "ingresos",
    "egresos": "egresos",
    "mes": "mes",
    "no": "no",
}  # not the plural of their stem
# Whose a thing is when it is not the workshop's: its headings are nobody's here.
_OTHERS = _words(
    "hijo hija niet abuel suegr cunad sobrin yern nuer espos conyug marid parej madr padr herman referenci emergenci familiar vecin president "
    "presidenci secretari tesorer contador garant fiador tutor encuestador consultor tecnic banc cliente "
    "client proveedor jef alternativ otro otra visit"
)
# What Kobo, ODK and Google write beside the answers: never the workshop's, however much its cells look so.
_OF_FORM = re.compile(
    r"_+(?:id|uuid|index|version_*|status|tags|notes|submitted_by|submission_time|validation_status|parent_index|parent_table_name|xform_id_string)"
    r"|(?:\w+/)*(?:start|end|today|deviceid|simserial|subscriberid|instance(?:id|name)|rootuuid|formhub/uuid|username|phonenumber|audit)"
    r"|marca temporal|timestamp|submission ?date|key",
    re.IGNORECASE,
)
_BELONGS = _words("soci asociad afiliad miembr activ vigent")
_LONG_ENOUGH = 5  # letters of a word in which one wrong letter is forgiven


class _Rule(NamedTuple):
    meaning: str
    keys: frozenset[str]
    beside: frozenset[str]
    rank: int


def _stem(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    if len(word) > 4 and word.endswith("es") and word[-3] in "lnrdjz":
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "aoe" else word


def _joined(words: list[str]) -> list[str]:
    """Single letters that are one word: «c», «i» -> «ci»."""
    found: list[str] = []
    run = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        found += [run, word]
        run = ""
    return [word for word in (*found, run) if word]


def _without_units(match: re.Match[str]) -> str:
    inside = fold(match[1]).split()
    says_nothing = all(word in _UNITS or len(word) < 3 for word in inside)
    return " " if says_nothing else f" {match[1]} "


@lru_cache(maxsize=1 << 12)
def words_of(heading: str) -> tuple[str, ...]:
    """The stems of a heading's words, without what says nothing."""
    text = _LIST_MARK.sub("", tidy(heading))
    if re.fullmatch(r"\w+", text) and text.lower() != "whatsapp":
        text = _SET_APART.sub(" ", text)
    text = _QUARTER.sub(" barrio ", _DOTTED.sub(r"\1", text))
    for mark, word in _ORDINAL:
        text = mark.sub(word, text)
    text = _BRACKETS.sub(_without_units, _YES_OR_NO.sub(" ", text))
    text = re.sub(r"\bn\s?\.?\s?[°º]s?", " ", text, flags=re.I)
    text = re.sub(r"(?<=\w)\s?/\s?(?:e?s|as|os)\b", "", text, flags=re.I)  # «Apellido/s»
    text = re.sub(r"(?<=\w)\W?[@](?:s\b)?", " ", text)
    words = [word for word in fold(text).split() if not word.isdigit()]
    joined = _joined([word for word in words if word not in ("n", "nro", "no")])
    plain = [re.sub(r"\d+$", "", word) for word in joined]
    return tuple(dict.fromkeys(_stem(word) for word in plain if word not in _SILENT))


def asks_yes_or_no(heading: str) -> bool:
    """Whether a heading says that its cells are yes or no: «Tiene RUC (S/N)»."""
    return _YES_OR_NO.search(tidy(heading)) is not None


def is_of_others(heading: str) -> bool:
    """Whether what it names is another person's than the workshop's or its owner's, or nobody's but the form's."""
    return is_of_form(heading) or not _OTHERS.isdisjoint(words_of(heading))


def is_of_form(heading: str) -> bool:
    """Whether a form wrote the column of its own accord: «_id», «end», «Marca temporal»."""
    return _OF_FORM.fullmatch(heading.strip(" :")) is not None


def heads_others(above: str) -> bool:
    """The same of a heading over others; a title above the list («Presidenta: Ana Sosa») is none."""
    return ":" not in above and len(above.split()) < 5 and is_of_others(above)


def says_nothing(heading: str) -> bool:
    """Whether a heading leaves open what is under it: «Columna 5», «Dato», «Fecha», «Nro.»."""
    return set(words_of(heading)) <= _VAGUE


_VAGUE = _words("column dat dato campo camp fech dia valor otros inform informacion person quien nombr")


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in text.split())


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    ranks = {"name": 2, "owner": 1}
    return tuple(
        _Rule(one.name, _stems(one.keys), _stems(one.beside), ranks.get(one.name, 0))
        for one in MEANINGS
        if one.keys
    )


@lru_cache(maxsize=1)
def _of_whom() -> frozenset[str]:
    """The words that name the workshop or its owner: beside another key they only say whose it is."""
    both = [rule.keys for rule in _rules() if rule.rank]
    return frozenset().union(*both) - {"razon", "denominacion", "fantasi", "comercial"} | {"person"}


@lru_cache(maxsize=1)
def _by_words() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for one in MEANINGS:
        if one.name == NUMBER:
            continue
        for heading in one.headers:
            words = words_of(heading)
            if words and words != ("nombr",) and len("".join(words)) > 1:
                found.setdefault(words, one.name)
    return found


@lru_cache(maxsize=1)
def _known_words() -> tuple[str, ...]:
    known = {word for rule in _rules() for word in (*rule.keys, *rule.beside)}
    known |= {word for words in _by_words() for word in words}
    return tuple(sorted(word for word in known if len(word) >= _LONG_ENOUGH - 1))


@lru_cache(maxsize=1 << 10)
def _mended(word: str) -> str:
    """The one known word that it begins, or that is a slip of one letter away, or the word."""
    if word == "que" or word in _known_words():
        return word  # «qué» begins «queda», and is not cut short
    if (whole := _begun(word)) is not None or len(word) < _LONG_ENOUGH - 1:
        return whole or word
    from rapidfuzz.distance import OSA

    near = [known for known in _known_words() if OSA.distance(word, known, score_cutoff=1) <= 1]
    near = [known for known in near if max(len(known), len(word)) >= _LONG_ENOUGH]
    near = [known for known in near if any(known in rule.keys for rule in _rules())] or near
    said = {tuple(rule.meaning for rule in _rules() if known in rule.keys) for known in near}
    return near[0] if len(said) == 1 else word


def _begun(word: str) -> str | None:
    """The known word that is cut short («Direcc.»), if all that begin so say the same."""
    begun = [known for known in _known_words() if known.startswith(word)] if len(word) > 2 else []
    shortest = min(begun, key=len, default="")
    said = {tuple(rule.meaning for rule in _rules() if known in rule.keys) for known in begun}
    is_one = all(known.startswith(shortest) for known in begun) or (len(said) == 1 and said != {()})
    return shortest if begun and is_one else None


def _by_keys(words: tuple[str, ...]) -> str | None:
    fitting: list[_Rule] = []
    for rule in _rules():
        whose = _of_whom() if rule.rank < 2 else frozenset()
        held = set(words) & rule.keys
        if held and set(words) <= rule.keys | rule.beside | whose:
            fitting.append(rule)
    best = min((rule.rank for rule in fitting), default=0)
    names = [rule.meaning for rule in fitting if rule.rank == best]
    return names[0] if len(names) == 1 else None


def _count_of_rows(heading: str, words: tuple[str, ...]) -> bool:
    if _NUMBER_MARK.search(_YES_OR_NO.sub(" ", heading)) is None:
        return False
    return set(words) <= _COUNTED


@lru_cache(maxsize=1 << 12)
def meaning_in_words(heading: str, above: str = "") -> str:
    """The meaning of a heading by its words, under another if there is one; EXTRA when it has none."""
    if lost := _LOST_LETTER.search(heading):
        rest = heading[: lost.start()], heading[lost.end() :]
        tried = (meaning_in_words(letter.join(rest), above) for letter in "ñóéíáúº")
        return next((found for found in tried if found != EXTRA), EXTRA)
    words = words_of(heading)
    if _count_of_rows(heading, words) and not above:
        return NUMBER
    if is_of_others(heading) or heads_others(above):
        return EXTRA
    if words == ("nombr",) and "complet" in fold(heading):  # «¿Cuál es su nombre completo?»
        return "owner"
    found = _read(words)
    if found is None and above and (below := _read(words_of(f"{above} {heading}"))) in ("women", "men"):
        found = below  # «Var.» under «Trabajadores»
    if found is None and above and (not words or says_nothing(heading) or set(words) <= _COUNTED):
        found = _read(words_of(f"{above} {heading}"))
        found = None if found in ("name", "owner", "place") and not words else found
    if found is None and _count_of_rows(heading, words):
        return NUMBER
    if found != "active" and asks_yes_or_no(heading):
        return "active" if words and set(words) <= _BELONGS else EXTRA  # «Es socia (S/N)»
    return found or EXTRA


def _read(words: tuple[str, ...]) -> str | None:
    if _is_document(frozenset(words)):
        return "document"
    whole = tuple(
        word if word not in _SHORT or (not at and word in _NOT_FIRST) else _stem(_SHORT[word])
        for at, word in enumerate(words)
    )
    for tried in (words, whole, tuple(dict.fromkeys(map(_mended, whole)))):
        found = _by_words().get(tried) or _by_keys(tried)
        if tried == ("nombr",) and tried != words:  # «Nombes», «Nobmre»
            found = "given_names"
        if found is not None:
            return found
    return None


def _is_document(words: frozenset[str]) -> bool:
    """Whether a heading names a cédula and a RUC: its column has either, row by row."""
    keys = {rule.meaning: rule.keys for rule in _rules()}
    if words.isdisjoint(keys["cedula"]) or words.isdisjoint(keys["ruc"]):
        return False
    beside = [rule.beside for rule in _rules() if rule.meaning in ("cedula", "ruc")]
    return words <= keys["cedula"].union(keys["ruc"], _of_whom(), *beside)


def identity_in(heading: str) -> Meaning | None:
    """What a heading that goes to the notes seems to name of who the workshop is, if anything."""
    words = set(map(_mended, words_of(heading)))
    named = {rule.meaning for rule in _rules() if rule.keys & words}
    if "nombr" in words and not words & _of_whom():
        named.add("owner")
    order = ("cedula", "ruc", "phone", "surnames", "owner")
    found = next((name for name in order if name in named), None)
    return next((one for one in MEANINGS if one.name == found), None)
