"""Reads whom a list may be looked through for, the lists that were brought in, and what they say.

What a list says of a workshop is read here alone, and only while it allows it: a permission that is taken
back hides it at once, however that came into the file, and taking that back shows it again. What was found by
another RUC or cédula than the workshop has today is hidden too: it may be somebody else's.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from app.administrative.matching import fingerprint_of, number_of_cedula, number_of_ruc, reckon_rate
from app.administrative.permission import LIST_PERMISSION
from app.administrative.records import (
    BY_CEDULA,
    BY_RUC,
    AdministrativeEntry,
    AdministrativeList,
    KnownList,
    MatchRate,
    SoughtWorkshop,
)
from app.administrative.tables import ADMINISTRATIVE_ENTRY, ADMINISTRATIVE_LIST
from app.errors import DataProblem
from app.i18n import _
from app.registry.permissions import newest_permissions
from app.storage.records import Reader

_WORKSHOPS = "SELECT id, code, name, ruc FROM workshop WHERE deleted = 0 ORDER BY code, id"
_CEDULAS = """
SELECT workshop_id, cedula FROM person
WHERE deleted = 0 AND relation = 'owner' AND cedula IS NOT NULL AND workshop_id IS NOT NULL ORDER BY id
"""


def list_sought(reader: Reader) -> list[SoughtWorkshop]:
    """Every workshop by code, with what it is looked for by and whether it allows that."""
    said = newest_permissions(reader, LIST_PERMISSION)
    cedulas: dict[int, list[str]] = defaultdict(list)
    for workshop, cedula in reader.rows(_CEDULAS):
        if number := number_of_cedula(cedula):
            cedulas[workshop].append(number)
    found = []
    for workshop, code, name, ruc in reader.rows(_WORKSHOPS):
        numbers = (number_of_ruc(ruc),) if ruc else tuple(dict.fromkeys(cedulas[workshop]))
        by = BY_RUC if ruc else BY_CEDULA
        found.append(SoughtWorkshop(workshop, code, name, numbers, by, said.get(workshop)))
    return found


def list_administrative(reader: Reader) -> list[AdministrativeList]:
    """The lists that were brought in, that of the newest month first."""
    columns = ADMINISTRATIVE_LIST.select(AdministrativeList)
    sql = f"SELECT {columns} FROM administrative_list WHERE deleted = 0 ORDER BY month DESC, received_on DESC, id DESC"
    return [
        replace(one, complete=bool(one.complete))
        for one in (AdministrativeList(*row) for row in reader.rows(sql))
    ]


def read_administrative(reader: Reader, list_id: int) -> AdministrativeList:
    """One list. Raises `DataProblem` when it is not there."""
    for one in list_administrative(reader):
        if one.id == list_id:
            return one
    raise DataProblem(_("Esa lista ya no está."))


def list_entries(reader: Reader) -> dict[int, list[AdministrativeEntry]]:
    """What each list says of the workshops that allow it today and have the same numbers, by list."""
    sought = {one.workshop_id: one for one in list_sought(reader)}
    found: dict[int, list[AdministrativeEntry]] = defaultdict(list)
    for one in _all_entries(reader):
        if sought[one.workshop_id].granted and _is_of(one, sought[one.workshop_id]):
            found[one.list_id].append(one)
    return found


def _is_of(entry: AdministrativeEntry, sought: SoughtWorkshop) -> bool:
    """Whether what a list said was found by the numbers that the workshop has today."""
    return entry.fingerprint == fingerprint_of(sought.numbers)


def list_kept_ids(reader: Reader, list_id: int) -> list[int]:
    """The rows that are of a list, of those too that do not allow it any more."""
    sql = "SELECT id FROM administrative_entry WHERE list_id = ? AND deleted = 0 ORDER BY id"
    return [int(row[0]) for row in reader.rows(sql, (list_id,))]


def _all_entries(reader: Reader) -> list[AdministrativeEntry]:
    columns = ADMINISTRATIVE_ENTRY.select(AdministrativeEntry, "e.")
    sql = (
        f"SELECT {columns} FROM administrative_entry e JOIN administrative_list l ON l.id = e.list_id "
        "JOIN workshop w ON w.id = e.workshop_id "
        "WHERE e.deleted = 0 AND l.deleted = 0 AND w.deleted = 0 ORDER BY e.id"
    )
    return [
        replace(one, registered=None if one.registered is None else bool(one.registered))
        for one in (AdministrativeEntry(*row) for row in reader.rows(sql))
    ]


def list_known(reader: Reader) -> list[KnownList]:
    """Each list with how much of what was looked for it has, among those who allow it today."""
    sought = {one.workshop_id: one for one in list_sought(reader)}
    kept: dict[int, list[AdministrativeEntry]] = defaultdict(list)
    for one in _all_entries(reader):
        kept[one.list_id].append(one)
    found = []
    for each in list_administrative(reader):
        allowed = [one for one in kept[each.id] if sought[one.workshop_id].granted]
        states = {one.workshop_id: one.state for one in allowed if _is_of(one, sought[one.workshop_id])}
        rate = reckon_rate("", list(sought.values()), states)
        rate = rate._replace(workshops=each.workshops, asked=each.asked)
        found.append(KnownList(each, rate, len(kept[each.id]) - len(allowed), len(allowed) - len(states)))
    return found


def list_rates(reader: Reader, list_id: int, arms: Mapping[str, Collection[int]]) -> list[MatchRate]:
    """The same of one list by arm: the workshops of each, by its name."""
    sought = {one.workshop_id: one for one in list_sought(reader)}
    states = {one.workshop_id: one.state for one in list_entries(reader).get(list_id, ())}
    return [
        reckon_rate(name, [sought[one] for one in workshops if one in sought], states)
        for name, workshops in arms.items()
    ]
