"""What can be wrong with the steps of formalizing."""

from app.agenda.finding_rules import DAYS, FORMALITY, FindingRule, of_workshop, outside
from app.i18n import N_

_STEP = of_workshop("workshop_step", "x.step", "x.workshop_id")
_TITLES = "app.formalization.queries:read_step_titles"

FINDINGS = (
    FindingRule(
        "step-without-document",
        FORMALITY,
        N_("Pasos hechos sin número ni documento"),
        N_("«{text}» figura como hecho, sin número y sin copia."),
        N_("Anotar el número"),
        "workshop",
        f"{_STEP} AND x.status = 'done' AND x.blob_hash IS NULL"
        " AND coalesce(trim(x.number), '') = '' AND coalesce(x.origin, '') <> 'said'",
        order=190,
        tab="formalization",
        says=_TITLES,
    ),
    FindingRule(
        "step-too-early",
        FORMALITY,
        N_("Pasos hechos antes del que necesitan"),
        N_("«{text}» figura como hecho antes que un paso que va primero: revise las fechas."),
        N_("Corregir la fecha"),
        "workshop",
        f"{_STEP} AND x.status = 'done' AND EXISTS (SELECT 1"
        " FROM workshop_step n JOIN json_each(:step_order) pair"
        " ON pair.value ->> 0 = x.step AND pair.value ->> 1 = n.step"
        " WHERE n.workshop_id = x.workshop_id AND n.deleted = 0 AND n.status = 'done'"
        " AND n.done_on > x.done_on)",
        order=200,
        tab="formalization",
        says=_TITLES,
        given={"step_order": "app.formalization.steps:step_order"},
    ),
    FindingRule(
        "step-expired",
        FORMALITY,
        N_("Documentos vencidos dados por hechos"),
        N_("Un documento venció el {text} y el paso sigue como hecho."),
        N_("Renovar o reabrir"),
        "workshop",
        f"{of_workshop('workshop_step', 'x.expires_on', 'x.workshop_id')} AND x.status = 'done' AND x.expires_on < :today",
        order=210,
        tab="formalization",
    ),
    FindingRule(
        "step-day",
        DAYS,
        N_("Pasos hechos en una fecha imposible"),
        N_("Un paso figura hecho el {text}."),
        N_("Corregir la fecha"),
        "workshop",
        f"{of_workshop('workshop_step', 'x.done_on', 'x.workshop_id')} AND {outside('x.done_on', 'since_first', 'today')}",
        order=280,
        tab="formalization",
    ),
    FindingRule(
        "step-expiry-far",
        DAYS,
        N_("Documentos que vencen en una fecha imposible"),
        N_("Un documento figura que vence el {text}."),
        N_("Corregir la fecha"),
        "workshop",
        f"{of_workshop('workshop_step', 'x.expires_on', 'x.workshop_id')} AND (x.expires_on > :expiry_last OR x.expires_on < :expiry_first)",
        order=290,
        tab="formalization",
    ),
)
