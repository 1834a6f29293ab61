"""The rounds that a release had, as one text: ten thousand of them take a line of the journal, not ten thousand. Pure."""

import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from itertools import accumulate

_LONG = "q"  # eight bytes, as the ids of rows


def pack_visits(visits: Iterable[int]) -> str:
    """The ids of visits in a text: the gaps between them in order, compressed."""
    ordered = sorted(set(visits))
    gaps = array(_LONG, [after - before for before, after in zip([0, *ordered], ordered, strict=False)])
    return b64encode(zlib.compress(_little(gaps).tobytes(), 9)).decode("ascii")


def unpack_visits(text: str) -> frozenset[int]:
    """The ids again. Raises `ValueError` for what is no such text."""
    gaps = array(_LONG)
    try:
        gaps.frombytes(zlib.decompress(b64decode(text, validate=True)))
    except zlib.error as trouble:
        raise ValueError(str(trouble)) from trouble
    return frozenset(accumulate(_little(gaps)))


def _little(numbers: "array[int]") -> "array[int]":
    """Written the same on every computer."""
    import sys

    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
