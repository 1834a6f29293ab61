"""The commands of evidence, as one types them."""

import hashlib
import shutil
from pathlib import Path

import pytest

from app.evidence.shapes import DIVERSITY, KNOWN, REPORT, VARIABLE
from app.evidence.traits import TRAITS
from tests.cli.support import run, run_json
from tests.cli.test_documented import keys_said, section
from tests.evidence.offices import make_evidence_office

PROPOSAL = Path(__file__).parents[1] / "evidence" / "files" / "propuesta.toml"


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evidencia") / "evidencia.hilvan"
    make_evidence_office(path).close()
    return path


def test_a_dry_run_only_says(evidence: Path, tmp_path: Path) -> None:
    said = run("anonymous", evidence, tmp_path / "salida", "--dry-run").output
    assert "28 talleres" in said
    assert not (tmp_path / "salida").exists()


def test_what_leaves_is_written_and_told(evidence: Path, tmp_path: Path) -> None:
    folder = tmp_path / "salida"
    said = run_json(
        "anonymous", evidence, folder, "--format", "dta", "--format", "csv", "--given-to", "MTESS"
    )
    assert sorted(one.name for one in folder.iterdir()) == [
        "datapackage.json",
        "datos.csv",
        "datos.dta",
        "libro-de-codigos.csv",
    ]
    assert (said["smallest"] >= 5, said["after"][0]["alone"]) == (True, 0)
    told = section("anonymous")
    for keys in (REPORT, KNOWN, DIVERSITY, VARIABLE):
        assert {key for key in keys_said(keys) if f"`{key}`" not in told} == set()
    assert {key for key in said if f"`{key}`" not in told} == set()
    again = run("anonymous", evidence, folder, code=1)
    assert "elija una vacía" in again.output


def test_an_office_that_asked_nobody_is_told_so(office: Path, tmp_path: Path) -> None:
    assert "hacen falta cinco" in run("anonymous", office, tmp_path / "salida", code=1).output


def test_the_permission_is_read_and_noted(office: Path) -> None:
    assert "sin su nombre" in run("anonymous-consent", office).output
    assert run_json("anonymous-consent", office)["consenting"] == 0
    run("anonymous-consent", office, "--workshop", "YAG-001", "--workshop", "YAG-002", code=2)
    said = run_json("anonymous-consent", office, "--workshop", "YAG-001", "--granted", "--given-by", "Benita")
    assert said["consenting"] == 1
    assert run_json("anonymous-consent", office, "--workshop", "YAG-001", "--refused")["consenting"] == 0


def test_what_left_is_listed_with_what_it_told(evidence: Path, tmp_path: Path) -> None:
    office = Path(shutil.copy(evidence, tmp_path / "otra.hilvan"))
    before = run_json("list", office, "anonymous-releases")
    run("anonymous", office, tmp_path / "uno", "--format", "csv", "--given-to", "MTESS")
    one, *others = run_json("list", office, "anonymous-releases")
    assert others == before
    told = section("list FILE anonymous-releases")
    assert {key for key in one if f"`{key}`" not in told} == set()
    assert (one["given_to"], one["workshops"], one["format"]) == ("MTESS", 28, "csv")
    assert one["variables"] > 100
    assert set(one["traits"]) <= set(TRAITS)
    assert one["pilots"] == []
    names = sorted(("datos.csv", "libro-de-codigos.csv", "datapackage.json"))
    content = b"".join((tmp_path / "uno" / name).read_bytes() for name in names)
    assert one["sha256"] == hashlib.sha256(content).hexdigest()
    run("list", office, "anonymous-releases", "--out", tmp_path / "salidas.csv")
    said = (tmp_path / "salidas.csv").read_text("utf-8-sig")
    assert one["sha256"] in said
    assert "secret" not in said


def test_what_is_wrong_is_one_sentence_in_spanish(
    evidence: Path, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, half, other = (tmp_path / name for name in ("rota.toml", "media.toml", "otra.toml"))
    broken.write_text('state = "propuesta', "utf-8")
    half.write_text('state = "propuesta"\nname = "x"\n', "utf-8")
    other.write_text('state = "propuesta"\nnombre = "x"\n', "utf-8")
    there = tmp_path / "archivo"
    there.write_text("x", "utf-8")
    cases = [
        (("scheme", office, broken), "La propuesta «rota.toml» no se puede usar: no se entiende", 1),
        (("scheme", office, half), "«issued_by» falta", 1),
        (("scheme", office, other), "falta", 1),
        (("scheme", office, tmp_path / "nada.toml"), "No se pudo leer «nada.toml»", 1),
        (("scheme", office, PROPOSAL, "--cluster", "Nada"), "No hay ningún territorio «Nada»", 1),
        (("scheme", office, PROPOSAL, "--date", "2026-31-31"), "No hay mes 31", 1),
        (("anonymous", office, tmp_path / "a"), "Ningún taller con diagnóstico dejó todavía", 1),
        (("anonymous", evidence, there), "hace falta una carpeta", 2),
        (("evidence", office, "--from", "1990-01-01", "--to", "1990-12-31"), "menos de cinco talleres", 1),
        (("evidence", office, "--from", "2026-12-01", "--to", "2026-01-01"), "termina antes de empezar", 2),
    ]
    for arguments, words, code in cases:
        said = run(*arguments, code=code).output
        assert words in said
        assert len(said.splitlines()) == 1
        for english in ("required", "Field", "error", "Error", "Traceback", "expected", "line "):
            assert english not in said
    assert not (tmp_path / "a").exists()

    def refuse(*_all: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied", "salida")

    monkeypatch.setattr(Path, "mkdir", refuse)
    said = run("anonymous", evidence, tmp_path / "sin permiso", code=1).output
    assert "No se pudo escribir «sin permiso»" in said
    assert len(said.splitlines()) == 1
