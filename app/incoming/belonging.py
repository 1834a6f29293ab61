"""Whose the workshops of a list are: the territory and the association of the list, or of a row of our own."""

from typing import Any

from app.incoming.plan import find_association
from app.incoming.records import Decisions, ImportPlan
from app.registry.codes import letters_for
from app.registry.names import fold
from app.registry.territories import list_cluster_defaults
from app.storage.store import Store
from app.storage.writer import Writer


class Belonging:
    """Finds each territory and association in the office, and makes those that it does not have."""

    def __init__(self, store: Store, writer: Writer, plan: ImportPlan, decisions: Decisions) -> None:
        self._store = store
        self._writer = writer
        self._named = decisions.association_name or plan.association
        self._found = find_association(store, plan, decisions)
        self._clusters: dict[str, int] = {}
        self._associations: dict[str, int] = {}
        for identity, code, name in store.rows(
            "SELECT id, code, name FROM cluster WHERE deleted = 0 ORDER BY id DESC"
        ):
            self._clusters |= {fold(name): identity, fold(code): identity}
        for identity, name in store.rows(
            "SELECT id, name FROM association WHERE deleted = 0 ORDER BY id DESC"
        ):
            self._associations[fold(name)] = identity
        self.cluster = self._find_cluster(plan, decisions)

    def _find_cluster(self, plan: ImportPlan, decisions: Decisions) -> int | None:
        if decisions.cluster_id is not None:
            return decisions.cluster_id
        if plan.cluster_code is None:
            known = set(self._clusters.values())
            return known.pop() if len(known) == 1 else None
        return self._clusters.get(fold(plan.cluster_code)) or self._add_cluster(
            plan.cluster_code, plan.cluster_code
        )

    def _add_cluster(self, name: str, code: str) -> int:
        known = next(
            (one for one in list_cluster_defaults() if fold(name) in (fold(one.name), fold(one.code))), None
        )
        if known is not None:
            added = self._writer.insert(
                "cluster",
                code=known.code,
                name=known.name,
                district=known.district,
                department=known.district[:2],
            )
        else:
            added = self._writer.insert("cluster", code=code, name=name)
        self._clusters |= {fold(name): added, fold(code): added}
        return added

    def cluster_of(self, fields: Any) -> int | None:
        """The territory of a row: its own, or the list's."""
        name = fields.get("cluster")
        if name is None:
            return self.cluster
        letters = str(fields.get("code", "")).partition("-")[0] or letters_for(
            name, {known.upper() for known in self._clusters}
        )
        return self._clusters.get(fold(name)) or self._add_cluster(name, letters)

    def associations_of(self, fields: Any) -> list[int]:
        """The associations that a row names, or the list's; none of our own list without one."""
        names = [name for name in fields.get("association", self._named).split(", ") if name]
        return [self._association(name, "association" not in fields) for name in names]

    def _association(self, name: str, of_the_list: bool) -> int:
        found = self._found if of_the_list else None
        if found is None:
            found = self._associations.get(fold(name))
        if found is None:
            found = self._writer.insert("association", name=name, cluster_id=self.cluster)
            self._associations[fold(name)] = found
        return found
