"""Which rows of a list are workshops the office has: surely, or for a person to decide."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from app.incoming.duplicates import DIFFERENT_NAME, Identity, find_pairs, make_identity
from app.incoming.known import OfficeIndex
from app.incoming.records import PossibleDuplicate, ReadRow
from app.incoming.rows import fingerprint
from app.registry.phone import read_phones
from app.registry.ruc import read_ruc

Doubts = tuple[PossibleDuplicate, ...]


def match_rows(rows: Iterable[ReadRow], index: OfficeIndex, source: str) -> tuple[dict[int, int], Doubts]:
    """Rows taken for a workshop of the office (row -> id), and the pairs to look at."""
    good = [row for row in rows if row.rejected is None]
    identities = [_identity(row) for row in good]
    within, against = find_pairs(identities, index.identities)
    codes = {row.row: row.draft.fields.get("code") for row in good}
    within = [pair for pair in within if not _are_told_apart(codes.get(pair.row), codes.get(int(pair.other)))]
    matching = _Matching(good, identities, within, against, index, source)
    doubts = [*within, *matching.doubts()]
    return matching.found, tuple(sorted(doubts, key=lambda pair: (pair.row, str(pair.other))))


def _are_told_apart(code: str | None, other: str | None) -> bool:
    """Whether an office gave them two codes: they are two, however alike."""
    return code is not None and other is not None and code != other


def _identity(row: ReadRow) -> Identity:
    fields = row.draft.fields
    return make_identity(
        row.row,
        fields["name"],
        fields.get("given_names", ""),
        fields.get("surnames", ""),
        fields.get("cedula", ""),
        read_ruc(fields.get("ruc", "")).ruc or "",
        read_phones(fields.get("phone", "")) or "",
    )


class _Matching:
    """Gives each row at most one workshop, and each workshop to one row or its duplicates.

    The surest signs are looked at for all rows before the weaker ones, so that a row
    never takes the workshop that another came from.
    """

    def __init__(
        self,
        rows: list[ReadRow],
        identities: list[Identity],
        within: list[PossibleDuplicate],
        against: list[PossibleDuplicate],
        index: OfficeIndex,
        source: str,
    ) -> None:
        self._index = index
        self._source = source
        self._cedulas = {identity.key: identity.cedula for identity in index.identities}
        self._codes = {workshop: code for code, workshop in index.ids.items()}
        self._identities = {int(identity.key): identity for identity in identities}
        self._own_codes = {row.row: row.draft.fields["code"] for row in rows if "code" in row.draft.fields}
        self._by_code = {str(one.key): one for one in index.identities} if self._own_codes else {}
        self._prints = {row.row: fingerprint(row.draft) for row in rows if index.identities}
        self._pairs: dict[int, list[PossibleDuplicate]] = {}
        for pair in against:
            self._pairs.setdefault(pair.row, []).append(pair)
        self._leader = _leaders(self._identities, within)
        self._rows_of = Counter(self._leader.values())
        self._spent: Counter[str] = Counter()
        self._taken: dict[int, int] = {}
        self.found: dict[int, int] = {}
        signs: tuple[Callable[[int], Iterator[int]], ...] = (
            self._coded,
            self._known_and_sure,
            self._known,
            self._sure,
            self._known_of_this_list,
        )
        for sign in signs if index.identities else ():
            for row in rows:
                self._try(row.row, sign)

    def _try(self, row: int, sign: Callable[[int], Iterator[int]]) -> None:
        if row in self.found:
            return
        leader = self._leader[row]
        free = next((one for one in sign(row) if self._taken.get(one, leader) == leader), None)
        if free is not None:
            self.found[row] = free
            self._taken[free] = leader

    def _coded(self, row: int) -> Iterator[int]:
        """The one with the code that the row has, if anything else says that it is the same."""
        code = self._own_codes.get(row)
        known = self._by_code.get(code or "")
        if known is None:
            return
        own = self._identities[row]
        pairs = (
            (own.names, known.names),
            (own.cedula, known.cedula),
            (own.ruc, known.ruc),
            (own.owner, known.owner),
        )
        if any(one and one == other for one, other in pairs):
            yield self._index.ids[str(known.key)]

    def _sure(self, row: int) -> Iterator[int]:
        pairs = [pair for pair in self._pairs.get(row, ()) if pair.decision == "same"]
        pairs.sort(key=lambda pair: -pair.score)
        return (self._index.ids[str(pair.other)] for pair in pairs)

    def _known(self, row: int) -> Iterator[int]:
        """Imported before under the same names, and no other cédula since."""
        own = self._identities[row].cedula
        for one, _source in self._not_spent(self._prints[row]):
            if not own or self._cedulas[self._codes[one]] in ("", own):
                yield one

    def _not_spent(self, print_: str) -> Iterator[tuple[int, str]]:
        """Those of these names, less the first ones that went to a row without duplicates."""
        named = self._index.fingerprints.get(print_, ())
        start = self._spent[print_]
        while start < len(named) and self._rows_of[self._taken.get(named[start][0], 0)] == 1:
            start += 1
        self._spent[print_] = start
        return islice(named, start, None)

    def _known_and_sure(self, row: int) -> Iterator[int]:
        sure = set(self._sure(row))
        return (one for one in self._known(row) if one in sure) if sure else iter(())

    def _known_of_this_list(self, row: int) -> Iterator[int]:
        """This very list said it before with another cédula: a cell that was corrected."""
        named = self._index.fingerprints.get(self._prints[row], ())
        return (one for one, source in named if source == self._source)

    def doubts(self) -> list[PossibleDuplicate]:
        """Pairs to show: not what is surely or was already taken for the same workshop."""
        shown = []
        for row, pairs in self._pairs.items():
            match = self.found.get(row)
            if match is not None and match in self._coded(row):
                continue
            if match is None:
                shown += [pair._replace(decision="different") for pair in pairs]
                continue
            shown += [
                pair
                for pair in pairs
                if self._index.ids[str(pair.other)] == match
                and pair.score < DIFFERENT_NAME
                and not self._was_imported(row, match)
            ]
        return shown

    def _was_imported(self, row: int, match: int) -> bool:
        own = self._identities[row].cedula
        same_cedula = not own or self._cedulas[self._codes[match]] in ("", own)
        return any(
            one == match and (same_cedula or source == self._source)
            for one, source in self._index.fingerprints.get(self._prints[row], ())
        )


def _leaders(rows: Iterable[int], within: Iterable[PossibleDuplicate]) -> Mapping[int, int]:
    """The first of the rows each is taken for, unless a person says otherwise."""
    leader = {row: row for row in rows}
    for pair in within:
        if pair.decision == "same":
            leader[pair.row] = leader[int(pair.other)]
    return leader
