"""The tables of courses: events and their sessions, who takes part, tests, certificates."""

from functools import partial

from app.day_kinds import FACT, MEETING, PLAN
from app.i18n import N_
from app.registry.groups import SEX_WORDS
from app.registry.names import tidy
from app.registry.phone import read_phones
from app.registry.tables import plain_cedula
from app.registry.vocabulary import term_name
from app.storage.schema import Kind, TableColumn, TableKind
from app.training.words import ENROLMENT_WORDS, EVENT_WORDS, MARK_WORDS, MOMENT_WORDS, ROLE_WORDS

_NAMELESS = N_("Falta el nombre; escríbalo y pruebe de nuevo.")
_COUNTED = N_("Ese número se escribe entero y sin menos; corríjalo.")

EVENT = TableKind(
    "event",
    N_("capacitación"),
    (
        TableColumn("course", undo=N_("curso"), kept=True),
        TableColumn("title", undo=N_("título de la capacitación"), read=tidy, needed=_NAMELESS),
        TableColumn("status", undo=N_("estado de la capacitación"), choices=EVENT_WORDS),
        TableColumn("hours", Kind.NUMBER, N_("horas de la capacitación"), least=0),
        TableColumn("place", undo=N_("lugar de la capacitación"), read=tidy),
        TableColumn("cluster_id", Kind.ROW, N_("territorio de la capacitación"), of="cluster"),
        TableColumn("facilitator", undo=N_("quién da la capacitación"), read=tidy),
        TableColumn("given_by", undo=N_("institución que da la capacitación"), read=tidy),
        TableColumn("places", Kind.WHOLE, N_("lugares de la capacitación"), least=0, wrong=_COUNTED),
        TableColumn("cost", Kind.MONEY, N_("costo de la capacitación"), least=0, wrong=_COUNTED),
        TableColumn("payer", undo=N_("quién paga la capacitación"), read=tidy),
        TableColumn(
            "language",
            undo=N_("idioma de la capacitación"),
            read=tidy,
            says=partial(term_name, "languages"),
        ),
        TableColumn("childcare", Kind.FLAG, N_("si se cuidan niños durante la capacitación")),
        TableColumn("transport", Kind.FLAG, N_("si hay transporte a la capacitación")),
        TableColumn(
            "attendance_needed",
            Kind.NUMBER,
            N_("asistencia necesaria de la capacitación"),
            least=0,
            most=1,
            wrong=N_("La asistencia necesaria va de 0 a 100 %; corríjala."),
        ),
        TableColumn("note", undo=N_("nota de la capacitación"), read=tidy),
    ),
)

EVENT_SESSION = TableKind(
    "event_session",
    N_("clase de un curso"),
    (
        TableColumn("event_id", Kind.ROW, N_("capacitación"), of="event", kept=True),
        TableColumn("position", Kind.NUMBER, N_("lugar del encuentro"), kept=True),
        TableColumn(
            "held_on",
            Kind.DAY,
            N_("día del encuentro"),
            days=MEETING,
            needed=N_("Falta el día del encuentro; elíjalo en el calendario."),
        ),
        TableColumn("starts_at", Kind.HOUR, N_("hora en que empieza el encuentro")),
        TableColumn("ends_at", Kind.HOUR, N_("hora en que termina el encuentro")),
        TableColumn("minutes", Kind.WHOLE, N_("minutos del encuentro"), least=0, wrong=_COUNTED),
        TableColumn("place", undo=N_("lugar del encuentro"), read=tidy),
        TableColumn("topic", undo=N_("tema del encuentro"), read=tidy),
    ),
    belongs="event_id",
)

TRAINEE = TableKind(
    "trainee",
    N_("participante"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller de quien participa"), of="workshop"),
        TableColumn("person_id", Kind.ROW, N_("persona de la ficha que participa"), of="person"),
        TableColumn("given_names", undo=N_("nombre de quien participa"), read=tidy, needed=_NAMELESS),
        TableColumn("surnames", undo=N_("apellido de quien participa"), read=tidy, blank=""),
        TableColumn(
            "sex",
            undo=N_("sexo de quien participa"),
            choices=SEX_WORDS,
        ),
        TableColumn(
            "birth_year",
            Kind.YEAR,
            N_("año de nacimiento de quien participa"),
            least=1920,
            wrong=N_("«{value}» no puede ser el año en que nació; corríjalo."),
        ),
        TableColumn("role", undo=N_("qué es en el taller quien participa"), choices=ROLE_WORDS),
        TableColumn("phone", undo=N_("teléfono de quien participa"), read=read_phones, given="phone_given"),
        TableColumn("cedula", undo=N_("cédula de quien participa"), read=plain_cedula),
    ),
    belongs="workshop_id",
)

ENROLMENT = TableKind(
    "enrolment",
    N_("inscripción"),
    (
        TableColumn("event_id", Kind.ROW, N_("capacitación"), of="event", kept=True),
        TableColumn("trainee_id", Kind.ROW, N_("participante"), of="trainee", kept=True),
        TableColumn("status", undo=N_("estado de la inscripción"), choices=ENROLMENT_WORDS),
        TableColumn("position", Kind.NUMBER, N_("lugar en la lista"), kept=True),
        TableColumn("needs_childcare", Kind.FLAG, N_("si necesita que cuiden a sus hijos")),
        TableColumn("needs_transport", Kind.FLAG, N_("si necesita transporte")),
        TableColumn("needs_language", undo=N_("idioma que necesita"), read=tidy),
        TableColumn("needs_timetable", undo=N_("horario que necesita"), read=tidy),
        TableColumn("reason", undo=N_("razón de la inscripción"), read=tidy),
        TableColumn(
            "satisfaction",
            Kind.WHOLE,
            N_("satisfacción con el curso"),
            least=1,
            most=5,
            wrong=N_("La satisfacción va de 1 a 5; corríjala."),
        ),
        TableColumn("satisfaction_note", undo=N_("qué dijo del curso"), read=tidy),
        TableColumn("commitment", undo=N_("compromiso de quien participa"), kept=True, group="commitment"),
        TableColumn(
            "commitment_due_on",
            Kind.DAY,
            N_("plazo del compromiso"),
            days=PLAN,
            kept=True,
            group="commitment",
        ),
        TableColumn("note", undo=N_("nota de la inscripción"), read=tidy),
    ),
    belongs="event_id",
)

ATTENDANCE = TableKind(
    "attendance",
    N_("asistencia"),
    (
        TableColumn("session_id", Kind.ROW, N_("clase de un curso"), of="event_session", kept=True),
        TableColumn("enrolment_id", Kind.ROW, N_("inscripción"), of="enrolment", kept=True),
        TableColumn("mark", undo=N_("marca de asistencia"), choices=MARK_WORDS, kept=True),
    ),
    belongs="enrolment_id",
)

TEST_ANSWER = TableKind(
    "test_answer",
    N_("respuesta de una prueba"),
    (
        TableColumn("enrolment_id", Kind.ROW, N_("inscripción"), of="enrolment", kept=True),
        TableColumn(
            "moment",
            undo=N_("prueba de antes o de después"),
            choices=MOMENT_WORDS,
            kept=True,
        ),
        TableColumn("question", undo=N_("pregunta de la prueba"), kept=True),
        TableColumn("choice", undo=N_("respuesta de la prueba"), kept=True),
    ),
    belongs="enrolment_id",
)

CERTIFICATE = TableKind(
    "certificate",
    N_("certificado"),
    (
        TableColumn("enrolment_id", Kind.ROW, N_("inscripción"), of="enrolment", kept=True),
        TableColumn("code", undo=N_("código del certificado"), kept=True),
        TableColumn("issued_on", Kind.DAY, N_("día del certificado"), days=FACT, kept=True),
        TableColumn("full_name", undo=N_("nombre en el certificado"), kept=True),
        TableColumn("course_title", undo=N_("curso del certificado"), kept=True),
        TableColumn("hours", Kind.NUMBER, N_("horas del certificado"), kept=True),
        TableColumn("held_from", Kind.DAY, N_("primer día del curso certificado"), kept=True),
        TableColumn("held_to", Kind.DAY, N_("último día del curso certificado"), kept=True),
        TableColumn("signed_by", undo=N_("quién firma el certificado"), kept=True),
        TableColumn("annulled_reason", undo=N_("por qué se anuló el certificado"), kept=True),
    ),
    belongs="enrolment_id",
)

CERTIFICATE_PRINT = TableKind(
    "certificate_print",
    N_("impresión de un certificado"),
    (
        TableColumn("certificate_id", Kind.ROW, N_("certificado"), of="certificate", kept=True),
        TableColumn("printed_on", Kind.DAY, N_("día de la impresión"), days=FACT, kept=True),
        TableColumn("reason", undo=N_("por qué se imprimió de nuevo"), kept=True),
    ),
    belongs="certificate_id",
)

TABLES = (
    EVENT,
    EVENT_SESSION,
    TRAINEE,
    ENROLMENT,
    ATTENDANCE,
    TEST_ANSWER,
    CERTIFICATE,
    CERTIFICATE_PRINT,
)
