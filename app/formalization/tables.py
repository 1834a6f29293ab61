"""The tables of formalizing: legal figures, the steps and how far a workshop is, who is paid."""

from app.day_kinds import EXPIRY, SINCE
from app.diagnosis.words import ORIGIN_WORDS
from app.formalization.records import STATUSES
from app.formalization.words import (
    CONFIDENCE_WORDS,
    DUE_WORDS,
    KIND_WORDS,
    LADDER_WORDS,
    PERIOD_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
)
from app.i18n import N_
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

_NEGATIVE = N_("El costo y los plazos no pueden ser negativos; corríjalos.")

# Kept as whole figures, which the reader of their files checks (`check_statute`).
STATUTE = TableKind(
    "statute",
    N_("cifra legal"),
    (
        TableColumn("code", undo=N_("código de la cifra legal"), kept=True),
        TableColumn("category", undo=N_("categoría de la cifra legal"), kept=True),
        TableColumn("title", undo=N_("título de la cifra legal"), kept=True),
        TableColumn("value", Kind.NUMBER, N_("cifra legal"), group="value", kept=True),
        TableColumn(
            "state",
            undo=N_("estado de la cifra legal"),
            choices=STATE_WORDS,
            group="value",
            kept=True,
        ),
        TableColumn("unit", undo=N_("unidad de la cifra legal"), kept=True),
        TableColumn("valid_from", Kind.DAY, N_("desde cuándo rige la cifra legal"), kept=True),
        TableColumn("since_exact", Kind.FLAG, N_("si se sabe desde cuándo rige la cifra legal"), kept=True),
        TableColumn("valid_to", Kind.DAY, N_("hasta cuándo rige la cifra legal"), kept=True),
        TableColumn("review_on", Kind.DAY, N_("cuándo revisar la cifra legal"), kept=True),
        TableColumn("norm", undo=N_("norma de la cifra legal"), kept=True),
        TableColumn("source", undo=N_("fuente de la cifra legal"), kept=True),
        TableColumn("read_on", Kind.DAY, N_("día en que se leyó la cifra legal"), kept=True),
        TableColumn(
            "confidence",
            undo=N_("confianza de la cifra legal"),
            choices=CONFIDENCE_WORDS,
            kept=True,
        ),
        TableColumn("note", undo=N_("nota de la cifra legal"), kept=True),
        TableColumn("entered_by", undo=N_("quién cargó la cifra legal"), kept=True),
    ),
)

STEP_TEXT = TableKind(
    "step_text",
    N_("texto de un paso"),
    (
        TableColumn("step", undo=N_("paso"), kept=True),
        TableColumn("district", undo=N_("municipio del paso"), kept=True),
        TableColumn("hidden", Kind.FLAG, N_("si el paso está escondido"), kept=True),
        TableColumn(
            "ladder",
            undo=N_("escalera del paso"),
            choices=LADDER_WORDS,
            kept=True,
        ),
        TableColumn("position", Kind.NUMBER, N_("lugar del paso")),
        TableColumn("title", undo=N_("nombre del paso"), read=tidy, needed=N_("Escriba el nombre del paso.")),
        TableColumn("body", undo=N_("institución del paso")),
        TableColumn("documents", Kind.LINES, N_("papeles del paso"), blank=""),
        TableColumn("cost", Kind.MONEY, N_("costo del paso"), least=0, wrong=_NEGATIVE),
        TableColumn("cost_note", undo=N_("nota sobre el costo del paso")),
        TableColumn("days", Kind.WHOLE, N_("días del paso"), least=0, wrong=_NEGATIVE),
        TableColumn("time_note", undo=N_("nota sobre el tiempo del paso")),
        TableColumn("validity_months", Kind.WHOLE, N_("meses que vale el paso"), least=0, wrong=_NEGATIVE),
        TableColumn("unlocks", undo=N_("qué permite el paso")),
        TableColumn(
            "due",
            undo=N_("a quién le toca el paso"),
            choices=DUE_WORDS,
        ),
        TableColumn("source", undo=N_("fuente del paso")),
        TableColumn("state", undo=N_("estado del paso"), blank=""),
        TableColumn("note", undo=N_("nota del paso")),
    ),
)

WORKSHOP_STEP = TableKind(
    "workshop_step",
    N_("paso de un taller"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("step", undo=N_("paso"), kept=True),
        TableColumn(
            "status",
            undo=N_("estado del paso en el taller"),
            choices=STATUSES,
            group="status",
            says=lambda code: STATUS_WORDS.get(code, code),
        ),
        TableColumn("done_on", Kind.DAY, N_("día en que se hizo el paso"), days=SINCE, group="status"),
        TableColumn("papers", Kind.LINES, N_("papeles del paso que tiene el taller"), blank=""),
        TableColumn("number", undo=N_("número del papel del paso")),
        TableColumn("expires_on", Kind.DAY, N_("vencimiento del paso"), days=EXPIRY),
        TableColumn("blob_hash", Kind.BLOB, N_("copia del papel"), kept=True, group="scan"),
        TableColumn("scan_name", undo=N_("nombre de la copia"), kept=True, group="scan"),
        TableColumn("origin", undo=N_("origen del dato del paso"), choices=ORIGIN_WORDS),
        TableColumn("action_id", Kind.ROW, N_("acción del paso"), of="action"),
        TableColumn("looked", Kind.FLAG, N_("si alguien miró el paso"), kept=True),
        TableColumn("note", undo=N_("nota del paso en el taller")),
    ),
    belongs="workshop_id",
)

PAY_LINE = TableKind(
    "pay_line",
    N_("persona de la cuenta"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("position", Kind.NUMBER, N_("lugar en la cuenta"), kept=True),
        TableColumn(
            "name",
            undo=N_("quién está en la cuenta"),
            read=tidy,
            needed=N_("Escriba quién es, o su tarea; la cuenta lo necesita."),
        ),
        TableColumn("count", Kind.WHOLE, N_("cuántas personas son"), least=1, most=10_000),
        TableColumn(
            "kind",
            undo=N_("cómo trabaja"),
            choices=KIND_WORDS,
        ),
        TableColumn("pay", Kind.MONEY, N_("cuánto cobra"), least=0, most=1_000_000_000, group="pay"),
        TableColumn(
            "pay_period",
            undo=N_("cada cuánto cobra"),
            choices=PERIOD_WORDS,
            group="pay",
        ),
        TableColumn("hours_week", Kind.NUMBER, N_("horas por semana"), least=0, most=168),
        TableColumn("days_month", Kind.NUMBER, N_("días por mes"), least=0, most=31),
        TableColumn("pieces_month", Kind.WHOLE, N_("piezas por mes"), least=0, most=1_000_000),
        TableColumn("months_year", Kind.NUMBER, N_("meses por año"), least=0, most=12),
        TableColumn("years_worked", Kind.NUMBER, N_("años de trabajo"), least=0, most=80),
        TableColumn("children", Kind.WHOLE, N_("cuántos hijos tiene"), least=0, most=30),
        TableColumn("under_18", Kind.FLAG, N_("si es menor de 18")),
        TableColumn("in_ips", Kind.FLAG, N_("si está en el IPS")),
        TableColumn("note", undo=N_("nota de la cuenta")),
    ),
    belongs="workshop_id",
)

TABLES = (STATUTE, STEP_TEXT, WORKSHOP_STEP, PAY_LINE)
