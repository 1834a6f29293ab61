"""The tables of figures, milestones, the questions about them, and what was reported."""

from app.day_kinds import SINCE
from app.diagnosis.words import ORIGIN_WORDS
from app.figures.kinds import BY_CODE
from app.figures.milestone_words import ANSWER_WORDS, ATTRIBUTION_WORDS, KIND_WORDS
from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

_MORE = 10**12  # guaraníes; no workshop has so many of anything
_COUNTED = N_("Antes y después se escriben en números enteros desde 0.")

FIGURE = TableKind(
    "figure",
    N_("cifra del taller"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("kind", undo=N_("tipo de cifra"), choices=BY_CODE),
        TableColumn("period_from", Kind.DAY, N_("desde cuándo es la cifra"), group="period"),
        TableColumn("period_to", Kind.DAY, N_("hasta cuándo es la cifra"), group="period"),
        TableColumn(
            "value",
            Kind.WHOLE,
            N_("cifra del taller"),
            least=0,
            most=_MORE - 1,
            needed=N_("La cifra se escribe en números enteros desde 0; corríjala."),
            wrong=N_("La cifra se escribe en números enteros desde 0; corríjala."),
        ),
        TableColumn("origin", undo=N_("origen de la cifra"), choices=ORIGIN_WORDS),
        TableColumn("note", undo=N_("nota de la cifra")),
    ),
    belongs="workshop_id",
)

MILESTONE = TableKind(
    "milestone",
    N_("hito"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("kind", undo=N_("tipo de hito"), choices=KIND_WORDS),
        TableColumn("happened_on", Kind.DAY, N_("día del hito"), days=SINCE),
        TableColumn("before", Kind.WHOLE, N_("cuánto era antes del hito"), least=0, wrong=_COUNTED),
        TableColumn("after", Kind.WHOLE, N_("cuánto es después del hito"), least=0, wrong=_COUNTED),
        TableColumn("what", undo=N_("qué pasó")),
        TableColumn(
            "attribution",
            undo=N_("a qué se debe el hito"),
            choices=ATTRIBUTION_WORDS,
            group="attribution",
        ),
        TableColumn("attribution_why", undo=N_("por qué se debe a eso"), group="attribution"),
        TableColumn("origin", undo=N_("origen del hito"), choices=ORIGIN_WORDS),
        TableColumn("document", undo=N_("documento del hito")),
        TableColumn("contact_id", Kind.ROW, N_("visita en que se supo"), of="contact"),
        TableColumn("corrects_id", Kind.ROW, N_("hito que se corrige"), of="milestone", kept=True),
        TableColumn("correction_reason", undo=N_("por qué se corrige el hito"), kept=True),
    ),
    belongs="workshop_id",
)

MILESTONE_QUESTION = TableKind(
    "milestone_question",
    N_("pregunta por un hito"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("kind", undo=N_("tipo de hito"), choices=KIND_WORDS, kept=True),
        TableColumn("noticed_on", Kind.DAY, N_("día en que se notó"), kept=True),
        TableColumn("happened_on", Kind.DAY, N_("día del hito"), kept=True),
        TableColumn("before", Kind.WHOLE, N_("cuánto era antes del hito"), kept=True, group="numbers"),
        TableColumn("after", Kind.WHOLE, N_("cuánto es después del hito"), kept=True, group="numbers"),
        TableColumn("what", undo=N_("qué pasó"), kept=True),
        TableColumn("source_table", undo=N_("dónde se notó"), kept=True),
        TableColumn("source_row", Kind.WHOLE, N_("en qué ficha se notó"), kept=True),
        TableColumn(
            "answer",
            undo=N_("respuesta a la pregunta"),
            choices=ANSWER_WORDS,
            kept=True,
            group="answer",
        ),
        TableColumn("milestone_id", Kind.ROW, N_("hito"), of="milestone", kept=True, group="answer"),
    ),
    belongs="workshop_id",
)

PERIOD_LOCK = TableKind(
    "period_lock",
    N_("período informado"),
    (
        TableColumn("date_from", Kind.DAY, N_("desde cuándo se informó"), kept=True, group="period"),
        TableColumn("date_to", Kind.DAY, N_("hasta cuándo se informó"), kept=True, group="period"),
        TableColumn("locked_on", Kind.DAY, N_("día en que se informó"), kept=True),
        TableColumn("locked_by", undo=N_("quién informó"), kept=True),
        TableColumn("reported_to", undo=N_("a quién se informó"), kept=True),
    ),
)

TABLES = (FIGURE, MILESTONE, MILESTONE_QUESTION, PERIOD_LOCK)
