"""What a column holds whose heading does not say it, judged by its cells."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.incoming.cells import cell_text, is_blank, is_point, read_date, read_flag, read_machines
from app.incoming.columns import names_taxpayer
from app.incoming.headings import asks_yes_or_no, heads_others, is_of_others, says_nothing, words_of
from app.incoming.meanings import EXTRA, NUMBER
from app.incoming.people_counts import read_people_counts
from app.incoming.person_names import is_named
from app.incoming.place_names import names_only_town
from app.incoming.records import CellValue, Column
from app.incoming.row_remarks import counts_people
from app.registry.cedula import read_cedula
from app.registry.names import LOWER, fold, tidy
from app.registry.phone import read_phones
from app.registry.ruc import read_ruc
from app.registry.vocabulary import product_name

ENOUGH = 3
SHARE = 0.7
FEW = 0.3  # cells that are in words tell what a column of counts is
WORTH_SAYING = 0.4  # of the cells of a column that goes to the notes
LOOKED_AT = 200  # rows
_TRADE = frozenset(
    [
        "taller",
        "talleres",
        "confecciones",
        "confeccion",
        "modas",
        "moda",
        "creaciones",
        "costuras",
        "costura",
        "textil",
        "textiles",
        "prendas",
        "jeans",
        "industria",
        "fabrica",
        "uniformes",
        "boutique",
        "atelier",
        "tejidos",
        "bordados",
        "sastreria",
        "lenceria",
        "disenos",
        "estilos",
        "sa",
        "srl",
        "eas",
        "comercial",
        "emprendimiento",
        "hermanos",
        "hnos",
        "indumentaria",
        "ropas",
        "ropa",
        "asociacion",
        "cooperativa",
    ]
)
_QUARTER = re.compile(
    r"(?:barrio|b[°º]|bo\.|compa[ñn][ií]a|c[ií]a\.?|asentamiento|villa|calle|avda?\.?|km\.?)\s", re.I
)
_MONEY = frozenset(
    [
        "gs",
        "guarani",
        "monto",
        "preci",
        "valor",
        "ingresos",
        "venta",
        "sald",
        "deud",
        "capital",
        "cost",
        "salari",
        "total",
        "import",
        "cuot",
    ]
)
_COUNT = re.compile(r"\s*\d{1,3}(?:[.,]0)?\s*", re.ASCII)
_DIGIT = re.compile(r"\s*\d(?:[.,]0)?\s*", re.ASCII)
_LONGEST_COUNT = 4
_OF_NUMBERS = ("phone", "cedula", "ruc")
_OF_WORDS = ("name", "owner", "given_names", "surnames", "place", "products", "machines", "association")
_FLAG_WORDS = frozenset(("activo", "activa", "inactivo", "inactiva", "baja", "al dia"))
_OF_OWNERS = frozenset(("owner", "given_names", "surnames"))
_STANDING = frozenset(("estad", "condicion", "situacion", "soci", "actual"))
_NOTHING = frozenset(
    ("no tiene", "s d", "s n", "n a", "sin datos", "ninguno", "ninguna", "no sabe", "no posee", "en tramite")
)
_DATED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[ T]+\d{1,2}:\d{2}.*", re.ASCII)
_SENIORITY = frozenset(("antiguedad", "ano", "anio", "taller", "negoci", "desd"))
_OLD_ENOUGH = 25  # years: days of so long ago are births

Test = Callable[[str], bool]


def is_person(text: str) -> bool:
    """Whether a text is shaped like a person's name: two to six words, none of the trade."""
    words = [word for word in re.split(r"[\s,]+", tidy(text)) if word]
    plain = [word for word in words if word.lower() not in LOWER | {"la", "las", "los"}]
    if not 2 <= len(plain) <= 6 or any(
        not re.fullmatch(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*", word) for word in plain
    ):
        return False
    return _TRADE.isdisjoint(fold(text).split()) and all(
        word[0].isupper() or text.islower() for word in plain
    )


def _is_trade(text: str) -> bool:
    return not _TRADE.isdisjoint(fold(text).split())


def _are_workshops(texts: Sequence[str]) -> bool:
    """Mostly words of the trade; or many of them among names that are all different, and no people's."""
    if _share(texts, _is_trade) >= SHARE:
        return True
    is_of_names = (
        len(set(texts)) > 0.9 * len(texts) and _share(texts, lambda text: any(map(str.isdigit, text))) < 0.1
    )
    return is_of_names and _share(texts, _is_trade) >= WORTH_SAYING and _share(texts, is_named) < 0.3


def _is_machines(text: str) -> bool:
    reading = read_machines(text)
    return bool(reading.machines) and not reading.unknown


def _is_products(text: str) -> bool:
    return all(product_name(part) for part in re.split(r"[,;/]", text))


def _is_cedula(text: str) -> bool:
    number = read_cedula(text).number
    return number is not None and 6 <= len(number) <= 7 and not number.endswith("000")


def _is_place(text: str) -> bool:
    return _QUARTER.match(text) is not None or names_only_town(text)


def _share(texts: Sequence[str], fits: Test) -> float:
    return sum(map(fits, texts)) / len(texts)


# In this order: what only one thing looks like comes before what several do.
_TESTS: Mapping[str, Test] = {
    "ruc": lambda text: read_ruc(text).ruc is not None,
    "phone": lambda text: read_phones(text) is not None and not _DATED.fullmatch(text),
    "machines": _is_machines,
    "products": _is_products,
    "point": is_point,
    "place": _is_place,
}


def is_identity(meaning: str, cells: Sequence[CellValue]) -> bool:
    """Whether many cells are what this meaning tells workshops apart by: a RUC, a telephone, a cédula."""
    texts = [cell_text(cell) for cell in cells if not is_blank(cell)]
    texts = [text for text in texts if fold(text) not in _NOTHING]  # «N/A» is no cell of something else
    fits = _is_cedula if meaning == "cedula" else _TESTS.get(meaning)
    return bool(texts and fits) and _share(texts, fits or bool) >= WORTH_SAYING


def meaning_by_content(header: str, cells: Sequence[CellValue], taken: set[str]) -> str | None:
    """The meaning at least seven in ten cells agree with, or None; three cells are needed."""
    values = [cell for cell in cells if not is_blank(cell) and fold(cell_text(cell)) not in _NOTHING]
    texts = [cell_text(cell) for cell in values]
    if "start_year" not in taken and texts and _is_seniority(header) and _share(texts, _is_year) >= SHARE:
        return "start_year"
    if "name" in taken and not taken & _OF_OWNERS and names_taxpayer(header) and _are_people(texts):
        return "owner"
    if not {"women", "men"} & taken and counts_people(header) and _count_in_words(texts):
        return "people"
    if len(texts) < ENOUGH:
        return None
    for meaning, fits in _TESTS.items():
        if meaning == "point" and "latitude" in taken:
            continue
        if meaning not in taken and _share(texts, fits) >= SHARE:
            return meaning
    words = set(words_of(header))
    if "cedula" not in taken and _are_cedulas(texts) and words.isdisjoint(_MONEY):
        return "cedula"
    if not {"owner", "given_names"} & taken and _are_persons(texts, says_nothing(header)):
        return "owner"
    if "name" not in taken and says_nothing(header) and _are_workshops(texts):
        return "name"
    if "active" not in taken and _are_flags(texts, header):
        return "active"
    if says_nothing(header) and _share(texts, lambda text: len(text) > 5) == 1:
        return _of_days(values, taken)
    return None


def _count_in_words(texts: Sequence[str]) -> bool:
    """Whether some cells say how many women and men: «3 mujeres y 1 varón»."""
    return bool(texts) and _share(texts, lambda text: read_people_counts(text) is not None) >= FEW


def _is_seniority(header: str) -> bool:
    """«Antigüedad (año)»: how long, or since when; its cells tell."""
    words = set(words_of(header))
    return "antiguedad" in words and words <= _SENIORITY


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19[3-9]|20[0-9])\d(?:[.,]0)?", text.strip(), re.ASCII) is not None


def _are_cedulas(texts: Sequence[str]) -> bool:
    """Numbers of six or seven digits, each once, that do not simply count on."""
    if _share(texts, _is_cedula) < SHARE or len(set(texts)) < 0.9 * len(texts):
        return False
    return not _count_on(texts)


def _count_on(texts: Sequence[str]) -> bool:
    """Whether three numbers or more go on by the same step."""
    numbers = [int(number) for text in texts if (number := read_cedula(text).number) and number.isdigit()]
    steps = {second - first for first, second in zip(numbers, numbers[1:], strict=False)}
    return len(steps) == 1 and len(numbers) >= ENOUGH


def _are_persons(texts: Sequence[str], is_vague: bool) -> bool:
    if len(set(texts)) < 0.7 * len(texts) or _share(texts, is_person) < SHARE:
        return False
    return _share(texts, is_named) >= (0.3 if is_vague else 0.6)


def says_whether_active(cells: Sequence[CellValue]) -> bool:
    """Whether all cells of a column say «Activo», «Inactivo», «Baja» …, however few they are."""
    texts = [cell_text(cell) for cell in cells if not is_blank(cell)]
    return bool(texts) and all(fold(text) in _FLAG_WORDS for text in texts)


def _are_flags(texts: Sequence[str], header: str) -> bool:
    share = _share(texts, lambda text: fold(text) in _FLAG_WORDS)
    if share >= SHARE or (
        _STANDING.issuperset(words_of(header)) and share >= 0.5 and any(map(_says_active, texts))
    ):
        return True
    is_open = not header or says_nothing(header)
    return (
        is_open
        and _share(texts, lambda text: len(text) < 3 and read_flag(text) is not None) == 1
        and (_share(texts, lambda text: text.isdigit()) == 0)
    )


def _are_people(texts: Sequence[str]) -> bool:
    """Whether nearly all are shaped like people's names, and some are such, however few they are."""
    return bool(texts) and _share(texts, is_person) >= SHARE and any(map(is_named, texts))


def _says_active(text: str) -> bool:
    return fold(text) in ("activo", "activa", "inactivo", "inactiva")


def _of_days(values: Sequence[CellValue], taken: set[str]) -> str | None:
    days = [reading for value in values if (reading := read_date(value).value) and len(reading) == 10]
    if len(days) < SHARE * len(values):
        return None
    middle = sorted(int(day[:4]) for day in days)[len(days) // 2]
    found = "birth_year" if middle <= date.today().year - _OLD_ENOUGH else "joined_on"
    return None if found in taken else found


def settle_by_content(
    columns: tuple[Column, ...], below: Sequence[Sequence[CellValue]]
) -> tuple[Column, ...]:
    """The columns, those whose heading does not say what they are by what is under it."""
    rows = below[:LOOKED_AT]
    settled = tuple(_unless_words(column, rows) for column in columns)
    settled = _with_digits_beside(_whose_names(settled, rows), rows)
    taken = {column.meaning for column in settled}
    found_columns = []
    for column in settled:
        if column.meaning == EXTRA and not is_of_others(column.header) and not heads_others(column.group):
            found = meaning_by_content(column.header, cells_under(column, rows), taken)
            if found and (found == "active" or not asks_yes_or_no(column.header)):
                taken.add(found)
                column = replace(column, meaning=found, by_content=True)
        found_columns.append(column)
    return tuple(found_columns)


def _unless_words(column: Column, rows: Sequence[Sequence[CellValue]]) -> Column:
    """A column headed as of numbers whose cells are words is not what its heading says: «Contacto».

    Nor is one headed as of words, whose cells are the numbers of people: «Línea», with telephones.
    """
    if column.meaning not in (*_OF_NUMBERS, *_OF_WORDS, NUMBER):
        return column
    texts = [cell_text(cell) for cell in cells_under(column, rows) if not is_blank(cell)]
    if column.meaning == NUMBER:  # what counts the rows is short
        is_long = bool(texts) and _share(texts, lambda text: len(text) > _LONGEST_COUNT) >= SHARE
        return replace(column, meaning=EXTRA) if is_long and not _count_on(texts) else column
    if column.meaning in ("name", "owner", "given_names", "surnames", "place", "association") and texts:
        if all(read_flag(text) is not None for text in texts):  # «Taller»: sí, no
            return replace(column, meaning=EXTRA)
        if words_of(column.header) == ("comp",) and _share(texts, _has_digit) >= SHARE:
            return replace(column, meaning=EXTRA)  # receipts; else «Comp.» is a compañía
    if column.meaning == "machines" and texts and all(map(_COUNT.fullmatch, texts)):
        return replace(column, meaning=EXTRA)  # how many there are, and not of which type
    if column.meaning == "place" and len(texts) >= ENOUGH and _share(texts, is_point) >= SHARE:
        return replace(column, meaning=EXTRA)
    if column.meaning in _OF_WORDS:
        bare = [text for text in texts if not any(map(str.isalpha, text))]
        is_lying = len(bare) >= max(ENOUGH, SHARE * len(texts)) and any(
            is_identity(meaning, bare) for meaning in _OF_NUMBERS
        )
        return replace(column, meaning=EXTRA) if is_lying else column
    words = [text for text in texts if fold(text) not in _NOTHING and len(text) > 3]
    least = 1 if names_taxpayer(column.header) else ENOUGH
    if len(words) < least or _share(words, lambda text: any(map(str.isdigit, text))) > 1 - SHARE:
        return column
    return replace(column, meaning=EXTRA)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _with_digits_beside(
    columns: tuple[Column, ...], rows: Sequence[Sequence[CellValue]]
) -> tuple[Column, ...]:
    """A column that says nothing, and is a RUC with the digits of another column, or those digits."""
    known = {column.meaning: column for column in columns}
    missing = [meaning for meaning in ("ruc", "check_digit") if meaning not in known]
    if len(missing) != 1:
        return columns
    for at, column in enumerate(columns):
        if column.meaning != EXTRA or is_of_others(column.header):
            continue
        pair = known | {missing[0]: column}
        whole = _joined(pair["ruc"].index, pair["check_digit"].index, rows)
        if len(whole) > 1 and _share(whole, _TESTS["ruc"]) >= SHARE:
            return (*columns[:at], replace(column, meaning=missing[0], by_content=True), *columns[at + 1 :])
    return columns


def _joined(number: int, digit: int, rows: Sequence[Sequence[CellValue]]) -> list[str]:
    """What each row has in two columns, if that in the second is a digit alone."""
    pairs = [(cell_text(row[number]), cell_text(row[digit])) for row in rows if len(row) > max(number, digit)]
    return [f"{first}-{second.strip()[:1]}" for first, second in pairs if _DIGIT.fullmatch(second)]


def cells_under(column: Column, rows: Sequence[Sequence[CellValue]]) -> list[CellValue]:
    """The cells of a column that are not empty."""
    cells = [row[column.index] for row in rows if len(row) > column.index]
    return [cell for cell in cells if cell is not None and cell != column.header]


def _whose_names(columns: tuple[Column, ...], rows: Sequence[Sequence[CellValue]]) -> tuple[Column, ...]:
    """A bare «Nombre» or «Contacto» over people's names is the owner's."""
    if (turned := _turned_names(columns, rows)) is not None:
        return turned
    if {"owner", "given_names", "surnames"} & {column.meaning for column in columns}:
        return columns
    for at, column in enumerate(columns):
        is_bare = words_of(column.header) in (("nombr",), ("contact",)) and column.meaning in (
            "name",
            "phone",
        )
        texts = [cell_text(cell) for cell in cells_under(column, rows) if not is_blank(cell)]
        if is_bare and texts and _share(texts, _is_trade) < 0.2 and _are_persons(texts, False):
            made = replace(column, meaning="owner", by_content=True)
            return (*columns[:at], made, *columns[at + 1 :])
    return columns


def _turned_names(
    columns: tuple[Column, ...], rows: Sequence[Sequence[CellValue]]
) -> tuple[Column, ...] | None:
    """Two bare «Nombre» of which the first has people and the second workshops; None when they stand well."""
    pair = [column for column in columns if column.meaning in ("name", "owner")]
    if len(pair) != 2 or {words_of(column.header) for column in pair} != {("nombr",)}:
        return None
    texts = {one.meaning: [cell_text(cell) for cell in cells_under(one, rows)] for one in pair}
    if not texts["name"] or _share(texts["name"], is_person) < SHARE or not texts["owner"]:
        return None
    if _share(texts["owner"], is_person) >= SHARE or _share(texts["owner"], _is_trade) < WORTH_SAYING:
        return None
    other = {"name": "owner", "owner": "name"}
    return tuple(
        replace(one, meaning=other[one.meaning], by_content=True) if one in pair else one for one in columns
    )
