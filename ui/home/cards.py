"""The cards of Inicio about work that goes on: drafts, actions; and how things stand."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.agenda.day_words import say_due, say_when
from app.agenda.records import Day, News
from app.colours import BAND_BAR_ROLES, BAND_ROLES
from app.diagnosis.records import VisitLine
from app.diagnosis.words import BAND_WORDS
from app.i18n import _, format_number, ngettext
from app.improvement.records import ActionDue
from ui.home.day_acts import DayActs
from ui.home.week_card import MARK_WIDTH
from ui.theme import Theme
from ui.widgets.bands_bar import BandsBar, Part
from ui.widgets.card import Card, label
from ui.widgets.day_line import DayLine
from ui.widgets.light import SHAPES, Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import SectionsCard

SHOWN_ACTIONS = 5
SHOWN_DRAFTS = 3
SHOWN_NEWS = 4


class DraftsCard(SectionsCard):
    """Diagnostics that were begun and wait to be finished."""

    def __init__(self, day: Day, theme: Theme, acts: DayActs) -> None:
        count = len(day.drafts)
        text = ngettext("{count} diagnóstico", "{count} diagnósticos", count)
        super().__init__(_("Para terminar"), text.format(count=count))
        self.body.setSpacing(2)
        self._theme, self._acts = theme, acts
        self._today = date.fromisoformat(day.today)
        lines = [partial(self._line, one) for one in day.drafts]
        self.add_section(lines, count=count, shown=SHOWN_DRAFTS)

    def _line(self, visit: VisitLine) -> QWidget:
        mark = label(say_due(visit.visited_on, self._today), "strong")
        remark = _("Diagnóstico {round} · {answered} de {asked} respuestas guardadas").format(
            round=visit.round, answered=visit.answered, asked=visit.asked
        )
        row = RowButton(visit.workshop, remark, mark, mark_width=self._theme.pixels(MARK_WIDTH))
        row.chosen.connect(lambda: self._acts.way.go("workshop", visit.workshop_id))
        acts = [(_("Seguir"), lambda: self._acts.way.go("visit", visit.id))]
        return DayLine(row, acts if self._acts.may_write else [])


class DueActionsCard(SectionsCard):
    """Actions of the programmes: overdue first, then this week; how many come later."""

    def __init__(self, day: Day, theme: Theme, acts: DayActs) -> None:
        super().__init__(_("Acciones que esperan"), _count_actions(day))
        self.body.setSpacing(2)
        self._theme, self._acts = theme, acts
        self._today = date.fromisoformat(day.today)
        waiting = [*day.late_actions.lines, *day.actions.lines]
        self.add_section(
            [partial(self._line, one) for one in waiting],
            count=day.late_actions.count + day.actions.count,
            shown=SHOWN_ACTIONS,
        )
        if day.later_actions:
            text = ngettext("{count} más adelante", "{count} más adelante", day.later_actions)
            later = QPushButton(text.format(count=format_number(day.later_actions)))
            later.setProperty("role", "link")
            later.clicked.connect(lambda: acts.way.go("workshops", part="actions"))
            self.body.addWidget(later, 0, Qt.AlignmentFlag.AlignLeft)
            self.empty = False

    def _line(self, action: ActionDue) -> QWidget:
        late = action.due_on < self._today.isoformat()
        mark = Light(
            SHAPES["red" if late or action.alert else "yellow"],
            say_due(action.due_on, self._today),
            self._theme.colour("urgent" if late or action.alert else "improve"),
        )
        responsible = (
            _("responsable: {name}").format(name=action.responsible)
            if action.responsible
            else _("sin responsable")
        )
        if action.alert:
            responsible = _("alerta: no puede esperar · {rest}").format(rest=responsible)
        row = RowButton(
            action.title,
            f"{action.workshop} · {responsible}",
            mark,
            mark_width=self._theme.pixels(MARK_WIDTH),
        )
        row.chosen.connect(lambda: self._acts.way.go("programme", action.visit_id))
        acts = [
            (_("Hecha"), lambda: self._acts.complete(action)),
            (_("Mover a otro día…"), lambda: self._acts.move_action(action)),
            (_("Dejar de lado"), lambda: self._acts.drop(action)),
            (_("Abrir el taller"), lambda: self._acts.way.go("workshop", action.workshop_id)),
        ]
        return DayLine(row, acts if self._acts.may_write else [])


def _count_actions(day: Day) -> str:
    late, soon = day.late_actions.count, day.actions.count
    words = ngettext("{count} vencida", "{count} vencidas", late)
    parts = [words.format(count=format_number(late))] if late else []
    if soon:
        parts.append(_("{count} esta semana").format(count=format_number(soon)))
    return " · ".join(parts)


class NothingCard(Card):
    """There is nothing to do: says so, and what one may do instead."""

    def __init__(self, day: Day) -> None:
        if not day.reach.diagnosed and not day.mine:
            super().__init__(_("Lo que sigue: el primer diagnóstico"))
            first = _(
                "Con «Nuevo diagnóstico», arriba (o Ctrl+D), elija un taller. Las preguntas se responden con el teclado, y se puede parar y seguir cuando quiera. Al terminar, acuerde con la dueña o el dueño el programa de mejora y la próxima visita: los verá aquí con su fecha. El manual (F1) lo cuenta paso a paso."
            )
            self.body.addWidget(label(first, "soft", wrap=True))
            return
        super().__init__(_("Nada pendiente"))
        programme = _(
            "No hay visitas, acciones ni diagnósticos pendientes. Al terminar un diagnóstico, acuerde con la dueña o el dueño el programa de mejora y la próxima visita, y los verá aquí con su fecha."
        )
        own = _(" Son las de sus talleres; con «Toda la oficina» ve las de todos.")
        self.body.addWidget(label(programme + (own if day.mine else ""), "soft", wrap=True))


class FiguresCard(Card):
    """How many workshops have been reached, and how they stand."""

    def __init__(self, day: Day, theme: Theme, acts: DayActs) -> None:
        remark = "" if day.mine else _("toda la oficina")
        super().__init__(_("Mis talleres") if day.mine else _("Talleres"), remark)
        figures = QHBoxLayout()
        reach = day.reach
        for figure, name in (
            (reach.diagnosed, _("con diagnóstico")),
            (reach.programmes, _("con programa")),
            (reach.second_round, _("2.ª ronda")),
        ):
            figures.addLayout(_figure(format_number(figure), name))
        self.body.addLayout(figures)
        scored = sum(reach.bands.values())
        if scored:
            bar = BandsBar()
            bar.show_parts(_parts(day, theme))
            self.body.addWidget(bar)
            if scored < reach.diagnosed:
                text = _("Las luces son de los {count} diagnósticos más nuevos.")
                newest = label(text.format(count=format_number(scored)), "small", wrap=True)
                self.body.addWidget(newest)
        else:
            self.body.addWidget(
                label(
                    _("Cuando termine el primer diagnóstico verá aquí cuántos talleres están en cada luz."),
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
        everything.clicked.connect(lambda: acts.way.go("workshops", part="all"))
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
    bands: Sequence[str | None] = ("begin", "yellow", "green", None)
    for band in bands:
        count = day.reach.bands.get(band, 0)
        if band is not None or count:
            colour = theme.colour(BAND_ROLES[band])
            bar = theme.colour("line" if band is None else BAND_BAR_ROLES[band])
            parts.append(Part(SHAPES[band], BAND_WORDS[band], count, bar, colour))
    return parts


class NewsCard(SectionsCard):
    """What changed lately, from the journal."""

    def __init__(self, day: Day, acts: DayActs) -> None:
        super().__init__(_("Qué cambió"))
        self.body.setSpacing(2)
        self._acts = acts
        self._today = date.fromisoformat(day.today)
        lines = [partial(self._line, one) for one in day.news]
        self.add_section(lines, count=len(lines), shown=SHOWN_NEWS)
        if not lines:
            self.body.addWidget(label(_("Todavía no cambió nada."), "soft"))
        self.body.addStretch()

    def _line(self, news: News) -> QWidget:
        what = f"{news.what} ({news.times})" if news.times > 1 else news.what
        when = say_when(news.at, self._today)
        row = RowButton(
            news.title or _("La oficina"),
            " · ".join(part for part in (what, news.who, when) if part),
        )
        row.chosen.connect(lambda: self._open(news))
        return row

    def _open(self, news: News) -> None:
        if news.event_id is not None:
            self._acts.way.go("event", news.event_id)
        elif news.workshop_id is not None:
            self._acts.way.go("workshop", news.workshop_id)
        elif news.title:
            self._acts.way.go("workshops")
        else:
            self._acts.way.go("settings")
