"""What a person does with milestones: note, change, correct beside, remove, or say it is none."""

from typing import Any

from app.errors import DataProblem
from app.figures.locks import check_unlocked
from app.figures.milestone_queries import questions_about, read_milestone, read_question
from app.figures.noticing_queries import Noticed
from app.figures.records import Milestone, MilestoneQuestion
from app.figures.tables import MILESTONE
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Reader, Value
from app.storage.store import Store, Writer


def record_milestone(
    store: Store, *, workshop_id: int, kind: str, happened_on: str, attribution: str,
    origin: str, question_id: int | None = None, **fields: Any,
) -> int:  # fmt: skip
    """Keep a milestone with what it is owed to; returns its id.

    `fields`: before, after, what, attribution_why, document, contact_id. `question_id` is the
    question it answers. A day of a period already reported is allowed: it is known as late.
    Raises `DataProblem` for a day to come, or a milestone that says nothing.
    """
    values = _checked(
        {"kind": kind, "happened_on": happened_on, "attribution": attribution, "origin": origin} | fields
    )
    with store.change(Label("milestone.added", what=kind)) as writer:
        milestone = writer.insert("milestone", workshop_id=workshop_id, **values)
        if question_id is not None:
            writer.update("milestone_question", question_id, answer="milestone", milestone_id=milestone)
    return milestone


def change_milestone(store: Store, *, milestone_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what was written, as long as its period was not reported.

    Raises `DataProblem` when the old or the new day is in a locked period.
    """
    milestone = _milestone(store, milestone_id)
    before = MILESTONE.fields_of(milestone)
    values = _checked(before | fields)
    changed = {name: value for name, value in values.items() if before[name] != value}
    if changed:
        check_unlocked(store, milestone.happened_on, str(values["happened_on"]))
        label = Label("milestone.changed", what=milestone.kind)
        with store.change(label, merge_key) as writer:
            writer.update("milestone", milestone_id, **changed)


def correct_milestone(store: Store, *, milestone_id: int, reason: str, **fields: Any) -> int:
    """Put a correction beside a milestone that was reported; returns the correction's id.

    What `fields` do not say is as in what stands today. Raises `DataProblem` without a reason.
    """
    milestone = _milestone(store, milestone_id)
    reason = reason.strip()
    if not reason:
        raise DataProblem(_("Escriba por qué se corrige; queda al lado de lo que se informó."))
    first = milestone.corrects_id or milestone.id
    standing = _standing(store, first)
    values = _checked(MILESTONE.fields_of(standing) | fields)
    label = Label("milestone.corrected", what=milestone.kind)
    with store.change(label) as writer:
        return writer.insert(
            "milestone",
            workshop_id=milestone.workshop_id,
            corrects_id=first,
            correction_reason=reason,
            **values,
        )


def remove_milestone(store: Store, *, milestone_id: int) -> None:
    """Take out a milestone, or a correction, whose period was not reported."""
    milestone = _milestone(store, milestone_id)
    if milestone.corrects_id is None:
        check_unlocked(store, milestone.happened_on)
    label = Label("milestone.removed", what=milestone.kind)
    with store.change(label) as writer:
        writer.delete("milestone", milestone_id)


def keep_questions(store: Store, *, noticed: list[Noticed], noticed_on: str) -> list[int]:
    """Keep what the window noticed until it is answered; gives the ids of what is new to ask.

    No step of its own in undo. A change that goes on (a number typed again) brings its open
    question up to date; one that was answered is not asked about again.
    """
    asked: list[int] = []
    for one in noticed:
        known = questions_about(store, one.workshop_id, one.asking.kind, one.source_table)
        same = [each for each in known if each.source_row == one.source_row]
        waiting = [each for each in same if each.answer is None]
        if any(each.answer and _is_same_change(each, one) for each in same):
            continue
        with store.change(Label("milestone_question.asked"), origin="question") as writer:
            if waiting:
                asked.append(waiting[0].id)
                before = one.asking.before if one.source_row else waiting[0].before
                writer.update(
                    "milestone_question",
                    waiting[0].id,
                    before=before,
                    after=one.asking.after,
                    what=one.asking.what,
                    happened_on=one.happened_on,
                )
            else:
                asked.append(_keep_question(writer, one, noticed_on))
    return [each for each in asked if read_question(store, each) is not None]


def _is_same_change(question: MilestoneQuestion, one: Noticed) -> bool:
    """A row that is corrected tells the same change; counts do when both numbers are the same."""
    numbers = (question.before, question.after) == (one.asking.before, one.asking.after)
    return one.source_row is not None or numbers


def _keep_question(writer: Writer, one: Noticed, noticed_on: str) -> int:
    return writer.insert(
        "milestone_question",
        workshop_id=one.workshop_id,
        kind=one.asking.kind,
        noticed_on=noticed_on,
        happened_on=one.happened_on,
        before=one.asking.before,
        after=one.asking.after,
        what=one.asking.what,
        source_table=one.source_table,
        source_row=one.source_row,
    )


def dismiss_question(store: Store, *, question_id: int) -> None:
    """ "It is no milestone": the same change is not asked about again."""
    question = read_question(store, question_id)
    if question is not None:
        label = Label("milestone.refused", what=question.kind)
        with store.change(label) as writer:
            writer.update("milestone_question", question_id, answer="not")


def _milestone(reader: Reader, milestone_id: int) -> Milestone:
    milestone = read_milestone(reader, milestone_id)
    if milestone is None:
        raise DataProblem(_("Ese hito ya no está; mire la lista de nuevo."))
    return milestone


def _standing(reader: Reader, milestone_id: int) -> Milestone:
    last = reader.value(
        "SELECT max(id) FROM milestone WHERE corrects_id = ? AND deleted = 0", (milestone_id,)
    )
    return _milestone(reader, last or milestone_id)


def _checked(values: dict[str, Any]) -> dict[str, Value]:
    cells = MILESTONE.check(values)
    if cells["kind"] == "other" and not cells.get("what"):
        raise DataProblem(_("Escriba qué pasó; un hito de otro tipo lo necesita."))
    return cells
