"""The identity of this installation, which signs every line of the journal.

It belongs to the computer, not to the office file: a folder copied to a second laptop
must not let two computers sign alike, so a new one is drawn when the machine differs.
"""

import hashlib
import json
import time
import uuid

from app.computer import computer_name
from app.files import replacing
from app.i18n import _
from app.paths import data_folder
from app.private import make_own_folder
from app.storage.identity import clock_to_ms
from app.storage.records import Reader

SITE_LIMIT = 1 << 40
RANDOM_NODE = 1 << 40  # uuid.getnode() sets this bit when it had to invent an address
AHEAD_MS = 10 * 60 * 1000


def installation_site() -> int:
    """This installation's number; drawn once, and again if the computer is another."""
    file = data_folder() / "site.json"
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
        if known["machine"] == machine_mark() and 0 < known["site"] < SITE_LIMIT:
            return int(known["site"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # a first start, or a file cut short: a new number is always safe
    return renew_site()


def renew_site() -> int:
    """Draw a new number: for a new computer, and after a restore turned back the time."""
    import secrets

    site = secrets.randbelow(SITE_LIMIT - 1) + 1
    file = data_folder() / "site.json"
    known = json.dumps({"site": site, "machine": machine_mark()})
    try:
        make_own_folder()
        with replacing(file, private=True) as partial:
            partial.write_text(known, encoding="utf-8")
    except OSError:
        return site  # it cannot be kept: this session signs with a number of its own
    return site


def machine_mark() -> str:
    """A mark of this computer: its name and network address, hashed."""
    node = uuid.getnode()
    address = "" if node & RANDOM_NODE else f"{node:012x}"
    return hashlib.sha256(f"{computer_name()}|{address}".encode()).hexdigest()[:16]


def clock_warning(reader: Reader, now_ms: int | None = None) -> str | None:
    """What to tell when the file holds changes dated after this computer's time."""
    last = reader.value("SELECT max(clock) FROM journal")
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    if last is None or clock_to_ms(last) <= now + AHEAD_MS:
        return None
    return _(
        "El archivo tiene cambios con fecha posterior a la de esta computadora; revise la fecha y la hora del sistema."
    )
