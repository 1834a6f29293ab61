"""What a person does with the members and the posts of an association; each is one undo step."""

from typing import Any

from app.association.tables import ASSOCIATION_POST
from app.errors import DataProblem
from app.i18n import _
from app.registry.tables import ASSOCIATION, MEMBERSHIP
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store


def change_association(
    store: Store, *, association_id: int, merge_key: str | None = None, **fields: Value
) -> None:
    """Change what is known of an association: its name, its legal state, a note."""
    values = ASSOCIATION.check(fields)
    with store.change(Label("association.changed"), merge_key) as writer:
        writer.update("association", association_id, **values)


def close_membership(store: Store, *, membership_id: int, left_on: str, left_why: str = "") -> None:
    """Keep that a member left, when and why; what it owes stays. Raises `DataProblem` for a day before it joined."""
    values = MEMBERSHIP.check({"left_on": left_on, "left_why": left_why, "active": False})
    joined = store.value("SELECT joined_on FROM membership WHERE id = ?", (membership_id,))
    if joined and str(values["left_on"]) < joined:
        raise DataProblem(_("Salió antes de haber entrado; mire los dos días."))
    with store.change(Label("membership.left")) as writer:
        writer.update("membership", membership_id, **values)


def set_own_fee(store: Store, *, membership_id: int, fee: int | None) -> None:
    """What this member pays, where it is not what all do; None is what all do."""
    values = MEMBERSHIP.check({"fee": fee})
    with store.change(Label("membership.fee")) as writer:
        writer.update("membership", membership_id, **values)


def add_post(store: Store, *, association_id: int, organ: str, post: str, name: str, **fields: Any) -> int:
    """Keep who has a post, from when to when; returns the id."""
    values = ASSOCIATION_POST.check({**fields, "organ": organ, "post": post, "name": name})
    _check_days(values.get("from_on"), values.get("until_on"))
    with store.change(Label("association_post.added", name=str(values["name"]))) as writer:
        return writer.insert("association_post", association_id=association_id, **values)


def change_post(store: Store, *, post_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change who has a post, or since and until when."""
    values = ASSOCIATION_POST.check(fields)
    row = store.row("SELECT from_on, until_on FROM association_post WHERE id = ?", (post_id,))
    _check_days(values.get("from_on", row and row[0]), values.get("until_on", row and row[1]))
    with store.change(Label("association_post.changed"), merge_key) as writer:
        writer.update("association_post", post_id, **values)


def remove_post(store: Store, *, post_id: int) -> None:
    """Take out a post that was written by mistake; one that ended has a last day instead."""
    with store.change(Label("association_post.removed")) as writer:
        writer.delete("association_post", post_id)


def _check_days(first: Value, last: Value) -> None:
    if first and last and str(last) < str(first):
        raise DataProblem(_("El cargo termina antes de empezar; mire los dos días."))
