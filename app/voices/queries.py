"""Reads hearings; what was answered only of those that are closed, and then as it may be shown."""

from app.formalization.queries import read_statutes
from app.registry.queries import name_workshops
from app.storage.records import Reader
from app.voices.counting import read_counts
from app.voices.leaf_file import find_leaf, with_figures
from app.voices.records import Hearing, HearingTold, Leaf, Pile, PileLine
from app.voices.telling import tell_piles

_HEARINGS = (
    "SELECT h.id, h.cluster_id, h.month, h.leaf, h.closed, c.name FROM hearing h "
    "JOIN cluster c ON c.id = h.cluster_id AND c.deleted = 0 WHERE h.deleted = 0"
)
_LINES = (
    "SELECT p.id, p.speaker, coalesce(w.code || ' ' || w.name, w.code, '') AS workshop, p.leaves FROM leaf_pile p "
    "LEFT JOIN workshop w ON w.id = p.workshop_id WHERE p.deleted = 0 AND p.hearing_id = ? ORDER BY p.id"
)
# Those that it had when it was closed, whatever an undo did to their rows since.
_PILES = (
    "SELECT p.id, p.hearing_id, p.speaker, p.workshop_id, p.leaves, b.content FROM hearing h "
    "JOIN leaf_pile p ON p.hearing_id = h.id AND instr(' ' || h.piles || ' ', ' ' || p.id || ' ') "
    "JOIN blob b ON b.hash = p.counts_hash WHERE h.id = ? AND h.closed = 1"
)


def list_hearings(reader: Reader, cluster_id: int | None = None) -> list[Hearing]:
    """Those of a territory, or of all, the newest month first."""
    where = "" if cluster_id is None else " AND h.cluster_id = :cluster"
    rows = reader.rows(f"{_HEARINGS}{where} ORDER BY h.month DESC, h.id DESC", {"cluster": cluster_id})
    return [Hearing(*row) for row in rows]


def find_hearing(reader: Reader, hearing_id: int) -> Hearing | None:
    """One hearing, or None when it is not there any more."""
    row = reader.row(f"{_HEARINGS} AND h.id = ?", (hearing_id,))
    return None if row is None else Hearing(*row)


def open_hearing_of(reader: Reader, cluster_id: int) -> Hearing | None:
    """The hearing of a territory that still takes leaves."""
    return next((one for one in list_hearings(reader, cluster_id) if not one.closed), None)


def list_piles(reader: Reader, hearing_id: int) -> list[PileLine]:
    """Its piles without their answers, the first first."""
    return [PileLine(*row) for row in reader.rows(_LINES, (hearing_id,))]


def read_leaf(reader: Reader, name: str, today: str) -> Leaf:
    """A leaf with the legal figures of the office as they hold today."""
    return with_figures(find_leaf(name), read_statutes(reader), today)


def tell_hearing(reader: Reader, hearing_id: int, *, today: str) -> HearingTold:
    """What may be shown of a closed hearing. Raises KeyError when it is open or not there."""
    hearing = find_hearing(reader, hearing_id)
    if hearing is None or not hearing.closed:
        raise KeyError(hearing_id)
    piles = [
        Pile(
            row["id"],
            row["hearing_id"],
            row["speaker"],
            row["workshop_id"],
            row["leaves"],
            read_counts(row["content"]),
        )
        for row in reader.rows(_PILES, (hearing_id,))
    ]
    named = {one: f"{code} {name}" for one, (code, name) in name_workshops(reader).items()}
    return tell_piles(hearing, read_leaf(reader, hearing.leaf, today), piles, named)
