"""What is done with who can take an order: its steps go into a workshop's programme, or out of it again."""

from collections.abc import Sequence

from app.capability.judging import document_steps
from app.capability.records import ClosingStep
from app.capability.words import say_order_reason, say_step
from app.diagnosis.queries import finished_visits
from app.errors import DataProblem
from app.formalization.ladder_queries import read_workshop_steps
from app.formalization.operations import set_step
from app.i18n import _
from app.improvement.operations import add_action, change_programme, remove_action, start_programme
from app.improvement.queries import find_programme, latest_programme
from app.improvement.session import ProgrammeSession
from app.storage.labels import Label
from app.storage.store import Store
from app.training.enrolment_operations import invite_workshops, remove_enrolment, set_enrolment
from app.valuechain.queries import read_order


def put_in_programme(
    store: Store, *, order_id: int, workshop_id: int, steps: Sequence[ClosingStep], today: str
) -> list[int]:
    """Put the steps that an order needs into a workshop's programme, with the order as the reason.

    A course is enrolled in (its owner, to be changed for who goes), a step of formalizing is tied to its
    action, all the rest are actions. What is open there already is not written twice. One undo step;
    the new steps' ids. Raises `DataProblem` for a workshop that has no diagnostic yet.
    """
    order = read_order(store, order_id)
    workshop = _workshop_name(store, workshop_id)
    because = say_order_reason(order)
    with store.change(Label("order_step.put", workshop=workshop, number=order.number)):
        programme_id = _programme(store, workshop_id, today)
        there = _open_steps(store, order_id, workshop_id)
        return [
            _put_step(store, order_id, workshop_id, programme_id, step, because)
            for step in steps
            if not step.put and (step.gap, step.kind, step.what) not in there
        ]


def remove_from_programme(store: Store, *, order_id: int, workshop_id: int) -> None:
    """Take out again what an order put into a workshop's programme and is still open.

    An action that was there before stays, and so does an enrolment with marks. One undo step.
    """
    order = read_order(store, order_id)
    workshop = _workshop_name(store, workshop_id)
    rows = store.rows(
        "SELECT s.id, s.action_id, s.action_new, s.enrolment_id, s.kind, s.what FROM order_step s"
        " JOIN action a ON a.id = s.action_id AND a.deleted = 0 AND a.status = 'open'"
        " WHERE s.order_id = ? AND s.workshop_id = ? AND s.deleted = 0 ORDER BY s.id",
        (order_id, workshop_id),
    )
    with store.change(Label("order_step.taken_out", workshop=workshop, number=order.number)) as writer:
        for row in rows:
            writer.delete("order_step", row["id"])
            if row["enrolment_id"] is not None:
                _leave_course(store, row["enrolment_id"])
            if row["action_new"]:
                if row["kind"] == "document":
                    _untie(store, workshop_id, row["what"], row["action_id"])
                remove_action(store, action_id=row["action_id"])


def _open_steps(store: Store, order_id: int, workshop_id: int) -> set[tuple[str, str, str]]:
    """What this order has put into the programme already, and is still to be done."""
    rows = store.rows(
        "SELECT s.gap, s.kind, s.what FROM order_step s"
        " JOIN action a ON a.id = s.action_id AND a.deleted = 0 AND a.status = 'open'"
        " WHERE s.order_id = ? AND s.workshop_id = ? AND s.deleted = 0",
        (order_id, workshop_id),
    )
    return {(row["gap"], row["kind"], row["what"]) for row in rows}


def _put_step(
    store: Store, order_id: int, workshop_id: int, programme_id: int, step: ClosingStep, because: str
) -> int:
    enrolment_id = _enrol(store, workshop_id, step.event_id) if step.event_id is not None else None
    solution = _solution_of(step)
    programme = find_programme(store, programme_id)
    there = programme.open_actions if programme is not None else ()
    action_id = next((one.id for one in there if solution is not None and one.solution == solution), None)
    is_new = action_id is None
    if action_id is None:
        action_id = add_action(
            store,
            programme_id=programme_id,
            title=None if solution is not None else say_step(step._replace(others=0)),  # others change
            source="consultant",
            solution=solution,
            beyond_limit=True,
            because=because,
            due_on=step.on.isoformat(),
        )
    if step.kind == "document" and solution is None:
        set_step(store, workshop_id=workshop_id, step=step.what, action_id=action_id)
    with store.change(Label("order_step.put")) as writer:
        return writer.insert(
            "order_step",
            order_id=order_id,
            workshop_id=workshop_id,
            gap=step.gap,
            kind=step.kind,
            what=step.what,
            named=step.named,
            due_on=step.on.isoformat(),
            event_id=step.event_id,
            lender_id=step.lender_id,
            action_id=action_id,
            action_new=int(is_new),
            enrolment_id=enrolment_id,
        )


def _solution_of(step: ClosingStep) -> str | None:
    """The solution of the catalogue that the step's action is, if it is one."""
    if step.kind == "action":
        return step.what
    if step.kind == "document":
        return next(iter(document_steps()[step.what].solutions), None)
    return None


def _enrol(store: Store, workshop_id: int, event_id: int) -> int | None:
    """The new enrolment of the workshop's owner; None when somebody of it is in the event already."""
    there = store.value(
        "SELECT n.id FROM enrolment n JOIN trainee t ON t.id = n.trainee_id"
        " WHERE n.event_id = ? AND t.workshop_id = ? AND n.deleted = 0"
        " AND n.status IN ('enrolled', 'waiting') LIMIT 1",
        (event_id, workshop_id),
    )
    if there is not None:
        return None
    invited = invite_workshops(store, event_id=event_id, workshop_ids=[workshop_id])
    for enrolment_id in invited:
        set_enrolment(store, enrolment_id=enrolment_id, status="enrolled")
    return invited[0] if invited else None


def _leave_course(store: Store, enrolment_id: int) -> None:
    used = store.value(
        "SELECT EXISTS (SELECT 1 FROM attendance WHERE enrolment_id = :one AND deleted = 0)"
        " OR EXISTS (SELECT 1 FROM test_answer WHERE enrolment_id = :one AND deleted = 0)"
        " OR EXISTS (SELECT 1 FROM certificate WHERE enrolment_id = :one AND deleted = 0)",
        {"one": enrolment_id},
    )
    live = store.value("SELECT 1 FROM enrolment WHERE id = ? AND deleted = 0", (enrolment_id,))
    if live and not used:
        remove_enrolment(store, enrolment_id=enrolment_id)


def _untie(store: Store, workshop_id: int, step: str, action_id: int) -> None:
    record = read_workshop_steps(store, workshop_id).get(step)
    if record is not None and record.action_id == action_id:
        set_step(store, workshop_id=workshop_id, step=step, action_id=None)


def _programme(store: Store, workshop_id: int, today: str) -> int:
    """The workshop's programme; one begins after its newest diagnostic when it has none."""
    programme = latest_programme(store, workshop_id)
    if programme is not None:
        return programme.id
    visits = finished_visits(store, workshop_id)
    if not visits:
        raise DataProblem(_("Este taller todavía no tiene diagnóstico; hágalo y después arme su programa."))
    session = ProgrammeSession(store, visits[0].id)
    programme_id = start_programme(store, visit_id=visits[0].id, recommendations=session.recommendations)
    change_programme(store, programme_id=programme_id, agreed_on=today)
    return programme_id


def _workshop_name(store: Store, workshop_id: int) -> str:
    name = store.value("SELECT name FROM workshop WHERE id = ? AND deleted = 0", (workshop_id,))
    if name is None:
        raise DataProblem(_("Ese taller ya no está en la lista."))
    return str(name)
