"""What a list says of who allows it is kept, nothing of anybody else, and all of it can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.administrative.operations import import_administrative, record_list_consent, remove_administrative
from app.administrative.planning import plan_administrative
from app.administrative.queries import list_administrative, list_entries, list_known, list_rates
from app.administrative.rate_words import plan_lines, rate_lines, say_hidden, say_match, say_share
from app.administrative.records import ListFacts
from app.administrative.values import list_list_measures, read_list_values
from app.errors import DataProblem
from app.history.queries import list_changes
from app.history.records import ChangesAsked
from app.history.undoing import undo_change
from app.pilots.measures import find_measure
from app.registry.operations import change_workshop
from app.storage.checking import check_office
from app.storage.labels import say_label
from app.storage.store import Store
from tests.administrative.conftest import DAY, HEAD, MARCH, ROWS, STRANGERS, bring, with_digit
from tests.incoming.books import write_csv

IPS_PEOPLE, IPS_THERE = "list_people.ips", "list_registered.ips"


def said(store: Store) -> dict[int, tuple[str, int | None, bool | None]]:
    return {
        one.workshop_id: (one.state, one.people, one.registered)
        for entries in list_entries(store).values()
        for one in entries
    }


def test_what_the_list_says_of_who_allows_it_is_kept(store: Store, shops: dict[str, int], book: Path) -> None:
    plan = bring(store, book)
    assert said(store) == {
        shops["company"]: ("matched", 7, True),
        shops["person"]: ("matched", 2, True),
        shops["cedula"]: ("matched", 1, False),
        shops["bare"]: ("no_number", None, None),
    }
    assert [say_match(one) for one in plan.matches][1:3] == [
        "está en la lista, por el RUC", "está en la lista como dado de baja, por la cédula de la dueña o el dueño",
    ]  # fmt: skip
    (known,) = list_known(store)
    assert (known.rate.workshops, known.rate.asked, known.rate.consenting, known.rate.with_number) == (
        6,
        5,
        4,
        3,
    )
    assert say_share(known.rate) == "3 de 3 (100 %)"
    assert "De 2 talleres sin permiso no se guarda nada." in rate_lines(known.rate, complete=False)
    assert check_office(store).sound


def test_nothing_of_anybody_else_is_in_a_byte_of_the_file(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    plan = bring(store, book)
    assert "Zulmira" not in repr(plan)
    store.close()
    content = store.path.read_bytes()
    for stranger in (*STRANGERS, "80099999", "MODAS S.R.L.", "ips.csv"):
        assert stranger.encode() not in content, stranger


def test_bringing_it_in_is_undone_whole(store: Store, shops: dict[str, int], book: Path) -> None:
    before = read_list_values(store, IPS_PEOPLE, list(shops.values()), "2026-12-31")
    bring(store, book)
    assert say_label(store.undo_stack.undo_label or "") == "traer la lista de IPS, marzo de 2026"
    store.undo_stack.undo()
    assert before == {}
    assert (list_administrative(store), said(store), list_known(store)) == ([], {}, [])
    assert read_list_values(store, IPS_PEOPLE, list(shops.values()), "2026-12-31") == {}
    store.undo_stack.redo()
    assert len(said(store)) == 4
    assert check_office(store).sound


def test_the_same_list_again_adds_nothing(store: Store, shops: dict[str, int], book: Path) -> None:
    bring(store, book)
    end = store.value("SELECT max(id) FROM journal")
    again = bring(store, book)
    assert again.unchanged
    assert "ya se trajo" in plan_lines(again)[-1]
    assert store.value("SELECT max(id) FROM journal") == end


def test_the_same_list_takes_the_place_of_itself_when_more_allow_it(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    bring(store, book)
    record_list_consent(store, workshop_ids=[shops["unasked"]], granted=True, decided_on=DAY)
    bring(store, book)
    assert len(list_administrative(store)) == 1
    assert said(store)[shops["unasked"]] == ("matched", 3, True)
    store.undo_stack.undo()
    assert shops["unasked"] not in said(store)
    assert len(said(store)) == 4


def test_a_permission_that_is_taken_back_hides_what_came_from_lists(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    bring(store, book)
    record_list_consent(store, workshop_ids=[shops["company"]], granted=False, decided_on="2026-11-21")
    assert shops["company"] not in said(store)
    assert shops["company"] not in read_list_values(store, IPS_PEOPLE, list(shops.values()), "2026-12-31")
    (known,) = list_known(store)
    assert (known.rate.consenting, known.taken_back) == (3, 1)
    assert say_hidden(known) == "1 taller ya no lo permite: lo suyo no se usa."
    store.undo_stack.undo()
    assert said(store)[shops["company"]] == ("matched", 7, True)
    record_list_consent(store, workshop_ids=[shops["company"]], granted=False, decided_on="2026-11-21")
    bring(store, book)  # and the same list, brought in again, keeps it no more
    assert store.value("SELECT count(*) FROM administrative_entry WHERE deleted = 0") == 3


def test_who_takes_it_back_while_the_list_is_looked_at_is_not_kept(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    plan = plan_administrative(store, book, MARCH)
    record_list_consent(store, workshop_ids=[shops["company"]], granted=False, decided_on="2026-11-21")
    import_administrative(store, plan=plan)
    assert (
        store.value("SELECT count(*) FROM administrative_entry WHERE workshop_id = ?", (shops["company"],))
        == 0
    )


def test_a_whole_list_says_who_is_not_registered_and_a_part_of_one_does_not(
    store: Store, shops: dict[str, int], tmp_path: Path
) -> None:
    book = write_csv(tmp_path / "reop.csv", (HEAD, *ROWS[2:]))
    facts = MARCH._replace(source="employers")
    bring(store, book, facts)
    there = find_measure(store, "list_registered.employers")
    assert there.read(store, [shops["company"], shops["cedula"]], "2026-12-31").keys() == {shops["cedula"]}
    plan = bring(store, book, facts._replace(complete=True))
    values = there.read(store, [shops["company"], shops["cedula"]], "2026-12-31")
    assert {one: (said.value, said.day, said.origin) for one, said in values.items()} == {
        shops["company"]: (0.0, "2026-03-31", "administrative"), shops["cedula"]: (0.0, "2026-03-31", "administrative"),
    }  # fmt: skip
    assert [one.state for one in plan.matches] == ["absent", "absent", "matched", "no_number"]
    assert "2 no están: como la lista tiene a todos, quiere decir que no figuran." in rate_lines(
        list_known(store)[0].rate, complete=True
    )


def test_a_value_is_of_the_end_of_its_month_and_the_newest_list_holds(
    store: Store, shops: dict[str, int], book: Path, tmp_path: Path
) -> None:
    bring(store, book)
    later = write_csv(tmp_path / "junio.csv", (HEAD, (80012345, ROWS[0][1], "MODAS", 9, "ACTIVO")))
    bring(store, later, MARCH._replace(month="2026-06", received_on="2026-07-03"))
    people = find_measure(store, IPS_PEOPLE)

    def at(day: str) -> dict[int, float]:
        return {one: said.value for one, said in people.read(store, list(shops.values()), day).items()}

    assert at("2026-03-30") == {}
    assert at("2026-03-31") == {shops["company"]: 7, shops["person"]: 2, shops["cedula"]: 1}
    assert at("2026-06-30") == {shops["company"]: 9, shops["person"]: 2, shops["cedula"]: 1}
    assert people.unit == "personas"
    assert find_measure(store, IPS_THERE).unit == "%"


def test_a_list_of_another_source_is_a_measure_of_its_own(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    with pytest.raises(DataProblem, match="cómo se llama"):
        bring(store, book, MARCH._replace(source="other"))
    bring(store, book, MARCH._replace(source="other", name="Monotributo social"))
    assert [one.code for one in list_list_measures(store)][4:] == [
        "list_people.monotributo_social", "list_registered.monotributo_social",
    ]  # fmt: skip
    assert read_list_values(store, IPS_PEOPLE, list(shops.values()), "2026-12-31") == {}
    assert (
        len(read_list_values(store, "list_people.monotributo_social", list(shops.values()), "2026-12-31"))
        == 3
    )


def test_what_is_said_of_a_list_is_checked(store: Store, shops: dict[str, int], book: Path) -> None:
    for facts, why in (
        (MARCH._replace(month="2026"), "con su año"),
        (MARCH._replace(month="2099-03"), "todavía no llegó"),
        (MARCH._replace(month=""), "de qué mes"),
        (MARCH._replace(received_on=""), "qué día"),
    ):
        with pytest.raises(DataProblem, match=why):
            plan_administrative(store, book, facts)


def test_a_ruc_that_two_workshops_have_finds_neither(store: Store, shops: dict[str, int], book: Path) -> None:
    change_workshop(store, workshop_id=shops["unasked"], ruc=with_digit(80012345))
    plan = bring(store, book)
    assert say_match(plan.matches[0]) == "no se puede saber: otro taller tiene el mismo RUC o cédula"
    assert said(store)[shops["company"]] == ("ambiguous", None, None)


def test_what_was_found_by_another_ruc_is_said_of_nobody(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    """A RUC that was typed wrong had found somebody else's row."""
    bring(store, book)
    change_workshop(store, workshop_id=shops["company"], ruc=with_digit(80055555))
    assert shops["company"] not in said(store)
    (known,) = list_known(store)
    assert (known.rate.with_number, known.taken_back, known.renumbered) == (2, 0, 1)
    assert say_hidden(known).startswith("De 1 taller cambió el RUC")
    bring(store, book)
    assert said(store)[shops["company"]] == ("absent", None, None)
    assert list_known(store)[0].renumbered == 0


def test_bringing_it_in_is_undone_among_the_changes_too(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    bring(store, book)
    imported = list_changes(store, ChangesAsked(), most=1, own_site=store.site).changes[0]
    change_workshop(store, workshop_id=shops["bare"], note="otra cosa, después")
    undo_change(store, change_id=imported.id)
    assert (list_administrative(store), said(store)) == ([], {})


def test_a_list_is_taken_out_with_all_it_said(store: Store, shops: dict[str, int], book: Path) -> None:
    bring(store, book)
    remove_administrative(store, list_id=list_administrative(store)[0].id)
    assert (list_administrative(store), said(store)) == ([], {})
    assert say_label(store.undo_stack.undo_label or "") == "quitar la lista de IPS, marzo de 2026"
    with pytest.raises(DataProblem, match="ya no está"):
        remove_administrative(store, list_id=1)
    store.undo_stack.undo()
    assert len(said(store)) == 4


def test_the_rate_is_told_by_group(store: Store, shops: dict[str, int], book: Path) -> None:
    bring(store, book)
    rates = list_rates(
        store, list_administrative(store)[0].id,
        {"empiezan": [shops["company"], shops["refused"]], "esperan": [shops["bare"], shops["cedula"]]},
    )  # fmt: skip
    assert [(one.name, one.workshops, one.asked, one.consenting, one.with_number, one.matched) for one in rates] == [
        ("empiezan", 2, 2, 1, 1, 1), ("esperan", 2, 2, 2, 1, 1),
    ]  # fmt: skip


def test_facts_of_a_known_source_have_no_name_of_their_own(
    store: Store, shops: dict[str, int], book: Path
) -> None:
    plan = plan_administrative(store, book, ListFacts("ips", "2026-03", name="algo", received_on=DAY))
    assert plan.facts.name is None
    assert replace(plan, facts=MARCH).facts.given_by == "Mesa de entrada del IPS"
