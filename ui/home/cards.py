"""The cards of Inicio."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.records import VisitLine
from app.diagnosis.words import BAND_WORDS
from app.i18n import _, format_number, ngettext
from app.improvement.records import ActionLine
from ui.home.day import Day, News
from ui.home.words import say_due
from ui.theme import BAND_BAR_ROLES, BAND_ROLES, Theme
from ui.widgets.bands_bar import BandsBar, Part
from ui.widgets.card import Card, label
from ui.widgets.light import SHAPES, Light
from ui.widgets.row_button import RowButton

MARK_WIDTH = 128
SHOWN_ACTIONS = 6
SHOWN_DRAFTS = 3


class OpeningCard(Card):
    """A card whose lines ask for a page of the main window."""

    place_wanted = Signal(str, object)

    def _open(self, row: RowButton | QPushButton, page: str, subject: int | str | None) -> None:
        signal = row.chosen if isinstance(row, RowButton) else row.clicked
        signal.connect(lambda *_more: self.place_wanted.emit(page, subject))

    def _more(self, count: int, state: str) -> None:
        if count > 0:
            more = QPushButton(_("y {count} más").format(count=format_number(count)))
            more.setProperty("role", "link")
            self._open(more, "workshops", state)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)


class DraftsCard(OpeningCard):
    """Visits that were begun and wait to be finished."""

    def __init__(self, day: Day, theme: Theme, today: date) -> None:
        text = ngettext("{count} visita", "{count} visitas", len(day.drafts))
        super().__init__(_("Para terminar"), text.format(count=len(day.drafts)))
        self.body.setSpacing(2)
        for visit in day.drafts[:SHOWN_DRAFTS]:
            self.body.addLayout(self._line(visit, theme, today))
        self._more(len(day.drafts) - SHOWN_DRAFTS, "draft")

    def _line(self, visit: VisitLine, theme: Theme, today: date) -> QHBoxLayout:
        line = QHBoxLayout()
        mark = label(say_due(visit.visited_on, today), "strong")
        remark = _("Diagnóstico {round} · {answered} de {asked} respuestas guardadas").format(
            round=visit.round, answered=visit.answered, asked=visit.asked
        )
        row = RowButton(visit.workshop, remark, mark, mark_width=theme.pixels(MARK_WIDTH))
        self._open(row, "workshop", visit.workshop_id)
        go_on = QPushButton(_("Seguir"))
        go_on.setAccessibleName(_("Seguir la visita en {name}").format(name=visit.workshop))
        self._open(go_on, "visit", visit.id)
        line.addWidget(row, 1)
        line.addWidget(go_on)
        return line


class ActionsCard(OpeningCard):
    """Actions of the programmes: overdue first, then this week, then the rest."""

    def __init__(self, day: Day, theme: Theme, today: date) -> None:
        super().__init__(_("Acciones que esperan"), self._count(day))
        self.body.setSpacing(2)
        shown: Sequence[tuple[ActionLine, str | None, str]] = [
            *((one, "red", "urgent") for one in day.overdue),
            *((one, "yellow", "improve") for one in day.soon),
            *((one, None, "unmeasured") for one in day.later),
        ]
        for action, band, role in shown[:SHOWN_ACTIONS]:
            mark = Light(SHAPES[band], say_due(action.due_on, today), theme.colour(role))
            responsible = (
                _("responsable: {name}").format(name=action.responsible)
                if action.responsible
                else _("sin responsable")
            )
            row = RowButton(
                action.title, f"{action.workshop} · {responsible}", mark,
                mark_width=theme.pixels(MARK_WIDTH),
            )  # fmt: skip
            self._open(row, "workshop", action.workshop_id)
            self.body.addWidget(row)
        if not shown:
            nothing = label(
                _(
                    "No hay acciones abiertas. Al terminar un diagnóstico, acuerde con la dueña o el dueño el programa de mejora y las verá aquí con su fecha."
                ),
                "soft",
                wrap=True,
            )
            self.body.addWidget(nothing)
        self._more(len(shown) - SHOWN_ACTIONS, "actions")
        self.body.addStretch()

    def _count(self, day: Day) -> str:
        late = ngettext("{count} vencida", "{count} vencidas", len(day.overdue))
        parts = [late.format(count=len(day.overdue))] if day.overdue else []
        if day.soon:
            parts.append(_("{count} esta semana").format(count=len(day.soon)))
        return " · ".join(parts)


class FiguresCard(OpeningCard):
    """How many workshops have been reached, and how they stand."""

    def __init__(self, day: Day, theme: Theme) -> None:
        remark = "" if day.mine else _("toda la oficina")
        super().__init__(_("Mis talleres") if day.mine else _("Talleres"), remark)
        figures = QHBoxLayout()
        names = (_("con diagnóstico"), _("con programa"), _("2.ª ronda"))
        for figure, name in zip(day.reach, names, strict=True):
            figures.addLayout(_figure(format_number(figure), name))
        self.body.addLayout(figures)
        if sum(day.bands.values()):
            bar = BandsBar()
            bar.show_parts(_parts(day, theme))
            self.body.addWidget(bar)
        else:
            self.body.addWidget(
                label(
                    _(
                        "Cuando termine el primer diagnóstico verá aquí cuántos talleres están en cada luz."
                    ),
                    "soft",
                    wrap=True,
                )
            )
        everything = QPushButton(
            ngettext("Ver el taller", "Ver los {count} talleres", day.workshops).format(
                count=format_number(day.workshops)
            )
        )
        everything.setProperty("role", "link")
        self._open(everything, "workshops", "all")
        self.body.addWidget(everything, 0, Qt.AlignmentFlag.AlignLeft)


def _figure(number: str, name: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for text, role in ((number, "figure"), (name, "soft")):
        made = label(text, role, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(made)
    return column


def _parts(day: Day, theme: Theme) -> list[Part]:
    parts = []
    for band in ("red", "yellow", "green", None):
        if band is not None or day.bands[band]:
            colour = theme.colour(BAND_ROLES[band])
            bar = theme.colour("line" if band is None else BAND_BAR_ROLES[band])
            parts.append(Part(SHAPES[band], BAND_WORDS[band], day.bands[band], bar, colour))
    return parts


class NewsCard(OpeningCard):
    """What changed lately, from the journal."""

    def __init__(self, day: Day) -> None:
        super().__init__(_("Qué cambió"))
        self.body.setSpacing(2)
        for news in day.news:
            self.body.addWidget(self._line(news))
        if not day.news:
            self.body.addWidget(label(_("Todavía no cambió nada."), "soft"))
        self.body.addStretch()

    def _line(self, news: News) -> QWidget:
        what = f"{news.what} ({news.times})" if news.times > 1 else news.what
        remark = " · ".join(part for part in (what, news.who, news.when) if part)
        title = news.title or _("La oficina")
        row = RowButton(title, remark)
        if news.workshop_id is None:
            self._open(row, "settings", None)
        else:
            self._open(row, "workshop", news.workshop_id)
        return row
