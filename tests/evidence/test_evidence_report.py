"""What the office's data say to each goal: reckoned by hand, nothing of few, nothing for an unknown text."""

from pathlib import Path

import pytest

from app.evidence.evidence_queries import read_evidence_report
from app.evidence.indicators import reckon_indicator
from app.evidence.policy_file import GoalEntry, load_policies
from app.evidence.records import NOT_NOTED, Variable
from app.evidence.shapes import GOAL, GROUP, INDICATOR, POLICY
from app.registry.operations import record_consent
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.cli.support import run_json
from tests.cli.test_documented import keys_said, section
from tests.evidence.offices import workshop_ids
from tests.reports.samples import PRINTED_ON, pdf_text

PERIOD = ("2026-01-01", "2026-11-30")
DIM = {"dim_for": Variable("dim_for", "Formalización", "x", unit="puntos")}
STEP = {"step_ruc": Variable("step_ruc", "RUC", "x")}


def let_be_counted(store: Store) -> None:
    for one in workshop_ids(store):
        record_consent(
            store, workshop_id=one, purpose="cluster_statistics", granted=True, decided_on="2026-10-01",
            text_version="1",
        )  # fmt: skip


def test_a_mean_and_its_groups_by_hand() -> None:
    columns = {"dim_for": [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, NOT_NOTED]}
    sexes = {"sex": ["woman"] * 5 + ["man"] * 5 + ["man"]}
    found = reckon_indicator("dim:FOR", DIM, columns, {}, sexes)
    assert (found.n, found.value) == (10, 55)
    assert [(one.group, one.n, one.value) for one in found.groups] == [("man", 5, 80), ("woman", 5, 30)]


def test_a_small_group_takes_along_what_would_give_it_away() -> None:
    columns = {"dim_for": [10.0] * 12}
    found = reckon_indicator("dim:FOR", DIM, columns, {}, {"sex": ["woman"] * 3 + ["man"] * 9})
    assert [(one.group, one.n, one.value) for one in found.groups] == [
        ("man", None, None),
        ("woman", None, None),
    ]


def test_a_percentage_that_tells_of_few_is_hidden() -> None:
    groups = {"sex": ["woman"] * 6 + ["man"] * 6}
    few = reckon_indicator("step:RUC", STEP, {"step_ruc": [3] * 11 + [0]}, {}, groups)
    assert (few.n, few.value) == (12, None)
    assert {one.value for one in few.groups} == {None}
    half = reckon_indicator("step:RUC", STEP, {"step_ruc": [3] * 6 + [0] * 6}, {}, groups)
    assert [(one.group, one.value) for one in half.groups] == [("man", 0), ("woman", 100)]


def test_fewer_than_five_are_not_told() -> None:
    found = reckon_indicator("dim:FOR", DIM, {"dim_for": [10.0] * 4}, {}, {"sex": ["man"] * 4})
    assert (found.n, found.value, found.groups) == (None, None, ())


def test_an_unknown_text_has_no_indicator() -> None:
    with pytest.raises(ValueError, match="nobody found"):
        GoalEntry(code="1.2", indicators=["dim:FOR"])
    assert any(goal.wording is None for one in load_policies() for goal in one.goals)


def test_every_indicator_can_be_reckoned(store: Store) -> None:
    let_be_counted(store)
    report = read_evidence_report(store, PERIOD)
    assert report.workshops
    wanted = {code for one in report.policies for goal in one.goals for code in goal.indicators}
    assert set(report.values) == wanted


def test_the_paper_names_nobody_and_says_what_it_cannot(store: Store, tmp_path: Path) -> None:
    paper = Paper("evidence-report", period=PERIOD)
    with pytest.raises(NothingToPrint, match="menos de cinco"):
        write_paper(paper, store, tmp_path / "i.pdf", printed_on=PRINTED_ON)
    let_be_counted(store)
    text = " ".join(pdf_text(write_paper(paper, store, tmp_path / "i.pdf", printed_on=PRINTED_ON)).split())
    assert "No tenemos el texto de: 1.2" in text
    assert "no son una muestra" in text
    assert "Ríos" not in text
    assert "YAG-" not in text


def test_its_json_is_documented(office: Path) -> None:
    said = run_json("evidence", office, "--from", PERIOD[0], "--to", PERIOD[1])
    told = section("evidence")
    keys = {*said, *(key for keys in (POLICY, GOAL, INDICATOR, GROUP) for key in keys_said(keys))}
    assert {key for key in keys if f"`{key}`" not in told} == set()


ASKED = {
    "mipymes": ("1.2", "1.3", "3.1", "6.3", "7.3 ecosistema", "7.3 empleo", "9.1"),
    "formalizacion": ("pilar 3", "pilar 4", "pilar 5"),
    "pnd": ("eje 2", "2.1", "2.2"),
    "ods": ("5.a", "8.3", "8.5", "8.8", "9.3"),
}


def test_every_goal_that_was_asked_for_has_its_entry() -> None:
    goals = {one.code: {goal.code: goal for goal in one.goals} for one in load_policies()}
    for policy, codes in ASKED.items():
        assert set(codes) <= goals[policy].keys()
    for own in goals.values():
        for goal in own.values():
            assert goal.wording or not goal.indicators
    only_matter = [
        goal for own in goals.values() for goal in own.values() if "Solo el asunto" in (goal.note or "")
    ]
    assert {goal.code for goal in only_matter} == {"7.3 ecosistema", "7.3 empleo", "pilar 4", "pilar 5"}


def test_who_has_some_is_counted_by_workshop() -> None:
    courses = {"courses": Variable("courses", "Capacitaciones", "x", unit="cantidad")}
    told = {"courses": [2.0] * 6 + [0.0] * 6}
    found = reckon_indicator("any:courses", courses, told, {}, {"sex": ["woman"] * 6 + ["man"] * 6})
    assert (found.n, found.value, found.unit) == (12, 50, "%")
    few = reckon_indicator(
        "any:courses", courses, {"courses": [1.0] * 3 + [0.0] * 9}, {}, {"sex": ["man"] * 12}
    )
    assert few.value is None
