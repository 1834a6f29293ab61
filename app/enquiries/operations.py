"""What a person does with an enquiry: take it, answer it, come back to it, close it."""

from typing import Any

from app.days import PLAN, check_day
from app.enquiries.known_answer_queries import read_known_answer
from app.enquiries.queries import read_enquiry
from app.enquiries.records import Enquiry
from app.enquiries.tables import ENQUIRY
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store


def record_enquiry(
    store: Store,
    *,
    question: str,
    topic: str,
    asked_on: str,
    channel: str = "phone",
    **fields: Any,
) -> int:
    """Keep what somebody asked; returns its id.

    `fields`: who asked (workshop_id, or asker_* and cluster_id), answer, minutes, follow-up.
    Of a known workshop the owner is who asked, unless something else is said. Raises
    `DataProblem` for an empty question, a day or a number that cannot be.
    """
    given = {"question": question, "topic": topic, "asked_on": asked_on, "channel": channel}
    values = ENQUIRY.check({"consultant_id": store.user} | given | fields)
    if values.get("workshop_id") is not None and not values.get("asker_name"):
        said = {name: value for name, value in values.items() if value is not None}
        values = _owner_of(store, values["workshop_id"]) | said
    values["status"] = "answered" if values.get("answer") else "open"
    with store.change(Label("enquiry.added")) as writer:
        return writer.insert("enquiry", **values)


def change_enquiry(store: Store, *, enquiry_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change what was written of an enquiry; an answer makes it answered."""
    enquiry = _enquiry(store, enquiry_id)
    values = ENQUIRY.check(fields)
    if values.get("workshop_id") is not None:
        values = _owner_of(store, values["workshop_id"]) | values
    changed = {name: value for name, value in values.items() if getattr(enquiry, name) != value}
    if "answer" in changed and enquiry.status != "closed":
        changed["status"] = "answered" if changed["answer"] else "open"
    if changed:
        with store.change(Label("enquiry.changed"), merge_key) as writer:
            writer.update("enquiry", enquiry_id, **changed)


def answer_enquiry(
    store: Store,
    *,
    enquiry_id: int,
    answer: str,
    answer_id: int | None = None,
    code: str | None = None,
) -> None:
    """Keep the words that were said, and which saved answer they come from."""
    enquiry = _enquiry(store, enquiry_id)
    words = answer.strip()
    if not words:
        raise DataProblem(_("Escriba qué se respondió, o deje la consulta sin responder."))
    known = read_known_answer(store, answer_id=answer_id, code=code) if answer_id or code else None
    with store.change(Label("enquiry.answered")) as writer:
        writer.update(
            "enquiry",
            enquiry_id,
            answer=words,
            status="closed" if enquiry.status == "closed" else "answered",
            known_answer_code=known.code if known else None,
            known_answer_id=known.id if known else None,
        )


def follow_up_enquiry(
    store: Store, *, enquiry_id: int, follow_up_on: str | None, note: str | None = None
) -> None:
    """Say when to come back to it, and what for; without a day there is nothing more to do."""
    enquiry = _enquiry(store, enquiry_id)
    with store.change(Label("enquiry.answer_taken_back")) as writer:
        writer.update(
            "enquiry",
            enquiry_id,
            follow_up_on=check_day(follow_up_on, PLAN) if follow_up_on else None,
            follow_up_note=(note or "").strip() or enquiry.follow_up_note,
        )


def close_enquiry(store: Store, *, enquiry_id: int) -> None:
    """Nothing is left to do about it."""
    _enquiry(store, enquiry_id)
    with store.change(Label("enquiry.closed")) as writer:
        writer.update("enquiry", enquiry_id, status="closed", follow_up_on=None)


def reopen_enquiry(store: Store, *, enquiry_id: int) -> None:
    """There is something left to do after all."""
    enquiry = _enquiry(store, enquiry_id)
    with store.change(Label("enquiry.reopened")) as writer:
        writer.update("enquiry", enquiry_id, status="answered" if enquiry.answer else "open")


def remove_enquiry(store: Store, *, enquiry_id: int) -> None:
    """Take an enquiry out that should not have been written."""
    with store.change(Label("enquiry.removed")) as writer:
        writer.delete("enquiry", enquiry_id)


def _owner_of(reader: Reader, workshop_id: int) -> dict[str, Any]:
    """Who asks when a known workshop calls: its owner, as columns of an enquiry."""
    row = reader.row(
        "SELECT trim(given_names || ' ' || surnames) AS name, sex, birth_year FROM person "
        "WHERE workshop_id = ? AND relation = 'owner' AND deleted = 0 ORDER BY id LIMIT 1",
        (workshop_id,),
    )
    if row is None:
        return {}
    return {
        "asker_name": row["name"],
        "asker_sex": row["sex"],
        "asker_birth_year": row["birth_year"],
        "asker_role": "owner",
    }


def _enquiry(reader: Reader, enquiry_id: int) -> Enquiry:
    enquiry = read_enquiry(reader, enquiry_id)
    if enquiry is None:
        raise DataProblem(_("Esa consulta ya no está; mire la lista de nuevo."))
    return enquiry
