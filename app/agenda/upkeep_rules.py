"""What can be wrong in an office's data: each kind with the query that finds it, and its fix.

A query gives: the row, its workshop (or NULL), a code, a name, what `sentence` says in
`{text}` (an ISO day is shown as a date), and the subject of the page that mends it. Its
parameters are the same for all: `today`, `month_ago`, `half_year_ago`, `born_after`,
`born_before`, `step_order` (pairs of steps, as JSON). Accepted findings are left out by whoever runs it.
"""

from dataclasses import dataclass

from app.i18n import _


@dataclass(frozen=True, slots=True)
class Rule:
    """`page` and `tab` are where it is mended; `table` is what `row` belongs to."""

    kind: str
    group: str
    title: str
    sentence: str
    fix: str
    page: str
    sql: str
    tab: str = ""
    says_step: bool = False


_WORKSHOP = "SELECT w.id, w.id, w.code, w.name, {text}, w.id FROM workshop w WHERE w.deleted = 0"
_OF = "FROM {table} x JOIN workshop w ON w.id = x.workshop_id AND w.deleted = 0 WHERE x.deleted = 0"
_NEWEST = """NOT EXISTS (SELECT 1 FROM visit u WHERE u.workshop_id = x.workshop_id
  AND u.deleted = 0 AND +u.rating_of IS NULL AND u.id <> x.id
  AND (u.visited_on, u.round, u.id) > (x.visited_on, x.round, x.id))"""


def _of(table: str, text: str, subject: str = "x.id") -> str:
    return f"SELECT x.id, w.id, w.code, w.name, {text}, {subject} {_OF.format(table=table)}"


def _visit_rules() -> tuple[Rule, ...]:
    group = _("Visitas y horas")
    contact, visit = _of("contact", "x.held_on"), _of("visit", "x.visited_on")
    return (
        Rule(
            "contact-without-minutes", group, _("Visitas sin tiempo anotado"),
            _("La visita o llamada del {text} no dice cuánto duró."),
            _("Anotar el tiempo"), "contact",
            f"{contact} AND x.status = 'held' AND x.contact_minutes IS NULL",
        ),
        Rule(
            "contact-overdue", group, _("Visitas previstas que nadie cerró"),
            _("La visita prevista para el {text} no se anotó ni se movió."),
            _("Anotar o mover"), "contact",
            f"{contact} AND x.status = 'planned' AND x.held_on < :month_ago",
        ),
        Rule(
            "contact-in-future", group, _("Visitas hechas con fecha futura"),
            _("Figura como hecha el {text}, que todavía no llegó."),
            _("Corregir la fecha"), "contact",
            f"{contact} AND x.status = 'held' AND x.held_on > :today",
        ),
        Rule(
            "old-draft", group, _("Diagnósticos sin terminar"),
            _("El diagnóstico empezado el {text} sigue sin terminar."),
            _("Seguir o cerrar"), "visit",
            f"{visit} AND x.status = 'draft' AND +x.rating_of IS NULL AND x.visited_on < :month_ago",
        ),
        Rule(
            "enquiry-unanswered", group, _("Consultas sin respuesta"),
            _("La consulta del {text} sigue sin respuesta."),
            _("Responder"), "enquiries",
            "SELECT e.id, w.id, coalesce(w.code, ''), coalesce(nullif(trim(e.asker_name), ''), w.name, ''),"
            " e.asked_on, e.id FROM enquiry e LEFT JOIN workshop w ON w.id = e.workshop_id"
            " WHERE e.deleted = 0 AND e.status = 'open' AND e.asked_on < :month_ago",
        ),
    )  # fmt: skip


def _workshop_rules() -> tuple[Rule, ...]:
    group, workshop = _("Talleres y personas"), _WORKSHOP.format(text="NULL")
    person = _of("person", "x.birth_year", "x.workshop_id")
    return (
        Rule(
            "workshop-without-consent", group, _("Talleres sin consentimiento"),
            _("Se lo visitó y no consta que haya aceptado que se guarden sus datos."),
            _("Pedir el permiso"), "consent",
            f"{workshop} AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.workshop_id = w.id"
            " AND c.deleted = 0 AND c.purpose = 'service' AND c.granted = 1)"
            " AND (EXISTS (SELECT 1 FROM visit v WHERE v.workshop_id = w.id AND v.deleted = 0)"
            " OR EXISTS (SELECT 1 FROM contact c WHERE c.workshop_id = w.id AND c.deleted = 0"
            " AND c.status = 'held'))",
        ),
        Rule(
            "impossible-age", group, _("Edades que no pueden ser"),
            _("Figura nacida o nacido en {text}."),
            _("Corregir el año"), "workshop",
            f"{person} AND (x.birth_year > :born_after OR x.birth_year < :born_before)", "record",
        ),
        Rule(
            "trainee-impossible-age", group, _("Edades de participantes que no pueden ser"),
            _("En un curso figura nacida o nacido en {text}."),
            _("Corregir el año"), "event",
            "SELECT t.id, w.id, coalesce(w.code, ''), trim(t.given_names || ' ' || t.surnames),"
            " t.birth_year, (SELECT n.event_id FROM enrolment n WHERE n.trainee_id = t.id"
            " AND n.deleted = 0 ORDER BY n.id DESC LIMIT 1)"
            " FROM trainee t LEFT JOIN workshop w ON w.id = t.workshop_id"
            " WHERE t.deleted = 0 AND (t.birth_year > :born_after OR t.birth_year < :born_before)"
            " AND EXISTS (SELECT 1 FROM enrolment n WHERE n.trainee_id = t.id AND n.deleted = 0)",
        ),
        Rule(
            "duplicate-code", group, _("Códigos repetidos"),
            _("El código {text} es también de otro taller."),
            _("Cambiar el código"), "workshop",
            f"{_WORKSHOP.format(text='w.code')} AND EXISTS (SELECT 1 FROM workshop o"
            " WHERE o.code = w.code AND o.deleted = 0 AND o.id < w.id)", "record",
        ),
        Rule(
            "wrong-ruc", group, _("RUC que no cierran"),
            _("El RUC «{text}» no se puede leer o su dígito no coincide."),
            _("Corregir el RUC"), "workshop",
            f"{_WORKSHOP.format(text='w.ruc_given')} AND w.ruc IS NULL"
            " AND w.ruc_given GLOB '*[0-9]*'", "record",
        ),
    )  # fmt: skip


def _record_rules() -> tuple[Rule, ...]:
    group, workshop = _("Talleres y personas"), _WORKSHOP.format(text="NULL")
    return (
        Rule(
            "workshop-without-phone", group, _("Talleres sin teléfono"),
            _("No hay un teléfono al que se lo pueda llamar."),
            _("Anotar el teléfono"), "workshop",
            f"{workshop} AND w.phone IS NULL AND NOT EXISTS (SELECT 1 FROM person p"
            " WHERE p.workshop_id = w.id AND p.deleted = 0 AND p.phone IS NOT NULL)", "record",
        ),
        Rule(
            "workshop-without-owner", group, _("Talleres sin dueña ni dueño"),
            _("No dice de quién es."),
            _("Anotar de quién es"), "workshop",
            f"{workshop} AND NOT EXISTS (SELECT 1 FROM person p WHERE p.workshop_id = w.id"
            " AND p.deleted = 0 AND p.relation = 'owner')", "record",
        ),
        Rule(
            "workshop-without-cluster", group, _("Talleres sin territorio"),
            _("No está en ningún territorio, y no entra en los informes de ninguno."),
            _("Elegir el territorio"), "workshop",
            f"{workshop} AND w.cluster_id IS NULL", "record",
        ),
    )  # fmt: skip


def _programme_rules() -> tuple[Rule, ...]:
    group = _("Programas y acciones")
    visit = _of("visit", "x.visited_on")
    action = (
        "SELECT a.id, w.id, w.code, w.name, a.title, p.visit_id FROM action a"
        " JOIN programme p ON p.id = a.programme_id AND p.deleted = 0"
        " JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0 WHERE a.deleted = 0"
    )
    return (
        Rule(
            "visit-without-programme", group, _("Diagnósticos sin programa"),
            _("El diagnóstico del {text} terminó y no se acordó nada."),
            _("Armar el programa"), "programme",
            f"{visit} AND x.status = 'finished' AND +x.rating_of IS NULL AND {_NEWEST}"
            " AND NOT EXISTS (SELECT 1 FROM programme p WHERE p.visit_id = x.id"
            " AND p.deleted = 0)",
        ),
        Rule(
            "programme-without-next-visit", group, _("Programas sin próxima visita"),
            _("El programa del diagnóstico del {text} tiene acciones abiertas y ninguna visita por delante."),
            _("Poner la fecha"), "workshop",
            f"{_of('visit', 'x.visited_on', 'w.id')} AND +x.rating_of IS NULL AND {_NEWEST} AND EXISTS (SELECT 1 FROM programme p"
            " JOIN action a ON a.programme_id = p.id AND a.deleted = 0 AND +a.status = 'open'"
            " WHERE p.visit_id = x.id AND p.deleted = 0 AND (p.next_visit_on IS NULL"
            " OR EXISTS (SELECT 1 FROM contact h WHERE h.workshop_id = w.id AND h.deleted = 0"
            " AND h.status = 'held' AND h.held_on >= x.visited_on)))"
            " AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.workshop_id = w.id"
            " AND c.deleted = 0 AND c.status = 'planned')", "visits",
        ),
        Rule(
            "done-without-evidence", group, _("Acciones hechas sin evidencia"),
            _("«{text}» figura como hecha y nada lo muestra."),
            _("Anotar la evidencia"), "programme",
            f"{action} AND a.status = 'done' AND coalesce(trim(a.evidence), '') = ''"
            " AND NOT EXISTS (SELECT 1 FROM contact_action c WHERE c.action_id = a.id"
            " AND c.deleted = 0) AND NOT EXISTS (SELECT 1 FROM contact_photo c"
            " WHERE c.action_id = a.id AND c.deleted = 0)",
        ),
        Rule(
            "action-long-overdue", group, _("Acciones vencidas hace más de seis meses"),
            _("«{text}» venció hace más de seis meses; ¿sigue en pie?"),
            _("Mover o dejar de lado"), "programme",
            f"{action} AND a.status = 'open' AND a.due_on < :half_year_ago",
        ),
    )  # fmt: skip


def _other_rules() -> tuple[Rule, ...]:
    training, formal = _("Cursos"), _("Formalización")
    figures = _("Cifras e hitos")
    step = _of("workshop_step", "{text}", "x.workshop_id")
    return (
        Rule(
            "event-without-attendance", training, _("Encuentros sin asistencia"),
            _("El encuentro del {text} ya pasó y no dice quién vino."),
            _("Cargar la asistencia"), "event",
            "SELECT s.id, NULL, '', e.title, s.held_on, e.id FROM event_session s"
            " JOIN event e ON e.id = s.event_id AND e.deleted = 0 AND e.status <> 'cancelled'"
            " WHERE s.deleted = 0 AND s.held_on < :today AND NOT EXISTS (SELECT 1"
            " FROM attendance a WHERE a.session_id = s.id AND a.deleted = 0)",
        ),
        Rule(
            "step-without-document", formal, _("Pasos hechos sin número ni documento"),
            _("«{text}» figura como hecho, sin número y sin copia."),
            _("Anotar el número"), "workshop",
            f"{step.format(text='x.step')} AND x.status = 'done' AND x.blob_hash IS NULL"
            " AND coalesce(trim(x.number), '') = '' AND coalesce(x.origin, '') <> 'said'",
            "formalization", says_step=True,
        ),
        Rule(
            "step-too-early", formal, _("Pasos hechos antes del que necesitan"),
            _("«{text}» figura como hecho antes que un paso que va primero: revise las fechas."),
            _("Corregir la fecha"), "workshop",
            f"{step.format(text='x.step')} AND x.status = 'done' AND EXISTS (SELECT 1"
            " FROM workshop_step n JOIN json_each(:step_order) pair"
            " ON pair.value ->> 0 = x.step AND pair.value ->> 1 = n.step"
            " WHERE n.workshop_id = x.workshop_id AND n.deleted = 0 AND n.status = 'done'"
            " AND n.done_on > x.done_on)", "formalization", says_step=True,
        ),
        Rule(
            "step-expired", formal, _("Documentos vencidos dados por hechos"),
            _("Un documento venció el {text} y el paso sigue como hecho."),
            _("Renovar o reabrir"), "workshop",
            f"{step.format(text='x.expires_on')} AND x.status = 'done' AND x.expires_on < :today",
            "formalization",
        ),
        Rule(
            "figure-in-future", figures, _("Cifras con fecha futura"),
            _("Una cifra dice ser del {text}, que todavía no llegó."),
            _("Corregir el período"), "workshop",
            f"{_of('figure', 'x.period_from', 'x.workshop_id')} AND x.period_from > :today",
            "figures",
        ),
        Rule(
            "milestone-without-document", figures, _("Hitos sin documento"),
            _("El hito del {text} dice que consta en un documento y no dice en cuál."),
            _("Anotar el documento"), "workshop",
            f"{_of('milestone', 'x.happened_on', 'x.workshop_id')} AND x.origin = 'document'"
            " AND coalesce(trim(x.document), '') = '' AND NOT EXISTS (SELECT 1 FROM milestone m"
            " WHERE m.corrects_id = x.id AND m.deleted = 0)", "figures",
        ),
    )  # fmt: skip


def upkeep_rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which the page shows them."""
    return (
        *_visit_rules(),
        *_workshop_rules(),
        *_record_rules(),
        *_programme_rules(),
        *_other_rules(),
    )
