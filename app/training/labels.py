"""How the journal calls what is done to the courses."""

from app.i18n import N_, NN_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("trainee.added", N_("agregar una persona a los cursos")),
    LabelWords("trainee.changed", N_("datos de quien participa")),
    LabelWords("enrolment.invited", N_("invitar a «{title}»")),
    LabelWords("enrolment.added", N_("inscribir a {name}")),
    LabelWords("enrolment.changed", N_("inscripción de {name}")),
    LabelWords("enrolment.given_a_seat", N_("dar lugar a {name}")),
    LabelWords("enrolment.removed", N_("quitar a {name}")),
    LabelWords("enrolment.came", N_("inscribir a quienes vienen")),
    LabelWords("enrolment.person_added", N_("inscribir a una persona")),
    LabelWords("enrolment.added_to", N_("inscribir en «{title}»")),
    LabelWords("event.added", N_("nueva capacitación de «{title}»")),
    LabelWords("event.changed", N_("cambiar la capacitación «{title}»")),
    LabelWords("event.cancelled", N_("suspender «{title}»")),
    LabelWords("event.removed", N_("quitar la capacitación «{title}»")),
    LabelWords("event.prepared", N_("armar una capacitación")),
    LabelWords("event_session.added", N_("agregar un encuentro a «{title}»")),
    LabelWords("event_session.added_all", N_("agregar los encuentros de «{title}»")),
    LabelWords("event_session.changed", N_("cambiar un encuentro")),
    LabelWords("event_session.pasted", NN_("pegar un encuentro", "pegar {count} encuentros")),
    LabelWords("event_session.removed", N_("quitar un encuentro")),
    LabelWords("certificate.issued", NN_("emitir un certificado", "emitir {count} certificados")),
    LabelWords("certificate.annulled", N_("anular el certificado {code}")),
    LabelWords("certificate.printed", NN_("imprimir un certificado", "imprimir {count} certificados")),
    LabelWords("attendance.marked", NN_("marcar asistencia", "marcar {count} asistencias")),
    LabelWords("test_answer.given", N_("prueba de {name}")),
    LabelWords("test_answer.pasted", NN_("pegar una respuesta", "pegar {count} respuestas")),
    LabelWords("test_answer.removed", N_("borrar una prueba")),
    LabelWords("test_answer.cleared", N_("borrar una respuesta")),
    LabelWords("enrolment.committed", N_("compromiso de {name}")),
    LabelWords("event.all_held", N_("dar los cursos")),
)
