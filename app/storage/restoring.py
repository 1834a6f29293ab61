"""Going back to a backup, and giving an office file a passphrase: both swap the whole file.

Both back up first, prepare and check the new file beside the old one, then move it over
in one step; the store goes on with it, and the backup undoes it.
"""

from datetime import datetime
from pathlib import Path

from app.errors import FileProblem
from app.files import SIDE_FILES, discard
from app.i18n import _
from app.moving import move_over
from app.private import keep_mode
from app.progress import SILENT, Progress
from app.storage.backups import back_up
from app.storage.copying import (
    check_copy,
    copy_database,
    export_database,
)
from app.storage.driver import APPLICATION_ID, connect, sqlite3
from app.storage.encryption import (
    derive_key,
    file_salt,
    new_key,
    recovery_text,
    require_strength,
)
from app.storage.lock import OfficeLock
from app.storage.migrating import migrate_office
from app.storage.migrations import SCHEMA_VERSION
from app.storage.opening import open_office
from app.storage.protecting import protect_leftovers
from app.storage.records import Change
from app.storage.site import renew_site
from app.storage.store import Store
from app.storage.triggers import journalled_tables
from app.storage.troubles import NewerFile, PassphraseNeeded, WrongPassphrase, explain_disk


def restore_backup(
    store: Store, backup: Path, *, passphrase: str | None = None, progress: Progress = SILENT
) -> Path:
    """Put a backup in the place of the open office; the store goes on with it.

    Returns the backup made of what was there: restoring that one undoes this. The
    installation gets a new site number, since lines it had signed are gone. `passphrase`
    is needed for a backup made under another one; a plain one takes the office's. Raises
    `FileProblem`; nothing changed.
    """
    key = _key_of_backup(store, backup, passphrase)
    _require_same_office(store, backup, key)
    prepared = _beside(store.path)
    try:
        if key is None and store.key is not None:
            key = store.key
            export_database(backup, None, prepared, key)
        else:
            copy_database(backup, key, prepared, progress=progress)
        _bring_up_to_date(prepared, key)
        before = back_up(store, reason="restore")
        _swap(store, prepared, key, site=renew_site())
    finally:
        discard(prepared)
    _announce_everything(store, _("restaurar una copia"))
    return before


def replace_damaged(path: Path, backup: Path, *, site: int, passphrase: str | None = None) -> Store:
    """Put a backup in the place of a file that cannot be opened, and open it.

    The damaged file is kept beside it under another name. `passphrase` is the backup's.
    Raises `FileProblem`; nothing changed.
    """
    prepared = _beside(path)
    lock = OfficeLock(path)
    try:
        key = _key_of_backup(None, backup, passphrase)
        check_copy(backup, key)
        _require_kind(backup, key)
        copy_database(backup, key, prepared)
        _bring_up_to_date(prepared, key)
        keep_mode(path, prepared)
        _set_aside(path)
        move_over(prepared, path)
    except OSError as trouble:
        raise explain_disk(path, trouble) from trouble
    finally:
        discard(prepared)
        lock.release()
    return open_office(path, site=site, passphrase=passphrase)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.nuevo")


def _set_aside(path: Path) -> None:
    stamp = datetime.now().strftime("%Y-%m-%d %H%M%S")
    for suffix in ("", *SIDE_FILES):
        old = path.with_name(f"{path.name}{suffix}")
        if old.exists():
            aside = f"{path.stem} (dañado {stamp}){path.suffix}{suffix}"
            move_over(old, path.with_name(aside))


def change_passphrase(store: Store, passphrase: str | None, *, progress: Progress = SILENT) -> Path:
    """Encrypt the open office under a new passphrase, or make it plain again (None).

    The store goes on with the new file; every plain copy of it that is found is encrypted
    too (its notices say so), the others keep their old passphrase. Returns the backup made
    before. Print a new recovery sheet after this. Raises `FileProblem`; nothing changed.
    """
    require_strength(passphrase)
    key = new_key(passphrase)
    prepared = _beside(store.path)
    before = back_up(store, reason="passphrase", progress=progress)
    try:
        export_database(store.path, store.key, prepared, key)
        _swap(store, prepared, key)
    finally:
        discard(prepared)
    store.notices += protect_leftovers(store)
    return before


def recovery_key(store: Store) -> str | None:
    """What the recovery sheet prints, in groups; None for an office without passphrase."""
    return None if store.key is None else recovery_text(store.key)


def _key_of_backup(store: Store | None, backup: Path, passphrase: str | None) -> str | None:
    if not backup.is_file():
        raise FileProblem(
            _("No se encuentra la copia «{name}»; conecte el disco donde está o elija otra.").format(
                name=backup.name
            )
        )
    salt = file_salt(backup)
    if salt is None:
        return None
    if store is not None and store.key is not None and bytes.fromhex(store.key).endswith(salt):
        return store.key
    if passphrase is None:
        raise PassphraseNeeded(
            _(
                "La copia «{name}» está protegida con otra contraseña, la que tenía la oficina ese día; escríbala para restaurarla."
            ).format(name=backup.name)
        )
    key = derive_key(passphrase, salt)
    try:
        connect(backup, key=key, read_only=True, immutable=True).close()
    except sqlite3.DatabaseError as trouble:
        raise WrongPassphrase(
            _("Esa contraseña no abre la copia «{name}»; pruebe con la que tenía la oficina ese día.").format(
                name=backup.name
            )
        ) from trouble
    return key


def _require_same_office(store: Store, backup: Path, key: str | None) -> None:
    check_copy(backup, key)
    if _require_kind(backup, key) != store.value("SELECT min(id) FROM office"):
        raise FileProblem(
            _("«{name}» es la copia de otra oficina; ábrala como un archivo aparte.").format(name=backup.name)
        )


def _require_kind(backup: Path, key: str | None) -> int | None:
    """The office that a backup is of; refuses what this program cannot read."""
    connection = connect(backup, key=key, read_only=True, immutable=True)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise FileProblem(_("«{name}» no es una copia de Hilván; elija otra.").format(name=backup.name))
        if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
            raise NewerFile(
                _(
                    "La copia «{name}» es de una versión más nueva de Hilván; actualice el programa para restaurarla."
                ).format(name=backup.name)
            )
        office: int | None = connection.execute("SELECT min(id) FROM office").fetchone()[0]
        return office
    finally:
        connection.close()


def _bring_up_to_date(prepared: Path, key: str | None) -> None:
    connection = connect(prepared, key=key)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
            migrate_office(connection, prepared)
        # The log is folded in, so that the one file can be moved.
        connection.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()


def _swap(store: Store, prepared: Path, key: str | None, site: int | None = None) -> None:
    old_key = store.key
    store.suspend()
    try:
        keep_mode(store.path, prepared)
        move_over(prepared, store.path)
    except OSError as trouble:
        store.resume(old_key)
        raise explain_disk(store.path, trouble) from trouble
    store.resume(key, site)


def _announce_everything(store: Store, label: str) -> None:
    tables = journalled_tables(store)
    store.announce(Change(label, {table: frozenset() for table in tables}, "restore"))
