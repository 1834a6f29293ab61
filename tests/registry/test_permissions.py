"""A permission that is asked apart: the newest answer counts, and noting it is one step."""

from pathlib import Path

from app.administrative.permission import LIST_PERMISSION
from app.evidence.words import DATA_PERMISSION
from app.registry.operations import add_workshop
from app.registry.permission_operations import record_permission
from app.registry.permissions import list_askable, newest_permissions
from app.storage.labels import Label, say_label
from tests.made_office import new_office


def test_each_permission_is_its_own_and_the_newest_answer_counts(tmp_path: Path) -> None:
    store = new_office(tmp_path / "oficina.hilvan")
    shops = [add_workshop(store, name=name) for name in ("Ana", "Benita", "Carmen")]
    for granted, some in ((True, shops[1:]), (False, shops[2:])):
        record_permission(
            store, permission=LIST_PERMISSION, label=Label("consent.administrative_lists", count=len(some)),
            workshop_ids=some, granted=granted, decided_on="2026-11-20", given_by="la dueña",
        )  # fmt: skip
    assert newest_permissions(store, LIST_PERMISSION) == {shops[1]: True, shops[2]: False}
    assert newest_permissions(store, DATA_PERMISSION) == {}
    assert list_askable(store, LIST_PERMISSION) == [
        ("Ana", shops[0], None), ("Benita", shops[1], True), ("Carmen", shops[2], False),
    ]  # fmt: skip
    assert say_label(store.undo_stack.undo_label or "") == "permiso de 1 taller para buscarlo en listas"
    store.undo_stack.undo()
    assert newest_permissions(store, LIST_PERMISSION)[shops[2]] is True
    store.close()
