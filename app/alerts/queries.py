"""Reads whom to call."""

from app.alerts.records import LocalPhone
from app.alerts.words import KINDS, OTHER
from app.registry.phone import show_phones
from app.storage.records import Reader

_PHONES = (
    "SELECT p.id, p.kind, p.cluster_id, c.name AS cluster, p.name, p.phone_given, p.checked_on, "
    "p.note FROM local_phone p LEFT JOIN cluster c ON c.id = p.cluster_id AND c.deleted = 0 "
    "WHERE p.deleted = 0 AND (p.cluster_id IS NULL OR c.id IS NOT NULL) ORDER BY p.id"
)


def list_phones(reader: Reader) -> list[LocalPhone]:
    """Every number of the office, those of a territory and those of all, oldest first."""
    return [
        LocalPhone(
            row["id"],
            row["kind"],
            row["cluster_id"],
            row["cluster"],
            row["name"],
            show_phones(row["phone_given"]) if row["phone_given"] else None,
            row["checked_on"],
            row["note"],
        )
        for row in reader.rows(_PHONES)
    ]


def find_phone(reader: Reader, phone_id: int) -> LocalPhone | None:
    """One number, or None when it is not there any more."""
    return next((one for one in list_phones(reader) if one.id == phone_id), None)


def phones_of(reader: Reader, cluster_id: int | None) -> dict[str, LocalPhone]:
    """Whom to call in a territory, one for each kind: its own number, else that of all.

    Two laptops may each have noted one: the newest that has a number counts. Those of kind
    `other` are not here: nothing tells what they are for.
    """
    found: dict[str, LocalPhone] = {}
    for phone in list_phones(reader):
        if not phone.number or phone.cluster_id not in (None, cluster_id) or phone.kind == OTHER:
            continue
        known = found.get(phone.kind)
        if known is None or known.cluster_id is None or phone.cluster_id is not None:
            found[phone.kind] = phone
    return found


def card_phones(reader: Reader, cluster_id: int | None) -> list[LocalPhone]:
    """What a card may say: the confirmed numbers of a territory, also the other ones."""
    known = phones_of(reader, cluster_id)
    others = [
        one
        for one in list_phones(reader)
        if one.kind == OTHER and one.number and one.cluster_id in (None, cluster_id)
    ]
    ordered = [known[kind] for kind in KINDS if kind in known]
    return [one for one in (*ordered, *others) if one.checked_on]
