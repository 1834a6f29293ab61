"""Names that a disk, SQLite or a terminal takes in its own way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.backups import back_up, back_up_to, find_backups
from app.storage.checking import check_office
from app.storage.opening import create_office, open_office
from app.storage.places import copy_in
from app.storage.restoring import change_passphrase, replace_damaged
from tests.cli.support import run
from tests.house_rules import ROOT
from tests.storage.support import SITE, make_office

WORDS = "hilo y aguja"
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


@pytest.mark.parametrize("length", [191, 230, 237, 247, 255, 300, 5_000])
def test_a_name_that_leaves_no_room_for_those_beside_it_is_said(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("n" * (length - 7) + ".hilvan")
    with pytest.raises(FileProblem, match="demasiado largo"):
        create_office(path, name="CAE", site=SITE)
    with pytest.raises(FileProblem, match="demasiado largo"):
        open_office(path, site=SITE)
    for arguments in (("new", path, "--office", "CAE"), ("check", path), ("workshops", path)):
        assert len(run(*arguments, code=1).stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@POSIX  # on Windows the whole path is too long
def test_the_longest_name_serves_for_everything(tmp_path: Path) -> None:
    office = make_office(tmp_path, "ñ" * 91 + ".hilvan")
    path = office.store.path
    change_passphrase(office.store, WORDS)
    office.store.close()
    reading = open_office(path, site=SITE, passphrase=WORDS, read_only=True)
    copy = back_up(reading, reason="daily")
    reading.close()
    path.write_bytes(b"\0" * 4096)
    store = replace_damaged(path, copy, site=SITE, passphrase=WORDS)
    assert check_office(store).sound
    store.close()


@POSIX
@pytest.mark.parametrize("length", [240, 250, 255, 300])
def test_a_copy_or_a_document_of_too_long_a_name_is_said(tmp_path: Path, length: int) -> None:
    office = make_office(tmp_path)
    office.store.close()
    before = set(os.listdir(tmp_path))
    out = tmp_path / ("n" * (length - 7) + ".hilvan")
    if length > 247:  # with «.parcial» no disk holds it
        run("backup", office.store.path, "--out", out, code=1)
    for command in (
        ("export", office.store.path, "workshops", "--out", out.with_suffix(".xlsxx")),
        ("calendar", office.store.path, "--out", out.with_suffix(".icsssss")),
        ("report", office.store.path, "blank-form", "--out", out.with_suffix(".pdffffff")),
    ):
        if length > 255:
            said = run(*command, code=1).stderr
            assert len(said.splitlines()) == 1
    assert set(os.listdir(tmp_path)) == before


@POSIX
@pytest.mark.parametrize("name", [b"oficina \xff\xfe.hilvan", b"file:a.hilvan", b"a?mode=memory#b%20.hilvan"])
@pytest.mark.parametrize("relative", [True, False])
def test_a_name_of_any_bytes_is_a_name(
    tmp_path: Path, name: bytes, relative: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(os.fsdecode(name)) if relative else tmp_path / os.fsdecode(name)
    office = create_office(path, name="CAE", site=SITE)
    copy = back_up(office, reason="daily")
    back_up_to(office, path.with_name("copia.hilvan"))
    change_passphrase(office, WORDS)
    office.close()
    assert [one.path for one in find_backups(path)][-1] == copy
    store = open_office(path, site=SITE, passphrase=WORDS)
    assert check_office(store).sound
    store.close()
    (tmp_path / "clave.txt").write_text(WORDS)
    command = [
        sys.executable,
        "-m",
        "ui.main",
        "check",
        str(path),
        "--passphrase-file",
        "clave.txt",
    ]
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run(command, capture_output=True, check=True)
    assert "está bien" in done.stdout.decode()


@POSIX
def test_a_file_of_two_names_is_not_written(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    path, other = office.store.path, tmp_path / "otro nombre.hilvan"
    office.store.close()
    os.link(path, other)
    for name in (path, other):
        with pytest.raises(FileProblem, match="enlace duro.*abra la copia"):
            open_office(name, site=SITE)
    store = open_office(other, site=SITE, read_only=True)
    assert store.value("SELECT count(*) FROM workshop") == 1
    store.close()
    (tmp_path / "aparte").mkdir()
    copied = copy_in(path, tmp_path / "aparte")
    open_office(copied, site=SITE).close()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_what_is_quoted_back_stays_in_one_line(tmp_path: Path, ending: str) -> None:
    office = make_office(tmp_path)
    office.store.close()
    for arguments, code in (
        (("score", office.store.path, "--workshop", f"YAG{ending}001"), 1),
        (("workshops", tmp_path / f"no{ending}hay.hilvan"), 1),
        (("workshops", office.store.path, f"--no{ending}hay"), 2),
    ):
        said = run(*arguments, code=code).stderr
        assert len(said.strip("\n").splitlines()) == 1, said


@POSIX
def test_letters_that_are_no_text_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = make_office(tmp_path)
    office.store.close()
    broken = os.fsdecode(b"YAG\xff")
    monkeypatch.setattr(sys, "argv", ["hilvan", "score", str(office.store.path), broken])
    for option in ("--workshop", "--visit"):
        done = run("score", office.store.path, "--workshop", "YAG-001", option, broken, code=2)
        assert len(done.stderr.strip("\n").splitlines()) == 1
