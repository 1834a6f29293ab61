"""What a member owes: by month or year, while it is one, the oldest fee paid first."""

from app.association.fees import fees_due, periods_of, spread, sum_fees
from app.association.money_operations import record_fee, remove_fee, set_fee
from app.association.money_queries import list_accounts, list_fee_terms, read_account
from app.association.operations import close_membership, set_own_fee
from app.association.queries import list_members
from app.association.records import AssociationMember, FeeTerm, MemberSpell
from app.storage.store import Store

MEMBER = AssociationMember(1, 7, "YAG-001", "Modas Lía", "Lía", "woman", "2019")
MONTHLY = FeeTerm(1, 25_000, "month", "2026-01-01")


def periods(member: AssociationMember, *terms: FeeTerm, day: str = "2026-04-15") -> list[str]:
    return [f"{one.period}: {one.amount}" for one in fees_due(member, periods_of(terms, day), day)]


def test_a_month_is_due_when_it_begins() -> None:
    assert periods(MEMBER, MONTHLY, day="2026-02-28") == ["2026-01: 25000", "2026-02: 25000"]
    assert periods(MEMBER, MONTHLY, day="2026-03-01")[-1] == "2026-03: 25000"
    assert periods(MEMBER, MONTHLY, day="2025-12-31") == []


def test_who_joins_within_a_month_pays_from_the_next_on() -> None:
    assert periods(_joined("2026-02-10"), MONTHLY) == [
        "2026-03: 25000",
        "2026-04: 25000",
    ]
    assert periods(_joined("2026-02"), MONTHLY)[0] == "2026-02: 25000"


def _joined(day: str, **more: object) -> AssociationMember:
    return AssociationMember(1, 7, "YAG-001", "Modas Lía", "Lía", "woman", day, **more)  # type: ignore[arg-type]


def test_who_left_and_came_back_pays_for_both_times_and_not_between() -> None:
    member = _joined("2026-04-01", past=(MemberSpell("2019", "2026-01-20"),))
    assert periods(member, MONTHLY) == ["2026-01: 25000", "2026-04: 25000"]


def test_a_new_fee_holds_from_its_month_and_the_old_ones_stay() -> None:
    terms = (MONTHLY, FeeTerm(2, 30_000, "month", "2026-03-01"), FeeTerm(3, 0, "month", "2026-04-01"))
    assert periods(MEMBER, *terms) == ["2026-01: 25000", "2026-02: 25000", "2026-03: 30000"]


def test_a_year_is_due_once() -> None:
    yearly = FeeTerm(1, 120_000, "year", "2025-03-10")
    assert [(one.period, one.first) for one in periods_of([yearly], "2026-04-15")] == [
        ("2025", "2025-03-10"),
        ("2026", "2026-01-01"),
    ]
    assert periods(MEMBER, yearly) == ["2025: 120000", "2026: 120000"]
    to_months = FeeTerm(2, 12_000, "month", "2026-03-01")
    assert periods(MEMBER, yearly, to_months) == [
        "2025: 120000",
        "2026: 120000",
        "2026-03: 12000",
        "2026-04: 12000",
    ]


def test_there_may_be_days_to_pay_it() -> None:
    patient = FeeTerm(1, 25_000, "month", "2026-01-01", grace_days=10)
    assert periods(MEMBER, patient, day="2026-01-10") == []
    assert periods(MEMBER, patient, day="2026-01-11") == ["2026-01: 25000"]
    assert periods(_joined("2026-01-05"), patient, day="2026-02-11") == ["2026-02: 25000"]


def test_her_own_fee_holds_where_there_is_one() -> None:
    assert periods(_joined("2019", fee=10_000), MONTHLY, day="2026-01-31") == ["2026-01: 10000"]
    assert periods(_joined("2019", fee=10_000), day="2026-01-31") == []  # where nothing is charged


def test_money_pays_the_oldest_first() -> None:
    dues = spread(fees_due(MEMBER, periods_of([MONTHLY], "2026-03-31"), "2026-03-31"), 40_000)
    assert [(one.period, one.owed) for one in dues] == [
        ("2026-01", 0),
        ("2026-02", 10_000),
        ("2026-03", 25_000),
    ]


def test_the_accounts_of_all_come_to_what_is_in_the_book(store: Store, book: int, shops: list[int]) -> None:
    record_fee(store, association_id=book, workshop_id=shops[0], day="2026-03-05", amount=100_000)
    record_fee(store, association_id=book, workshop_id=shops[1], day="2026-07-05", amount=100_000)
    first, second, third = list_accounts(store, book, "2026-07-15")
    assert (first.due, first.paid, first.owed, first.ahead) == (175_000, 100_000, 75_000, 0)
    assert [one.period for one in first.unpaid] == ["2026-05", "2026-06", "2026-07"]
    assert (second.due, second.owed, second.ahead) == (75_000, 0, 25_000)
    assert (third.due, third.owed) == (25_000, 25_000)  # joined on the tenth of June
    assert sum_fees((first, second, third)) == (275_000, 200_000, 100_000, 1, 2, 4)
    assert read_account(store, first.member.id, "2026-07-15") == first


def test_who_left_still_owes_what_was_due(store: Store, book: int) -> None:
    membership = list_members(store, book)[0].id
    close_membership(store, membership_id=membership, left_on="2026-02-20")
    account = read_account(store, membership, "2026-07-15")
    assert account.owed == 50_000
    assert sum_fees([account]).up_to_date == 0


def test_a_fee_of_the_same_day_is_written_over(store: Store, book: int) -> None:
    first = list_fee_terms(store, book)[0].id
    assert set_fee(store, association_id=book, amount=20_000, every="month", since="2026-01-01") == first
    second = set_fee(store, association_id=book, amount=30_000, every="month", since="2026-06-01")
    set_own_fee(store, membership_id=list_members(store, book)[2].id, fee=0)
    first_account, _second, third = list_accounts(store, book, "2026-07-15")
    assert first_account.due == 5 * 20_000 + 2 * 30_000
    assert third.due == 0
    assert not third.unpaid
    remove_fee(store, fee_id=second)
    assert len(list_fee_terms(store, book)) == 1
