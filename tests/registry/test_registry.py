"""What a person does to who there is, on a real office file."""

import pytest

from app.errors import DataProblem
from app.registry import operations, queries
from app.storage.store import Store


@pytest.fixture
def cluster(store: Store) -> int:
    return operations.add_cluster(store, code="yag", name="Yaguarón", district="0915")


def test_a_workshop_gets_the_next_code_of_its_cluster(store: Store, cluster: int) -> None:
    first = operations.add_workshop(store, name="Textil Yvoty", cluster_id=cluster)
    operations.remove_workshop(store, workshop_id=first)
    second = operations.add_workshop(store, name="Modas Itapé", cluster_id=cluster)
    alone = operations.add_workshop(store, name="Jeans Jazmín")
    assert queries.read_workshop(store, second).code == "YAG-002"
    assert queries.read_workshop(store, alone).code == "TAL-001"
    assert queries.find_workshop(store, "yag-002") == second
    assert queries.find_workshop(store, "YAG-001") is None


def test_a_wrong_check_digit_keeps_what_was_typed(store: Store, cluster: int) -> None:
    workshop = operations.add_workshop(store, name="Yvoty", cluster_id=cluster, ruc="2441943-5")
    assert queries.read_workshop(store, workshop).ruc == "2441943-5"
    operations.change_workshop(store, workshop_id=workshop, ruc="2441943-6", phone="0971 x")
    read = queries.read_workshop(store, workshop)
    assert (read.ruc, read.ruc_given) == (None, "2441943-6")
    assert (read.phone, read.phone_given) == (None, "0971 x")


def test_people_are_counted_roughly_from_a_list_and_fully_in_a_visit(store: Store, cluster: int) -> None:
    workshop = operations.add_workshop(store, name="Yvoty", cluster_id=cluster)
    operations.set_people(store, workshop_id=workshop, people=[("woman", 4), ("man", 0)])
    read = queries.read_workshop(store, workshop)
    assert (read.count_people("woman"), read.count_people("man")) == (4, 0)
    full = [("woman", 3, "30_44", "owner", False), ("man", 1, "18_29", "employee", True)]
    operations.set_people(store, workshop_id=workshop, people=full)
    read = queries.read_workshop(store, workshop)
    assert [(p.sex, p.count, p.age_group, p.relation, p.in_ips) for p in read.people] == full
    store.undo_stack.undo()
    assert queries.read_workshop(store, workshop).count_people() == 4


def test_setting_the_same_machines_again_writes_nothing(store: Store, cluster: int) -> None:
    workshop = operations.add_workshop(store, name="Yvoty", cluster_id=cluster)
    machines = [("recta", 4, "4 recta"), ("overlock", 1, "over"), ("recta", 2, "recta (2)")]
    operations.set_machines(store, workshop_id=workshop, machines=machines)
    lines = store.value("SELECT count(*) FROM journal")
    operations.set_machines(store, workshop_id=workshop, machines=machines)
    assert store.value("SELECT count(*) FROM journal") == lines
    read = queries.read_workshop(store, workshop)
    assert {m.type: m.count for m in read.machines} == {"recta": 6, "overlock": 1}


def test_everything_of_a_workshop_is_read_back(store: Store, cluster: int) -> None:
    workshop = operations.add_workshop(
        store, name="Yvoty", cluster_id=cluster, place="Saguazú", zone="rural", start_year=2010
    )
    owner = operations.add_person(
        store, workshop_id=workshop, given_names="Ana", surnames="Sosa", sex="woman",
        phone="0971 897 967", cedula="1234567", birth_year=1980, language="jopara",
    )  # fmt: skip
    acy = operations.add_association(store, name="ACY", cluster_id=cluster)
    for fields in ({"joined_on": "2015-07", "active": True, "fee": 50_000}, {"active": False}):
        operations.set_membership(store, workshop_id=workshop, association_id=acy, **fields)
    operations.set_products(store, workshop_id=workshop, products=[("jeans", "jean")])
    operations.record_consent(
        store, workshop_id=workshop, purpose="service", granted=True, decided_on="2026-11-20",
        text_version="1", given_by="Ana Sosa",
    )  # fmt: skip
    operations.change_person(store, person_id=owner, surnames="Sosa Ayala")
    read = queries.read_workshop(store, workshop)
    assert (read.owner_name, read.owners[0].phone) == ("Ana Sosa Ayala", "+595971897967")
    assert read.cluster is not None
    assert read.cluster.name == "Yaguarón"
    member = read.memberships[0]
    assert (member.association, member.joined_on, member.active, member.fee) == (
        "ACY",
        "2015-07",
        False,
        50_000,
    )
    assert (read.products[0].name, read.consents[0].granted) == ("jeans", True)


def test_a_line_of_the_list_sums_up_a_workshop(store: Store, cluster: int) -> None:
    workshop = operations.add_workshop(
        store, name="Yvoty", cluster_id=cluster, place="Saguazú", phone="(0981) 599671"
    )
    operations.add_person(store, workshop_id=workshop, given_names="Ana", surnames="Sosa")
    operations.set_people(store, workshop_id=workshop, people=[("woman", 4), ("man", 2)])
    (line,) = queries.list_workshop_lines(store, cluster_id=cluster)
    assert (line.owner, line.phone, line.people) == ("Ana Sosa", "0981 599 671", 6)
    assert (line.cluster, line.visits, line.drafts, line.open_actions) == ("Yaguarón", 0, 0, 0)
    assert queries.list_workshop_lines(store, cluster_id=1) == []


@pytest.mark.parametrize(
    "typed",
    ["nandu", "ÑANDUTÍ", "te ña", "sosa textil", "0971", "0971 897", "971", "595971", "6.118",
     "6118743", "6.118.743-7", "yag-0", "YAG-001", "saguazu", "nu'ati", "benita so"],
)  # fmt: skip
def test_the_search_box_finds_a_workshop_by(store: Store, cluster: int, typed: str) -> None:
    workshop = operations.add_workshop(
        store,
        name="Textil Ñandutí",
        cluster_id=cluster,
        place="Ñu'ati Saguazú",
        phone="0971897967",
        ruc="6118743-7",
    )
    operations.add_person(
        store, workshop_id=workshop, given_names="Benita", surnames="Sosa", cedula="6118743"
    )
    operations.add_workshop(store, name="Modas Itapé", cluster_id=None, phone="0985111222")
    found = queries.search_workshops(store, typed)
    assert [line.id for line in found] == [workshop]


@pytest.mark.parametrize("typed", ["", "  ", '"', "*", "(", "AND", "NEAR(", "zzz", "-"])
def test_the_search_box_survives(store: Store, typed: str) -> None:
    assert queries.search_workshops(store, typed) == []


def test_what_is_missing_is_said(store: Store) -> None:
    with pytest.raises(DataProblem, match="nombre del taller"):
        operations.add_workshop(store, name="  ")
    with pytest.raises(DataProblem, match="dos a cinco letras"):
        operations.add_cluster(store, code="Y1", name="Yaguarón")
    with pytest.raises(TypeError, match="colour"):
        operations.change_workshop(store, workshop_id=1, colour="red")
    assert store.value("SELECT count(*) FROM workshop") == 0


def test_the_office_and_its_people_are_kept(store: Store) -> None:
    operations.change_office(store, city="Yaguarón", programme_size=4)
    operations.add_consultant(store, name="Nilda Ayala")
    operations.add_anchor(store, name="Manufactura")
    office = queries.read_office(store)
    assert (office.name, office.city, office.programme_size) == ("CAE Yaguarón", "Yaguarón", 4)
    assert [person.name for person in queries.list_consultants(store)] == ["Nilda Ayala"]
    assert [anchor.name for anchor in queries.list_anchors(store)] == ["Manufactura"]


def test_who_leaves_a_workshop_or_an_association_leaves_its_record_until_undone(
    store: Store, cluster: int
) -> None:
    workshop = operations.add_workshop(store, name="Yvoty", cluster_id=cluster)
    person = operations.add_person(store, workshop_id=workshop, given_names="Ana")
    union = operations.add_association(store, name="Unión", cluster_id=cluster)
    member = operations.set_membership(store, workshop_id=workshop, association_id=union)
    operations.remove_person(store, person_id=person)
    operations.remove_membership(store, membership_id=member)
    read = queries.read_workshop(store, workshop)
    assert (read.owners, read.memberships) == ((), ())
    store.undo_stack.undo()
    store.undo_stack.undo()
    read = queries.read_workshop(store, workshop)
    assert [one.given_names for one in read.owners] == ["Ana"]
    assert [one.association for one in read.memberships] == ["Unión"]
