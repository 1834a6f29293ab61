"""An office for a test: a copy of one that was made once, opened through the door of all offices.

Making an office takes three times as long. What all copies share is who they are: the office's
number, its first journal lines and the salt of its passphrase. A test of two offices that are
different makes them.
"""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from app.storage.opening import create_office, open_office
from app.storage.store import Store

SITE = 7
_FOLDERS: list[tempfile.TemporaryDirectory] = []  # removed when the tests end


def new_office(
    path: Path,
    *,
    name: str = "CAE Yaguarón",
    site: int = SITE,
    city: str | None = None,
    passphrase: str | None = None,
) -> Store:
    """An office without a workshop, open."""
    shutil.copy(_made_once(name, city, passphrase), path)
    return open_office(path, site=site, passphrase=passphrase)


@cache
def _made_once(name: str, city: str | None, passphrase: str | None) -> Path:
    folder = tempfile.TemporaryDirectory(prefix="hilvan-made-")
    _FOLDERS.append(folder)
    path = Path(folder.name) / "oficina.hilvan"
    create_office(path, name=name, site=SITE, city=city, passphrase=passphrase).close()
    return path
