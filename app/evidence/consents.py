"""Who let data go, who did not, and who is still to be asked."""

from app.evidence.records import DataConsents
from app.evidence.rounds import list_rounds
from app.evidence.words import CONSENT_PURPOSE
from app.storage.records import Reader

_NEWEST = "SELECT workshop_id, granted FROM consent WHERE deleted = 0 AND purpose = ? ORDER BY decided_on, id"
_LISTED = "SELECT id, name FROM workshop WHERE deleted = 0 ORDER BY name, id"


def newest_data_consents(reader: Reader) -> dict[int, bool]:
    """What each workshop that was asked said last."""
    return {int(row[0]): bool(row[1]) for row in reader.rows(_NEWEST, (CONSENT_PURPOSE,))}


def read_data_consents(reader: Reader) -> DataConsents:
    """The workshops of the list by what they answered."""
    listed = {int(row[0]) for row in reader.rows(_LISTED)}
    said = {one: granted for one, granted in newest_data_consents(reader).items() if one in listed}
    granted = {one for one, yes in said.items() if yes}
    leaving = frozenset(one.workshop_id for one in list_rounds(reader, granted))
    return DataConsents(leaving, len(granted - leaving), len(said) - len(granted), len(listed - said.keys()))


def list_askable(reader: Reader) -> list[tuple[str, int, bool | None]]:
    """Every workshop by name with what it said last (None: it was not asked); those still to be asked first."""
    said = newest_data_consents(reader)
    found = [(str(row[1]), int(row[0]), said.get(int(row[0]))) for row in reader.rows(_LISTED)]
    return sorted(found, key=lambda one: one[2] is not None)
