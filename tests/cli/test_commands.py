"""The command line does the window's jobs in bulk, and says trouble in one line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from app.diagnosis.instruments import load_instrument
from app.storage.opening import open_office
from app.storage.site import installation_site
from tests.cli.support import run, run_json
from tests.house_rules import ROOT


def test_a_new_office_is_made_and_not_made_twice(tmp_path: Path) -> None:
    path = tmp_path / "nueva.hilvan"
    assert "nueva.hilvan" in run("new", path, "--office", "CAE Pilar").stdout
    again = run("new", path, "--office", "CAE Pilar", code=1)
    assert again.stdout == ""
    assert len(again.stderr.splitlines()) == 1


def test_workshops_give_what_is_known_of_each(office: Path) -> None:
    first, second = run_json("workshops", office)
    assert (first["code"], first["name"]) == ("YAG-001", "Confecciones Ñandutí")
    assert (first["owner"], first["phone"]) == ("Benita Caballero", "+595971897967")
    assert (first["ruc"], first["cluster"]) == ("6118743-7", "YAG")
    assert first["machines"] == {"recta": 2, "overlock": 1}
    assert (first["people"]["women"], first["people"]["men"], first["people"]["total"]) == (3, 1, 4)
    assert (second["owner"], second["ruc"], second["people"]["women"]) == (None, None, None)


def test_workshops_are_listed_for_people_too(office: Path) -> None:
    lines = run("workshops", office).stdout.splitlines()
    assert "YAG-001  Confecciones Ñandutí  ·  Benita Caballero" in lines[0]
    assert lines[1].startswith("YAG-002  Modas Jazmín")


def test_score_takes_the_last_finished_visit_or_the_one_asked_for(office: Path) -> None:
    first = run_json("score", office, "--workshop", "yag-001")
    assert (first["workshop"], first["visit"], first["date"]) == ("YAG-001", 1, "2026-03-02")
    assert (first["instrument"], first["finished"]) == ("confeccion-2026", True)
    assert len(first["dimensions"]) == 8
    assert {"code", "score", "low", "high", "answered_weight", "band"} <= set(first["dimensions"][0])
    assert [part["code"] for part in first["sub_indices"]] == ["negocio", "empleos"]
    assert all(isinstance(item, str) for item in first["alerts"])
    second = run_json("score", office, "--workshop", "YAG-001", "--visit", "2")
    assert (second["visit"], second["finished"]) == (2, False)
    assert second["overall"] > first["overall"]


def test_scores_are_not_rounded(office: Path) -> None:
    scores = [part["score"] for part in run_json("score", office, "--workshop", "YAG-001")["dimensions"]]
    mean = run_json("score", office, "--workshop", "YAG-001")["overall"]
    assert mean == pytest.approx(sum(scores) / len(scores), abs=1e-9)


def test_score_is_said_in_words_too(office: Path) -> None:
    output = run("score", office, "--workshop", "YAG-001").stdout
    assert "Visita 1 del 02/03/2026" in output
    assert "por empezar" in output
    assert "urgente" not in output
    assert "Alerta" in output


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "--workshop", "YAG-999"),
        ("score", "--workshop", "YAG-002"),
        ("score", "--workshop", "YAG-001", "--visit", "9"),
        ("recommend", "--workshop", "YAG-002"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(office: Path, arguments: tuple[str, ...]) -> None:
    command, *rest = arguments
    result = run(command, office, *rest, code=1)
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "YAG-" in result.stderr


def test_recommendations_say_why(office: Path) -> None:
    found = run_json("recommend", office, "--workshop", "YAG-001")
    ranks = [one["rank"] for one in found["recommendations"]]
    assert ranks == list(range(1, len(ranks) + 1))
    assert found["recommendations"][0]["rule"] == "alert"
    assert all(one["because"] for one in found["recommendations"])
    for one in found["recommendations"]:
        assert bool(one["courses"]) == (one["kind"] == "course"), one["solution"]
    assert found["recommendations"][0]["title"] in run("recommend", office, "--workshop", "YAG-001").stdout


def test_instruments_are_listed() -> None:
    (instrument,) = run_json("instrument", "list")
    assert instrument["code"] == "confeccion-2026"
    assert instrument["items"] == len(load_instrument("confeccion-2026").items)
    assert "confeccion-2026" in run("instrument", "list").stdout


def test_an_unknown_instrument_is_said_in_one_line(tmp_path: Path) -> None:
    result = run("instrument", "export", "turismo", tmp_path / "x.xlsx", code=1)
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "x.xlsx").exists()


def test_wrong_usage_ends_with_2(office: Path) -> None:
    run("score", office, code=2)
    run("workshops", code=2)
    run("nothing", code=2)
    run("score", office, "--workshop", "YAG-001", "--visit", "0", code=2)


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    result = run("workshops", tmp_path / "no.hilvan", code=1)
    assert "no.hilvan" in result.stderr


def test_an_encrypted_office_needs_its_passphrase(tmp_path: Path) -> None:
    secret, wrong, empty = (tmp_path / name for name in ("clave.txt", "otra.txt", "nada.txt"))
    secret.write_text("hilo y aguja\n", encoding="utf-8")
    wrong.write_text("aguja\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    path = tmp_path / "cifrada.hilvan"
    made = run("new", path, "--office", "CAE Pilar", "--passphrase-file", secret)
    assert "la adivina en" in made.stderr
    assert b"SQLite format" not in path.read_bytes()[:16]
    assert run_json("workshops", path, "--passphrase-file", secret) == []
    for other in ((), ("--passphrase-file", wrong), ("--passphrase-file", empty)):
        assert len(run("workshops", path, *other, code=1).stderr.splitlines()) == 1
    run("workshops", path, "--passphrase-file", tmp_path / "ninguna.txt", code=2)


def test_a_sound_office_checks(office: Path) -> None:
    assert "oficina.hilvan" in run("check", office).stdout


def test_commands_read_while_the_window_has_the_file_open(office: Path) -> None:
    store = open_office(office, site=installation_site())
    assert len(run_json("workshops", office)) == 2
    store.close()


def test_the_real_program_answers_in_utf8(office: Path) -> None:
    command = [sys.executable, "-m", "ui.main", "workshops", str(office), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8"))[0]["name"] == "Confecciones Ñandutí"
    done = subprocess.run([*command[:4], "x.hilvan"], cwd=ROOT, capture_output=True)
    assert done.returncode == 1
    assert len(done.stderr.decode("utf-8").splitlines()) == 1


def test_a_backup_is_an_office_of_its_own(office: Path, tmp_path: Path) -> None:
    assert "copia.hilvan" in run("backup", office, "--out", tmp_path / "copia.hilvan").stdout
    assert run_json("workshops", tmp_path / "copia.hilvan") == run_json("workshops", office)
    assert len(run("backup", office, "--out", office, code=1).stderr.splitlines()) == 1
    run("backup", office, "--out", tmp_path / "no" / "copia.hilvan", code=1)
    run("backup", office, code=2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("score", "O"), "Falta «--workshop»; vea «hilvan score --help»."),
        (("nada",), "No hay una orden «nada»; vea «hilvan --help»."),
        (("check", "O", "b"), "Sobra «b»; vea «hilvan check --help»."),
        (("score", "O", "--workshp", "Q"), "No hay una opción «--workshp»"),
        (("score", "O", "--workshop", "Q", "--visit", "x"), "--visit: «x» no es un número"),
        (("workshops", "."), "«.» es una carpeta, y hace falta un archivo"),
        (("instrument", "export", "confeccion-2026", ""), "Falta el nombre del archivo"),
        (("new", "O", "--office", "  "), "El nombre de la oficina está vacío"),
    ],
)
def test_wrong_usage_is_said_in_one_spanish_line(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, code=2)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_passphrase_file_that_is_no_text_is_said(office: Path, tmp_path: Path) -> None:
    (tmp_path / "clave").write_bytes(b"\xff\xfe\xfa\x00")
    result = run("workshops", office, "--passphrase-file", tmp_path / "clave", code=1)
    assert result.stderr.startswith("El archivo «clave» no se lee como texto")


@pytest.mark.parametrize(
    "command",
    [
        ("report", "O", "owner-sheet", "--workshop", "YAG-001", "--out"),
        ("instrument", "export", "confeccion-2026"),
    ],
)
def test_a_document_never_takes_the_place_of_an_office(office: Path, command: tuple[str, ...]) -> None:
    before = office.read_bytes()
    words = [office if word == "O" else word for word in command]
    assert "es un archivo de oficina" in run(*words, office, code=1).stderr
    assert office.read_bytes() == before


def test_a_workshop_without_a_visit_is_told_from_a_visit_that_is_not_there(office: Path) -> None:
    assert "todavía no tiene" in run("score", office, "--workshop", "YAG-002", code=1).stderr
    missing = run("score", office, "--workshop", "YAG-001", "--visit", "9", code=1)
    assert "no tiene esa visita" in missing.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("instrument", "export", "confeccion-2026", "OUT"),
        ("report", "O", "owner-sheet", "--workshop", "YAG-001", "--out", "OUT"),
        ("backup", "O", "--out", "OUT"),
        ("new", "OUT", "--office", "CAE"),
        ("demo", "OUT"),
    ],
)
def test_a_place_that_is_no_folder_is_said_in_one_line(
    office: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "archivo").write_text("x", encoding="utf-8")
    places = {"O": office, "OUT": tmp_path / "archivo" / "nuevo"}
    result = run(*(places.get(word, word) for word in command), code=1)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize(
    "command",
    [
        ("instrument", "export", "confeccion-2026", "OUT"),
        ("report", "O", "owner-sheet", "--workshop", "YAG-001", "--out", "OUT"),
        ("backup", "O", "--out", "OUT"),
    ],
)
def test_nothing_takes_the_place_of_a_device_or_a_pipe(
    office: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    pipe = tmp_path / "tubo"
    os.mkfifo(pipe)
    places = {"O": office, "OUT": pipe}
    result = run(*(places.get(word, word) for word in command), code=1)
    assert len(result.stderr.splitlines()) == 1
    assert pipe.is_fifo()


def test_a_day_that_does_not_exist_is_told_apart_from_one_badly_written() -> None:
    from app.command_line import read_date

    with pytest.raises(click.UsageError, match="febrero de 2026 tiene 28"):
        read_date("2026-02-31")
    with pytest.raises(click.UsageError, match="2026-11-24"):
        read_date("31/02/2026")
