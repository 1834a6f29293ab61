"""The command line does the window's jobs in bulk, and says trouble in one line."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from app.cli import hilvan
from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind
from app.registry.operations import (
    add_cluster,
    add_person,
    add_workshop,
    set_machines,
    set_people,
)
from app.storage.opening import create_office, open_office
from app.storage.site import installation_site
from tests.house_rules import ROOT
from ui.main import command_line


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(hilvan, [str(argument) for argument in arguments])
    assert result.exit_code == code, (result.output, result.exception)
    assert "Traceback" not in result.output
    return result


def run_json(*arguments: str | Path) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


@pytest.fixture
def office(tmp_path: Path, made_office: Path) -> Path:
    """A copy of the office, to read and to change."""
    return Path(shutil.copy(made_office, tmp_path / "oficina.hilvan"))


@pytest.fixture(scope="module")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workshops in Yaguarón; the first has one finished visit, then a draft."""
    path = tmp_path_factory.mktemp("oficina") / "oficina.hilvan"
    store = create_office(path, name="CAE Yaguarón", site=7)
    cluster = add_cluster(store, code="YAG", name="Yaguarón", district="0915")
    first = add_workshop(
        store, name="Confecciones Ñandutí", cluster_id=cluster, phone="0971 897 967",
        ruc="6118743-7",
    )  # fmt: skip
    add_workshop(store, name="Modas Jazmín", cluster_id=cluster)
    add_person(store, workshop_id=first, given_names="Benita", surnames="Caballero", sex="woman")
    set_machines(
        store, workshop_id=first, machines=[("recta", 2, "2 rectas"), ("overlock", 1, None)]
    )
    set_people(store, workshop_id=first, people=[("woman", 3), ("man", 1)])
    instrument = load_instrument("confeccion-2026")
    for day, level in (("2026-03-02", 1), ("2026-09-07", 3)):
        visit = start_visit(store, workshop_id=first, instrument=instrument, visited_on=day)
        for item in instrument.items:
            lowest, *_middle, highest = item.level_texts
            near = level if level in item.level_texts else (lowest if level < 2 else highest)
            answer_item(store, visit_id=visit, item=item.code, kind=AnswerKind.LEVEL, level=near)
        if day == "2026-03-02":
            finish_visit(store, visit_id=visit)
    store.close()
    return path


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
    assert {"code", "score", "low", "high", "answered_weight", "band"} <= set(
        first["dimensions"][0]
    )
    assert [part["code"] for part in first["sub_indices"]] == ["negocio", "empleos"]
    assert all(isinstance(item, str) for item in first["alerts"])
    second = run_json("score", office, "--workshop", "YAG-001", "--visit", "2")
    assert (second["visit"], second["finished"]) == (2, False)
    assert second["overall"] > first["overall"]


def test_scores_are_not_rounded(office: Path) -> None:
    scores = [
        part["score"] for part in run_json("score", office, "--workshop", "YAG-001")["dimensions"]
    ]
    mean = run_json("score", office, "--workshop", "YAG-001")["overall"]
    assert mean == pytest.approx(sum(scores) / len(scores), abs=1e-9)


def test_score_is_said_in_words_too(office: Path) -> None:
    output = run("score", office, "--workshop", "YAG-001").stdout
    assert "Visita 1 del 02/03/2026" in output
    assert "urgente" in output
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
    assert (
        found["recommendations"][0]["title"]
        in run("recommend", office, "--workshop", "YAG-001").stdout
    )


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
    run("new", path, "--office", "CAE Pilar", "--passphrase-file", secret)
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


def documented_commands() -> set[str]:
    """The commands in the first table of docs/cli.md."""
    text = (ROOT / "docs" / "cli.md").read_text("utf-8").split("**Exit codes.**")[0]
    return {match[1] for match in re.finditer(r"^\| `([a-z-]+(?: [a-z]+)?)", text, flags=re.M)}


def known_commands(group: click.Group) -> set[str]:
    """The full names of a group's commands."""
    names = set()
    for name, command in group.commands.items():
        inner = known_commands(command) if isinstance(command, click.Group) else ()
        names |= {f"{name} {one}" for one in inner} or {name}
    return names


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert documented_commands() == known_commands(command_line())


def test_every_key_is_documented(office: Path) -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    shapes = [
        run_json("workshops", office)[0],
        run_json("workshops", office)[0]["owners"][0],
        run_json("workshops", office)[0]["people"],
        run_json("instrument", "list")[0],
        run_json("score", office, "--workshop", "YAG-001"),
        run_json("score", office, "--workshop", "YAG-001")["dimensions"][0],
        run_json("recommend", office, "--workshop", "YAG-001")["recommendations"][0],
    ]
    keys = {key for shape in shapes for key in shape}
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A list as an association keeps it: cp1252, semicolons, a title, one wrong RUC."""
    lines = [
        "ASOCIACIÓN DE CONFECCIONISTAS DE YAGUARÓN;;;;",
        "Nombre del taller;Propietaria;Cédula;RUC;Teléfono",
        "Modas Aguapé;Lourdes Rojas Zárate;5387583;5387583-0;0982 376578",
        "Textil Yvoty;Rubén Duarte Giménez;2441943;2441943-5;0982117563",
    ]
    path = tmp_path / "socios.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def test_a_list_is_imported_once(office: Path, book: Path) -> None:
    planned = run_json("import-workshops", office, book, "--dry-run")
    assert len(run_json("workshops", office)) == 2
    done = run_json("import-workshops", office, book)
    assert planned == done
    assert (done["added"], done["updated"], done["unchanged"]) == (2, 0, 0)
    (warning,) = [one for one in done["warnings"] if one["column"] == "RUC"]
    assert (warning["row"], warning["value"]) == (3, "5387583-0")
    assert [one["name"] for one in run_json("workshops", office)][2:] == [
        "Modas Aguapé",
        "Textil Yvoty",
    ]
    again = run_json("import-workshops", office, book)
    assert (again["added"], again["unchanged"]) == (0, 2)


def test_an_import_is_said_in_words_too(office: Path, book: Path) -> None:
    output = run("import-workshops", office, book).stdout
    assert "2 agregados, 0 cambiados, 0 sin cambios" in output
    assert "aviso: fila 3, RUC «5387583-0»: " in output


def test_a_book_that_cannot_be_used_is_said_in_one_line(office: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.xlsx").write_bytes(b"no es un libro")
    for name in ("lista.xlsx", "no-hay.xlsx"):
        for command in ("import-workshops", "import-visits"):
            result = run(command, office, tmp_path / name, code=1)
            assert len(result.stderr.splitlines()) == 1
            assert name in result.stderr


def test_a_form_filled_on_a_telephone_comes_back(office: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    instrument = load_instrument("confeccion-2026")
    codes = [item.code.replace("-", "_") for item in instrument.items]
    filled = Workbook()
    filled.active.append(["taller", "fecha", "consultor", *codes, "_uuid", "color"])
    filled.active.append(["YAG-002", "2026-10-05", "Liz", *(["4"] * len(codes)), "a-1", "azul"])
    filled.save(tmp_path / "kobo.xlsx")
    planned = run_json("import-visits", office, tmp_path / "kobo.xlsx", "--dry-run")
    done = run_json("import-visits", office, tmp_path / "kobo.xlsx")
    assert (planned["added"], done["added"], done["rejected"]) == (1, 1, [])
    assert done["unknown_columns"] == ["color"]
    assert run_json("score", office, "--workshop", "YAG-002")["overall"] == pytest.approx(100)
    again = run("import-visits", office, tmp_path / "kobo.xlsx").stdout
    assert "0 visitas agregadas, 1 que ya estaban" in again
    assert "columna desconocida: color" in again
