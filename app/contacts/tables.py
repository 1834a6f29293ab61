"""The tables of the visit log: visits and calls, who went, what was seen."""

from app.contacts.records import CHANNELS
from app.contacts.words import (
    LONGEST,
    MOMENT_WORDS,
    PROGRESS_WORDS,
    STATUS_WORDS,
    TOPIC_WORDS,
    contact_name,
)
from app.day_kinds import PLAN
from app.i18n import N_
from app.storage.schema import Kind, TableColumn, TableKind

_MINUTES = N_("Los minutos van de 0 a 1.440, sin comas; corríjalos.")

CONTACT = TableKind(
    "contact",
    N_("visita de acompañamiento"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("programme_id", Kind.ROW, N_("programa"), of="programme", kept=True),
        TableColumn(
            "status",
            undo=N_("estado de la visita"),
            choices=STATUS_WORDS,
            kept=True,
            group="when",
        ),
        TableColumn(
            "held_on",
            Kind.DAY,
            N_("día de la visita"),
            days=PLAN,
            group="when",
            needed=N_("Falta el día de la visita; elíjalo en el calendario."),
        ),
        TableColumn("starts_at", Kind.HOUR, N_("hora de la visita"), group="when"),
        TableColumn("channel", undo=N_("cómo fue la visita"), choices=CHANNELS, says=contact_name),
        TableColumn("place", undo=N_("lugar de la visita")),
        TableColumn(
            "contact_minutes",
            Kind.WHOLE,
            N_("minutos de la visita"),
            least=0,
            most=LONGEST,
            wrong=_MINUTES,
        ),
        TableColumn(
            "preparation_minutes",
            Kind.WHOLE,
            N_("minutos de preparación de la visita"),
            least=0,
            most=LONGEST,
            wrong=_MINUTES,
        ),
        TableColumn(
            "travel_minutes",
            Kind.WHOLE,
            N_("minutos de viaje de la visita"),
            least=0,
            most=LONGEST,
            wrong=_MINUTES,
        ),
        TableColumn(
            "topics",
            Kind.CODES,
            N_("temas de la visita"),
            choices=TOPIC_WORDS,
            blank="",
        ),
        TableColumn("received_by", undo=N_("quién recibió la visita")),
        TableColumn("what_was_done", undo=N_("qué se hizo en la visita")),
        TableColumn("workshop_agrees", undo=N_("a qué se compromete el taller")),
        TableColumn("centre_agrees", undo=N_("a qué se compromete el centro")),
        TableColumn("signed_by", undo=N_("quién firmó la visita"), kept=True, group="signature"),
        TableColumn("signature_hash", Kind.BLOB, N_("firma de la visita"), kept=True, group="signature"),
        TableColumn("note", undo=N_("nota de la visita")),
    ),
    belongs="workshop_id",
)

CONTACT_CONSULTANT = TableKind(
    "contact_consultant",
    N_("quién hizo una visita"),
    (
        TableColumn("contact_id", Kind.ROW, N_("visita de acompañamiento"), of="contact", kept=True),
        TableColumn("consultant_id", Kind.ROW, N_("quién fue a la visita"), of="consultant", kept=True),
    ),
    belongs="contact_id",
)

CONTACT_ACTION = TableKind(
    "contact_action",
    N_("acción tratada en una visita"),
    (
        TableColumn("contact_id", Kind.ROW, N_("visita de acompañamiento"), of="contact", kept=True),
        TableColumn("action_id", Kind.ROW, N_("acción"), of="action", kept=True),
        TableColumn(
            "progress",
            undo=N_("cuánto avanzó la acción"),
            choices=PROGRESS_WORDS,
            kept=True,
        ),
        TableColumn("what", undo=N_("qué se vio de la acción"), blank="", kept=True),
    ),
    belongs="contact_id",
)

CONTACT_PHOTO = TableKind(
    "contact_photo",
    N_("foto de una visita"),
    (
        TableColumn("contact_id", Kind.ROW, N_("visita de acompañamiento"), of="contact", kept=True),
        TableColumn("action_id", Kind.ROW, N_("acción"), of="action", kept=True),
        TableColumn(
            "moment",
            undo=N_("antes o después"),
            choices=MOMENT_WORDS,
            kept=True,
        ),
        TableColumn("blob_hash", Kind.BLOB, N_("foto"), kept=True),
        TableColumn("caption", undo=N_("texto de la foto"), kept=True),
    ),
    belongs="contact_id",
)

TABLES = (CONTACT, CONTACT_CONSULTANT, CONTACT_ACTION, CONTACT_PHOTO)
