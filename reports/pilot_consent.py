"""Consentimiento del piloto: its own text, read aloud, for each workshop that is still to be asked."""

from reportlab.platypus import Flowable, Spacer, Table

from app.i18n import _
from app.pilots.method_words import say_default_consent
from app.pilots.queries import list_candidates, list_draws, read_pilot
from app.pilots.records import Pilot, PilotCandidate
from app.pilots.words import say_hash, say_pilot
from reports.consent_sheet import closing, read_aloud, say_who_asks
from reports.kit.page import NO_PADDING, TEXT_WIDTH, PageText, Section, join_sections, title_block
from reports.kit.shapes import Ticks
from reports.kit.style import HEADING, LARGE, paragraph
from reports.paper import NothingToPrint, Request


def build_pilot_consent(request: Request) -> Section:
    """A sheet for each workshop that may enter and was not asked; an empty one when all were.

    Raises `NothingToPrint` once it was drawn: nobody can enter any more, and who did had consented.
    """
    pilot = read_pilot(request.reader, request.of)
    if list_draws(request.reader, pilot.id):
        raise NothingToPrint(
            _("El piloto ya se sorteó: quienes entraron ya consintieron, y nadie más puede entrar.")
        )
    waiting = [one for one in list_candidates(request.reader, pilot) if one.out == "unasked"]
    return join_sections([_sheet(request, pilot, one) for one in waiting] or [_sheet(request, pilot, None)])


def _sheet(request: Request, pilot: Pilot, one: PilotCandidate | None) -> Section:
    title = _("Consentimiento del piloto")
    text = pilot.consent_text or say_default_consent(pilot)
    story: list[Flowable] = [
        *title_block(
            one.name if one else title,
            f"{say_pilot(pilot.number)} · {pilot.name}",
            request.office.name,
            title,
        ),
        Spacer(1, 4),
        *say_who_asks(request.office),
        Spacer(1, 6),
        *read_aloud(text),
        paragraph(_("¿Qué acepta?"), HEADING),
        _choice(),
        *closing(request.office, _("Texto {hash}.").format(hash=_hash(text))),
    ]
    page = PageText(title, one.name if one else "", request.office.name, request.printed_on)
    return Section(page, story, one.code if one else "")


def _choice() -> Table:
    words = paragraph(_("Que mi taller entre en este piloto, y lo que diga el sorteo."), LARGE)
    table = Table([[words, Ticks((_("sí"), _("no")), 12)]], colWidths=[TEXT_WIDTH - 106, 106])
    table.setStyle(
        [*NO_PADDING, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (1, 0), (1, -1), 12)]
    )
    return table


def _hash(text: str) -> str:
    """What tells which text was signed, also when the pilot's is changed later."""
    from hashlib import sha256

    return say_hash(sha256(text.encode("utf-8")).hexdigest())
