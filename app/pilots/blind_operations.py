"""Naming who measures a pilot without knowing the groups, and keeping that somebody saw them."""

from collections.abc import Collection

from app.errors import DataProblem
from app.i18n import _
from app.pilots.blind_queries import (
    MEASURES_BLIND,
    SAW_GROUPS,
    list_marks,
    list_measured_blind,
    read_knowledge,
)
from app.pilots.blinding import NEVER
from app.pilots.queries import read_pilot, read_whole_pilot
from app.registry.queries import list_consultants
from app.storage.labels import Label
from app.storage.store import Store


def set_blind_measurers(
    store: Store, *, pilot_id: int, consultants: Collection[int], merge_key: str | None = None
) -> None:
    """Have exactly these measure a pilot without being shown the groups; what was measured before stays as it was.

    Raises `DataProblem` for one who knows them already: who drew, noted what reached a workshop, or looked.
    """
    whole = read_whole_pilot(store, pilot_id)
    named = {
        one.consultant_id: one.id
        for one in list_marks(store, pilot_id)
        if one.kind == MEASURES_BLIND and one.until == NEVER
    }
    known = read_knowledge(store, whole).known_since
    names = {one.id: one.name for one in list_consultants(store)}
    for one in sorted(set(consultants).difference(named)):
        if one in known:
            raise DataProblem(
                _("{name} ya sabe los grupos de este piloto: los sorteó, los vio o anotó qué pasó.").format(
                    name=names.get(one, "")
                )
            )
    with store.change(Label("pilot.blind_named", number=whole.pilot.number), merge_key) as writer:
        for one in sorted(set(consultants).difference(named)):
            writer.insert("pilot_measurer", pilot_id=pilot_id, consultant_id=one, kind=MEASURES_BLIND)
        for one in sorted(set(named).difference(consultants)):
            writer.delete("pilot_measurer", named[one])


def note_groups_seen(store: Store, *, pilot_id: int) -> None:
    """Keep that who works here was shown the groups of a pilot that she measures blind; it is no undo step.

    Nothing is kept of somebody else: she knows them, or nobody says that she does not.
    """
    if pilot_id not in list_measured_blind(store, store.user):
        return
    number = read_pilot(store, pilot_id).number
    with store.change(Label("pilot.groups_seen", number=number), origin="seen") as writer:
        writer.insert("pilot_measurer", pilot_id=pilot_id, consultant_id=store.user, kind=SAW_GROUPS)
