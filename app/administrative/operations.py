"""Bringing in what a list says of the workshops that allow it, and taking a list out again; each is one undo step."""

from collections.abc import Collection

from app.administrative.permission import LIST_PERMISSION
from app.administrative.planning import match_plan
from app.administrative.queries import list_kept_ids, read_administrative
from app.administrative.records import AdministrativePlan
from app.administrative.tables import ADMINISTRATIVE_LIST
from app.registry.permission_operations import record_permission
from app.storage.backups import back_up
from app.storage.labels import Label
from app.storage.store import Store
from app.storage.writer import Writer


def record_list_consent(
    store: Store, *, workshop_ids: Collection[int], granted: bool, decided_on: str, given_by: str | None = None,
    witness: str | None = None,
) -> None:  # fmt: skip
    """Keep whether workshops allow being looked for in lists; an earlier decision stays, the newest counts."""
    record_permission(
        store, permission=LIST_PERMISSION, label=Label("consent.administrative_lists", count=len(workshop_ids)),
        workshop_ids=workshop_ids, granted=granted, decided_on=decided_on, given_by=given_by, witness=witness,
    )  # fmt: skip


def import_administrative(store: Store, *, plan: AdministrativePlan) -> AdministrativePlan:
    """Keep the matches of a list after a backup; the same file of that month takes the place of the earlier one.

    Who allows it is asked once more, so that what was said since the plan was made counts. Gives what was kept.
    Raises `FileProblem` when the backup or the file cannot be written; then nothing is changed.
    """
    plan = match_plan(store, plan.read, plan.facts)
    if plan.unchanged:
        return plan
    back_up(store, reason="import")
    facts = ADMINISTRATIVE_LIST.check(plan.facts._asdict())
    label = Label(
        "administrative_list.imported", source=plan.facts.name or plan.facts.source, month=plan.facts.month
    )
    with store.change(label, origin="import") as writer:
        if plan.replaces is not None:
            _remove(store, writer, plan.replaces)
        made = writer.insert(
            "administrative_list", workshops=plan.workshops, asked=plan.asked, row_count=plan.read.row_count,
            unread=len({one.row for one in plan.read.unread}), digest=plan.read.digest, **facts,
        )  # fmt: skip
        for one in plan.matches:
            writer.insert(
                "administrative_entry", list_id=made, workshop_id=one.workshop_id, state=one.state,
                matched_by=one.by, people=one.people,
                registered=None if one.registered is None else int(one.registered), fingerprint=one.fingerprint,
            )  # fmt: skip
    return plan


def remove_administrative(store: Store, *, list_id: int) -> None:
    """Take a list out, with all that it said. Raises `DataProblem` when it is not there."""
    known = read_administrative(store, list_id)
    label = Label("administrative_list.removed", source=known.name or known.source, month=known.month)
    with store.change(label) as writer:
        _remove(store, writer, list_id)


def _remove(store: Store, writer: Writer, list_id: int) -> None:
    for row in list_kept_ids(store, list_id):
        writer.delete("administrative_entry", row)
    writer.delete("administrative_list", list_id)
