"""What the visit log wants kept in mind."""

from collections.abc import Sequence
from datetime import date

from app.agenda.day_words import say_since
from app.agenda.notices import GREY, NoticeKind, NoticeLine
from app.contacts.records import Unseen
from app.i18n import N_, format_day
from app.place import Place


def show_unseen(lines: Sequence[Unseen], today: date) -> list[NoticeLine]:
    """Each workshop with how long ago somebody was there."""
    return [
        NoticeLine(
            one.workshop,
            " · ".join(part for part in (one.code, one.phone) if part),
            say_since(one.seen_on, today),
            GREY,
            Place("workshop", one.workshop_id),
        )
        for one in lines
    ]


NOTICES = (
    NoticeKind(
        "unseen",
        N_("Sin ver hace más de {days} días"),
        N_("Talleres sin ver"),
        read="app.contacts.agenda_queries:list_unseen",
        show="app.contacts.notices:show_unseen",
        say=lambda one: f"{format_day(one.seen_on)}  {one.code}  {one.workshop}",
        keys="workshop=code|none name=workshop|none seen_on|none phone|none",
        order=40,
        listed=20,
    ),
)
