"""What the columns of a list of employers may mean: their number, how many people they declare, whether they are in force.

Whose a heading is matters most: the cédula of a worker is never taken for that of who owns the workshop.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.i18n import N_
from app.incoming.cells import cell_text, is_blank, read_count
from app.incoming.columns import meaning_of
from app.incoming.content import cells_under
from app.incoming.grammar import ListGrammar
from app.incoming.headings import words_of
from app.incoming.meanings import EXTRA, IGNORED, NUMBER
from app.incoming.records import CellValue, Column
from app.registry.names import fold
from app.registry.ruc import read_ruc

WORKER = "worker"  # of somebody who works there: nothing of it is read but that it is another person
PAY = "pay"  # what one earns or for how many days: a list that has it is of people
RUC, CHECK_DIGIT, CEDULA, DOCUMENT, NAME = "ruc", "check_digit", "cedula", "document", "name"
PEOPLE, WOMEN, MEN, REGISTERED = "people", "women", "men", "registered"
NUMBERS = (RUC, CEDULA, DOCUMENT)
_KEPT = {RUC: RUC, CHECK_DIGIT: CHECK_DIGIT, CEDULA: CEDULA, DOCUMENT: DOCUMENT, "name": NAME, "owner": NAME,
         "active": REGISTERED, "women": WOMEN, "men": MEN, NUMBER: NUMBER}  # fmt: skip
_EMPLOYER = re.compile(
    r"(?:\b(?:del|de la|de los|de las|de|el|la)\s+)?\b(?:empleador(?:a|es|as)?|patronal(?:es)?|patron(?:a|es)?|firma)\b"
)
_WORKERS = frozenset(
    words_of(
        "trabajador asegurado cotizante empleado obrero dependiente funcionario personal operario persona"
    )
)
_BESIDE = frozenset(
    words_of(
        "cantidad cant total activo registrado declarado inscripto ips mtess vigente ocupado mes planilla plantel"
    )
)
_OF_ONE = frozenset(
    words_of(
        "cedula ci cic documento nombre apellido sexo nacimiento edad nacionalidad cargo ocupacion profesion domicilio"
    )
)
_PAID = frozenset(words_of("salario sueldo jornal remuneracion"))
_DAYS = frozenset(words_of("dia trabajado"))
_PERSON = frozenset(words_of("persona"))
_SEXES = {"mujeres": WOMEN, "femenino": WOMEN, "varones": MEN, "hombres": MEN, "masculino": MEN}
_BARE = frozenset(words_of("cedula ci cic documento identidad nombre apellido completo"))
_STATES = frozenset(
    ["estado", "situacion", "estado del empleador", "estado empleador", "inscripto", "inscripta", "registrado", "registrada",
     "figura", "inscripto en ips", "registrado en ips", "esta inscripto", "inscripcion", "condicion"]
)  # fmt: skip
_MOST_PEOPLE = 9999
_SHARE, _HALF = 0.7, 0.5


def read_heading(header: str, group: str = "") -> str:
    """What a heading says, read with the one above it."""
    plain = fold(f"{group} {header}")
    words = set(words_of(f"{group} {header}"))
    if words & _PAID or words >= _DAYS:
        return PAY
    if words & _WORKERS and fold(header) in _SEXES:
        return _SEXES[fold(header)]
    if words & _WORKERS and not words & _OF_ONE and words <= _WORKERS | _BESIDE:
        return PEOPLE
    if words & (_WORKERS - _PERSON):
        return WORKER if words & _OF_ONE else EXTRA
    if fold(header) in _STATES:
        return REGISTERED
    bare = " ".join(_EMPLOYER.sub(" ", fold(header)).split())
    if not bare:
        return NAME if _EMPLOYER.search(plain) else EXTRA
    if "patronal" in plain and bare in ("nro", "numero", "n", "no"):
        return EXTRA  # the number that IPS gives an employer
    above = " ".join(_EMPLOYER.sub(" ", fold(group)).split())
    had_mark = _EMPLOYER.search(fold(header)) is not None
    return _KEPT.get(meaning_of(bare if had_mark else header, above and group), EXTRA)


def _settle(meanings: list[str], headers: list[str]) -> list[str]:
    """Each meaning stands once; where what one earns is told, a cédula or a name of nobody's is the worker's."""
    of_people = WORKER in meanings or PAY in meanings
    settled: list[str] = []
    for meaning, header in zip(meanings, headers, strict=True):
        is_bare = _BARE.issuperset(words_of(header))
        if of_people and is_bare and (meaning == CEDULA or (meaning == NAME and NAME in settled)):
            meaning = WORKER
        repeats = meaning in settled and meaning not in (EXTRA, IGNORED, NUMBER, WORKER, PAY)
        settled.append(EXTRA if repeats else meaning)
    return settled


def _by_content(columns: tuple[Column, ...], rows: Sequence[Sequence[CellValue]]) -> tuple[Column, ...]:
    """A column of people holds small whole numbers, else it names them; cédulas with a digit are RUC as well."""
    found = []
    for column in columns:
        texts = [cell_text(cell) for cell in cells_under(column, rows[:400]) if not is_blank(cell)]
        if column.meaning == PEOPLE and texts and _share(texts, _is_count) < _HALF:
            column = replace(column, meaning=WORKER)
        if column.meaning == CEDULA and texts and _share(texts, _is_ruc) >= _SHARE:
            column = replace(column, meaning=DOCUMENT, by_content=True)
        found.append(column)
    return tuple(found)


def _share(texts: Sequence[str], fits: object) -> float:
    assert callable(fits)
    return sum(bool(fits(text)) for text in texts) / len(texts)


def _is_count(text: str) -> bool:
    value = read_count(text).value
    return value is not None and value <= _MOST_PEOPLE


def _is_ruc(text: str) -> bool:
    return "-" in text and read_ruc(text).ruc is not None


EMPLOYERS_LIST = ListGrammar(
    meaning_of=read_heading,
    settle=_settle,
    by_content=_by_content,
    identity=frozenset(NUMBERS),
    proof=frozenset((*NUMBERS, CHECK_DIGIT, NAME)),
    example=N_("RUC, DV, Razón social, Cantidad de trabajadores"),
)
