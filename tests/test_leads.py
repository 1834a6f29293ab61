"""The search box's reading: everything that has a name or a number, as it was typed and as it was meant."""

import pytest

from app.enquiries.operations import record_enquiry
from app.improvement.operations import add_action, start_programme
from app.leads import Looked, in_any_writing, look_everywhere, wanted_of
from app.place import Place
from app.registry.operations import add_anchor, add_person, add_workshop, change_workshop
from app.registry.queries import list_clusters
from app.storage.store import Store
from app.training.enrolment_operations import add_trainee
from app.training.operations import add_event
from tests.rounds import finish_round
from tests.ui.offices import fill_office
from tests.ui.valuechain.support import make_order


@pytest.fixture
def office(store: Store) -> Store:
    workshops = fill_office(store)
    change_workshop(store, workshop_id=workshops[1], ruc="6118743-7")
    owner = store.value("SELECT id FROM person WHERE workshop_id = ?", (workshops[1],))
    with store.change("cédula") as writer:
        writer.update("person", owner, cedula="3214567")
    visit = finish_round(store, workshops[0], 1, "2026-09-01")
    programme = start_programme(store, visit_id=visit, recommendations=[])
    add_action(
        store, programme_id=programme, title="Comprar máquina collareta", source="consultant",
        first_step="Pedir tres presupuestos",
    )  # fmt: skip
    record_enquiry(
        store, asked_on="2026-11-01", topic="tax", question="Quiere saber del timbrado",
        asker_name="Zunilda Cáceres", asker_phone="0985 777 666",
    )  # fmt: skip
    event = add_event(store, course="CUR-01", title="Cuentas claras en Itá", place="Salón parroquial")
    assert event
    add_trainee(
        store, given_names="Pórfiria", surnames="Ovelar", phone="0972 333 444", workshop_id=workshops[2]
    )
    make_order(store)
    add_anchor(store, name="Hilandería Ribera Sur")
    return store


def look(office: Store, text: str) -> Looked:
    with office.reader() as reader:
        return look_everywhere(reader, text)


@pytest.mark.parametrize(("text", "found", "page"), [
    ("librada", "YAG-001  Confecciones Santa Librada", "workshop"),
    ("collareta", "Comprar máquina collareta", "workshop"),
    ("maquina", "Comprar máquina collareta", "workshop"),
    ("PRESUPUESTOS", "Comprar máquina collareta", "workshop"),
    ("timbrado", "Quiere saber del timbrado", "enquiries"),
    ("zunilda caceres", "Quiere saber del timbrado", "enquiries"),
    ("0985 777", "Quiere saber del timbrado", "enquiries"),
    ("7666", "Quiere saber del timbrado", "enquiries"),
    ("cuentas ita", "Cuentas claras en Itá", "event"),
    ("CUR-01", "", "course"),
    ("ovelar", "Pórfiria Ovelar", "workshop"),
    ("333 444", "Pórfiria Ovelar", "workshop"),
    ("arapoty", "Uniformes Arapoty S.A.", "anchor"),
    ("guardapolvos", "1.800 guardapolvos", "order"),
    ("1.800 guardapolvos", "1.800 guardapolvos", "order"),
    ("1", "1.800 guardapolvos", "order"),
    ("9671", "YAG-002  Modas Tres Puntadas", "workshop"),
    ("214567", "YAG-002  Modas Tres Puntadas", "workshop"),
    ("3.214.567", "YAG-002  Modas Tres Puntadas", "workshop"),
    ("118743", "YAG-002  Modas Tres Puntadas", "workshop"),
    ("6118743-7", "YAG-002  Modas Tres Puntadas", "workshop"),
    ("yaguaron", "Yaguarón", "cluster"),
    ("confeccionistas", "Confeccionistas de Yaguarón", "association"),
])  # fmt: skip
def test_what_is_there_as_it_was_typed(office: Store, text: str, found: str, page: str) -> None:
    looked = look(office, text)
    assert not looked.is_like
    assert any(found in lead.text and lead.place.page == page for lead in looked.leads), looked.leads


@pytest.mark.parametrize(("text", "found"), [
    ("librda", "YAG-001  Confecciones Santa Librada"), ("confesiones livrada", "YAG-001  Confecciones Santa Librada"),
    ("cabayero", "YAG-001  Confecciones Santa Librada"), ("tayer esperansa", "YAG-003  Taller La Esperanza"),
    ("ñamandu", "YAG-002  Modas Tres Puntadas"), ("namadnu", "YAG-002  Modas Tres Puntadas"),
    ("coyareta", "Comprar máquina collareta"), ("makina", "Comprar máquina collareta"),
    ("tinbrado", "Quiere saber del timbrado"), ("sunilda caseres", "Quiere saber del timbrado"),
    ("porfiria obelar", "Pórfiria Ovelar"), ("cuentas klaras", "Cuentas claras en Itá"),
    ("arapoti", "Uniformes Arapoty S.A."), ("guardapolbos", "1.800 guardapolvos"),
    ("yaguarron", "Yaguarón"), ("yaguaorn", "Yaguarón"), ("rivera", "Hilandería Ribera Sur"),
])  # fmt: skip
def test_what_was_meant_is_found_where_nothing_is_as_it_was_typed(
    office: Store, text: str, found: str
) -> None:
    assert found in [lead.text for lead in look(office, text).leads]


def test_what_begins_so_comes_first_and_what_is_like_it_only_alone(office: Store) -> None:
    cluster = list_clusters(office)[0].id
    add_workshop(office, name="Libra", cluster_id=cluster)
    first = add_workshop(office, name="Modas del Sur", cluster_id=cluster)
    add_person(office, workshop_id=first, given_names="Librada", surnames="Sosa")
    looked = look(office, "libra")
    assert [lead.text for lead in looked.leads][0].endswith("Libra")
    assert not looked.is_like


def test_nothing_is_found_of_what_is_nothing(office: Store) -> None:
    assert look(office, "xqzzk").leads == []
    assert look(office, "a").leads == []


def test_an_action_that_was_talked_about_in_private_is_not_shown(office: Store) -> None:
    from app.improvement.catalogue import load_catalogue

    discreet = next(one for one in load_catalogue() if one.discreet)
    programme = office.value("SELECT id FROM programme")
    add_action(office, programme_id=programme, source="consultant", solution=discreet.code)
    word = max(discreet.title.split(), key=len)
    places = [lead.place for lead in look(office, word).leads]
    assert Place("workshop", office.value("SELECT min(id) FROM workshop"), part="programme") not in places


def test_a_number_is_one_without_letters() -> None:
    assert wanted_of("(0981) 43-18").digits == "9814318"
    assert wanted_of("YAG-0981").digits == ""
    assert in_any_writing("ñ1") == "[nNñÑ]1"
