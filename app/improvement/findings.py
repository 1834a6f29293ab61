"""What can be wrong with programmes and actions."""

from app.agenda.finding_rules import DAYS, PROGRAMMES, FindingRule, of_workshop, outside
from app.i18n import N_
from app.numbers import COST

_VISIT = of_workshop("visit", "x.visited_on")
_NEWEST = """NOT EXISTS (SELECT 1 FROM visit u WHERE u.workshop_id = x.workshop_id
  AND u.deleted = 0 AND +u.rating_of IS NULL AND u.id <> x.id
  AND (u.visited_on, u.round, u.id) > (x.visited_on, x.round, x.id))"""
_ACTION = (
    "SELECT a.id, w.id, w.code, w.name, {text}, p.visit_id FROM action a"
    " JOIN programme p ON p.id = a.programme_id AND p.deleted = 0"
    " JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0 WHERE a.deleted = 0"
)
_TITLED = _ACTION.format(text="a.title")

FINDINGS = (
    FindingRule(
        "visit-without-programme",
        PROGRAMMES,
        N_("Diagnósticos sin programa"),
        N_("El diagnóstico del {text} terminó y no se acordó nada."),
        N_("Armar el programa"),
        "programme",
        f"{_VISIT} AND x.status = 'finished' AND +x.rating_of IS NULL AND {_NEWEST}"
        " AND NOT EXISTS (SELECT 1 FROM programme p WHERE p.visit_id = x.id"
        " AND p.deleted = 0)",
        order=140,
    ),
    FindingRule(
        "programme-without-next-visit",
        PROGRAMMES,
        N_("Programas sin próxima visita"),
        N_("El programa del diagnóstico del {text} tiene acciones abiertas y ninguna visita por delante."),
        N_("Poner la fecha"),
        "workshop",
        f"{of_workshop('visit', 'x.visited_on', 'w.id')} AND +x.rating_of IS NULL AND {_NEWEST} AND EXISTS (SELECT 1 FROM programme p"
        " JOIN action a ON a.programme_id = p.id AND a.deleted = 0 AND +a.status = 'open'"
        " WHERE p.visit_id = x.id AND p.deleted = 0 AND (p.next_visit_on IS NULL"
        " OR EXISTS (SELECT 1 FROM contact h WHERE h.workshop_id = w.id AND h.deleted = 0"
        " AND h.status = 'held' AND h.held_on >= x.visited_on)))"
        " AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.workshop_id = w.id"
        " AND c.deleted = 0 AND c.status = 'planned')",
        order=150,
        tab="visits",
    ),
    FindingRule(
        "done-without-evidence",
        PROGRAMMES,
        N_("Acciones hechas sin evidencia"),
        N_("«{text}» figura como hecha y nada lo muestra."),
        N_("Anotar la evidencia"),
        "programme",
        f"{_TITLED} AND a.status = 'done' AND coalesce(trim(a.evidence), '') = ''"
        " AND NOT EXISTS (SELECT 1 FROM contact_action c WHERE c.action_id = a.id"
        " AND c.deleted = 0) AND NOT EXISTS (SELECT 1 FROM contact_photo c"
        " WHERE c.action_id = a.id AND c.deleted = 0)",
        order=160,
    ),
    FindingRule(
        "action-long-overdue",
        PROGRAMMES,
        N_("Acciones vencidas hace más de seis meses"),
        N_("«{text}» venció hace más de seis meses; ¿sigue en pie?"),
        N_("Mover o dejar de lado"),
        "programme",
        f"{_TITLED} AND a.status = 'open' AND a.due_on < :half_year_ago",
        order=170,
    ),
    FindingRule(
        "visit-promised-far",
        DAYS,
        N_("Próximas visitas en una fecha imposible"),
        N_("Hay algo previsto para el {text}; mire si el año está bien."),
        N_("Corregir la fecha"),
        "programme",
        f"{of_workshop('programme', 'x.next_visit_on', 'x.visit_id')} AND {outside('x.next_visit_on', 'plan_first', 'plan_last')}",
        order=310,
    ),
    FindingRule(
        "round-promised-far",
        DAYS,
        N_("Próximos diagnósticos en una fecha imposible"),
        N_("Hay algo previsto para el {text}; mire si el año está bien."),
        N_("Corregir la fecha"),
        "programme",
        f"{of_workshop('programme', 'x.next_round_on', 'x.visit_id')} AND {outside('x.next_round_on', 'plan_first', 'plan_last')}",
        order=320,
    ),
    FindingRule(
        "action-due-far",
        DAYS,
        N_("Acciones para una fecha imposible"),
        N_("Hay algo previsto para el {text}; mire si el año está bien."),
        N_("Corregir la fecha"),
        "programme",
        f"{_ACTION.format(text='a.due_on')}"
        " AND a.status = 'open' AND (a.due_on > :plan_last OR a.due_on < :plan_first)",
        order=330,
    ),
    FindingRule(
        "cost-out-of-reason",
        PROGRAMMES,
        N_("Costos que no pueden ser"),
        N_("«{text}» tiene un costo fuera de lo común; mire si faltan o sobran ceros."),
        N_("Corregir el costo"),
        "programme",
        f"{_TITLED} AND a.cost <> 0 AND (a.cost < {COST.few} OR a.cost > {COST.many})",
        order=360,
    ),
)
