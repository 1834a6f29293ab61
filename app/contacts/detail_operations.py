"""What belongs to a contact: what was done on each action, its photos, the signature."""

from app.contacts.operations import open_contact
from app.contacts.records import MOMENTS, PROGRESS, Contact
from app.diagnosis.photos import shrink_photo
from app.errors import DataProblem
from app.i18n import _
from app.improvement import operations as improvement
from app.storage.labels import Label
from app.storage.store import Store

PNG = b"\x89PNG\r\n\x1a\n"


def note_action(
    store: Store, *, contact_id: int, action_id: int, progress: str | None, what: str | None = None,
    merge_key: str | None = None,
) -> None:  # fmt: skip
    """Say how far an action got in a contact (done, advanced, none), and what was done on it.

    `done` completes the action on the contact's day in the same step; another word opens it
    again if this contact had completed it. `progress` None forgets what was said. `what` None
    leaves the words as they are.
    """
    contact = open_contact(store, contact_id)
    if progress is not None and progress not in PROGRESS:
        raise ValueError(f"unknown progress: {progress}")
    noted = store.row(
        "SELECT id, progress FROM contact_action "
        "WHERE contact_id = ? AND action_id = ? AND deleted = 0",
        (contact_id, action_id),
    )
    words = {} if what is None else {"what": what.strip()}
    with store.change(Label("contact_action.set"), merge_key=merge_key) as writer:
        if noted is None and progress is not None:
            writer.insert(
                "contact_action", contact_id=contact_id, action_id=action_id, progress=progress,
                **words,
            )  # fmt: skip
        elif noted is not None and progress is None:
            writer.delete("contact_action", noted["id"])
        elif noted is not None:
            writer.update("contact_action", noted["id"], progress=progress, **words)
        before = noted["progress"] if noted is not None else None
        if (before == "done") != (progress == "done"):
            _follow(store, contact, action_id, progress)


def _follow(store: Store, contact: Contact, action_id: int, progress: str | None) -> None:
    """The programme says the same as the contact."""
    rows = store.rows("SELECT status, done_on FROM action WHERE id = ?", (action_id,))
    status, done_on = tuple(rows[0])
    if progress == "done" and status == "open":
        improvement.complete_action(store, action_id=action_id, done_on=contact.held_on)
    elif progress != "done" and (status, done_on) == ("done", contact.held_on):
        improvement.reopen_action(store, action_id=action_id, beyond_limit=True)


def add_contact_photo(
    store: Store, *, contact_id: int, content: bytes, moment: str | None = None,
    action_id: int | None = None, caption: str | None = None,
) -> int:  # fmt: skip
    """Keep a photo, shrunk and without its EXIF data; `moment` is before or after."""
    open_contact(store, contact_id)
    if moment is not None and moment not in MOMENTS:
        raise ValueError(f"unknown moment: {moment}")
    small = shrink_photo(content)
    with store.change(Label("contact_photo.added")) as writer:
        return writer.insert(
            "contact_photo", contact_id=contact_id, moment=moment, action_id=action_id,
            blob_hash=writer.keep_blob(small), caption=caption,
        )  # fmt: skip


def remove_contact_photo(store: Store, *, photo_id: int) -> None:
    """Take a photo out of its contact."""
    contact = store.value(
        "SELECT contact_id FROM contact_photo WHERE id = ? AND deleted = 0", (photo_id,)
    )
    if contact is None:
        raise DataProblem(_("Esa foto ya no está en la visita."))
    open_contact(store, contact)
    with store.change(Label("contact_photo.removed")) as writer:
        writer.delete("contact_photo", photo_id)


def sign_contact(store: Store, *, contact_id: int, signed_by: str, png: bytes) -> None:
    """Keep the signature that was drawn on the screen (a PNG), with who signed."""
    open_contact(store, contact_id)
    if not signed_by.strip():
        raise DataProblem(_("Escriba quién firma."))
    if not png.startswith(PNG):
        raise ValueError("a signature is a PNG")
    with store.change(Label("contact.signed")) as writer:
        writer.update(
            "contact", contact_id, signed_by=signed_by.strip(),
            signature_hash=writer.keep_blob(png),
        )  # fmt: skip


def clear_signature(store: Store, *, contact_id: int) -> None:
    """Take the signature out."""
    open_contact(store, contact_id)
    with store.change(Label("contact.signature_removed")) as writer:
        writer.update("contact", contact_id, signed_by=None, signature_hash=None)
