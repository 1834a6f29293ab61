"""The commands of courses."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.support import run, run_json
from tests.training.office import TaughtEvent, add_round, make_event, make_office, mark, workshops


@pytest.fixture
def school(tmp_path: Path) -> tuple[Path, TaughtEvent]:
    path = tmp_path / "cursos.hilvan"
    store = make_office(path)
    taught = make_event(store, people=3)
    mark(store, taught, "PPPP", "PPAA", "TPPP")
    add_round(store, workshops(store)[3], {"GES-02": 0, "GES-04": 0})
    store.close()
    return path, taught


def test_the_catalogue_is_listed() -> None:
    first, *rest = run_json("courses")
    assert (first["code"], first["hours"], first["questions"]) == ("CUR-01", 20.0, 6)
    assert first["solutions"] == ["SOL-GES-10a"]
    assert len(rest) >= 19
    assert "CUR-05" in run("courses").stdout


def test_who_needs_a_course_is_told_with_the_reason(school: tuple[Path, TaughtEvent]) -> None:
    (need,) = run_json("course-needs", school[0], "CUR-01")
    assert (need["workshop"], need["rule"], need["gap"]) == ("YAG-004", "gap", 2.0)
    assert need["because"] in run("course-needs", school[0], "CUR-01").stdout
    assert "CUR-77" in run("course-needs", school[0], "CUR-77", code=1).stderr


def test_events_and_attendance_are_told(school: tuple[Path, TaughtEvent]) -> None:
    path, taught = school
    (event,) = run_json("events", path)
    assert (event["id"], event["sessions_marked"], event["enrolled"]) == (taught.event, 4, 3)
    assert str(taught.event) in run("events", path).stdout
    told = run_json("attendance", path, str(taught.event))
    assert [one["share"] for one in told["people"]] == [1.0, 0.5, 1.0]
    assert told["people"][2]["marks"]["1"] == "late"
    assert [one["eligible"] for one in told["people"]] == [True, False, True]
    assert [one["came"] for one in told["sessions"]] == [3, 3, 2, 2]
    assert "50%" in run("attendance", path, str(taught.event)).stdout
    assert "ya no está" in run("attendance", path, "5", code=1).stderr


def test_certificates_are_issued_printed_counted_and_verified(
    school: tuple[Path, TaughtEvent], tmp_path: Path
) -> None:
    path, taught = school
    target = tmp_path / "certificados.pdf"
    event = str(taught.event)
    assert "todavía no tiene" in run("certificates", path, event, "--out", target, code=1).stderr
    run("certificates", path, event, "--out", target, "--issue", "--signed-by", "Arami Duarte")
    assert target.read_bytes().startswith(b"%PDF")
    code = run_json("attendance", path, event)["people"][0]["certificate"]
    told = run_json("verify", path, code.lower())
    assert (told["verdict"], told["name"], told["hours"]) == ("valid", "Rosa Benítez", 8.0)
    assert "válido" in run("verify", path, code).stdout
    wrong = run("verify", path, code[:-1] + ("A" if code[-1] != "A" else "B"), code=1)
    assert "mal escrito" in wrong.stderr
    assert "no está en este archivo" in run("verify", path, "0000-0000-0000", code=1).stderr
    (line,) = run_json("training-history", path, "--workshop", "yag-001")
    assert (line["attended"], line["certificate"]) == (4, code)
    assert code in run("training-history", path, "--workshop", "YAG-001").stdout
    again = run("certificates", path, event, "--out", target, "--signed-by", "X", code=2)
    assert "--issue" in again.stderr


def test_a_certificate_printed_as_any_document_is_counted_too(
    school: tuple[Path, TaughtEvent], tmp_path: Path
) -> None:
    path, taught = school
    event = str(taught.event)
    run("certificates", path, event, "--issue", "--out", tmp_path / "todos.pdf")
    run("report", path, "certificates", "--id", event, "--out", tmp_path / "otra-vez.pdf")
    assert "Duplicado" not in text_of(tmp_path / "todos.pdf")
    assert "Duplicado" in text_of(tmp_path / "otra-vez.pdf")
    run("export", path, "certificates", "--out", tmp_path / "c.csv")
    lines = (tmp_path / "c.csv").read_text("utf-8-sig").splitlines()
    place = lines[0].split(";").index("Impresiones")
    assert {line.split(";")[place] for line in lines[1:]} == {"2"}


def text_of(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_certificates_whose_paper_cannot_be_written_are_not_issued(
    school: tuple[Path, TaughtEvent], tmp_path: Path
) -> None:
    path, taught = school
    (tmp_path / "archivo").write_text("x", encoding="utf-8")
    target = tmp_path / "archivo" / "certificados.pdf"
    result = run("certificates", path, str(taught.event), "--issue", "--out", target, code=1)
    assert result.stderr.startswith("No se pudo escribir «certificados.pdf»; ciérrelo")
    assert run_json("events", path)[0]["certificates"] == 0
    assert "está bien" in run("check", path).stdout


def test_an_event_where_nobody_may_have_it_says_so(tmp_path: Path) -> None:
    store = make_office(tmp_path / "cursos.hilvan")
    event = make_event(store, people=2).event
    store.close()
    result = run(
        "certificates", tmp_path / "cursos.hilvan", str(event), "--issue",
        "--out", tmp_path / "c.pdf", code=1,
    )  # fmt: skip
    assert result.stderr.startswith("Nadie de esa capacitación")
    assert not (tmp_path / "c.pdf").exists()


def test_reach_counts_workshops_and_hides_the_few(school: tuple[Path, TaughtEvent]) -> None:
    path, _taught = school
    told = run_json("course-reach", path)
    assert told["clusters"] == [{"cluster": "Yaguarón", "reached": 3, "workshops": 4}]
    assert {one["people"] for one in told["hours"]} == {None}
    assert run_json("course-reach", path, "--course", "cur-02")["hours"] == []
    assert "Yaguarón  ·  3/4" in run("course-reach", path).stdout
