"""What stands among the rows of a list and is none of them: totals, signatures, dates, page numbers, units, titles."""

import re
from collections.abc import Iterable, Sequence

from app.incoming.cells import cell_text, is_blank
from app.incoming.columns import SOCIETIES
from app.incoming.place_names import names_only_town, names_town
from app.incoming.records import CellValue
from app.registry.names import fold, tidy

LOOKS_LIKE_TOTAL = re.compile(r"(sub ?total|total|suma|promedio)\b")
_COUNTED = (
    r"(?:general(?:es)?|parcial(?:es)?|final|acumulado|pagado|recaudado|a pagar|por pagar|pagina|hoja|gs|guaranies|"
    r"soci[ao]s?|talleres?|mujeres|varones|hombres|personas|miembros|asociad[ao]s|cuotas?|aportes?|maquinas|prendas|"
    r"registros|filas|inscript[ao]s|de .*|en .*)"
)
_TOTAL = re.compile(
    rf"(?:(?:sub ?)?total(?:es)?|sumas?|suman|sumatoria|suma total|promedio|media)(?: {_COUNTED})*(?: [\d ]+)?(?: gs)?"
    rf"|(?:cantidad|cant|numero|nro|n)(?: total)?(?: de)? {_COUNTED}(?: [\d ]+)?|cantidad(?: [\d ]+)?"
    r"|son(?: en total)? \d+ .*|son|hay \d+ .*|\d+ (?:talleres|soci[ao]s|personas|registros)(?: en total)?"
    r"|transporte(?: .*)?|traslado|arrastre|recuento|conteo|count|cuenta(?: de .*)?|(?:suman? y )?(?:van|vienen|pasan?|sigue)(?: (?:a|de) .*)?|(?:de|a) la vuelta|saldo(?: anterior| final)?"
)
_ROLE = re.compile(
    r"(?:(?:la |el )?(?:vice ?)?president[ea]|(?:pro ?)?secretari[ao]|(?:pro ?)?tesorer[ao]|vocal(?: titular| suplente)?(?: \d)?"
    r"|sindic[ao]|coordinador[a]?|encargad[ao] de .*|tecnic[ao]|comision directiva|firmas?|sello|aclaracion|vo bo|v b|c i n?"
    r"|firma y (?:sello|aclaracion)|recibi conforme)(?: de (?:la |el )?.*| del .*)?(?: \d+)?"
)
_SAID = re.compile(
    r"(?:elaboro|realizo|hizo|preparo|confecciono|reviso|aprobo|recibio|entrego|verifico|fecha|lugar y fecha|lugar|impres[ao]|elaborad[ao]|realizad[ao]|hech[ao]|confeccionad[ao]|preparad[ao]|actualizad[ao]"
    r"|revisad[ao]|aprobad[ao]|recibid[ao]|entregad[ao]|verificad[ao]|fuente|notas?|obs|observaci(?:on|ones)|aclaracion(?:es)?"
    r"|importante|ojo|aviso|referencias?|atencion|ultima actualizacion|lista (?:actualizada|sujeta)|fecha de (?:impresion|actualizacion|emision))"
    r"(?: (?:por|el|en|al|a|de|con)(?: .*)?)?"
)
_ENDED = re.compile(r"(?:fin|final) de (?:la )?(?:lista|planilla|hoja)|fin|continua.*|sigue.*|ultima linea")
_PAGE = re.compile(
    r"(?:pagina|pag|hoja|folio|pg)(?: n| nro)? \d+(?: (?:de )?\d+)?|(?:\d+ )?(?:de )?\d+ paginas?"
)
_BARE_PAGE = re.compile(r"-\s*\d{1,3}\s*-|\d{1,3}\s*/\s*\d{1,3}")
_DATED = re.compile(r"(?:[a-z ]+ )?\d{1,2} de [a-z]+ del? \d{4}")
_LINE = re.compile(r"[\s_.…\-–—=]{4,}")
_UNIT = re.compile(
    r"[(\[].{1,40}[)\]]|gs\.?|₲|gu?aran[ií]es|d{1,2}[/\-]m{1,2}[/\-](?:a|y){2,4}|s[ií]?\s?/\s?no?|f\s?/\s?m|m\s?/\s?f|h\s?/\s?m"
    r"|texto|n[uú]mero|cant\.?|unid\.?|unidades|a[ñn]os?|x|#[a-z+]+",
    re.I,
)
_QUARTER = re.compile(r"(?:compania|cia|barrio|bo|b|localidad|asentamiento|villa|paraje|colonia)\b ?.+")
_TERRITORY = re.compile(
    r"(?:zona|distrito|ciudad|municipio|grupo|comite|base|sector|departamento|filial)\b.*"
)
_OF_TOWN = re.compile(
    r"^\s*(?:\d{1,2}\s?[.)\-]+\s*)?(?:(?:zona|distrito|ciudad|municipio|localidad)\b(?:\s+de\b)?[\s:]*)?",
    re.IGNORECASE,
)
_COUNT_BESIDE = re.compile(r"\s*\([^()]*\)\s*$|\s*[:–—-]?\s*\d+(?:\s+\w+)?\s*$")  # «CAACUPÉ: 12 socias»

_EXAMPLE = re.compile(r"(?:por |p\.?\s?)?ej(?:emplo)?\s?[.:]", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:(?:otr|nuev|ex|in)?[ao]?s? ?)?(?:soci[ao]s|asociad[ao]s|activ[ao]s|inactiv[ao]s|miembros|beneficiari[ao]s|talleres|costureras|artesanas|ingresantes)(?: .*)?"
    r"|(?:lista|listado|nomina|planilla|relacion|registro) (?:de|del) .*"
)
_DITTO = frozenset(
    (
        '"',
        "''",
        "”",
        "“",
        "»",
        "〃",
        '""',
        "idem",
        "ídem",
        "Idem",
        "Ídem",
        "IDEM",
        "ÍDEM",
        "íd.",
        "id.",
        "Íd.",
        "Id.",
        '- " -',
        '-"-',
        "Ídem.",
        "idem.",
        "Idem.",
    )
)

Row = Sequence[CellValue]


def texts_of(row: Row) -> list[str]:
    """The folded texts of a row's cells that hold something."""
    return [fold(cell_text(cell)) for cell in row if not is_blank(cell)]


def is_total(texts: Sequence[str]) -> bool:
    """Whether the row's first words say that it counts or carries over what is above."""
    worded = [text for text in texts if not text.replace(" ", "").isdigit()]
    return bool(worded) and _TOTAL.fullmatch(worded[0]) is not None


def is_numbers_only(row: Row) -> bool:
    """Whether a row holds nothing but numbers and sums: a total without its word."""
    texts = [tidy(cell_text(cell)) for cell in row if not is_blank(cell)]
    return all(re.fullmatch(r"(?:gs\.?|₲)?\s*[\d.,\s]+\s*(?:gs\.?)?", text, re.I) for text in texts)


def is_signature(row: Row, texts: Sequence[str]) -> bool:
    """Whether a row is the lines to sign on, or says who signs."""
    if texts:
        return all(_ROLE.fullmatch(text) for text in texts)
    return any(cell is not None and _LINE.fullmatch(cell_text(cell)) for cell in row)


def is_remark(row: Row, texts: Sequence[str]) -> bool:
    """Whether a row's first words are those of a note below the list, or it is a page's number."""
    first = next((tidy(cell_text(cell)) for cell in row if not is_blank(cell)), "")
    if (first.startswith(("*", "(*", "NB")) and not first.endswith("*")) or _BARE_PAGE.fullmatch(first):
        return True
    if first.endswith(":") and len(texts) == 2:
        return True  # «Responsable:», and who it is
    told = texts[0] if texts else ""
    if any(rule.fullmatch(told) for rule in (_PAGE, _DATED, _ENDED)):
        return True
    return _SAID.fullmatch(told) is not None or (
        ":" in first and _SAID.match(fold(first.split(":")[0])) is not None
    )


def is_example(row: Row) -> bool:
    """Whether a row shows how to fill in the list: «Ej.: Costuras Ana»."""
    return any(type(cell) is str and cell[:1] in "EePp" and _EXAMPLE.match(cell) for cell in row[:3])


def is_units(row: Row) -> bool:
    """Whether every cell says how its column is written: «(Gs.)», «dd/mm/aaaa», «(S/N)»."""
    filled = [cell for cell in row if not is_blank(cell)]
    return bool(filled) and all(_UNIT.fullmatch(tidy(cell_text(cell))) for cell in filled)


def is_title(text: str, *, may_be_town: bool = True) -> bool:
    """Whether a lone text heads the rows below it: a quarter, a territory, a society."""
    folded = fold(text)
    if folded.split(" ", 1)[0] in SOCIETIES or (may_be_town and names_only_town(_bare_town(text))):
        return True
    return any(rule.fullmatch(folded) for rule in (_QUARTER, _TERRITORY, _GROUP))


def quarter_in(text: str) -> str | None:
    """The quarter that a title names, or the town («CAACUPÉ», «Distrito de Caacupé», «Tobatí (12)»); else None."""
    if _QUARTER.fullmatch(fold(text)):
        return tidy(text).rstrip(" :.-")
    town = _bare_town(text)
    return town if names_town(town) else None


def _bare_town(text: str) -> str:
    """A text without what stands around a town in a title: «2) Ciudad: TOBATÍ (12 socias)»."""
    return tidy(_OF_TOWN.sub("", _COUNT_BESIDE.sub("", text))).strip(" :.-–—")


def with_dittos(row: tuple[CellValue, ...], above: tuple[CellValue, ...]) -> tuple[CellValue, ...]:
    """A row with what the one above says where it has a ditto mark, «"» or «ídem»."""
    if _DITTO.isdisjoint(row):
        return row
    return tuple(
        above[at] if isinstance(cell, str) and cell in _DITTO and at < len(above) else cell
        for at, cell in enumerate(row)
    )


def fill_down(
    rows: Sequence[tuple[CellValue, ...]], merged: Iterable[tuple[int, int, int, int]], first: int, width: int
) -> tuple[tuple[CellValue, ...], ...]:
    """The rows (`first` is the number of the first) with what is merged over several in each of them.

    A title merged across the sheet stays where it is, and a row with nothing of its own stays empty.
    """
    filled = [list(row) for row in rows]
    for top, left, bottom, right in merged:
        if top < first or bottom == top or 2 * (right - left + 1) > max(width, 3):
            continue
        source = filled[top - first] if top - first < len(filled) else []
        value = source[left - 1] if left - 1 < len(source) else None
        for cells in filled[top - first + 1 : bottom - first + 1] if value is not None else ():
            if any(cell is not None for cell in cells):
                cells += [None] * (left - len(cells))
                cells[left - 1] = value if cells[left - 1] is None else cells[left - 1]
    return tuple(tuple(row) for row in filled)
