"""Once an office has a passphrase no plain copy of it stays where the program puts copies.

Copies that are whole are encrypted in place, also when a process was killed half-way: each
opening looks again. A damaged one, which nobody can read row by row, is kept byte for byte
in an encrypted file of its own, from which `take_out` gives it back.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from app.errors import FileProblem
from app.files import SIDE_FILES, replacing
from app.i18n import _, ngettext
from app.paths import data_folder
from app.storage.backups import list_backups, own_folder
from app.storage.copying import export_database
from app.storage.driver import connect, sqlite3
from app.storage.encryption import PLAIN_HEADER
from app.storage.reader import connect_to_read
from app.storage.store import Store
from app.storage.troubles import DamagedFile, explain_database, explain_disk
from app.storage.unfinished import discard_whole, is_dead, unfinished_in

KEPT = ".cifrado"
LOG_HEADER, FRAME_HEADER, PAGE = 32, 24, 4096
# What the first byte of a plain page can be: a page of a table or an index, a free one, the first.
PLAIN_PAGE = b"\x00\x02\x05\x0a\x0dS"


def protect_leftovers(store: Store) -> list[str]:
    """Encrypt every plain copy of an office that has a passphrase; says what was done.

    What it cannot protect stays, and is said too: nothing is raised.
    """
    if store.key is None:
        return []
    done, said = 0, []
    for copy in _plain_copies(store):
        try:
            export_database(copy, None, copy, store.key)
            done += 1
        except DamagedFile:
            said += _keep([copy], copy, store.key)
        except FileProblem as trouble:
            said.append(_say_left(copy, trouble))
    for name, files in _plain_set_aside(store.path).items():
        said += _keep(files, store.path.with_name(name), store.key)
    if done:
        sentence = ngettext(
            "Se cifró con la contraseña {count} copia de esta oficina que estaba sin ella.",
            "Se cifraron con la contraseña {count} copias de esta oficina que estaban sin ella.",
            done,
        )
        said.insert(0, sentence.format(count=done))
    return said


def sweep_unfinished(store: Store) -> None:
    """Remove the unfinished copies that a killed process left in the folders of the backups."""
    own = own_folder(store)
    for folder in {own, store.backup_folder or own}:
        for partial in unfinished_in(folder):
            if folder == own or _is_of(store, partial) or is_dead(partial):
                discard_whole(partial)


def take_out(kept: Path, key: str, folder: Path) -> list[Path]:
    """Write the files that were kept encrypted into `folder`, plain as they were.

    Raises `FileProblem`: another passphrase, a name that is taken there, no room.
    """
    try:
        connection = connect(kept, key=key, read_only=True, immutable=True)
        try:
            found = connection.execute("SELECT name, content FROM kept").fetchall()
        finally:
            connection.close()
    except sqlite3.DatabaseError as trouble:
        raise FileProblem(
            _(
                "«{name}» no se abre con esa contraseña, o no es un archivo que Hilván guardó cifrado; pruebe con la que tenía la oficina ese día."
            ).format(name=kept.name)
        ) from trouble
    made = []
    for name, content in found:
        target = folder / Path(name).name
        try:
            with target.open("xb") as file:
                file.write(content)
        except OSError as trouble:
            raise explain_disk(target, trouble) from trouble
        made.append(target)
    return made


def _plain_copies(store: Store) -> Iterator[Path]:
    """Whole copies without a passphrase: in both folders, and what was rescued beside it."""
    own = own_folder(store)
    yield from filter(_is_plain, sorted(own.glob("*.hilvan")))
    folder = store.backup_folder
    if folder is not None and folder != own:
        for backup in list_backups(folder):
            if _is_plain(backup.path) and _is_of(store, backup.path):
                yield backup.path
    for place in {store.path.parent, folder or own, data_folder()}:
        for found in _named_aside(store.path, place):
            is_whole = found.suffix == store.path.suffix and "(dañado " not in found.name
            if is_whole and _is_plain(found) and _is_of(store, found):
                yield found


def _plain_set_aside(path: Path) -> dict[str, list[Path]]:
    """Damaged files and stray logs beside the office, each with its side files, by name."""
    groups: dict[str, list[Path]] = {}
    for found in _named_aside(path, path.parent):
        name = re.sub(f"({'|'.join(SIDE_FILES)})$", "", found.name)
        groups.setdefault(name, []).append(found)
    return {
        name: files
        for name, files in groups.items()
        if ("(dañado " in name or path.with_name(name) not in files)
        and any(_is_plain(file) or _is_plain_log(file) for file in files)
    }


def _named_aside(path: Path, folder: Path) -> list[Path]:
    """The files that the program put aside of this office: «stem (why date time).hilvan»."""
    pattern = re.compile(
        re.escape(path.stem)
        + r" \([^()]+ \d{4}-\d\d-\d\d \d{6}\)"
        + re.escape(path.suffix)
        + f"({'|'.join(SIDE_FILES)})?"
    )
    with suppress(OSError):
        return sorted(found for found in folder.iterdir() if pattern.fullmatch(found.name))
    return []


def _is_plain(file: Path) -> bool:
    """Whether a file that nobody has open begins as a plain one, a few damaged bytes apart."""
    same = sum(one == other for one, other in zip(_start(file, 16), PLAIN_HEADER, strict=False))
    return same > len(PLAIN_HEADER) // 2


def _is_plain_log(file: Path) -> bool:
    if not file.name.endswith(SIDE_FILES):
        return False
    start = _start(file, 64 * (FRAME_HEADER + PAGE))
    if PLAIN_HEADER in start:
        return True
    first = range(LOG_HEADER + FRAME_HEADER, len(start), FRAME_HEADER + PAGE)
    return file.name.endswith("-wal") and all(start[at] in PLAIN_PAGE for at in first)


def _start(file: Path, count: int) -> bytes:
    with suppress(OSError), file.open("rb") as stream:
        return stream.read(count)
    return b""


def _is_of(store: Store, copy: Path) -> bool:
    """Whether a copy is of this office, as far as it can be read."""
    for key in (None, store.key):
        with suppress(sqlite3.Error, FileProblem):
            connection = connect_to_read(copy, key)
            try:
                found = connection.execute("SELECT min(id) FROM office").fetchone()[0]
                return bool(found == store.value("SELECT min(id) FROM office"))
            finally:
                connection.close()
    return False


def _keep(files: Iterable[Path], named: Path, key: str) -> list[str]:
    """Put files byte for byte into an encrypted one, and remove them; says so."""
    target = named.with_name(f"{named.name}{KEPT}")
    contents = {}
    try:
        contents = {file.name: file.read_bytes() for file in files}
        _write_kept(target, key, contents)
        for file in files:
            file.unlink()
    except FileProblem as trouble:
        return [_say_left(named, trouble)]
    except OSError as trouble:
        return [_say_left(named, explain_disk(target, trouble))]
    return [
        _(
            "«{name}» está dañado y no tenía contraseña: quedó cifrado en «{kept}», con la de la oficina. Si un día hace falta rescatar algo, pida ayuda con ese archivo y la contraseña de hoy."
        ).format(name=named.name, kept=target.name)
    ]


def _write_kept(target: Path, key: str, contents: dict[str, bytes]) -> None:
    with replacing(target, private=True) as partial:
        try:
            connection = connect(partial, key=key, create=True)
            try:
                connection.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, content BLOB NOT NULL)")
                connection.execute("BEGIN")
                for row in contents.items():
                    connection.execute("INSERT INTO kept VALUES (?, ?)", row)
                connection.execute("COMMIT")
                written = dict(connection.execute("SELECT name, content FROM kept").fetchall())
            finally:
                connection.close()
        except sqlite3.Error as trouble:
            raise explain_database(target, trouble) from trouble
        if written != contents:
            raise OSError(f"{partial} does not hold what was written")


def _say_left(file: Path, trouble: FileProblem) -> str:
    return _(
        "«{name}» sigue sin contraseña, porque no se pudo cifrar: {reason} Bórrelo, o guárdelo bajo llave."
    ).format(name=file.name, reason=trouble.sentence)
