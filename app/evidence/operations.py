"""Letting data go that name nobody: the permission of each workshop, and each time they leave."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from app.evidence.kept_visits import pack_visits
from app.evidence.queries import next_release_number
from app.evidence.records import AnonymousData, WrittenFormat
from app.evidence.release_files import remove_written, write_release
from app.evidence.tables import ANONYMOUS_RELEASE
from app.evidence.words import DATA_PERMISSION
from app.registry.permission_operations import record_permission
from app.storage.labels import Label
from app.storage.store import Store


def record_data_consent(
    store: Store, *, workshop_ids: Collection[int], granted: bool, decided_on: str, given_by: str | None = None,
    witness: str | None = None,
) -> None:  # fmt: skip
    """Keep whether workshops let their data go without their name; an earlier decision stays, the newest counts."""
    record_permission(
        store, permission=DATA_PERMISSION, label=Label("consent.anonymous_data", count=len(workshop_ids)),
        workshop_ids=workshop_ids, granted=granted, decided_on=decided_on, given_by=given_by, witness=witness,
    )  # fmt: skip


def save_anonymous(
    store: Store, *, data: AnonymousData, folder: Path, formats: Collection[str], given_to: str | None = None,
    today: date | None = None,
) -> tuple[Path, ...]:  # fmt: skip
    """Write the data into a folder in one or more formats, and keep that they left, with the key of their signs.

    What is in the way is refused, nothing is overwritten: `DataProblem`. Raises `FileProblem`. Where a file cannot be
    written nothing is kept.
    """
    written = write_release(data, folder, formats)
    try:
        return keep_release(store, data=data, written=written, given_to=given_to, today=today)
    except BaseException:
        remove_written(written)
        raise


def keep_release(
    store: Store, *, data: AnonymousData, written: Sequence[WrittenFormat], given_to: str | None = None,
    today: date | None = None,
) -> tuple[Path, ...]:  # fmt: skip
    """Keep that written files left, with the key of their signs and whose rows they are; gives the files.

    What it told has no column: the label of the change says how many variables, how far each trait was coarsened and
    the pilots whose groups were told (`app.evidence.queries.list_past_releases`).
    """
    label = Label(
        "anonymous_release.made", number=next_release_number(store), variables=len(data.variables),
        levels="".join(map(str, data.levels)), pilots=" ".join(map(str, data.pilots)),
    )  # fmt: skip
    visits = pack_visits(data.visits)
    with store.change(label) as writer:
        for one in written:
            writer.insert(
                "anonymous_release", number=next_release_number(store), made_on=(today or date.today()).isoformat(),
                format=one.format, workshops=data.report.workshops, row_count=data.rows,
                smallest=data.report.smallest, digest=one.digest, secret=data.secret, visits=visits,
                **ANONYMOUS_RELEASE.check({"given_to": given_to}),
            )  # fmt: skip
    store.undo_stack.clear()  # Ctrl+Z would hide that they left, and the files would still be out there
    return tuple(file for one in written for file in one.files)
