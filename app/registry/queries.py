"""Reads who there is: SQL in, frozen records out."""

from collections.abc import Callable, Sequence
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.registry.names import fold
from app.registry.phone import show_phones
from app.registry.records import (
    Anchor,
    Association,
    Cluster,
    Consent,
    Consultant,
    Headcount,
    Machine,
    Membership,
    Office,
    Person,
    Product,
    Workshop,
    WorkshopLine,
)
from app.registry.tables import (
    ANCHOR,
    ASSOCIATION,
    CLUSTER,
    CONSENT,
    CONSULTANT,
    HEADCOUNT,
    MACHINE,
    OFFICE,
    PERSON,
    PRODUCT,
    WORKSHOP,
)
from app.storage.records import Reader

LINES = """
SELECT w.id, w.code, w.name,
  coalesce((SELECT trim(p.given_names || ' ' || p.surnames) FROM person p
    WHERE p.workshop_id = w.id AND p.deleted = 0 AND p.relation = 'owner'
    ORDER BY p.id LIMIT 1), ''),
  coalesce(w.place, ''), coalesce(c.name, ''), coalesce(w.phone_given, w.phone, ''),
  coalesce((SELECT sum(h.count) FROM headcount h
    WHERE h.workshop_id = w.id AND h.deleted = 0), 0),
  (SELECT max(v.visited_on) FROM visit v
    WHERE v.workshop_id = w.id AND v.deleted = 0 AND v.rating_of IS NULL),
  (SELECT count(*) FROM visit v
    WHERE v.workshop_id = w.id AND v.deleted = 0 AND v.rating_of IS NULL AND v.status = 'finished'),
  (SELECT count(*) FROM visit v
    WHERE v.workshop_id = w.id AND v.deleted = 0 AND v.rating_of IS NULL AND v.status = 'draft'),
  (SELECT count(*) FROM programme g JOIN action a ON a.programme_id = g.id
    WHERE g.workshop_id = w.id AND g.deleted = 0 AND a.deleted = 0 AND a.status = 'open')
FROM workshop w LEFT JOIN cluster c ON c.id = w.cluster_id AND c.deleted = 0
"""

RANKED_MATCHES = 3000


def read_office(reader: Reader) -> Office:
    """The office this file belongs to."""
    row = reader.row(f"SELECT {OFFICE.select(Office)} FROM office WHERE deleted = 0 ORDER BY id LIMIT 1")
    if row is None:
        raise LookupError("no office")
    return Office(*row)


def list_consultants(reader: Reader) -> list[Consultant]:
    """The people who work with this file, by name."""
    sql = f"SELECT {CONSULTANT.select(Consultant)} FROM consultant WHERE deleted = 0 ORDER BY name"
    return [Consultant(*row) for row in reader.rows(sql)]


def last_worker(reader: Reader) -> int | None:
    """Who changed the office last, by the journal; None when nobody did under a name."""
    found: int | None = reader.value(
        "SELECT user FROM journal WHERE user IS NOT NULL ORDER BY clock DESC, id DESC LIMIT 1"
    )
    return found


def list_clusters(reader: Reader) -> list[Cluster]:
    """Every cluster, by name."""
    sql = f"SELECT {CLUSTER.select(Cluster)} FROM cluster WHERE deleted = 0"
    return [Cluster(*row) for row in reader.rows(sql + " ORDER BY name")]


def list_associations(reader: Reader) -> list[Association]:
    """Every association, by name."""
    sql = f"SELECT {ASSOCIATION.select(Association)} FROM association WHERE deleted = 0"
    return [Association(*row) for row in reader.rows(sql + " ORDER BY name")]


def has_association(reader: Reader, cluster_id: int | None) -> bool | None:
    """Whether a territory has an association; None where the office's notes do not tell.

    That none is noted there tells something only where every association that is noted has its place: its own
    territory, or those of its members.
    """
    sql = """
        SELECT association.id, association.cluster_id, workshop.cluster_id FROM association
        LEFT JOIN membership ON membership.association_id = association.id AND membership.deleted = 0
          AND coalesce(membership.active, 1) = 1
        LEFT JOIN workshop ON workshop.id = membership.workshop_id AND workshop.deleted = 0
        WHERE association.deleted = 0
    """
    places: dict[int, set[int]] = {}
    for association, own, of_member in reader.rows(sql):
        places.setdefault(association, set()).update(each for each in (own, of_member) if each is not None)
    if cluster_id is None or not places:
        return None
    if any(cluster_id in each for each in places.values()):
        return True
    return False if all(places.values()) else None


def list_anchors(reader: Reader) -> list[Anchor]:
    """Every anchor company, by name."""
    sql = f"SELECT {ANCHOR.select(Anchor)} FROM anchor WHERE deleted = 0 ORDER BY name"
    return [Anchor(*row) for row in reader.rows(sql)]


def _line(row: Any) -> WorkshopLine:
    values = list(row)
    values[6] = show_phones(values[6])
    return WorkshopLine(*values)


def list_workshop_lines(reader: Reader, *, cluster_id: int | None = None) -> list[WorkshopLine]:
    """The list of workshops, or of one cluster's, by code; one query."""
    if cluster_id is None:
        rows = reader.rows(f"{LINES} WHERE w.deleted = 0 ORDER BY w.code")
    else:
        sql = f"{LINES} WHERE w.deleted = 0 AND w.cluster_id = ? ORDER BY w.code"
        rows = reader.rows(sql, (cluster_id,))
    return [_line(row) for row in rows]


def find_workshop(reader: Reader, code: str) -> int | None:
    """The id of the workshop with this short code, in capitals or not; None if none."""
    sql = "SELECT id FROM workshop WHERE code = ? AND deleted = 0 ORDER BY id LIMIT 1"
    found: int | None = reader.value(sql, (code.strip().upper(),))
    return found


def search_workshops(reader: Reader, text: str, limit: int = 50) -> list[WorkshopLine]:
    """Workshops whose code, name, place, people or numbers begin with the words typed.

    At most `limit`, by name: the best matches, or any when more than `RANKED_MATCHES` fit
    (ranking those takes longer than a frame).
    """
    expression = _search_expression(text)
    if not expression:
        return []
    sql = "SELECT count(*) FROM (SELECT 1 FROM workshop_search WHERE workshop_search MATCH ? LIMIT ?)"
    matches = reader.value(sql, (expression, RANKED_MATCHES + 1))
    ranked = "ORDER BY rank" if matches <= RANKED_MATCHES else ""
    sql = (
        f"{LINES} WHERE w.deleted = 0 AND w.id IN (SELECT rowid FROM workshop_search "
        f"WHERE workshop_search MATCH ? {ranked} LIMIT ?) ORDER BY w.name"
    )
    return [_line(row) for row in reader.rows(sql, (expression, limit))]


def list_lines_with_digits(reader: Reader, digits: str, limit: int = 50) -> list[WorkshopLine]:
    """Workshops with a phone, cédula or RUC that has these digits anywhere: the last four of a number, say."""
    sql = (
        f"{LINES} WHERE w.deleted = 0 AND w.id IN (SELECT rowid FROM workshop_search "
        "WHERE numbers LIKE ? LIMIT ?) ORDER BY w.name"
    )
    return [_line(row) for row in reader.rows(sql, (f"%{digits}%", limit))]


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


# What belongs to a workshop: its table, its columns after `workshop_id`, and its record.
_PARTS: dict[str, tuple[str, str, Callable[..., Any]]] = {
    "owners": ("person", PERSON.select(Person), Person),
    "machines": ("machine", MACHINE.select(Machine), Machine),
    "products": ("product", PRODUCT.select(Product), Product),
    "people": (
        "headcount",
        HEADCOUNT.select(Headcount),
        lambda key, sex, count, age, relation, in_ips: Headcount(
            key, sex, count, age, relation, _flag(in_ips)
        ),
    ),
    "memberships": (
        "membership m JOIN association a ON a.id = m.association_id",
        "m.id, m.association_id, a.name, m.joined_on, m.active, m.fee, m.note, m.left_on, m.left_why",
        lambda key, association, name, joined_on, active, fee, note, left_on, left_why: Membership(
            key, association, name, joined_on, _flag(active), fee, note, left_on, left_why
        ),
    ),
    "consents": (
        "consent",
        CONSENT.select(Consent),
        lambda key, purpose, granted, decided_on, version, given_by, witness: Consent(
            key, purpose, bool(granted), decided_on, version, given_by, witness
        ),
    ),
}
_WORKSHOP = f"SELECT {WORKSHOP.select(Workshop)}, cluster_id FROM workshop WHERE deleted = 0"


def _parts(reader: Reader, name: str, workshop_id: int | None) -> dict[int, tuple[Any, ...]]:
    """One kind of part of each workshop, or of one."""
    table, columns, record = _PARTS[name]
    prefix = "m." if name == "memberships" else ""
    where = f"{prefix}deleted = 0" + (f" AND {prefix}workshop_id = ?" if workshop_id else "")
    sql = f"SELECT {prefix}workshop_id, {columns} FROM {table} WHERE {where} ORDER BY {prefix}id"
    found: dict[int, list[Any]] = {}
    for workshop, *row in reader.rows(sql, (workshop_id,) if workshop_id else ()):
        found.setdefault(workshop, []).append(record(*row))
    return {workshop: tuple(rows) for workshop, rows in found.items()}


def _workshops(reader: Reader, rows: Sequence[Any], workshop_id: int | None) -> list[Workshop]:
    clusters = {cluster.id: cluster for cluster in list_clusters(reader)}
    parts = {name: _parts(reader, name, workshop_id) for name in _PARTS}
    workshops = []
    for row in rows:
        values = {name: row[name] for name in row.keys() if name != "cluster_id"}  # noqa: SIM118
        values |= {name: found.get(row["id"], ()) for name, found in parts.items()}
        workshops.append(Workshop(cluster=clusters.get(row["cluster_id"]), **values))
    return workshops


def read_workshop(reader: Reader, workshop_id: int) -> Workshop:
    """Everything known of one workshop. Raises `LookupError` when it is not there."""
    rows = reader.rows(f"{_WORKSHOP} AND id = ?", (workshop_id,))
    if not rows:
        raise LookupError(f"no workshop {workshop_id}")
    return _workshops(reader, rows, workshop_id)[0]


def list_workshops(reader: Reader) -> list[Workshop]:
    """Everything known of every workshop, by code; one query for each of its tables."""
    return _workshops(reader, reader.rows(f"{_WORKSHOP} ORDER BY code"), None)


def name_workshops(reader: Reader) -> dict[int, tuple[str, str]]:
    """The code and the name of every workshop, by code."""
    rows = reader.rows("SELECT id, code, name FROM workshop WHERE deleted = 0 ORDER BY code, id")
    return {row["id"]: (row["code"], row["name"]) for row in rows}


def count_workshops(reader: Reader) -> int:
    """How many workshops the office has."""
    return int(reader.value("SELECT count(*) FROM workshop WHERE deleted = 0"))


def count_workshops_by_cluster(reader: Reader) -> dict[int, int]:
    """How many workshops each cluster has, by its id."""
    sql = "SELECT cluster_id, count(*) FROM workshop WHERE deleted = 0 GROUP BY cluster_id"
    return {row[0]: row[1] for row in reader.rows(sql)}


def newest_cluster(reader: Reader) -> int | None:
    """The territory to which a workshop was added last, if it is still there."""
    sql = """
        SELECT workshop.cluster_id FROM workshop JOIN cluster ON cluster.id = workshop.cluster_id
        WHERE workshop.deleted = 0 AND cluster.deleted = 0 ORDER BY workshop.id DESC LIMIT 1
    """
    found: int | None = reader.value(sql)
    return found


def count_members(reader: Reader) -> dict[int, int]:
    """How many workshops each association has, by its id; not those that left."""
    sql = (
        "SELECT m.association_id, count(*) FROM membership m JOIN workshop w ON w.id = m.workshop_id "
        "AND w.deleted = 0 WHERE m.deleted = 0 AND coalesce(m.active, 1) = 1 GROUP BY 1"
    )
    return {row[0]: row[1] for row in reader.rows(sql)}


def _search_expression(text: str) -> str:
    """What FTS5 looks for: every word as a prefix; digits as phones and cédulas keep them."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if not digits or any(letter.isalpha() for letter in text):
        return " AND ".join(f'"{word}"*' for word in fold(text).split())
    choices = [f'"{digits}"*', f'"595{digits.removeprefix("0")}"*']
    if "-" in text:
        # the RUC's check digit is a word of its own in the index
        choices.append(f'("{digits[:-1]}" AND "{digits[-1]}")')
    return " OR ".join(choices)


def find_cluster_named(reader: Reader, text: str) -> Cluster:
    """The cluster of a code or a name, as people type it. Raises `DataProblem` when there is none."""
    wanted = text.strip().casefold()
    for one in list_clusters(reader):
        if wanted in (one.code.casefold(), one.name.casefold()):
            return one
    raise DataProblem(
        _("No hay ningún territorio «{code}»; mire los códigos con «hilvan list OFICINA clusters».").format(
            code=text
        )
    )
