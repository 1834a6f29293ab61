"""The file moved, deleted or replaced under the open program: said at once, nothing lost."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import FileProblem
from app.storage.backups import back_up
from app.storage.checking import check_office
from app.storage.opening import open_office
from app.storage.rescue import save_elsewhere
from app.storage.troubles import DamagedFile, FileMoved
from tests.storage.support import SITE, Filled, all_rows, digest, make_office, needs_posix, refused


@pytest.fixture(params=[None, "hilo y aguja"], ids=["plain", "encrypted"])
def words(request: pytest.FixtureRequest) -> str | None:
    return request.param


def opened_again(folder: Path, words: str | None) -> Filled:
    """A filled office that was closed and opened, with an older copy and another office."""
    office = make_office(folder, passphrase=words)
    office.store.close()
    shutil.copyfile(office.store.path, folder / "vieja.hilvan")
    other = make_office(folder, "otra.hilvan", passphrase=words)
    other.store.close()
    office.store = open_office(office.store.path, site=SITE, passphrase=words)
    with office.store.change("lista", origin="import") as writer:
        writer.insert_many("anchor", [{"name": f"Ancla {number}"} for number in range(400)])
    rename(office, "después de la copia")
    office.store.write_back()
    rename(office, "antes")
    return office


def rename(office: Filled, name: str) -> None:
    with office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name=name)


def name_in(path: Path, words: str | None) -> str:
    store = open_office(path, site=SITE, passphrase=words)
    try:
        assert check_office(store).problems == ()
        return str(store.value("SELECT name FROM workshop"))
    finally:
        store.close()


def move(path: Path) -> None:
    path.rename(path.with_name("movida.hilvan"))


def delete(path: Path) -> None:
    path.unlink()


def replace_with(name: str) -> Callable[[Path], None]:
    def replace(path: Path) -> None:
        shutil.copyfile(path.with_name(name), path.with_name("nueva"))
        path.with_name("nueva").replace(path)

    return replace


def write_into_it(name: str) -> Callable[[Path], None]:
    return lambda path: shutil.copyfile(path.with_name(name), path) and None


HAPPENINGS = {
    "moved": move,
    "deleted": delete,
    "replaced by an older copy": replace_with("vieja.hilvan"),
    "replaced by another office": replace_with("otra.hilvan"),
}
OVERWRITTEN = {
    "an older copy": write_into_it("vieja.hilvan"),
    "another office": write_into_it("otra.hilvan"),
}


@needs_posix
@pytest.mark.parametrize("happening", HAPPENINGS)
def test_the_next_change_is_refused_and_all_of_it_is_saved_elsewhere(
    tmp_path: Path, words: str | None, happening: str
) -> None:
    office = opened_again(tmp_path, words)
    store, path = office.store, office.store.path
    HAPPENINGS[happening](path)
    foreign = digest(path) if path.exists() else None
    with refused(FileMoved, "«oficina.hilvan»"):
        rename(office, "no llega")
    rows = all_rows(store)
    save_elsewhere(store, tmp_path / "lugar nuevo.hilvan")
    assert all_rows(store) == rows
    assert store.undo_stack.undo() == "nombre"
    rename(office, "sigue")
    store.close()
    assert name_in(tmp_path / "lugar nuevo.hilvan", words) == "sigue"
    if foreign is not None:
        assert digest(path) == foreign
        name_in(path, words)
    if happening == "moved":
        assert name_in(tmp_path / "movida.hilvan", words) == "antes"
    assert not list(tmp_path.glob("oficina.hilvan-*"))


@needs_posix
@pytest.mark.parametrize("happening", HAPPENINGS)
def test_closing_without_a_place_saves_all_of_it_and_says_where(
    tmp_path: Path, words: str | None, happening: str
) -> None:
    office = opened_again(tmp_path, words)
    path = office.store.path
    HAPPENINGS[happening](path)
    foreign = digest(path) if path.exists() else None
    with pytest.raises(FileMoved) as told:
        office.store.close()
    expected = "movida.hilvan" if happening == "moved" else "oficina (rescatado 20*.hilvan"
    (saved,) = tmp_path.glob(expected)
    assert str(saved) in told.value.sentence
    assert name_in(saved, words) == "antes"
    if foreign is not None:
        assert digest(path) == foreign
        name_in(path, words)
    office.store.close()  # twice is harmless, also after this


@needs_posix
def test_a_folder_that_was_moved_whole_has_all_of_it(tmp_path: Path, words: str | None) -> None:
    (tmp_path / "antes").mkdir()
    office = opened_again(tmp_path / "antes", words)
    (tmp_path / "antes").rename(tmp_path / "después")
    with refused(FileMoved, "ya no está en su carpeta"):
        rename(office, "no llega")
    with pytest.raises(FileMoved, match="después"):
        office.store.close()
    moved = tmp_path / "después" / "oficina.hilvan"
    assert name_in(moved, words) == "antes"
    assert not list(moved.parent.glob("*suelto*"))


@pytest.mark.parametrize("happening", OVERWRITTEN)
def test_a_file_overwritten_in_place_is_never_written_into(
    tmp_path: Path, words: str | None, happening: str
) -> None:
    office = opened_again(tmp_path, words)
    store, path = office.store, office.store.path
    OVERWRITTEN[happening](path)
    foreign = digest(path)
    with refused(FileMoved, "otro archivo o una copia"):
        rename(office, "no llega")
    with refused(FileMoved, "otro archivo o una copia"):
        store.write_back()
    store.maintenance_connection.execute("PRAGMA shrink_memory")
    # most of ours was in what is gone: half an office is not offered as a whole one
    with refused(DamagedFile, "no alcanza"):
        save_elsewhere(store, tmp_path / "lugar nuevo.hilvan")
    assert not (tmp_path / "lugar nuevo.hilvan").exists()
    with pytest.raises(FileMoved):
        store.close()
    assert digest(path) == foreign
    name_in(path, words)
    assert len(list(tmp_path.glob("oficina (registro suelto 20*.hilvan-wal"))) == 1


def test_what_is_still_held_of_an_overwritten_file_is_saved_if_it_is_whole(
    tmp_path: Path, words: str | None
) -> None:
    office = opened_again(tmp_path, words)
    rows = all_rows(office.store)
    OVERWRITTEN["an older copy"](office.store.path)
    with refused(FileMoved, "otro archivo o una copia"):
        rename(office, "no llega")
    save_elsewhere(office.store, tmp_path / "lugar nuevo.hilvan")
    assert all_rows(office.store) == rows
    office.store.close()
    assert name_in(tmp_path / "lugar nuevo.hilvan", words) == "antes"


def test_a_file_overwritten_with_what_it_held_goes_on(tmp_path: Path, words: str | None) -> None:
    office = opened_again(tmp_path, words)
    path = office.store.path
    shutil.copyfile(path, tmp_path / "igual")
    rename(office, "después")
    os.utime(path, (1, 1))
    rename(office, "tocado")
    shutil.copyfile(tmp_path / "igual", path)
    rename(office, "igual")
    office.store.close()
    assert name_in(path, words) == "igual"


@needs_posix
def test_a_removed_log_is_written_into_the_file_at_the_next_change(tmp_path: Path, words: str | None) -> None:
    office = opened_again(tmp_path, words)
    store = office.store
    store.file.log.unlink()
    rename(office, "con registro nuevo")
    shutil.copytree(tmp_path, tmp_path / "como tras un corte")  # what a kill would leave
    store.close()
    assert name_in(tmp_path / "como tras un corte" / store.path.name, words) == "con registro nuevo"


@needs_posix
def test_neither_a_backup_nor_a_worker_reads_what_lies_there_instead(tmp_path: Path) -> None:
    office = opened_again(tmp_path, None)
    HAPPENINGS["replaced by another office"](office.store.path)
    with refused(FileMoved, "«oficina.hilvan»"):
        back_up(office.store, reason="hourly")
    with refused(FileMoved, "«oficina.hilvan»"):
        office.store.reader()
    with pytest.raises(FileMoved):
        office.store.close()


@needs_posix
def test_who_is_asked_may_give_another_place_and_the_change_goes_there(tmp_path: Path) -> None:
    office = opened_again(tmp_path, None)
    store = office.store
    store.path.unlink()
    asked = []

    def ask(trouble: FileMoved) -> None:
        asked.append(trouble.sentence)
        save_elsewhere(store, tmp_path / "b.hilvan")

    store.when_moved = ask
    rename(office, "llega")
    assert len(asked) == 1
    store.close()
    assert name_in(tmp_path / "b.hilvan", None) == "llega"


@needs_posix
def test_a_place_that_will_not_do_leaves_the_office_open_for_another(tmp_path: Path) -> None:
    office = opened_again(tmp_path, None)
    office.store.path.unlink()
    with refused(saying="Ya existe un archivo «otra.hilvan»"):
        save_elsewhere(office.store, tmp_path / "otra.hilvan")
    with pytest.raises(FileProblem):
        save_elsewhere(office.store, tmp_path / "no hay" / "b.hilvan")
    save_elsewhere(office.store, tmp_path / "b.hilvan")
    office.store.close()
    assert name_in(tmp_path / "b.hilvan", None) == "antes"


def test_a_copy_made_by_hand_has_what_was_written_back(tmp_path: Path, words: str | None) -> None:
    office = opened_again(tmp_path, words)
    rename(office, "hace un momento")
    assert office.store.write_back()
    shutil.copyfile(office.store.path, tmp_path / "a mano.hilvan")
    rename(office, "sigue")
    assert name_in(tmp_path / "a mano.hilvan", words) == "hace un momento"
    office.store.close()


def test_a_long_log_is_written_back_once_and_not_at_each_change_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.open_file.LOG_LIMIT_BYTES", 100_000)
    office = make_office(tmp_path)
    times: list[None] = []
    write_back = office.store.file.write_back

    def count(*given: Any, **more: Any) -> bool:
        times.append(None)
        return write_back(*given, **more)

    monkeypatch.setattr(office.store.file, "write_back", count)
    for number in range(60):
        rename(office, f"Costuras {number}")
    assert 1 <= len(times) <= 20
    office.store.close()


def test_a_long_log_in_which_somebody_reads_is_tried_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.open_file.LOG_LIMIT_BYTES", 200_000)
    office = opened_again(tmp_path, None)
    store = office.store
    looking = store.reader()
    looking._connection.execute("BEGIN")
    looking.rows("SELECT * FROM workshop")
    times: list[None] = []
    write_back = store.file.write_back

    def count(*given: Any, **more: Any) -> bool:
        times.append(None)
        return write_back(*given, **more)

    monkeypatch.setattr(store.file, "write_back", count)
    for number in range(60):
        rename(office, f"Taller {number}")
    assert 2 <= len(times) <= 15
    looking.close()
    store.close()
