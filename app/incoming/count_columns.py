"""What the columns of a workshop's own counts may mean, and the headings they go by."""

from collections.abc import Sequence
from functools import lru_cache

from app.i18n import N_, _
from app.incoming.count_reasons import column_reason, is_reason, reason_names, without_unit
from app.incoming.grammar import ListGrammar
from app.incoming.meanings import EXTRA, IGNORED, Meaning
from app.incoming.records import CellValue, Column
from app.registry.names import fold

COUNT_MEANINGS = (
    Meaning("date", N_("Día"), called="fecha, dia, date, day, fecha de produccion, fecha del dia"),
    Meaning(
        "department",
        N_("Sector"),
        called="sector, departamento, area, seccion, department, section, proceso",
    ),
    Meaning("team", N_("Equipo o línea"), called="equipo, linea, team, line, modulo, celda, grupo, turno"),
    Meaning(
        "what",
        N_("Prenda"),
        called="prenda, producto, modelo, articulo, estilo, style, garment, product, item, que se hizo",
    ),
    Meaning(
        "pieces",
        N_("Prendas terminadas"),
        called=(
            "prendas terminadas, terminadas, prendas, cantidad, piezas, produccion, producidas, pieces, output, "
            "quantity, cantidad producida, prendas hechas, total de prendas"
        ),
    ),
    Meaning(
        "standard_minutes",
        N_("Minuto estándar de una prenda"),
        called="minuto estandar, minutos estandar, sam, smv, tiempo estandar, standard minutes, smv min",
    ),
    Meaning(
        "people",
        N_("Personas que vinieron"),
        called=(
            "personas, vinieron, presentes, operarias, operarios, trabajadoras, trabajadores, no of workers, "
            "workers, people, cantidad de personas, personal"
        ),
    ),
    Meaning("absent", N_("Personas que faltaron"), called="faltaron, ausentes, faltas, ausencias, absent"),
    Meaning("scheduled", N_("Personas que tenían que venir"), called="plantel, previstas, scheduled, nomina"),
    Meaning(
        "hours_each",
        N_("Horas por persona"),
        called="horas, horas por persona, horas trabajadas, hours, hours each, jornada",
    ),
    Meaning(
        "minutes_present",
        N_("Minutos presentes de todas las personas"),
        called="minutos presentes, minutos trabajados, minutes present, minutos disponibles",
    ),
    Meaning(
        "inspected",
        N_("Prendas revisadas"),
        called="revisadas, inspeccionadas, inspected, prendas revisadas, checked",
    ),
    Meaning(
        "right_first_time",
        N_("Bien a la primera"),
        called="bien a la primera, aprobadas, sin defecto, right first time, rft, passed",
    ),
    Meaning("defects", N_("Defectos"), called="defectos, fallas, defects, cantidad de defectos"),
    Meaning(
        "stopped",
        N_("Minutos parados"),
        called="minutos parados, parada, paradas, tiempo parado, idle time, downtime, minutos perdidos",
    ),
    Meaning(
        "cause",
        N_("Causa de la parada"),
        called="causa, causas, motivo, causa de la parada, motivo de la parada, causa de parada, motivo de parada, cause, reason",
    ),
    Meaning(
        "kind",
        N_("Qué defecto"),
        called="tipo de defecto, clase de defecto, que defecto, defect type, tipo de falla",
    ),
    Meaning(
        "wip",
        N_("Prendas a medio hacer"),
        called="a medio hacer, en proceso, wip, prendas a medio hacer, work in process",
    ),
    Meaning(
        "efficiency",
        N_("Eficiencia que dice la planilla"),
        called="eficiencia, efficiency, actual productivity, productividad, rendimiento",
    ),
    Meaning(
        "note", N_("Observaciones"), called="observaciones, obs, nota, notas, comentario, remarks, notes"
    ),
    Meaning(EXTRA, N_("Guardar en las notas")),
    Meaning(IGNORED, N_("No importar")),
)
NUMBERS = frozenset(
    (
        "pieces", "standard_minutes", "people", "absent", "scheduled", "hours_each", "minutes_present",
        "inspected", "right_first_time", "defects", "stopped", "wip", "efficiency",
    )
)  # fmt: skip


def count_meaning_names() -> dict[str, str]:
    """Every meaning a person may choose for a column, with its name in the window."""
    names = {one.name: _(one.label) for one in COUNT_MEANINGS if one.name not in (EXTRA, IGNORED)}
    last = {one.name: _(one.label) for one in COUNT_MEANINGS if one.name in (EXTRA, IGNORED)}
    return names | reason_names() | last


@lru_cache(maxsize=1)
def _by_heading() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in COUNT_MEANINGS:
        for heading in one.headers:
            found.setdefault(heading, one.name)
    return found


def _meaning_of(header: str, group: str) -> str:
    known, plain = _by_heading(), fold(header.replace("_", " "))
    found = known.get(plain) or column_reason(plain, group) or known.get(without_unit(plain))
    return found or EXTRA


def _settle(meanings: list[str], _headers: list[str]) -> list[str]:
    """Each meaning stands once, the first; what repeats goes to the notes. Parts of a stop are added up."""
    settled: list[str] = []
    for meaning in meanings:
        repeats = meaning in settled and meaning not in (EXTRA, IGNORED, "note") and not is_reason(meaning)
        settled.append(EXTRA if repeats else meaning)
    return settled


def _as_they_are(columns: tuple[Column, ...], _rows: Sequence[Sequence[CellValue]]) -> tuple[Column, ...]:
    """Numbers look alike: what a column of them is, only its heading tells."""
    return columns


COUNTS = ListGrammar(
    meaning_of=_meaning_of,
    settle=_settle,
    by_content=_as_they_are,
    identity=frozenset(("date",)),
    proof=frozenset(("people", "team", "what")),
    example=N_("Fecha, Prenda, Prendas terminadas, Personas"),
)
