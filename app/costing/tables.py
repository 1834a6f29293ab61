"""The tables of costs: what is paid, how long one works, what is offered, what was quoted."""

from app.costing.kinds import KIND_OF_COST, ORIGIN_SHORT, PER_WORDS, cost_title
from app.day_kinds import FACT, PLAN
from app.i18n import N_
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

_MORE = 10**12 - 1  # guaraníes
_AMOUNT = N_("El monto se escribe en guaraníes enteros, desde 0; corríjalo.")
_PRICE = N_("El precio por prenda se escribe en guaraníes enteros, desde 1; corríjalo.")
_QUANTITY = N_("La cantidad se escribe en prendas enteras, desde 1; corríjala.")

COST_LINE = TableKind(
    "cost_line",
    N_("costo del taller"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("style_id", Kind.ROW, N_("de qué modelo es el costo"), of="style", kept=True),
        TableColumn("kind", undo=N_("tipo de costo"), choices=KIND_OF_COST, says=cost_title, kept=True),
        TableColumn("what", undo=N_("nombre del costo"), read=tidy),
        TableColumn(
            "amount", Kind.MONEY, N_("monto del costo"), least=0, most=_MORE, wrong=_AMOUNT, group="amount"
        ),
        TableColumn("per", undo=N_("cada cuánto se paga"), choices=PER_WORDS, group="amount"),
        TableColumn("origin", undo=N_("de dónde sale el costo"), choices=ORIGIN_SHORT),
        TableColumn("noted_on", Kind.DAY, N_("día en que se anotó el costo"), days=FACT, kept=True),
        TableColumn("note", undo=N_("nota del costo")),
    ),
    belongs="workshop_id",
)

_TIME_ORIGINS = {code: ORIGIN_SHORT.spanish[code] for code in ("said", "notebook", "measured")}
_PEOPLE = N_("Las personas se escriben en números enteros, de 1 a 200; corríjalas.")
_HOURS = N_("Las horas de una persona por semana van de 1 a 84; corríjalas.")
_DAYS = N_("Los días que se trabaja por semana van de 1 a 7; corríjalos.")
WORKING_TIME = TableKind(
    "working_time",
    N_("horario del taller"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("people", Kind.WHOLE, N_("cuántas personas trabajan"), least=1, most=200, wrong=_PEOPLE),
        TableColumn(
            "hours_week", Kind.NUMBER, N_("horas de trabajo por semana"), least=1, most=84, wrong=_HOURS
        ),
        TableColumn("days_week", Kind.NUMBER, N_("días de trabajo por semana"), least=1, most=7, wrong=_DAYS),
        TableColumn("origin", undo=N_("de dónde sale el horario"), choices=_TIME_ORIGINS),
        TableColumn("noted_on", Kind.DAY, N_("día en que se anotó el horario"), days=FACT, kept=True),
    ),
    belongs="workshop_id",
)

_SAID_ORIGINS = {code: ORIGIN_SHORT.spanish[code] for code in ("said", "notebook")}
_PIECES = N_("Las prendas por día se escriben en números enteros desde 1; corríjalas.")
SAID_OUTPUT = TableKind(
    "said_output",
    N_("prendas por día según la dueña o el dueño"),
    (
        TableColumn("style_id", Kind.ROW, N_("modelo"), of="style", kept=True),
        TableColumn(
            "pieces_day", Kind.WHOLE, N_("prendas por día"), least=1, most=10_000,
            needed=_PIECES, wrong=_PIECES,
        ),
        TableColumn("origin", undo=N_("de dónde salen las prendas por día"), choices=_SAID_ORIGINS),
        TableColumn("noted_on", Kind.DAY, N_("día en que se dijo"), days=FACT, kept=True),
    ),
    belongs="style_id",
)  # fmt: skip

OFFER = TableKind(
    "offer",
    N_("precio ofrecido"),
    (
        TableColumn("style_id", Kind.ROW, N_("modelo"), of="style", kept=True),
        TableColumn("customer", undo=N_("quién ofrece"), read=tidy),
        TableColumn(
            "price", Kind.MONEY, N_("precio ofrecido"), least=1, most=_MORE, needed=_PRICE, wrong=_PRICE
        ),
        TableColumn("quantity", Kind.WHOLE, N_("cantidad del pedido"), least=1, wrong=_QUANTITY),
        TableColumn("noted_on", Kind.DAY, N_("día en que se ofreció"), days=FACT, kept=True),
    ),
    belongs="style_id",
)

QUOTE = TableKind(
    "quote",
    N_("cotización"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("style_id", Kind.ROW, N_("modelo"), of="style"),
        TableColumn("anchor_id", Kind.ROW, N_("empresa ancla de la cotización"), of="anchor"),
        TableColumn("number", Kind.WHOLE, N_("número de la cotización"), kept=True),
        TableColumn(
            "customer", undo=N_("cliente de la cotización"), read=tidy,
            needed=N_("Falta para quién es la cotización; escriba el nombre del cliente."),
        ),
        TableColumn(
            "garment", undo=N_("prenda de la cotización"), read=tidy,
            needed=N_("Falta qué prenda se cotiza; escríbala como «guardapolvo»."),
        ),
        TableColumn("sizes", undo=N_("talles de la cotización")),
        TableColumn(
            "quantity", Kind.WHOLE, N_("cantidad de la cotización"), least=1, most=_MORE,
            needed=N_("Falta cuántas prendas se cotizan."), wrong=_QUANTITY,
        ),
        TableColumn(
            "price", Kind.MONEY, N_("precio de la cotización"), least=1, most=_MORE,
            needed=N_("Falta el precio por prenda de la cotización."), wrong=_PRICE,
        ),
        TableColumn("made_on", Kind.DAY, N_("día de la cotización"), days=FACT),
        TableColumn(
            "valid_until", Kind.DAY, N_("hasta cuándo vale la cotización"), days=PLAN,
            needed=N_("Falta hasta qué día vale la cotización."),
        ),
        TableColumn("delivery_on", Kind.DAY, N_("día de entrega de la cotización"), days=PLAN),
        TableColumn("terms", undo=N_("condiciones de la cotización")),
        TableColumn("note", undo=N_("nota de la cotización")),
    ),
    belongs="workshop_id",
)  # fmt: skip

TABLES = (COST_LINE, WORKING_TIME, SAID_OUTPUT, OFFER, QUOTE)
