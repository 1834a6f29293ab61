"""Reads what left the office."""

from app.errors import DataProblem
from app.evidence.records import PastRelease, Release
from app.evidence.signs import sign_of
from app.evidence.tables import ANONYMOUS_RELEASE
from app.i18n import _
from app.storage.labels import read_label
from app.storage.records import Reader

# The line that made each release: its label says what has no column, and who made it stands nowhere else.
_MADE = "SELECT row_id, label, user FROM journal WHERE table_name = 'anonymous_release' ORDER BY clock DESC, id DESC"


def list_releases(reader: Reader) -> list[Release]:
    """Every release, the newest first."""
    columns = ANONYMOUS_RELEASE.select(Release)
    sql = f"SELECT {columns} FROM anonymous_release WHERE deleted = 0 ORDER BY number DESC, id DESC"
    return [Release(*row) for row in reader.rows(sql)]


def list_past_releases(reader: Reader) -> list[PastRelease]:
    """Every release with who made it and what it told, the newest first; of older programs that is not known."""
    made = {row[0]: (row[1], row[2]) for row in reader.rows(_MADE)}  # the first line of each comes last
    names = {row[0]: row[1] for row in reader.rows("SELECT id, name FROM consultant")}
    found = []
    for one in list_releases(reader):
        label, user = made.get(one.id, ("", None))
        _code, said = read_label(label)
        levels = tuple(int(each) for each in str(said.get("levels", "")))
        pilots = tuple(int(each) for each in str(said.get("pilots", "")).split())
        found.append(
            PastRelease(one, names.get(user), said.get("variables"), levels or None, pilots if said else None)
        )
    return found


def releases_by_data(reader: Reader) -> list[PastRelease]:
    """One of each time that data left, from the oldest on: formats that left together have one key."""
    return list({one.release.secret: one for one in list_past_releases(reader)}.values())[::-1]


def list_visit_owners(reader: Reader) -> dict[int, int]:
    """visit -> workshop, of those that were taken away too: an earlier release may have had them."""
    return {row[0]: row[1] for row in reader.rows("SELECT id, workshop_id FROM visit")}


def next_release_number(reader: Reader) -> int:
    """The number of the next release; formats that leave together have one each."""
    return int(reader.value("SELECT coalesce(max(number), 0) + 1 FROM anonymous_release"))


def find_sign(reader: Reader, number: int, workshop_id: int) -> str:
    """Which rows of a release are of a workshop: to take them out of it when she asks. Raises `DataProblem`."""
    for one in list_releases(reader):
        if one.number == number:
            return sign_of(one.secret, workshop_id)
    raise DataProblem(_("No hay una entrega {number} de datos anónimos.").format(number=number))
