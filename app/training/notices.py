"""What courses want kept in mind."""

from collections.abc import Sequence
from datetime import date

from app.agenda.day_words import say_until
from app.agenda.notices import NoticeKind, NoticeLine
from app.i18n import N_, format_day, ngettext
from app.place import Place
from app.training.records import FreePlaces


def show_places(lines: Sequence[FreePlaces], today: date) -> list[NoticeLine]:
    """Each course with its places left, and how many workshops need it."""
    return [
        NoticeLine(
            one.title,
            _say_places(one),
            say_until(one.begins_on, today),
            "",
            Place("event", one.event_id),
        )
        for one in lines
    ]


def _say_places(one: FreePlaces) -> str:
    needed = ngettext("{count} taller lo necesita", "{count} talleres lo necesitan", one.needed_by).format(
        count=one.needed_by
    )
    if one.free is None:
        return needed
    left = ngettext("queda {count} lugar", "quedan {count} lugares", one.free)
    return f"{left.format(count=one.free)} · {needed}"


NOTICES = (
    NoticeKind(
        "places",
        N_("Cursos con lugares"),
        N_("Cursos con lugares"),
        read="app.training.agenda_queries:list_free_places",
        show="app.training.notices:show_places",
        say=lambda one: f"{format_day(one.begins_on)}  {one.title}",
        keys="event=event_id title|none begins_on|none free needed_by",
        counted=False,
        order=30,
        listed=40,
    ),
)
