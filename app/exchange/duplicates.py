"""Which rows of a list may be the same workshop: as each other, or as one of the office.

Sure signs are an equal cédula or RUC. Names are compared with accents folded and words
sorted (rapidfuzz token_sort_ratio), only among those that share a phone, a surname or a
word of the name, so that 5,000 rows against 20,000 workshops stay quick.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.exchange.records import PossibleDuplicate
from app.i18n import _
from app.registry.names import fold, is_initials_of

NAME_SCORE = 84.0
OWNER_SCORE = 86.0
DIFFERENT_NAME = 60.0
COMMON = {
    "taller", "textil", "confecciones", "confeccion", "costuras", "costura", "creaciones",
    "modas", "moda", "prendas", "jeans", "industria", "fabrica", "de", "la", "las", "los",
    "el", "y", "san", "santa", "virgen", "dos", "tres", "del",
}  # fmt: skip
LARGEST_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one workshop from another; `key` is the row, or the office's code."""

    key: int | str
    name: str
    given_names: str = ""
    surnames: str = ""
    cedula: str = ""
    ruc: str = ""
    phone: str = ""
    folded_name: str = ""
    folded_owner: str = ""


def make_identity(
    key: int | str, name: str, given_names: str = "", surnames: str = "", cedula: str = "",
    ruc: str = "", phone: str = "",
) -> Identity:  # fmt: skip
    """An identity with its names folded once and their words sorted."""
    return Identity(
        key, name, given_names, surnames, cedula, ruc, phone,
        " ".join(sorted(fold(name).split())),
        " ".join(sorted(fold(f"{given_names} {surnames}").split())),
    )  # fmt: skip


def name_score(one: Identity, other: Identity) -> float:
    """How alike two workshops' names are, 0 to 100."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one.folded_name, other.folded_name))


def owner_score(one: Identity, other: Identity) -> float | None:
    """How alike the owners' names are, 0 to 100; None when one is not known."""
    from rapidfuzz import fuzz

    if not one.folded_owner or not other.folded_owner:
        return None
    if one.surnames and fold(one.surnames) == fold(other.surnames):
        pair = (one.given_names, other.given_names)
        if is_initials_of(*pair) or is_initials_of(*pair[::-1]):
            return 100.0
    return float(fuzz.ratio(one.folded_owner, other.folded_owner))


def compare(row: Identity, other: Identity) -> PossibleDuplicate | None:
    """Whether `row` may be the workshop `other`, how surely, and why; None when not."""
    sure = _sure_sign(row, other)
    names = name_score(row, other)
    if sure:
        is_same = isinstance(other.key, str) or names >= DIFFERENT_NAME
        return PossibleDuplicate(
            int(row.key), other.key, names, "same" if is_same else "different", sure
        )
    owners = owner_score(row, other)
    because = _unsure_sign(row, other, names, owners)
    if because is None:
        return None
    return PossibleDuplicate(int(row.key), other.key, names, "different", because)


def _sure_sign(row: Identity, other: Identity) -> str | None:
    if row.cedula and row.cedula == other.cedula:
        return _("la misma cédula")
    if row.ruc and row.ruc == other.ruc:
        return _("el mismo RUC")
    return None


def _unsure_sign(row: Identity, other: Identity, names: float, owners: float | None) -> str | None:
    conflicting = bool(row.cedula and other.cedula)  # both known, and not equal
    if (
        row.phone
        and row.phone == other.phone
        and (names >= NAME_SCORE or (owners or 0) >= OWNER_SCORE)
    ):
        return _("el mismo teléfono y nombres parecidos")
    if conflicting:
        near = names >= 95 and (owners or 0) >= 95
        return _("los mismos nombres con otra cédula") if near else None
    if owners is None:
        return _("nombres de taller casi iguales") if names >= 92 else None
    if names >= NAME_SCORE and owners >= OWNER_SCORE:
        return _("nombres parecidos del taller y de su dueña o dueño")
    return None


class Blocks:
    """Finds those worth comparing: an equal number, or a shared rare word of the names."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, str], list[Identity]] = defaultdict(list)
        self._words: dict[str, list[Identity]] = defaultdict(list)

    def add(self, identity: Identity) -> None:
        """Make an identity findable."""
        for block in self._numbers(identity):
            self._exact[block].append(identity)
        for word in self._keys(identity):
            self._words[word].append(identity)

    def near(self, identity: Identity) -> list[Identity]:
        """Those added that share a number, or the blocks of the names."""
        found: dict[int | str, Identity] = {}
        for block in self._numbers(identity):
            found.update((other.key, other) for other in self._exact.get(block, ()))
        for word in self._keys(identity):
            block_members = self._words.get(word, ())
            if len(block_members) <= LARGEST_BLOCK:
                found.update((other.key, other) for other in block_members)
        found.pop(identity.key, None)
        return list(found.values())

    @staticmethod
    def _numbers(identity: Identity) -> Iterable[tuple[str, str]]:
        for kind in ("cedula", "ruc", "phone"):
            value = getattr(identity, kind)
            if value:
                yield kind, value

    @staticmethod
    def _keys(identity: Identity) -> Iterable[str]:
        # the beginnings of two words tell more than one whole word, and forgive its end
        names = [word[:4] for word in identity.folded_name.split() if word not in COMMON]
        owners = [word[:4] for word in identity.folded_owner.split() if len(word) > 2]
        for name in names or [""]:
            for owner in owners or [""]:
                yield f"{name}|{owner}"


def find_pairs(
    rows: Sequence[Identity], office: Iterable[Identity]
) -> tuple[list[PossibleDuplicate], list[PossibleDuplicate]]:
    """Possible duplicates (row of an earlier row), and (row of the office's workshops)."""
    blocks, within, against = Blocks(), [], []
    for identity in office:
        blocks.add(identity)
    earlier = Blocks()
    for row in rows:
        for other in earlier.near(row):
            if pair := compare(row, other):
                within.append(pair)
        for other in blocks.near(row):
            if pair := compare(row, other):
                against.append(pair)
        earlier.add(row)
    return within, against
