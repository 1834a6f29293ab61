"""What bringing a list in would keep; nothing is written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.administrative.list_reading import read_list
from app.administrative.matching import match_list
from app.administrative.queries import list_administrative, list_entries, list_kept_ids, list_sought
from app.administrative.records import (
    AS_WRITTEN,
    NOTHING_SAID,
    OTHER,
    AdministrativeList,
    AdministrativePlan,
    ListFacts,
    ListMatch,
    ListRead,
)
from app.administrative.tables import ADMINISTRATIVE_LIST
from app.days import FACT, read_day_part
from app.errors import DataProblem
from app.i18n import _, find_month
from app.progress import SILENT, Progress
from app.registry.names import fold
from app.storage.records import Reader

_MONTH_LETTERS = len("2027-03")


def plan_administrative(
    reader: Reader, path: Path, facts: ListFacts, *, sheet: str | None = None, digits: str = AS_WRITTEN,
    mapping: Mapping[str, str] = NOTHING_SAID, progress: Progress = SILENT,
) -> AdministrativePlan:  # fmt: skip
    """Read a file and match it. Raises `FileProblem`, `Cancelled`, and `DataProblem` where there is no list or a
    fact cannot be."""
    check_facts(facts)
    read = read_list(path, sheet=sheet, digits=digits, mapping=mapping, progress=progress)
    return match_plan(reader, read, facts)


def check_facts(facts: ListFacts) -> ListFacts:
    """The facts as they can be kept. Raises `DataProblem` with what is missing."""
    cells = ADMINISTRATIVE_LIST.check(facts._asdict())
    month = str(cells["month"])
    if len(month) != _MONTH_LETTERS:
        raise DataProblem(_("El mes de la lista se escribe con su año, como 03/2027."))
    if facts.source == OTHER and not cells["name"]:
        raise DataProblem(_("Falta cómo se llama la lista; escríbalo."))
    name = cells["name"] if facts.source == OTHER else None
    return ListFacts(
        facts.source, month, name, cells["given_by"], str(cells["received_on"]), bool(facts.complete)
    )  # fmt: skip


def read_month(text: str) -> str | None:
    """ "03/2026", "2026-03", "marzo de 2026" -> "2026-03"; nothing of an empty text. Raises `DataProblem`."""
    words = fold(text).replace(" de ", " ").split()
    if len(words) == 2 and all(word.isdigit() for word in words) and len(words[0]) == 4:
        words.reverse()
    elif len(words) == 2 and (month := find_month(words[0])) is not None:
        words[0] = str(month)
    if not words:
        return None
    found = read_day_part("/".join(words), FACT, date.today())
    if found is None or len(found) != _MONTH_LETTERS:
        raise DataProblem(_("El mes de la lista se escribe con su año, como 03/2027."))
    return found


def look_at_list(reader: Reader, read: ListRead, facts: ListFacts) -> AdministrativePlan:
    """What would be kept, while a person still writes the facts."""
    sought = list_sought(reader)
    asked = sum(one.granted is not None for one in sought)
    return AdministrativePlan(
        facts, read, match_list(sought, read, complete=facts.complete), len(sought), asked
    )  # fmt: skip


def match_plan(reader: Reader, read: ListRead, facts: ListFacts) -> AdministrativePlan:
    """The same of a list that was read already."""
    facts = check_facts(facts)
    plan = look_at_list(reader, read, facts)
    earlier = next((one for one in list_administrative(reader) if _is_same(one, read, facts)), None)
    if earlier is None:
        return plan
    unchanged = _says_the_same(reader, earlier, facts, plan.matches)
    return replace(plan, replaces=earlier.id, unchanged=unchanged)


def _is_same(one: AdministrativeList, read: ListRead, facts: ListFacts) -> bool:
    """Whether it is the same file, of the same month."""
    there = one.digest, one.source, one.month, one.name
    return there == (read.digest, facts.source, facts.month, facts.name)


def _says_the_same(
    reader: Reader, earlier: AdministrativeList, facts: ListFacts, matches: tuple[ListMatch, ...]
) -> bool:
    entries = list_entries(reader).get(earlier.id, [])
    kept = {(one.workshop_id, one.state, one.people, one.registered, one.fingerprint) for one in entries}
    found = {(one.workshop_id, one.state, one.people, one.registered, one.fingerprint) for one in matches}
    told = (earlier.given_by, earlier.received_on, earlier.complete)
    return (
        told == (facts.given_by, facts.received_on, facts.complete)
        and len(list_kept_ids(reader, earlier.id)) == len(matches)
        and kept == found
    )
