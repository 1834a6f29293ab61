"""Fifty names, cédulas, telephones, addresses and letters are planted everywhere; none is in a byte of what leaves."""

import io
import zipfile
from datetime import date
from pathlib import Path
from random import Random

import pytest
from pypdf.generic import StreamObject

from app.contacts.operations import add_contact_photo, record_contact
from app.evidence.making import make_anonymous
from app.evidence.operations import save_anonymous
from app.pilots.operations import note_follow
from app.registry.operations import add_association, set_membership
from app.registry.queries import read_office
from app.storage.schema import Kind, table_kinds
from app.storage.store import Store
from app.training.attendance_operations import mark_attendance
from app.training.courses import load_courses
from app.training.enrolment_operations import add_trainee, enrol_trainee
from app.training.operations import add_event, add_session
from reports.paper import Paper
from reports.writing import write_paper
from tests.evidence.offices import draw_pilot, workshop_ids

# What is planted where: all that is typed. Left as it is: codes that the program reads, and the territory's name,
# which is one of the things that are told.
CODES = {
    "instrument", "answer.item", "visit.current_item", "workshop.code", "cluster.code", "cluster.name", "photo",
    "machine.type", "recommendation", "workshop_step.step", "pilot_entrant.code", "pilot_entrant.unit",
    "pilot_entrant.stratum", "pilot_entrant.measures", "pilot_draw", "pilot_outcome.measure", "consent.text_version",
    "visit.channel", "visit.status", "pilot.list_hash", "pilot.plan_hash", "pilot.list_at", "pilot.plan_at",
    "pilot.solutions", "pilot.courses", "pilot.orders", "pilot.clusters", "product.name",
}  # fmt: skip
FORMATS = ("csv", "dta", "xlsx")
IMAGE_DESCRIPTION, ARTIST = 0x010E, 0x013B  # of EXIF


def make_canaries() -> list[str]:
    random = Random(50)
    syllables = ("zu", "qua", "rix", "obe", "tran", "ñu", "gwi", "lep", "dho", "mye")
    found = []
    for number in range(10):
        name = "".join(random.sample(syllables, 4)).capitalize()
        digits = "".join(random.sample("123456789", 6))
        found += [
            f"{name} {number}{name[::-1].capitalize()}", f"5.{digits[:3]}.{digits[3:]}", f"0981 {digits}",
            f"{name.lower()}{number}@correo.com.py", f"Calle {name} casi {digits}",
        ]  # fmt: skip
    assert len(found) == 50
    return found


CANARIES = make_canaries()


def plant(store: Store, columns: set[str] | None = None) -> set[str]:
    """Write them into every text that somebody types, in turn; returns those that are in the file.

    `columns` gets where they were written, by table and column.
    """
    turn, planted = 0, set()
    for table in table_kinds().values():
        for column in table.columns:
            typed = column.kind in (Kind.TEXT, Kind.LINES) and not column.choices
            if not typed or {table.name, f"{table.name}.{column.name}"} & CODES:
                continue
            for (row,) in store.rows(f"SELECT id FROM [{table.name}]"):
                canary = CANARIES[turn % len(CANARIES)]
                with store.change("siembra") as writer:
                    writer.update(table.name, row, **{column.name: canary})
                planted.add(canary)
                if columns is not None:
                    columns.add(f"{table.name}.{column.name}")
                turn += 1
    return planted


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of what left, and what is within the packed ones."""
    found = {}
    for path in sorted(folder.iterdir()):
        found[path.name] = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as book:
                found |= {f"{path.name}/{one}": book.read(one) for one in book.namelist()}
    return found


def forms_of(canary: str) -> set[str]:
    """As it was typed, without its marks, and its parts that would tell who it is."""
    bare = canary.replace(".", "").replace(" ", "")
    parts = {one for one in canary.replace("@", " ").split() if len(one) > 6}
    return {canary, bare, canary.lower(), canary.upper(), *parts} - {"correo.com.py"}


def test_no_canary_is_in_any_byte_of_any_format(store: Store, tmp_path: Path) -> None:
    draw_pilot(store, workshop_ids(store)[:24])
    assert plant(store) == set(CANARIES)
    save_anonymous(
        store, data=make_anonymous(store), folder=tmp_path / "salida", formats=FORMATS, given_to=CANARIES[0]
    )
    contents = all_bytes(tmp_path / "salida")
    assert len(contents) > 10  # the members of the workbook too
    for name, content in contents.items():
        for canary in CANARIES:
            for form in forms_of(canary):
                for coding in ("utf-8", "latin-1", "utf-16-le"):
                    assert form.encode(coding) not in content, (name, form)


def write_elsewhere(store: Store) -> None:
    """Notes of visits, reasons to leave a pilot, names of courses, associations and photos: each in its room."""
    ids = workshop_ids(store)
    pilot = draw_pilot(store, ids[:24])
    note_follow(
        store,
        pilot_id=pilot,
        workshop_id=ids[0],
        took="none",
        left_on="2026-05-04",
        left_why="unreached",
        note="x",
    )
    association = add_association(store, name="x", note="x")
    set_membership(store, workshop_id=ids[0], association_id=association)
    contact = record_contact(
        store, workshop_id=ids[0], held_on="2026-03-02", workshop_agrees="x", what_was_done="x", note="x"
    )
    add_contact_photo(store, contact_id=contact, content=photo_that_tells(), caption="x")
    event = add_event(store, course=next(iter(load_courses())).code, title="x", note="x", place="x")
    session = add_session(store, event_id=event, held_on="2026-03-09", topic="x")
    trainee = add_trainee(store, given_names="x", surnames="x", workshop_id=ids[0])
    enrolment = enrol_trainee(store, event_id=event, trainee_id=trainee, note="x")
    mark_attendance(store, session_id=session, enrolment_id=enrolment, mark="present")


def photo_that_tells() -> bytes:
    """A photo whose EXIF data say who is on it, and where."""
    from PIL import Image

    made, image = io.BytesIO(), Image.new("RGB", (40, 30), (180, 90, 60))
    exif = image.getexif()
    exif[IMAGE_DESCRIPTION], exif[ARTIST] = CANARIES[1], CANARIES[2]
    image.save(made, "JPEG", exif=exif)
    assert CANARIES[1].encode() in made.getvalue()
    return made.getvalue()


def inflated(content: bytes) -> bytes:
    """A PDF with its streams as they are before they are packed, and its text."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    streams = [
        found.get_data()
        for number in range(1, len(reader.xref[0]) + 1)
        if isinstance(found := reader.get_object(number), StreamObject)
    ]
    text = "\n".join(page.extract_text() for page in reader.pages)
    told = " ".join(str(one) for one in (reader.metadata or {}).values())
    return b"\n".join((content, *streams, text.encode(), told.encode()))


PLANTED = {
    "contact.note", "contact.workshop_agrees", "contact.what_was_done", "contact_photo.caption", "pilot.name", "pilot.question", "pilot_follow.note", "event.title",
    "association.name", "association.note", "trainee.given_names", "workshop.name", "person.surnames",
}  # fmt: skip


def test_nor_from_any_other_room_nor_in_the_code_book(store: Store, tmp_path: Path) -> None:
    write_elsewhere(store)
    office = read_office(store)
    columns: set[str] = set()
    plant(store, columns)
    assert columns >= PLANTED
    with store.change("la oficina firma el libro") as writer:
        for (row,) in list(store.rows("SELECT id FROM office")):
            writer.update("office", row, name=office.name, city=office.city)
    data = make_anonymous(store)
    assert "p1_took" in data.columns
    save_anonymous(store, data=data, folder=tmp_path / "salida", formats=FORMATS, given_to=CANARIES[0])
    contents = all_bytes(tmp_path / "salida")
    book = write_paper(Paper("code-book"), store, tmp_path / "libro.pdf", printed_on=date(2026, 12, 1))
    contents["libro.pdf"] = inflated(book.read_bytes())
    assert b"p1_took" in contents["libro.pdf"]
    for name, content in contents.items():
        for canary in CANARIES:
            for form in forms_of(canary):
                for coding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
                    assert form.encode(coding) not in content, (name, form)


def test_nor_are_places_days_and_codes(store: Store, tmp_path: Path) -> None:
    with store.change("lugares") as writer:
        for one in workshop_ids(store):
            writer.update("workshop", one, latitude=-25.561234, longitude=-57.281234, ruc="80009735-1")
    save_anonymous(store, data=make_anonymous(store), folder=tmp_path / "salida", formats=FORMATS)
    for name, content in all_bytes(tmp_path / "salida").items():
        for secret in (b"25.56", b"57.28", b"YAG-0", b"PIL-0", b"80009735", b"2025-11-10", b"2026-06-15"):
            assert secret not in content, (name, secret)


def test_the_key_and_the_ids_stay_in_the_office(store: Store, tmp_path: Path) -> None:
    data = make_anonymous(store)
    save_anonymous(store, data=data, folder=tmp_path / "salida", formats=FORMATS)
    for name, content in all_bytes(tmp_path / "salida").items():
        assert data.secret.encode() not in content, name
        for one in workshop_ids(store):
            assert str(one).encode() not in content, name


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_written_is_not_kept(store: Store, tmp_path: Path, form: str) -> None:
    (tmp_path / "lleno").write_text("un archivo")
    data = make_anonymous(store)
    with pytest.raises(Exception, match="lleno"):
        save_anonymous(store, data=data, folder=tmp_path / "lleno", formats=(form,))
    assert store.value("SELECT count(*) FROM anonymous_release") == 0
