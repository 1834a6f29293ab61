import io

import pytest
from PIL import Image

from app.diagnosis.instruments import list_instruments
from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind
from app.errors import DataProblem
from app.formalization.ladder_queries import (
    find_step_offer,
    ladder_distribution,
    list_step_offers,
    read_ladder,
    read_scan,
    read_workshop_steps,
)
from app.formalization.operations import (
    LARGEST_SCAN,
    accept_offer,
    accept_suggestions,
    add_pay_line,
    change_pay_line,
    date_step,
    forget_step,
    keep_scan,
    remove_pay_line,
    remove_scan,
    set_step,
    start_account,
)
from app.formalization.queries import list_pay_lines, read_account
from app.formalization.records import SHOWN_STATUSES
from app.improvement.operations import add_action, complete_action, start_programme
from app.registry.operations import add_workshop, change_workshop, set_people
from app.storage.checking import check_office
from tests.formalization.conftest import TODAY


def ladder(store, workshop):
    return read_ladder(store, workshop, today=TODAY)


def visit(store, workshop: int, day: str, levels: dict[str, int]) -> int:
    (instrument, *_others) = list_instruments()
    made = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on=day)
    for item, level in levels.items():
        answer_item(store, visit_id=made, item=item, kind=AnswerKind.LEVEL, level=level)
    finish_visit(store, visit_id=made, unfinished_reason="prueba")
    return made


def test_a_step_is_noted_changed_and_undone(store, workshop: int) -> None:
    papers = ladder(store, workshop).state("RUC").step.documents
    made = set_step(
        store, workshop_id=workshop, step="RUC", status="in_hand", papers=[papers[2], "otro", papers[0]]
    )
    record = read_workshop_steps(store, workshop)["RUC"]
    assert record.papers == (papers[0], papers[2])  # in the step's order, only its own
    again = set_step(
        store, workshop_id=workshop, step="RUC", status="done", done_on="2026-11-20",
        number=" 80009735-1 ", origin="document",
    )  # fmt: skip
    assert again == made
    record = read_workshop_steps(store, workshop)["RUC"]
    assert (record.status, record.number, record.done_on) == ("done", "80009735-1", "2026-11-20")
    assert record.papers == (papers[0], papers[2])
    assert ladder(store, workshop).state("RUC").reason == "desde el 20/11/2026"
    set_step(store, workshop_id=workshop, step="RUC", status="missing")
    assert read_workshop_steps(store, workshop)["RUC"].done_on is None
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert read_workshop_steps(store, workshop)["RUC"].status == "in_hand"


def test_a_paper_expires_as_long_after_its_day_as_the_step_says(store, workshop: int) -> None:
    months = ladder(store, workshop).state("CEDULA-MIPYMES").step.validity_months
    assert months == 12
    date_step(store, workshop_id=workshop, step="CEDULA-MIPYMES", done_on="2026-03-10")
    record = read_workshop_steps(store, workshop)["CEDULA-MIPYMES"]
    assert (record.done_on, record.expires_on) == ("2026-03-10", "2027-03-10")
    date_step(store, workshop_id=workshop, step="CEDULA-MIPYMES", done_on=None)
    assert read_workshop_steps(store, workshop)["CEDULA-MIPYMES"].done_on is None


def test_a_step_date_or_workshop_that_cannot_be_is_refused(store, workshop: int) -> None:
    with pytest.raises(DataProblem, match="no es una fecha"):
        set_step(store, workshop_id=workshop, step="RUC", status="done", done_on="20/11/26")
    with pytest.raises(DataProblem, match="ya no está en la escalera"):
        set_step(store, workshop_id=workshop, step="NADA", status="done")
    with pytest.raises(DataProblem, match="ya no está en el archivo"):
        read_ladder(store, 5, today=TODAY)
    with pytest.raises(TypeError):
        set_step(store, workshop_id=workshop, step="RUC", colour="red")
    assert read_workshop_steps(store, workshop) == {}


def test_a_photo_of_a_paper_is_kept_small_and_a_pdf_as_it_is(store, workshop: int) -> None:
    target = io.BytesIO()
    Image.new("RGB", (4000, 3000), "white").save(target, "PNG")
    keep_scan(store, workshop_id=workshop, step="RUC", content=target.getvalue(), name="ruc.png")
    record = read_workshop_steps(store, workshop)["RUC"]
    assert (record.looked, record.scan_name) == (False, "ruc.png")
    assert ladder(store, workshop).state("RUC").shown == "unknown"  # nobody said that it is done
    assert Image.open(io.BytesIO(read_scan(store, record.blob_hash))).size == (1280, 960)
    pdf = b"%PDF-1.4\n%%EOF"
    keep_scan(store, workshop_id=workshop, step="RUC", content=pdf, name="ruc.pdf")
    record = read_workshop_steps(store, workshop)["RUC"]
    assert read_scan(store, record.blob_hash) == pdf
    remove_scan(store, workshop_id=workshop, step="RUC")
    assert read_workshop_steps(store, workshop)["RUC"].blob_hash is None


@pytest.mark.parametrize("content", [b"hola", b"", b"%PDF-" + b"0" * LARGEST_SCAN])
def test_a_scan_that_is_neither_or_far_too_large_is_refused(store, workshop, content) -> None:
    with pytest.raises(DataProblem):
        keep_scan(store, workshop_id=workshop, step="RUC", content=content, name="x")
    assert store.value("SELECT count(*) FROM blob") == 0
    assert read_workshop_steps(store, workshop) == {}


def test_suggestions_of_the_newest_diagnostic_are_written_only_when_accepted(store, workshop: int) -> None:
    visit(store, workshop, "2026-03-12", {"FOR-01": 0, "FOR-04": 4})
    visit(store, workshop, "2026-09-12", {"FOR-01": 3, "FOR-02": 0, "FOR-06": 2})
    found = ladder(store, workshop)
    told = ["RUC", "DECLARACIONES", "IPS-PATRONAL", "IPS-PERSONAS"]
    assert [one.step for one in found.suggestions] == told
    assert [found.state(step).shown for step in told] == ["told", "told", "told", "in_hand"]
    assert found.business_progress == 0
    # all at once only what needs no paper; one by one, somebody saw it
    assert accept_suggestions(store, workshop_id=workshop, today=TODAY) == 1
    assert set(read_workshop_steps(store, workshop)) == {"IPS-PERSONAS"}
    set_step(store, workshop_id=workshop, step="RUC", note="en la carpeta azul")
    assert ladder(store, workshop).state("RUC").shown == "told"
    assert accept_suggestions(store, workshop_id=workshop, today=TODAY, steps=["RUC"]) == 1
    record = read_workshop_steps(store, workshop)["RUC"]
    assert (record.status, record.origin, record.note) == ("done", "document", "en la carpeta azul")
    assert ladder(store, workshop).state("RUC").shown == "done"
    store.undo_stack.undo()
    assert ladder(store, workshop).state("RUC").shown == "told"


def test_a_step_noted_by_mistake_is_left_open_again(store, workshop: int) -> None:
    set_step(store, workshop_id=workshop, step="RUC", status="missing", note="preguntar")
    forget_step(store, workshop_id=workshop, step="RUC")
    state = ladder(store, workshop).state("RUC")
    assert (state.shown, state.record.note) == ("unknown", "preguntar")
    store.undo_stack.undo()
    assert ladder(store, workshop).state("RUC").shown == "missing"


def test_a_second_look_at_a_visit_suggests_nothing(store, workshop: int) -> None:
    first = visit(store, workshop, "2026-03-12", {"FOR-01": 0})
    second = visit(store, workshop, "2026-03-13", {"FOR-01": 4})
    with store.change("segunda mirada") as writer:
        writer.update("visit", second, rating_of=first)
    assert ladder(store, workshop).suggestions == ()


def test_a_valid_ruc_suggests_its_step(store, workshop: int) -> None:
    change_workshop(store, workshop_id=workshop, ruc="80009735-1")
    (found,) = ladder(store, workshop).suggestions
    assert (found.step, found.status, found.number) == ("RUC", "done", "80009735-1")
    change_workshop(store, workshop_id=workshop, ruc="80009735-2")
    assert ladder(store, workshop).suggestions == ()


def test_an_action_that_is_done_offers_its_step_and_the_other_way(store, workshop: int) -> None:
    programme = start_programme(
        store, visit_id=visit(store, workshop, "2026-03-12", {"FOR-01": 0}), recommendations=[]
    )
    ruc = add_action(store, programme_id=programme, source="recommended", solution="SOL-FOR-01a")
    timbrado = add_action(store, programme_id=programme, source="recommended", solution="SOL-FOR-02a")
    assert list_step_offers(store, workshop, today=TODAY) == []
    assert [tie.action_id for tie in ladder(store, workshop).state("RUC").ties] == [ruc]

    complete_action(store, action_id=ruc, done_on="2026-11-01")
    assert ladder(store, workshop).state("RUC").shown == "told"  # it marks nothing by itself
    assert read_workshop_steps(store, workshop) == {}
    set_step(store, workshop_id=workshop, step="TIMBRADO", status="done", done_on="2026-11-02")
    assert find_step_offer(store, ruc, today=TODAY).step == "RUC"
    assert find_step_offer(store, timbrado, today=TODAY) is None
    assert find_step_offer(store, 5, today=TODAY) is None
    offers = list_step_offers(store, workshop, today=TODAY)
    assert [(one.step, one.what, one.done_on) for one in offers] == [
        ("RUC", "step", "2026-11-01"),
        ("TIMBRADO", "action", "2026-11-02"),
    ]
    for one in offers:
        accept_offer(
            store,
            workshop_id=workshop,
            step=one.step,
            action_id=one.action_id,
            what=one.what,
            done_on=one.done_on,
        )
    assert list_step_offers(store, workshop, today=TODAY) == []
    assert store.value("SELECT status FROM action WHERE id = ?", (timbrado,)) == "done"
    record = read_workshop_steps(store, workshop)["RUC"]
    assert (record.action_id, record.origin) == (ruc, "document")
    store.undo_stack.undo()
    assert store.value("SELECT status FROM action WHERE id = ?", (timbrado,)) == "open"


def test_a_step_that_is_closed_with_its_action_expires_as_one_that_is_dated(store, workshop: int) -> None:
    """An offer that was accepted left a yearly paper without its end, which nobody was told of."""
    programme = start_programme(
        store, visit_id=visit(store, workshop, "2026-03-12", {"FOR-01": 0}), recommendations=[]
    )
    action = add_action(store, programme_id=programme, source="owner", title="Cédula")
    closed = {"what": "step", "done_on": "2026-11-01", "action_id": action}
    accept_offer(store, workshop_id=workshop, step="CEDULA-MIPYMES", **closed)
    accept_offer(store, workshop_id=workshop, step="RUC", **closed)
    steps = read_workshop_steps(store, workshop)
    assert steps["CEDULA-MIPYMES"].expires_on == "2027-11-01"
    assert steps["RUC"].expires_on is None, "it lasts"


def test_whether_somebody_is_paid_is_told_by_the_people_counted(store, workshop: int) -> None:
    assert ladder(store, workshop).has_workers is True
    for people, expected in (
        ([("woman", 1, None, "owner", None), ("man", 2, None, "family_unpaid", None)], False),
        ([("woman", 1)], False),
        ([("woman", 1), ("man", 1)], True),
        ([("woman", 1, None, "owner", None), ("man", 1)], True),
        ([], None),
    ):
        set_people(store, workshop_id=workshop, people=people)
        assert ladder(store, workshop).has_workers is expected, people
    add_pay_line(store, workshop_id=workshop, name="Ana")
    assert ladder(store, workshop).has_workers is True


def test_the_distribution_counts_every_workshop_once_on_each_rung(store, workshop: int) -> None:
    other = add_workshop(store, name="Sin gente")
    set_people(store, workshop_id=other, people=[("woman", 1, None, "owner", None)])
    gone = add_workshop(store, name="Se fue")
    set_step(store, workshop_id=gone, step="RUC", status="done")
    with store.change("quitar") as writer:
        writer.delete("workshop", gone)
    set_step(store, workshop_id=workshop, step="RUC", status="done", expires_on="2026-01-01")
    set_step(store, workshop_id=other, step="RUC", status="done")
    rows = {row.step: row for row in ladder_distribution(store, today=TODAY)}
    for row in rows.values():
        assert sum(getattr(row, status) for status in SHOWN_STATUSES) == 2
    assert (rows["RUC"].done, rows["RUC"].expired) == (1, 1)
    assert (rows["REOP"].missing, rows["REOP"].unknown, rows["REOP"].not_due) == (0, 1, 1)
    (only,) = [
        row for row in ladder_distribution(store, today=TODAY, workshop_ids=[other]) if row.step == "RUC"
    ]
    assert (only.done, only.workshops) == (1, 1)


def test_the_account_begins_with_the_people_of_the_record(store, workshop: int) -> None:
    set_people(
        store,
        workshop_id=workshop,
        people=[
            ("woman", 1, "30_44", "owner", None),
            ("woman", 2, "30_44", "employee", False),
            ("man", 1, "30_44", "employee", False),
            ("man", 1, "15_17", "employee", False),
            ("woman", 2, "30_44", "piece_worker", None),
            ("man", 1, None, "family_unpaid", None),
        ],
    )
    assert start_account(store, workshop_id=workshop) == 3
    found = list_pay_lines(store, workshop)
    assert [(one.count, one.kind, one.under_18, one.in_ips) for one in found] == [
        (3, "full_time", False, False),
        (1, "full_time", True, False),
        (2, "piece", False, None),
    ]
    with pytest.raises(DataProblem, match="ya tiene personas"):
        start_account(store, workshop_id=workshop)
    store.undo_stack.undo()
    assert list_pay_lines(store, workshop) == []


def test_people_whose_age_nobody_noted_are_not_taken_for_adults(store, workshop: int) -> None:
    set_people(store, workshop_id=workshop, people=[("woman", 1, None, "employee", None)])
    start_account(store, workshop_id=workshop)
    assert list_pay_lines(store, workshop)[0].under_18 is None


def test_without_paid_people_or_lines_the_account_says_what_to_do(store, workshop: int) -> None:
    set_people(store, workshop_id=workshop, people=[("woman", 4)])
    with pytest.raises(DataProblem, match="no dice quién cobra"):
        start_account(store, workshop_id=workshop)
    with pytest.raises(DataProblem, match="todavía no tiene personas"):
        read_account(store, workshop, day=TODAY)


def test_pay_lines_are_added_changed_and_removed(store, workshop: int) -> None:
    first = add_pay_line(store, workshop_id=workshop, name="  Ana   B ", pay=2_000_000, under_18=False)
    second = add_pay_line(store, workshop_id=workshop, name="Beto", kind="piece", pay_period="piece")
    change_pay_line(store, pay_line_id=second, pay=900, pieces_month=2_000, in_ips=True)
    assert [(one.name, one.pay, one.in_ips) for one in list_pay_lines(store, workshop)] == [
        ("Ana B", 2_000_000, None),
        ("Beto", 900, True),
    ]
    remove_pay_line(store, pay_line_id=first)
    assert [one.name for one in list_pay_lines(store, workshop)] == ["Beto"]
    store.undo_stack.undo()
    assert len(list_pay_lines(store, workshop)) == 2


@pytest.mark.parametrize(
    "fields",
    [{"name": " "}, {"pay": -1}, {"hours_week": 169}, {"days_month": 32}, {"months_year": 13},
     {"count": 0}, {"children": 1.5}],
)  # fmt: skip
def test_what_a_person_cannot_have_is_refused_before_it_is_written(store, workshop, fields) -> None:
    with pytest.raises(DataProblem):
        add_pay_line(store, workshop_id=workshop, **({"name": "Ana"} | fields))
    assert list_pay_lines(store, workshop) == []


def test_the_account_takes_output_and_income_from_the_newest_figures(store, workshop: int) -> None:
    add_pay_line(store, workshop_id=workshop, name="Ana", pay=2_899_048, under_18=False)
    with store.change("cifras") as writer:
        for kind, month, value in (
            ("output_month", "2026-03", 900),
            ("output_month", "2026-05", 1_000),
            ("output_month", "2026-10", 5),
            ("owner_income_month", "2026-05", 4_000_000),
        ):
            writer.insert(
                "figure", workshop_id=workshop, kind=kind, period_from=f"{month}-01",
                period_to=f"{month}-28", value=value, origin="said",
            )  # fmt: skip
    found = read_account(store, workshop, day="2026-06-30")
    assert (found.output_month, found.owner_income_month) == (1_000, 4_000_000)
    assert found.garment_today == 2_899


def test_a_paper_whose_content_is_lost_is_found_by_the_check(store, workshop: int) -> None:
    keep_scan(store, workshop_id=workshop, step="RUC", content=b"%PDF-1.4\n%%EOF", name="ruc.pdf")
    assert check_office(store).sound
    store.maintenance_connection.execute("DELETE FROM blob")
    (problem,) = check_office(store).problems
    assert "paso de un taller" in problem


def test_a_paper_that_lasts_a_known_time_expires_that_long_after_its_day(store, workshop: int) -> None:
    def expires(step: str) -> str | None:
        return read_workshop_steps(store, workshop)[step].expires_on

    step = "CEDULA-MIPYMES"
    assert ladder(store, workshop).state(step).step.validity_months == 12
    date_step(store, workshop_id=workshop, step=step, done_on="2025-11-20")
    assert expires(step) == "2026-11-20"
    set_step(store, workshop_id=workshop, step=step, expires_on="2027-03-01")
    date_step(store, workshop_id=workshop, step=step, done_on="2026-01-10")
    assert expires(step) == "2027-03-01", "a day that somebody noted stays"
    set_step(store, workshop_id=workshop, step=step, expires_on="2026-01-05")
    date_step(store, workshop_id=workshop, step=step, done_on="2026-02-10")
    assert expires(step) == "2027-02-10", "what ended before it was of the paper before"
    date_step(store, workshop_id=workshop, step="RUC", done_on="2025-11-20")
    assert expires("RUC") is None, "nobody knows how long it lasts"
