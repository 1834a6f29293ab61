"""What a person does with anchor companies and what they ask for; each is one undo step."""

from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.registry.tables import ANCHOR
from app.storage.labels import Label, column_label
from app.storage.records import Value
from app.storage.store import Store
from app.valuechain.queries import list_orders, read_anchor
from app.valuechain.tables import ANCHOR_CONTACT, ANCHOR_DEMAND


def change_anchor(store: Store, *, anchor_id: int, merge_key: str | None = None, **fields: Value) -> None:
    """Change what is known of an anchor company: name, what it buys, its usual terms."""
    values = ANCHOR.changed(read_anchor(store, anchor_id), fields)
    if values:
        one = next(iter(values)) if len(values) == 1 else ""
        label = column_label("anchor", one) if one else Label("anchor.changed")
        with store.change(label, merge_key) as writer:
            writer.update("anchor", anchor_id, **values)


def remove_anchor(store: Store, *, anchor_id: int) -> None:
    """Take a company off that was written by mistake. Raises `DataProblem` if it has orders."""
    anchor = read_anchor(store, anchor_id)
    if list_orders(store, anchor_id=anchor_id):
        raise DataProblem(
            _("«{name}» tiene pedidos anotados; quite primero los pedidos.").format(name=anchor.name)
        )
    with store.change(Label("anchor.removed", name=anchor.name)) as writer:
        for table in ("anchor_contact", "anchor_demand"):
            sql = f"SELECT id FROM {table} WHERE anchor_id = ? AND deleted = 0"
            for (row,) in store.rows(sql, (anchor_id,)):
                writer.delete(table, row)
        writer.delete("anchor", anchor_id)


def add_contact(store: Store, *, anchor_id: int, name: str, **fields: Value) -> int:
    """Add somebody who answers at an anchor company; returns the id."""
    values = ANCHOR_CONTACT.check({**fields, "name": name})
    with store.change(Label("anchor_contact.added", name=str(values["name"]))) as writer:
        return writer.insert("anchor_contact", anchor_id=anchor_id, **values)


def change_contact(store: Store, *, contact_id: int, merge_key: str | None = None, **fields: Value) -> None:
    """Change the name, post, phone or address of who answers there."""
    values = ANCHOR_CONTACT.check(fields)
    with store.change(Label("anchor_contact.changed"), merge_key) as writer:
        writer.update("anchor_contact", contact_id, **values)


def remove_contact(store: Store, *, contact_id: int) -> None:
    """Take somebody off a company's contacts."""
    with store.change(Label("anchor_contact.removed")) as writer:
        writer.delete("anchor_contact", contact_id)


def add_demand(store: Store, *, anchor_id: int, kind: str, what: str, said_on: str, **fields: Any) -> int:
    """Keep what an anchor company asks for, with the day and who said it; returns the id.

    Raises `DataProblem` without a day: an undated demand is not told to anybody.
    """
    values = ANCHOR_DEMAND.check({**fields, "kind": kind, "what": what, "said_on": said_on})
    with store.change(Label("anchor_demand.added")) as writer:
        return writer.insert("anchor_demand", anchor_id=anchor_id, **values)


def change_demand(store: Store, *, demand_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what is asked for, since when, or who said it."""
    values = ANCHOR_DEMAND.check(fields)
    with store.change(Label("anchor_demand.changed"), merge_key) as writer:
        writer.update("anchor_demand", demand_id, **values)


def remove_demand(store: Store, *, demand_id: int) -> None:
    """Take out what the company does not ask for any more."""
    with store.change(Label("anchor_demand.removed")) as writer:
        writer.delete("anchor_demand", demand_id)
