"""Who let data go, who did not, and who is still to be asked."""

from collections.abc import Iterable

from app.evidence.records import DataConsents
from app.evidence.rounds import list_rounds
from app.evidence.words import DATA_PERMISSION
from app.registry.permissions import list_askable, list_decisions, newest_permissions
from app.storage.records import Reader


def newest_data_consents(reader: Reader) -> dict[int, bool]:
    """What each workshop that was asked said last."""
    return newest_permissions(reader, DATA_PERMISSION)


def who_consented(reader: Reader) -> set[int]:
    """The workshops whose newest decision lets their data go; one that was not asked is not among them."""
    return let_go(list_data_decisions(reader))


def list_data_decisions(reader: Reader) -> list[tuple[int, bool, str]]:
    """Every decision about it, by the day: the workshop, whether it let its data go, and the day."""
    return list_decisions(reader, DATA_PERMISSION)


def let_go(decisions: Iterable[tuple[int, bool, str]], by: str = "9999") -> set[int]:
    """The workshops whose newest decision up to a day lets their data go."""
    newest = {workshop: granted for workshop, granted, on in decisions if on <= by}
    return {workshop for workshop, granted in newest.items() if granted}


def read_data_consents(reader: Reader) -> DataConsents:
    """The workshops of the list by what they answered."""
    listed = list_askable(reader, DATA_PERMISSION)
    granted = {one for _name, one, said in listed if said}
    refused = sum(said is False for _name, _one, said in listed)
    leaving = frozenset(one.workshop_id for one in list_rounds(reader, granted))
    not_asked = sum(said is None for _name, _one, said in listed)
    return DataConsents(leaving, len(granted - leaving), refused, not_asked)
