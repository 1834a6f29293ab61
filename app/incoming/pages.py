"""The letters of a text file: which table of letters its bytes were written with.

A mark at its beginning or sound UTF-8 say it for sure. Else it is Windows' own table, unless
that one puts signs inside words («Confecci¢n») and the one of MS-DOS or of the Mac puts letters.
"""

import codecs
import re

from app.i18n import _
from app.incoming.oddity import oddity

_C1 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # as Windows itself reads them
BYTES = bytes(range(256))
TABLES = {
    "cp1252": "".join(_C1.get(byte) or bytes([byte]).decode("cp1252") for byte in BYTES),
    **{name: BYTES.decode(name) for name in ("cp850", "mac_roman", "cp437", "iso8859_2")},
}
GUESSES = ("cp850", "mac_roman", "cp437")
BROKEN = "utf-8 broken"
LOST = "\ufffd"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WORD = re.compile(rb"[A-Za-z\x80-\xff'.]*[\x80-\xff][A-Za-z\x80-\xff'.]*")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ".encode("cp1252"))
_MOST_WORDS = 2_000
_MARGIN = 2  # less odd by so much, and three times less, before Windows' table is left


def wide(start: bytes) -> str | None:
    """The table of a file whose every second byte is nought: UTF-16 without its mark."""
    half = max(1, len(start) // 2)
    if start[1::2].count(0) > 0.4 * half and 0 not in start[::2]:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > 0.4 * half and 0 not in start[1::2] else None


def decode_text(content: bytes) -> tuple[str, str]:
    """Text and the table's name; `BROKEN` is UTF-8 with some bytes that are none.

    No detector guesses: one turned «Ñandutí» into «Ńandutí».
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    encoding = encoding or wide(content[:1000]) or "utf-8"
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        pass
    sound = len(_UTF8.findall(content))
    if encoding == "utf-8-sig" or (encoding == "utf-8" and _is_mostly(content, sound)):
        return _decode_broken(content.removeprefix(codecs.BOM_UTF8)), BROKEN
    if encoding.startswith("utf-16"):
        return content.decode(encoding, errors="replace"), encoding
    encoding = _choose(content)
    return decode_page(content, encoding), encoding


def decode_page(content: bytes, encoding: str) -> str:
    """Bytes by a table of one byte a letter."""
    return codecs.charmap_decode(content, "strict", TABLES[encoding])[0]


def doubt_of(encoding: str) -> str:
    """What is said of a file's letters, or an empty sentence."""
    if encoding == BROKEN:
        return _("el archivo trae letras cortadas o de otro programa; donde falta una se ve «\ufffd»")
    if encoding in GUESSES:
        names = {"mac_roman": "Macintosh"}
        return _("las letras son de {table}, no de Windows, y se leyeron así; revise los nombres").format(
            table=names.get(encoding, "MS-DOS")
        )
    return ""


def _is_mostly(content: bytes, sound: int) -> bool:
    """Whether far more letters of the file are UTF-8 than are not."""
    high = len(content) - len(content.translate(None, bytes(range(0x80, 0x100))))
    inside = sum(len(found) for found in _UTF8.findall(content))
    return 2 * sound > high - inside


def _decode_broken(content: bytes) -> str:
    """A byte that is no UTF-8 is a Spanish letter of Windows, or lost."""
    pieces, place = [], 0
    while place < len(content):
        try:
            pieces.append(content[place:].decode("utf-8"))
            break
        except UnicodeDecodeError as trouble:
            at = place + trouble.start
            pieces.append(content[place:at].decode("utf-8"))
            byte, cut = content[at], trouble.end - trouble.start
            pieces.append(TABLES["cp1252"][byte] if cut == 1 and byte in _SPANISH else LOST)
            place = at + cut
    return "".join(pieces)


def _choose(content: bytes) -> str:
    words = sorted(set(_WORD.findall(content)))[:_MOST_WORDS]
    sample = b" ".join(words)
    odd = {name: oddity(decode_page(sample, name)) for name in ("cp1252", *GUESSES)}
    best = min(GUESSES, key=lambda name: odd[name])
    if odd["cp1252"] - odd[best] >= _MARGIN and 3 * odd[best] < odd["cp1252"]:
        return best
    return "cp1252"
