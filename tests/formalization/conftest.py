"""An office of the formalization room: one cluster, one workshop, two people counted."""

import pytest

from app.registry.operations import add_cluster, add_workshop, set_people
from app.storage.store import Store

TODAY = "2026-11-24"


@pytest.fixture
def workshop(store: Store) -> int:
    cluster = add_cluster(store, code="YAG", name="Yaguarón", department="09", district="0915")
    made = add_workshop(store, name="Taller Ña Eva", cluster_id=cluster)
    set_people(
        store,
        workshop_id=made,
        people=[("woman", 1, "30_44", "owner", None), ("woman", 3, "30_44", "employee", False)],
    )
    return made
