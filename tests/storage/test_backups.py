import threading
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import Cancelled, FileProblem
from app.paths import data_folder
from app.storage.backups import (
    back_up,
    back_up_to,
    backups_of,
    find_backups,
    list_backups,
)
from app.storage.checking import check_office
from app.storage.encryption import PLAIN_HEADER
from app.storage.opening import create_office, open_office
from app.storage.restoring import replace_damaged, restore_backup
from app.storage.site import installation_site
from tests.storage.support import SITE, Filled, all_rows, digest, make_office, tamper


def test_a_backup_is_the_whole_office_as_of_its_last_commit(office: Filled, tmp_path: Path) -> None:
    with office.store.change("a medias") as writer:
        writer.update("workshop", office.workshop, name="sin terminar")
        copy = back_up_to(office.store, tmp_path / "copia.hilvan")
    opened = open_office(copy, site=1)
    assert opened.value("SELECT name FROM workshop") == "Taller Ñandutí"
    assert check_office(opened).problems == ()
    opened.close()


def test_a_backup_made_by_a_worker_while_the_window_writes(office: Filled, tmp_path: Path) -> None:
    made: list[Path] = []
    worker = threading.Thread(target=lambda: made.append(back_up(office.store, reason="daily")))
    worker.start()
    for number in range(200):
        with office.store.change("nombre") as writer:
            writer.update("workshop", office.workshop, name=f"Taller {number}")
    worker.join()
    opened = open_office(made[0], site=1, read_only=True)
    assert check_office(opened).problems == ()
    opened.close()


def test_two_backups_in_one_second_are_two(office: Filled) -> None:
    now = datetime(2026, 11, 23, 8)
    for _time in range(3):
        back_up(office.store, reason="import", now=now)
    assert len(backups_of(office.store)) == 3
    assert all(backup.size > 100_000 for backup in backups_of(office.store))


def test_old_backups_are_thinned_and_other_files_left(office: Filled, tmp_path: Path) -> None:
    office.store.backup_folder = tmp_path / "copias"
    office.store.backup_folder.mkdir()
    (office.store.backup_folder / "notas.txt").write_text("x")
    (office.store.backup_folder / "oficina.hilvan").write_text("x")
    for hour in (8, 9, 10):
        back_up(office.store, reason="import", now=datetime(2026, 11, 1, hour))
    back_up(office.store, reason="daily", now=datetime(2026, 11, 20, 8))
    assert [b.made_at for b in list_backups(office.store.backup_folder)] == [
        datetime(2026, 11, 20, 8),
        datetime(2026, 11, 1, 10),
    ]
    assert len(list(office.store.backup_folder.iterdir())) == 4


def test_a_backup_that_is_stopped_leaves_nothing(office: Filled, tmp_path: Path) -> None:
    class Stop:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up_to(office.store, tmp_path / "copia.hilvan", progress=Stop())
    with pytest.raises(FileProblem, match="tardó demasiado"):
        back_up(office.store, reason="daily", deadline_seconds=-1)
    assert not list(tmp_path.glob("*copia*"))
    assert backups_of(office.store) == []


def test_a_copy_never_falls_on_the_office_itself(office: Filled) -> None:
    with pytest.raises(FileProblem, match="mismo archivo"):
        back_up_to(office.store, office.store.path)


def test_a_copy_never_takes_the_place_of_something_else(office: Filled, tmp_path: Path) -> None:
    other = tmp_path / "otra.hilvan"
    create_office(other, name="Otra oficina", site=5).close()
    letter = tmp_path / "carta.odt"
    letter.write_text("Estimada", encoding="utf-8")
    for target in (other, letter):
        before = target.read_bytes()
        with pytest.raises(FileProblem, match="no es una copia de esta oficina"):
            back_up_to(office.store, target)
        assert target.read_bytes() == before


def test_a_copy_replaces_an_older_copy_only_when_it_is_good(office: Filled, tmp_path: Path) -> None:
    copy = back_up_to(office.store, tmp_path / "copia.hilvan")
    before = digest(copy)
    with pytest.raises(FileProblem):
        back_up(office.store, reason="x", deadline_seconds=-1)
    assert digest(copy) == before
    with office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    back_up_to(office.store, copy)
    assert digest(copy) != before


def test_what_lies_beside_a_file_that_is_gone_does_not_spoil_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "oficina.hilvan"
    old = make_office(tmp_path)
    with old.store.change("lista") as writer:
        for number in range(300):
            writer.insert("cluster", code=str(number), name="de la oficina vieja")
    log = Path(f"{path}-wal").read_bytes()
    old.store.close()
    path.unlink()
    Path(f"{path}-wal").write_bytes(log)  # as after a crash, and someone who deletes one file
    new = make_office(tmp_path, another=True)
    assert new.store.value("SELECT count(*) FROM cluster") == 1
    assert check_office(new.store).sound
    copy = tmp_path / "copia.hilvan"
    Path(f"{copy}-wal").write_bytes(log)
    back_up_to(new.store, copy)
    new.store.close()
    opened = open_office(copy, site=SITE)
    assert opened.value("SELECT count(*) FROM cluster") == 1
    assert check_office(opened).sound
    opened.close()


def test_restoring_goes_back_and_is_itself_undone(office: Filled) -> None:
    store, site = office.store, installation_site()
    told: list[str] = []
    store.subscribe(lambda change: told.append(change.origin))
    backup = back_up(store, reason="manual")
    earlier = all_rows(store)
    with store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    later = all_rows(store)

    before = restore_backup(store, backup)
    assert all_rows(store) == earlier
    assert store.undo_stack.undo_label is None
    assert told[-1] == "restore"
    assert store.site == installation_site() != site
    with store.change("nombre") as writer:  # the store goes on with the file
        writer.update("workshop", office.workshop, name="Ana")
    restore_backup(store, before)
    assert all_rows(store) == later
    beside = {path.suffix for path in before.parent.iterdir()}
    assert beside == {".hilvan", ".txt"}
    assert check_office(store).problems == ()


def test_a_backup_of_another_office_or_a_damaged_one_is_refused(office: Filled, tmp_path: Path) -> None:
    other = make_office(tmp_path, "otra.hilvan", another=True)
    foreign = back_up(other.store, reason="manual")
    own = back_up(office.store, reason="manual")
    content = own.read_bytes()
    own.write_bytes(content[: len(content) // 2])
    before = all_rows(office.store)
    with pytest.raises(FileProblem, match="otra oficina"):
        restore_backup(office.store, foreign)
    with pytest.raises(FileProblem, match="dañad"):
        restore_backup(office.store, own)
    assert all_rows(office.store) == before
    other.store.close()


@pytest.mark.parametrize(
    ("pragma", "words"),
    [("application_id = 7", "no es una copia de Hilván"), ("user_version = 99", "más nueva")],
)
def test_a_copy_that_this_program_cannot_read_is_refused(office: Filled, pragma: str, words: str) -> None:
    backup = back_up(office.store, reason="manual")
    tamper(backup, f"PRAGMA {pragma}")
    before = all_rows(office.store)
    with pytest.raises(FileProblem, match=words):
        restore_backup(office.store, backup)
    assert all_rows(office.store) == before


def test_a_damaged_file_is_replaced_by_its_backup_and_kept_aside(office: Filled, tmp_path: Path) -> None:
    path, rows = office.store.path, all_rows(office.store)
    back_up(office.store, reason="daily", now=datetime(2026, 11, 22, 8))
    back_up(office.store, reason="daily", now=datetime(2026, 11, 23, 8))
    office.store.close()
    path.write_bytes(path.read_bytes()[:5000])
    damaged = digest(path)
    with pytest.raises(FileProblem, match="dañado"):
        open_office(path, site=SITE)
    newest = find_backups(path)[0]
    assert newest.made_at == datetime(2026, 11, 23, 8)
    store = replace_damaged(path, newest.path, site=SITE)
    assert all_rows(store) == rows
    assert check_office(store).sound
    store.close()
    (aside,) = tmp_path.glob("oficina (dañado *).hilvan")
    assert digest(aside) == damaged


def test_a_damaged_file_stays_if_its_backup_is_no_good(office: Filled, tmp_path: Path) -> None:
    path = office.store.path
    office.store.close()
    before = digest(path)
    other = tmp_path / "copia.hilvan"
    for content in (b"", b"lista", path.read_bytes()[:9000]):
        other.write_bytes(content)
        with pytest.raises(FileProblem):
            replace_damaged(path, other, site=SITE)
        assert digest(path) == before
    assert find_backups(tmp_path / "nunca.hilvan") == []


def test_nothing_is_swapped_while_a_worker_reads(office: Filled) -> None:
    backup = back_up(office.store, reason="manual")
    with office.store.reader() as reader:
        with pytest.raises(FileProblem, match="está usando"):
            restore_backup(office.store, backup)
        with office.store.change("nombre") as writer:
            writer.update("workshop", office.workshop, name="Lía")
        assert reader.value("SELECT name FROM workshop") == "Lía"
    restore_backup(office.store, backup)
    assert office.store.value("SELECT name FROM workshop") == "Taller Ñandutí"


def test_backups_of_an_encrypted_office_are_encrypted(tmp_path: Path) -> None:
    office = make_office(tmp_path, passphrase="hilo y aguja")
    backup = back_up(office.store, reason="daily")
    assert not backup.read_bytes().startswith(PLAIN_HEADER)
    assert b"Taller" not in backup.read_bytes()
    restore_backup(office.store, backup)
    office.store.close()
    opened = open_office(backup, site=SITE, passphrase="hilo y aguja")
    assert check_office(opened).problems == ()
    opened.close()


def test_a_backup_can_be_stopped_while_its_copy_is_checked(office: Filled) -> None:
    class Stopper:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            if total is None:
                raise Cancelled

    with office.store.change("talleres") as writer:
        rows = [{"code": f"YAG-{n}", "name": f"Taller {n}"} for n in range(2000)]
        writer.insert_many("workshop", rows)
    with pytest.raises(Cancelled):
        back_up(office.store, reason="manual", progress=Stopper())
    assert backups_of(office.store) == []
    assert list((data_folder() / "backups").rglob("*.parcial")) == []
