"""The tables of who there is: the office, its territories, the workshops and their people."""

from functools import partial

from app.day_kinds import FACT, SINCE
from app.i18n import N_
from app.registry.groups import AGE_WORDS, INVOICE_WORDS, PURPOSE_WORDS, RELATION_WORDS, SEX_WORDS, ZONE_WORDS
from app.registry.names import tidy
from app.registry.phone import read_phones
from app.registry.vocabulary import term_name
from app.storage.schema import Kind, TableColumn, TableKind

_NAMELESS = N_("Falta el nombre; escríbalo y pruebe de nuevo.")
_DAYS = N_("Los días se escriben en números enteros desde 0; corríjalos.")
_CODELESS = N_("Falta el código; escríbalo y pruebe de nuevo.")


def _read_ruc(text: str) -> str | None:
    from app.registry.ruc import read_ruc

    return read_ruc(text).ruc


def plain_cedula(text: str) -> str:
    """A cédula as it is kept; what reads it is loaded only then."""
    from app.registry.cedula import plain_cedula

    return plain_cedula(text)


OFFICE = TableKind(
    "office",
    N_("oficina"),
    (
        TableColumn("name", undo=N_("nombre de la oficina"), needed=_NAMELESS),
        TableColumn("centre_type", undo=N_("tipo de centro"), blank="CAE"),
        TableColumn("city", undo=N_("ciudad de la oficina")),
        TableColumn("phone", undo=N_("teléfono de la oficina")),
        TableColumn("address", undo=N_("dirección de la oficina")),
        TableColumn("answers_for", undo=N_("quién responde por los datos")),
        TableColumn("programme_size", Kind.WHOLE, N_("acciones abiertas de un programa")),
        TableColumn("idle_minutes", Kind.WHOLE, N_("minutos sin uso")),
        TableColumn("unseen_days", Kind.WHOLE, N_("días sin ver un taller")),
        TableColumn("expiry_days", Kind.WHOLE, N_("días antes de un vencimiento")),
        TableColumn("round_months", Kind.WHOLE, N_("meses entre dos diagnósticos")),
    ),
)

CONSULTANT = TableKind(
    "consultant",
    N_("persona del equipo"),
    (
        TableColumn("name", undo=N_("nombre de la persona"), read=tidy, needed=_NAMELESS),
        TableColumn("role", undo=N_("función de la persona"), blank="consultora/or"),
    ),
)

CLUSTER = TableKind(
    "cluster",
    N_("territorio"),
    (
        TableColumn("code", undo=N_("código del territorio"), needed=_CODELESS),
        TableColumn(
            "name",
            undo=N_("nombre del territorio"),
            read=tidy,
            needed=N_("Falta el nombre del territorio; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("department", undo=N_("departamento del territorio")),
        TableColumn("district", undo=N_("municipio del territorio")),
        TableColumn("note", undo=N_("nota del territorio")),
    ),
)

ASSOCIATION = TableKind(
    "association",
    N_("asociación"),
    (
        TableColumn(
            "name",
            undo=N_("nombre de la asociación"),
            read=tidy,
            needed=N_("Falta el nombre de la asociación; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("cluster_id", Kind.ROW, N_("territorio de la asociación"), of="cluster"),
        TableColumn("legal_status", undo=N_("situación legal de la asociación")),
        TableColumn("note", undo=N_("nota de la asociación")),
    ),
)

ANCHOR = TableKind(
    "anchor",
    N_("empresa ancla"),
    (
        TableColumn("name", undo=N_("nombre de la empresa"), read=tidy, needed=_NAMELESS),
        TableColumn("note", undo=N_("nota de la empresa")),
        TableColumn("buys", undo=N_("qué compra la empresa")),
        TableColumn("lead_days", Kind.WHOLE, N_("cuántos días da la empresa"), least=0, wrong=_DAYS),
        TableColumn("payment_days", Kind.WHOLE, N_("a cuántos días paga la empresa"), least=0, wrong=_DAYS),
        TableColumn("invoice_kind", undo=N_("qué comprobante pide la empresa"), choices=INVOICE_WORDS),
        TableColumn("terms_on", Kind.DAY, N_("cuándo dijo la empresa sus condiciones"), days=FACT),
        TableColumn("terms_by", undo=N_("quién dijo las condiciones de la empresa")),
    ),
)

WORKSHOP = TableKind(
    "workshop",
    N_("taller"),
    (
        TableColumn("code", undo=N_("código del taller"), needed=_CODELESS),
        TableColumn(
            "name",
            undo=N_("nombre del taller"),
            read=tidy,
            needed=N_("Falta el nombre del taller; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("cluster_id", Kind.ROW, N_("territorio"), of="cluster"),
        TableColumn("place", undo=N_("barrio o compañía")),
        TableColumn(
            "zone",
            undo=N_("zona del taller"),
            choices=ZONE_WORDS,
        ),
        TableColumn("latitude", Kind.NUMBER, N_("ubicación"), least=-90, most=90, group="where"),
        TableColumn("longitude", Kind.NUMBER, N_("ubicación"), least=-180, most=180, group="where"),
        TableColumn("start_year", Kind.WHOLE, N_("año de inicio")),
        TableColumn("legal_form", undo=N_("forma legal"), says=partial(term_name, "legal_forms")),
        TableColumn("ruc", undo=N_("RUC del taller"), read=_read_ruc, given="ruc_given"),
        TableColumn("phone", undo=N_("teléfono del taller"), read=read_phones, given="phone_given"),
        TableColumn("note", undo=N_("nota del taller")),
    ),
)

MEMBERSHIP = TableKind(
    "membership",
    N_("socia o socio"),
    (
        TableColumn("association_id", Kind.ROW, N_("asociación"), of="association", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("joined_on", Kind.DAY_PART, N_("desde cuándo es de la asociación"), days=SINCE),
        TableColumn("active", Kind.FLAG, N_("si sigue en la asociación"), group="left"),
        TableColumn("fee", Kind.WHOLE, N_("cuota de la asociación")),
        TableColumn("note", undo=N_("nota sobre la asociación")),
        TableColumn("left_on", Kind.DAY, N_("cuándo salió de la asociación"), days=FACT, group="left"),
        TableColumn("left_why", undo=N_("por qué salió de la asociación"), group="left"),
    ),
    belongs="workshop_id",
)

PAST_MEMBERSHIP = TableKind(
    "past_membership",
    N_("tiempo de antes en la asociación"),
    (
        TableColumn("membership_id", Kind.ROW, N_("socia o socio"), of="membership", kept=True),
        TableColumn("joined_on", Kind.DAY_PART, N_("desde cuándo fue de la asociación"), days=SINCE),
        TableColumn("left_on", Kind.DAY, N_("cuándo salió de la asociación"), days=FACT),
        TableColumn("left_why", undo=N_("por qué salió de la asociación")),
    ),
    belongs="membership_id",
)

PERSON = TableKind(
    "person",
    N_("persona"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "relation",
            undo=N_("relación con el taller"),
            choices=RELATION_WORDS,
            blank="owner",
        ),
        TableColumn("given_names", undo=N_("nombre de la persona"), read=tidy, needed=_NAMELESS),
        TableColumn("surnames", undo=N_("apellido de la persona"), read=tidy, blank=""),
        TableColumn(
            "sex",
            undo=N_("sexo de la persona"),
            choices=SEX_WORDS,
        ),
        TableColumn("birth_year", Kind.WHOLE, N_("año de nacimiento de la persona")),
        TableColumn("schooling", undo=N_("estudios de la persona"), says=partial(term_name, "schooling")),
        TableColumn("language", undo=N_("idioma de la persona"), says=partial(term_name, "languages")),
        TableColumn("phone", undo=N_("teléfono de la persona"), read=read_phones, given="phone_given"),
        TableColumn("cedula", undo=N_("cédula de la persona"), read=plain_cedula),
    ),
    belongs="workshop_id",
)

PRODUCT = TableKind(
    "product",
    N_("producto"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("name", undo=N_("producto"), kept=True),
        TableColumn("given", undo=N_("producto como se escribió"), kept=True),
    ),
    belongs="workshop_id",
)

MACHINE = TableKind(
    "machine",
    N_("máquina"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn("type", undo=N_("tipo de máquina"), kept=True, says=partial(term_name, "machines")),
        TableColumn("count", Kind.WHOLE, N_("cantidad de máquinas"), least=0, kept=True),
        TableColumn("given", undo=N_("máquina como se escribió"), kept=True),
    ),
    belongs="workshop_id",
)

HEADCOUNT = TableKind(
    "headcount",
    N_("cantidad de personas"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "sex",
            undo=N_("sexo de las personas"),
            choices=SEX_WORDS,
            kept=True,
        ),
        TableColumn(
            "age_group",
            undo=N_("edad de las personas"),
            choices=AGE_WORDS,
            kept=True,
        ),
        TableColumn(
            "relation",
            undo=N_("relación con el taller"),
            choices=RELATION_WORDS,
            kept=True,
        ),
        TableColumn("in_ips", Kind.FLAG, N_("si están en el IPS"), kept=True),
        TableColumn("count", Kind.WHOLE, N_("cantidad de personas"), least=0, kept=True),
    ),
    belongs="workshop_id",
)

CONSENT = TableKind(
    "consent",
    N_("consentimiento"),
    (
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "purpose",
            undo=N_("para qué es el consentimiento"),
            choices=PURPOSE_WORDS,
        ),
        TableColumn("granted", Kind.FLAG, N_("si dio el consentimiento"), group="decision"),
        TableColumn("decided_on", Kind.DAY, N_("día del consentimiento"), days=FACT, group="decision"),
        TableColumn("text_version", undo=N_("texto del consentimiento"), group="decision", kept=True),
        TableColumn("given_by", undo=N_("quién dio el consentimiento"), group="decision"),
        TableColumn("witness", undo=N_("testigo del consentimiento"), group="decision"),
    ),
    belongs="workshop_id",
)

TABLES = (
    OFFICE,
    CONSULTANT,
    CLUSTER,
    ASSOCIATION,
    ANCHOR,
    WORKSHOP,
    MEMBERSHIP,
    PAST_MEMBERSHIP,
    PERSON,
    PRODUCT,
    MACHINE,
    HEADCOUNT,
    CONSENT,
)
