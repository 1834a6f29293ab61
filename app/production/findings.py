"""What can be wrong with what was measured on the floor."""

from app.agenda.finding_rules import FLOOR, FindingRule, of_workshop
from app.i18n import N_

_STUDY = (
    "SELECT x.id, w.id, w.code, w.name, x.studied_on, x.id FROM time_study x"
    " JOIN style s ON s.id = x.style_id AND s.deleted = 0"
    " JOIN workshop w ON w.id = s.workshop_id AND w.deleted = 0 WHERE x.deleted = 0"
)

FINDINGS = (
    FindingRule(
        "style-without-operations",
        FLOOR,
        N_("Modelos sin operaciones"),
        N_("El modelo «{text}» no tiene ninguna operación: no se puede medir ni costear."),
        N_("Anotar las operaciones"),
        "style",
        f"{of_workshop('style', 'x.name')} AND NOT EXISTS (SELECT 1 FROM operation o"
        " WHERE o.style_id = x.id AND o.deleted = 0)",
        order=310,
    ),
    FindingRule(
        "study-left-open",
        FLOOR,
        N_("Mediciones sin terminar"),
        N_("La medición del {text} quedó sin terminar: lo medido todavía no cuenta."),
        N_("Terminar la medición"),
        "measuring",
        f"{_STUDY} AND x.status = 'draft' AND x.studied_on < :today",
        order=320,
    ),
)
