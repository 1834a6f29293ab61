"""The tables of the floor: styles, operations, operators, and time studies with their cycles."""

from functools import partial

from app.day_kinds import FACT, SINCE
from app.i18n import N_
from app.production.words import (
    LEAST_RATING,
    MOST_RATING,
    MOST_SECONDS,
    ORIGIN_WORDS,
    STUDY_STATUS_WORDS,
    read_machine,
    say_strike,
)
from app.registry.names import tidy
from app.registry.vocabulary import term_name
from app.storage.schema import Kind, TableColumn, TableKind

_say_machine = partial(term_name, "machines")
_ALLOWANCE = N_("El suplemento va de 0 a 100 %; escríbalo como 15.")

STYLE = TableKind(
    "style",
    N_("modelo"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "name",
            undo=N_("nombre del modelo"),
            read=tidy,
            needed=N_("Falta el nombre del modelo; escriba qué prenda es, como «guardapolvo»."),
        ),
        TableColumn("product", undo=N_("producto del modelo"), says=partial(term_name, "products")),
        TableColumn("size", undo=N_("talle del modelo")),
        TableColumn("allowance", Kind.NUMBER, N_("suplemento del modelo"), least=0, most=1, wrong=_ALLOWANCE),
        TableColumn(
            "wanted_per_day",
            Kind.WHOLE,
            N_("prendas por día que se quieren"),
            least=1,
            wrong=N_("Las prendas por día se escriben en números enteros desde 1."),
        ),
        TableColumn("note", undo=N_("nota del modelo")),
    ),
    belongs="workshop_id",
)

OPERATOR = TableKind(
    "operator",
    N_("persona que cose"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "name",
            undo=N_("nombre de quien cose"),
            read=tidy,
            needed=N_("Falta el nombre; alcanza con el nombre de pila o las iniciales."),
        ),
        TableColumn("joined_on", Kind.DAY, N_("desde cuándo trabaja"), days=SINCE),
        TableColumn("left_on", Kind.DAY, N_("hasta cuándo trabajó"), days=SINCE),
        TableColumn("note", undo=N_("nota de quien cose")),
    ),
    belongs="workshop_id",
)

OPERATOR_SKILL = TableKind(
    "operator_skill",
    N_("máquina que sabe usar"),
    (
        TableColumn("operator_id", Kind.ROW, N_("persona que cose"), of="operator", kept=True),
        TableColumn("machine", undo=N_("máquina que sabe usar"), says=_say_machine, kept=True),
    ),
    belongs="operator_id",
)

OPERATION = TableKind(
    "operation",
    N_("operación"),
    (
        TableColumn("style_id", Kind.ROW, N_("modelo"), of="style", kept=True),
        TableColumn("position", Kind.NUMBER, N_("lugar de la operación"), kept=True),
        TableColumn(
            "name",
            undo=N_("nombre de la operación"),
            read=tidy,
            needed=N_("Falta el nombre de la operación; escríbalo como «pegar cuello»."),
        ),
        TableColumn("machine", undo=N_("máquina de la operación"), read=read_machine, says=_say_machine),
        TableColumn("operator_id", Kind.ROW, N_("quién hace la operación"), of="operator"),
        TableColumn("starts", undo=N_("cuándo empieza el ciclo")),
        TableColumn("ends", undo=N_("cuándo termina el ciclo")),
    ),
    belongs="style_id",
)

PRECEDENCE = TableKind(
    "precedence",
    N_("orden entre dos operaciones"),
    (
        TableColumn("operation_id", Kind.ROW, N_("operación"), of="operation", kept=True, group="order"),
        TableColumn("after_id", Kind.ROW, N_("después de cuál va"), of="operation", kept=True, group="order"),
    ),
    belongs="operation_id",
)

TIME_STUDY = TableKind(
    "time_study",
    N_("medición de tiempos"),
    (
        TableColumn("style_id", Kind.ROW, N_("modelo"), of="style", kept=True),
        TableColumn("studied_on", Kind.DAY, N_("día de la medición"), days=FACT),
        TableColumn("consultant_id", Kind.ROW, N_("quién midió"), of="consultant", kept=True),
        TableColumn("origin", undo=N_("cómo se midió"), choices=ORIGIN_WORDS, kept=True),
        TableColumn("status", undo=N_("estado de la medición"), choices=STUDY_STATUS_WORDS, kept=True),
        TableColumn(
            "allowance",
            Kind.NUMBER,
            N_("suplemento de la medición"),
            least=0,
            most=1,
            needed=_ALLOWANCE,
            wrong=_ALLOWANCE,
        ),
        TableColumn("current_operation_id", Kind.ROW, N_("operación que se mide"), of="operation", kept=True),
        TableColumn("running_since", undo=N_("reloj de la medición"), kept=True, group="clock"),
        TableColumn("running_seconds", Kind.NUMBER, N_("reloj de la medición"), kept=True, group="clock"),
        TableColumn("note", undo=N_("nota de la medición")),
    ),
    belongs="style_id",
)

STUDY_PART = TableKind(
    "study_part",
    N_("operación medida"),
    (
        TableColumn("time_study_id", Kind.ROW, N_("medición de tiempos"), of="time_study", kept=True),
        TableColumn("operation_id", Kind.ROW, N_("operación"), of="operation", kept=True),
        TableColumn("operator_id", Kind.ROW, N_("quién hizo lo que se midió"), of="operator"),
        TableColumn("machine", undo=N_("máquina con que se midió"), read=read_machine, says=_say_machine),
        TableColumn("rating", Kind.WHOLE, N_("ritmo de la persona"), least=LEAST_RATING, most=MOST_RATING),
        TableColumn("note", undo=N_("nota de la operación medida")),
    ),
    belongs="time_study_id",
)

CYCLE = TableKind(
    "cycle",
    N_("ciclo"),
    (
        TableColumn("study_part_id", Kind.ROW, N_("operación medida"), of="study_part", kept=True),
        TableColumn("position", Kind.NUMBER, N_("número del ciclo"), kept=True),
        TableColumn(
            "seconds",
            Kind.NUMBER,
            N_("segundos del ciclo"),
            least=0.1,
            most=MOST_SECONDS,
            needed=N_("Falta el tiempo del ciclo; escríbalo como 1:28."),
            wrong=N_("Un ciclo dura de una décima de segundo a diez horas."),
        ),
        TableColumn("struck_reason", undo=N_("por qué se tachó el ciclo"), says=say_strike),
    ),
    belongs="study_part_id",
)

TABLES = (STYLE, OPERATOR, OPERATOR_SKILL, OPERATION, PRECEDENCE, TIME_STUDY, STUDY_PART, CYCLE)
