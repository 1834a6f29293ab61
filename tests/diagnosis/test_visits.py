"""A visit from its first answer to its end, in a real office file."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.diagnosis import operations
from app.diagnosis.instruments import load_instrument, parse_instrument
from app.diagnosis.photos import LONGEST_SIDE
from app.diagnosis.queries import finished_visits, list_visits, read_photo, read_visit
from app.diagnosis.records import Answer, AnswerKind, Origin
from app.errors import DataProblem
from app.storage.store import Store
from tests.diagnosis.support import instrument_text, office_with_workshop, small_instrument


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Store, int]]:
    store, workshop = office_with_workshop(tmp_path)
    yield store, workshop
    store.close()


def begin(place: tuple[Store, int], visited_on: str = "2026-11-23") -> int:
    store, workshop = place
    return operations.start_visit(
        store, workshop_id=workshop, instrument=small_instrument(), visited_on=visited_on
    )


def answer(store: Store, visit: int, item: str, level: int) -> None:
    operations.answer_item(store, visit_id=visit, item=item, kind=AnswerKind.LEVEL, level=level)


def test_what_is_answered_is_read_back(place: tuple[Store, int]) -> None:
    store, workshop = place
    visit = begin(place)
    answer(store, visit, "AAA-01", 2)
    answer(store, visit, "AAA-01", 3)
    operations.answer_item(store, visit_id=visit, item="AAA-02", kind=AnswerKind.REFUSED)
    operations.note_item(store, visit_id=visit, item="AAA-01", note=" Mostró el cuaderno. ")
    operations.set_origin(store, visit_id=visit, item="AAA-01", origin=Origin.NOTEBOOK)
    operations.save_place(store, visit_id=visit, current_item="AAA-03", seconds=95)
    read = read_visit(store, visit)
    assert read.answers["AAA-01"] == Answer(
        "AAA-01", AnswerKind.LEVEL, 3, Origin.NOTEBOOK, "Mostró el cuaderno."
    )
    assert read.answers["AAA-02"].kind is AnswerKind.REFUSED
    assert (read.current_item, read.seconds, read.workshop_id) == ("AAA-03", 95, workshop)


def test_each_answer_is_one_step_back_and_the_place_is_none(place: tuple[Store, int]) -> None:
    store, _workshop = place
    visit = begin(place)
    answer(store, visit, "AAA-01", 2)
    answer(store, visit, "AAA-01", 4)
    operations.save_place(store, visit_id=visit, current_item="AAA-02", seconds=5)
    assert store.undo_stack.undo() == "respuesta AAA-01"
    assert read_visit(store, visit).answers["AAA-01"].level == 2
    store.undo_stack.undo()
    assert "AAA-01" not in read_visit(store, visit).answers
    assert read_visit(store, visit).seconds == 5


def test_clearing_an_answer_keeps_its_note(place: tuple[Store, int]) -> None:
    store, _workshop = place
    visit = begin(place)
    answer(store, visit, "BBB-01", 1)
    operations.note_item(store, visit_id=visit, item="BBB-01", note="Volver a preguntar")
    operations.clear_answer(store, visit_id=visit, item="BBB-01")
    assert read_visit(store, visit).answers["BBB-01"] == Answer("BBB-01", note="Volver a preguntar")


def test_typing_a_note_is_one_step(place: tuple[Store, int]) -> None:
    store, _workshop = place
    visit = begin(place)
    for text in ("M", "Mo", "Mostró"):
        operations.note_item(store, visit_id=visit, item="BBB-01", note=text)
    store.undo_stack.undo()
    assert "BBB-01" not in read_visit(store, visit).answers


@pytest.mark.parametrize(
    ("item", "kind", "level"),
    [
        ("ZZZ-01", AnswerKind.LEVEL, 1),
        ("AAA-01", AnswerKind.LEVEL, None),
        ("AAA-01", AnswerKind.REFUSED, 2),
        ("AAA-01", AnswerKind.LEVEL, 5),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_nothing_written(
    place: tuple[Store, int], item: str, kind: AnswerKind, level: int | None
) -> None:
    store, _workshop = place
    visit = begin(place)
    with pytest.raises(DataProblem):
        operations.answer_item(store, visit_id=visit, item=item, kind=kind, level=level)
    assert read_visit(store, visit).answers == {}


def test_a_finished_visit_refuses_every_write_until_it_is_reopened_with_a_reason(
    place: tuple[Store, int],
) -> None:
    store, workshop = place
    visit = begin(place)
    photo = operations.add_photo(store, visit_id=visit, item="AAA-01", content=picture())
    operations.finish_visit(store, visit_id=visit, unfinished_reason="La dueña tuvo que salir")
    writes = [
        lambda: answer(store, visit, "AAA-01", 1),
        lambda: operations.clear_answer(store, visit_id=visit, item="AAA-01"),
        lambda: operations.note_item(store, visit_id=visit, item="AAA-01", note="x"),
        lambda: operations.set_origin(store, visit_id=visit, item="AAA-01", origin=Origin.SAID),
        lambda: operations.add_photo(store, visit_id=visit, item=None, content=picture()),
        lambda: operations.remove_photo(store, photo_id=photo),
        lambda: operations.save_place(store, visit_id=visit, current_item=None, seconds=1),
        lambda: operations.finish_visit(store, visit_id=visit),
    ]
    for write in writes:
        with pytest.raises(DataProblem, match="terminada"):
            write()
    with pytest.raises(DataProblem, match="motivo"):
        operations.reopen_visit(store, visit_id=visit, reason="  ")
    assert [one.id for one in finished_visits(store, workshop)] == [visit]
    operations.reopen_visit(store, visit_id=visit, reason="Trajo las facturas")
    answer(store, visit, "AAA-01", 1)
    read = read_visit(store, visit)
    assert (read.status, read.reopened_reason) == ("draft", "Trajo las facturas")
    assert finished_visits(store, workshop) == []
    with pytest.raises(DataProblem, match="abierta"):
        operations.reopen_visit(store, visit_id=visit, reason="otra vez")


def test_the_reason_of_every_reopening_stays_in_the_journal(place: tuple[Store, int]) -> None:
    store, _workshop = place
    visit = begin(place)
    for reason in ("Primero", "Segundo"):
        operations.finish_visit(store, visit_id=visit)
        operations.reopen_visit(store, visit_id=visit, reason=reason)
    lines = store.rows("SELECT columns FROM journal WHERE table_name = 'visit'")
    text = " ".join(line["columns"] for line in lines)
    assert "Primero" in text
    assert "Segundo" in text


def test_rounds_count_up_and_finished_visits_come_newest_first(place: tuple[Store, int]) -> None:
    store, workshop = place
    visits = [begin(place, day) for day in ("2026-03-02", "2026-11-23", "2025-01-15")]
    for visit in visits:
        operations.finish_visit(store, visit_id=visit)
    found = finished_visits(store, workshop)
    assert [one.visited_on for one in found] == ["2026-11-23", "2026-03-02", "2025-01-15"]
    assert [one.round for one in found] == [2, 1, 3]


def test_an_old_answer_keeps_its_old_wording(place: tuple[Store, int]) -> None:
    store, workshop = place
    old = begin(place)
    newer = instrument_text().replace("¿AAA-01?", "¿Cómo es AAA-01 ahora?")
    new = operations.start_visit(
        store, workshop_id=workshop, instrument=parse_instrument(newer), visited_on="2026-11-24"
    )
    again = begin(place)
    assert read_visit(store, old).instrument.item("AAA-01").question == "¿AAA-01?"
    assert "ahora" in read_visit(store, new).instrument.item("AAA-01").question
    assert read_visit(store, again).instrument.hash == read_visit(store, old).instrument.hash
    assert store.value("SELECT count(*) FROM instrument") == 2


def test_the_list_counts_what_is_asked_and_what_is_answered(place: tuple[Store, int]) -> None:
    store, workshop = place
    visit = begin(place)
    answer(store, visit, "AAA-03", 4)
    operations.answer_item(store, visit_id=visit, item="AAA-01", kind=AnswerKind.NOT_APPLICABLE)
    line = list_visits(store, workshop_id=workshop, status="draft")[0]
    assert (line.answered, line.asked, line.workshop_code) == (2, 6, "YAG-001")
    assert list_visits(store, status="finished") == []


def test_a_visit_that_is_not_there_is_said(place: tuple[Store, int]) -> None:
    with pytest.raises(DataProblem, match="ya no está"):
        read_visit(place[0], 12345)


def test_the_day_and_the_way_of_a_visit_can_be_corrected(place: tuple[Store, int]) -> None:
    store, _workshop = place
    visit = begin(place)
    operations.change_visit(store, visit_id=visit, visited_on="2026-11-20", channel="paper")
    read = read_visit(store, visit)
    assert (read.visited_on, read.channel) == ("2026-11-20", "paper")
    with pytest.raises(DataProblem):
        operations.change_visit(store, visit_id=visit, visited_on="ayer")


def test_a_date_that_is_none_is_refused(place: tuple[Store, int]) -> None:
    with pytest.raises(DataProblem, match="23/11/2026"):
        begin(place, "23/11/2026")
    assert list_visits(place[0]) == []


def picture(width: int = 60, height: int = 40, orientation: int | None = None) -> bytes:
    image = Image.new("RGB", (width, height), "teal")
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    exif[0x010F] = "Cámara con nombre"
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


def test_a_photo_is_shrunk_turned_upright_and_says_nothing_of_the_camera(
    place: tuple[Store, int],
) -> None:
    store, _workshop = place
    visit = begin(place)
    operations.add_photo(
        store,
        visit_id=visit,
        item="AAA-03",
        content=picture(4000, 1000, orientation=6),
        caption="Salida",
    )
    photo = read_visit(store, visit).photos[0]
    with Image.open(io.BytesIO(read_photo(store, photo.blob_hash))) as kept:
        assert kept.format == "JPEG"
        assert kept.size == (LONGEST_SIDE // 4, LONGEST_SIDE)
        assert not kept.getexif()
    assert (photo.item, photo.caption) == ("AAA-03", "Salida")
    operations.remove_photo(store, photo_id=photo.id)
    assert read_visit(store, visit).photos == ()
    store.undo_stack.undo()
    assert read_visit(store, visit).photos == (photo,)


def test_a_file_that_is_no_photo_is_refused(place: tuple[Store, int]) -> None:
    visit = begin(place)
    with pytest.raises(DataProblem, match="no es una foto"):
        operations.add_photo(place[0], visit_id=visit, item="AAA-03", content=b"%PDF-1.7 ...")


def test_a_photo_of_too_many_pixels_is_refused(place: tuple[Store, int]) -> None:
    visit = begin(place)
    target = io.BytesIO()
    Image.new("1", (10_000, 9_000)).save(target, "PNG")
    with pytest.raises(DataProblem, match="demasiado grande"):
        operations.add_photo(place[0], visit_id=visit, item=None, content=target.getvalue())


def test_the_real_instrument_is_kept_whole(place: tuple[Store, int]) -> None:
    store, workshop = place
    instrument = load_instrument("confeccion-2026")
    visit = operations.start_visit(
        store, workshop_id=workshop, instrument=instrument, visited_on="2026-11-23"
    )
    assert read_visit(store, visit).instrument is instrument
    assert store.value("SELECT source FROM instrument") == instrument.source


def test_a_visit_that_was_answered_elsewhere_comes_in_finished_as_one_step(
    place: tuple[Store, int],
) -> None:
    store, workshop = place
    answers = {"AAA-01": Answer("AAA-01", AnswerKind.LEVEL, 2, Origin.SAID, "Contó")}
    visit = operations.add_whole_visit(
        store, workshop_id=workshop, instrument=small_instrument(), visited_on="2026-11-20",
        answers=answers, channel="form", consultant_given="Liz", external_id="uuid:1",
    )  # fmt: skip
    read = read_visit(store, visit)
    assert (read.finished, read.channel, read.round) == (True, "form", 1)
    assert read.answers == answers
    store.undo_stack.undo()
    assert list_visits(store) == []
