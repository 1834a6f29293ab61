"""The lists of the registry: workshops, territories, associations."""

from collections.abc import Sequence
from typing import NamedTuple

from app.i18n import _, format_number, ngettext
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind
from app.place import Place
from app.registry.queries import (
    count_members,
    count_workshops_by_cluster,
    list_associations,
    list_clusters,
    list_workshop_lines,
    list_workshops,
)
from app.registry.records import Workshop, WorkshopLine
from app.shapes import Shape
from app.storage.records import Reader


def workshops_list(_today: str) -> ListKind:
    """Workshops, as the page «Talleres» lists them."""
    columns = (
        ListColumn(_("Código"), "code", window=92, sort=lambda one: one.code),
        ListColumn(_("Taller"), "name", window=0, strong=True),
        ListColumn(_("Dueña o dueño"), "owner", window=186, leaves=5),
        ListColumn(_("Barrio o compañía"), "place", window=130, leaves=1, head=_("Barrio")),
        ListColumn(_("Teléfono"), "phone", window=112, leaves=4),
        ListColumn(_("Personas"), lambda one: one.people or None, "number", window=84, leaves=3),
        ListColumn(
            _("Último diagnóstico"),
            "last_visit_on",
            "date",
            window=108,
            leaves=2,
            head=_("Diagnóstico"),
        ),
        ListColumn(
            _("Estado"),
            say_state,
            window=152,
            sort=lambda one: (-one.drafts, -one.open_actions, -one.visits),
        ),
    )
    return ListKind(
        "workshops",
        _("Talleres"),
        columns,
        read=lambda asked: list_workshop_lines(asked.reader),
        whole=lambda asked: list_workshops(asked.reader),
        keys=_shape_workshop,
        say=lambda one: f"{one.code}  {one.name}  ·  {one.owner}  ·  {one.place}",
        opens=lambda one: Place("workshop", one.id),
        leaves=_fill_lines,
        found_by=lambda one: " ".join((one.code, one.name, one.owner, one.place, one.phone.replace(" ", ""))),
    )


def say_state(line: WorkshopLine) -> str:
    """Where a workshop stands, in words."""
    if line.drafts:
        return _("sin terminar")
    if line.open_actions:
        text = ngettext("{count} acción abierta", "{count} acciones abiertas", line.open_actions)
        return text.format(count=line.open_actions)
    if line.visits > 1:
        return _("{count} rondas").format(count=line.visits)
    return _("con diagnóstico") if line.visits else _("sin diagnóstico")


def say_count(total: int) -> str:
    """How many workshops there are."""
    text = ngettext("{count} taller", "{count} talleres", total)
    return text.format(count=format_number(total))


class ClusterLine(NamedTuple):
    """A territory, and how many workshops it has."""

    code: str
    name: str
    department: str
    district: str | None
    workshops: int
    note: str | None


def clusters_list(_today: str) -> ListKind:
    """Territories, with how many workshops each has."""
    columns = (
        ListColumn(_("Código"), "code", width=10),
        ListColumn(_("Territorio"), "name", width=30),
        ListColumn(_("Departamento"), "department"),
        ListColumn(_("Distrito"), "district"),
        ListColumn(_("Talleres"), "workshops", "number"),
        ListColumn(_("Nota"), "note", width=40),
    )
    return ListKind(
        "clusters",
        _("Territorios"),
        columns,
        _clusters,
        keys="code name department district workshops note",
    )


def _fill_lines(reader: Reader, lines: Sequence[WorkshopLine]) -> tuple[list[ListColumn], list[WorkshopLine]]:
    from app.registry.leaving import fill_lines  # only for what leaves: the window starts without it

    return fill_lines(reader, lines)


def _shape_workshop(workshop: Workshop) -> Shape:
    from app.registry.shapes import shape_workshop  # only for JSON: the window starts without it

    return shape_workshop(workshop)


def _clusters(asked: ListAsked) -> list[ClusterLine]:
    from app.registry.territories import department_name, list_districts

    counts = count_workshops_by_cluster(asked.reader)
    districts = {one.code: one.name for one in list_districts()}
    return [
        ClusterLine(
            one.code,
            one.name,
            department_name(one.department),
            districts.get(one.district or ""),
            counts.get(one.id, 0),
            one.note,
        )
        for one in list_clusters(asked.reader)
    ]


class AssociationLine(NamedTuple):
    """An association, and how many workshops are members."""

    name: str
    cluster: str | None
    legal_status: str | None
    workshops: int
    note: str | None


def associations_list(_today: str) -> ListKind:
    """Associations, with how many workshops are members."""
    columns = (
        ListColumn(_("Asociación"), "name", width=36),
        ListColumn(_("Territorio"), "cluster"),
        ListColumn(_("Situación legal"), "legal_status"),
        ListColumn(_("Talleres"), "workshops", "number"),
        ListColumn(_("Nota"), "note", width=40),
    )
    return ListKind(
        "associations",
        _("Asociaciones"),
        columns,
        _associations,
        keys="name cluster legal_status workshops note",
    )


def _associations(asked: ListAsked) -> list[AssociationLine]:
    clusters = {one.id: one.name for one in list_clusters(asked.reader)}
    counts = count_members(asked.reader)
    return [
        AssociationLine(
            one.name,
            clusters.get(one.cluster_id or 0),
            one.legal_status,
            counts.get(one.id, 0),
            one.note,
        )
        for one in list_associations(asked.reader)
    ]


LISTS = (
    ListEntry("workshops", workshops_list),
    ListEntry("clusters", clusters_list),
    ListEntry("associations", associations_list),
)
