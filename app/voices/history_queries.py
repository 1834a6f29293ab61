"""What may not go back in the history, because it was shown."""

from collections.abc import Mapping
from typing import Any

from app.i18n import _
from app.storage.records import Reader
from app.storage.reverting import rows_of

_CLOSED = {
    "hearing": "SELECT id FROM hearing WHERE closed = 1 AND id IN",
    "leaf_pile": "SELECT leaf_pile.id FROM leaf_pile JOIN hearing ON hearing.id = hearing_id AND closed = 1 WHERE leaf_pile.id IN",
}


def what_stays(
    reader: Reader, back: Mapping[tuple[str, int], Mapping[str, Any]]
) -> dict[tuple[str, int], str]:
    """Why a closed hearing and its piles stay as they were shown, by row."""
    return {
        (table, row["id"]): _("la escucha está cerrada")
        for table, sql in _CLOSED.items()
        for row in rows_of(reader, sql, [row for one, row in back if one == table])
    }
