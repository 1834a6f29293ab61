"""The contact as its page holds it: not in the file before something was noted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.contacts import operations
from app.contacts.queries import (
    last_contact,
    list_contact_actions,
    list_contacts,
    next_contact,
    read_contact,
)
from app.contacts.records import Attendant, Contact, ContactLine
from app.figures.locks import find_lock
from app.i18n import _
from app.registry.queries import list_consultants, read_workshop
from app.registry.records import Consultant, Workshop
from app.storage.labels import Label
from app.storage.store import Store

NEW = 0  # the id of a contact that is not in the file yet


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page shows of a contact. `locked` says why it cannot be changed, or "".

    `waiting`: for a new one, a contact that was planned up to today and may be this one.
    """

    contact: Contact
    workshop: Workshop
    consultants: list[Consultant]
    last: Contact | None
    planned: Contact | None
    locked: str
    waiting: ContactLine | None = None


class ContactSession:
    """One contact, or a new one that begins in the file with the first thing that is noted."""

    def __init__(self, store: Store, *, contact_id: int = NEW, workshop_id: int = 0) -> None:
        self._store = store
        self.contact_id = contact_id
        self.workshop_id = workshop_id or read_contact(store, contact_id).workshop_id

    @property
    def is_new(self) -> bool:
        """Whether nothing was noted yet."""
        return self.contact_id == NEW

    def read(self) -> Shown:
        """As it is now. Raises `DataProblem` when it was taken out, `LookupError` its workshop."""
        store = self._store
        contact = self._blank() if self.is_new else read_contact(store, self.contact_id)
        planned = next_contact(store, self.workshop_id, after=contact.held_on)
        return Shown(
            contact,
            read_workshop(store, self.workshop_id),
            list_consultants(store),
            last_contact(store, self.workshop_id, before=self.contact_id or None),
            planned if planned is not None and planned.id != contact.id else None,
            self._why_locked(contact),
            self._waiting() if self.is_new and not store.read_only else None,
        )

    def _waiting(self) -> ContactLine | None:
        today = date.today().isoformat()
        planned = list_contacts(self._store, workshop_id=self.workshop_id, status="planned")
        return next((one for one in planned if one.held_on <= today), None)

    def _blank(self) -> Contact:
        user = self._store.user
        names = {one.id: one.name for one in list_consultants(self._store)}
        return Contact(
            NEW,
            self.workshop_id,
            "held",
            date.today().isoformat(),
            consultants=(Attendant(user, names[user]),) if user in names else (),
            actions=list_contact_actions(self._store, self.workshop_id),
        )

    def _why_locked(self, contact: Contact) -> str:
        if self._store.read_only:
            return _("El archivo está abierto solo para leer.")
        if contact.status == "held" and not contact.late and not self.is_new:
            lock = find_lock(self._store, contact.held_on)
            if lock is not None:
                return _("Esta visita ya se informó: queda como está. Lo que falte, anótelo en una nueva.")
        return ""

    def write(self, change: Callable[[int], object]) -> None:
        """Do one change; the first one notes the contact too, in the same step of undo."""
        if not self.is_new:
            change(self.contact_id)
            return
        try:
            with self._store.change(Label("contact.noted")):
                self.contact_id = operations.record_contact(
                    self._store, workshop_id=self.workshop_id, held_on=date.today().isoformat()
                )
                change(self.contact_id)
        except BaseException:
            self.contact_id = NEW
            raise

    def keep(self, field: str, value: object) -> None:
        """Save one field; typing on in it is one undo step."""
        self.write(
            lambda contact: operations.change_contact(
                self._store,
                contact_id=contact,
                merge_key=f"contact {contact} {field}",
                **{field: value},
            )
        )

    def keep_consultants(self, consultants: object) -> None:
        """Save who took part."""
        ids = [int(one) for one in consultants]  # type: ignore[attr-defined]
        self.write(
            lambda contact: operations.set_contact_consultants(
                self._store, contact_id=contact, consultants=ids
            )
        )

    def note_action(self, action: int, progress: str | None, what: str) -> None:
        """Save how far an action got."""
        self.write(
            lambda contact: operations.note_action(
                self._store,
                contact_id=contact,
                action_id=action,
                progress=progress,
                what=what,
                merge_key=f"contact {contact} action {action}",
            )
        )

    def agree_next(self, day: str | None, hour: str | None) -> None:
        """Save the next date."""
        self.write(
            lambda contact: operations.set_next_contact(
                self._store, contact_id=contact, held_on=day, starts_at=hour
            )
        )

    def take_over(self, planned: int) -> None:
        """The new contact is the one that was planned: it is held today."""
        self.contact_id = operations.start_contact(
            self._store, contact_id=planned, held_on=date.today().isoformat()
        )

    def start(self) -> None:
        """The planned contact was held: on its day, or today if that is still to come."""
        day = min(read_contact(self._store, self.contact_id).held_on, date.today().isoformat())
        self.contact_id = operations.start_contact(self._store, contact_id=self.contact_id, held_on=day)
