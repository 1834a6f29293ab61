"""What can be wrong with enquiries."""

from app.agenda.finding_rules import VISITS, FindingRule
from app.i18n import N_

FINDINGS = (
    FindingRule(
        "enquiry-unanswered",
        VISITS,
        N_("Consultas sin respuesta"),
        N_("La consulta del {text} sigue sin respuesta."),
        N_("Responder"),
        "enquiries",
        "SELECT e.id, w.id, coalesce(w.code, ''), coalesce(nullif(trim(e.asker_name), ''), w.name, ''),"
        " e.asked_on, e.id FROM enquiry e LEFT JOIN workshop w ON w.id = e.workshop_id"
        " WHERE e.deleted = 0 AND e.status = 'open' AND e.asked_on < :month_ago",
        order=50,
    ),
)
