"""The cells of a sheet as their writer meant them: without marks of programs, their letters whole.

What is sure is taken away or mended in silence (an invisible mark, `="0981…"`, `&oacute;`); a
cell that is only likely mended, or has letters lost for good, is noted to be said.
"""

import re
from dataclasses import replace

from app.i18n import _
from app.incoming.letters import find_dash_repair, find_repair, has_lost, is_odd, looks_broken, mend_sure
from app.incoming.pages import doubt_of
from app.incoming.records import Book, BookSheet, CellIssue, CellValue, Remark, Table

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_UNUSUAL = re.compile(
    r"[^\x0a\x20-\x7eáéíóúñüÁÉÍÓÚÑÜºª°¿¡ãẽĩõũỹ’–₲]|(?<=[A-Za-zÁÉÍÓÚÑÜ])[ÁÉÍÓÚÑÜ](?=[a-z])|(?<=[a-z])[ÁÉÍÓÚÑÜ]|[¿?]\w|(?<=\w)[¡¿]"
    r"|[A-ZÑ][áéíóúüñ](?:[A-ZÑ]|(?!\w))|[áéíóúüñ][A-Z]|(?<=[a-zñ])–(?=[a-z])|(?<=[a-z][b-df-hj-np-rtv-z])['’](?!\w)"
)
_FORMULA_TEXT = re.compile(r'\s*=\s*"(.*)"\s*', re.DOTALL)
_QUOTED = re.compile(r"""\s*["“”«»]+\s*([^\s"“”«»][^"“”«»]*?)\s*["“”«»]+\s*""")
_ESCAPED = re.compile(r"\s*['’‘´`](?=[\w(=+@-])")
_FLOAT = re.compile(r"(\d{4,})\.0", re.ASCII)
_MARKS = frozenset("'’‘´`=\"“”«» \t\n\xa0\ufeff\u200b")
# Begins with one class, which is quick to look for: what it lets by is looked at more closely.
_TO_SEE = re.compile(
    r"[^\x0a\x20!#$()*+,\-/0-9:;<>@A-Z\[\]^a-z{|}~ºª°ãẽĩõũỹ₲](?:(?<![._–áéíóúñüÁÉÍÓÚÑÜ])|(?<=_)(?=x)|(?<=\.)(?=0$)"
    r"|(?<=[ÁÉÍÓÚÑÜ])(?:(?<=[A-Za-zÁÉÍÓÚÑÜ].)(?=[a-z])|(?<=[a-z].))|(?<=[áéíóúüñ])(?:(?<=[A-ZÑ].)(?!\w)|(?=[A-ZÑ]))"
    r"|(?<=–)(?<=[a-zñ].)(?=[a-z]))",
    re.MULTILINE,
)
_MOST = 30  # remarks told one by one


def clean_cell(text: str) -> str:
    """What the writer meant: no invisible mark, no wrapper around it, no broken letter that is sure."""
    if not text.isascii():
        if _UNUSUAL.search(text) is None:
            return _unescape(text) if text[0] in _MARKS else text
        text = _INVISIBLE.sub("", mend_sure(text)).replace("\xa0", " ")
    elif "&" in text or "\\" in text or "%" in text or "=" in text or "_x" in text:
        text = _INVISIBLE.sub("", mend_sure(text)).replace("\xa0", " ")
    elif not text.isprintable():
        text = _INVISIBLE.sub("", text)
    if text.endswith(".0") and (whole := _FLOAT.fullmatch(text)):
        return whole[1]
    return _unescape(text) if text and text[0] in _MARKS else text


def _unescape(text: str) -> str:
    """Without `="…"`, without the apostrophe that makes a text of a number, without quotes around a number."""
    if found := _FORMULA_TEXT.fullmatch(text):
        text = found[1].replace('""', '"')
    if (found := _QUOTED.fullmatch(text)) and not any(letter.isalpha() for letter in found[1]):
        text = found[1]
    if (found := _ESCAPED.match(text)) and text.strip()[-1] not in "'’‘´`":
        text = text[found.end() :]
    return text


def _look_at(value: str) -> tuple[str, bool]:
    """A cell clean, and whether its letters are to be looked at with those of the other cells."""
    text = clean_cell(value)
    return text, ("?" in text or "'" in text or not text.isascii()) and _UNUSUAL.search(text) is not None


def clean_sheet(sheet: BookSheet) -> BookSheet:
    """The same sheet with its cells clean, and what is to be said of them."""
    rows: list[tuple[CellValue, ...]] = []
    unusual: list[tuple[int, int, str]] = []
    seen: dict[str, tuple[str, bool]] = {}
    for row, cells in enumerate(sheet.rows):
        whole = "\n".join([value for value in cells if type(value) is str])
        if _TO_SEE.search(whole) is None:  # nearly every row: one look instead of one at each cell
            rows.append(cells)
            continue
        cleaned: list[CellValue] | None = None
        for column, value in enumerate(cells):
            if type(value) is not str:
                continue
            known = seen.get(value)
            if known is None:
                known = seen[value] = _look_at(value)
            text, is_unusual = known
            if text != value:
                cleaned = list(cells) if cleaned is None else cleaned
                cleaned[column] = text if text.strip() else None
            if is_unusual:
                unusual.append((row, column, text))
        rows.append(tuple(cleaned) if cleaned is not None else cells)
    remarks = _mend_unusual(rows, unusual, sheet.first_row) if unusual else ()
    return replace(sheet, rows=tuple(rows), remarks=remarks)


def _mend_unusual(
    rows: list[tuple[CellValue, ...]], unusual: list[tuple[int, int, str]], first_row: int
) -> tuple[Remark, ...]:
    """Mend what is likely, in its row; returns what was mended so, and what is lost."""
    odd = [text for _row, _column, text in unusual if is_odd(text)]
    mend = find_repair(odd) if odd else None
    dashes = find_dash_repair(text for _row, _column, text in unusual)
    remarks = []
    for row, column, text in unusual:
        better = dashes(mend(text) if mend else text)
        if better != text:
            rows[row] = (*rows[row][:column], better, *rows[row][column + 1 :])
            remarks.append(Remark(first_row + row, column, text, better))
        elif has_lost(text) or looks_broken(text):
            remarks.append(Remark(first_row + row, column, text, ""))
    return tuple(remarks)


def say_letters(book: Book, sheet: BookSheet, table: Table) -> list[CellIssue]:
    """What was doubtful in a file's letters, mended or lost in the rows of a table.

    Many of a kind are told in one sentence.
    """
    headers = {column.index: column.header for column in table.columns}
    rows = {number for number, _cells in table.rows}
    told = [one for one in sheet.remarks if one.row in rows]
    doubt = doubt_of(book.encoding or "")
    said = [CellIssue(0, "", book.source, doubt)] if doubt else []
    for group in ([one for one in told if one.mended], [one for one in told if not one.mended]):
        shown = group if len(group) <= _MOST else []
        said += [CellIssue(one.row, headers.get(one.column, ""), one.text, _reason(one)) for one in shown]
        if len(group) > len(shown):
            said.append(CellIssue(0, "", sheet.name, _summary(group)))
    return said


def _reason(remark: Remark) -> str:
    if remark.mended:
        return _("las letras venían rotas; se leyó «{text}»").format(text=remark.mended)
    if has_lost(remark.text):
        return _("se perdieron letras; corríjalas a mano")
    return _("las letras parecen rotas; corríjalas a mano")


def _summary(group: list[Remark]) -> str:
    first = group[0]
    if first.mended:
        sentence = _("las letras de {count} celdas venían rotas, como «{text}»; se leyó «{better}»")
    else:
        sentence = _("en {count} celdas se perdieron letras, como en «{text}»; corríjalas a mano")
    return sentence.format(count=len(group), text=first.text, better=first.mended)
