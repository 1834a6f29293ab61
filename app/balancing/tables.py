"""The tables of lines: who keeps an operation, and the lines that were planned."""

from app.balancing.words import METHOD_WORDS, STATUS_WORDS
from app.day_kinds import FACT, PLAN
from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

LINE_HOLD = TableKind(
    "line_hold",
    N_("operación fijada a una persona"),
    (
        TableColumn("operation_id", Kind.ROW, N_("operación"), of="operation", kept=True),
        TableColumn("operator_id", Kind.ROW, N_("a quién está fijada"), of="operator", kept=True),
    ),
    belongs="operation_id",
)

LINE_PLAN = TableKind(
    "line_plan",
    N_("reparto de la línea"),
    (
        TableColumn("style_id", Kind.ROW, N_("modelo"), of="style", kept=True),
        TableColumn("made_on", Kind.DAY, N_("cuándo se hizo el reparto"), days=FACT, kept=True),
        TableColumn("method", undo=N_("cómo se hizo el reparto"), choices=METHOD_WORDS, kept=True),
        TableColumn("status", undo=N_("cómo va el reparto"), choices=STATUS_WORDS, kept=True, group="status"),
        TableColumn("starts_on", Kind.DAY, N_("desde cuándo se prueba el reparto"), days=PLAN),
        TableColumn("closed_on", Kind.DAY, N_("cuándo se decidió"), kept=True, group="status"),
        TableColumn("cycle", Kind.NUMBER, N_("minutos de quien más tiene"), kept=True),
        TableColumn("cycle_before", Kind.NUMBER, N_("minutos de quien más tenía"), kept=True),
        TableColumn("lower_bound", Kind.NUMBER, N_("lo menos que se puede"), kept=True),
        TableColumn("note", undo=N_("nota del reparto")),
    ),
    belongs="style_id",
)

LINE_PLAN_PART = TableKind(
    "line_plan_part",
    N_("operación del reparto"),
    (
        TableColumn("line_plan_id", Kind.ROW, N_("reparto"), of="line_plan", kept=True),
        TableColumn("operation_id", Kind.ROW, N_("operación"), of="operation", kept=True),
        TableColumn("operator_id", Kind.ROW, N_("quién la hace"), of="operator", kept=True),
        TableColumn("before_id", Kind.ROW, N_("quién la hacía"), of="operator", kept=True),
        TableColumn("minutes", Kind.NUMBER, N_("minutos de la operación"), kept=True),
    ),
    belongs="line_plan_id",
)

TABLES = (LINE_HOLD, LINE_PLAN, LINE_PLAN_PART)
