"""Reads an association with all that is known of it."""

from app.association.fees import accounts_of
from app.association.money_queries import list_fee_terms, read_book
from app.association.queries import list_meetings, list_members, list_posts, read_association
from app.association.summary import AssociationSummary
from app.storage.records import Reader


def read_summary(reader: Reader, association_id: int, today: str) -> AssociationSummary:
    """An association on a day (ISO). Raises `DataProblem` when it is not there."""
    members, book = list_members(reader, association_id), read_book(reader, association_id)
    entries = [line.entry for line in book.lines]
    return AssociationSummary(
        today,
        read_association(reader, association_id),
        members,
        list_posts(reader, association_id),
        list_meetings(reader, association_id),
        accounts_of(members, list_fee_terms(reader, association_id), entries, today),
        book,
    )
