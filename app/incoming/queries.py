"""What the office knows already, in the shape a list's rows are compared with."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.incoming.duplicates import make_identity
from app.incoming.known import OfficeIndex, OfficeWorkshop, SourceRow
from app.incoming.meanings import meanings_of
from app.incoming.tables import FORM_SOURCE
from app.registry.cedula import plain_cedula
from app.storage.records import Reader

AT_ONCE = 500


def read_index(reader: Reader) -> OfficeIndex:
    """Look at all workshops, quickly: two queries whatever their number."""
    identities, ids = [], {}
    rows = reader.rows(
        "SELECT w.code, w.id, w.name, coalesce(p.given_names, ''), coalesce(p.surnames, ''), "
        "coalesce(p.cedula, ''), coalesce(w.ruc, ''), coalesce(w.phone, '') FROM workshop w "
        "LEFT JOIN person p ON p.id = (SELECT min(o.id) FROM person o WHERE o.workshop_id = w.id "
        "AND o.deleted = 0 AND o.relation = 'owner') WHERE w.deleted = 0"
    )
    for code, identity, *names in rows:
        # two laptops may have given one code twice
        key = f"{code} ({names[0]})" if code in ids else code
        if names[3] and not names[3].isdigit():
            names[3] = plain_cedula(names[3])  # typed with points, in an earlier year
        identities.append(make_identity(key, *names))
        ids[key] = identity
    prints: dict[str, list[tuple[int, str]]] = defaultdict(list)
    known = set(ids.values())
    for workshop, source, text in reader.rows(
        "SELECT workshop_id, source, fingerprint FROM import_row WHERE deleted = 0 AND source <> ? ORDER BY id",
        (FORM_SOURCE,),
    ):
        if workshop in known:
            prints[text].append((workshop, source))
    return OfficeIndex(tuple(identities), ids, {k: tuple(v) for k, v in prints.items()})


def _chunks(ids: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        yield ", ".join("?" * len(part)), part


def _rows(reader: Reader, sql: str, ids: Sequence[int]) -> Iterator[Any]:
    for marks, part in _chunks(ids):
        yield from reader.rows(sql.format(marks=marks), tuple(part))


def read_workshops(
    reader: Reader, ids: Iterable[int], association_id: int | None, *, is_own: bool = False
) -> dict[int, OfficeWorkshop]:
    """What the office knows of these workshops, by id; of our own list (`is_own`) their first membership."""
    wanted = sorted(set(ids))
    found: dict[int, OfficeWorkshop] = {}
    plain = meanings_of("workshop")
    for row in _rows(
        reader,
        f"SELECT id, code, {', '.join(plain)}, coalesce(ruc, ruc_given) AS ruc, "
        "coalesce(phone, phone_given) AS phone, (SELECT c.name FROM cluster c WHERE c.id = cluster_id "
        "AND c.deleted = 0) AS cluster FROM workshop WHERE id IN ({marks})",
        wanted,
    ):
        names = (*(name for name in plain if name != "note"), "ruc", "phone", "cluster")
        fields = {name: row[name] for name in names if row[name] is not None}
        found[row["id"]] = OfficeWorkshop(row["id"], row["code"], fields, row["note"] or "")
    _add_owners(reader, wanted, found)
    _add_counts(reader, wanted, found)
    _add_memberships(reader, wanted, found, association_id, is_own)
    for row in _rows(
        reader,
        "SELECT id, workshop_id, source, fingerprint, cells FROM import_row "
        f"WHERE deleted = 0 AND source <> '{FORM_SOURCE}' AND workshop_id IN ({{marks}}) ORDER BY id",
        wanted,
    ):
        identity, workshop, source, text, cells = row
        kept = SourceRow(identity, workshop, source, text, json.loads(cells))
        found[workshop].sources.append(kept)
    return found


def _add_owners(reader: Reader, wanted: Sequence[int], found: dict[int, OfficeWorkshop]) -> None:
    names = meanings_of("person")
    sql = (
        f"SELECT id, workshop_id, {', '.join(names)}, coalesce(phone, phone_given) AS owner_phone FROM person "
        "WHERE deleted = 0 AND relation = 'owner' AND workshop_id IN ({marks}) ORDER BY id"
    )
    for row in _rows(reader, sql, wanted):
        workshop = found[row["workshop_id"]]
        if workshop.person_id is None:
            workshop.person_id = row["id"]
            workshop.fields |= {
                name: row[name] for name in (*names, "owner_phone") if row[name] not in (None, "")
            }
            if cedula := workshop.fields.get("cedula"):
                workshop.fields["cedula"] = plain_cedula(cedula)


def _add_counts(reader: Reader, wanted: Sequence[int], found: dict[int, OfficeWorkshop]) -> None:
    for workshop, kind, count in _rows(
        reader,
        "SELECT workshop_id, type, count FROM machine WHERE deleted = 0 AND workshop_id IN ({marks})",
        wanted,
    ):
        machines = found[workshop].fields.setdefault("machines", {})
        machines[kind] = machines.get(kind, 0) + count
    for workshop, name in _rows(
        reader,
        "SELECT workshop_id, name FROM product WHERE deleted = 0 AND workshop_id IN ({marks}) ORDER BY name",
        wanted,
    ):
        found[workshop].fields.setdefault("products", []).append(name)
    sexes = {"woman": "women", "man": "men"}
    for workshop, sex, count, is_detailed in _rows(
        reader,
        "SELECT workshop_id, sex, sum(count), max(age_group IS NOT NULL OR relation IS NOT NULL "
        "OR in_ips IS NOT NULL) FROM headcount WHERE deleted = 0 AND workshop_id IN ({marks}) "
        "GROUP BY workshop_id, sex",
        wanted,
    ):
        if sex in sexes:
            found[workshop].fields[sexes[sex]] = count
        found[workshop].has_breakdown |= bool(is_detailed)


def _add_memberships(
    reader: Reader,
    wanted: Sequence[int],
    found: dict[int, OfficeWorkshop],
    association: int | None,
    is_own: bool,
) -> None:
    for row in _rows(
        reader,
        "SELECT m.id, m.workshop_id, m.joined_on, m.active, m.fee, m.association_id, a.name FROM membership m "
        "JOIN association a ON a.id = m.association_id WHERE m.deleted = 0 AND m.workshop_id IN ({marks}) "
        "ORDER BY m.id",
        wanted,
    ):
        workshop = found[row["workshop_id"]]
        named = workshop.fields.get("association")
        workshop.fields["association"] = f"{named}, {row['name']}" if named else row["name"]
        is_first = is_own and workshop.membership_id is None
        if row["association_id"] != association and not is_first:
            continue
        workshop.membership_id = row["id"]
        for name in ("joined_on", "fee"):
            if row[name] is not None:
                workshop.fields[name] = row[name]
        if row["active"] is not None:
            workshop.fields["active"] = bool(row["active"])
