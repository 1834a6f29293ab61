from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formalization.ladder import (
    build_ladder,
    ladder_progress,
    step_progress,
    suggest_steps,
)
from app.formalization.records import STATUSES, WorkshopStep
from app.formalization.steps import load_steps, steps_of
from tests.formalization.conftest import TODAY

STEPS = steps_of(load_steps(), "0915")


def ladder(records=None, *, has_workers=True, **more):
    written = {code: WorkshopStep(1, code, **values) for code, values in (records or {}).items()}
    return build_ladder(1, STEPS, written, today=TODAY, has_workers=has_workers, **more)


def papers(code: str) -> tuple[str, ...]:
    return next(step.documents for step in STEPS if step.code == code)


def test_without_anything_all_that_is_due_is_missing_and_the_ruc_comes_first() -> None:
    found = ladder()
    assert (found.business_progress, found.jobs_progress) == (0, 0)
    assert found.next_business.state.step.code == "RUC"
    assert found.next_business.reason.startswith("es el primero que falta; sirve para ")
    # IPS needs the RUC, so the first of the jobs is what can be begun today
    assert found.next_jobs.state.step.code == "CONTRATOS"
    assert found.state("EAS").status == "not_due"
    assert found.state("EAS").reason == "no es obligatorio: cuando el taller quiera"
    assert found.state("NADA") is None


def test_partial_progress_counts_papers_and_being_in_hand() -> None:
    two = papers("RUC")[:2]
    assert ladder({"RUC": {"status": "missing", "papers": two}}).state("RUC").progress == 0.25
    found = ladder({"RUC": {"status": "in_hand", "papers": two}})
    assert found.state("RUC").progress == 0.5
    assert found.state("RUC").reason == "faltan 2 de 4 papeles"
    # five steps of the business are due: RUC, cédula, declaraciones, timbrado, patente
    assert found.business_progress == pytest.approx(0.1)
    assert found.next_business.reason == "ya está empezado: faltan 2 de 4 papeles"


def test_with_all_papers_handed_in_one_waits_and_the_next_step_that_can_be_is_told() -> None:
    found = ladder({"RUC": {"status": "in_hand", "papers": papers("RUC")}})
    assert found.state("RUC").progress == 0.75
    # everything else of the business needs the RUC first
    assert found.next_business.state.step.code == "RUC"
    assert "pregunte cómo va" in found.next_business.reason


def test_what_has_expired_is_not_done_and_comes_first() -> None:
    done = {"status": "done", "expires_on": "2026-11-23"}
    found = ladder({"RUC": {"status": "done"}, "CEDULA-MIPYMES": done})
    state = found.state("CEDULA-MIPYMES")
    assert (state.expired, state.progress) == (True, 0.5)
    assert state.reason == "venció el 23/11/2026"
    assert found.next_business.state is state
    found = ladder({"CEDULA-MIPYMES": done | {"expires_on": TODAY}})
    assert not found.state("CEDULA-MIPYMES").expired


def test_nobody_works_for_pay_so_no_step_of_the_jobs_is_due() -> None:
    found = ladder(has_workers=False)
    assert found.jobs_progress is None
    assert found.next_jobs is None
    assert found.state("REOP").reason == "nadie cobra por trabajar en el taller"
    known = ladder({"IPS-PATRONAL": {"status": "done"}}, has_workers=False)
    assert known.state("IPS-PATRONAL").status == "done"


def test_people_that_nobody_counted_leave_the_steps_due_and_say_so() -> None:
    found = ladder(has_workers=None)
    assert found.state("REOP").status == "missing"
    assert found.state("REOP").reason.startswith("no se sabe si alguien cobra")


def test_a_step_can_be_wanted_and_can_be_left_aside() -> None:
    found = ladder(
        {"EAS": {"status": "missing"}, "BANCO": {"status": "not_due", "note": "No quiere"}}
    )
    assert found.state("EAS").due
    assert found.state("BANCO").reason == "No quiere"


def test_a_ladder_that_is_done_has_no_next_step() -> None:
    found = ladder({step.code: {"status": "done"} for step in STEPS})
    assert (found.business_progress, found.jobs_progress) == (1, 1)
    assert (found.next_business, found.next_jobs) == (None, None)


def test_the_diagnostic_suggests_with_its_day_and_origin_and_only_what_is_not_written() -> None:
    answers = {"FOR-01": (2, "document"), "FOR-06": (2, "said"), "FOR-07": (0, "said")}
    found = suggest_steps(STEPS, answers, visited_on="2026-03-12", ruc="80009735-1")
    assert {code: one.status for code, one in found.items()} == {
        "RUC": "done", "DECLARACIONES": "in_hand", "IPS-PATRONAL": "done", "IPS-PERSONAS": "in_hand",
    }  # fmt: skip
    assert (found["RUC"].origin, found["RUC"].number) == ("document", "80009735-1")
    assert found["RUC"].because == "según el diagnóstico del 12/03/2026"
    shown = ladder({"RUC": {"status": "missing"}}, suggestions=found)
    assert [one.step for one in shown.suggestions] == [
        "DECLARACIONES",
        "IPS-PATRONAL",
        "IPS-PERSONAS",
    ]
    assert shown.state("IPS-PATRONAL").status == "missing"  # a suggestion is not written


def test_a_ruc_on_the_record_is_a_suggestion_and_a_contradiction_is_said() -> None:
    found = suggest_steps(STEPS, {}, visited_on=None, ruc="80009735-1")["RUC"]
    assert (found.status, found.origin) == ("done", "said")
    found = suggest_steps(
        STEPS, {"FOR-01": (0, "said")}, visited_on="2026-03-12", ruc="80009735-1"
    )["RUC"]
    assert found.status == "in_hand"
    assert "mírelo en la constancia" in found.because
    assert suggest_steps(STEPS, {"FOR-01": (0, "said")}, visited_on="2026-03-12") == {}


statuses = st.sampled_from([status for status in STATUSES if status != "not_due"])


@settings(max_examples=50, deadline=None)
@given(status=statuses, needed=st.integers(0, 6), gathered=st.integers(0, 6), expired=st.booleans())
def test_progress_is_a_share_and_grows_with_each_paper(status, needed, gathered, expired) -> None:
    expired = expired and status == "done"
    now = step_progress(status, gathered, needed, expired)
    assert 0 <= now <= 1
    assert step_progress(status, gathered + 1, needed, expired) >= now
    assert step_progress("done", gathered, needed) == 1 >= now
    assert step_progress("in_hand", gathered, needed) > step_progress("missing", gathered, needed)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from([step.code for step in STEPS]), statuses))
def test_doing_one_more_step_never_lowers_the_ladder(chosen) -> None:
    before = ladder({code: {"status": status} for code, status in chosen.items()})
    for state in before.states:
        if not state.due:
            continue
        moved = tuple(
            replace(one, status="done", progress=1.0) if one is state else one
            for one in before.states
        )
        assert (ladder_progress(moved) or 0) >= (ladder_progress(before.states) or 0)
