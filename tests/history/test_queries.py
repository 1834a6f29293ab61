"""What the history tells: a person's sentence of each change, and the past of one thing."""

from collections.abc import Sequence

import pytest

from app.diagnosis.operations import answer_item, clear_answer, note_item, save_place
from app.diagnosis.records import AnswerKind
from app.enquiries.operations import record_enquiry
from app.history.queries import change_values, list_changes, look_for_changes, row_history
from app.history.records import ChangeLine, ChangesAsked
from app.history.telling import count_values, merged_changes
from app.registry.operations import (
    add_cluster,
    add_person,
    add_workshop,
    change_workshop,
    remove_workshop,
    set_machines,
)
from app.storage.reverting import read_change
from app.storage.schema import table_kinds
from app.storage.store import Store
from app.training.enrolment_operations import add_trainee, enrol_trainee
from app.training.operations import add_event
from tests.fixed_text import fixed_instrument
from tests.history.conftest import DAY, visit_in, works

EVERYTHING = ChangesAsked()


def told(store: Store, asked: ChangesAsked = EVERYTHING, most: int = 20) -> list[tuple[str, ...]]:
    return [
        (one.author.who, one.workshop, one.what, one.before, one.after)
        for one in list_changes(store, asked, most=most).changes
    ]


def whats(lines: Sequence[ChangeLine]) -> list[str]:
    return [one.what for one in lines]


def test_each_change_is_a_sentence_with_names_and_words_instead_of_codes(store: Store) -> None:
    other = add_cluster(store, code="ITA", name="Itauguá")
    workshop = add_workshop(store, name="Jeans Aguape")
    change_workshop(store, workshop_id=workshop, cluster_id=other)
    change_workshop(store, workshop_id=workshop, zone="rural", start_year=2018)
    works(store, "Derlis Benítez")
    change_workshop(store, workshop_id=workshop, phone="0981 445 218")
    remove_workshop(store, workshop_id=workshop)
    assert told(store)[:5] == [
        ("Derlis Benítez", "Jeans Aguape", "Quitar el taller", "Jeans Aguape", "quitado"),
        ("Derlis Benítez", "Jeans Aguape", "Teléfono del taller", "sin dato", "0981 445 218"),
        ("Liz Ayala", "Jeans Aguape", "Datos del taller", "sin dato", "rural"),
        ("Liz Ayala", "Jeans Aguape", "Territorio", "sin dato", "Itauguá"),
        ("Liz Ayala", "Jeans Aguape", "Agregar un taller", "", "2 valores"),
    ]


def test_what_an_import_wrote_is_counted_some_rows_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = add_workshop(store, name="Jeans Aguape")
    with store.change("importar"):
        for name in ("Ana", "Blas", "Cira"):
            add_person(store, workshop_id=workshop, given_names=name)
        change_workshop(store, workshop_id=workshop, zone="rural")
        change_workshop(store, workshop_id=workshop, zone="urban", start_year=2018)
    change = list_changes(store, EVERYTHING).changes[0]
    whole = count_values(merged_changes(store, read_change(store, change.id)))
    assert change.values == whole > 5
    for rows in (1, 2, 3, 4):
        monkeypatch.setattr("app.history.telling._ROWS_AT_ONCE", rows)
        assert list_changes(store, EVERYTHING).changes[0].values == whole


def test_an_answer_is_told_by_its_question_and_the_words_of_its_levels(store: Store) -> None:
    visit = visit_in(store, add_workshop(store, name="Jeans Aguape"))
    answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.LEVEL, level=1)
    answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.REFUSED)
    note_item(store, visit_id=visit, item="GES-01", note="vuelvo el martes")
    clear_answer(store, visit_id=visit, item="GES-01")
    save_place(store, visit_id=visit, current_item="GES-02", seconds=80)
    row = store.value("SELECT id FROM answer")
    instrument = fixed_instrument()
    item = instrument.item("GES-01")
    past = row_history(store, "answer", row, columns=("kind", "note"))
    assert [(one.value.title, one.value.before, one.value.after) for one in past] == [
        (item.short, "no responde", "sin responder"),
        ("Nota de la respuesta", "sin dato", "vuelvo el martes"),
        (item.short, f"1 · {item.level_texts[1].replace('**', '')}", "no responde"),
        (item.short, "sin responder", f"1 · {item.level_texts[1].replace('**', '')}"),
    ]
    assert {one.author.who for one in past} == {"Liz Ayala"}
    # what the program notes by itself is no change of anybody
    assert told(store)[0][2:] == (item.short, "no responde", "sin responder")


def test_a_workshop_has_all_that_belongs_to_it_and_nothing_else(store: Store) -> None:
    mine, other = add_workshop(store, name="Mía"), add_workshop(store, name="Otra")
    visit = visit_in(store, mine)
    answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.REFUSED)
    set_machines(store, workshop_id=mine, machines=[("overlock", 2, None)])
    set_machines(store, workshop_id=other, machines=[("overlock", 5, None)])
    add_person(store, workshop_id=mine, given_names="Benita")
    found = list_changes(store, ChangesAsked(of=("workshop", mine))).changes
    assert whats(found) == [
        "Agregar una persona",
        "Máquinas del taller",
        "Plata del taller y de la casa",
        "Empezar la visita",
        "Agregar un taller",
    ]
    assert {one.workshop for one in found} == {"Mía"}


def test_what_workers_said_in_a_course_does_not_stand_with_their_workshop(store: Store) -> None:
    workshop = add_workshop(store, name="Mía")
    trainee = add_trainee(store, given_names="Rosa", workshop_id=workshop, role="worker")
    event = add_event(store, course="CUR-01")
    enrol_trainee(store, event_id=event, trainee_id=trainee)
    with store.change("lo que dijo") as writer:
        enrolment = store.value("SELECT id FROM enrolment")
        writer.update("enrolment", enrolment, commitment="reclamar el aguinaldo")
        writer.insert("test_answer", enrolment_id=enrolment, moment="before", question="1", choice="a")
    mine = list_changes(store, ChangesAsked(of=("workshop", workshop))).changes
    values = [value for one in mine for value in change_values(store, one.id)]
    assert "reclamar el aguinaldo" not in {one.value.after for one in values}
    assert "Lo que dijo" not in whats(mine)
    assert "Lo que dijo" in whats(list_changes(store, ChangesAsked()).changes)


def test_changes_are_found_by_person_day_kind_and_text(store: Store) -> None:
    workshop = add_workshop(store, name="Jeans Aguape")
    works(store, "Derlis Benítez")
    change_workshop(store, workshop_id=workshop, zone="rural")
    record_enquiry(store, question="¿Cuánto es el aguinaldo?", topic="wages", asked_on=DAY)
    derlis = store.user
    assert len(told(store, ChangesAsked(user=derlis))) == 2
    assert whats(list_changes(store, ChangesAsked(kind="enquiries")).changes) == ["Anotar una consulta"]
    for text in ("rural", "zona del taller", "Zona"):
        assert told(store, ChangesAsked(text=text))[0][2:] == (
            "Zona del taller",
            "sin dato",
            "rural",
        )
    assert told(store, ChangesAsked(text="aguinaldo"))[0][2] == "Anotar una consulta"
    for text in ("¿cuanto es", "CUÁNTO ES", "cuánto"):  # a person does not type the accents
        assert told(store, ChangesAsked(text=text))[0][2] == "Anotar una consulta"
    assert told(store, ChangesAsked(text="cuánto*aguinaldo")) == [], "no letter stands for others"
    assert told(store, ChangesAsked(text="[")) == []
    assert told(store, ChangesAsked(text="nada de esto")) == []
    assert told(store, ChangesAsked(last_day="2020-01-01")) == []
    assert len(told(store, ChangesAsked(first_day="2020-01-01"))) == len(told(store))


@pytest.mark.parametrize(
    ("typed", "meant", "what"),
    [
        ("aguinalod", "aguinaldo", "Anotar una consulta"),  # two letters swapped
        ("cuanto es el aginaldo", "cuanto es el aguinaldo", "Anotar una consulta"),
        ("telefno", "telefono", "Teléfono del taller"),  # the name of a field
        ("rurral", "rural", "Zona del taller"),  # a choice
        ("agape", "aguape", "Agregar un taller"),  # a name that is not there any more
    ],
)
def test_a_mistyped_text_is_taken_for_what_was_meant(store: Store, typed: str, meant: str, what: str) -> None:
    workshop = add_workshop(store, name="Jeans Aguape")
    change_workshop(store, workshop_id=workshop, name="Jeans Porã")
    change_workshop(store, workshop_id=workshop, phone="0971445218")
    change_workshop(store, workshop_id=workshop, zone="rural")
    record_enquiry(store, question="¿Cuánto es el aguinaldo?", topic="wages", asked_on=DAY)
    assert list_changes(store, ChangesAsked(text=typed)).changes == ()
    page = look_for_changes(store, ChangesAsked(text=typed))
    assert page.taken_for == meant
    assert what in whats(page.changes)
    assert look_for_changes(store, ChangesAsked(text=meant)).taken_for == ""
    assert look_for_changes(store, ChangesAsked(text="xyzxyz")).changes == ()


def test_pages_go_on_where_the_last_one_ended(store: Store) -> None:
    workshop = add_workshop(store, name="Jeans Aguape")
    for number in range(25):
        change_workshop(store, workshop_id=workshop, place=f"Compañía {number}")
    everything = list_changes(store, ChangesAsked(), most=100).changes
    found: list[ChangeLine] = []
    beyond = None
    while True:
        page = list_changes(store, ChangesAsked(), most=7, beyond=beyond, known=[one.id for one in found])
        found += page.changes
        beyond = page.beyond
        if beyond is None:
            break
    assert found == list(everything)


def test_another_computer_is_told_by_a_sign_that_is_the_same_for_all(store: Store) -> None:
    add_workshop(store, name="Jeans Aguape")
    (here,) = list_changes(store, ChangesAsked(), most=1, own_site=store.site).changes
    (there,) = list_changes(store, ChangesAsked(), most=1, own_site=store.site + 1).changes
    assert here.author.computer == "esta computadora"
    assert there.author.computer.startswith("computadora ")


def test_every_code_that_a_table_keeps_has_words() -> None:
    lacking = [
        f"{kind.name}.{column.name}"
        for kind in table_kinds().values()
        for column in kind.columns
        if column.choices and column.says is None and not hasattr(column.choices, "keys")
    ]
    assert lacking == []
