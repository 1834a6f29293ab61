"""Carries out the plan of an import: all of it as one undo step, or nothing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.i18n import _
from app.incoming.belonging import Belonging
from app.incoming.collection import without_collection
from app.incoming.layouts import remember_layout
from app.incoming.meanings import meanings_of
from app.incoming.plan import NO_DECISIONS, plan_import, report_of, resolve_plan
from app.incoming.records import Decisions, ImportPlan, ImportReport, PlannedWorkshop
from app.progress import SILENT, Progress
from app.registry.codes import code_prefix, format_code, next_code_number
from app.registry.operations import replace_rows
from app.registry.phone import read_phones
from app.registry.ruc import read_ruc
from app.storage.backups import back_up
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store
from app.storage.writer import Writer

PLAIN, PERSONAL = frozenset(meanings_of("workshop")), frozenset(meanings_of("person"))
MEMBER = frozenset(meanings_of("membership"))
Rows = defaultdict[str, list[tuple[Value, ...]]]
COLUMNS = {
    "machine": ("workshop_id", "type", "count", "given"),
    "product": ("workshop_id", "name", "given"),
    "headcount": ("workshop_id", "sex", "count"),
    "import_row": ("workshop_id", "source", "fingerprint", "cells"),
}
SEXES = {"women": "woman", "men": "man"}
OF_THE_OWNER = frozenset(("given_names", "surnames", "cedula", "owner_phone"))
STEP = 2500  # workshops between two reports: about a fifth of a second


def import_workshops(
    store: Store,
    *,
    plan: ImportPlan,
    decisions: Decisions = NO_DECISIONS,
    progress: Progress = SILENT,
) -> ImportReport:
    """Write what the plan says, after a backup, as one undo step; returns what was done.

    `added`, `updated`, `unchanged` count workshops. Raises `FileProblem` when the backup or
    the file cannot be written, `Cancelled` when asked to stop; then nothing is changed.
    """
    workshops = resolve_plan(store, plan, decisions)
    if any(planned.action != "unchanged" or planned.kept for planned in workshops):
        back_up(store, reason="import", progress=progress)
        with store.change(Label("workshop.list_imported", file=plan.file), origin="import") as writer:
            remember_layout(writer, store, plan.table.layout, plan.mapping)
            with without_collection():
                _Import(store, writer, plan, decisions).write(workshops, progress)
    return report_of(plan, workshops)


def import_file(
    store: Store,
    *,
    path: Path,
    sheet: str | None = None,
    decisions: Decisions = NO_DECISIONS,
    progress: Progress = SILENT,
) -> ImportReport:
    """Plan and import a list in one go, as the command line does."""
    with without_collection():  # the plan must be gone when it ends, or all of it is looked through
        return import_workshops(
            store,
            plan=plan_import(store, path, sheet=sheet, progress=progress),
            decisions=decisions,
            progress=progress,
        )


class _Import:
    """One import under way: gives the codes, writes each workshop with all that is of it."""

    def __init__(self, store: Store, writer: Writer, plan: ImportPlan, decisions: Decisions) -> None:
        self._store = store
        self._writer = writer
        self._source = plan.source
        self._whose = Belonging(store, writer, plan, decisions)
        self._taken = (
            {code for (code,) in store.rows("SELECT code FROM workshop")} if plan.table.is_own else set()
        )
        self._kept_codes = {row.draft.fields.get("code") for row in plan.rows}
        self._codes: dict[int | None, Iterator[str]] = {}
        self._people: list[dict[str, Value]] = []  # of the step that is under way
        self._memberships: list[dict[str, Value]] = []

    def _code_of(self, fields: Any, cluster: int | None) -> str:
        """The code that our own list says, unless the office gave it to another; or the next."""
        own: str | None = fields.get("code")
        if own and own not in self._taken and re.fullmatch(r"[A-Z]{2,5}-\d{3,6}", own):
            self._taken.add(own)
            return own
        if cluster not in self._codes:
            self._codes[cluster] = self._give_codes(code_prefix(self._store, cluster))
        return next(code for code in self._codes[cluster] if code not in self._kept_codes)

    def _give_codes(self, prefix: str) -> Iterator[str]:
        number = next_code_number(self._store, prefix)
        while True:
            yield format_code(prefix, number)
            number += 1

    def write(self, workshops: tuple[PlannedWorkshop, ...], progress: Progress) -> None:
        """Write every workshop of the plan."""
        for done in range(0, len(workshops), STEP):
            progress.report(done, len(workshops), _("Importando"))
            self._write_some(workshops[done : done + STEP])
        progress.report(len(workshops), len(workshops), _("Guardando"))

    def _write_some(self, workshops: tuple[PlannedWorkshop, ...]) -> None:
        new = [planned for planned in workshops if planned.workshop_id is None]
        added = iter(self._writer.insert_many("workshop", [self._new(one) for one in new]))
        rows: Rows = defaultdict(list)
        self._people, self._memberships = [], []
        for planned in workshops:
            workshop = planned.workshop_id
            if workshop is None:
                workshop = next(added)
                self._add_parts(rows, planned, workshop)
            elif planned.writes:
                self._change(planned, workshop)
            for kept in planned.kept:
                if kept.id is not None:
                    self._writer.update("import_row", kept.id, cells=kept.cells)
                else:
                    rows["import_row"].append((workshop, self._source, kept.fingerprint, kept.cells))
        self._writer.insert_many("person", self._people)
        for table, names in COLUMNS.items():
            self._writer.insert_alike(table, names, rows[table])
        self._writer.insert_many("membership", self._memberships)

    def _new(self, planned: PlannedWorkshop) -> dict[str, Value]:
        cluster = self._whose.cluster_of(planned.writes)
        columns: dict[str, Value] = {"code": self._code_of(planned.writes, cluster)}
        if cluster is not None:
            columns["cluster_id"] = cluster
        columns |= _workshop_columns(planned)
        if None in columns.values():
            return {name: value for name, value in columns.items() if value is not None}
        return columns

    def _add_parts(self, rows: Rows, planned: PlannedWorkshop, workshop: int) -> None:
        fields, given = planned.writes, planned.draft.given
        if not OF_THE_OWNER.isdisjoint(fields):
            self._people.append({"workshop_id": workshop, "relation": "owner", **_person(planned)})
        rows["machine"] += [
            (workshop, kind, count, said) for kind, (count, said) in _machines(planned).items()
        ]
        rows["product"] += [(workshop, name, said) for name, said in given.get("products", ())]
        rows["headcount"] += [
            (workshop, sex, fields[meaning]) for meaning, sex in SEXES.items() if meaning in fields
        ]
        self._memberships += self._members(workshop, fields)

    def _members(self, workshop: int, fields: Any) -> list[dict[str, Value]]:
        """Of which associations it is; what the row says of being a member is of the first."""
        found = self._whose.associations_of(fields)
        made: list[dict[str, Value]] = [{"workshop_id": workshop, "association_id": one} for one in found]
        if made:
            made[0] |= _columns(fields, MEMBER)
        return made

    def _change(self, planned: PlannedWorkshop, workshop: int) -> None:
        fields, writer, store = planned.writes, self._writer, self._store
        writer.update("workshop", workshop, **_workshop_columns(planned))
        if "cluster" in fields:
            writer.update("workshop", workshop, cluster_id=self._whose.cluster_of(fields))
        personal = _personal(planned)
        if personal and planned.person_id is not None:
            writer.update("person", planned.person_id, **personal)
        elif personal:
            writer.insert("person", workshop_id=workshop, relation="owner", **_person(planned))
        if not (MEMBER | {"association"}).isdisjoint(fields):
            self._change_members(planned, workshop)
        if "machines" in fields:
            wanted: list[dict[str, Value]] = [
                {"type": kind, "count": count, "given": given}
                for kind, (count, given) in _machines(planned).items()
            ]
            replace_rows(writer, store, "machine", workshop, ("type",), wanted)
        if "products" in fields:
            products: list[dict[str, Value]] = [
                {"name": n, "given": g} for n, g in planned.draft.given["products"]
            ]
            replace_rows(writer, store, "product", workshop, ("name",), products)
        for meaning, sex in SEXES.items():
            if meaning in fields:
                self._count(workshop, sex, fields[meaning])

    def _change_members(self, planned: PlannedWorkshop, workshop: int) -> None:
        fields = planned.writes
        said = _columns(fields, MEMBER)
        if planned.membership_id is not None and said:
            self._writer.update("membership", planned.membership_id, **said)
        if planned.membership_id is not None and "association" not in fields:
            return
        sql = "SELECT association_id FROM membership WHERE workshop_id = ? AND deleted = 0"
        held = {one for (one,) in self._store.rows(sql, (workshop,))}
        for member in self._members(
            workshop, fields if planned.membership_id is None else {"association": fields["association"]}
        ):
            if member["association_id"] not in held:
                self._writer.insert("membership", **member)

    def _count(self, workshop: int, sex: str, count: int) -> None:
        found = self._store.value(
            "SELECT id FROM headcount WHERE workshop_id = ? AND sex = ? AND deleted = 0",
            (workshop, sex),
        )
        if found is None:
            self._writer.insert("headcount", workshop_id=workshop, sex=sex, count=count)
        else:
            self._writer.update("headcount", found, count=count)


def _columns(fields: Any, names: frozenset[str]) -> dict[str, Value]:
    values = [(name, fields[name]) for name in _said_of(tuple(fields), names)]
    return {name: int(value) if value is True or value is False else value for name, value in values}


@lru_cache(maxsize=1 << 8)
def _said_of(fields: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Which fields are columns of a table: most rows of a list say the same ones."""
    return tuple(name for name in fields if name in names)


def _workshop_columns(planned: PlannedWorkshop) -> dict[str, Value]:
    columns = _columns(planned.writes, PLAIN)
    if "ruc" in planned.writes:
        given = planned.draft.given.get("ruc", planned.writes["ruc"])
        columns |= {"ruc": read_ruc(planned.writes["ruc"]).ruc, "ruc_given": given}
    if "phone" in planned.writes:
        given = planned.draft.given.get("phone", planned.writes["phone"])
        columns |= {"phone": read_phones(planned.writes["phone"]), "phone_given": given}
    return columns


def _personal(planned: PlannedWorkshop) -> dict[str, Value]:
    columns = _columns(planned.writes, PERSONAL)
    if "owner_phone" in planned.writes:
        phone = planned.writes["owner_phone"]
        columns |= {"phone": read_phones(phone), "phone_given": planned.draft.given.get("owner_phone", phone)}
    return columns


def _person(planned: PlannedWorkshop) -> dict[str, Value]:
    return {"given_names": "", "surnames": ""} | _personal(planned)


def _machines(planned: PlannedWorkshop) -> dict[str, tuple[int, str]]:
    machines: dict[str, tuple[int, str]] = {}
    for kind, count, given in planned.draft.given.get("machines", ()):
        before = machines.get(kind)
        total = (before[0] + count, f"{before[1]}, {given}") if before else (count, given)
        machines[kind] = total
    return machines
