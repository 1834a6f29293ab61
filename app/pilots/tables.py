"""The tables of pilots."""

from app.day_kinds import FACT, PLAN
from app.i18n import N_
from app.pilots.words import (
    COMPARISON_WORDS,
    DECISION_WORDS,
    LAYOUT_WORDS,
    LEFT_WORDS,
    MEASURER_WORDS,
    ROLE_WORDS,
    STRATUM_WORDS,
    SUBGROUP_WORDS,
    TOOK_WORDS,
    UNIT_WORDS,
    say_hash,
)
from app.registry.groups import SEX_WORDS, ZONE_WORDS
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

_SHARE = N_("Va de 0 a 100 %; corríjalo.")
_PEOPLE = N_("Las personas se escriben en números enteros desde 0; corríjalo.")

PILOT = TableKind(
    "pilot",
    N_("piloto"),
    (
        TableColumn("number", Kind.WHOLE, N_("número del piloto"), kept=True),
        TableColumn(
            "name",
            undo=N_("nombre del piloto"),
            read=tidy,
            needed=N_("Falta el nombre del piloto; escríbalo."),
        ),
        TableColumn("question", undo=N_("pregunta del piloto")),
        TableColumn("solutions", undo=N_("soluciones que se prueban"), blank=""),
        TableColumn("courses", undo=N_("cursos que se prueban"), blank=""),
        TableColumn("orders", undo=N_("pedidos que se prueban"), blank=""),
        TableColumn("comparison", undo=N_("cómo se compara"), choices=COMPARISON_WORDS, blank="lot"),
        TableColumn("unit", undo=N_("qué se sortea"), choices=UNIT_WORDS, blank="workshop"),
        TableColumn("clusters", undo=N_("territorios del piloto"), blank=""),
        TableColumn("least_people", Kind.WHOLE, N_("desde cuántas personas"), least=0, wrong=_PEOPLE),
        TableColumn("most_people", Kind.WHOLE, N_("hasta cuántas personas"), least=0, wrong=_PEOPLE),
        TableColumn("owner_sex", undo=N_("dueñas o dueños del piloto"), choices=SEX_WORDS),
        TableColumn("zone", undo=N_("zona del piloto"), choices=ZONE_WORDS),
        TableColumn("diagnosed_since", Kind.DAY, N_("diagnóstico desde"), days=FACT),
        TableColumn("consent_text", undo=N_("lo que se les pide consentir")),
        TableColumn("layout", undo=N_("cómo se sortea"), choices=LAYOUT_WORDS, blank="rows"),
        TableColumn("strata", Kind.CODES, N_("filas del sorteo"), choices=STRATUM_WORDS, blank=""),
        TableColumn(
            "balance_most",
            Kind.NUMBER,
            N_("criterio para repetir"),
            least=0.01,
            most=2,
            wrong=N_("La diferencia que se admite va de 0,01 a 2 desvíos; corríjala."),
        ),
        TableColumn("starts_on", Kind.DAY, N_("cuándo empieza el piloto"), days=PLAN),
        TableColumn("waits_until", Kind.DAY, N_("hasta cuándo espera el resto"), days=PLAN),
        TableColumn("ends_on", Kind.DAY, N_("cuándo termina el piloto"), days=PLAN),
        TableColumn("cost_per_workshop", Kind.MONEY, N_("costo por taller"), least=0),
        TableColumn("subgroups", Kind.CODES, N_("subgrupos del plan"), choices=SUBGROUP_WORDS, blank=""),
        TableColumn(
            "follow_ups",
            Kind.WHOLE,
            N_("mediciones después"),
            least=1,
            most=3,
            wrong=N_("Se mide después de una a tres veces; corríjalo."),
        ),
        TableColumn("take_up", Kind.NUMBER, N_("cuántos lo reciben"), least=0, most=1, wrong=_SHARE),
        TableColumn("drop_out", Kind.NUMBER, N_("cuántos se van"), least=0, most=1, wrong=_SHARE),
        TableColumn("list_at", undo=N_("cuándo se fijó la lista"), kept=True, group="list"),
        TableColumn("list_hash", undo=N_("huella de la lista"), kept=True, says=say_hash, group="list"),
        TableColumn("plan_at", undo=N_("cuándo se fijó el plan"), kept=True, group="plan"),
        TableColumn("plan_hash", undo=N_("huella del plan"), kept=True, says=say_hash, group="plan"),
        TableColumn("decision", undo=N_("qué se decidió"), choices=DECISION_WORDS, group="decision"),
        TableColumn("decided_on", Kind.DAY, N_("cuándo se decidió"), days=FACT, group="decision"),
        TableColumn("decided_why", undo=N_("por qué se decidió"), group="decision"),
        TableColumn("note", undo=N_("nota del piloto")),
    ),
)

PILOT_ARM = TableKind(
    "pilot_arm",
    N_("grupo del piloto"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("place", Kind.WHOLE, N_("lugar del grupo"), least=1, most=9, kept=True),
        TableColumn(
            "name", undo=N_("nombre del grupo"), read=tidy, needed=N_("Falta el nombre del grupo; escríbalo.")
        ),
        TableColumn(
            "parts",
            Kind.WHOLE,
            N_("partes del grupo"),
            least=1,
            most=9,
            wrong=N_("Las partes de un grupo van de 1 a 9; corríjalas."),
        ),
        TableColumn("treated", Kind.FLAG, N_("si empieza primero")),
    ),
    belongs="pilot_id",
)

PILOT_OUTCOME = TableKind(
    "pilot_outcome",
    N_("resultado del plan"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("measure", undo=N_("qué se mira"), kept=True),
        TableColumn("role", undo=N_("si es principal"), choices=ROLE_WORDS),
        TableColumn(
            "least_effect",
            Kind.NUMBER,
            N_("lo mínimo que vale la pena"),
            least=0,
            wrong=N_("Lo mínimo que vale la pena se escribe como número desde 0; corríjalo."),
        ),
    ),
    belongs="pilot_id",
)

PILOT_CONSENT = TableKind(
    "pilot_consent",
    N_("consentimiento del piloto"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("granted", Kind.FLAG, N_("si consintió el piloto"), group="decision"),
        TableColumn("decided_on", Kind.DAY, N_("día en que consintió"), days=FACT, group="decision"),
        TableColumn("given_by", undo=N_("quién consintió"), group="decision"),
        TableColumn("witness", undo=N_("testigo del consentimiento"), group="decision"),
    ),
    belongs="workshop_id",
)

PILOT_ENTRANT = TableKind(
    "pilot_entrant",
    N_("taller del piloto"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("code", undo=N_("código en la lista"), kept=True),
        TableColumn("unit", undo=N_("qué se sortea"), kept=True),
        TableColumn("unit_name", undo=N_("grupo que se sortea"), kept=True),
        TableColumn("stratum", undo=N_("fila del sorteo"), kept=True),
        TableColumn("measures", undo=N_("cómo estaba al fijar la lista"), kept=True),
    ),
    belongs="pilot_id",
)

PILOT_DRAW = TableKind(
    "pilot_draw",
    N_("sorteo"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("number", Kind.WHOLE, N_("número del sorteo"), least=1, kept=True),
        TableColumn("seed", undo=N_("semilla"), kept=True),
        TableColumn("method", undo=N_("método del sorteo"), kept=True),
        TableColumn("drawn_at", undo=N_("cuándo se sorteó"), kept=True),
        TableColumn("drawn_by", undo=N_("quién sorteó")),
        TableColumn("witnesses", undo=N_("delante de quiénes")),
        TableColumn("list_hash", undo=N_("huella de la lista"), kept=True, says=say_hash),
        TableColumn("plan_hash", undo=N_("huella del plan"), kept=True, says=say_hash),
        TableColumn("result_hash", undo=N_("huella del resultado"), kept=True, says=say_hash),
        TableColumn("balance_most", Kind.NUMBER, N_("criterio para repetir"), kept=True),
        TableColumn("tries", Kind.WHOLE, N_("cuántas veces se tiró"), least=1, kept=True),
        TableColumn("reason", undo=N_("por qué se sorteó otra vez")),
    ),
    belongs="pilot_id",
)

PILOT_ASSIGNMENT = TableKind(
    "pilot_assignment",
    N_("resultado del sorteo"),
    (
        TableColumn("draw_id", Kind.ROW, N_("sorteo"), of="pilot_draw", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("arm_id", Kind.ROW, N_("grupo del piloto"), of="pilot_arm", kept=True),
    ),
    belongs="draw_id",
)

PILOT_FOLLOW = TableKind(
    "pilot_follow",
    N_("seguimiento en el piloto"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("took", undo=N_("si lo recibió"), choices=TOOK_WORDS, group="took"),
        TableColumn("took_on", Kind.DAY, N_("cuándo lo recibió"), days=FACT, group="took"),
        TableColumn("left_on", Kind.DAY, N_("cuándo se fue"), days=FACT, group="left"),
        TableColumn("left_why", undo=N_("por qué se fue"), choices=LEFT_WORDS, group="left"),
        TableColumn("note", undo=N_("nota del seguimiento")),
    ),
    belongs="workshop_id",
)

PILOT_MEASURER = TableKind(
    "pilot_measurer",
    N_("quién mide el piloto"),
    (
        TableColumn("pilot_id", Kind.ROW, N_("piloto"), of="pilot", kept=True),
        TableColumn("consultant_id", Kind.ROW, N_("persona que mide el piloto"), of="consultant", kept=True),
        TableColumn("kind", undo=N_("si sabe el grupo"), choices=MEASURER_WORDS, kept=True),
    ),
    belongs="pilot_id",
)

TABLES = (
    PILOT,
    PILOT_ARM,
    PILOT_OUTCOME,
    PILOT_CONSENT,
    PILOT_ENTRANT,
    PILOT_DRAW,
    PILOT_ASSIGNMENT,
    PILOT_FOLLOW,
    PILOT_MEASURER,
)
