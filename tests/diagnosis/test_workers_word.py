"""What those who work in a shop said apart: kept as a word with whose it was, and on no paper of the owner."""

from dataclasses import replace
from pathlib import Path

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import add_whole_visit, answer_item, set_origin, start_visit
from app.diagnosis.paper_reading import read_typed
from app.diagnosis.proof import needs_proof
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, AnswerKind, Origin
from app.diagnosis.workers_word import FEWEST_WORKERS, is_told_apart, without_workers_word
from app.registry.records import Headcount, Workshop
from app.storage.store import Store
from tests.diagnosis.support import office_with_workshop
from tests.reports.samples import WORKSHOP, make_visit

INSTRUMENT = load_instrument("confeccion-2026")
LEVEL = AnswerKind.LEVEL


def kept(store: Store, visit: int, item: str) -> tuple[str | None, str | None]:
    """Both columns, as they stand in the file."""
    row = store.row(
        "SELECT origin, said_by FROM answer WHERE visit_id = ? AND item = ? AND deleted = 0", (visit, item)
    )
    assert row is not None
    return row[0], row[1]


def test_it_is_kept_as_a_word_and_read_back_as_theirs(tmp_path: Path) -> None:
    """An older program reads that somebody said it, and no more."""
    store, workshop = office_with_workshop(tmp_path)
    visit = start_visit(store, workshop_id=workshop, instrument=INSTRUMENT, visited_on="2026-03-02")
    answer_item(store, visit_id=visit, item="DEC-02", kind=LEVEL, level=4, origin=Origin.WORKERS)
    assert kept(store, visit, "DEC-02") == ("said", "workers")
    assert read_visit(store, visit).answers["DEC-02"].origin is Origin.WORKERS
    set_origin(store, visit_id=visit, item="DEC-02", origin=Origin.DOCUMENT)
    assert kept(store, visit, "DEC-02") == ("document", None)
    store.undo_stack.undo()
    assert kept(store, visit, "DEC-02") == ("said", "workers")
    whole = add_whole_visit(
        store, workshop_id=workshop, instrument=INSTRUMENT, visited_on="2026-04-02", channel="form",
        answers={"DEC-04": Answer("DEC-04", LEVEL, 3, Origin.WORKERS)},
    )  # fmt: skip
    assert read_visit(store, whole).answers["DEC-04"].origin is Origin.WORKERS
    store.close()


def test_their_word_is_the_proof_of_what_is_about_them() -> None:
    item = INSTRUMENT.item("DEC-04")
    assert item.about_people
    assert not needs_proof(item, Answer(item.code, LEVEL, 4, Origin.WORKERS))
    assert needs_proof(item, Answer(item.code, LEVEL, 4, Origin.SAID))


def test_from_paper_it_goes_with_the_questions_about_people_alone() -> None:
    assert read_typed("4t", INSTRUMENT.item("DEC-02")).origin is Origin.WORKERS
    assert "T va solo" in read_typed("4T", INSTRUMENT.item("GES-01")).problem


def shop(*groups: tuple[str, int]) -> Workshop:
    people = tuple(Headcount(1, "woman", count, relation=relation) for relation, count in groups)
    return WORKSHOP._replace(people=people)


def test_below_four_workers_it_is_on_no_paper_of_the_owner() -> None:
    assert is_told_apart(shop(("owner", 1), ("employee", FEWEST_WORKERS - 1)))
    assert not is_told_apart(shop(("owner", 1), ("employee", FEWEST_WORKERS)))
    assert is_told_apart(shop()), "nobody noted how many"
    visit = make_visit()
    code = "DEC-04"
    told = replace(visit, answers={**visit.answers, code: Answer(code, LEVEL, 0, Origin.WORKERS)})
    assert code not in without_workers_word(told).answers
    assert without_workers_word(visit) is visit
