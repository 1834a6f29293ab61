"""Noting what workshops said of a permission: one or many at once, as one step."""

from collections.abc import Collection

from app.registry.operations import record_consent
from app.registry.permissions import Permission
from app.storage.labels import Label
from app.storage.store import Store


def record_permission(
    store: Store, *, permission: Permission, label: Label, workshop_ids: Collection[int], granted: bool, decided_on: str,
    given_by: str | None = None, witness: str | None = None,
) -> None:  # fmt: skip
    """Keep whether workshops allow it, called `label`; an earlier decision stays, the newest counts."""
    with store.change(label):
        for workshop in workshop_ids:
            record_consent(
                store, workshop_id=workshop, purpose=permission.purpose, granted=granted, decided_on=decided_on,
                text_version=permission.version, given_by=given_by, witness=witness,
            )  # fmt: skip
