"""What to do about each alert, and whom to call: for the record that stays in the centre."""

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from app.alerts.records import LocalPhone, Protocol, ProtocolBook
from app.alerts.words import say_phone
from app.diagnosis.records import Alert
from app.i18n import _
from app.phrases import capital, with_stop
from reports.kit.style import BODY, BODY_BOLD, HEADING, SMALL_MUTED, paragraph


def protocol_block(
    book: ProtocolBook | None, alerts: Sequence[Alert], phones: Mapping[str, LocalPhone]
) -> list[Flowable]:
    """The protocols of these alerts; empty when the instrument has none."""
    found = [one for alert in alerts if book and (one := book.protocol(alert.item))]
    if book is None or not found:
        return []
    story: list[Flowable] = [Paragraph(_("Qué hacer"), HEADING)]
    story += [paragraph(f"– {text}", BODY) for text in book.always]
    for protocol in found:
        story.append(KeepTogether(_protocol(protocol, phones)))
    note = with_stop(capital(book.state))
    return [*story, Spacer(1, 5), paragraph(note, SMALL_MUTED)]


def _protocol(protocol: Protocol, phones: Mapping[str, LocalPhone]) -> list[Flowable]:
    block: list[Flowable] = [Spacer(1, 6), paragraph(f"{protocol.item} · {protocol.name}", BODY_BOLD)]
    block += [
        paragraph(f"{number}. {text}", BODY) for number, text in enumerate(protocol.first_minute, start=1)
    ]
    called = "; ".join(say_phone(kind, phones.get(kind)) for kind in protocol.call)
    block.append(paragraph(with_stop(called), BODY, _("A quién llamar:")))
    block.append(paragraph(" ".join(protocol.never), BODY, _("Lo que no:")))
    return block
