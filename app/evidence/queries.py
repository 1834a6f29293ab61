"""Reads what left the office."""

from app.errors import DataProblem
from app.evidence.records import Release
from app.evidence.signs import sign_of
from app.evidence.tables import ANONYMOUS_RELEASE
from app.i18n import _
from app.storage.records import Reader


def list_releases(reader: Reader) -> list[Release]:
    """Every release, the newest first."""
    columns = ANONYMOUS_RELEASE.select(Release)
    sql = f"SELECT {columns} FROM anonymous_release WHERE deleted = 0 ORDER BY number DESC, id DESC"
    return [Release(*row) for row in reader.rows(sql)]


def next_release_number(reader: Reader) -> int:
    """The number of the next release; formats that leave together have one each."""
    return int(reader.value("SELECT coalesce(max(number), 0) + 1 FROM anonymous_release"))


def find_sign(reader: Reader, number: int, workshop_id: int) -> str:
    """Which rows of a release are of a workshop: to take them out of it when she asks. Raises `DataProblem`."""
    for one in list_releases(reader):
        if one.number == number:
            return sign_of(one.secret, workshop_id)
    raise DataProblem(_("No hay una entrega {number} de datos anónimos.").format(number=number))
