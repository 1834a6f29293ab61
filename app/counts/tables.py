"""The tables of what is counted: days, what was made, defects, stops, promises."""

from app.day_kinds import FACT, PLAN
from app.diagnosis.words import ORIGIN_WORDS
from app.i18n import N_
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

_MORE = 10**6
_COUNTED = N_("Ese número se escribe entero y desde 0; corríjalo.")
_MEASURED = N_("Ese número va desde 0; corríjalo.")
_HOURS = N_("Un día tiene hasta 24 horas; corrija las horas trabajadas.")


def _whole(name: str, undo: str) -> TableColumn:
    return TableColumn(name, Kind.WHOLE, undo, least=0, most=_MORE, wrong=_COUNTED)


def _number(name: str, undo: str) -> TableColumn:
    return TableColumn(name, Kind.NUMBER, undo, least=0, most=_MORE, wrong=_MEASURED)


WORK_DAY = TableKind(
    "work_day",
    N_("día contado"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "worked_on",
            Kind.DAY,
            N_("día contado"),
            days=FACT,
            needed=N_("Falta el día; elíjalo en el calendario."),
        ),
        TableColumn("team", undo=N_("equipo del día"), read=tidy),
        _number("scheduled", N_("personas que tenían que venir")),
        _number("people", N_("personas que vinieron")),
        _number("absent", N_("personas que faltaron")),
        TableColumn(
            "minutes_each",
            Kind.NUMBER,
            N_("horas trabajadas por persona"),
            least=0,
            most=24 * 60,
            wrong=_HOURS,
        ),
        _number("minutes_present", N_("minutos presentes de todas las personas")),
        _whole("inspected", N_("prendas revisadas")),
        _whole("right_first_time", N_("prendas bien a la primera")),
        _number("wip", N_("prendas a medio hacer")),
        TableColumn("wip_applies", Kind.FLAG, N_("si se cuentan prendas a medio hacer"), blank=1),
        _number("efficiency_given", N_("eficiencia que dice la planilla")),
        TableColumn("origin", undo=N_("origen de lo contado"), choices=ORIGIN_WORDS),
        TableColumn("note", undo=N_("nota del día")),
        TableColumn("source", undo=N_("planilla de la que viene el día"), kept=True),
        TableColumn("fingerprint", undo=N_("cómo se reconoce la fila"), kept=True),
    ),
    belongs="workshop_id",
)

DAY_OUTPUT = TableKind(
    "day_output",
    N_("prendas de un día"),
    (
        TableColumn("work_day_id", Kind.ROW, N_("día contado"), of="work_day", kept=True),
        TableColumn("style_id", Kind.ROW, N_("modelo que se hizo"), of="style"),
        TableColumn("what", undo=N_("prenda que se hizo"), read=tidy),
        _whole("pieces", N_("prendas terminadas")),
        TableColumn(
            "standard_minutes",
            Kind.NUMBER,
            N_("minuto estándar de la prenda"),
            least=0.01,
            most=_MORE,
            wrong=N_("El minuto estándar es un número mayor que 0, como 12,5; corríjalo."),
        ),
    ),
    belongs="work_day_id",
)

DEFECT_COUNT = TableKind(
    "defect_count",
    N_("defectos de un día"),
    (
        TableColumn("work_day_id", Kind.ROW, N_("día contado"), of="work_day", kept=True),
        TableColumn("kind", undo=N_("tipo de defecto"), kept=True),
        _whole("count", N_("cantidad de defectos")),
    ),
    belongs="work_day_id",
)

STOPPAGE = TableKind(
    "stoppage",
    N_("parada de un día"),
    (
        TableColumn("work_day_id", Kind.ROW, N_("día contado"), of="work_day", kept=True),
        TableColumn("cause", undo=N_("causa de la parada"), kept=True),
        _number("minutes", N_("minutos parados")),
    ),
    belongs="work_day_id",
)

PROMISE = TableKind(
    "promise",
    N_("entrega prometida"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "customer",
            undo=N_("cliente de la entrega"),
            read=tidy,
            needed=N_("Falta para quién es la entrega; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("what", undo=N_("qué se prometió"), read=tidy),
        TableColumn(
            "quantity",
            Kind.WHOLE,
            N_("cantidad prometida"),
            least=1,
            most=_MORE,
            wrong=N_("La cantidad prometida es un número entero desde 1; corríjala."),
        ),
        TableColumn(
            "promised_on",
            Kind.DAY,
            N_("día prometido"),
            days=PLAN,
            needed=N_("Falta para qué día se prometió; elíjalo en el calendario."),
        ),
        TableColumn("delivered_on", Kind.DAY, N_("día en que se entregó"), days=FACT),
        _whole("delivered", N_("cantidad entregada")),
        TableColumn("note", undo=N_("nota de la entrega")),
    ),
    belongs="workshop_id",
)

TABLES = (WORK_DAY, DAY_OUTPUT, DEFECT_COUNT, STOPPAGE, PROMISE)
