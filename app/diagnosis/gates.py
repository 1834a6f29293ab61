"""What the workshop's card says of the gates of an instrument, and keeping it with the visit.

The card is looked at when a visit begins and each time it is opened; a finished one stays as it was
(docs/adr/0032-modules-behind-gates.md).
"""

from collections.abc import Mapping

from app.diagnosis.records import Gate, Instrument, Visit
from app.registry.vocabulary import find_term
from app.storage.labels import Label
from app.storage.records import Reader, Value
from app.storage.store import Store

YES, NO = 4, 0
_PAID = ("family_paid", "employee", "piece_worker", "temporary")
_HEADS = "SELECT relation, sum(count) FROM headcount WHERE workshop_id = ? AND deleted = 0 GROUP BY relation"
_LISTS = {
    "jeans": ("SELECT name FROM product WHERE workshop_id = ? AND deleted = 0", "products", ("jeans",)),
    "cutter": (
        "SELECT type FROM machine WHERE workshop_id = ? AND deleted = 0 AND count > 0",
        "machines",
        ("cortadora",),
    ),
}
_MEMBER = "SELECT count(*) FROM membership WHERE workshop_id = ? AND deleted = 0 AND coalesce(active, 1) = 1"


def read_card(reader: Reader, workshop_id: int) -> dict[str, bool]:
    """The facts that the card of a workshop says yes or no to; what it leaves open is not there."""
    heads = {row[0]: int(row[1]) for row in reader.rows(_HEADS, (workshop_id,))}
    facts = {"member": True} if reader.value(_MEMBER, (workshop_id,)) else {}
    for fact, (sql, vocabulary, terms) in _LISTS.items():
        named = {find_term(vocabulary, row[0]) or row[0] for row in reader.rows(sql, (workshop_id,))}
        if named:
            facts[fact] = not named.isdisjoint(terms)
    if not sum(heads.values()):
        return facts
    here = sum(count for relation, count in heads.items() if relation != "home_worker")
    facts["home"] = heads.get("home_worker", 0) > 0
    facts["several"] = here >= 3
    facts["others"] = here - min(1, heads.get("owner", 0)) > 0 if heads.get("owner") else here > 1
    if heads.get(None):  # of some nobody said whether they are paid
        return facts
    facts["paid"] = any(heads.get(relation, 0) for relation in _PAID)
    facts["temporary"] = heads.get("temporary", 0) > 0
    return facts


def known_gates(reader: Reader, workshop_id: int, instrument: Instrument) -> dict[str, int]:
    """The gates that the card answers, as levels by their code."""
    if not instrument.gates:
        return {}
    facts = read_card(reader, workshop_id)
    return {
        gate.code: YES if facts[gate.fact] else NO for gate in instrument.gates if gate.fact in facts
    }  # what has no fact is opened by who asks


def news_of_card(reader: Reader, visit: Visit) -> dict[str, int]:
    """What the card answers that the visit has otherwise, or not yet."""
    known = known_gates(reader, visit.workshop_id, visit.instrument)
    return {
        code: level
        for code, level in known.items()
        if (answer := visit.answers.get(code)) is None or answer.level != level
    }


def keep_gates(store: Store, visit_id: int, levels: Mapping[str, int]) -> None:
    """Write what gates say into a visit that is still open."""
    with store.change(Label("visit.card_looked_at")) as writer:
        for code, level in levels.items():
            sql = "SELECT id FROM answer WHERE visit_id = ? AND item = ? AND deleted = 0"
            row = store.value(sql, (visit_id, code))
            values: dict[str, Value] = {"kind": "level", "level": level}
            if row is None:
                writer.insert("answer", visit_id=visit_id, item=code, **values)
            else:
                writer.update("answer", row, **values)


def open_by_hand(instrument: Instrument) -> tuple[Gate, ...]:
    """The gates that no card knows: who asks opens them."""
    return tuple(gate for gate in instrument.gates if gate.fact is None)
