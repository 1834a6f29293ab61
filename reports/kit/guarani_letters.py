"""The g with a tilde, which no font has as one letter: Guaraní needs it.

Drawn as g and a tilde the mark stands beside it, since what is drawn here places no marks. The
font has a g with a macron, of two parts; in our copy of the font its second part is the tilde,
as ñ and Ñ have it. Whoever copies the text from the paper gets the g and its tilde.
"""

import struct
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase import ttfonts

# as it is written (composed as far as it goes) -> the letter in whose place it is drawn
DRAWN_AS: Mapping[str, str] = {"g\u0303": "\u1e21", "G\u0303": "\u1e20"}
_LIKE = {"\u1e21": "ñ", "\u1e20": "Ñ"}
_AS_WRITTEN = {drawn: written for written, drawn in DRAWN_AS.items()}
_HEADER_BYTES = 10
_MORE, _WORDS = 0x20, 0x01
_original = ttfonts.makeToUnicodeCMap


def give_tilde(font: Any) -> bool:
    """Give a font's g with a macron the tilde of its ñ; whether it could."""
    face = font.face
    data = bytearray(face._ttf_data)
    start = face.table["glyf"]["offset"]
    for letter, model in _LIKE.items():
        at, part = _second_part(face, data, start, letter), _second_part(face, data, start, model)
        if at is None or part is None:
            return False
        data[at : at + 2] = data[part : part + 2]
        top = start + face.glyphPos[face.charToGlyph[ord(letter)]] + 8
        high = start + face.glyphPos[face.charToGlyph[ord(model)]] + 8
        data[top : top + 2] = data[high : high + 2]
    face._ttf_data = bytes(data)
    return True


def _second_part(face: Any, data: bytes | bytearray, start: int, letter: str) -> int | None:
    """Where the number of the second part of a letter of two parts stands."""
    glyph = face.charToGlyph.get(ord(letter))
    if glyph is None:
        return None
    at = start + face.glyphPos[glyph]
    (contours,) = struct.unpack_from(">h", data, at)
    (flags,) = struct.unpack_from(">H", data, at + _HEADER_BYTES)
    if contours >= 0 or not flags & _MORE:
        return None
    return at + _HEADER_BYTES + 4 + (4 if flags & _WORDS else 2) + 2


def as_drawn(text: str) -> str:
    """The text with each g and its tilde as the one letter that is drawn."""
    for written, drawn in DRAWN_AS.items():
        text = text.replace(written, drawn)
    return text


def _with_tilde(font_name: str, subset: list[int]) -> str:
    said = str(_original(font_name, subset))
    for drawn, written in _AS_WRITTEN.items():
        letters = "".join(f"{ord(letter):04X}" for letter in written)
        said = said.replace(f" <{ord(drawn):04X}>", f" <{letters}>")
    return said


ttfonts.makeToUnicodeCMap = _with_tilde
