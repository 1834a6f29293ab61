"""Hoja del taller: what the owner takes home. One page: what she can take in.

What comes next stands first and largest, then where the workshop is, then whom to call. Large type, plain
words, no scores. What it may not say is in `reports.discretion`. Where all of it is too much, the least is left out first: some of what goes well and of what she wants, then what was measured, then
the last commitments, which are in her programme. What is urgent, what is lost and her first wish stay.
"""

from collections.abc import Callable
from typing import NamedTuple

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from app.formalization.words import count_steps
from app.i18n import _
from app.improvement.records import Action
from app.phrases import capital, shorten, uncapital, with_stop, without_stop
from app.registry.phone import show_phones
from reports.commitments import COMMITMENTS, TITLE_LENGTH, next_steps
from reports.discretion import (
    is_private_item,
    may_be_told,
    say_commitment,
    say_discreetly,
    talked_over,
)
from reports.dossier import Dossier, describe_visit, describe_workshop, owner_dossier, say_visit
from reports.floor_lines import floor_lines
from reports.kit.one_page import lay_on_one_page
from reports.kit.page import TEXT_WIDTH, PageText, Section, Signatures, title_block
from reports.kit.pictograms import PHONE, Pictogram
from reports.kit.shapes import Blank
from reports.kit.style import (
    BODY,
    GROUND,
    HEADING,
    LARGE,
    MEDIUM_MUTED,
    SMALL_MUTED,
    STEP,
    STEP_DATE,
    cell,
    paragraph,
    with_bold,
)
from reports.life_map import life_map
from reports.origins import say_origins
from reports.paper import Request

NAMED_ACHIEVEMENTS = 3
NAMED_WISHES = 3
WISH_LENGTH = 90  # letters
TOLD_LOSSES = 1


def print_owner_sheet(request: Request) -> Section:
    """The sheet of one workshop, while its answers may be seen."""
    return build_owner_sheet(owner_dossier(request))


class Told(NamedTuple):
    """How much of it the sheet tells; `tight`: the same, closer together."""

    tight: bool = False
    measured: bool = True
    well: int = NAMED_ACHIEVEMENTS
    wishes: int = NAMED_WISHES
    commitments: int = COMMITMENTS
    promise: int = 420  # letters of what the centre promises


Parts = dict[tuple[object, tuple[object, ...]], list[Flowable]]
TELLINGS = (
    Told(),
    Told(tight=True),
    Told(tight=True, well=2),
    Told(tight=True, well=1, wishes=1),
    Told(tight=True, measured=False, well=1, wishes=1),
    Told(tight=True, measured=False, well=0, wishes=1),
    Told(tight=True, measured=False, well=0, wishes=1, commitments=2),
    Told(tight=True, measured=False, well=0, wishes=1, commitments=2, promise=160),
    Told(tight=True, measured=False, well=0, wishes=1, commitments=1, promise=160),
)


def build_owner_sheet(dossier: Dossier) -> Section:
    """The sheet of one workshop; works without a visit, in mid-visit, without a programme."""
    name = describe_visit(_("Hoja del taller"), dossier.visit)
    made: Parts = {}
    for told in TELLINGS:
        story = _story(dossier, name, told, made)
        laid = lay_on_one_page(story)
        if laid is not None:
            break
    return Section(
        PageText(name, dossier.workshop.name, dossier.office, dossier.printed_on),
        story,
        dossier.workshop.code,
        laid=laid,
    )


def _story(dossier: Dossier, name: str, told: Told, made: Parts) -> list[Flowable]:
    """All of a sheet; what a telling before has in the same words is taken, laid out, from `made`."""

    def part(make: Callable[..., list[Flowable]], *given: object) -> list[Flowable]:
        if (make, given) not in made:
            made[make, given] = make(dossier, *given)
        return made[make, given]

    return [
        *part(_head, name),
        *part(_wishes, told.wishes),
        *part(next_steps, told.commitments),
        *part(_standing, told.tight),
        *part(_going_well, told.well),
        *part(_floor, told.measured),
        *part(_closing, told.promise, told.tight),
    ]


def _head(dossier: Dossier, name: str) -> list[Flowable]:
    return title_block(dossier.workshop.name, describe_workshop(dossier), dossier.office, name)


def _floor(dossier: Dossier, measured: bool) -> list[Flowable]:
    return floor_lines(dossier.floor, TOLD_LOSSES, measured=measured)


def _standing(dossier: Dossier, tight: bool) -> list[Flowable]:
    visit = dossier.visit
    if visit is None or dossier.result is None:
        text = _(
            "Todavía no hicimos el diagnóstico de su taller. Llame al {centre} para fijar el día: "
            "es una sola visita, en su propio taller."
        )
        return [
            paragraph(_("¿Dónde está mi taller?"), HEADING),
            paragraph(text.format(centre=dossier.centre), LARGE),
        ]
    story = life_map(dossier, _("¿Dónde está mi taller?"), tight=tight)
    if not visit.finished:
        text = _("La visita todavía no terminó: esto es lo que vimos hasta ahora.")
        story.append(paragraph(text, MEDIUM_MUTED))
    return [*story, *_papers(dossier)]


def _papers(dossier: Dossier) -> list[Flowable]:
    """How far the two ladders of formalizing are, in the words of their own paper."""
    ladder = dossier.ladder
    if ladder is None:
        return []
    told = [
        f"{name} {steps}"
        for name, states in ((_("negocio"), ladder.business), (_("empleos"), ladder.jobs))
        if (steps := count_steps(states))
    ]
    text = with_stop("; ".join(told))
    return [Spacer(1, 4), paragraph(text, BODY, _("Los papeles:"))]


def _going_well(dossier: Dossier, most: int) -> list[Flowable]:
    """What she did, and what goes well, so many of each."""
    lines: list[Flowable] = []
    if achieved := _achievements(dossier)[:most]:
        lines.append(labelled(_("Lo que ya cumplió:"), with_stop("; ".join(achieved))))
    if dossier.visit is not None and dossier.result is not None:
        items = [dossier.visit.instrument.item(code) for code in dossier.result.strongest]
        words = [uncapital(item.short) for item in items if not is_private_item(item)]
        if words := words[:most]:
            lines.append(labelled(_("Lo que va bien:"), "; ".join(words) + "."))
    return [Spacer(1, 7), *lines] if lines else []


def _wishes(dossier: Dossier, most: int) -> list[Flowable]:
    """What she wants, in her own words, the first first; what belongs in private is not even hinted at."""
    choices = dossier.programme.choices if dossier.programme else ()
    said = [choice.what.strip() for choice in choices if choice.what.strip() and may_be_told(choice)]
    wishes = [f"<b>«{without_stop(capital(shorten(one, WISH_LENGTH)))}»</b>" for one in said[:most]]
    if not wishes:
        return []
    text = _("Usted quiere: {wishes}").format(wishes="; ".join(wishes))
    return [Spacer(1, 3), with_bold(text, STEP), Spacer(1, 5)]


def _achievements(dossier: Dossier) -> list[str]:
    """Titles of what was done, the last first, without what is private."""
    actions = dossier.programme.actions if dossier.programme else ()
    done = [action for action in actions if action.status == "done"]
    done.sort(key=lambda action: action.done_on or "", reverse=True)
    titles = [
        without_stop(uncapital(shorten(action.title, TITLE_LENGTH)))
        for action in done
        if _is_open(action) and action.id not in dossier.looks
    ]
    return titles


def _is_open(action: Action) -> bool:
    """Whether an action may be named on this sheet."""
    return say_commitment(action)[0] == action.title


def labelled(label: str, text: str) -> Paragraph:
    """Large type after a bold label."""
    return paragraph(text, LARGE, label)


def _closing(dossier: Dossier, promise: int, tight: bool) -> list[Flowable]:
    """What the centre promises, the next visit, the signatures, what was not measured."""
    words = (_("Firma del taller"), _("Firma del {centre}").format(centre=dossier.centre))
    return [
        Spacer(1, 6),
        KeepTogether(
            [
                _centre_box(dossier, promise),
                Spacer(1, 6),
                who_comes(dossier),
                Signatures(words, 24 if tight else 32),
                Spacer(1, 5),
                *limits(dossier),
            ]
        ),
    ]


def who_comes(dossier: Dossier) -> Table:
    """Whom she calls, when the centre comes again, and the line that tells nothing."""
    lines: list[Flowable] = []
    if called := whom_to_call(dossier):
        lines.append(paragraph("", STEP_DATE, called))
    lines.append(next_visit(dossier))
    if dossier.visit is not None:
        lines.append(paragraph(talked_over(), STEP))
    wide = 40.0
    lies = [cell("MIDDLE"), cell("MIDDLE")]
    return Table([[Pictogram(PHONE, 27), lines]], colWidths=[wide, TEXT_WIDTH - wide], cellStyles=[lies])


def whom_to_call(dossier: Dossier) -> str:
    """Who was here, of which centre, and its telephone as far as it is written."""
    person = dossier.visit.consultant if dossier.visit else None
    whose = ", ".join(filter(None, (person, dossier.office)))
    phone = show_phones(dossier.phone) if dossier.phone else ""
    return " · ".join(filter(None, (shorten(whose, 60), phone)))


def _centre_box(dossier: Dossier, longest: int) -> Table:
    label = _("El {centre} se compromete a:").format(centre=dossier.centre)
    text = dossier.programme.centre_commitment if dossier.programme else None
    if text:
        text = say_discreetly(text, _("cumplir lo que conversamos en la visita."))
        content: list[Flowable] = [labelled(label, with_stop(uncapital(shorten(text, longest))))]
    else:
        content = [paragraph("", LARGE, label), Blank("", room=17)]
    lies = cell("BOTTOM", left=11, right=11, top=6, bottom=9)
    table = Table([[content]], colWidths=[TEXT_WIDTH], cellStyles=[[lies]])
    table.setStyle([("BACKGROUND", (0, 0), (-1, -1), GROUND), ("ROUNDEDCORNERS", [7, 7, 7, 7])])
    return table


def next_visit(dossier: Dossier) -> Flowable:
    """When the centre comes again, or room to write it."""
    if dossier.next_visit is None:
        return Blank(_("Próxima visita (día y hora):"), size=13, room=20)
    return paragraph(say_visit(dossier.next_visit), STEP, _("Próxima visita:"))


def limits(dossier: Dossier) -> list[Flowable]:
    """What was not measured, and what is only the owner's word."""
    visit, result = dossier.visit, dossier.result
    if visit is None or result is None:
        return []
    names = {dimension.code: dimension.owner_name for dimension in visit.instrument.dimensions}
    sentences = []
    unmeasured = [names[part.code] for part in result.dimensions if part.score is None]
    # beside the lights of a draft it is plain to see
    if unmeasured and visit.finished:
        sentences.append(_("No se midió: {names}.").format(names=_list(unmeasured)))
    sentences += say_origins(visit)
    return [paragraph(" ".join(sentences), SMALL_MUTED)] if sentences else []


def _list(names: list[str]) -> str:
    return "; ".join(uncapital(name) for name in names)
