"""What must be remembered when a document leaves the office: certificates count their prints."""

from collections.abc import Sequence
from datetime import date

from ui.context import Context


def note_given_out(context: Context, kind: str, subject_ids: Sequence[int]) -> None:
    """Keep that these documents were printed, where that is to be known later."""
    if kind not in ("certificate", "certificates") or context.store.read_only:
        return
    from app.training.certificate_operations import note_print
    from app.training.queries import list_certificates

    certificates = list(subject_ids)
    if kind == "certificates":
        certificates = [
            one.id
            for event in subject_ids
            for one in list_certificates(context.store, event_id=event)
            if one.annulled_reason is None
        ]
    if certificates:
        note_print(context.store, certificate_ids=certificates, printed_on=date.today().isoformat())
