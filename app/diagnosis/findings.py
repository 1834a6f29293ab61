"""What can be wrong with diagnostics."""

from app.agenda.finding_rules import DAYS, VISITS, FindingRule, of_workshop, outside
from app.i18n import N_

_VISIT = of_workshop("visit", "x.visited_on")

FINDINGS = (
    FindingRule(
        "old-draft",
        VISITS,
        N_("Diagnósticos sin terminar"),
        N_("El diagnóstico empezado el {text} sigue sin terminar."),
        N_("Seguir o cerrar"),
        "visit",
        f"{_VISIT} AND x.status = 'draft' AND +x.rating_of IS NULL AND x.visited_on < :month_ago",
        order=40,
    ),
    FindingRule(
        "visit-day",
        DAYS,
        N_("Diagnósticos en una fecha imposible"),
        N_("El diagnóstico figura hecho el {text}."),
        N_("Corregir la fecha"),
        "visit",
        f"{of_workshop('visit', 'x.visited_on', 'x.id')} AND {outside('x.visited_on', 'fact_first', 'today')}",
        order=240,
    ),
)
