"""Every kind of document, in one table: what it is called, of what it is one, who makes its pages."""

from dataclasses import dataclass

from app.errors import DataProblem
from app.i18n import N_, _

WORKSHOP, EVENT, CONTACT, ANSWER, PERIOD, OFFICE = (
    "workshop",
    "event",
    "contact",
    "answer",
    "period",
    "office",
)
ENROLMENT, TRAINEE, CERTIFICATE = "enrolment", "trainee", "certificate"
ORDER, ANCHOR = "order", "anchor"
QUOTE = "quote"
STYLE, STUDY = "style", "study"
PILOT = "pilot"
ASSOCIATION, MEETING, MEMBER = "association", "meeting", "member"


@dataclass(frozen=True, slots=True)
class Document:
    """One kind of document; `about` says of what it is one.

    `build` makes its pages of a `Request` ("module:function"). `of_round`: a workshop has one for
    each of its rounds. `given_out` keeps that it was printed ("module:operation"), where that counts.
    """

    kind: str
    words: str
    about: str
    build: str
    of_round: bool = False
    given_out: str = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return _(self.words)

    @property
    def per_workshop(self) -> bool:
        """Whether there is one for each workshop."""
        return self.about == WORKSHOP

    @property
    def needs_subject(self) -> bool:
        """Whether it is about one thing that must be said."""
        return self.about not in (OFFICE, PERIOD)


DOCUMENTS = (
    Document(
        "owner-sheet",
        N_("Hoja del taller"),
        WORKSHOP,
        "reports.owner_sheet:print_owner_sheet",
        of_round=True,
    ),
    Document(
        "programme",
        N_("Programa de mejora"),
        WORKSHOP,
        "reports.programme:print_programme",
        of_round=True,
    ),
    Document(
        "diagnosis-record",
        N_("Registro del diagnóstico"),
        WORKSHOP,
        "reports.diagnosis_record:print_diagnosis_record",
        of_round=True,
    ),
    Document(
        "consent-sheet",
        N_("Hoja de consentimiento"),
        WORKSHOP,
        "reports.consent_sheet:print_consent_sheet",
    ),
    Document(
        "supplier-sheet", N_("Ficha de proveedor"), WORKSHOP, "reports.supplier_sheet:build_supplier_sheet"
    ),
    Document("order-steps", N_("Qué falta para este pedido"), ORDER, "reports.order_steps:build_order_steps"),
    Document("blank-form", N_("Formulario en blanco"), OFFICE, "reports.blank_form:print_blank_form"),
    Document("phone-card", N_("Teléfonos útiles"), OFFICE, "reports.phone_card:build_phone_card"),
    Document(
        "workers-leaf", N_("Hoja de quienes trabajan"), OFFICE, "reports.workers_leaf:build_workers_leaf"
    ),
    Document(
        "owners-slip", N_("Papeleta de dueñas y dueños"), OFFICE, "reports.workers_leaf:build_owners_slip"
    ),
    Document(
        "progress-sheet",
        N_("Hoja de progreso"),
        WORKSHOP,
        "reports.progress_sheet:build_progress_sheet",
        of_round=True,
    ),
    Document(
        "formalization-path",
        N_("Camino a la formalización"),
        WORKSHOP,
        "reports.formalization_path:build_path",
    ),
    Document(
        "formalization-account",
        N_("Cuenta de formalizar"),
        WORKSHOP,
        "reports.formalization_account:build_account",
    ),
    Document("line", N_("La línea"), WORKSHOP, "reports.line_sheet:build_line_sheet"),
    Document(
        "contact-sheet",
        N_("Hoja de la visita"),
        CONTACT,
        "reports.contact_sheet:build_contact_sheet",
    ),
    Document("quote", N_("Cotización"), QUOTE, "reports.quote_paper:build_quote"),
    Document(
        "answer-sheet",
        N_("Respuesta a una consulta"),
        ANSWER,
        "reports.answer_sheet:build_answer_sheet",
    ),
    Document(
        "training-history",
        N_("Historia de capacitación"),
        WORKSHOP,
        "reports.training_history:build_workshop_training",
    ),
    Document(
        "tally-sheet",
        N_("Hoja de conteo del taller"),
        WORKSHOP,
        "reports.tally_sheet:build_tally_sheet",
    ),
    Document(
        "time-sheet-blank",
        N_("Hoja de tiempos para llenar a mano"),
        STYLE,
        "reports.time_sheet:build_blank_time_sheet",
    ),
    Document("time-sheet", N_("Hoja de tiempos"), STUDY, "reports.time_sheet:build_time_sheet"),
    Document("invitations", N_("Invitaciones"), EVENT, "reports.invitation:build_invitations"),
    Document("phone-list", N_("Lista de llamadas"), EVENT, "reports.phone_list:build_phone_list"),
    Document(
        "attendance-sheet",
        N_("Planilla de asistencia"),
        EVENT,
        "reports.attendance_sheet:build_attendance_sheet",
    ),
    Document("course-test", N_("Prueba del curso"), EVENT, "reports.course_test:build_course_test"),
    Document(
        "certificates",
        N_("Certificados"),
        EVENT,
        "reports.certificate:build_certificates",
        given_out="app.training.certificate_operations:note_prints_of_events",
    ),
    Document("invitation", N_("Invitación"), ENROLMENT, "reports.invitation:build_invitation"),
    Document(
        "certificate",
        N_("Certificado"),
        CERTIFICATE,
        "reports.certificate:build_certificate",
        given_out="app.training.certificate_operations:note_prints",
    ),
    Document(
        "trainee-history",
        N_("Historia de una persona"),
        TRAINEE,
        "reports.trainee_history:build_trainee_training",
    ),
    Document("shared-order", N_("Orden repartida"), ORDER, "reports.shared_order:build_shared_order"),
    Document("anchor-sheet", N_("Cómo son sus pedidos"), ANCHOR, "reports.anchor_sheet:build_anchor_sheet"),
    Document("meeting-call", N_("Convocatoria"), MEETING, "reports.meeting_call:build_meeting_call"),
    Document(
        "meeting-minutes", N_("Acta de la reunión"), MEETING, "reports.meeting_minutes:build_meeting_minutes"
    ),
    Document("cash-book", N_("Libro de caja"), ASSOCIATION, "reports.cash_book:build_cash_book"),
    Document(
        "member-statements",
        N_("Estados de cuenta, una hoja para cada quien"),
        ASSOCIATION,
        "reports.member_statement:build_member_statements",
    ),
    Document(
        "member-statement",
        N_("Estado de cuenta"),
        MEMBER,
        "reports.member_statement:build_member_statement",
    ),
    Document("draw-record", N_("Acta del sorteo"), PILOT, "reports.draw_record:build_draw_record"),
    Document(
        "pilot-consent",
        N_("Consentimiento del piloto"),
        PILOT,
        "reports.pilot_consent:build_pilot_consent",
    ),
    Document("pilot-sheet", N_("Ficha del piloto"), PILOT, "reports.pilot_sheet:build_pilot_sheet"),
    Document(
        "training-demand",
        N_("Demanda de capacitación de las empresas ancla"),
        OFFICE,
        "reports.training_demand:build_training_demand",
    ),
    Document("code-book", N_("Libro de códigos"), OFFICE, "reports.code_book:build_code_book"),
    Document(
        "centre-report",
        N_("Informe del centro"),
        PERIOD,
        "reports.centre_report:print_centre_report",
    ),
    Document(
        "evidence-report",
        N_("Informe de evidencia"),
        PERIOD,
        "reports.evidence_report:build_evidence_report",
    ),
)


def find_document(kind: str) -> Document:
    """Raises DataProblem for a kind that is not there."""
    for document in DOCUMENTS:
        if document.kind == kind:
            return document
    kinds = ", ".join(document.kind for document in DOCUMENTS)
    raise DataProblem(
        _("No hay un documento «{kind}»; los que hay son: {kinds}.").format(kind=kind, kinds=kinds)
    )


def documents_about(about: str) -> list[Document]:
    """The kinds of document that there are of one thing, in their order."""
    return [document for document in DOCUMENTS if document.about == about]
