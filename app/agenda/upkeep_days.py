"""Days and sums out of all reason that are in the file already: the rules of `app.days`, as SQL.

The parameters are the limits of the kinds of days, counted from today.
"""

from datetime import date, timedelta

from app.agenda.upkeep_rules import Rule
from app.days import EXPIRY, FACT, PLAN, SINCE
from app.i18n import _
from app.numbers import LEAST_COST, MOST_COST

_FROM = "FROM {table} x JOIN workshop w ON w.id = x.workshop_id AND w.deleted = 0"
_ACTION = (
    "FROM action a JOIN programme p ON p.id = a.programme_id AND p.deleted = 0"
    " JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0 WHERE a.deleted = 0"
)
_SESSION = (
    "SELECT s.id, NULL, '', e.title, s.held_on, e.id FROM event_session s"
    " JOIN event e ON e.id = s.event_id AND e.deleted = 0 WHERE s.deleted = 0"
)


def _of(table: str, day: str, subject: str, condition: str) -> str:
    source = _FROM.format(table=table)
    return (
        f"SELECT x.id, w.id, w.code, w.name, x.{day}, {subject} {source}"
        f" WHERE x.deleted = 0 AND {condition}"
    )


def day_limits(today: date) -> dict[str, str]:
    """The limits that the rules below compare with (ISO days)."""
    reach = {
        "fact_first": -FACT.last_back, "since_first": -SINCE.last_back,
        "plan_last": PLAN.doubt_ahead, "plan_first": -PLAN.last_back,
        "expiry_last": EXPIRY.doubt_ahead, "expiry_first": -EXPIRY.last_back,
    }  # fmt: skip
    return {name: (today + timedelta(days=days)).isoformat() for name, days in reach.items()}


def _promised() -> tuple[Rule, ...]:
    group, title = _("Fechas fuera de lugar"), _("Acciones para una fecha imposible")
    said, mend = (
        _("Hay algo previsto para el {text}; mire si el año está bien."),
        _("Corregir la fecha"),
    )
    beyond = "(x.{day} > :plan_last OR x.{day} < :plan_first)"
    return (
        Rule(
            "contact-planned-far", group, _("Visitas previstas para una fecha imposible"), said,
            mend, "contact",
            _of("contact", "held_on", "x.id",
                f"x.status = 'planned' AND {beyond.format(day='held_on')}"),
        ),
        Rule(
            "visit-promised-far", group, _("Próximas visitas en una fecha imposible"), said, mend,
            "programme",
            _of("programme", "next_visit_on", "x.visit_id", beyond.format(day="next_visit_on")),
        ),
        Rule(
            "round-promised-far", group, _("Próximos diagnósticos en una fecha imposible"), said,
            mend, "programme",
            _of("programme", "next_round_on", "x.visit_id", beyond.format(day="next_round_on")),
        ),
        Rule(
            "action-due-far", group, title, said, mend, "programme",
            f"SELECT a.id, w.id, w.code, w.name, a.due_on, p.visit_id {_ACTION}"
            " AND a.status = 'open' AND (a.due_on > :plan_last OR a.due_on < :plan_first)",
        ),
    )  # fmt: skip


def _happened() -> tuple[Rule, ...]:
    group, mend = _("Fechas fuera de lugar"), _("Corregir la fecha")
    beyond = "(x.{day} > :today OR x.{day} < :{first})"
    return (
        Rule(
            "visit-day", group, _("Diagnósticos en una fecha imposible"),
            _("El diagnóstico figura hecho el {text}."), mend, "visit",
            _of("visit", "visited_on", "x.id",
                beyond.format(day="visited_on", first="fact_first")),
        ),
        Rule(
            "contact-long-ago", group, _("Visitas hechas hace demasiado"),
            _("Figura como hecha el {text}; mire si el año está bien."), mend, "contact",
            _of("contact", "held_on", "x.id", "x.status = 'held' AND x.held_on < :fact_first"),
        ),
        Rule(
            "member-since", group, _("Ingresos a una asociación en una fecha imposible"),
            _("Figura que ingresó en {text}."), mend, "workshop",
            _of("membership", "joined_on", "x.workshop_id",
                beyond.format(day="joined_on", first="since_first")), "record",
        ),
        Rule(
            "start-year-ahead", group, _("Talleres que empiezan en un año que no llegó"),
            _("Figura que empezó en {text}."), _("Corregir el año"), "workshop",
            "SELECT w.id, w.id, w.code, w.name, w.start_year, w.id FROM workshop w"
            " WHERE w.deleted = 0 AND w.start_year > CAST(substr(:today, 1, 4) AS INTEGER)",
            "record",
        ),
        Rule(
            "step-day", group, _("Pasos hechos en una fecha imposible"),
            _("Un paso figura hecho el {text}."), mend, "workshop",
            _of("workshop_step", "done_on", "x.workshop_id",
                beyond.format(day="done_on", first="since_first")), "formalization",
        ),
        Rule(
            "step-expiry-far", group, _("Documentos que vencen en una fecha imposible"),
            _("Un documento figura que vence el {text}."), mend, "workshop",
            _of("workshop_step", "expires_on", "x.workshop_id",
                "(x.expires_on > :expiry_last OR x.expires_on < :expiry_first)"), "formalization",
        ),
    )  # fmt: skip


def day_rules() -> tuple[Rule, ...]:
    """What is said of a day or a sum that is hardly meant."""
    group = _("Fechas fuera de lugar")
    return (
        *_happened(),
        *_promised(),
        Rule(
            "session-far", group, _("Encuentros en una fecha imposible"),
            _("Hay un encuentro el {text}; mire si el año está bien."), _("Corregir la fecha"),
            "event", f"{_SESSION} AND (s.held_on > :plan_last OR s.held_on < :fact_first)",
        ),
        Rule(
            "attendance-ahead", group, _("Asistencia de encuentros que no llegaron"),
            _("El encuentro del {text} todavía no llegó y ya dice quién vino."),
            _("Corregir la fecha o la asistencia"), "event",
            f"{_SESSION} AND s.held_on > :today AND EXISTS (SELECT 1 FROM attendance t"
            " WHERE t.session_id = s.id AND t.deleted = 0 AND t.mark <> 'excused')",
        ),
        Rule(
            "cost-out-of-reason", _("Programas y acciones"), _("Costos que no pueden ser"),
            _("«{text}» tiene un costo fuera de lo común; mire si faltan o sobran ceros."),
            _("Corregir el costo"), "programme",
            f"SELECT a.id, w.id, w.code, w.name, a.title, p.visit_id {_ACTION}"
            f" AND a.cost <> 0 AND (a.cost < {LEAST_COST} OR a.cost > {MOST_COST})",
        ),
    )  # fmt: skip
