"""Acta: who was at a meeting of an association, what was talked about, what was decided. Nobody's money."""

from datetime import date

from reportlab.platypus import Flowable, Spacer

from app.association.attending import turnout_of
from app.association.phrases import (
    say_minutes_number,
    say_sexes,
    say_task,
    say_turnout,
    say_votes,
)
from app.association.queries import list_members, read_meeting
from app.association.records import THERE, AssociationMeeting, AssociationMember
from app.association.words import MEETING_WORDS
from app.i18n import _, format_whole_date
from app.phrases import capital
from reports.kit.page import PageText, Section, Signatures, title_block
from reports.kit.style import BODY, HEADING, LARGE, TITLE, paragraph
from reports.paper import NothingToPrint, Request


def build_meeting_minutes(request: Request) -> Section:
    """The minutes to be signed. Raises `NothingToPrint` for a meeting that was not held."""
    meeting = read_meeting(request.reader, request.of)
    if meeting.status != "held":
        raise NothingToPrint(_("Esta reunión no consta como hecha; diga primero que se hizo."))
    members = list_members(request.reader, meeting.association_id)
    title = say_minutes_number(meeting) or _("Acta")
    story: list[Flowable] = [
        *title_block(meeting.association, MEETING_WORDS[meeting.kind], "", _("Acta")),
        Spacer(1, 8),
        paragraph(title, TITLE),
        Spacer(1, 6),
        paragraph(_opening(meeting), LARGE),
        *_present(meeting, members),
        *_topics(meeting),
        *_decisions(meeting),
        *_closing(meeting),
        Spacer(1, 26),
        Signatures((meeting.chaired_by or _("Presidencia"), meeting.written_by or _("Secretaría")), 44),
        Signatures((_("Socia o socio"), _("Socia o socio")), 44),
    ]
    text = PageText(title, meeting.association, meeting.association, request.printed_on, with_phone=False)
    return Section(text, story, meeting.held_on)


def _opening(meeting: AssociationMeeting) -> str:
    kind = MEETING_WORDS[meeting.kind]
    day = format_whole_date(date.fromisoformat(meeting.held_on))
    hour = _(", a las {hour}").format(hour=meeting.starts_at) if meeting.starts_at else ""
    sentences = (
        _("El {day}{hour}, se hizo la {kind}.").format(day=day, hour=hour, kind=kind[:1].lower() + kind[1:]),
        _("Lugar: {place}.").format(place=meeting.place) if meeting.place else "",
        _("La dirigió {name}.").format(name=meeting.chaired_by) if meeting.chaired_by else "",
        _("Escribió el acta {name}.").format(name=meeting.written_by) if meeting.written_by else "",
    )
    return " ".join(one for one in sentences if one)


def _present(meeting: AssociationMeeting, members: list[AssociationMember]) -> list[Flowable]:
    if not meeting.marks:
        return []
    known = {one.workshop_id: one for one in members}
    turnout = turnout_of(meeting, members)
    there = [
        known[one.workshop_id].owner_sex
        for one in meeting.marks
        if one.mark in THERE and one.workshop_id in known
    ]
    owners = _("Dueñas y dueños de los talleres: {sexes}.").format(sexes=say_sexes(there))
    said = f"{capital(say_turnout(turnout, meeting.quorum))}. {owners if there else ''}".strip()
    story: list[Flowable] = [paragraph(_("Quiénes vinieron"), HEADING), paragraph(said, LARGE), Spacer(1, 3)]
    for mark, words in _groups():
        names = [
            _name(known[one.workshop_id])
            for one in meeting.marks
            if one.mark == mark and one.workshop_id in known
        ]
        if names:
            story.append(paragraph("; ".join(names), BODY, words))
    return story


def _groups() -> tuple[tuple[str, str], ...]:
    """Who did not come is the rest, and is not pointed at."""
    return (
        ("present", _("Vinieron:")),
        ("represented", _("Mandaron a alguien:")),
        ("excused", _("Avisaron que no podían:")),
    )


def _name(member: AssociationMember) -> str:
    return f"{member.owner} ({member.workshop})" if member.owner else member.workshop


def _topics(meeting: AssociationMeeting) -> list[Flowable]:
    if not meeting.topics and not meeting.told:
        return []
    story: list[Flowable] = [paragraph(_("Qué se trató"), HEADING)]
    story += [paragraph(topic, LARGE, f"{place}.") for place, topic in enumerate(meeting.topics, 1)]
    for part in (meeting.told or "").splitlines():
        if part.strip():
            story += [Spacer(1, 4), paragraph(part, LARGE)]
    return story


def _decisions(meeting: AssociationMeeting) -> list[Flowable]:
    story: list[Flowable] = [paragraph(_("Qué se decidió"), HEADING)]
    if not meeting.decisions:
        return [*story, paragraph(_("No se decidió nada."), LARGE)]
    for place, one in enumerate(meeting.decisions, 1):
        story.append(paragraph(one.what, LARGE, f"{place}."))
        votes = _("Votos: {votes}.").format(votes=say_votes(one)) if say_votes(one) else ""
        task = _("Lo hace: {task}.").format(task=say_task(one)) if say_task(one) else ""
        if votes or task:
            story.append(paragraph(" ".join(part for part in (votes, task) if part), BODY))
        story.append(Spacer(1, 5))
    return story


def _closing(meeting: AssociationMeeting) -> list[Flowable]:
    if not meeting.ended_at:
        return []
    text = _("La reunión terminó a las {hour}.").format(hour=meeting.ended_at)
    return [Spacer(1, 6), paragraph(text, LARGE)]
