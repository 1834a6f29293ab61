"""The tables of the steps that an order put into a programme, and of what an owner shows to companies."""

from app.capability.kinds import STEP_KIND_WORDS, SUPPLIER_PART_WORDS
from app.day_kinds import PLAN
from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

ORDER_STEP = TableKind(
    "order_step",
    N_("paso por un pedido"),
    (
        TableColumn("order_id", Kind.ROW, N_("pedido del paso"), of="anchor_order", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("gap", undo=N_("lo que falta para el pedido"), kept=True),
        TableColumn("kind", undo=N_("clase de paso"), choices=STEP_KIND_WORDS, kept=True),
        TableColumn("what", undo=N_("qué se hace en el paso"), kept=True),
        TableColumn("named", undo=N_("cómo se llama el paso"), kept=True),
        TableColumn("due_on", Kind.DAY, N_("día del paso"), days=PLAN, kept=True),
        TableColumn("event_id", Kind.ROW, N_("capacitación del paso"), of="event", kept=True),
        TableColumn("lender_id", Kind.ROW, N_("taller que presta la máquina"), of="workshop", kept=True),
        TableColumn("action_id", Kind.ROW, N_("acción del paso"), of="action", kept=True),
        TableColumn("action_new", Kind.FLAG, N_("si la acción es por el pedido"), kept=True),
        TableColumn("enrolment_id", Kind.ROW, N_("inscripción del paso"), of="enrolment", kept=True),
    ),
    belongs="workshop_id",
)
SUPPLIER_SHEET = TableKind(
    "supplier_sheet",
    N_("ficha de proveedor"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("consent_id", Kind.ROW, N_("permiso de la ficha"), of="consent", kept=True),
        TableColumn("parts", Kind.CODES, N_("qué muestra la ficha"), choices=SUPPLIER_PART_WORDS, blank=""),
        TableColumn("photos", Kind.LINES, N_("fotos de la ficha"), blank=""),
        TableColumn("words", undo=N_("sus palabras en la ficha")),
    ),
    belongs="workshop_id",
)
TABLES = (ORDER_STEP, SUPPLIER_SHEET)
