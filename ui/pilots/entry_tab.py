"""Quién entra: who may, how many that lets in, who stays out and why, what each said; and the list, fixed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.days import FACT
from app.i18n import _, format_day, format_number
from app.numbers import PEOPLE
from app.pilots.entering import count_out
from app.pilots.lists import CandidateLine, candidates_list, say_out
from app.pilots.operations import fix_list
from app.pilots.overlap_queries import list_overlaps
from app.pilots.words import OUT_WORDS, say_hash, say_overlap, say_pilot, say_workshops
from app.registry.groups import SEX_WORDS, ZONE_WORDS
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Notes, OnDay, Whole
from ui.forms.window import ask
from ui.lists.list_choice import choice_of
from ui.lists.listing import Listing
from ui.pilots.choices import cluster_choices
from ui.pilots.consent_window import ConsentWindow
from ui.pilots.pilot_tab import PilotShown, PilotTab, pilot_writer
from ui.pilots.question_tab import codes_row
from ui.registry.words import choices
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.list_table import RowDeed

LEAST_HEIGHT = 400  # of the list, where everything stands one below the other
TEXT_HEIGHT = 60
FILTERED = ("clusters", "least_people", "most_people", "owner_sex", "zone", "diagnosed_since")


def filter_rows() -> tuple[Row, ...]:
    """Who may enter."""
    return (
        codes_row("clusters", _("Territorios"), cluster_choices, _("todos")),
        Row("least_people", _("Desde cuántas personas"), Whole(PEOPLE, most=999)),
        Row("most_people", _("Hasta cuántas personas"), Whole(PEOPLE, most=999)),
        Row("owner_sex", _("Dueña o dueño"), Choice(choices(SEX_WORDS, _("todos")))),
        Row("zone", _("Zona"), Choice(choices(ZONE_WORDS, _("todas")))),
        Row("diagnosed_since", _("Con diagnóstico desde"), OnDay(FACT)),
        Row(
            "consent_text", _("Lo que se les pide consentir"), Notes(TEXT_HEIGHT), wide=True, take=or_nothing
        ),
    )


class EntryTab(PilotTab):
    """How many and who may at the left, every workshop at the right."""

    step = "entry"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Form(context, filter_rows(), pilot_writer(context), "pilot_id")
        self._area = ColumnsArea(context.theme.scale)
        left, right = self._area.add_pair(36, 64, fill=True)
        left.addWidget(self._count_card())
        rules = Card(_("A quiénes se les ofrece"))
        rules.body.addWidget(self.form)
        left.addWidget(rules)
        left.addStretch()
        self._place = right
        self.column.addWidget(self._area, 1)
        self._pilot_id = 0
        self._nobody_yet = False
        self._others = ""  # what the workshops of another pilot are found by
        self.listing: Listing | None = None  # made once it is known of which pilot

    def _count_card(self) -> Card:
        card = Card(_("Pueden entrar"))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.able = label("", "figure")
        self.of_all = label("", "soft", wrap=True)
        row.addWidget(self.able)
        row.addWidget(self.of_all, 1, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(row)
        self.out = FlowRow(spacing=10)
        card.body.addWidget(self.out)
        self.fix = QPushButton(_("Fijar la lista"))
        self.fix.setAccessibleName(self.fix.text())
        self.fix.setProperty("role", "main")
        self.fix.clicked.connect(self._fix)
        card.body.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignLeft)
        self.fixed = label("", "small", wrap=True)
        card.body.addWidget(self.fixed)
        self.elsewhere = label("", "improve", wrap=True)
        self.which = QPushButton(_("Ver cuáles"))
        self.which.setProperty("role", "inline-link")
        self.which.setAccessibleName(_("Ver cuáles están en otro piloto"))
        self.which.clicked.connect(self._find_elsewhere)
        for part in (self.elsewhere, self.which):
            part.hide()
            card.body.addWidget(
                part, 0, Qt.AlignmentFlag(0) if part is self.elsewhere else Qt.AlignmentFlag.AlignLeft
            )
        return card

    def _make_listing(self, pilot_id: int) -> Listing:
        listing = Listing(
            self.context,
            candidates_list(pilot_id),
            _("Filtrar por nombre, código o territorio"),
            EmptyState(_("Todavía no hay talleres"), _("Cargue o importe la lista de talleres.")),
            choices=(choice_of(_("Puede entrar"), _("Todos"), lambda one: say_out(one.one)),),
            begins_by=-1,
        )
        listing.column.setContentsMargins(0, 0, 0, 0)
        listing.setMinimumHeight(self.context.theme.pixels(LEAST_HEIGHT))
        self.consent = listing.add_deed(_("Anotar consentimiento…"))
        self.consent.clicked.connect(self._ask_consent)
        self.sheet = listing.add_deed(_("Imprimir la hoja…"))
        self.sheet.setAccessibleName(_("Imprimir la hoja de consentimiento de quienes faltan"))
        self.sheet.setToolTip(self.sheet.accessibleName())
        self.sheet.clicked.connect(lambda: self.context.way.print("pilot-consent", self._pilot_id))
        listing.table.add_deeds(self._deeds)
        listing.table.chosen_changed.connect(self._show_chosen)
        listing.shown.connect(self._show_counts)
        self.begins_at = listing  # not the main button: Enter once more would fix the list unread
        self._place.addWidget(listing, 1)
        self._place.addWidget(label(_say_how(), "small", wrap=True))
        return listing

    # --- showing ---

    def refresh(self, shown: PilotShown) -> None:
        pilot = shown.whole.pilot
        self.form.show_record(pilot)
        may = self.may_write
        for name, field in self.form.fields.items():
            field.setEnabled(may and not (self.drawn and name in FILTERED))
        if self.listing is None:
            self.listing = self._make_listing(pilot.id)
        elif self._pilot_id != pilot.id:
            self.listing.show_list(candidates_list(pilot.id))
        self._pilot_id = pilot.id
        self.fix.setVisible(may and not self.drawn)
        self.sheet.setVisible(not self.drawn)  # nobody is to be asked any more
        self._say_next()
        self._show_fixed()
        self._show_chosen()

    def _show_counts(self) -> None:
        """How many may enter, and how many stay out for each reason: pressed, it shows those."""
        assert self.listing is not None
        lines = self.listing.model.lines
        out = count_out(line.one for line in lines)
        able = len(lines) - sum(out.values())
        self.able.setText(format_number(able))
        self.of_all.setText(_("de {total}").format(total=say_workshops(len(lines))))
        self._nobody_yet = not able and bool(out.get("unasked"))
        self._say_next()
        self.out.clear()
        if out:
            self.out.add(label(_("Afuera:"), "soft"))
        for reason, count in out.items():
            button = QPushButton(f"{OUT_WORDS.get(reason, reason)}: {format_number(count)}")
            button.setProperty("role", "inline-link")
            button.setAccessibleName(_("Ver: {what}").format(what=button.text()))
            button.clicked.connect(lambda _on=False, reason=reason: self._narrow(OUT_WORDS.get(reason)))
            self.out.add(button)
        self._show_fixed()
        self._show_elsewhere([one for one in lines if one.one.out in ("", "unasked")])

    def _show_elsewhere(self, lines: Sequence[CandidateLine]) -> None:
        """Which other pilots have some of those that may enter: said before they are asked, and until it is drawn."""
        enter = {one.workshop_id for one in self.whole.entrants} or {one.id for one in lines}
        found = (
            []
            if self.drawn
            else list_overlaps(self.context.store, self.whole.pilot.id, enter, since=date.today().isoformat())
        )
        self._others = say_pilot(found[0].number) if found else ""
        self.elsewhere.setText("\n".join(map(say_overlap, found)))
        for part in (self.elsewhere, self.which):
            part.setVisible(bool(found))

    def _find_elsewhere(self) -> None:
        assert self.listing is not None
        self.listing.clear_filters()
        self.listing.filter.setText(self._others)
        self.listing.table.setFocus()
        self.listing.table.point_at(0)

    def _say_next(self) -> None:
        """Nothing can be fixed before anybody was asked: that stands above as what is missing."""
        if self.shown is None or self.whole.entrants:
            return
        asking = _(
            "Falta preguntarles: elija talleres en la lista y anote su consentimiento; después fije la lista."
        )
        self.missing.setText(asking if self._nobody_yet else self.shown.missing(self.step))

    def _narrow(self, words: str | None) -> None:
        assert self.listing is not None
        self.listing.choices[0].choose(words)
        self.listing.table.setFocus()
        self.listing.table.point_at(0)

    def _show_fixed(self) -> None:
        """When it was fixed, and whether another list would come out today."""
        if self.shown is None:
            return
        whole = self.whole
        at = whole.pilot.list_at
        self.fix.setText(_("Fijar la lista otra vez") if at else _("Fijar la lista"))
        self.fix.setAccessibleName(self.fix.text())
        if not at:
            self.fixed.setText(_("Fijada, ya no cambia sola: se sortea entre esos y no entre otros."))
            return
        said = _("Lista fijada el {day}, {hour}: {workshops}.").format(
            day=format_day(at[:10]), hour=at[11:16], workshops=say_workshops(len(whole.entrants))
        )
        parts = [said, _("Huella {hash}").format(hash=say_hash(whole.pilot.list_hash))]
        if not self.drawn and self._differs:
            parts.append(_("Hoy saldría otra lista; fíjela otra vez si quiere la de hoy."))
        self.fixed.setText("\n".join(parts))

    @property
    def _differs(self) -> bool:
        lines = self.listing.model.lines if self.listing is not None else ()
        able = {line.id for line in lines if not line.one.out}
        return bool(lines) and able != {one.workshop_id for one in self.whole.entrants}

    def _show_chosen(self) -> None:
        if self.listing is None:
            return
        count = len(self.listing.table.chosen)
        self.consent.setEnabled(bool(count) and self.may_write)
        text = _("Anotar consentimiento…")
        self.consent.setText(f"{text[:-1]} ({count})…" if count > 1 else text)
        self.consent.setAccessibleName(self.consent.text())

    # --- doing ---

    def _deeds(self, _line: CandidateLine) -> Sequence[RowDeed]:
        return [RowDeed(self.consent.text(), self._ask_consent)] if self.may_write else []

    def _ask_consent(self) -> None:
        assert self.listing is not None
        lines = self.listing.table.chosen
        if lines:
            ask(ConsentWindow(self.context, self.whole.pilot, lines, self))

    def _fix(self) -> None:
        self.do(fix_list, said=_("La lista está fijada."))


def _say_how() -> str:
    return _("Elija uno o varios (Mayús y flechas; Ctrl+A, todos) y anote qué dijeron. Enter abre el taller.")
