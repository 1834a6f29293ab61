"""What can be wrong in the visit log."""

from app.agenda.finding_rules import DAYS, VISITS, FindingRule, of_workshop, outside
from app.i18n import N_

_CONTACT = of_workshop("contact", "x.held_on")

FINDINGS = (
    FindingRule(
        "contact-without-minutes",
        VISITS,
        N_("Visitas sin tiempo anotado"),
        N_("La visita o llamada del {text} no dice cuánto duró."),
        N_("Anotar el tiempo"),
        "contact",
        f"{_CONTACT} AND x.status = 'held' AND x.contact_minutes IS NULL",
        order=10,
    ),
    FindingRule(
        "contact-overdue",
        VISITS,
        N_("Visitas previstas que nadie cerró"),
        N_("La visita prevista para el {text} no se anotó ni se movió."),
        N_("Anotar o mover"),
        "contact",
        f"{_CONTACT} AND x.status = 'planned' AND x.held_on < :month_ago",
        order=20,
    ),
    FindingRule(
        "contact-in-future",
        VISITS,
        N_("Visitas hechas con fecha futura"),
        N_("Figura como hecha el {text}, que todavía no llegó."),
        N_("Corregir la fecha"),
        "contact",
        f"{_CONTACT} AND x.status = 'held' AND x.held_on > :today",
        order=30,
    ),
    FindingRule(
        "contact-long-ago",
        DAYS,
        N_("Visitas hechas hace demasiado"),
        N_("Figura como hecha el {text}; mire si el año está bien."),
        N_("Corregir la fecha"),
        "contact",
        f"{of_workshop('contact', 'x.held_on', 'x.id')} AND x.status = 'held' AND x.held_on < :fact_first",
        order=250,
    ),
    FindingRule(
        "contact-planned-far",
        DAYS,
        N_("Visitas previstas para una fecha imposible"),
        N_("Hay algo previsto para el {text}; mire si el año está bien."),
        N_("Corregir la fecha"),
        "contact",
        f"{of_workshop('contact', 'x.held_on', 'x.id')} AND x.status = 'planned' AND {outside('x.held_on', 'plan_first', 'plan_last')}",
        order=300,
    ),
)
