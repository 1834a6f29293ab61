"""Short codes people say aloud: the cluster's letters and a number (YAG-014)."""

from collections.abc import Collection
from itertools import combinations

from app.registry.names import fold
from app.storage.records import Reader

WITHOUT_CLUSTER = "TAL"


def code_prefix(reader: Reader, cluster_id: int | None) -> str:
    """The letters a new workshop's code begins with."""
    found = reader.value("SELECT code FROM cluster WHERE id = ?", (cluster_id,))
    return found or WITHOUT_CLUSTER


def letters_in_use(reader: Reader) -> set[str]:
    """The letters of the territories that there are."""
    return {row["code"] for row in reader.rows("SELECT code FROM cluster WHERE deleted = 0")}


def letters_for(name: str, taken: Collection[str] = ()) -> str:
    """The letters of a territory that nobody chose: "San Pedro" -> "SAN", and "SAP" where there is a San Lorenzo."""
    words = "".join(one for one in fold(name).upper() if one.isalpha() or one == " ").split()
    whole = "".join(words)
    filled = whole.ljust(5, "X")
    first = filled[:3]
    by_word = (whole[:2] + word[0] for word in words[1:])
    by_letter = (whole[:1] + "".join(two) for two in combinations(whole[1:], 2))
    free = (
        one
        for one in (first, *by_word, *by_letter, filled[:4], filled[:5])
        if len(one) > 2 and one not in taken
    )
    return next(free, first)


def next_code_number(reader: Reader, prefix: str) -> int:
    """The first number never used with these letters; removed workshops keep theirs."""
    last = reader.value(
        "SELECT max(CAST(substr(code, ?) AS INTEGER)) FROM workshop WHERE code GLOB ?",
        (len(prefix) + 2, f"{prefix}-[0-9]*"),
    )
    return (last or 0) + 1


def format_code(prefix: str, number: int) -> str:
    """("YAG", 14) -> "YAG-014"."""
    return f"{prefix}-{number:03d}"


def next_code(reader: Reader, cluster_id: int | None) -> str:
    """The code of the next workshop of a cluster."""
    prefix = code_prefix(reader, cluster_id)
    return format_code(prefix, next_code_number(reader, prefix))
