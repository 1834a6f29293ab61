"""Making a new office file and opening one that exists, in the order that keeps it safe.

Lock; refuse what is not ours or is newer; quick check; a verified backup if the schema
must change; change it in one transaction; foreign keys, WAL, every commit on the disk.
Where the file lies (`app.storage.places`) is asked before, by whoever can copy it in.
"""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.errors import FileProblem, Problem
from app.files import discard, replacing
from app.i18n import _
from app.paths import backups_folder, has_long_name, is_too_long
from app.storage.driver import APPLICATION_ID, connect, read_header, sqlite3
from app.storage.encryption import (
    PAGE_BYTES,
    SALT_BYTES,
    derive_key,
    file_salt,
    looks_plain,
    new_key,
    read_recovery,
    require_strength,
)
from app.storage.labels import Label
from app.storage.leftover_log import TRIAL, settle_leftover_log
from app.storage.lock import OfficeLock
from app.storage.migrations import SCHEMA_VERSION, SEARCH_TABLE
from app.storage.reader import (
    connect_office,
    find_broken,
    may_write,
    must_be_immutable,
    prepare_office,
)
from app.storage.store import Store
from app.storage.troubles import (
    NOT_A_DATABASE,
    OF_THE_FILE,
    STATEMENT_ERRORS,
    NewerFile,
    OfficeInUse,
    PassphraseNeeded,
    UnusableName,
    WrongPassphrase,
    damaged,
    explain_database,
    explain_disk,
    name_too_long,
    not_writable,
    primary_code,
    too_long,
)


def create_office(
    path: Path,
    *,
    name: str,
    site: int,
    passphrase: str | None = None,
    centre_type: str = "CAE",
    city: str | None = None,
    now_ms: Callable[[], int] | None = None,
) -> Store:
    """Make a new office file and open it.

    Raises `FileProblem` if one is there already, or for a passphrase that is too short.
    """
    require_strength(passphrase)
    if has_long_name(path):
        raise name_too_long(path)
    if path.exists():
        raise FileProblem(
            _("Ya existe un archivo «{name}»; elija otro nombre o ábralo.").format(name=path.name)
        )
    if is_too_long(path):
        raise too_long(path)
    if not path.parent.is_dir():
        raise explain_disk(path, FileNotFoundError(errno.ENOENT, ""))
    lock = OfficeLock(path)
    key = new_key(passphrase)
    try:
        with replacing(path, private=True, database=True) as partial:
            _make_file(partial, key, site, now_ms, name=name, centre_type=centre_type, city=city)
        return Store(path, connect_office(path, key=key), site=site, key=key, lock=lock, now_ms=now_ms)
    except BaseException as trouble:
        lock.release()
        if isinstance(trouble, OSError):
            raise explain_disk(path, trouble) from trouble
        raise


def _make_file(
    path: Path, key: str | None, site: int, now_ms: Callable[[], int] | None, **office: str | None
) -> None:
    try:
        connection = connect(path, key=key, create=True)
        try:
            # Until it has its name nobody can lose it: it goes to the disk once, at the end.
            connection.execute("PRAGMA synchronous=OFF")
            from app.storage.migrating import migrate_office

            migrate_office(connection, path)
            connection.execute("PRAGMA journal_mode=WAL")
            store = Store(path, connection, site=site, key=key, now_ms=now_ms)
            with store.change(Label("office.created"), origin="creation") as writer:
                writer.insert("office", **office)
            store.close()
        finally:
            connection.close()
    except sqlite3.Error as trouble:
        raise explain_database(path, trouble) from trouble


def open_office(
    path: Path,
    *,
    site: int,
    passphrase: str | None = None,
    recovery: str | None = None,
    read_only: bool = False,
    backup_folder: Path | None = None,
    now_ms: Callable[[], int] | None = None,
) -> Store:
    """Open an office file, with its passphrase or the text of its recovery sheet.

    Raises `OfficeInUse`, `PassphraseNeeded`, `WrongPassphrase`, `NewerFile`, `DamagedFile`,
    or another `FileProblem`; then the file is as it was.
    """
    if has_long_name(path) and not read_only:
        raise name_too_long(path)
    if is_too_long(path):
        raise too_long(path)
    if not _is_there(path):
        raise FileProblem(
            _("No se encuentra «{name}»; revise la carpeta o elija otro archivo.").format(name=path.name)
        )
    if not read_only and not may_write(path):
        raise not_writable(path)
    lock = None if read_only else OfficeLock(path)
    notice = None
    try:
        if not read_only:
            _sweep(path)
        key = _find_key(path, passphrase, recovery)
        immutable = must_be_immutable(path) if read_only else False
        notice = None if immutable else _settle_log(path, key, lock)
        connection = _connect_checked(path, key, read_only, immutable, backup_folder)
        store = Store(
            path,
            connection,
            site=site,
            key=key,
            read_only=read_only,
            immutable=immutable,
            lock=lock,
            now_ms=now_ms,
        )
        store.backup_folder = backup_folder
        store.notices += [notice] if notice else []
        if not read_only:
            _tidy(store)
        return store
    except BaseException as trouble:
        if lock is not None:
            lock.release()
        if isinstance(trouble, STATEMENT_ERRORS):
            trouble = _explain_opening(path, trouble)
        if notice and isinstance(trouble, Problem):  # the log was set aside, though nothing opens
            trouble.args = (f"{trouble.sentence} {notice}",)
        raise trouble


def _tidy(store: Store) -> None:
    """What a killed process left in the folders of the backups."""
    from app.storage.unfinished import sweep_dead, unfinished_in

    sweep_dead(store.path.parent)
    own = backups_folder(store.office)
    left = unfinished_in(own) or unfinished_in(store.backup_folder or own)
    if left or store.key is not None:
        from app.storage.protecting import protect_leftovers, sweep_unfinished  # a tenth of the start

        sweep_unfinished(store)
        store.notices += protect_leftovers(store)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as trouble:  # a name that no disk holds
        raise explain_disk(path, trouble) from trouble


def _explain_opening(path: Path, trouble: Exception) -> FileProblem:
    """Here each statement is known to be right: one that fails met a damaged schema."""
    damaged_schema = primary_code(trouble) not in OF_THE_FILE
    return damaged(path) if damaged_schema else explain_database(path, trouble)


def _sweep(path: Path) -> None:
    """Remove what a process that was killed in the middle of a copy or a swap left here."""
    for kind in ("parcial", "nuevo", "nuevo.parcial", TRIAL):
        discard(path.with_name(f"{path.name}.{kind}"))


def _settle_log(path: Path, key: str | None, lock: OfficeLock | None) -> str | None:
    """What is to be said of a log that was left and does not belong to this file."""
    own = None
    try:
        if lock is None:  # only looking: somebody may be writing just now
            lock = own = OfficeLock(path)
        notice = settle_leftover_log(path, key, lock.left_note)
        lock.left_note = None  # what is played back from here on makes it untrue
        return notice
    except (OfficeInUse, UnusableName):
        return None
    except sqlite3.DatabaseError as trouble:
        raise _explain_refusal(path, key, trouble) from trouble
    finally:
        if own is not None:
            own.release()


def _find_key(path: Path, passphrase: str | None, recovery: str | None) -> str | None:
    if passphrase is None and recovery is None:
        return None
    salt = file_salt(path)
    if salt is None:
        return None
    if recovery is None:
        return derive_key(passphrase or "", salt)
    key = read_recovery(recovery)
    if bytes.fromhex(key)[-SALT_BYTES:] != salt:
        raise WrongPassphrase(
            _(
                "Esa hoja de recuperación es de otro archivo o de una contraseña anterior de «{name}»; busque la última que imprimió."
            ).format(name=path.name)
        )
    return key


def _connect_checked(
    path: Path, key: str | None, read_only: bool, immutable: bool, backup_folder: Path | None
) -> Any:
    """The connection of an office that is one, sound, and of the schema of this program.

    The one that checked stays where it can: reading the schema is most of an opening.
    """
    try:
        connection = connect(path, key=key, read_only=immutable, immutable=immutable)
    except sqlite3.DatabaseError as trouble:
        raise _explain_refusal(path, key, trouble) from trouble
    try:
        version = _check_kind(path, connection)
        sound = _check_soundness(path, connection)
        if version < SCHEMA_VERSION:
            _update_schema(path, key, connection, read_only, backup_folder)
        elif sound:
            connection.execute("PRAGMA shrink_memory")  # a later check reads the disk, not this
            prepare_office(connection, read_only)
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()  # SQLCipher reads no more through one that met a damaged page
    return connect_office(path, key=key, read_only=read_only, immutable=immutable)


def _update_schema(
    path: Path, key: str | None, connection: Any, read_only: bool, backup_folder: Path | None
) -> None:
    if read_only:
        raise FileProblem(
            _(
                "«{name}» es de una versión anterior de Hilván; ábralo una vez para escribir, así se actualiza, y después podrá abrirlo solo para leer."
            ).format(name=path.name)
        )
    from app.storage.backups import back_up_file
    from app.storage.migrating import migrate_office

    back_up_file(path, key, reason="migration", folder=backup_folder)
    migrate_office(connection, path)


def _explain_refusal(path: Path, key: str | None, trouble: Exception) -> Exception:
    if primary_code(trouble) != NOT_A_DATABASE:
        return explain_database(path, trouble)
    if key is not None:
        return WrongPassphrase(
            _(
                "La contraseña no abre «{name}»; fíjese en las mayúsculas y los acentos, o use la hoja de recuperación. Si está segura de la contraseña, el archivo puede estar dañado: restaure una copia."
            ).format(name=path.name)
        )
    size = path.stat().st_size
    if looks_plain(path):
        return damaged(path)
    if size and size % PAGE_BYTES == 0 and not _begins_with_zeros(path):
        return PassphraseNeeded(
            _("«{name}» está protegido con una contraseña; escríbala para abrirlo.").format(name=path.name)
        )
    return FileProblem(
        _(
            "«{name}» no es un archivo de Hilván, o está dañado desde el comienzo; elija otro archivo o restaure una copia de seguridad."
        ).format(name=path.name)
    )


def _begins_with_zeros(path: Path) -> bool:
    """What a crash or a cloud leaves of a file whose content never came; encryption begins with chance."""
    return not any(read_header(path))


def _check_kind(path: Path, connection: Any) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise FileProblem(
            _("«{name}» no es un archivo de Hilván; elija uno que termine en «.hilvan».").format(
                name=path.name
            )
        )
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise NewerFile(
            _(
                "«{name}» fue guardado por una versión más nueva de Hilván (formato {theirs}; este programa lee hasta el {ours}); actualice el programa para abrirlo."
            ).format(name=path.name, theirs=version, ours=SCHEMA_VERSION)
        )
    return version


def _check_soundness(path: Path, connection: Any) -> bool:
    """Whether all of it is sound; False when only what nobody needs to get in is broken."""
    try:
        troubles = find_broken(connection)
    except sqlite3.DatabaseError as trouble:
        raise explain_database(path, trouble) from trouble
    if any(SEARCH_TABLE not in trouble for trouble in troubles):
        raise damaged(path)
    return not troubles
