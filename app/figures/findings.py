"""What can be wrong with figures and milestones."""

from app.agenda.finding_rules import FIGURES, FindingRule, of_workshop
from app.i18n import N_

FINDINGS = (
    FindingRule(
        "figure-in-future",
        FIGURES,
        N_("Cifras con fecha futura"),
        N_("Una cifra dice ser del {text}, que todavía no llegó."),
        N_("Corregir el período"),
        "workshop",
        f"{of_workshop('figure', 'x.period_from', 'x.workshop_id')} AND x.period_from > :today",
        order=220,
        tab="figures",
    ),
    FindingRule(
        "milestone-without-document",
        FIGURES,
        N_("Hitos sin documento"),
        N_("El hito del {text} dice que consta en un documento y no dice en cuál."),
        N_("Anotar el documento"),
        "workshop",
        f"{of_workshop('milestone', 'x.happened_on', 'x.workshop_id')} AND x.origin = 'document'"
        " AND coalesce(trim(x.document), '') = '' AND NOT EXISTS (SELECT 1 FROM milestone m"
        " WHERE m.corrects_id = x.id AND m.deleted = 0)",
        order=230,
        tab="figures",
    ),
)
