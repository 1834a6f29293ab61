"""The lists of associations: members with their history, decisions, the cash book."""

from typing import NamedTuple

from app.association.attending import Turnout, turnout_of
from app.association.cash import CashLine
from app.association.money_queries import read_book
from app.association.phrases import say_meeting, say_outcome
from app.association.queries import list_meetings, list_members
from app.association.records import IN, AssociationMeeting, AssociationMember, MeetingDecision
from app.association.words import CASH_WORDS, DECISION_WORDS, MEETING_STATUS_WORDS, MEETING_WORDS
from app.i18n import _, format_day, format_money
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.place import Place
from app.registry.queries import list_associations
from app.shapes import Shape, shape, shapes

MEMBER_KEYS = "id workshop=code name=workshop owner joined_on member=is_member left_on left_why"
MEETING_KEYS = "id association kind date=held_on time=starts_at place status minutes_number called_on"
DECISION_KEYS = "what who due_on in_favour against abstained status closed_on closed_how"
CASH_KEYS = "number day direction amount_gs=amount kind what receipt"


class MemberLine(NamedTuple):
    """A member, and of which association."""

    association: str
    association_id: int
    member: AssociationMember


class MeetingLine(NamedTuple):
    """A meeting, and how many of its members came."""

    meeting: AssociationMeeting
    turnout: Turnout


class DecisionLine(NamedTuple):
    """A decision, and the meeting that took it."""

    meeting: AssociationMeeting
    decision: MeetingDecision


class BookLine(NamedTuple):
    """A line of an association's cash book."""

    association: str
    association_id: int
    line: CashLine


def members_list(_today: str) -> ListKind:
    """Who is or was a member of which association; nobody's money."""
    columns = (
        ListColumn(_("Asociación"), "association", width=36),
        ListColumn(_("Código"), lambda one: one.member.code),
        ListColumn(_("Taller"), lambda one: one.member.workshop, width=30),
        ListColumn(_("Dueña o dueño"), lambda one: one.member.owner, width=30),
        ListColumn(_("Desde"), lambda one: format_day(one.member.joined_on), width=14),
        ListColumn(_("Sigue"), lambda one: one.member.is_member, "yesno"),
        ListColumn(_("Salió el"), lambda one: one.member.left_on, "date"),
        ListColumn(_("Por qué salió"), lambda one: one.member.left_why, width=40),
    )
    return ListKind(
        "association-members",
        _("Socias y socios"),
        columns,
        read=_members,
        keys=_shape_member,
        say=lambda one: say_parts(one.association, one.member.code, one.member.workshop),
        opens=lambda one: Place("association", one.association_id, "members"),
    )


def _members(asked: ListAsked) -> list[MemberLine]:
    return [
        MemberLine(one.name, one.id, member)
        for one in list_associations(asked.reader)
        for member in list_members(asked.reader, one.id)
    ]


def _shape_member(line: MemberLine) -> Shape:
    return {
        "association": line.association,
        **shape(line.member, MEMBER_KEYS),
        "before": shapes(line.member.past, "joined_on left_on left_why"),
    }


def meetings_list(_today: str) -> ListKind:
    """Meetings, those to come and those that were held, the newest first."""
    columns = (
        ListColumn(_("Asociación"), lambda one: one.meeting.association, width=36),
        ListColumn(_("Reunión"), lambda one: MEETING_WORDS[one.meeting.kind], width=26),
        ListColumn(_("Día"), lambda one: one.meeting.held_on, "date"),
        ListColumn(_("Hora"), lambda one: one.meeting.starts_at, width=10),
        ListColumn(_("Lugar"), lambda one: one.meeting.place, width=40),
        ListColumn(_("Cómo va"), lambda one: MEETING_STATUS_WORDS[one.meeting.status], width=16),
        ListColumn(_("Número del acta"), lambda one: one.meeting.minutes_number, "number"),
        ListColumn(_("Vinieron"), lambda one: _noted(one.turnout, one.turnout.there), "number"),
        ListColumn(_("De cuántos"), lambda one: _noted(one.turnout, one.turnout.members), "number"),
        ListColumn(_("Decisiones"), lambda one: len(one.meeting.decisions), "number"),
    )
    return ListKind(
        "association-meetings",
        _("Reuniones de asociaciones"),
        columns,
        read=_meetings,
        keys=_shape_meeting,
        say=lambda one: say_parts(
            one.meeting.association, say_meeting(one.meeting), MEETING_STATUS_WORDS[one.meeting.status]
        ),
        opens=lambda one: Place("meeting", one.meeting.id),
        takes_period=True,
    )


def _noted(turnout: Turnout, count: int) -> int | None:
    return count if turnout.noted else None


def _meetings(asked: ListAsked) -> list[MeetingLine]:
    first, last = asked.days
    members = {one.id: list_members(asked.reader, one.id) for one in list_associations(asked.reader)}
    return [
        MeetingLine(one, turnout_of(one, members[one.association_id]))
        for one in list_meetings(asked.reader)
        if first <= one.held_on <= last
    ]


def _shape_meeting(line: MeetingLine) -> Shape:
    known = line.turnout.noted > 0
    return {
        **shape(line.meeting, MEETING_KEYS),
        "there": line.turnout.there if known else None,
        "members": line.turnout.members if known else None,
        "decisions": len(line.meeting.decisions),
    }


def decisions_list(_today: str) -> ListKind:
    """What meetings decided, who carries it out and by when, the newest meeting first."""
    columns = (
        ListColumn(_("Asociación"), lambda one: one.meeting.association, width=36),
        ListColumn(_("Reunión"), lambda one: MEETING_WORDS[one.meeting.kind], width=26),
        ListColumn(_("Día"), lambda one: one.meeting.held_on, "date"),
        ListColumn(_("Decisión"), lambda one: one.decision.what, width=60),
        ListColumn(_("Quién lo hace"), lambda one: one.decision.who, width=30),
        ListColumn(_("Para cuándo"), lambda one: one.decision.due_on, "date"),
        ListColumn(_("Cómo va"), lambda one: DECISION_WORDS[one.decision.status], width=20),
        ListColumn(_("Qué pasó"), lambda one: one.decision.closed_how, width=40),
    )
    return ListKind(
        "meeting-decisions",
        _("Decisiones de las reuniones"),
        columns,
        read=_decisions,
        keys=_shape_decision,
        say=lambda one: say_parts(one.meeting.association, one.decision.what, say_outcome(one.decision)),
        opens=lambda one: Place("meeting", one.meeting.id, "decisions"),
        takes_period=True,
    )


def _decisions(asked: ListAsked) -> list[DecisionLine]:
    first, last = asked.days
    return [
        DecisionLine(meeting, decision)
        for meeting in list_meetings(asked.reader)
        if first <= meeting.held_on <= last
        for decision in meeting.decisions
    ]


def _shape_decision(line: DecisionLine) -> Shape:
    return {
        **shape(line.meeting, "association meeting_id=id meeting=kind date=held_on"),
        **shape(line.decision, DECISION_KEYS),
    }


def cash_list(_today: str) -> ListKind:
    """The cash books, line by line with the balance after each."""
    columns = (
        ListColumn(_("Asociación"), "association", width=36),
        ListColumn(_("N.º"), lambda one: one.line.entry.number, "number"),
        ListColumn(_("Día"), lambda one: one.line.entry.day, "date"),
        ListColumn(_("Para qué"), lambda one: one.line.entry.what, width=50),
        ListColumn(_("De qué es"), lambda one: CASH_WORDS[one.line.entry.kind], width=26),
        ListColumn(_("Comprobante"), lambda one: one.line.entry.receipt, width=16),
        ListColumn(_("Entrada"), lambda one: _amount(one, came_in=True), "money"),
        ListColumn(_("Salida"), lambda one: _amount(one, came_in=False), "money"),
        ListColumn(_("Saldo"), lambda one: one.line.balance, "money"),
    )
    return ListKind(
        "cash-book",
        _("Libro de caja"),
        columns,
        read=_lines,
        keys=_shape_line,
        say=lambda one: say_parts(
            one.association,
            format_day(one.line.entry.day),
            one.line.entry.what,
            format_money(one.line.entry.signed),
            format_money(one.line.balance),
        ),
        opens=lambda one: Place("association", one.association_id, "cash"),
        takes_period=True,
    )


def _amount(one: BookLine, *, came_in: bool) -> int | None:
    return one.line.entry.amount if (one.line.entry.direction == IN) == came_in else None


def _lines(asked: ListAsked) -> list[BookLine]:
    first, last = asked.days
    return [
        BookLine(one.name, one.id, line)
        for one in list_associations(asked.reader)
        for line in read_book(asked.reader, one.id).lines
        if first <= line.entry.day <= last
    ]


def _shape_line(one: BookLine) -> Shape:
    return {
        "association": one.association,
        **shape(one.line.entry, CASH_KEYS),
        **shape(one.line, "balance_gs=balance corrected_by=countered corrects=counters"),
    }


LISTS = (
    ListEntry("association-members", members_list),
    ListEntry("association-meetings", meetings_list),
    ListEntry("meeting-decisions", decisions_list),
    ListEntry("cash-book", cash_list),
)
