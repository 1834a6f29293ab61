"""What a person does with the numbers of the area: one function each, one undo step each."""

from app.alerts.queries import find_phone
from app.alerts.tables import LOCAL_PHONE
from app.alerts.words import KINDS
from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _
from app.registry.phone import show_phones
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store


def add_phone(
    store: Store,
    *,
    kind: str,
    cluster_id: int | None = None,
    merge_key: str | None = None,
    **fields: str | None,
) -> int:
    """Note whom to call in a territory, or in all of them; returns the id."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of phone: {kind}")
    with store.change(Label("local_phone.added"), merge_key) as writer:
        return writer.insert("local_phone", kind=kind, cluster_id=cluster_id, **_columns(fields))


def change_phone(store: Store, *, phone_id: int, merge_key: str | None = None, **fields: str | None) -> None:
    """Change the name, the number as typed or the note; another number has to be confirmed again."""
    known = find_phone(store, phone_id)
    if known is None:
        raise _gone()
    columns = _columns(fields)
    if "number" in fields and show_phones(fields["number"] or "").strip() != (known.number or ""):
        columns["checked_on"] = None
    with store.change(Label("local_phone.changed"), merge_key) as writer:
        writer.update("local_phone", phone_id, **columns)


def confirm_phone(store: Store, *, phone_id: int, checked_on: str | None) -> None:
    """Note the day (ISO) on which the number was called and was right; None takes it back."""
    known = find_phone(store, phone_id)
    if known is None:
        raise _gone()
    if checked_on is not None and not known.number:
        raise DataProblem(_("Escriba primero el número; después llame y confírmelo."))
    day = check_day(checked_on, FACT) if checked_on is not None else None
    with store.change(Label("local_phone.confirmed")) as writer:
        writer.update("local_phone", phone_id, checked_on=day)


def remove_phone(store: Store, *, phone_id: int) -> None:
    """Take a number off the list."""
    with store.change(Label("local_phone.removed")) as writer:
        writer.delete("local_phone", phone_id)


def _gone() -> DataProblem:
    return DataProblem(_("Ese teléfono ya no está en la lista; mire Ajustes de nuevo."))


def _columns(fields: dict[str, str | None]) -> dict[str, Value]:
    """The cells of these fields; `number` is the telephone, as typed."""
    return LOCAL_PHONE.check({"phone" if name == "number" else name: value for name, value in fields.items()})
