"""A workshop's counts by the command line: in from a list, out as days and as what they say."""

from pathlib import Path

import pytest

from tests.cli.support import run, run_json

FACTORY = Path(__file__).parents[1] / "incoming" / "files" / "uci_cut.csv"
OWN = [
    "Fecha;Prenda;Prendas terminadas;Minuto estándar;Personas;Horas;Revisadas;Bien a la primera;Defectos",
    *(f"{day:02d}/03/2026;Guardapolvo;{180 + day};10;5;8;50;45;{day}" for day in range(2, 10)),
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "conteo.csv"
    path.write_text("\n".join(OWN), "utf-8")
    return path


def test_counts_come_in_once_and_are_told(office: Path, book: Path) -> None:
    planned = run_json("import-counts", office, book, "--workshop", "YAG-001", "--dry-run")
    assert run_json("counts", office, "--workshop", "YAG-001") == []
    assert run_json("production", office, "--workshop", "YAG-001") is None
    done = run_json("import-counts", office, book, "--workshop", "YAG-001")
    assert planned == done
    assert (done["added"], done["first"], done["last"]) == (8, "2026-03-02", "2026-03-09")
    assert (
        "0 días agregados, 0 cambiados, 8 sin cambios"
        in run("import-counts", office, book, "--workshop", "YAG-001").stdout
    )
    days = run_json("counts", office, "--workshop", "YAG-001", "--from", "2026-03-02", "--to", "2026-03-03")
    assert [day["day"] for day in days] == ["2026-03-02", "2026-03-03"]
    assert days[0]["efficiency"] == pytest.approx(182 * 10 / 2400)
    assert days[0]["dhu"] == pytest.approx(4)
    assert days[0]["defects"] == {"other": 2}
    said = run("counts", office, "--workshop", "YAG-001").stdout
    assert "02/03/2026  prendas por día 182  eficiencia 76 %  defectos cada 100 4,0" in said


def test_what_is_measured_is_told_with_its_limits(office: Path, book: Path) -> None:
    run("import-counts", office, book, "--workshop", "YAG-001")
    found = run_json("production", office, "--workshop", "YAG-001")
    assert (found["days"], found["people"], found["right_first_time"]) == (8, 5, 0.9)
    assert found["efficiency"]["middle"] == pytest.approx(sum(range(182, 190)) / 8 * 10 / 2400)
    assert found["on_time"] is None
    assert found["turnover"] is None
    (efficiency,) = [one for one in found["series"] if one["measure"] == "efficiency"]
    (stage,) = efficiency["stages"]
    assert stage["lower"] < stage["mean"] < stage["upper"]
    said = run("production", office, "--workshop", "YAG-001").stdout
    assert "Eficiencia  77 %  la mayoría de los días" in said
    assert "Lo de siempre va de" in said
    out = run(
        "production", office, "--workshop", "YAG-001", "--from", "2020-01-01", "--to", "2020-02-01"
    ).stdout
    assert "no se contó ningún día" in out


def test_a_factorys_oddities_are_said(office: Path) -> None:
    report = run_json("import-counts", office, FACTORY, "--workshop", "YAG-001", "--dry-run")
    assert report["added"] == 70
    assert {"department", "wip", "date"} <= {one["column"] for one in report["warnings"]}
