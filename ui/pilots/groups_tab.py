"""Grupos: how it is compared, the groups with their parts, until when the others wait, and the rows or pairs."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from app.days import PLAN
from app.i18n import _
from app.numbers import read_number, write_number
from app.pilots.operations import set_arms
from app.pilots.preview_queries import lacks_outcome, preview_entrants
from app.pilots.records import Entrant
from app.pilots.steps import BEFORE_AFTER, COMPARED
from app.pilots.words import COMPARISON_WORDS, LAYOUT_WORDS, STRATUM_WORDS, UNIT_WORDS
from app.storage.records import Reader
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice, OnDay, SomeOf, Typed
from ui.live import Live
from ui.pilots.arm_row import ArmRow
from ui.pilots.pilot_tab import PilotShown, PilotTab, pilot_writer
from ui.pilots.rows_card import RowsCard
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.rows_field import RowsField

STAYS = ("comparison", "unit", "layout", "strata", "balance_most")  # once it was drawn


def read_spread(text: str) -> float | None:
    """ "0,2" -> 0.2; nothing is none. Raises `DataProblem`."""
    return read_number(text) if text.strip() else None


def show_spread(value: float | None) -> str:
    """0.2 -> "0,2"."""
    return "" if value is None else write_number(value)


def layout_rows(compared: QWidget, titles: tuple[QWidget, QWidget]) -> tuple[Row, ...]:
    """How it is compared, and within what it is drawn; `compared` says what that is worth."""

    def by_lot(pilot: Any) -> bool:
        return bool(pilot.comparison == "lot")

    return (
        Row("comparison", _("Cómo se compara"), Choice(COMPARISON_WORDS), wide=True),
        Row(widget=compared, wide=True),
        Row("unit", _("Qué se sortea"), Choice(UNIT_WORDS), when=by_lot),
        Row("layout", _("Cómo se sortea"), Choice(LAYOUT_WORDS), when=by_lot),
        Row(widget=titles[0], wide=True),
        Row(
            "strata",
            _("Una fila por cada"),
            SomeOf(STRATUM_WORDS),
            wide=True,
            of=lambda pilot: tuple(pilot.strata.split()),
            when=lambda pilot: pilot.layout == "rows",
        ),
        Row(widget=titles[1], wide=True),
        Row(
            "balance_most",
            _("Lo más que pueden diferir, en desvíos (vacío: no se repite)"),
            Typed(read_spread, show_spread),
            wide=True,
            when=by_lot,
        ),
    )


class RowsFound(NamedTuple):
    """Who would be drawn; `lacks_outcome`: the list was fixed before it was chosen what is looked at."""

    entrants: list[Entrant]
    lacks_outcome: bool


def _read(reader: Reader, pilot_id: int, today: str) -> RowsFound:
    return RowsFound(preview_entrants(reader, pilot_id, today), lacks_outcome(reader, pilot_id, today))


class GroupsTab(PilotTab):
    """What is chosen at the left, what comes of it at the right."""

    step = "groups"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        write: Any = pilot_writer(context)
        self.compared = label("", "small", wrap=True)
        self._strata = label(_("Una fila por cada"), "soft")
        self._spread = label(
            _("Si se quiere, se tira de nuevo hasta que los grupos se parezcan al empezar:"),
            "soft",
            wrap=True,
        )
        self.form = Form(context, layout_rows(self.compared, (self._strata, self._spread)), write, "pilot_id")
        self.dates = Form(
            context,
            (
                Row("starts_on", _("Cuándo empiezan los primeros"), OnDay(PLAN)),
                Row("waits_until", _("Hasta cuándo espera el resto"), OnDay(PLAN)),
            ),
            write,
            "pilot_id",
        )
        self.arms = RowsField(ArmRow, _("Agregar un grupo"), doubt=self._doubt)
        self.arms.saved.connect(self._keep_arms)
        self.rows = RowsCard()
        area = self._area = ColumnsArea(context.theme.scale)
        left, right = area.add_pair(52, 48)
        for card in self._cards():
            left.addWidget(card)
        left.addStretch()
        right.addWidget(self.rows)
        right.addStretch()
        area.column.addStretch()
        self.column.addWidget(area, 1)
        self._live = Live(
            self, context, _read, self._show_rows, asks=self._asks,
            title=_("Ver cómo quedan las filas"),
        )  # fmt: skip

    def _cards(self) -> list[Card]:
        groups = Card(_("Los grupos"), _("nombre, cuándo empieza, y cuántas partes de la lista le tocan"))
        groups.body.addWidget(self.arms)
        dates = Card(_("Las fechas"), _("a quien espera se le promete un día"))
        dates.body.addWidget(self.dates)
        how = Card(_("Cómo se compara"))
        how.body.addWidget(self.form)
        return [groups, dates, how]

    def _asks(self) -> tuple[int, str] | None:
        if self.shown is None:
            return None
        return self.whole.pilot.id, date.today().isoformat()

    def begin(self) -> None:
        """The first group; of a pilot that was drawn the dates, which may still change."""
        rows = self.arms.rows
        (rows[0] if rows and self.arms.isEnabled() else self.dates["starts_on"]).setFocus()

    # --- showing ---

    def refresh(self, shown: PilotShown) -> None:
        pilot = shown.whole.pilot
        self.compared.setText(COMPARED[pilot.comparison])
        for form in (self.form, self.dates):
            form.show_record(pilot)
        for name, field in self.form.fields.items():
            field.setEnabled(self.may_write and not (self.drawn and name in STAYS))
        self._strata.setVisible(pilot.layout == "rows")
        self._spread.setVisible(pilot.comparison == "lot")
        self.dates.setEnabled(self.may_write)
        self.arms.show_value([(one.name, one.parts, one.treated) for one in shown.whole.arms])
        self.arms.setEnabled(self.may_write and not self.drawn)
        self._live.again()

    def _show_rows(self, found: RowsFound) -> None:
        whole, entrants = self.whole, found.entrants
        about = ""
        if not whole.entrants:
            about = _("Así quedaría hoy, si consienten todos los que pueden entrar y todavía no contestaron.")
        if found.lacks_outcome:
            about = _(
                "La lista se fijó antes de elegir qué se mira; fíjela otra vez, para que los grupos se parezcan también en eso."
            )
        if not entrants:
            about = _("Nadie puede entrar todavía; mire por qué en «Quién entra».")
        assert self.shown is not None
        self.rows.show_rows(whole, entrants, self.shown.clusters, about)

    # --- writing ---

    def _doubt(self, rows: list[Any]) -> str:
        if self.shown is None or self.whole.pilot.comparison == BEFORE_AFTER:
            return ""
        if {row[2] for row in rows} != {True, False}:
            return _("Hace falta un grupo que empiece primero y otro que espere.")
        return ""

    def _keep_arms(self, rows: list[tuple[str, int, bool]]) -> None:
        if self.shown is None:
            return
        wanted = [{"name": name, "parts": parts, "treated": treated} for name, parts, treated in rows]
        self.context.do(set_arms, asked_by=self.arms, pilot_id=self.whole.pilot.id, arms=wanted)
