"""Letters that another program broke: mended where it is sure what they were, else said.

«ConfecciÃ³n» is UTF-8 that was read as Windows' table, and cannot be anything else. «GarcÝa»
is Windows' table read as MS-DOS's: which of the tables it was, all odd words of a sheet tell
together, and it is said. «Confecci?n» is lost, and said.
"""

import codecs
import html
import re
from collections.abc import Callable, Iterable

from app.incoming.oddity import oddity
from app.incoming.pages import TABLES
from app.registry.names import fold

_MAPS = {name: codecs.charmap_build(table) for name, table in TABLES.items()}
_TRAILS = re.escape(TABLES["cp1252"][0x80:0xC0])
_CONTROLS = dict(zip(range(0x80, 0xA0), TABLES["cp1252"][0x80:0xA0], strict=True))
_LEADS = "[ÂÃÄÅ]"
_MOJIBAKE = re.compile(rf"{_LEADS}[{_TRAILS}]|Ì[ƒ€]|[áâ][{_TRAILS}]{{2}}")
_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_HIGH = frozenset(TABLES["cp1252"][0x80:])
_MEANT = frozenset(
    "áéíóúüñÁÉÍÓÚÜÑãẽĩõũỹÃẼĨÕŨỸçÇàèìòùâêîôûäëïöåÄÖÂºª°¿¡«»–—‘’“”•…₲€®©·´±²³½¼¾\xa0\xad\u0303\u0301\u200b\u202f"
)
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ")
_ENTITY = re.compile(
    r"&(?:(?:[aeiouAEIOU]acute|[nN]tilde|[uU]uml);?|#\d{2,5};|#[xX][0-9a-fA-F]{2,4};|[A-Za-z]{2,8}\d{0,2};)"
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|_x([0-9a-fA-F]{4})_|\\x([0-9a-fA-F]{2})")
_BYTE = re.compile(r"(?:(?<=[^\W\d_])%|(?<!\w)%(?=..[^\W\d_])|(?<=[^\W\d_])=(?=..[^\W\d_]))([C-F][0-9A-F])")
_ALONE = re.compile(r"(?<!\w)Â\s")  # what is left of a blank that does not break
_BYTES = re.compile(r"(?:([%=])(?:C[2-5]\1[89AB][0-9A-F]|E1\1B[AB]\1[89AB][0-9A-F]))+", re.IGNORECASE)
_LOST = re.compile("[\ufffd\u25a1\u25af]|(?<=[^\\W\\d_])[?¿]+(?=[^\\W\\d_])|(?<![^\\s(])\\?(?=[a-zß-ÿ]{2})")
_HALF = re.compile(r"(?<![^\W_])Ã(?=[b-df-hj-np-tv-z])")  # «Ãngel»: the other half cannot be seen
_SIGN_INSIDE = re.compile(
    r"(?<=[^\W\d_])[“”„‚⁄‹›†‡‰¨¯¸¢£¥¦¬¶×÷¹²³—](?=[^\W\d_])|(?<=[a-z])[–—“”„…•‘’]{2,}(?=[a-z])|(?<=[^\W\d_])§"
    r"|[„⁄](?=[a-zA-Z])|(?<![^\W_])[^\W_]{1,2}–(?=[a-z])|[A-Z][àèìòùâêîôûäëïö](?=[A-Z])|(?<!\w)[à-ÿ](?=[A-Z]{2})"
)
_CAPITALS = re.compile(r"(?<=[A-ZÑÁÉÍÓÚÜ])[áéíóúüñ](?=[A-ZÑ])|(?<=[A-ZÑ]{2})[áéíóúüñ](?!\w)")  # «GONZáLEZ»
_LOST_END = re.compile(r"(?<![^\W_])[^\W_']*[a-z][b-df-hj-np-rtv-z]['’](?!\w)")  # «Ybytym'»
_WORD = re.compile(r"\S+")
_DASH_WORD = re.compile(r"[^\W\d_]*[aeiouáéíóú]–[aeiouáéíóú][^\W\d_]*")
_WITH_TILDE_WORDS = (
    "pena penas nino nina ninos ninas munoz nunez acuna ibanez ordonez yanez castaneda canete montana espana espanol "
    "espanola compania companias companero companera duena dueno senor senora senorita diseno disenos pequeno pequena ano "
    "anos bano banos panuelo panales pestana cana manana otono begona quinonez banuelos bolanos cabanas cabana vinales "
    "albanil punos sueno suenos ensenanza tamano nandu nanduti munecas muneca"
)
_WITH_TILDE = frozenset(_WITH_TILDE_WORDS.split())  # folded: with nothing but an ñ they are words
_STRONG = 2
_SAMPLE = 300  # odd words are enough to tell the table
_SURE = 3  # odd words that tell of one table: then what is hardly odd was broken by it too
_ROUNDS = 3  # a text may have been broken twice over

Repair = Callable[[str], str | None]


def mend_sure(text: str) -> str:
    """The text with what cannot be meant as it stands: `&oacute;`, `%C3%B3`, `\\u00f3`, «Ã³»."""
    if "&" in text:
        for _round in range(2):  # «&amp;oacute;»
            text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "\\" in text or "_x" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if "%" in text or "=" in text:
        text = _BYTE.sub(_from_byte, _BYTES.sub(_from_bytes, text))
    if text.isascii():
        return text
    text = text.translate(_CONTROLS)  # of ISO 8859-1, which nobody sees: «Ã\x91» is half of an Ñ
    text = _ALONE.sub("", _RUN.sub(_mend_run, text))
    return _CAPITALS.sub(lambda found: found[0].upper(), text)


def mend_entities(text: str) -> str:
    """The text with its letters' entities undone, whose «;» would else cut a cell in two."""
    return _ENTITY.sub(_from_entity, text) if "&" in text else text


def _from_entity(found: re.Match[str]) -> str:
    letter = html.unescape(found[0])
    return letter if len(letter) == 1 and (letter in _MEANT or letter in "&<>'") else found[0]


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[3], 16)
    is_letter = 0xA0 <= code < 0x2100 or code in (0x0A, 0x0D, 0x20)
    return chr(code) if is_letter else found[0]


def _from_bytes(found: re.Match[str]) -> str:
    try:
        letters = bytes.fromhex(found[0].replace(found[1], "")).decode("utf-8")
    except ValueError:
        return found[0]
    return letters if _MEANT.issuperset(letters) else found[0]


def _from_byte(found: re.Match[str]) -> str:
    letter = TABLES["cp1252"][int(found[1], 16)]
    return letter if letter in _SPANISH else found[0]


def _mend_run(run: re.Match[str]) -> str:
    """The letters that a run of signs was, at the last time that all of them can be meant."""
    letters = best = run[0]
    for _round in range(_ROUNDS):
        mended = _MOJIBAKE.sub(_from_mojibake, letters)
        if mended == letters:
            break
        letters = mended
        if _MEANT.issuperset(letters):
            best = letters
    return best


def _from_mojibake(found: re.Match[str]) -> str:
    try:
        letters = (
            codecs.charmap_encode(found[0], "strict", _MAPS["cp1252"])[0].decode("utf-8").translate(_CONTROLS)
        )
    except ValueError:
        return found[0]
    return letters if _MEANT.issuperset(letters) or _HIGH.issuperset(letters) else found[0]


def has_lost(text: str) -> bool:
    """Whether letters are gone: a mark of what was lost, or a question mark inside a word."""
    if "://" in text or "@" in text:
        return False
    return _LOST.search(text) is not None or _HALF.search(text) is not None


def looks_broken(text: str) -> bool:
    """Whether a word has letters that nobody here writes, or signs between its letters, which nothing mended."""
    if "://" in text or "@" in text:
        return False
    if _SIGN_INSIDE.search(text) or _lost_its_end(text) or any(map(is_odd, text.split())):
        return True
    return any(letter.isalpha() and "\x7f" < letter < "\u0400" and letter not in _MEANT for letter in text)


def _lost_its_end(text: str) -> bool:
    """Whether an apostrophe that closes no quotation ends a word: «Ybytym'»."""
    return (text.count("'") + text.count("’")) % 2 == 1 and _LOST_END.search(text) is not None


def _through(wrong: str, right: str) -> Repair:
    def repair(word: str) -> str | None:
        try:
            content = codecs.charmap_encode(word, "strict", _MAPS[wrong])[0]
            if right == "utf-8":
                return content.decode("utf-8")
        except ValueError:
            return None
        return codecs.charmap_decode(content, "strict", TABLES[right])[0]

    return repair


def _in_small(word: str) -> str | None:
    """«MarÍa»: a program that makes small only the letters without an accent."""
    return word[:1] + word[1:].lower()


def _half(word: str) -> str | None:
    """«MarÃa»: of the two signs of í the second cannot be seen, and got lost."""
    return word.replace("Ã", "í")


REPAIRS: tuple[Repair, ...] = (
    _in_small,
    *(_through(wrong, "cp1252") for wrong in ("cp850", "cp437", "mac_roman", "iso8859_2")),
    *(_through("cp1252", right) for right in ("cp850", "mac_roman")),
    *(_through(wrong, "utf-8") for wrong in ("cp850", "cp437", "mac_roman")),
    _half,
)


def find_dash_repair(texts: Iterable[str]) -> Callable[[str], str]:
    """What puts back the ñ of «Pe–a», if some word of the sheet can be nothing else."""
    words = {word for text in texts for word in _DASH_WORD.findall(text)}
    if not any(fold(word.replace("–", "ñ")) in _WITH_TILDE for word in words):
        return lambda text: text

    def mend_word(found: re.Match[str]) -> str:
        word = found[0]
        is_cut = min(map(len, word.split("–"))) < 3  # «costura–bordado» are two words
        return word.replace("–", "ñ") if is_cut or fold(word.replace("–", "ñ")) in _WITH_TILDE else word

    return lambda text: _DASH_WORD.sub(mend_word, text) if "–" in text else text


def is_odd(text: str) -> bool:
    """Whether a sign stands inside a word, or a capital among small letters."""
    return oddity(text) >= _STRONG


def find_repair(texts: Iterable[str]) -> Callable[[str], str]:
    """What mends the odd words of one sheet: of the ways to break letters, the one they all tell of."""
    words = {word for text in texts for word in _WORD.findall(text) if is_odd(word)}
    sample = sorted(words)[:_SAMPLE]
    fits = {repair: sum(_mended(word, repair) is not None for word in sample) for repair in REPAIRS}
    order = sorted(REPAIRS, key=lambda repair: -fits[repair])
    is_sure = fits[order[0]] >= _SURE

    def mend_word(found: re.Match[str]) -> str:
        word = found[0]
        if word.isascii() or not (odd := oddity(word)):
            return word
        ways = order if odd >= _STRONG else order[:is_sure]
        return next((better for repair in ways if (better := _mended(word, repair))), word)

    return lambda text: _WORD.sub(mend_word, text)


def _mended(word: str, repair: Repair) -> str | None:
    """The word, when its letters are all Spanish then and nothing else of it changed."""
    better = repair(word)
    if better is None or better == word or oddity(better):
        return None
    if len(better) == len(word):
        changed = {new for new, old in zip(better, word, strict=True) if new != old}
    else:
        changed = {letter for letter in better if not letter.isascii()}
    return better if changed and _SPANISH.issuperset(changed) else None
