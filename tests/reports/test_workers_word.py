"""What workers said apart reaches no paper of the owner's: read from a file, printed, looked for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.diagnosis.operations import add_whole_visit
from app.diagnosis.records import Answer, AnswerKind, Origin
from app.evaluation.progress_queries import read_progress
from app.registry.queries import read_office
from app.storage.labels import Label
from app.storage.store import Store
from reports.dossier import open_dossier, owner_dossier
from reports.origins import say_origins
from reports.paper import Paper, Request
from tests.diagnosis.support import office_with_workshop
from tests.reports.samples import make_visit

CODE = "DEC-04"


def office(folder: Path, employees: int) -> tuple[Store, int]:
    """A workshop whose workers said that their pay comes late."""
    store, workshop = office_with_workshop(folder)
    with store.change(Label("visit.added")) as writer:
        writer.insert("headcount", workshop_id=workshop, sex="woman", relation="owner", count=1)
        writer.insert("headcount", workshop_id=workshop, sex="woman", relation="employee", count=employees)
    visit = make_visit()
    answers = {**visit.answers, CODE: Answer(CODE, AnswerKind.LEVEL, 0, Origin.WORKERS)}
    add_whole_visit(
        store, workshop_id=workshop, instrument=visit.instrument, visited_on="2026-03-02",
        answers=answers, channel="paper",
    )  # fmt: skip
    return store, workshop


@pytest.mark.parametrize(("employees", "there"), [(3, False), (4, True)])
def test_with_fewer_than_four_workers_nothing_of_hers_rests_on_it(
    tmp_path: Path, employees: int, there: bool
) -> None:
    store, workshop = office(tmp_path, employees)
    request = Request(store, read_office(store), date(2026, 3, 3), Paper("owner-sheet", (workshop,)))
    whole, hers = open_dossier(request), owner_dossier(request)
    assert whole.visit is not None
    assert hers.visit is not None
    assert whole.result is not None
    assert hers.result is not None
    assert CODE in whole.visit.answers, "the record, which stays in the centre, has it"
    assert (CODE in hers.visit.answers) == there
    assert (CODE in hers.result.dimension("DEC").missing) != there
    progress = read_progress(store, workshop, until="2026-12-31", for_owner=True)
    assert progress.after is not None
    assert (CODE in progress.after.answers) == there
    store.close()


def test_no_paper_of_hers_counts_or_names_it() -> None:
    visit = make_visit()
    codes = [code for code, one in visit.answers.items() if one.kind is AnswerKind.LEVEL]
    seen = {code: replace(visit.answers[code], origin=Origin.MEASURED) for code in codes}
    told = {**seen, codes[0]: replace(seen[codes[0]], origin=Origin.WORKERS)}
    without = {code: one for code, one in seen.items() if code != codes[0]}
    assert say_origins(replace(visit, answers=told)) == say_origins(replace(visit, answers=without))
