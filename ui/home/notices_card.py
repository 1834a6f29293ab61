"""Para tener en cuenta: what ends, who was not seen, who asked, where a course has places."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.agenda.day_words import say_since, say_until
from app.agenda.records import Day, EnquiryDue, Expiry, FreePlaces, StatuteDue, Unseen
from app.i18n import _, ngettext
from app.place import Place
from ui.home.acts import Acts
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.light import SHAPES, Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import SectionsCard

SHOWN = 2
NAMED = 3
MARK_WIDTH = 118


class NoticesCard(SectionsCard):
    """Sections that are there only when they have something to say."""

    def __init__(self, day: Day, theme: Theme, acts: Acts) -> None:
        super().__init__(_("Para tener en cuenta"))
        self.body.setSpacing(2)
        self._theme, self._acts = theme, acts
        self._today = date.fromisoformat(day.today)
        self._limits = day.limits
        self._add(
            _("Consultas para seguir"), day.enquiries.lines, day.enquiries.count, self._enquiry
        )
        self._add(_("Documentos que vencen"), day.expiries.lines, day.expiries.count, self._expiry)
        self._add(_("Cursos con lugares"), day.places, len(day.places), self._places)
        days = self._limits.unseen_days
        unseen = _("Sin ver hace más de {days} días").format(days=days)
        self._add(unseen, day.unseen.lines, day.unseen.count, self._unseen)
        self._add_statutes(day.statutes)  # fmt: skip

    def _add(
        self, title: str, lines: Sequence[Any], count: int, build: Callable[[Any], QWidget]
    ) -> None:
        if lines:
            heading = label(title if count <= SHOWN else f"{title} · {count}", "soft")
            heading.setContentsMargins(0, 0 if self.empty else 8, 0, 0)
            self.body.addWidget(heading)
            self.add_section([partial(build, one) for one in lines], count=count,
                             shown=SHOWN)  # fmt: skip

    def _row(self, title: str, remark: str, mark: QWidget, place: Place) -> QWidget:
        row = RowButton(title, remark, mark, mark_width=self._theme.pixels(MARK_WIDTH))
        row.chosen.connect(lambda: self._acts.way.show(place))
        return row

    def _mark(self, day: str) -> QWidget:
        late = day < self._today.isoformat()
        colour = self._theme.colour("urgent" if late else "improve")
        return Light(SHAPES["red" if late else "yellow"], say_until(day, self._today), colour)

    def _expiry(self, one: Expiry) -> QWidget:
        place = Place("workshop", one.workshop_id, part="formalization")
        return self._row(one.title, one.workshop, self._mark(one.expires_on), place)

    def _add_statutes(self, statutes: Sequence[StatuteDue]) -> None:
        """One line for all of them: they are confirmed together, in the list of legal figures."""
        if not statutes:
            return
        count = len(statutes)
        title = ngettext(
            "{count} cifra legal para confirmar", "{count} cifras legales para confirmar", count
        ).format(count=count)
        named = ", ".join(dict.fromkeys(one.title for one in statutes[:NAMED]))
        mark = Light(SHAPES["yellow"], _("confirmar"), self._theme.colour("improve"))
        line = partial(self._row, title, named, mark, Place("statutes", part="stale"))
        self.add_section([line], count=1, shown=1)

    def _enquiry(self, one: EnquiryDue) -> QWidget:
        asker = one.asker or _("Sin nombre")
        return self._row(
            asker, one.question, self._mark(one.follow_up_on), Place("enquiries", one.id)
        )

    def _places(self, one: FreePlaces) -> QWidget:
        needed = ngettext(
            "{count} taller lo necesita", "{count} talleres lo necesitan", one.needed_by
        ).format(count=one.needed_by)
        left = ""
        if one.free is not None:
            words = ngettext("queda {count} lugar", "quedan {count} lugares", one.free)
            left = words.format(count=one.free)
        remark = " · ".join(part for part in (left, needed) if part)
        mark = label(say_until(one.begins_on, self._today), "strong")
        return self._row(one.title, remark, mark, Place("event", one.event_id))

    def _unseen(self, one: Unseen) -> QWidget:
        mark = Light(
            SHAPES[None], say_since(one.seen_on, self._today), self._theme.colour("unmeasured")
        )
        remark = " · ".join(part for part in (one.code, one.phone) if part)
        return self._row(one.workshop, remark, mark, Place("workshop", one.workshop_id))
