"""What a consultant does in a visit; every answer is in the file when the call returns."""

from collections.abc import Collection
from datetime import datetime

from app.days import FACT, check_day
from app.diagnosis.answer_cells import answer_cells, detail_cell
from app.diagnosis.details import ordered
from app.diagnosis.gates import keep_gates, known_gates
from app.diagnosis.photos import shrink_photo
from app.diagnosis.proof import needs_why
from app.diagnosis.queries import read_instrument, read_visit
from app.diagnosis.records import AnswerKind, Answers, Instrument, Item, Origin
from app.diagnosis.words import say_why_first
from app.diagnosis.workers_word import origin_values
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Reader, Value
from app.storage.store import Store, Writer


def start_visit(
    store: Store,
    *,
    workshop_id: int,
    instrument: Instrument,
    visited_on: str,
    consultant_id: int | None = None,
    channel: str = "window",
) -> int:
    """Begin the next round in a workshop; returns the visit's id.

    The instrument's text is kept in the file, once per hash, so that an old answer keeps
    its old wording. `visited_on` is an ISO date; `channel` is window, paper or form.
    """
    day = check_day(visited_on, FACT)
    with store.change(Label("visit.started")) as writer:
        visit = writer.insert(
            "visit",
            workshop_id=workshop_id,
            instrument_id=keep_instrument(writer, store, instrument),
            consultant_id=store.user if consultant_id is None else consultant_id,
            round=_next_round(store, workshop_id),
            visited_on=day,
            channel=channel,
        )
        keep_gates(store, visit, known_gates(store, workshop_id, instrument))
    return visit


def add_whole_visit(
    store: Store, *, workshop_id: int, instrument: Instrument, visited_on: str, answers: Answers,
    channel: str, consultant_id: int | None = None, consultant_given: str | None = None,
    external_id: str | None = None, finished_at: str | None = None,
) -> int:  # fmt: skip
    """Add a finished visit that was answered elsewhere (paper, telephone); returns its id.

    `external_id` is the submission's own identity, by which it is known when it comes again.
    """
    day = check_day(visited_on, FACT)
    with store.change(Label("visit.added")) as writer:
        visit = writer.insert(
            "visit",
            workshop_id=workshop_id,
            instrument_id=keep_instrument(writer, store, instrument),
            consultant_id=consultant_id,
            consultant_given=consultant_given,
            round=_next_round(store, workshop_id),
            visited_on=day,
            status="finished",
            channel=channel,
            external_id=external_id,
            finished_at=finished_at,
        )
        writer.insert_many(
            "answer",
            [{"visit_id": visit, "item": answer.item, **answer_cells(answer)} for answer in answers.values()],
        )
    return visit


def change_visit(
    store: Store, *, visit_id: int, visited_on: str | None = None, channel: str | None = None
) -> None:
    """Correct the day of a visit (ISO), or say that it comes from a paper form."""
    _open_visit(store, visit_id)
    changed: dict[str, Value] = {}
    if visited_on is not None:
        changed["visited_on"] = check_day(visited_on, FACT)
    if channel is not None:
        changed["channel"] = channel
    with store.change(Label("visit.changed")) as writer:
        writer.update("visit", visit_id, **changed)


def answer_item(
    store: Store,
    *,
    visit_id: int,
    item: str,
    kind: AnswerKind,
    level: int | None = None,
    origin: Origin | None = None,
) -> None:
    """Save one answer; only `LEVEL` carries a level, one that the item has. No origin keeps the old."""
    asked = _open_item(store, visit_id, item)
    if (kind is AnswerKind.LEVEL) != (level is not None):
        raise DataProblem(
            _("La respuesta de {item} tiene que llevar un nivel, o decir por qué no lo lleva.").format(
                item=item
            )
        )
    if level is not None and level not in asked.level_texts:
        raise DataProblem(
            _("El nivel {level} no existe en {item}; elija uno de la lista.").format(level=level, item=item)
        )
    if kind is AnswerKind.NOT_APPLICABLE:
        _refuse_bare_n(store, visit_id, asked)
    label = Label("answer.given", item=item)
    known: dict[str, Value] = origin_values(origin) if origin else {}
    _keep_answer(store, label, visit_id, item, None, kind=kind.value, level=level, **known)


def _refuse_bare_n(reader: Reader, visit_id: int, item: Item) -> None:
    sql = "SELECT note FROM answer WHERE visit_id = ? AND item = ? AND deleted = 0"
    if needs_why(item, reader.value(sql, (visit_id, item.code))):
        raise DataProblem(say_why_first(item))


def clear_answer(store: Store, *, visit_id: int, item: str) -> None:
    """Leave an item without answer; its note and origin stay."""
    _open_item(store, visit_id, item)
    label = Label("answer.cleared", item=item)
    _keep_answer(store, label, visit_id, item, None, kind=None, level=None)


def note_item(store: Store, *, visit_id: int, item: str, note: str) -> None:
    """Save what was written beside an item; typing on is one undo step."""
    _open_item(store, visit_id, item)
    label = Label("answer.noted", item=item)
    _keep_answer(store, label, visit_id, item, f"note {visit_id} {item}", note=note.strip() or None)


def choose_detail(store: Store, *, visit_id: int, item: str, chosen: Collection[str]) -> None:
    """Save what was chosen with an answer besides its level; empty: nothing."""
    asked = _open_item(store, visit_id, item)
    label = Label("answer.detail_chosen", item=item)
    _keep_answer(store, label, visit_id, item, None, detail=detail_cell(ordered(asked, chosen)))


def set_origin(store: Store, *, visit_id: int, item: str, origin: Origin | None) -> None:
    """Say where an answer comes from; None: not said."""
    _open_item(store, visit_id, item)
    label = Label("answer.origin_given", item=item)
    _keep_answer(store, label, visit_id, item, None, **origin_values(origin))


def add_photo(
    store: Store, *, visit_id: int, item: str | None, content: bytes, caption: str | None = None
) -> int:
    """Keep a photo in the file, shrunk and without its EXIF data; returns its id."""
    if item is None:
        _open_visit(store, visit_id)
    else:
        _open_item(store, visit_id, item)
    small = shrink_photo(content)
    with store.change(Label("photo.added")) as writer:
        return writer.insert(
            "photo",
            visit_id=visit_id,
            item=item,
            blob_hash=writer.keep_blob(small),
            caption=caption,
        )


def remove_photo(store: Store, *, photo_id: int) -> None:
    """Take a photo out of its visit."""
    visit_id = store.value("SELECT visit_id FROM photo WHERE id = ? AND deleted = 0", (photo_id,))
    if visit_id is None:
        raise DataProblem(_("Esa foto ya no está en la visita."))
    _open_visit(store, visit_id)
    with store.change(Label("photo.removed")) as writer:
        writer.delete("photo", photo_id)


def save_place(store: Store, *, visit_id: int, current_item: str | None, seconds: int) -> None:
    """Remember where the visit stands and how long it has taken; not an undo step."""
    _open_visit(store, visit_id)
    with store.change(Label("visit.place_kept"), origin="place") as writer:
        writer.update("visit", visit_id, current_item=current_item, seconds=seconds)


def finish_visit(store: Store, *, visit_id: int, unfinished_reason: str | None = None) -> None:
    """Close a visit, complete or not; from here on it is read-only."""
    _open_visit(store, visit_id)
    with store.change(Label("visit.finished")) as writer:
        writer.update(
            "visit",
            visit_id,
            status="finished",
            finished_at=datetime.now().isoformat(timespec="seconds"),
            unfinished_reason=(unfinished_reason or "").strip() or None,
        )


def reopen_visit(store: Store, *, visit_id: int, reason: str) -> None:
    """Open a finished visit again; the reason stays in the journal."""
    if _status(store, visit_id) != "finished":
        raise DataProblem(_("La visita ya está abierta; puede seguir respondiendo."))
    seconds = "SELECT 1 FROM visit WHERE rating_of = ? AND deleted = 0"
    if store.value(seconds, (visit_id,)):
        raise DataProblem(
            _(
                "Esta visita tiene una segunda opinión y ya no se cambia, para que las dos se puedan comparar; si hace falta, quite antes la segunda opinión."
            )
        )
    if not reason.strip():
        raise DataProblem(_("Para reabrir una visita terminada hay que escribir el motivo."))
    with store.change(Label("visit.reopened")) as writer:
        writer.update("visit", visit_id, status="draft", finished_at=None, reopened_reason=reason.strip())


def keep_instrument(writer: Writer, reader: Reader, instrument: Instrument) -> int:
    """The row of an instrument's text, added if the file does not have it."""
    sql = "SELECT id FROM instrument WHERE hash = ? AND deleted = 0"
    row = reader.value(sql, (instrument.hash,))
    if row is not None:
        return int(row)
    return writer.insert(
        "instrument",
        code=instrument.code,
        version=instrument.version,
        hash=instrument.hash,
        source=instrument.source,
    )


def _next_round(reader: Reader, workshop_id: int) -> int:
    """One more than the highest round begun in a workshop."""
    sql = (
        "SELECT coalesce(max(round), 0) + 1 FROM visit"
        " WHERE workshop_id = ? AND deleted = 0 AND rating_of IS NULL"
    )
    return int(reader.value(sql, (workshop_id,)))


def _status(reader: Reader, visit_id: int) -> str:
    status = reader.value("SELECT status FROM visit WHERE id = ? AND deleted = 0", (visit_id,))
    if status is None:
        raise DataProblem(_("Esa visita ya no está en el archivo; vuelva a la lista de visitas."))
    return str(status)


def _open_visit(reader: Reader, visit_id: int) -> None:
    if _status(reader, visit_id) == "finished":
        raise DataProblem(
            _("La visita está terminada y no se cambia; si hace falta, reábrala con un motivo.")
        )


def _open_item(reader: Reader, visit_id: int, item: str) -> Item:
    _open_visit(reader, visit_id)
    digest = reader.value(
        "SELECT instrument.hash FROM visit JOIN instrument ON instrument.id = visit.instrument_id"
        " WHERE visit.id = ?",
        (visit_id,),
    )
    try:
        return read_instrument(reader, digest).item(item)
    except KeyError as trouble:
        raise DataProblem(
            _("La pregunta «{item}» no está en el instrumento de esta visita.").format(item=item)
        ) from trouble


def _keep_answer(
    store: Store, label: Label, visit_id: int, item: str, merge_key: str | None, **values: Value
) -> None:
    sql = "SELECT id FROM answer WHERE visit_id = ? AND item = ? AND deleted = 0"
    row = store.value(sql, (visit_id, item))
    with store.change(label, merge_key=merge_key) as writer:
        if row is None:
            writer.insert("answer", visit_id=visit_id, item=item, **values)
        else:
            writer.update("answer", row, **values)


def choose_previous(store: Store, *, visit_id: int, shown: bool) -> None:
    """Say whether the round before is in sight while asking; it may be changed once.

    How many answers there were by then is kept with the change: it matters for reading the
    result, because who sees the last answer tends to repeat it.
    """
    visit = read_visit(store, visit_id)
    if visit.finished:
        raise DataProblem(_("La visita está terminada; cómo se preguntó ya no se cambia."))
    if visit.rating_of is not None:
        raise DataProblem(_("Una segunda opinión se hace siempre a ciegas."))
    if visit.previous_shown is shown:
        return
    if visit.previous_changed_after is not None:
        raise DataProblem(_("Eso se puede cambiar una sola vez en la visita, y ya se cambió; siga así."))
    given = sum(answer.kind is not None for answer in visit.item_answers)
    first = visit.previous_shown is None or (shown and given == 0)
    label = Label("visit.previous_shown") if shown else Label("visit.previous_hidden")
    with store.change(label) as writer:
        writer.update(
            "visit",
            visit_id,
            previous_shown=int(shown),
            previous_changed_after=None if first else given,
        )


def start_second_look(store: Store, *, visit_id: int, consultant_id: int, visited_on: str) -> int:
    """Have another consultant rate a finished visit apart; returns the new visit's id.

    It is asked with the same instrument and is no round of the workshop.
    """
    first = read_visit(store, visit_id)
    if first.rating_of is not None or not first.finished:
        raise DataProblem(_("La segunda opinión se hace sobre una visita terminada."))
    if first.consultant_id == consultant_id:
        raise DataProblem(_("La segunda opinión la hace otra persona que la que hizo la visita; elija otra."))
    twice = "SELECT 1 FROM visit WHERE rating_of = ? AND consultant_id = ? AND deleted = 0"
    if store.value(twice, (visit_id, consultant_id)):
        raise DataProblem(_("Esa persona ya hizo su segunda opinión de esta visita."))
    instrument = store.value("SELECT instrument_id FROM visit WHERE id = ?", (visit_id,))
    with store.change(Label("visit.second_look_started")) as writer:
        look = writer.insert(
            "visit",
            workshop_id=first.workshop_id,
            instrument_id=instrument,
            consultant_id=consultant_id,
            round=first.round,
            visited_on=check_day(visited_on, FACT),
            channel="window",
            rating_of=visit_id,
            previous_shown=0,
        )
        gates = {
            gate.code: visit_answer.level
            for gate in first.instrument.gates
            if (visit_answer := first.answers.get(gate.code)) and visit_answer.level is not None
        }
        keep_gates(store, look, gates)  # both are asked the same questions
    return look


def remove_second_look(store: Store, *, visit_id: int) -> None:
    """Take a second look out; the visit that it rated stays as it is."""
    if read_visit(store, visit_id).rating_of is None:
        raise DataProblem(_("Esa visita es una ronda del taller, no una segunda opinión."))
    with store.change(Label("visit.second_look_removed")) as writer:
        writer.delete("visit", visit_id)
