"""What can be wrong in what is noted of an association."""

from app.agenda.finding_rules import FindingRule
from app.i18n import N_

ASSOCIATIONS = N_("Asociaciones")

FINDINGS = (
    FindingRule(
        "meeting-not-told",
        ASSOCIATIONS,
        N_("Reuniones que nadie dijo si se hicieron"),
        N_("Era el {text} y no consta si se hizo."),
        N_("Decir si se hizo"),
        "meeting",
        "SELECT m.id, NULL, '', a.name, m.held_on, m.id FROM association_meeting m"
        " JOIN association a ON a.id = m.association_id AND a.deleted = 0"
        " WHERE m.deleted = 0 AND m.status = 'planned' AND m.held_on < :today",
        order=220,
    ),
    FindingRule(
        "cash-below-nothing",
        ASSOCIATIONS,
        N_("Cajas con menos que nada"),
        N_("Según el libro, en la caja hay menos que nada; falta anotar una entrada."),
        N_("Mirar el libro de caja"),
        "association",
        "SELECT a.id, NULL, '', a.name, NULL, a.id FROM association a WHERE a.deleted = 0 AND"
        " (SELECT sum(CASE e.direction WHEN 'in' THEN e.amount ELSE -e.amount END) FROM cash_entry e"
        " WHERE e.association_id = a.id AND e.deleted = 0) < 0",
        order=221,
        tab="cash",
    ),
)
