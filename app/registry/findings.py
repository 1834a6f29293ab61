"""What can be wrong in the record of workshops and people."""

from app.agenda.finding_rules import DAYS, WORKSHOPS, FindingRule, of_workshop, outside
from app.i18n import N_

_WORKSHOP = "SELECT w.id, w.id, w.code, w.name, {text}, w.id FROM workshop w WHERE w.deleted = 0"
_ANY = _WORKSHOP.format(text="NULL")

FINDINGS = (
    FindingRule(
        "workshop-without-consent",
        WORKSHOPS,
        N_("Talleres sin consentimiento"),
        N_("Se lo visitó y no consta que haya aceptado que se guarden sus datos."),
        N_("Pedir el permiso"),
        "consent",
        f"{_ANY} AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.workshop_id = w.id"
        " AND c.deleted = 0 AND c.purpose = 'service' AND c.granted = 1)"
        " AND (EXISTS (SELECT 1 FROM visit v WHERE v.workshop_id = w.id AND v.deleted = 0)"
        " OR EXISTS (SELECT 1 FROM contact c WHERE c.workshop_id = w.id AND c.deleted = 0"
        " AND c.status = 'held'))",
        order=60,
    ),
    FindingRule(
        "impossible-age",
        WORKSHOPS,
        N_("Edades que no pueden ser"),
        N_("Figura nacida o nacido en {text}."),
        N_("Corregir el año"),
        "workshop",
        f"{of_workshop('person', 'x.birth_year', 'x.workshop_id')} AND (x.birth_year > :born_after OR x.birth_year < :born_before)",
        order=70,
        tab="record",
    ),
    FindingRule(
        "duplicate-code",
        WORKSHOPS,
        N_("Códigos repetidos"),
        N_("El código {text} es también de otro taller."),
        N_("Cambiar el código"),
        "workshop",
        f"{_WORKSHOP.format(text='w.code')} AND EXISTS (SELECT 1 FROM workshop o"
        " WHERE o.code = w.code AND o.deleted = 0 AND o.id < w.id)",
        order=90,
        tab="record",
    ),
    FindingRule(
        "wrong-ruc",
        WORKSHOPS,
        N_("RUC que no cierran"),
        N_("El RUC {text}"),
        N_("Corregir el RUC"),
        "workshop",
        f"{_WORKSHOP.format(text='w.ruc_given')} AND w.ruc IS NULL AND w.ruc_given GLOB '*[0-9]*'",
        order=100,
        tab="record",
        says="app.registry.remarks:ruc_reasons",
    ),
    FindingRule(
        "workshop-without-phone",
        WORKSHOPS,
        N_("Talleres sin teléfono"),
        N_("No hay un teléfono al que se lo pueda llamar.{text}"),
        N_("Anotar el teléfono"),
        "workshop",
        f"{_WORKSHOP.format(text='w.phone_given')} AND w.phone IS NULL AND NOT EXISTS (SELECT 1 FROM person p"
        " WHERE p.workshop_id = w.id AND p.deleted = 0 AND p.phone IS NOT NULL)",
        order=110,
        tab="record",
        says="app.registry.remarks:phone_reasons",
    ),
    FindingRule(
        "workshop-without-owner",
        WORKSHOPS,
        N_("Talleres sin dueña ni dueño"),
        N_("No dice de quién es."),
        N_("Anotar de quién es"),
        "workshop",
        f"{_ANY} AND NOT EXISTS (SELECT 1 FROM person p WHERE p.workshop_id = w.id"
        " AND p.deleted = 0 AND p.relation = 'owner')",
        order=120,
        tab="record",
    ),
    FindingRule(
        "workshop-without-cluster",
        WORKSHOPS,
        N_("Talleres sin territorio"),
        N_("No está en ningún territorio, y no entra en los informes de ninguno."),
        N_("Elegir el territorio"),
        "workshop",
        f"{_ANY} AND w.cluster_id IS NULL",
        order=130,
        tab="record",
    ),
    FindingRule(
        "member-since",
        DAYS,
        N_("Ingresos a una asociación en una fecha imposible"),
        N_("Figura que ingresó en {text}."),
        N_("Corregir la fecha"),
        "workshop",
        f"{of_workshop('membership', 'x.joined_on', 'x.workshop_id')} AND {outside('x.joined_on', 'since_first', 'today')}",
        order=260,
        tab="record",
    ),
    FindingRule(
        "start-year-ahead",
        DAYS,
        N_("Talleres que empiezan en un año que no llegó"),
        N_("Figura que empezó en {text}."),
        N_("Corregir el año"),
        "workshop",
        "SELECT w.id, w.id, w.code, w.name, w.start_year, w.id FROM workshop w"
        " WHERE w.deleted = 0 AND w.start_year > CAST(substr(:today, 1, 4) AS INTEGER)",
        order=270,
        tab="record",
    ),
)
