"""Short codes people say aloud: the cluster's letters and a number (YAG-014)."""

from app.storage.records import Reader

WITHOUT_CLUSTER = "TAL"


def code_prefix(reader: Reader, cluster_id: int | None) -> str:
    """The letters a new workshop's code begins with."""
    found = reader.value("SELECT code FROM cluster WHERE id = ?", (cluster_id,))
    return found or WITHOUT_CLUSTER


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
