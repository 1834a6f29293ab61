"""What lines want kept in mind on the day."""

from collections.abc import Sequence
from datetime import date

from app.agenda.day_words import say_until
from app.agenda.notices import YELLOW, NoticeKind, NoticeLine
from app.balancing.records import LineTrial
from app.i18n import N_, _, format_day
from app.place import Place


def show_line_trials(lines: Sequence[LineTrial], today: date) -> list[NoticeLine]:
    """Each line that is on trial: whether it stays is for them to say."""
    return [
        NoticeLine(
            one.workshop,
            _("línea de {style}: ¿queda así?").format(style=one.style),
            say_until(one.starts_on, today),
            YELLOW,
            Place("line", one.style_id),
        )
        for one in lines
    ]


NOTICES = (
    NoticeKind(
        "line_trials",
        N_("Líneas a prueba"),
        N_("Líneas a prueba de las que ya se puede decir cómo van"),
        read="app.balancing.queries:list_line_trials",
        show="app.balancing.notices:show_line_trials",
        say=lambda one: f"{format_day(one.starts_on)}  {one.code}  {one.workshop}  {one.style}",
        keys="code workshop style starts_on",
        order=45,
        listed=45,
    ),
)
