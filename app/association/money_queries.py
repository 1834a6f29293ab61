"""Reads the money of an association: its fees, its cash book, and the account of each member."""

from app.association.cash import CashBook, make_book
from app.association.fees import MemberAccount, accounts_of
from app.association.queries import list_members
from app.association.records import CashCount, CashEntry, FeeTerm
from app.association.tables import ASSOCIATION_FEE, CASH_COUNT, CASH_ENTRY
from app.errors import DataProblem
from app.i18n import _
from app.storage.records import Reader


def list_fee_terms(reader: Reader, association_id: int) -> list[FeeTerm]:
    """What members pay since when, the oldest first."""
    sql = (
        f"SELECT {ASSOCIATION_FEE.select(FeeTerm)} FROM association_fee "
        "WHERE association_id = ? AND deleted = 0 ORDER BY since, id"
    )
    return [FeeTerm(*row) for row in reader.rows(sql, (association_id,))]


def list_entries(reader: Reader, association_id: int) -> list[CashEntry]:
    """Every line of the cash book, by day."""
    sql = (
        f"SELECT {CASH_ENTRY.select(CashEntry)} FROM cash_entry "
        "WHERE association_id = ? AND deleted = 0 ORDER BY day, number, id"
    )
    return [CashEntry(*row) for row in reader.rows(sql, (association_id,))]


def read_book(reader: Reader, association_id: int) -> CashBook:
    """The cash book with its counts."""
    sql = (
        f"SELECT {CASH_COUNT.select(CashCount)} FROM cash_count "
        "WHERE association_id = ? AND deleted = 0 ORDER BY day, id"
    )
    counts = [CashCount(*row) for row in reader.rows(sql, (association_id,))]
    return make_book(list_entries(reader, association_id), counts)


def list_accounts(reader: Reader, association_id: int, today: str) -> list[MemberAccount]:
    """What each has to pay, paid and owes, of who is or was a member, by code."""
    terms, entries = list_fee_terms(reader, association_id), list_entries(reader, association_id)
    return accounts_of(list_members(reader, association_id), terms, entries, today)


def read_account(reader: Reader, membership_id: int, today: str) -> MemberAccount:
    """The account of one member. Raises `DataProblem` when it is not there."""
    sql = "SELECT association_id FROM membership WHERE id = ? AND deleted = 0"
    association = reader.value(sql, (membership_id,))
    if association is not None:
        for one in list_accounts(reader, association, today):
            if one.member.id == membership_id:
                return one
    raise DataProblem(_("Esa socia o ese socio ya no está en el archivo; vuelva a la asociación."))


def next_entry_number(reader: Reader, association_id: int) -> int:
    """The number of the next line; that of a line which was undone is not given again."""
    sql = "SELECT coalesce(max(number), 0) FROM cash_entry WHERE association_id = ?"
    return int(reader.value(sql, (association_id,))) + 1
