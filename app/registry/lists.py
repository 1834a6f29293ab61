"""The lists of workshops, rounds of the diagnostic, and the actions that were agreed."""

from collections.abc import Collection, Sequence
from typing import Any

from app.diagnosis.queries import list_visits
from app.diagnosis.records import VisitLine
from app.i18n import N_, _
from app.improvement.catalogue import find_solution
from app.improvement.prices import price_ends
from app.improvement.records import Recommendation
from app.lists.lists import Asked, ListKind
from app.lists.tables import Column, Table
from app.registry.queries import (
    count_members,
    count_workshops_by_cluster,
    list_anchors,
    list_associations,
    list_clusters,
    list_workshop_lines,
)
from app.registry.records import WorkshopLine
from app.registry.territories import department_name, list_districts

IN_PRIVATE = N_("conversado en privado")
ACTIONS = """
SELECT workshop.code, workshop.name, action.title, action.status, action.responsible,
       action.due_on, action.status = 'open' AND action.due_on < :today AS overdue, action.cost, action.payer, action.first_step, action.evidence, action.done_on, action.solution, action.cost_high
FROM action
JOIN programme ON programme.id = action.programme_id AND programme.deleted = 0
JOIN workshop ON workshop.id = programme.workshop_id AND workshop.deleted = 0
WHERE action.deleted = 0 AND (:workshop IS NULL OR workshop.id = :workshop)
ORDER BY workshop.code, programme.id DESC, action.position, action.id
"""


def workshops_table(lines: Sequence[WorkshopLine]) -> Table:
    """Workshops, as the page «Talleres» lists them."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=32),
        Column(_("Dueña o dueño"), width=30), Column(_("Territorio"), width=20),
        Column(_("Barrio o compañía")), Column(_("Teléfono"), width=16),
        Column(_("Personas"), "number"), Column(_("Último diagnóstico"), "date"),
        Column(_("Diagnósticos terminados"), "number"),
        Column(_("Diagnósticos sin terminar"), "number"), Column(_("Acciones abiertas"), "number"),
    )  # fmt: skip
    rows = [
        (
            one.code, one.name, one.owner, one.cluster, one.place, one.phone, one.people or None,
            one.last_visit_on, one.visits, one.drafts, one.open_actions,
        )
        for one in lines
    ]  # fmt: skip
    return Table(_("Talleres"), columns, rows)


def rounds_table(lines: Sequence[VisitLine]) -> Table:
    """Rounds of the diagnostic, newest first."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=32),
        Column(_("Ronda"), "number"), Column(_("Fecha"), "date"),
        Column(_("Consultora o consultor")), Column(_("Estado"), width=14),
        Column(_("Preguntas respondidas"), "number"), Column(_("Preguntas del diagnóstico"), "number"),
    )  # fmt: skip
    words = {"draft": _("sin terminar"), "finished": _("terminado")}
    rows = [
        (
            one.workshop_code, one.workshop, one.round, one.visited_on, one.consultant,
            words[one.status], one.answered, one.asked,
        )
        for one in lines
    ]  # fmt: skip
    return Table(_("Diagnósticos"), columns, rows)


def actions_table(asked: Asked) -> Table:
    """Actions of the programmes: who, when, how much, and what came of them."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=32),
        Column(_("Acción"), width=46), Column(_("Estado"), width=16),
        Column(_("Quién"), width=24), Column(_("Para cuándo"), "date"),
        Column(_("Atrasada"), "yesno"), Column(_("Costo desde"), "money"),
        Column(_("Costo hasta"), "money"), Column(_("Quién paga")),
        Column(_("Primer paso"), width=40), Column(_("Se sabrá por"), width=34),
        Column(_("Hecha el"), "date"),
    )  # fmt: skip
    words = {"open": _("abierta"), "done": _("hecha"), "dropped": _("dejada de lado")}
    found = asked.reader.rows(ACTIONS, {"today": asked.today, "workshop": asked.workshop_id})
    rows = [
        (*row[:2], _(IN_PRIVATE) if _is_discreet(row) else row["title"], words[row["status"]],
         *row[4:6], bool(row["overdue"]), *price_ends(row["cost"], row["cost_high"], row["solution"]),
         row["payer"],
         *((None, None) if _is_discreet(row) else row[9:11]), row["done_on"])
        for row in found
    ]  # fmt: skip
    return Table(_("Acciones"), columns, rows)


def _is_discreet(row: Any) -> bool:
    solution = find_solution(row["solution"]) if row["solution"] else None
    return solution is not None and solution.discreet


def clusters_table(asked: Asked) -> Table:
    """Territories, with how many workshops each has."""
    columns = (
        Column(_("Código"), width=10), Column(_("Territorio"), width=30),
        Column(_("Departamento")), Column(_("Distrito")), Column(_("Talleres"), "number"),
        Column(_("Nota"), width=40),
    )  # fmt: skip
    counts = count_workshops_by_cluster(asked.reader)
    districts = {one.code: one.name for one in list_districts()}
    rows = [
        (one.code, one.name, department_name(one.department),
         districts.get(one.district or ""), counts.get(one.id, 0), one.note)
        for one in list_clusters(asked.reader)
    ]  # fmt: skip
    return Table(_("Territorios"), columns, rows)


def associations_table(asked: Asked) -> Table:
    """Associations, with how many workshops are members."""
    columns = (
        Column(_("Asociación"), width=36), Column(_("Territorio")), Column(_("Situación legal")),
        Column(_("Talleres"), "number"), Column(_("Nota"), width=40),
    )  # fmt: skip
    clusters = {one.id: one.name for one in list_clusters(asked.reader)}
    counts = count_members(asked.reader)
    rows = [
        (one.name, clusters.get(one.cluster_id or 0), one.legal_status, counts.get(one.id, 0),
         one.note)
        for one in list_associations(asked.reader)
    ]  # fmt: skip
    return Table(_("Asociaciones"), columns, rows)


def anchors_table(asked: Asked) -> Table:
    """Anchor companies."""
    columns = (Column(_("Empresa"), width=36), Column(_("Nota"), width=60))
    rows = [(one.name, one.note) for one in list_anchors(asked.reader)]
    return Table(_("Empresas ancla"), columns, rows)


def recommendations_table(found: Sequence[Recommendation], taken: Collection[str]) -> Table:
    """What a diagnostic recommends, in order; `taken` are the codes in the programme."""
    columns = (
        Column(_("Orden"), "number"), Column(_("Solución"), width=46),
        Column(_("Por qué"), width=60), Column(_("Horas"), "number"),
        Column(_("Costo desde"), "money"), Column(_("Costo hasta"), "money"),
        Column(_("En el programa"), "yesno", 14),
    )  # fmt: skip
    rows = [
        (one.rank, _(IN_PRIVATE) if one.solution.discreet else one.solution.title, one.because, one.solution.hours, one.solution.cost_low,
         one.solution.cost_high, one.solution.code in taken)
        for one in found
    ]  # fmt: skip
    return Table(_("Recomendaciones"), columns, rows)


def _workshops(asked: Asked) -> Table:
    return workshops_table(list_workshop_lines(asked.reader))


def _rounds(asked: Asked) -> Table:
    lines = list_visits(asked.reader, workshop_id=asked.workshop_id)
    first, last = asked.period or ("", "9999")
    return rounds_table([line for line in lines if first <= line.visited_on <= last])


LISTS = (
    ListKind("workshops", _workshops, title=_("Talleres")),
    ListKind("rounds", _rounds, True, True, _("Diagnósticos")),
    ListKind("actions", actions_table, takes_workshop=True, title=_("Acciones")),
    ListKind("clusters", clusters_table, title=_("Territorios")),
    ListKind("associations", associations_table, title=_("Asociaciones")),
    ListKind("anchors", anchors_table, title=_("Empresas ancla")),
)
