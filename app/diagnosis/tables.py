"""The tables of a diagnostic: instruments, visits, answers and their photos."""

from app.day_kinds import FACT
from app.diagnosis.words import CHANNEL_WORDS, KIND_WORDS, ORIGIN_WORDS, STATUS_WORDS
from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

INSTRUMENT = TableKind(
    "instrument",
    N_("instrumento"),
    (
        TableColumn("code", undo=N_("código del instrumento"), kept=True),
        TableColumn("version", undo=N_("versión del instrumento"), kept=True),
        TableColumn("hash", undo=N_("huella del instrumento"), kept=True),
        TableColumn("source", Kind.LINES, N_("texto del instrumento"), kept=True),
    ),
)

VISIT = TableKind(
    "visit",
    N_("visita"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("instrument_id", Kind.ROW, N_("instrumento"), of="instrument", kept=True),
        TableColumn("consultant_id", Kind.ROW, N_("quién hizo el diagnóstico"), of="consultant", kept=True),
        TableColumn("consultant_given", undo=N_("quién hizo el diagnóstico, como se escribió"), kept=True),
        TableColumn("round", Kind.WHOLE, N_("número del diagnóstico"), least=1, kept=True),
        TableColumn("rating_of", Kind.ROW, N_("diagnóstico que se mira de nuevo"), of="visit", kept=True),
        TableColumn("visited_on", Kind.DAY, N_("día del diagnóstico"), days=FACT),
        TableColumn(
            "channel",
            undo=N_("cómo se preguntó"),
            choices=CHANNEL_WORDS,
        ),
        TableColumn(
            "status",
            undo=N_("estado del diagnóstico"),
            choices=STATUS_WORDS,
            kept=True,
            group="status",
        ),
        TableColumn("finished_at", undo=N_("cuándo terminó el diagnóstico"), kept=True, group="status"),
        TableColumn("unfinished_reason", undo=N_("por qué quedó sin terminar"), kept=True, group="status"),
        TableColumn("reopened_reason", undo=N_("por qué se abrió de nuevo"), kept=True, group="status"),
        TableColumn("external_id", undo=N_("número del formulario"), kept=True),
        TableColumn("seconds", Kind.WHOLE, N_("segundos del diagnóstico"), kept=True),
        TableColumn("current_item", undo=N_("lugar en la visita"), kept=True),
        TableColumn(
            "previous_shown",
            Kind.FLAG,
            N_("si se veían las respuestas de antes"),
            kept=True,
            group="previous",
        ),
        TableColumn(
            "previous_changed_after",
            Kind.WHOLE,
            N_("desde cuándo se veían las respuestas de antes"),
            least=0,
            kept=True,
            group="previous",
        ),
        TableColumn("note", undo=N_("nota del diagnóstico"), kept=True),
    ),
    belongs="workshop_id",
)

ANSWER = TableKind(
    "answer",
    N_("respuesta"),
    (
        TableColumn("visit_id", Kind.ROW, N_("diagnóstico"), of="visit", kept=True),
        TableColumn("item", undo=N_("pregunta"), kept=True, told_by="kind"),
        TableColumn("kind", undo=N_("tipo de respuesta"), choices=KIND_WORDS, kept=True, group="answer"),
        TableColumn(
            "level",
            Kind.WHOLE,
            N_("nivel de la respuesta"),
            least=0,
            most=4,
            kept=True,
            group="answer",
            told_by="kind",
        ),
        TableColumn(
            "origin", undo=N_("origen de la respuesta"), choices=ORIGIN_WORDS, kept=True, group="origin"
        ),
        TableColumn(
            "said_by",
            undo=N_("quién lo dijo"),
            choices={"workers": N_("quienes trabajan, aparte")},
            kept=True,
            group="origin",
        ),
        TableColumn("note", undo=N_("nota de la respuesta"), kept=True),
        TableColumn("detail", undo=N_("lo que va con la respuesta"), kept=True),
    ),
    belongs="visit_id",
)

PHOTO = TableKind(
    "photo",
    N_("foto"),
    (
        TableColumn("visit_id", Kind.ROW, N_("diagnóstico"), of="visit", kept=True),
        TableColumn("item", undo=N_("pregunta de la foto"), kept=True),
        TableColumn("blob_hash", Kind.BLOB, N_("foto"), kept=True),
        TableColumn("caption", undo=N_("texto de la foto"), kept=True),
    ),
    belongs="visit_id",
)

TABLES = (INSTRUMENT, VISIT, ANSWER, PHOTO)
