"""The tables of a programme: what was recommended, what the owner chose, what was agreed."""

from app.day_kinds import FACT, PLAN
from app.i18n import N_
from app.improvement.words import SOURCE_WORDS, STATUS_WORDS
from app.storage.schema import Kind, TableColumn, TableKind

_COSTS = N_("El costo se escribe en guaraníes enteros, sin menos; corríjalo.")

PROGRAMME = TableKind(
    "programme",
    N_("programa"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("visit_id", Kind.ROW, N_("diagnóstico"), of="visit", kept=True),
        TableColumn("agreed_on", Kind.DAY, N_("día del acuerdo"), days=FACT),
        TableColumn("next_visit_on", Kind.DAY, N_("día de la próxima visita"), days=PLAN, group="next"),
        TableColumn("next_visit_at", Kind.HOUR, N_("hora de la próxima visita"), group="next"),
        TableColumn("next_round_on", Kind.DAY, N_("día del próximo diagnóstico"), days=PLAN),
        TableColumn("centre_commitment", undo=N_("compromiso del centro")),
        TableColumn("note", undo=N_("nota del programa")),
    ),
    belongs="workshop_id",
)

RECOMMENDATION = TableKind(
    "recommendation",
    N_("recomendación"),
    (
        TableColumn("programme_id", Kind.ROW, N_("programa"), of="programme", kept=True),
        TableColumn("solution", undo=N_("solución recomendada"), kept=True),
        TableColumn("rank", Kind.WHOLE, N_("lugar de la recomendación"), kept=True),
        TableColumn("score", Kind.NUMBER, N_("peso de la recomendación"), kept=True),
        TableColumn("because", undo=N_("por qué se recomienda"), kept=True),
        TableColumn("rule", undo=N_("regla de la recomendación"), kept=True),
        TableColumn("gap", Kind.NUMBER, N_("cuánto falta"), kept=True),
        TableColumn("items", undo=N_("preguntas de la recomendación"), kept=True),
    ),
    belongs="programme_id",
)

OWNER_CHOICE = TableKind(
    "owner_choice",
    N_("elección de la dueña o el dueño"),
    (
        TableColumn("programme_id", Kind.ROW, N_("programa"), of="programme", kept=True),
        TableColumn("position", Kind.WHOLE, N_("lugar de lo que eligió"), kept=True),
        TableColumn("why", undo=N_("por qué lo eligió"), blank="", group="choice"),
        TableColumn("what", undo=N_("qué eligió"), blank="", group="choice"),
        TableColumn(
            "months",
            Kind.WHOLE,
            N_("plazo de lo que eligió"),
            least=1,
            most=36,
            group="choice",
            wrong=N_("El plazo va de 1 a 36 meses; corrija los meses."),
        ),
        TableColumn("solution", undo=N_("solución de lo que eligió"), group="choice"),
    ),
    belongs="programme_id",
)

ACTION = TableKind(
    "action",
    N_("acción"),
    (
        TableColumn("programme_id", Kind.ROW, N_("programa"), of="programme", kept=True),
        TableColumn("position", Kind.NUMBER, N_("lugar de la acción"), kept=True),
        TableColumn(
            "title",
            undo=N_("título de la acción"),
            needed=N_("Escriba qué se va a hacer; la acción necesita un título."),
        ),
        TableColumn("solution", undo=N_("solución de la acción"), kept=True),
        TableColumn(
            "source",
            undo=N_("de dónde viene la acción"),
            choices=SOURCE_WORDS,
            kept=True,
        ),
        TableColumn("because", undo=N_("por qué se hace la acción")),
        TableColumn("responsible", undo=N_("responsable de la acción")),
        TableColumn("due_on", Kind.DAY, N_("plazo de la acción"), days=PLAN),
        TableColumn("cost", Kind.MONEY, N_("costo de la acción"), least=0, wrong=_COSTS),
        TableColumn("cost_high", Kind.MONEY, N_("costo de la acción, como mucho"), least=0, wrong=_COSTS),
        TableColumn("payer", undo=N_("quién paga la acción")),
        TableColumn("first_step", undo=N_("primer paso de la acción")),
        TableColumn("evidence", undo=N_("cómo se verá que la acción se hizo")),
        TableColumn(
            "status",
            undo=N_("estado de la acción"),
            choices=STATUS_WORDS,
            kept=True,
            group="status",
        ),
        TableColumn(
            "done_on",
            Kind.DAY,
            N_("día en que se hizo la acción"),
            days=FACT,
            kept=True,
            group="status",
        ),
        TableColumn("enrolment_id", Kind.ROW, N_("inscripción de la acción"), of="enrolment", kept=True),
    ),
    belongs="programme_id",
)

TABLES = (PROGRAMME, RECOMMENDATION, OWNER_CHOICE, ACTION)
