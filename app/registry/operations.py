"""What a person does to who there is: one function each, one undo step each."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.registry.codes import letters_for, letters_in_use, next_code
from app.registry.records import SEXES
from app.registry.tables import (
    ANCHOR,
    ASSOCIATION,
    CLUSTER,
    CONSENT,
    CONSULTANT,
    MEMBERSHIP,
    OFFICE,
    PERSON,
    WORKSHOP,
)
from app.registry.territories import spell_town
from app.storage.labels import Label, column_label
from app.storage.records import Reader, Value
from app.storage.store import Store, Writer

NAMED = {kind.name: kind for kind in (CLUSTER, ASSOCIATION, ANCHOR, CONSULTANT)}


def change_office(store: Store, *, merge_key: str | None = None, **fields: Value) -> None:
    """Change the office's name, city, phone or settings."""
    values = OFFICE.check(fields)
    office = store.value("SELECT id FROM office WHERE deleted = 0 ORDER BY id LIMIT 1")
    with store.change(Label("office.changed"), merge_key) as writer:
        writer.update("office", office, **values)


def add_consultant(store: Store, *, name: str, role: str = "consultoría") -> int:
    """Add a person who works with this file; returns the id."""
    values = CONSULTANT.check({"name": name, "role": role})
    with store.change(Label("consultant.added")) as writer:
        return writer.insert("consultant", **values)


def add_cluster(
    store: Store,
    *,
    name: str,
    code: str = "",
    department: str | None = None,
    district: str | None = None,
    note: str | None = None,
) -> int:
    """Add a territory; `code` is two to five letters that begin its workshops' codes, those of its name if empty."""
    prefix = code.strip().upper() or letters_for(name, letters_in_use(store))
    if not (prefix.isalpha() and 2 <= len(prefix) <= 5):
        raise DataProblem(_("El código del territorio lleva de dos a cinco letras, como YAG."))
    values = CLUSTER.check(
        {
            "code": prefix,
            "name": spell_town(name),
            "department": department,
            "district": district,
            "note": note,
        }
    )
    with store.change(Label("cluster.added")) as writer:
        return writer.insert("cluster", **values)


def add_association(
    store: Store,
    *,
    name: str,
    cluster_id: int | None = None,
    legal_status: str | None = None,
    note: str | None = None,
) -> int:
    """Add an association; returns its id."""
    values = ASSOCIATION.check(
        {"name": name, "cluster_id": cluster_id, "legal_status": legal_status, "note": note}
    )
    with store.change(Label("association.added")) as writer:
        return writer.insert("association", **values)


def add_anchor(store: Store, *, name: str, note: str | None = None) -> int:
    """Add an anchor company; returns its id."""
    values = ANCHOR.check({"name": name, "note": note})
    with store.change(Label("anchor.added")) as writer:
        return writer.insert("anchor", **values)


def change_name(store: Store, *, table: str, row: int, name: str, merge_key: str | None = None) -> None:
    """Rename a cluster, association, anchor or consultant (`table`)."""
    if table not in NAMED:
        raise ValueError(table)
    values = NAMED[table].check({"name": name})
    with store.change(Label("name.changed"), merge_key) as writer:
        writer.update(table, row, **values)


def add_workshop(store: Store, *, name: str, cluster_id: int | None = None, **fields: Value) -> int:
    """Add a workshop under the next short code of its cluster; returns its id.

    `fields` are those of `change_workshop`; phone and RUC as typed. Raises `DataProblem`
    without a name.
    """
    code = fields.pop("code", None) or next_code(store, cluster_id)
    values = WORKSHOP.check({"code": code, "name": name, "cluster_id": cluster_id, **fields})
    with store.change(Label("workshop.added")) as writer:
        return writer.insert("workshop", **values)


def change_workshop(store: Store, *, workshop_id: int, merge_key: str | None = None, **fields: Value) -> None:
    """Change columns of a workshop.

    A typed phone or RUC is kept as typed and, when valid, as read; a wrong one is a
    warning beside the field, never a lost value.
    """
    values = WORKSHOP.check(fields)
    one = next(iter(fields)) if len(fields) == 1 else ""
    label = column_label("workshop", one) if one else Label("workshop.changed")
    with store.change(label, merge_key) as writer:
        writer.update("workshop", workshop_id, **values)


def remove_workshop(store: Store, *, workshop_id: int) -> None:
    """Take a workshop off the lists; what was known of it stays in the file and in undo."""
    with store.change(Label("workshop.removed")) as writer:
        writer.delete("workshop", workshop_id)


def add_person(
    store: Store,
    *,
    workshop_id: int,
    given_names: str,
    surnames: str = "",
    relation: str = "owner",
    **fields: Value,
) -> int:
    """Add an owner (or another named person) of a workshop; returns the id."""
    values = PERSON.check({"relation": relation, "given_names": given_names, "surnames": surnames, **fields})
    with store.change(Label("person.added")) as writer:
        return writer.insert("person", workshop_id=workshop_id, **values)


def change_person(store: Store, *, person_id: int, merge_key: str | None = None, **fields: Value) -> None:
    """Change what is known of a person."""
    values = PERSON.check(fields)
    with store.change(Label("person.changed"), merge_key) as writer:
        writer.update("person", person_id, **values)


def remove_person(store: Store, *, person_id: int) -> None:
    """Take a person off the workshop."""
    with store.change(Label("person.removed")) as writer:
        writer.delete("person", person_id)


def replace_rows(
    writer: Writer,
    reader: Reader,
    table: str,
    workshop_id: int,
    keys: Sequence[str],
    wanted: Iterable[dict[str, Value]],
) -> None:
    """Make a workshop's rows of a table be these, touching only what differs.

    Rows are told apart by the columns in `keys`.
    """
    old = reader.rows(f"SELECT * FROM {table} WHERE workshop_id = ? AND deleted = 0", (workshop_id,))
    by_key = {tuple(row[key] for key in keys): row for row in old}
    for values in wanted:
        row = by_key.pop(tuple(values[key] for key in keys), None)
        if row is None:
            writer.insert(table, workshop_id=workshop_id, **values)
        elif any(row[name] != value for name, value in values.items()):
            writer.update(table, row["id"], **values)
    for row in by_key.values():
        writer.delete(table, row["id"])


def set_machines(store: Store, *, workshop_id: int, machines: Iterable[tuple[str, int, str | None]]) -> None:
    """Set the machines: (type, count, as written). One type twice is added up."""
    counts: dict[str, dict[str, Value]] = {}
    for kind, count, given in machines:
        entry = counts.setdefault(kind, {"type": kind, "count": 0, "given": given})
        entry["count"] = int(entry["count"] or 0) + count
    with store.change(Label("machine.set")) as writer:
        replace_rows(writer, store, "machine", workshop_id, ("type",), counts.values())


def set_products(store: Store, *, workshop_id: int, products: Iterable[tuple[str, str | None]]) -> None:
    """Set what the workshop makes: (name, as written)."""
    wanted: dict[str, dict[str, Value]] = {name: {"name": name, "given": given} for name, given in products}
    with store.change(Label("product.set")) as writer:
        replace_rows(writer, store, "product", workshop_id, ("name",), wanted.values())


def set_people(store: Store, *, workshop_id: int, people: Iterable[tuple[Any, ...]]) -> None:
    """Set the headcounts, which replace all that was counted before.

    Each is (sex, count) when only women and men are known, or the full breakdown
    (sex, count, age group, relation, in IPS); None where not known. Equal groups add up.
    """
    groups: dict[tuple[Any, ...], dict[str, Value]] = {}
    for entry in people:
        sex, count, age_group, relation, in_ips = (*entry, None, None, None)[:5]
        if sex not in SEXES:
            raise ValueError(sex)
        flag = None if in_ips is None else int(in_ips)
        group = {
            "sex": sex,
            "age_group": age_group,
            "relation": relation,
            "in_ips": flag,
            "count": 0,
        }
        kept = groups.setdefault((sex, age_group, relation, flag), group)
        kept["count"] = int(kept["count"] or 0) + count
    keys = ("sex", "age_group", "relation", "in_ips")
    with store.change(Label("headcount.set")) as writer:
        replace_rows(writer, store, "headcount", workshop_id, keys, groups.values())


def set_membership(store: Store, *, workshop_id: int, association_id: int, **fields: Value) -> int:
    """Make the workshop a member, or change its membership; returns the row's id.

    `joined_on` is an ISO date or its known part, `fee` whole guaraníes. One that had left and is
    active again left no more; if it joined again after that day, the time before is kept apart.
    """
    columns = MEMBERSHIP.check(fields)
    row = store.row(
        "SELECT id, joined_on, left_on, left_why FROM membership "
        "WHERE workshop_id = ? AND association_id = ? AND deleted = 0 ORDER BY id",
        (workshop_id, association_id),
    )
    with store.change(Label("membership.set")) as writer:
        if row is None:
            whole = columns | {"workshop_id": workshop_id, "association_id": association_id}
            return writer.insert("membership", **whole)
        found = int(row["id"])
        if columns.get("active") and row["left_on"] is not None:
            if str(columns.get("joined_on") or "") > row["left_on"]:
                before = {name: row[name] for name in ("joined_on", "left_on", "left_why")}
                writer.insert("past_membership", membership_id=found, **before)
            columns |= {"left_on": None, "left_why": None}
        if columns:
            writer.update("membership", found, **columns)
        return found


def remove_membership(store: Store, *, membership_id: int) -> None:
    """End the record of a membership."""
    with store.change(Label("membership.removed")) as writer:
        writer.delete("membership", membership_id)


def record_consent(
    store: Store, *, workshop_id: int, purpose: str, granted: bool, decided_on: str,
    text_version: str, given_by: str | None = None, witness: str | None = None,
) -> int:  # fmt: skip
    """Keep one decision about one purpose; an earlier one stays, the newest counts."""
    values = CONSENT.check(
        {
            "purpose": purpose,
            "granted": granted,
            "decided_on": decided_on,
            "given_by": given_by,
            "witness": witness,
        }
    )
    with store.change(Label("consent.recorded")) as writer:
        return writer.insert("consent", workshop_id=workshop_id, text_version=text_version, **values)
