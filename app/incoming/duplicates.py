"""Which rows of a list may be the same workshop: as each other, or as one of the office.

Sure signs are an equal cédula or RUC. Names are compared with accents folded and words
sorted (rapidfuzz token_sort_ratio), only among those that share a phone, a surname or a
word of the name, so that 5,000 rows against 20,000 workshops stay quick.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from rapidfuzz import fuzz

from app.i18n import _
from app.incoming.records import PossibleDuplicate
from app.registry.names import fold, is_initials_of

NAME_SCORE = 84.0
OWNER_SCORE = 86.0
ONLY_NAME_SCORE = 92.0
DIFFERENT_NAME = 60.0
COMMON = {
    "taller", "textil", "confecciones", "confeccion", "costuras", "costura", "creaciones",
    "modas", "moda", "prendas", "jeans", "industria", "fabrica", "de", "la", "las", "los",
    "el", "y", "san", "santa", "virgen", "dos", "tres", "del",
}  # fmt: skip
LARGEST_BLOCK = 400
MOST_PAIRS = 10  # of one row: nobody looks at more, and a list of equal rows has millions


class Identity(NamedTuple):
    """What tells one workshop from another; `key` is the row, or the office's code.

    `names` are the workshop's words, folded and sorted, `owner` the owner's.
    """

    key: int | str
    names: str
    owner: str
    given_names: str
    surnames: str
    cedula: str
    ruc: str
    phone: str

    @property
    def says(self) -> tuple[str, ...]:
        """All of it but its key."""
        return self[1:]


def make_identity(
    key: int | str,
    name: str,
    given_names: str = "",
    surnames: str = "",
    cedula: str = "",
    ruc: str = "",
    phone: str = "",
) -> Identity:
    """An identity with its names folded once and their words sorted."""
    given, family = fold(given_names), fold(surnames)
    owner = " ".join(sorted(f"{given} {family}".split()))
    names = " ".join(sorted(fold(name).split()))
    return Identity(key, names, owner, given, family, cedula, ruc, phone)


def _owner_score(one: Identity, other: Identity) -> float | None:
    """How alike the owners' names are, 0 to 100; None when one is not known."""
    if not one.owner or not other.owner:
        return None
    if one.surnames and one.surnames == other.surnames:
        pair = (one.given_names, other.given_names)
        if is_initials_of(*pair) or is_initials_of(*pair[::-1]):
            return 100.0
    return fuzz.ratio(one.owner, other.owner)


def compare_workshops(row: Identity, other: Identity) -> PossibleDuplicate | None:
    """Whether `row` may be the workshop `other`, how surely, and why; None when not."""
    names = fuzz.ratio(row.names, other.names)
    sure = _sure_sign(row, other)
    if sure:
        conflicts = bool(row.cedula and other.cedula) and row.cedula != other.cedula
        is_alike = names >= DIFFERENT_NAME and _numbers(row) == _numbers(other)
        is_same = not conflicts and (isinstance(other.key, str) or is_alike)
        decision = "same" if is_same else "different"
        return PossibleDuplicate(int(row.key), other.key, names, decision, sure)
    because = _unsure_sign(row, other, names)
    if because is None:
        return None
    return PossibleDuplicate(int(row.key), other.key, names, "different", because)


def _sure_sign(row: Identity, other: Identity) -> str | None:
    if row.cedula and row.cedula == other.cedula:
        return _("la misma cédula")
    if row.ruc and row.ruc == other.ruc:
        return _("el mismo RUC")
    return None


def _numbers(identity: Identity) -> list[str]:
    """«Taller 1» and «Taller 2» are alike letter by letter, and two workshops."""
    return [word for word in identity.names.split() if word.isdigit()]


def _unsure_sign(row: Identity, other: Identity, names: float) -> str | None:
    has_phone = not set(row.phone.split()).isdisjoint(other.phone.split())
    if (names < NAME_SCORE or _numbers(row) != _numbers(other)) and not has_phone:
        return None
    owners = _owner_score(row, other)
    if has_phone and (names >= NAME_SCORE or (owners or 0) >= OWNER_SCORE):
        return _("el mismo teléfono y nombres parecidos")
    if row.cedula and other.cedula:
        is_equal = row.names == other.names and row.owner == other.owner
        return _("los mismos nombres con otra cédula") if is_equal and row.owner else None
    if owners is None:
        return _("nombres de taller casi iguales") if names >= ONLY_NAME_SCORE else None
    if names >= NAME_SCORE and owners >= OWNER_SCORE:
        return _("nombres parecidos del taller y de su dueña o dueño")
    return None


Key = tuple[str, str]


class Blocks:
    """Finds those worth comparing: an equal number or name, or alike words of both names.

    Two that have different cédulas are another workshop unless a number or both names are
    equal, so words are only looked up when one of the two has none, and only then indexed.
    """

    def __init__(self) -> None:
        self._exact: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        self._words: dict[tuple[str, bool], list[Identity]] = defaultdict(list)
        self._waiting: dict[bool, list[Identity]] = {False: [], True: []}

    def add(self, identity: Identity, keys: Sequence[Key] | None = None) -> None:
        """Make an identity findable, by its exact keys if they are known."""
        for block in keys or exact_keys(identity):
            self._exact[block].append(identity)
        self._waiting[bool(identity.cedula)].append(identity)

    def _index_words(self, has_cedula: bool) -> None:
        for identity in self._waiting[has_cedula]:
            for word in _word_keys(identity):
                self._words[word, has_cedula].append(identity)
        self._waiting[has_cedula].clear()

    def near(self, identity: Identity, keys: Sequence[Key] | None = None) -> list[Identity]:
        """Those added that share a block with this one."""
        found: dict[int | str, Identity] = {}
        for block in keys or exact_keys(identity):
            for other in self._exact.get(block, ())[:LARGEST_BLOCK]:
                found[other.key] = other
        for has_cedula in (False,) if identity.cedula else (False, True):
            self._index_words(has_cedula)
            for word in _word_keys(identity) if self._words else ():
                members = self._words.get((word, has_cedula), [])
                if len(members) <= LARGEST_BLOCK:
                    found.update((other.key, other) for other in members)
        found.pop(identity.key, None)
        return list(found.values())


def exact_keys(identity: Identity) -> list[Key]:
    """What is only equal in those that may be one: their numbers, or both names."""
    keys = [("names", f"{identity.names}|{identity.owner}")]
    if identity.phone:
        keys[:0] = [("phone", phone) for phone in identity.phone.split()]
    if identity.ruc:
        keys.insert(0, ("ruc", identity.ruc))
    if identity.cedula:
        keys.insert(0, ("cedula", identity.cedula))
    return keys


def _word_keys(identity: Identity) -> Iterator[str]:
    # the beginnings of two words tell more than one whole word, and forgive its end
    names = [word[:4] for word in identity.names.split() if word not in COMMON]
    owners = [word[:4] for word in identity.owner.split() if len(word) > 2]
    for name in names or [""]:
        for owner in owners or [""]:
            yield f"{name}|{owner}"


def find_pairs(
    rows: Sequence[Identity], office: Sequence[Identity]
) -> tuple[list[PossibleDuplicate], list[PossibleDuplicate]]:
    """Possible duplicates (row of an earlier row), and (row of the office's workshops).

    A row is paired with the likeliest few, and one that says the same as an earlier row
    with the first of those alone, so that time and memory grow as the list does.
    """
    known, earlier = Blocks(), Blocks()
    within: list[PossibleDuplicate] = []
    against: list[PossibleDuplicate] = []
    for identity in office:
        known.add(identity)
    first_alike: dict[tuple[str, ...], tuple[Identity, list[PossibleDuplicate]]] = {}
    for row in rows:
        alike = row.says
        if alike in first_alike:
            first, of_office = first_alike[alike]
            within += _likeliest(row, [first])
            against += [pair._replace(row=int(row.key)) for pair in of_office]
            continue
        of_office = _likeliest(row, known.near(row)) if office else []
        first_alike[alike] = row, of_office
        keys = exact_keys(row)
        within += _likeliest(row, earlier.near(row, keys))
        against += of_office
        earlier.add(row, keys)
    return within, against


def _likeliest(row: Identity, others: Sequence[Identity]) -> list[PossibleDuplicate]:
    if not others:
        return []
    pairs = [pair for other in others if (pair := compare_workshops(row, other))]
    return nlargest(MOST_PAIRS, pairs, key=lambda pair: (pair.decision == "same", pair.score))
