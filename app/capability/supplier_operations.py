"""What an owner decides about what is shown of her workshop to anchor companies."""

from collections.abc import Iterable

from app.capability.supplier_queries import PURPOSE
from app.capability.tables import SUPPLIER_SHEET
from app.errors import DataProblem
from app.i18n import _
from app.registry.operations import record_consent
from app.storage.labels import Label
from app.storage.store import Store

TEXT_VERSION = "ficha-1"  # what she is told when she is asked: the words of the page


def set_supplier_parts(
    store: Store, *, workshop_id: int, parts: Iterable[str], given_by: str, decided_on: str,
    photos: Iterable[str] = (), words: str | None = None,
) -> int:  # fmt: skip
    """Keep what she said may be shown, with her consent for just that; returns the consent's id.

    What she said before stays in the record; the newest counts. Raises `DataProblem` without a part, or
    without who said so.
    """
    cells = SUPPLIER_SHEET.check({"parts": tuple(parts), "photos": tuple(photos), "words": words})
    if not cells["parts"]:
        raise DataProblem(_("Marque por lo menos una cosa para mostrar, o deje la ficha sin permiso."))
    with store.change(_label(store, workshop_id)) as writer:
        consent = _record(store, workshop_id, granted=True, given_by=given_by, decided_on=decided_on)
        writer.insert("supplier_sheet", workshop_id=workshop_id, consent_id=consent, **cells)
        return consent


def clear_supplier_parts(store: Store, *, workshop_id: int, given_by: str, decided_on: str) -> int:
    """Keep that she shows nothing any more, as she said; returns the consent's id."""
    with store.change(_label(store, workshop_id)):
        return _record(store, workshop_id, granted=False, given_by=given_by, decided_on=decided_on)


def _record(store: Store, workshop_id: int, *, granted: bool, given_by: str, decided_on: str) -> int:
    if not given_by.strip():
        raise DataProblem(_("Escriba quién dio el permiso."))
    return record_consent(
        store, workshop_id=workshop_id, purpose=PURPOSE, granted=granted, decided_on=decided_on,
        text_version=TEXT_VERSION, given_by=given_by,
    )  # fmt: skip


def _label(store: Store, workshop_id: int) -> Label:
    name = store.value("SELECT name FROM workshop WHERE id = ?", (workshop_id,))
    return Label("consent.supplier_sheet", workshop=str(name or ""))
