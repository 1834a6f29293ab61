"""A permission that is asked of workshops apart: what is read aloud, who said what, who is still to be asked."""

from typing import NamedTuple

from app.storage.records import Reader


class Permission(NamedTuple):
    """`purpose` of a consent, and the `version` of its `text`: other words, another version."""

    purpose: str
    version: str
    text: str


_SAID = "SELECT workshop_id, granted, decided_on FROM consent WHERE deleted = 0 AND purpose = ? ORDER BY decided_on, id"
_LISTED = "SELECT id, name FROM workshop WHERE deleted = 0 ORDER BY name, id"


def list_decisions(reader: Reader, permission: Permission) -> list[tuple[int, bool, str]]:
    """Every answer to it, by the day: the workshop, whether it allowed it, and the day."""
    return [(int(row[0]), bool(row[1]), str(row[2])) for row in reader.rows(_SAID, (permission.purpose,))]


def newest_permissions(reader: Reader, permission: Permission) -> dict[int, bool]:
    """What each workshop that was asked said last."""
    return {workshop: granted for workshop, granted, _day in list_decisions(reader, permission)}


def list_askable(reader: Reader, permission: Permission) -> list[tuple[str, int, bool | None]]:
    """Every workshop by name with what it said last (None: it was not asked); those still to be asked first."""
    said = newest_permissions(reader, permission)
    found = [(str(row[1]), int(row[0]), said.get(int(row[0]))) for row in reader.rows(_LISTED)]
    return sorted(found, key=lambda one: one[2] is not None)
