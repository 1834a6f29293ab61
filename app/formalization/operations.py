"""What a consultant does with a workshop's steps and the people of its account."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from app.diagnosis.photos import shrink_photo
from app.errors import DataProblem
from app.formalization.ladder import expiry_of
from app.formalization.ladder_queries import PAID, read_ladder, read_workshop_steps
from app.formalization.queries import list_pay_lines
from app.formalization.records import Step, StepState
from app.formalization.tables import PAY_LINE, WORKSHOP_STEP
from app.i18n import _
from app.improvement.operations import complete_action
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store

LARGEST_SCAN = 8_000_000  # bytes; a page scanned at 200 dpi is a tenth of it
RELATION_KINDS = {"piece_worker": "piece", "temporary": "seasonal"}


def set_step(
    store: Store, *, workshop_id: int, step: str, merge_key: str | None = None, **fields: Any
) -> int:
    """Note how far a workshop is with a step; returns the row's id.

    Without a `status` nobody has looked: what is kept of the step (papers, a note) makes it
    neither done nor missing. `fields`: status, papers (those of the step that are in hand), number, done_on and
    expires_on (ISO), origin, action_id, note; what is not given stays. A step done without
    a day keeps none. Raises `DataProblem` for a step, status or date that is not there.
    """
    state = _rung(store, workshop_id, step)
    values = _check_step(state.step, fields)
    if "status" in values:
        values["looked"] = 1
    label = Label("workshop_step.noted", title=state.step.title)
    with store.change(label, merge_key) as writer:
        if state.record is not None:
            writer.update("workshop_step", state.record.id, **values)
            return state.record.id
        return writer.insert("workshop_step", workshop_id=workshop_id, step=step, **{"looked": 0, **values})


def date_step(
    store: Store, *, workshop_id: int, step: str, done_on: str | None, merge_key: str | None = None
) -> int:
    """Note the day of a step's paper, and when it expires where that is known (`expiry_of`)."""
    fields = _dated(store, workshop_id, step, done_on)
    return set_step(store, workshop_id=workshop_id, step=step, merge_key=merge_key, **fields)


def _dated(store: Store, workshop_id: int, step: str, done_on: str | None) -> dict[str, Any]:
    """The day of a paper, with the one on which it expires where that is known."""
    expires = expiry_of(_rung(store, workshop_id, step), done_on) if done_on else None
    return {"done_on": done_on} | ({"expires_on": expires} if expires else {})


def forget_step(store: Store, *, workshop_id: int, step: str) -> None:
    """Leave open again how far a workshop is with a step; its papers, number and note stay."""
    state = _rung(store, workshop_id, step)
    if state.record is not None and state.record.looked:
        label = Label("workshop_step.cleared", title=state.step.title)
        with store.change(label) as writer:
            writer.update("workshop_step", state.record.id, status="missing", looked=0)


def keep_scan(store: Store, *, workshop_id: int, step: str, content: bytes, name: str) -> int:
    """Keep the scanned paper of a step: a PDF as it is, a picture made small.

    Raises `DataProblem` for anything else and for a PDF of more than 8 MB.
    """
    state = _rung(store, workshop_id, step)
    if not content.startswith(b"%PDF-"):
        content = shrink_photo(content)
    elif len(content) > LARGEST_SCAN:
        raise DataProblem(
            _("El PDF pesa más de 8 MB; escanéelo de nuevo con menos calidad o en menos páginas.")
        )
    label = Label("workshop_step.scanned", title=state.step.title)
    with store.change(label) as writer:
        values: dict[str, Value] = {"blob_hash": writer.keep_blob(content), "scan_name": name}
        if state.record is not None:
            writer.update("workshop_step", state.record.id, **values)
            return state.record.id
        return writer.insert("workshop_step", workshop_id=workshop_id, step=step, looked=0, **values)


def remove_scan(store: Store, *, workshop_id: int, step: str) -> None:
    """Take the scanned paper off a step; the step stays as it is."""
    record = read_workshop_steps(store, workshop_id).get(step)
    if record is not None and record.blob_hash is not None:
        with store.change(Label("workshop_step.scan_removed")) as writer:
            writer.update("workshop_step", record.id, blob_hash=None, scan_name=None)


def accept_suggestions(
    store: Store, *, workshop_id: int, today: str, steps: Iterable[str] | None = None
) -> int:
    """Write what the diagnostic and the RUC suggest; returns how many.

    All that was seen or is under way, or these `steps`: of those, one that was only said to be
    done is written as seen now, because that is what accepting it means.
    """
    wanted = None if steps is None else set(steps)
    ladder = read_ladder(store, workshop_id, today=today)
    offered = [
        each
        for each in ladder.suggestions
        if (not each.asks_for_paper if wanted is None else each.step in wanted)
    ]
    with store.change(Label("workshop_step.from_diagnosis")) as writer:
        for each in offered:
            state = ladder.state(each.step)
            values: dict[str, Value] = {
                "status": each.status,
                "number": each.number,
                "note": each.because,
                "looked": 1,
                "origin": "document" if each.asks_for_paper else each.origin,
            }
            if state is not None and state.record is not None:
                kept = {name: value for name in ("number", "note") if (value := getattr(state.record, name))}
                writer.update("workshop_step", state.record.id, **{**values, **kept})
            else:
                writer.insert("workshop_step", workshop_id=workshop_id, step=each.step, **values)
    return len(offered)


def accept_offer(
    store: Store, *, workshop_id: int, step: str, action_id: int, what: str, done_on: str
) -> None:
    """Close the step that an action has done, or the action that a step has (`what`).

    Who closes a step so has seen its paper; it expires as one that was dated by hand.
    """
    label = (
        Label("workshop_step.closed_with_action") if what == "step" else Label("workshop_step.action_closed")
    )
    with store.change(label):
        if what == "step":
            set_step(
                store,
                workshop_id=workshop_id,
                step=step,
                status="done",
                action_id=action_id,
                origin="document",
                **_dated(store, workshop_id, step, done_on),
            )
        else:
            complete_action(store, action_id=action_id, done_on=done_on)


def add_pay_line(store: Store, *, workshop_id: int, name: str, **fields: Any) -> int:
    """Add a person, or several alike (`count`), at the end of the account."""
    values = PAY_LINE.check({"name": name, **fields})
    position = max((line.position for line in list_pay_lines(store, workshop_id)), default=0.0) + 1
    with store.change(Label("pay_line.added", name=values["name"])) as writer:
        return writer.insert("pay_line", workshop_id=workshop_id, position=position, **values)


def change_pay_line(store: Store, *, pay_line_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change the name, pay, hours, days, pieces, seniority, children or IPS of a line."""
    values = PAY_LINE.check(fields)
    if values:
        with store.change(Label("pay_line.changed"), merge_key) as writer:
            writer.update("pay_line", pay_line_id, **values)


def keep_pay_lines(
    store: Store, *, workshop_id: int, rows: Sequence[tuple[int | None, Mapping[str, Any]]]
) -> None:
    """Change lines of the account, and add those without an id, as one step: a pasted block."""
    number = len(list_pay_lines(store, workshop_id))
    with store.change(Label("pay_line.pasted", count=len(rows))):
        for line, fields in rows:
            if line is not None:
                change_pay_line(store, pay_line_id=line, **fields)
                continue
            number += 1
            named = {"name": _("Persona {number}").format(number=number), **fields}
            add_pay_line(store, workshop_id=workshop_id, **named)


def remove_pay_line(store: Store, *, pay_line_id: int) -> None:
    """Take a line off the account."""
    with store.change(Label("pay_line.removed")) as writer:
        writer.delete("pay_line", pay_line_id)


def start_account(store: Store, *, workshop_id: int) -> int:
    """Begin the account with the people counted in the workshop's record; returns how many lines.

    Only people who are paid, by relation, IPS and whether they are under 18. Raises
    `DataProblem` when the account has people already, or nobody is counted as paid.
    """
    if list_pay_lines(store, workshop_id):
        raise DataProblem(_("La cuenta ya tiene personas; cámbielas o quítelas primero."))
    rows = store.rows(
        f"""
        SELECT relation, in_ips, age_group IN ('under_15', '15_17') AS under_18, sum(count) AS count
        FROM headcount WHERE workshop_id = ? AND deleted = 0 AND relation IN {PAID} AND count > 0
        GROUP BY 1, 2, 3 ORDER BY min(id)
        """,
        (workshop_id,),
    )
    if not rows:
        raise DataProblem(
            _("La ficha no dice quién cobra en el taller; anote las personas allí o agréguelas aquí.")
        )
    names = {
        "employee": _("Personas empleadas"),
        "piece_worker": _("Personas por pieza"),
        "temporary": _("Personas por temporada"),
        "family_paid": _("Familiares que cobran"),
    }
    with store.change(Label("pay_line.from_record")) as writer:
        for place, row in enumerate(rows, start=1):
            name = names[row["relation"]]
            writer.insert(
                "pay_line",
                workshop_id=workshop_id,
                position=float(place),
                count=row["count"],
                name=_("{name}, menores de 18").format(name=name) if row["under_18"] else name,
                kind=RELATION_KINDS.get(row["relation"], "full_time"),
                pay_period="piece" if row["relation"] == "piece_worker" else "month",
                under_18=row["under_18"],
                in_ips=row["in_ips"],
            )
    return len(rows)


def _rung(store: Store, workshop_id: int, step: str) -> StepState:
    state = read_ladder(store, workshop_id, today=date.max.isoformat()).state(step)
    if state is None:
        raise DataProblem(_("Ese paso ya no está en la escalera; mire la lista de nuevo."))
    return state


def _check_step(step: Step, fields: dict[str, Any]) -> dict[str, Value]:
    """The cells of these fields: papers of this step only; what is not done has no day."""
    if "papers" in fields:
        given = set(fields["papers"])
        fields = fields | {"papers": [paper for paper in step.documents if paper in given]}
    cells = WORKSHOP_STEP.check(fields)
    if cells.get("status") in ("missing", "not_due", "in_hand"):
        cells.setdefault("done_on", None)
    return cells
