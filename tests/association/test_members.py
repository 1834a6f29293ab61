"""Who is and was a member, and who has which post."""

import pytest

from app.association.operations import (
    add_post,
    change_association,
    change_post,
    close_membership,
    remove_post,
    set_own_fee,
)
from app.association.queries import find_association, list_members, list_posts, read_association
from app.association.spells import members_on, was_member
from app.errors import DataProblem
from app.registry.operations import add_association, set_membership
from app.registry.queries import count_members, read_workshop
from app.registry.story import read_story
from app.storage.checking import check_office
from app.storage.store import Store


def test_a_member_is_known_with_its_owner(store: Store, association: int) -> None:
    first, second, _third = list_members(store, association)
    assert (first.code, first.workshop, first.owner, first.owner_sex) == (
        "YAG-001",
        "Modas Lía",
        "Lía Gómez",
        "woman",
    )
    assert second.joined_on == "2026-05"
    assert second.is_member


def test_who_left_and_came_back_has_both_times(store: Store, association: int, shops: list[int]) -> None:
    membership = list_members(store, association)[0].id
    close_membership(store, membership_id=membership, left_on="2025-03-31", left_why="se mudó a Asunción")
    gone = list_members(store, association)[0]
    assert not gone.is_member
    assert gone.left_why == "se mudó a Asunción"
    again = set_membership(
        store, workshop_id=shops[0], association_id=association, joined_on="2026-02-01", active=True
    )
    assert again == membership
    back = list_members(store, association)[0]
    assert back.is_member
    assert back.left_on is None
    assert [(one.joined_on, one.left_on) for one in back.spells] == [
        ("2019", "2025-03-31"),
        ("2026-02-01", None),
    ]
    days = ("2018-12-31", "2019-01-01", "2025-03-31", "2025-04-01", "2026-02-01")
    assert [was_member(back, day) for day in days] == [False, True, True, False, True]


def test_a_leaving_that_was_a_mistake_leaves_no_time_of_before(
    store: Store, association: int, shops: list[int]
) -> None:
    membership = list_members(store, association)[1].id
    close_membership(store, membership_id=membership, left_on="2026-08-01")
    set_membership(store, workshop_id=shops[1], association_id=association, joined_on="2026-05", active=True)
    back = list_members(store, association)[1]
    assert back.is_member
    assert not back.past


def test_nobody_leaves_before_she_came(store: Store, association: int) -> None:
    membership = list_members(store, association)[2].id
    with pytest.raises(DataProblem, match="antes de haber entrado"):
        close_membership(store, membership_id=membership, left_on="2026-06-09")


def test_the_members_of_a_day(store: Store, association: int) -> None:
    members = list_members(store, association)
    assert [one.code for one in members_on(members, "2026-05-31")] == ["YAG-001", "YAG-002"]


def test_who_left_nobody_knows_when_is_no_member(store: Store, association: int, shops: list[int]) -> None:
    set_membership(store, workshop_id=shops[0], association_id=association, active=False)
    assert not was_member(list_members(store, association)[0], "2026-01-01")


def test_a_member_may_have_a_fee_of_its_own(store: Store, association: int) -> None:
    membership = list_members(store, association)[0].id
    set_own_fee(store, membership_id=membership, fee=10_000)
    assert list_members(store, association)[0].fee == 10_000
    set_own_fee(store, membership_id=membership, fee=None)
    assert list_members(store, association)[0].fee is None


def test_posts_are_held_from_a_day_to_a_day(store: Store, association: int, shops: list[int]) -> None:
    post = add_post(
        store,
        association_id=association,
        organ="board",
        post="treasurer",
        name=" Lía  Gómez",
        sex="woman",
        workshop_id=shops[0],
        from_on="2025-03-01",
        until_on="2027-02-28",
    )
    (held,) = list_posts(store, association)
    assert (held.name, held.workshop) == ("Lía Gómez", "Modas Lía")
    assert held.held_on("2026-01-01")
    assert not held.held_on("2027-03-01")
    assert not held.held_on("2025-02-28")
    with pytest.raises(DataProblem, match="termina antes"):
        change_post(store, post_id=post, until_on="2025-01-01")
    with pytest.raises(DataProblem, match="nombre"):
        change_post(store, post_id=post, name=" ")
    remove_post(store, post_id=post)
    assert list_posts(store, association) == []
    store.undo_stack.undo()
    assert len(list_posts(store, association)) == 1


def test_an_association_is_found_by_a_part_of_its_name(store: Store, association: int) -> None:
    assert find_association(store, None).id == association
    add_association(store, name="Costureras de Pilar")
    assert find_association(store, "cerro").id == association
    with pytest.raises(DataProblem, match="--association"):
        find_association(store, "costurer")
    with pytest.raises(DataProblem, match="No hay una así"):
        find_association(store, "Luque")
    change_association(store, association_id=association, legal_status="en formación")
    assert read_association(store, association).legal_status == "en formación"
    with pytest.raises(DataProblem, match="ya no está"):
        read_association(store, 1)


def test_the_journal_knows_all_of_it(store: Store, association: int, shops: list[int]) -> None:
    membership = list_members(store, association)[0].id
    close_membership(store, membership_id=membership, left_on="2025-03-31")
    set_membership(
        store, workshop_id=shops[0], association_id=association, joined_on="2026-02-01", active=True
    )
    store.undo_stack.undo()
    assert list_members(store, association)[0].left_on == "2025-03-31"
    assert check_office(store).sound


def test_who_left_counts_no_more_and_its_story_says_why(
    store: Store, association: int, shops: list[int]
) -> None:
    membership = list_members(store, association)[0].id
    close_membership(store, membership_id=membership, left_on="2026-08-01", left_why="cerró")
    assert count_members(store) == {association: 2}
    events = read_story(store, read_workshop(store, shops[0])).events
    told = [line for line in events if "Salió" in line.text]
    assert [(line.day, line.remark) for line in told] == [("2026-08-01", "cerró")]
