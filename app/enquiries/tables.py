"""The tables of what people ask and of the answers that are kept."""

from app.day_kinds import EXPIRY, FACT, PLAN
from app.enquiries.records import LONGEST_MINUTES
from app.enquiries.words import (
    CHANNEL_WORDS,
    ROLE_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    TOPIC_WORDS,
)
from app.i18n import N_
from app.registry.groups import SEX_WORDS
from app.registry.phone import read_phones, show_phones
from app.storage.schema import Kind, TableColumn, TableKind

_ASKED_NOTHING = N_("Escriba qué preguntó; la consulta necesita la pregunta.")
_NO_ANSWER = N_("Una respuesta guardada necesita la pregunta y la respuesta.")


def _read_number(text: str) -> str:
    """A number as it is dialled where the text is nothing but one; else the text."""
    read = read_phones(text)
    return read if read and show_phones(text) == show_phones(read) else text


ENQUIRY = TableKind(
    "enquiry",
    N_("consulta"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop"),
        TableColumn("asker_name", undo=N_("quién preguntó")),
        TableColumn("asker_phone", undo=N_("teléfono de quien preguntó"), read=_read_number),
        TableColumn(
            "asker_sex",
            undo=N_("sexo de quien preguntó"),
            choices=SEX_WORDS,
        ),
        TableColumn(
            "asker_birth_year",
            Kind.YEAR,
            N_("año de nacimiento de quien preguntó"),
            least=1900,
            wrong=N_("Ese año de nacimiento no puede ser; corrija el año."),
        ),
        TableColumn("asker_role", undo=N_("qué es en el taller quien preguntó"), choices=ROLE_WORDS),
        TableColumn("cluster_id", Kind.ROW, N_("territorio de quien preguntó"), of="cluster"),
        TableColumn("asked_on", Kind.DAY, N_("día de la consulta"), days=FACT),
        TableColumn("channel", undo=N_("cómo se hizo la consulta"), choices=CHANNEL_WORDS),
        TableColumn("consultant_id", Kind.ROW, N_("quién atendió la consulta"), of="consultant"),
        TableColumn("topic", undo=N_("tema de la consulta"), choices=TOPIC_WORDS),
        TableColumn("question", undo=N_("pregunta de la consulta"), needed=_ASKED_NOTHING),
        TableColumn(
            "status",
            undo=N_("estado de la consulta"),
            choices=STATUS_WORDS,
            kept=True,
            group="answer",
        ),
        TableColumn("answer", undo=N_("respuesta de la consulta"), group="answer"),
        TableColumn(
            "known_answer_code",
            undo=N_("respuesta del programa que se usó"),
            kept=True,
            group="known",
        ),
        TableColumn(
            "known_answer_id",
            Kind.ROW,
            N_("respuesta guardada que se usó"),
            of="known_answer",
            kept=True,
            group="known",
        ),
        TableColumn(
            "minutes",
            Kind.WHOLE,
            N_("minutos de la consulta"),
            least=0,
            most=LONGEST_MINUTES,
            wrong=N_("Los minutos van de 0 a 600; corrija el tiempo."),
        ),
        TableColumn("follow_up_on", Kind.DAY, N_("cuándo volver sobre la consulta"), days=PLAN),
        TableColumn("follow_up_note", undo=N_("para qué volver sobre la consulta")),
    ),
    belongs="workshop_id",
)

KNOWN_ANSWER = TableKind(
    "known_answer",
    N_("respuesta guardada"),
    (
        TableColumn("topic", undo=N_("tema de la respuesta"), choices=TOPIC_WORDS),
        TableColumn("question", undo=N_("pregunta de la respuesta"), needed=_NO_ANSWER),
        TableColumn("answer", undo=N_("respuesta guardada"), needed=_NO_ANSWER),
        TableColumn("source", undo=N_("de dónde sale la respuesta")),
        TableColumn("valid_until", Kind.DAY, N_("hasta cuándo vale la respuesta"), days=EXPIRY),
        TableColumn("state", undo=N_("estado de la respuesta guardada"), choices=STATE_WORDS),
        TableColumn("code", undo=N_("respuesta del programa"), kept=True),
        TableColumn("asked_as", Kind.LINES, N_("otras maneras de preguntar"), blank=""),
        TableColumn("read_on", Kind.DAY, N_("día en que se leyó la respuesta"), days=FACT),
        TableColumn("confidence", undo=N_("confianza de la respuesta")),
    ),
)

TABLES = (ENQUIRY, KNOWN_ANSWER)
