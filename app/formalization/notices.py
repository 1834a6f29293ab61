"""What formalizing wants kept in mind."""

from collections.abc import Sequence
from datetime import date

from app.agenda.notices import YELLOW, NoticeKind, NoticeLine, due_line
from app.formalization.records import Expiry, StatuteDue
from app.i18n import N_, _, format_day, ngettext
from app.place import Place

NAMED = 3  # legal figures in the one line that tells of them


def show_expiries(lines: Sequence[Expiry], today: date) -> list[NoticeLine]:
    """Each document with its day."""
    return [
        due_line(
            one.title,
            one.workshop,
            one.expires_on,
            today,
            Place("workshop", one.workshop_id, part="formalization"),
        )
        for one in lines
    ]


def show_statutes(lines: Sequence[StatuteDue], today: date) -> list[NoticeLine]:
    """One line for all of them: they are confirmed together, in the list of legal figures."""
    title = ngettext(
        "{count} cifra legal para confirmar", "{count} cifras legales para confirmar", len(lines)
    ).format(count=len(lines))
    named = ", ".join(dict.fromkeys(one.title for one in lines[:NAMED]))
    return [NoticeLine(title, named, _("confirmar"), YELLOW, Place("statutes", part="stale"))]


NOTICES = (
    NoticeKind(
        "expiries",
        N_("Documentos que vencen"),
        N_("Documentos por vencer o vencidos"),
        read="app.formalization.agenda_queries:list_expiries",
        show="app.formalization.notices:show_expiries",
        say=lambda one: f"{format_day(one.expires_on)}  {one.workshop}  {one.title}",
        keys="name=workshop|none id title|none expires_on",
        order=20,
        listed=10,
    ),
    NoticeKind(
        "statutes",
        "",
        N_("Cifras legales para confirmar"),
        read="app.formalization.agenda_queries:list_statutes_due",
        show="app.formalization.notices:show_statutes",
        say=lambda one: f"{format_day(one.review_on)}  {one.title}",
        keys="code title|none review_on",
        counted=False,
        order=50,
        listed=50,
    ),
)
