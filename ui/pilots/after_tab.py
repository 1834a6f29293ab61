"""Seguimiento: who took it, who left, whom it may have reached all the same, whom to measure; the decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.days import FACT
from app.errors import DataProblem
from app.i18n import _, format_day, format_number
from app.phrases import join_words
from app.pilots.blind_operations import set_blind_measurers
from app.pilots.blind_queries import list_blind_measurers
from app.pilots.follow_queries import list_due, list_followed
from app.pilots.follow_records import DueFollowUp, FollowedWorkshop
from app.pilots.follow_words import say_contamination
from app.pilots.lists import followed_list
from app.pilots.operations import note_follow
from app.pilots.steps import LOT
from app.pilots.windows import follow_up_days
from app.pilots.words import DECISION_WORDS, TOOK_WORDS
from app.storage.records import Reader
from ui.administrative.lists_card import AdministrativeCard
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Notes, OnDay, OneOf, SeveralOf
from ui.forms.window import ask
from ui.lists.list_choice import choice_of
from ui.lists.listing import Listing
from ui.live import Live
from ui.pilots.choices import consultant_choices
from ui.pilots.due_lines import DueLines
from ui.pilots.follow_window import FollowWindow
from ui.pilots.pilot_tab import PilotShown, PilotTab, pilot_writer
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.empty import EmptyState
from ui.widgets.list_table import RowDeed
from ui.widgets.row_button import RowButton

LEAST_HEIGHT = 400  # of the list, where everything stands one below the other
MOST_LINES = 8
WHY_HEIGHT = 60


class BlindNamed(NamedTuple):
    """A pilot by its id, and who measures it without knowing the groups."""

    id: int
    consultants: tuple[int, ...]


class PilotFollowed(NamedTuple):
    """What the cards beside the list show."""

    workshops: list[FollowedWorkshop]
    due: list[DueFollowUp]
    blind: tuple[int, ...] = ()


def _read(reader: Reader, pilot_id: int, today: str) -> PilotFollowed:
    try:
        return PilotFollowed(
            list_followed(reader, pilot_id, today=today), list_due(reader, pilot_id, today=today),
            tuple(list_blind_measurers(reader, pilot_id)),
        )  # fmt: skip
    except DataProblem:  # taken out meanwhile; the page says so
        return PilotFollowed([], [])


class AfterTab(PilotTab):
    """Every workshop at the left, what to look at and the decision at the right."""

    step = "after"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pilot_id = 0
        self.listing: Listing | None = None  # made once it is known of which pilot
        self.empty = EmptyState(
            _("El piloto todavía no empezó"),
            _("Después del sorteo, acá se anota quién lo recibió, quién se fue y a quién toca medir."),
            _("Ir al sorteo"),
        )
        self.empty.chosen.connect(lambda: context.way.go("pilot", self.whole.pilot.id, part="draw"))
        self.column.addWidget(self.empty, 1)
        self.area = ColumnsArea(context.theme.scale)
        self._place, right = self.area.add_pair(68, 32, fill=True)
        self.lists = AdministrativeCard(context)
        cards = (self._due_card(), self._blind_card(), self._spoilt_card(), self.lists, self._decision_card())
        for card in cards:
            right.addWidget(card)
        right.addStretch()
        self.column.addWidget(self.area, 1)
        self.begins_at = self.empty.button
        self._live = Live(self, context, _read, self._show, asks=self._asks, title=_("Leer el seguimiento"))

    def _due_card(self) -> Card:
        self.due = Card(_("A quién toca medir"))
        self.when = label("", "small", wrap=True)
        self.due.body.addWidget(self.when)
        self._due_lines = DueLines(self.context, self)
        self.due.body.addWidget(self._due_lines)
        return self.due

    def _blind_card(self) -> Card:
        card = Card(_("Quién mide sin saber el grupo"))
        said = _("A quien elija no se le muestra el grupo de ningún taller. Elija a quien no lo sepa ya.")
        card.body.addWidget(label(said, "small", wrap=True))
        rows = (Row("consultants", _("Personas"), SeveralOf(consultant_choices, _("nadie")), wide=True),)
        self.blind = Form(self.context, rows, set_blind_measurers, "pilot_id")
        card.body.addWidget(self.blind)
        return card

    def _spoilt_card(self) -> Card:
        self.spoilt = Card(_("Esperan, pero quizás les llegó"))
        self._spoilt_lines = QVBoxLayout()
        self._spoilt_lines.setSpacing(2)
        self.spoilt.body.addLayout(self._spoilt_lines)
        return self.spoilt

    def _decision_card(self) -> Card:
        card = Card(_("La decisión"), _("con lo que se aprendió"))
        rows = (
            Row("decision", _("Qué se hace"), OneOf(DECISION_WORDS, may_be_none=True), wide=True),
            Row("decided_on", _("Cuándo se decidió"), OnDay(FACT), wide=True),
            Row("decided_why", _("Por qué"), Notes(WHY_HEIGHT), wide=True, take=or_nothing),
        )
        self.form = Form(self.context, rows, pilot_writer(self.context), "pilot_id")
        card.body.addWidget(self.form)
        return card

    def _make_listing(self, pilot_id: int) -> Listing:
        listing = Listing(
            self.context,
            followed_list(pilot_id),
            _("Filtrar por taller"),
            EmptyState(_("Nadie entró en este piloto"), _("Fije antes la lista de quién entra.")),
            choices=(choice_of(_("Grupo"), _("Todos los grupos"), lambda one: one.arm),),
            begins_by=-1,
        )
        listing.column.setContentsMargins(0, 0, 0, 0)
        listing.setMinimumHeight(self.context.theme.pixels(LEAST_HEIGHT))
        self.note: QPushButton = listing.add_deed(_("Anotar qué pasó…"))
        self.note.clicked.connect(self._ask)
        listing.table.add_deeds(self._deeds)
        listing.table.chosen_changed.connect(self._show_chosen)
        self._place.addWidget(listing, 1)
        self.begins_at = listing
        return listing

    def _asks(self) -> tuple[int, str] | None:
        if self.shown is None or not self._began:
            return None
        return self.whole.pilot.id, date.today().isoformat()

    @property
    def _began(self) -> bool:
        return self.drawn or self.whole.pilot.comparison != LOT

    # --- showing ---

    def refresh(self, shown: PilotShown) -> None:
        pilot = shown.whole.pilot
        began = self._began
        self.empty.setVisible(not began)
        self.area.setVisible(began)
        self.missing.setVisible(began and bool(self.missing.text()))
        if not began:
            return
        if self.listing is None:
            self.listing = self._make_listing(pilot.id)
        elif self._pilot_id != pilot.id:
            self.listing.show_list(followed_list(pilot.id))
        self._pilot_id = pilot.id
        self.form.show_record(pilot)
        self.form.setEnabled(self.may_write)
        self._show_chosen()
        self.lists.show_pilot(pilot.id)
        self._live.again()

    def _show(self, found: PilotFollowed) -> None:
        self.when.setText(self._say_when())
        self._due_lines.show_due(found.due)
        self.blind.show_record(BlindNamed(self.whole.pilot.id, found.blind))
        self.blind.setEnabled(self.may_write)
        clear_column(self._spoilt_lines)
        spoilt = [one for one in found.workshops if one.contaminated]
        for each in spoilt[:MOST_LINES]:
            line = RowButton(each.name, say_contamination(each))
            line.chosen.connect(partial(self.context.way.go, "workshop", each.id))
            self._spoilt_lines.addWidget(line)
        if not spoilt:
            said = _("Ninguno, por lo que está anotado: ni vino al curso ni es familia de quien empezó.")
            self._spoilt_lines.addWidget(label(said, "soft", wrap=True))
        elif len(spoilt) > MOST_LINES:
            self._spoilt_lines.addWidget(_more(len(spoilt)))

    def _say_when(self) -> str:
        """The days of the follow-ups, and until when the others wait."""
        whole = self.whole
        days = follow_up_days(whole)
        parts = [_("Se mide el {days}.").format(days=join_words(map(format_day, days)))]
        if not (whole.pilot.ends_on or whole.pilot.waits_until):
            parts.append(_("Es un año después: el plan no dice cuándo se mide por última vez."))
        if whole.pilot.waits_until:
            said = _("Quienes esperan empiezan el {day}.")
            parts.append(said.format(day=format_day(whole.pilot.waits_until)))
        return " ".join(parts)

    def _show_chosen(self) -> None:
        if self.listing is None:
            return
        count = len(self.listing.table.chosen)
        self.note.setEnabled(bool(count) and self.may_write)
        text = _("Anotar qué pasó…")
        self.note.setText(f"{text[:-1]} ({count})…" if count > 1 else text)
        self.note.setAccessibleName(self.note.text())

    # --- doing ---

    def _deeds(self, _line: FollowedWorkshop) -> Sequence[RowDeed]:
        assert self.listing is not None
        if not self.may_write:
            return []
        deeds = [RowDeed(self.note.text(), self._ask)]
        if len(self.listing.table.chosen) == 1:
            deeds += [RowDeed(words, partial(self._took, code)) for code, words in TOOK_WORDS.items()]
        return deeds

    def _took(self, code: str) -> None:
        """What the menu says of one, today's day beside it."""
        assert self.listing is not None
        one = self.listing.table.chosen[0]
        kept = one.follow.took_on if one.follow is not None else None
        day = None if code == "none" else kept or date.today().isoformat()
        self.do(note_follow, workshop_id=one.id, took=code, took_on=day)

    def _ask(self) -> None:
        assert self.listing is not None
        lines: list[Any] = self.listing.table.chosen
        if lines:
            pilot = self.whole.pilot
            ask(FollowWindow(self.context, pilot.id, pilot.number, lines, self))


def _more(count: int) -> QWidget:
    return label(_("y {count} más").format(count=format_number(count - MOST_LINES)), "soft")
