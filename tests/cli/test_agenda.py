"""The day, the calendar and what seems wrong, from the command line."""

from pathlib import Path

from tests.cli.support import run, run_json


def test_the_day_is_told_to_people_and_as_json(office: Path) -> None:
    shape = run_json("today", office, "--date", "2026-11-24")
    assert shape["today"] == "2026-11-24"
    assert shape["rounds"]["count"] == 0, "the second round is under way"
    assert [one["workshop"] for one in shape["drafts"]] == ["YAG-001"]
    assert shape["visits"] == {"count": 0, "lines": []}
    lines = run("today", office, "--date", "2026-11-24").stdout.splitlines()
    assert lines[0] == "Diagnósticos para terminar: 1"
    assert "YAG-001" in lines[1]


def test_wrong_days_and_names_are_wrong_usage(office: Path) -> None:
    for arguments in (("--date", "ayer"), ("--consultant", "Nadie")):
        result = run("today", office, *arguments, code=2)
        assert len(result.stderr.splitlines()) == 1
    assert "old-draft" in run("findings", office, "--kind", "nothing", code=2).stderr


def test_the_calendar_is_written_beside_and_never_over_an_office(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    said = run("calendar", office, "--out", target, "--from", "2026-01-01", "--to", "2026-12-31")
    assert "agenda.ics" in said.stdout
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    run("calendar", office, "--out", office, code=1)
    assert "terminar en .ics" in run("calendar", office, "--out", tmp_path / "a.txt", code=1).stderr


def test_findings_say_what_mends_them(office: Path) -> None:
    found = run_json("findings", office, "--date", "2026-11-24")
    kinds = {one["kind"] for one in found}
    assert {"workshop-without-consent", "workshop-without-owner", "old-draft"} <= kinds
    draft = next(one for one in found if one["kind"] == "old-draft")
    assert draft["sentence"] == "El diagnóstico empezado el 07/09/2026 sigue sin terminar."
    only = run_json("findings", office, "--date", "2026-11-24", "--kind", "old-draft")
    assert only == [draft]
    assert run("findings", office).stdout.splitlines()[-1].endswith("para revisar")
