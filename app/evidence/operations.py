"""Letting data go that name nobody: the permission of each workshop, and each time they leave."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from app.errors import DataProblem
from app.evidence.queries import next_release_number
from app.evidence.records import AnonymousData
from app.evidence.release_files import digest_of, names_of, write_format
from app.evidence.tables import ANONYMOUS_RELEASE
from app.evidence.words import CONSENT_PURPOSE, CONSENT_VERSION, FORMATS
from app.handing_out import cannot_write
from app.i18n import _
from app.registry.operations import record_consent
from app.storage.labels import Label
from app.storage.store import Store


def record_data_consent(
    store: Store, *, workshop_ids: Collection[int], granted: bool, decided_on: str, given_by: str | None = None,
    witness: str | None = None,
) -> None:  # fmt: skip
    """Keep whether workshops let their data go without their name; an earlier decision stays, the newest counts."""
    with store.change(Label("consent.anonymous_data", count=len(workshop_ids))):
        for workshop in workshop_ids:
            record_consent(
                store, workshop_id=workshop, purpose=CONSENT_PURPOSE, granted=granted, decided_on=decided_on,
                text_version=CONSENT_VERSION, given_by=given_by, witness=witness,
            )  # fmt: skip


def save_anonymous(
    store: Store, *, data: AnonymousData, folder: Path, formats: Collection[str], given_to: str | None = None,
    today: date | None = None,
) -> tuple[Path, ...]:  # fmt: skip
    """Write the data into a folder in one or more formats, and keep that they left, with the key of their signs.

    What is in the way is refused, nothing is overwritten: `DataProblem`. Raises `FileProblem`. Where a file cannot be
    written nothing is kept.
    """
    wanted = [one for one in FORMATS if one in formats]
    targets = [folder / name for one in wanted for name in names_of(one)]
    if there := [one.name for one in targets if one.exists()]:
        raise DataProblem(
            _("En la carpeta ya hay {names}; elija una vacía, así no se mezclan dos entregas.").format(
                names=", ".join(there)
            )
        )
    with store.change(Label("anonymous_release.made", number=next_release_number(store))) as writer:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise cannot_write(folder, trouble) from trouble
        try:
            for one in wanted:
                made = write_format(data, one, folder)
                writer.insert(
                    "anonymous_release", number=next_release_number(store), made_on=(today or date.today()).isoformat(),
                    format=one, workshops=data.report.workshops, row_count=data.rows, smallest=data.report.smallest,
                    digest=digest_of(made), secret=data.secret, **ANONYMOUS_RELEASE.check({"given_to": given_to}),
                )  # fmt: skip
        except BaseException:
            for target in targets:
                target.unlink(missing_ok=True)  # data whose key was not kept are no use to anybody
            raise
    return tuple(targets)
