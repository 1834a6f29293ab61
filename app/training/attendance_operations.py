"""What happens in an event: attendance, the test, and what each commits to try."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.days import PLAN, check_day
from app.errors import DataProblem
from app.i18n import _, format_day
from app.improvement.operations import add_action, change_action, remove_action
from app.storage.labels import Label
from app.storage.store import Store
from app.storage.writer import Writer
from app.training.courses import find_course
from app.training.people_queries import programme_for
from app.training.queries import read_enrolment, read_event
from app.training.records import MARKS, MOMENTS, Enrolment

CAME = ("present", "late")
TITLE_LENGTH = 160


def mark_attendance(store: Store, *, session_id: int, enrolment_id: int, mark: str | None) -> None:
    """Mark one person in one session; None takes the mark away.

    Who was invited or waiting and came is enrolled from then on.
    """
    mark_many(store, marks=[(session_id, enrolment_id, mark)])


def mark_many(store: Store, *, marks: Iterable[tuple[int, int, str | None]]) -> None:
    """Mark (session, enrolment, mark) of many at once, as one undo step."""
    wanted = list(marks)
    for _session, _enrolment, mark in wanted:
        if mark is not None and mark not in MARKS:
            raise ValueError(mark)
    if came := {session for session, _enrolment, mark in wanted if mark not in (None, "excused")}:
        _check_held(store, came)
    with store.change(Label("attendance.marked", count=len(wanted))) as writer:
        for session_id, enrolment_id, mark in wanted:
            _check_same_event(store, session_id, enrolment_id)
            _write_mark(store, writer, session_id, enrolment_id, mark)


def _check_held(store: Store, sessions: set[int]) -> None:
    """Who came is known on the day itself; that somebody will not come may be said before."""
    today = date.today().isoformat()
    for session_id in sessions:
        held_on = store.value("SELECT held_on FROM event_session WHERE id = ?", (session_id,))
        if held_on is not None and held_on > today:
            raise DataProblem(
                _("El encuentro del {day} todavía no llegó; la asistencia se toma ese día.").format(
                    day=format_day(held_on)
                )
            )


def answer_test(store: Store, *, enrolment_id: int, moment: str, question: str, choice: str | None) -> None:
    """Keep what somebody chose before or after; None is a question left blank.

    Raises `DataProblem` for a question or choice that the course does not have.
    """
    if moment not in MOMENTS:
        raise ValueError(moment)
    enrolment = read_enrolment(store, enrolment_id)
    _check_choice(read_event(store, enrolment.event_id).course, question, choice)
    found = store.rows(
        "SELECT id FROM test_answer WHERE enrolment_id = ? AND moment = ? AND question = ? AND deleted = 0",
        (enrolment_id, moment, question),
    )
    label = Label("test_answer.given", name=enrolment.trainee.full_name)
    with store.change(label, f"test-{enrolment_id}-{moment}-{question}") as writer:
        if not found:
            writer.insert(
                "test_answer",
                enrolment_id=enrolment_id,
                moment=moment,
                question=question,
                choice=choice,
            )
        for (row,) in found:
            writer.update("test_answer", row, choice=choice)


def clear_test(store: Store, *, enrolment_id: int, moment: str) -> None:
    """Take away the whole test of one person at one moment, as if not taken."""
    found = store.rows(
        "SELECT id FROM test_answer WHERE enrolment_id = ? AND moment = ? AND deleted = 0",
        (enrolment_id, moment),
    )
    with store.change(Label("test_answer.removed")) as writer:
        for (row,) in found:
            writer.delete("test_answer", row)


def set_commitment(
    store: Store,
    *,
    enrolment_id: int,
    commitment: str,
    due_on: str | None = None,
    merge_key: str | None = None,
) -> int | None:
    """Keep what somebody will try, and until when; returns the action that it became.

    An owner's or relative's goes to the workshop's newest programme, even past its limit
    of open actions. A worker's stays here, because the owner reads the programme; so does
    what is said in a reserved course, and that of a workshop without a programme.
    """
    enrolment = read_enrolment(store, enrolment_id)
    text, day = commitment.strip() or None, check_day(due_on, PLAN) if due_on else None
    label = Label("enrolment.committed", name=enrolment.trainee.full_name)
    with store.change(label, merge_key) as writer:
        writer.update("enrolment", enrolment_id, commitment=text, commitment_due_on=day)
        if enrolment.action_id is not None:
            return _follow_action(store, enrolment.action_id, text, day)
        if text is None:
            return None
        return _add_to_programme(store, writer, enrolment, text, day)


def _add_to_programme(
    store: Store, writer: Writer, enrolment: Enrolment, text: str, day: str | None
) -> int | None:
    programme_id = programme_for(store, enrolment)
    if programme_id is None:
        return None
    title = read_event(store, enrolment.event_id).title
    action = add_action(
        store,
        programme_id=programme_id,
        title=text[:TITLE_LENGTH],
        source="owner",
        due_on=day,
        responsible=enrolment.trainee.full_name,
        beyond_limit=True,
        because=_("porque lo acordó en el curso «{title}»").format(title=title),
    )
    writer.update("action", action, enrolment_id=enrolment.id)
    return action


def _follow_action(store: Store, action_id: int, text: str | None, day: str | None) -> int | None:
    status = store.value("SELECT status FROM action WHERE id = ?", (action_id,))
    if status != "open":
        return action_id  # what was done or left aside stays as it was agreed
    if text is None:
        remove_action(store, action_id=action_id)
        return None
    change_action(store, action_id=action_id, title=text[:TITLE_LENGTH], due_on=day)
    return action_id


def _check_same_event(store: Store, session_id: int, enrolment_id: int) -> None:
    same = store.value(
        "SELECT 1 FROM event_session s JOIN enrolment e ON e.event_id = s.event_id "
        "WHERE s.id = ? AND e.id = ? AND s.deleted = 0 AND e.deleted = 0",
        (session_id, enrolment_id),
    )
    if same is None:
        raise DataProblem(_("Esa persona no está en esa capacitación; mire la lista de nuevo."))


def _write_mark(store: Store, writer: Writer, session_id: int, enrolment_id: int, mark: str | None) -> None:
    rows: list[Any] = store.rows(
        "SELECT id, mark FROM attendance WHERE session_id = ? AND enrolment_id = ? AND deleted = 0",
        (session_id, enrolment_id),
    )
    for row in rows:
        if mark is None:
            writer.delete("attendance", row["id"])
        elif row["mark"] != mark:
            writer.update("attendance", row["id"], mark=mark)
    if mark is not None and not rows:
        writer.insert("attendance", session_id=session_id, enrolment_id=enrolment_id, mark=mark)
    status = store.value("SELECT status FROM enrolment WHERE id = ?", (enrolment_id,))
    if mark in CAME and status != "enrolled":
        writer.update("enrolment", enrolment_id, status="enrolled")


def _check_choice(course_code: str, question: str, choice: str | None) -> None:
    course = find_course(course_code)
    if course is None:
        raise DataProblem(
            _("Este programa no tiene el curso «{code}»; la prueba no se puede anotar.").format(
                code=course_code
            )
        )
    try:
        letters = dict(course.question(question).options)
    except KeyError:
        raise DataProblem(
            _("El curso no tiene la pregunta «{question}».").format(question=question)
        ) from None
    if choice is not None and choice not in letters:
        raise DataProblem(
            _("«{choice}» no es una opción de esa pregunta; las que hay son {letters}.").format(
                choice=choice, letters=", ".join(letters)
            )
        )
