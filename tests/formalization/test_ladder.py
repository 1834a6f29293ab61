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
from app.formalization.records import STATUSES, StepTie, Suggestion, WorkshopStep
from app.formalization.steps import load_steps, steps_of
from app.formalization.words import show_duty
from tests.formalization.conftest import TODAY

STEPS = steps_of(load_steps(), "0915")


def ladder(records=None, *, has_workers=True, **more):
    written = {code: WorkshopStep(1, code, **values) for code, values in (records or {}).items()}
    return build_ladder(1, STEPS, written, today=TODAY, has_workers=has_workers, **more)


def papers(code: str) -> tuple[str, ...]:
    return next(step.documents for step in STEPS if step.code == code)


def test_without_anything_nothing_is_missing_and_the_ruc_comes_first() -> None:
    found = ladder()
    assert {state.shown for state in found.states} == {"unknown", "not_due"}
    assert (found.business_progress, found.jobs_progress) == (0, 0)
    assert found.next_business.state.step.code == "RUC"
    assert found.next_business.reason == "nadie anotó cómo está: si ya lo tiene, traiga el papel"
    looked = ladder({"RUC": {"status": "missing"}})
    assert looked.next_business.reason.startswith("es el primero que falta; sirve para ")
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
    assert found.state("REOP").status == "unknown"
    assert found.state("REOP").reason.startswith("no se sabe si alguien cobra")


def test_a_step_can_be_wanted_and_can_be_left_aside() -> None:
    found = ladder({"EAS": {"status": "missing"}, "BANCO": {"status": "not_due", "note": "No quiere"}})
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
        "RUC": "done",
        "DECLARACIONES": "in_hand",
        "IPS-PATRONAL": "done",
        "IPS-PERSONAS": "in_hand",
        "RECIBOS": "missing",
    }
    assert (found["RUC"].origin, found["RUC"].number) == ("document", "80009735-1")
    assert found["RUC"].because == "según el diagnóstico del 12/03/2026"
    shown = ladder({"RUC": {"status": "missing"}}, suggestions=found)
    assert [one.step for one in shown.suggestions] == [
        "DECLARACIONES",
        "IPS-PATRONAL",
        "IPS-PERSONAS",
    ]
    # a suggestion is not written: what was said waits for its paper, what was denied is missing
    assert shown.state("IPS-PATRONAL").shown == "told"
    assert shown.state("IPS-PATRONAL").reason == ("según el diagnóstico del 12/03/2026; falta ver el papel")
    assert shown.state("IPS-PATRONAL").progress == 0
    assert shown.state("IPS-PERSONAS").shown == "in_hand"
    assert (shown.state("RECIBOS").shown, shown.state("REOP").shown) == ("missing", "unknown")
    assert shown.state("RUC").shown == "missing"  # what somebody noted goes before


def test_a_ruc_on_the_record_is_a_suggestion_and_a_contradiction_is_said() -> None:
    found = suggest_steps(STEPS, {}, visited_on=None, ruc="80009735-1")["RUC"]
    assert (found.status, found.origin) == ("done", "said")
    found = suggest_steps(STEPS, {"FOR-01": (0, "said")}, visited_on="2026-03-12", ruc="80009735-1")["RUC"]
    assert found.status == "in_hand"
    assert "mírelo en la constancia" in found.because
    denied = suggest_steps(STEPS, {"FOR-01": (0, "said")}, visited_on="2026-03-12")
    assert {one.status for one in denied.values()} == {"missing"}
    assert ladder(suggestions=denied).suggestions == ()  # nothing to accept
    assert ladder(suggestions=denied).state("RUC").reason == "según el diagnóstico del 12/03/2026"


def test_what_was_only_said_to_be_done_waits_for_its_paper() -> None:
    said = {"status": "done", "origin": "said", "number": "80009735-1"}
    found = ladder({"RUC": said}).state("RUC")
    assert (found.shown, found.reason) == ("told", "lo dijeron; falta ver el papel")
    assert ladder({"RUC": said | {"blob_hash": "a"}}).state("RUC").shown == "done"
    assert ladder({"RUC": said | {"origin": "document"}}).state("RUC").shown == "done"
    past = said | {"expires_on": "2026-11-23"}
    assert ladder({"RUC": past}).state("RUC").shown == "expired"
    # the next step does not wait for a paper that only has to be brought
    following = ladder({"RUC": said, "CEDULA-MIPYMES": {"status": "missing"}}).next_business
    assert following.state.step.code == "CEDULA-MIPYMES"
    rest = {step.code: {"status": "done"} for step in STEPS if step.code != "RUC"}
    assert ladder(rest | {"RUC": said}).next_business.state.step.code == "RUC"


def test_a_note_or_a_paper_alone_says_nothing_of_how_far_a_step_is() -> None:
    kept = {"status": "missing", "looked": False, "note": "preguntar en febrero"}
    assert ladder({"RUC": kept}).state("RUC").shown == "unknown"
    told = {"RUC": Suggestion("RUC", "done", "según ella", "said")}
    assert ladder({"RUC": kept}, suggestions=told).state("RUC").shown == "told"


def test_a_done_action_says_so_unless_a_later_diagnostic_denies_it() -> None:
    ties = {"REOP": [StepTie(5, "Completar el REOP", "done", "2026-05-02")]}
    found = ladder(ties=ties).state("REOP")
    assert found.shown == "told"
    assert found.reason == "la acción «Completar el REOP» se cumplió; falta ver el papel"
    for told_on, shown in (("2026-05-01", "told"), ("2026-05-03", "missing")):
        denied = {"REOP": Suggestion("REOP", "missing", "según", told_on=told_on)}
        assert ladder(ties=ties, suggestions=denied).state("REOP").shown == shown
    ties = {"REOP": [StepTie(5, "Completar el REOP", "open")]}
    assert ladder(ties=ties).state("REOP").shown == "unknown"


def test_what_nobody_knows_to_be_asked_for_comes_after_bringing_the_papers() -> None:
    rest = {step.code: {"status": "done"} for step in STEPS if step.code != "LIBRO-LABORAL"}
    said = rest | {"RECIBOS": {"status": "done", "origin": "said"}}
    assert ladder(said).next_jobs.state.step.code == "RECIBOS"
    assert ladder(rest).next_jobs.state.step.code == "LIBRO-LABORAL"
    looked = said | {"LIBRO-LABORAL": {"status": "missing"}}
    assert ladder(looked).next_jobs.state.step.code == "LIBRO-LABORAL"


def test_each_step_says_whether_it_is_compulsory() -> None:
    said = {step.code: show_duty(step) for step in STEPS}
    assert said["IPS-PERSONAS"] == "obligatorio"
    assert said["CONTRATOS"] == "conviene"
    assert said["LIBRO-LABORAL"] == "no sabemos si es obligatorio"
    assert said["EAS"] == ""


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
            replace(one, status="done", progress=1.0) if one is state else one for one in before.states
        )
        assert (ladder_progress(moved) or 0) >= (ladder_progress(before.states) or 0)
