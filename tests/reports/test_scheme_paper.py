"""Two pages of a proposal, from the command line: it says that it is no law, and names nobody."""

import re
from pathlib import Path

import pytest

from app.figures.operations import record_figure
from app.formalization.operations import add_pay_line
from app.registry.operations import add_cluster, add_workshop, record_consent, set_people
from reports.scheme_cli import COUNTS, SCHEME
from tests.cli.support import run, run_json
from tests.cli.test_documented import keys_said, section
from tests.house_rules import ROOT
from tests.made_office import new_office
from tests.reports.samples import pdf_text

PROPOSAL = ROOT / "tests" / "evidence" / "files" / "propuesta.toml"
DAY = "2026-03-01"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Six workshops of one uninsured worker each, and one that did not let itself be counted."""
    path = tmp_path / "propuesta.hilvan"
    store = new_office(path)
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    add_cluster(store, code="PIL", name="Pilar")
    for number in range(7):
        one = add_workshop(store, name=f"Taller Secreto {number}", cluster_id=cluster)
        set_people(store, workshop_id=one, people=[("woman", 3, None, None, None)])
        add_pay_line(store, workshop_id=one, name="Ramona", pay=2_000_000, in_ips=False, under_18=False)
        record_figure(
            store, workshop_id=one, kind="sales_month", period_from="2026-01-01", period_to="2026-01-31",
            value=20_000_000, origin="document",
        )  # fmt: skip
        record_consent(
            store, workshop_id=one, purpose="cluster_statistics", granted=number < 6, decided_on="2026-01-05",
            text_version="1",
        )  # fmt: skip
    store.close()
    return path


def test_the_paper_is_two_pages_and_names_nobody(office: Path, tmp_path: Path) -> None:
    run("scheme", office, PROPOSAL, "--date", DAY, "--out", tmp_path / "p.pdf")
    text = " ".join(pdf_text(tmp_path / "p.pdf").split())
    assert text.count("Página") == 2
    assert "no es ley" in text
    assert "Todos los territorios; con la ley del 01/03/2026." in text
    assert "2.870.058" in text  # 6 x 478.343, what the law of that day asks of the workshops
    assert "960.000" in text
    assert re.search(r"Secreto|Ramona|YAG-", text) is None


def test_its_json_is_documented(office: Path) -> None:
    said = run_json("scheme", office, PROPOSAL, "--date", DAY, "--cluster", "Yaguarón")
    assert (said["state"], said["workshops"], said["covered"]) == ("propuesta", 6, {"low": 6, "high": 6})
    assert said["law"]["state"] is None
    told = section("scheme")
    keys = {*said, *keys_said(COUNTS), *keys_said(SCHEME)}
    assert {key for key in keys if f"`{key}`" not in told} == set()


def test_few_workshops_have_no_paper(office: Path, tmp_path: Path) -> None:
    said = run("scheme", office, PROPOSAL, "--cluster", "Pilar", "--out", tmp_path / "p.pdf", code=1)
    assert "Menos de cinco" in said.output
    assert not (tmp_path / "p.pdf").exists()


def test_a_law_is_no_proposal(office: Path, tmp_path: Path) -> None:
    law = tmp_path / "ley.toml"
    law.write_text(PROPOSAL.read_text("utf-8").replace('"propuesta"', '"vigente"'), "utf-8")
    assert "cifras legales" in run("scheme", office, law, code=1).output
