"""The tables of an association: posts, meetings with who came and what was decided, fees, cash."""

from app.association.words import (
    CASH_WORDS,
    DECISION_WORDS,
    DIRECTION_WORDS,
    EVERY_WORDS,
    MARK_WORDS,
    MEETING_STATUS_WORDS,
    MEETING_WORDS,
    ORGAN_WORDS,
    POST_WORDS,
)
from app.day_kinds import FACT, MEETING, PERIOD, PLAN
from app.i18n import N_
from app.registry.groups import SEX_WORDS
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind

MONEY = N_("El monto se escribe en guaraníes enteros, sin menos; corríjalo.")
_VOTES = N_("Los votos se escriben en números enteros desde 0, sin palabras.")
_MEMBERS = N_("El quórum se escribe en números enteros desde 1, sin palabras.")
_NUMBER = N_("El número del acta se escribe en números enteros desde 1.")

ASSOCIATION_POST = TableKind(
    "association_post",
    N_("cargo de la asociación"),
    (
        TableColumn("association_id", Kind.ROW, N_("asociación"), of="association", kept=True),
        TableColumn("organ", undo=N_("órgano del cargo"), choices=ORGAN_WORDS),
        TableColumn("post", undo=N_("cargo"), choices=POST_WORDS),
        TableColumn(
            "name",
            undo=N_("quién tiene el cargo"),
            read=tidy,
            needed=N_("Falta el nombre de quien tiene el cargo; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("sex", undo=N_("sexo de quien tiene el cargo"), choices=SEX_WORDS),
        TableColumn("workshop_id", Kind.ROW, N_("taller de quien tiene el cargo"), of="workshop"),
        TableColumn("from_on", Kind.DAY, N_("desde cuándo tiene el cargo"), days=MEETING),
        TableColumn("until_on", Kind.DAY, N_("hasta cuándo tiene el cargo"), days=PLAN),
    ),
    belongs="association_id",
)

ASSOCIATION_MEETING = TableKind(
    "association_meeting",
    N_("reunión de la asociación"),
    (
        TableColumn("association_id", Kind.ROW, N_("asociación"), of="association", kept=True),
        TableColumn("kind", undo=N_("tipo de reunión"), choices=MEETING_WORDS),
        TableColumn(
            "held_on",
            Kind.DAY,
            N_("día de la reunión"),
            days=MEETING,
            needed=N_("Falta el día de la reunión; elíjalo en el calendario."),
        ),
        TableColumn("starts_at", Kind.HOUR, N_("hora de la reunión")),
        TableColumn("second_call_at", Kind.HOUR, N_("hora del segundo llamado")),
        TableColumn("ended_at", Kind.HOUR, N_("hora en que terminó la reunión")),
        TableColumn("place", undo=N_("lugar de la reunión")),
        TableColumn("agenda", Kind.LINES, N_("temas de la reunión"), blank=None),
        TableColumn("quorum", Kind.WHOLE, N_("quórum de la reunión"), least=1, wrong=_MEMBERS),
        TableColumn("called_on", Kind.DAY, N_("cuándo se avisó de la reunión"), days=FACT),
        TableColumn("called_by", undo=N_("quién convoca la reunión")),
        TableColumn("status", undo=N_("si se hizo la reunión"), choices=MEETING_STATUS_WORDS, kept=True),
        TableColumn("minutes_number", Kind.WHOLE, N_("número del acta"), least=1, wrong=_NUMBER),
        TableColumn("chaired_by", undo=N_("quién presidió la reunión")),
        TableColumn("written_by", undo=N_("quién escribió el acta")),
        TableColumn("told", undo=N_("qué se habló en la reunión")),
    ),
    belongs="association_id",
)

MEETING_MARK = TableKind(
    "meeting_mark",
    N_("asistencia a la reunión"),
    (
        TableColumn("meeting_id", Kind.ROW, N_("reunión"), of="association_meeting", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("mark", undo=N_("si vino a la reunión"), choices=MARK_WORDS),
    ),
    belongs="meeting_id",
)

MEETING_DECISION = TableKind(
    "meeting_decision",
    N_("decisión de la reunión"),
    (
        TableColumn("meeting_id", Kind.ROW, N_("reunión"), of="association_meeting", kept=True),
        TableColumn(
            "what",
            undo=N_("qué se decidió"),
            needed=N_("Falta qué se decidió; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("in_favour", Kind.WHOLE, N_("votos a favor"), least=0, wrong=_VOTES),
        TableColumn("against", Kind.WHOLE, N_("votos en contra"), least=0, wrong=_VOTES),
        TableColumn("abstained", Kind.WHOLE, N_("abstenciones"), least=0, wrong=_VOTES),
        TableColumn("who", undo=N_("quién hace lo decidido")),
        TableColumn("due_on", Kind.DAY, N_("para cuándo es lo decidido"), days=PLAN),
        TableColumn(
            "status", undo=N_("cómo va lo decidido"), choices=DECISION_WORDS, kept=True, group="closed"
        ),
        TableColumn(
            "closed_on", Kind.DAY, N_("cuándo se cerró lo decidido"), days=FACT, kept=True, group="closed"
        ),
        TableColumn("closed_how", undo=N_("qué pasó con lo decidido"), kept=True, group="closed"),
    ),
    belongs="meeting_id",
)

ASSOCIATION_FEE = TableKind(
    "association_fee",
    N_("cuota de la asociación"),
    (
        TableColumn("association_id", Kind.ROW, N_("asociación"), of="association", kept=True),
        TableColumn(
            "amount",
            Kind.MONEY,
            N_("monto de la cuota"),
            least=0,
            needed=N_("Falta cuánto es la cuota; escríbalo en guaraníes."),
            wrong=MONEY,
        ),
        TableColumn("every", undo=N_("cada cuánto se paga la cuota"), choices=EVERY_WORDS),
        TableColumn(
            "since",
            Kind.DAY,
            N_("desde cuándo es la cuota"),
            days=PERIOD,
            needed=N_("Falta desde cuándo se cobra la cuota; elija el día."),
        ),
        TableColumn(
            "grace_days",
            Kind.WHOLE,
            N_("días para pagar la cuota"),
            least=0,
            most=365,
            wrong=N_("Los días para pagar van de 0 a 365, en números enteros."),
            blank=0,
        ),
    ),
    belongs="association_id",
)

CASH_COUNT = TableKind(
    "cash_count",
    N_("arqueo de caja"),
    (
        TableColumn("association_id", Kind.ROW, N_("asociación"), of="association", kept=True),
        TableColumn(
            "day", Kind.DAY, N_("día del arqueo"), days=FACT, needed=N_("Falta el día en que se contó.")
        ),
        TableColumn(
            "counted",
            Kind.MONEY,
            N_("plata contada"),
            least=0,
            needed=N_("Falta cuánta plata se contó; si no había nada, escriba 0."),
            wrong=MONEY,
        ),
        TableColumn("book", Kind.MONEY, N_("lo que decía el libro"), kept=True),
        TableColumn("counted_by", undo=N_("quién contó la plata")),
    ),
    belongs="association_id",
)

CASH_ENTRY = TableKind(
    "cash_entry",
    N_("línea del libro de caja"),
    (
        TableColumn("association_id", Kind.ROW, N_("asociación"), of="association", kept=True),
        TableColumn("number", Kind.WHOLE, N_("número de la línea"), kept=True),
        TableColumn("day", Kind.DAY, N_("día de la línea"), days=FACT, needed=N_("Falta el día; elíjalo.")),
        TableColumn("direction", undo=N_("entrada o salida"), choices=DIRECTION_WORDS),
        TableColumn(
            "amount",
            Kind.MONEY,
            N_("monto de la línea"),
            least=0,
            needed=N_("Falta cuánto es; escríbalo en guaraníes."),
            wrong=MONEY,
        ),
        TableColumn("kind", undo=N_("de qué es la línea"), choices=CASH_WORDS),
        TableColumn(
            "what",
            undo=N_("para qué es la línea"),
            needed=N_("Falta para qué es; escríbalo en pocas palabras."),
        ),
        TableColumn("receipt", undo=N_("número del comprobante")),
        TableColumn("workshop_id", Kind.ROW, N_("taller que pagó"), of="workshop", kept=True),
        TableColumn("counters_id", Kind.ROW, N_("línea que se corrige"), of="cash_entry", kept=True),
        TableColumn("count_id", Kind.ROW, N_("arqueo"), of="cash_count", kept=True),
    ),
    belongs="association_id",
)

TABLES = (
    ASSOCIATION_POST,
    ASSOCIATION_MEETING,
    MEETING_MARK,
    MEETING_DECISION,
    ASSOCIATION_FEE,
    CASH_COUNT,
    CASH_ENTRY,
)
