"""What enquiries want kept in mind."""

from collections.abc import Sequence
from datetime import date

from app.agenda.notices import NoticeKind, NoticeLine, due_line
from app.enquiries.records import EnquiryDue
from app.i18n import N_, _, format_day
from app.place import Place


def show_enquiries(lines: Sequence[EnquiryDue], today: date) -> list[NoticeLine]:
    """Each question with who asked it, and by when."""
    return [
        due_line(
            one.asker or _("Sin nombre"),
            one.question,
            one.follow_up_on,
            today,
            Place("enquiries", one.id),
        )
        for one in lines
    ]


NOTICES = (
    NoticeKind(
        "enquiries",
        N_("Consultas para seguir"),
        N_("Consultas para seguir"),
        read="app.enquiries.agenda_queries:list_enquiries_due",
        show="app.enquiries.notices:show_enquiries",
        say=lambda one: f"{format_day(one.follow_up_on)}  {one.asker}",
        keys="id asker|none question|none follow_up_on",
        order=10,
        listed=30,
    ),
)
