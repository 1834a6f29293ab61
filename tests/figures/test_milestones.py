"""Milestones: noticed when a figure changes, attributed at once, corrected beside."""

from datetime import date
from typing import Any

import pytest

from app.errors import DataProblem
from app.figures.locks import lock_period
from app.figures.milestone_operations import (
    change_milestone,
    correct_milestone,
    dismiss_question,
    keep_questions,
    record_milestone,
    remove_milestone,
)
from app.figures.milestone_queries import list_milestones, list_questions
from app.figures.milestone_words import say_milestone
from app.figures.noticing_queries import notice_changes
from app.figures.operations import change_figure, record_figure
from app.figures.records import MilestoneQuestion
from app.registry import operations as registry
from app.storage.records import Change
from app.storage.store import Store

LATER = "2027-01-15"  # another day than the one on which the record was begun


def watch(store: Store, today: str = LATER) -> None:
    """As the window does: look at every change a person makes."""

    def look(change: Change) -> None:
        if change.origin == "edit":
            noticed = notice_changes(store, change, today)
            keep_questions(store, noticed=noticed, noticed_on=today)

    store.subscribe(look)


def waiting(store: Store) -> list[str]:
    return [say_milestone(one) for one in list_questions(store)]


def people(store: Store, workshop: int, value: int, month: int) -> int:
    return record_figure(
        store, workshop_id=workshop, kind="people", period_from=f"2026-{month:02d}-01",
        period_to=f"2026-{month:02d}-01", value=value, origin="said",
    )  # fmt: skip


def milestone(store: Store, workshop: int, **other: Any) -> int:
    fields: dict[str, Any] = {
        "kind": "people_in_ips", "happened_on": "2026-08-10", "attribution": "partly",
        "origin": "document", "before": 0, "after": 2, "document": "planilla de IPS",
    }  # fmt: skip
    return record_milestone(store, workshop_id=workshop, **fields | other)


def only_question(store: Store) -> MilestoneQuestion:
    (question,) = list_questions(store)
    return question


def test_a_figure_that_moves_is_asked_about_once(store: Store, workshop: int) -> None:
    watch(store)
    people(store, workshop, 5, 2)
    assert waiting(store) == []
    newest = people(store, workshop, 8, 6)
    assert waiting(store) == ["Personas que trabajan: de 5 a 8"]
    change_figure(store, figure_id=newest, value=9)
    assert waiting(store) == ["Personas que trabajan: de 5 a 9"]
    dismiss_question(store, question_id=only_question(store).id)
    assert waiting(store) == []
    change_figure(store, figure_id=newest, value=8, note="contado en la visita")
    assert waiting(store) == []


def test_the_question_goes_and_comes_with_undo(store: Store, workshop: int) -> None:
    watch(store)
    people(store, workshop, 5, 2)
    people(store, workshop, 8, 6)
    assert store.undo_stack.undo_label == "anotar «Personas que trabajan»"
    store.undo_stack.undo()
    assert waiting(store) == []
    store.undo_stack.redo()
    assert waiting(store) == ["Personas que trabajan: de 5 a 8"]


def test_an_answer_is_a_milestone_and_its_undo_asks_again(store: Store, workshop: int) -> None:
    watch(store)
    people(store, workshop, 5, 2)
    people(store, workshop, 8, 6)
    question = only_question(store)
    record_milestone(
        store, workshop_id=workshop, kind=question.kind, happened_on=question.happened_on,
        before=question.before, after=question.after, attribution="unknown", origin="said",
        question_id=question.id,
    )  # fmt: skip
    assert waiting(store) == []
    (found,) = list_milestones(store, workshop_id=workshop)
    assert (found.before, found.after, found.attribution) == (5, 8, "unknown")
    store.undo_stack.undo()
    assert list_milestones(store) == []
    assert only_question(store).id == question.id


def test_people_of_the_record_are_compared_with_what_was_there(store: Store, workshop: int) -> None:
    registry.set_people(
        store,
        workshop_id=workshop,
        people=[("woman", 4, None, None, False), ("man", 1, None, None, True)],
    )
    watch(store)
    registry.set_people(
        store,
        workshop_id=workshop,
        people=[("woman", 6, None, None, True), ("man", 1, None, None, True)],
    )
    assert waiting(store) == ["Personas que trabajan: de 5 a 7", "Personas en IPS: de 1 a 7"]
    registry.set_people(
        store,
        workshop_id=workshop,
        people=[("woman", 4, None, None, True), ("man", 1, None, None, True)],
    )
    assert waiting(store) == ["Personas en IPS: de 1 a 5"]


def test_the_same_number_of_people_later_is_another_change(store: Store, workshop: int) -> None:
    watch(store)
    for count, asked in ((5, []), (8, ["Personas que trabajan: de 5 a 8"])):
        registry.set_people(store, workshop_id=workshop, people=[("woman", count)])
        assert waiting(store) == asked
    dismiss_question(store, question_id=only_question(store).id)
    registry.set_people(store, workshop_id=workshop, people=[("woman", 7)])
    dismiss_question(store, question_id=only_question(store).id)
    registry.set_people(store, workshop_id=workshop, people=[("woman", 8)])
    assert waiting(store) == ["Personas que trabajan: de 7 a 8"]


def test_people_whose_ips_was_not_known_are_not_news(store: Store, workshop: int) -> None:
    registry.set_people(store, workshop_id=workshop, people=[("woman", 4)])
    watch(store)
    registry.set_people(store, workshop_id=workshop, people=[("woman", 4, None, None, True)])
    assert waiting(store) == []


def test_a_machine_and_a_membership_are_noticed(store: Store, workshop: int) -> None:
    association = registry.add_association(store, name="Asociación de Yaguarón")
    registry.set_machines(store, workshop_id=workshop, machines=[("recta", 3, None)])
    watch(store)
    registry.set_machines(store, workshop_id=workshop, machines=[("recta", 3, None), ("overlock", 1, None)])
    registry.set_membership(store, workshop_id=workshop, association_id=association)
    registry.set_membership(store, workshop_id=workshop, association_id=association, active=True)
    assert waiting(store) == [
        "Máquina comprada: de 3 a 4 · Overlock",
        "Entró a una asociación: Asociación de Yaguarón",
    ]


def test_a_record_written_the_same_day_asks_nothing(store: Store, workshop: int) -> None:
    watch(store, today=date.today().isoformat())
    association = registry.add_association(store, name="Asociación de Yaguarón")
    for count in (2, 5):
        registry.set_machines(store, workshop_id=workshop, machines=[("recta", count, None)])
        registry.set_people(store, workshop_id=workshop, people=[("woman", count)])
    registry.set_membership(store, workshop_id=workshop, association_id=association)
    assert waiting(store) == []


def test_the_first_stamped_invoices_are_noticed(store: Store, workshop: int) -> None:
    watch(store)
    with store.change("paso") as writer:
        step = writer.insert("workshop_step", workshop_id=workshop, step="TIMBRADO")
    assert waiting(store) == []
    with store.change("paso") as writer:
        writer.update("workshop_step", step, status="done", done_on="2026-11-02")
    assert only_question(store).happened_on == "2026-11-02"
    assert waiting(store) == ["Primera factura o boleta con timbrado"]


def test_a_milestone_of_a_reported_period_is_corrected_beside(store: Store, workshop: int) -> None:
    first = milestone(store, workshop)
    change_milestone(store, milestone_id=first, after=3)
    lock_period(
        store,
        date_from="2026-07-01",
        date_to="2026-09-30",
        locked_on="2026-10-02",
        reported_to="MIC",
    )
    with pytest.raises(DataProblem, match="Liz Ayala"):
        change_milestone(store, milestone_id=first, after=2)
    with pytest.raises(DataProblem, match="al lado"):
        remove_milestone(store, milestone_id=first)
    correct_milestone(store, milestone_id=first, after=2, reason="una entró en octubre")
    correct_milestone(store, milestone_id=first, attribution="not", reason="lo hizo el contador")
    late = milestone(store, workshop, happened_on="2026-09-01", kind="credit", after=None)
    newest, found = list_milestones(store, workshop_id=workshop)
    assert (found.after, found.locked, found.late) == (3, True, False)
    assert [one.correction_reason for one in found.corrections] == [
        "una entró en octubre",
        "lo hizo el contador",
    ]
    assert (found.standing.after, found.standing.attribution) == (2, "not")
    assert (newest.id, newest.locked, newest.late) == (late, True, True)
    with pytest.raises(DataProblem, match="por qué"):
        correct_milestone(store, milestone_id=first, after=1, reason=" ")


def test_an_unlocked_milestone_cannot_be_moved_into_a_reported_period(store: Store, workshop: int) -> None:
    first = milestone(store, workshop, happened_on="2026-10-05")
    lock_period(store, date_from="2026-07-01", date_to="2026-09-30", locked_on="2026-10-02")
    with pytest.raises(DataProblem):
        change_milestone(store, milestone_id=first, happened_on="2026-09-30")
    change_milestone(store, milestone_id=first, happened_on="2026-10-06")
    remove_milestone(store, milestone_id=first)
    assert list_milestones(store) == []


def test_milestones_of_a_period(store: Store, workshop: int) -> None:
    inside = milestone(store, workshop)
    milestone(store, workshop, happened_on="2026-10-01")
    found = list_milestones(store, period=("2026-07-01", "2026-09-30"))
    assert [one.id for one in found] == [inside]
    assert (found[0].workshop_code, found[0].workshop) == ("YAG-001", "Confecciones Santa Librada")


@pytest.mark.parametrize(
    "wrong",
    [{"happened_on": "2999-01-01"}, {"after": -1}, {"after": 1.5}, {"kind": "other", "what": " "}],
)
def test_a_milestone_that_cannot_be_is_refused(store: Store, workshop: int, wrong: dict[str, Any]) -> None:
    with pytest.raises(DataProblem):
        milestone(store, workshop, **wrong)
    assert list_milestones(store) == []


def share(store: Store, workshop: int, order: int, quantity: int) -> int:
    """A share of an order that the workshop says yes to, as at the window: two steps."""
    with store.change("repartir") as writer:
        row = writer.insert("order_share", order_id=order, workshop_id=workshop, quantity=quantity)
    with store.change("acepta") as writer:
        writer.update("order_share", row, status="accepted", answered_on="2026-11-02")
    return row


def an_order(store: Store) -> int:
    with store.change("un pedido") as writer:
        anchor = writer.insert("anchor", name="Uniformes Arapoty S.A.")
        return writer.insert(
            "anchor_order",
            anchor_id=anchor,
            number=1,
            product="guardapolvos",
            quantity=1800,
            asked_on="2026-10-01",
        )


def test_the_first_share_of_an_order_is_asked_about(store: Store, workshop: int) -> None:
    watch(store)
    order = an_order(store)
    first = share(store, workshop, order, 120)
    assert waiting(store) == ["Primer pedido de una empresa ancla: guardapolvos de Uniformes Arapoty S.A."]
    assert only_question(store).happened_on == "2026-11-02"
    with store.change("no era") as writer:
        writer.update("order_share", first, status="declined")
    assert waiting(store) == []


def test_a_much_larger_share_and_one_that_is_given_up_are_asked_about(store: Store, workshop: int) -> None:
    order = an_order(store)
    share(store, workshop, order, 120)
    watch(store)
    second = share(store, workshop, order, 150)
    assert waiting(store) == []
    share(store, workshop, order, 300)
    assert waiting(store) == ["Otro hito: de 150 a 300 · guardapolvos de Uniformes Arapoty S.A."]
    dismiss_question(store, question_id=only_question(store).id)
    with store.change("deja") as writer:
        writer.update("order_share", second, status="dropped")
    assert waiting(store) == ["Otro hito: Dejó guardapolvos de Uniformes Arapoty S.A."]
