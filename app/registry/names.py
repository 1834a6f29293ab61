"""How names are written and compared: capitals, accents, initials."""

import re
import unicodedata
from functools import lru_cache

LOWER = {"de", "del", "y", "e", "en", "con", "para", "a", "al", "von", "van", "der", "da", "di"}
ARTICLES = {"la", "las", "los", "el"}
COMPANY_FORMS = {"sa", "srl", "eas", "saci", "saeca", "acy", "cae", "mra"}
HONORIFICS = {"sr", "sra", "srta", "don", "dona", "dna", "lic", "ing", "abog", "dr", "dra", "prof"}
# «D'Agostino», «O'Higgins»; in Guaraní an apostrophe stands between vowels, and «Mbo'e» has one capital
_ELIDED = re.compile(
    r"^(?:(?:d|l|dell|dall|degl|sant)['’`´](?=\w{3})|o['’`´](?=[b-df-hj-np-tv-z]\w{2})|mc(?=\w{4}))",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"[IVX]{2,}")
_PLAIN = str.maketrans("áéíóúüñãẽĩõũỹ", "aeiouunaeiouy")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def tidy(text: str) -> str:
    """One space between words, none around, composed letters."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def fold_once(text: str) -> str:
    """`fold` of a text that does not come again: what a line is found by, of 20,000 that differ."""
    letters = text.lower()
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters.translate(_PLAIN))
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return letters if letters.isalnum() else _NOT_WORD.sub(" ", letters).strip()


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Lower case, no accents, tildes or signs: "  ÑU'ATI " -> "nu ati"; remembered, because words come again."""
    return fold_once(text)


def _capitalize(word: str) -> str:
    parts = re.split(r"([-.])", word)
    return "".join(part[:1].upper() + _after_first(part) for part in parts)


def _after_first(part: str) -> str:
    if (elided := _ELIDED.match(part)) is None:
        return part[1:].lower()
    at = elided.end()
    return part[1:at].lower() + part[at : at + 1].upper() + part[at + 1 :].lower()


def _title_word(word: str, index: int, previous: str) -> str:
    low = word.lower()
    if "." in word.rstrip(".") or low.strip(".,") in COMPANY_FORMS or _NUMERAL.fullmatch(word):
        return word.upper()
    if (index and low in LOWER) or (low in ARTICLES and previous in LOWER):
        return low
    return _capitalize(word)


@lru_cache(maxsize=1 << 13)
def title_name(text: str) -> str:
    """A name as one writes it: "CABALLERO IBÁÑEZ" -> "Caballero Ibáñez".

    A name that mixes capitals and small letters was written on purpose and stays.
    """
    name = tidy(text)
    if name != name.upper() and name != name.lower():
        return name
    words = name.split(" ")
    lower = [word.lower() for word in words]
    return " ".join(
        _title_word(word, index, lower[index - 1] if index else "") for index, word in enumerate(words)
    )


def title_surnames(text: str) -> str:
    """Surnames as they stand after a given name: "DE LA CRUZ" -> "de la Cruz"."""
    name, written = title_name(text), tidy(text)
    first = name.partition(" ")[0]
    is_told = written != written.upper() and written != written.lower()
    if is_told or first == name or first.lower() not in LOWER | ARTICLES:
        return name
    return name[:1].lower() + name[1:]


def split_full_name(text: str) -> tuple[str, str]:
    """Given names and surnames: "Pérez, Ana" or "Ana Pérez Sosa" -> ("Ana", "Pérez Sosa").

    Without a comma the last two of three or more words are taken as the surnames; read
    together the name is the same whatever the split.
    """
    name = without_honorific(tidy(text))
    if "," in name:
        surnames, given = name.split(",", 1)
        return title_name(given), title_surnames(surnames)
    words = title_name(name).split(" ")
    start = len(words) - (2 if len(words) > 2 else 1)
    while start > 1 and words[start - 1].lower() in LOWER | ARTICLES:
        start -= 1
    return (" ".join(words[:start]), " ".join(words[start:])) if start else (words[0], "")


def without_honorific(name: str) -> str:
    """A person's name without «Sra.» or «Don» before it."""
    first, _space, rest = name.partition(" ")
    return rest if fold(first) in HONORIFICS and " " in rest.strip(" ,") else name


def is_initials_of(short: str, full: str) -> bool:
    """Whether "B." or "Ana M." may stand for "Blas" or "Ana María"."""
    parts, words = fold(short).split(), fold(full).split()
    if not parts or len(parts) > len(words):
        return False
    pairs = list(zip(parts, words, strict=False))
    return all(part == word or (len(part) == 1 and word[0] == part) for part, word in pairs)
