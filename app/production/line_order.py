"""In which order the operations of a style can be done."""

from collections.abc import Mapping, Set

from app.production.records import Style


def is_chain(style: Style) -> bool:
    """Whether each operation waits for the one before it and for nothing else."""
    operations = style.operations
    before = [(), *((one.id,) for one in operations)]
    return all(one.after == expected for one, expected in zip(operations, before, strict=False))


def all_before(waiting: Mapping[int, Set[int]], operation: int) -> set[int]:
    """All that must be done before an operation, near and far; `waiting` has what each waits for."""
    found: set[int] = set()
    ahead = [operation]
    while ahead:
        for before in waiting[ahead.pop()] - found:
            found.add(before)
            ahead.append(before)
    return found
