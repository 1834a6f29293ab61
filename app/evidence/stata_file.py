"""The data as a Stata file (version 14 and later), with labels, and with its own kinds of missing.

pandas writes the file; what it cannot write, the extended missing values .a to .g, is put into its data afterwards,
where the format says they stand: every number is a double of eight bytes, rows follow each other (format 118, Stata's
own "help dta").
"""

import io
import struct
from typing import Any

from app.evidence.records import MISSING, AnonymousData, Variable
from app.evidence.signs import LENGTH
from app.evidence.words import MISSING_WORDS
from app.i18n import _
from app.phrases import shorten

LONGEST_LABEL = 80
FIRST_MISSING_CODE = 2_147_483_622  # .a in a table of value labels
_DATA, _END = b"<data>", b"</data>"


def stata_bytes(data: AnonymousData) -> bytes:
    """The file as bytes."""
    import pandas

    frame = pandas.DataFrame(
        {
            one.name: data.columns[one.name]
            if one.text
            else pandas.array(
                [float("nan") if isinstance(cell, str) else cell for cell in data.columns[one.name]], dtype="float64"
            ).to_numpy()
            for one in data.variables
        }
    )  # fmt: skip
    made = io.BytesIO()
    frame.to_stata(
        made, write_index=False, version=118, data_label=shorten(_("Datos anónimos de talleres"), LONGEST_LABEL),
        variable_labels={one.name: shorten(one.title, LONGEST_LABEL) for one in data.variables},
        value_labels={one.name: _value_labels(one) for one in data.variables if not one.text},
    )  # fmt: skip
    return _with_missing(bytearray(made.getvalue()), data)


def _value_labels(variable: Variable) -> dict[Any, str]:
    """The words of its codes and of why a value is missing."""
    missing = {
        FIRST_MISSING_CODE + MISSING.index(code): MISSING_WORDS[code] for code in variable.missing or MISSING
    }
    return dict(variable.values) | missing


def _with_missing(content: bytearray, data: AnonymousData) -> bytes:
    start, end = content.index(_DATA) + len(_DATA), content.rindex(_END)
    widths = [LENGTH if one.text else 8 for one in data.variables]
    width = sum(widths)
    if end - start != width * data.rows:
        raise RuntimeError("the data of the Stata file are not where its format says")
    signs = {code: _missing_double(place) for place, code in enumerate(MISSING, start=1)}
    offset = start
    for variable, wide in zip(data.variables, widths, strict=True):
        if not variable.text:
            for row, cell in enumerate(data.columns[variable.name]):
                if isinstance(cell, str):
                    place = offset + row * width
                    content[place : place + 8] = signs[cell]
        offset += wide
    return bytes(content)


def _missing_double(place: int) -> bytes:
    """.a is the first above "." (0x7fe0000000000000), .b the second, and so on."""
    return struct.pack("<Q", 0x7FE0_0000_0000_0000 + (place << 40))
