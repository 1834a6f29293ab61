"""Qué pueden juntos: what a cluster could make of a demand that goes up and down, and what would add most."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.allocation.potential import ClusterMaker, OnlyOne, Potential
from app.allocation.potential_queries import read_potential
from app.allocation.potential_words import (
    explain_addition,
    explain_potential,
    say_addition,
    say_gain,
    say_no_links,
    say_of_hundred,
    say_only,
    say_potential,
    say_unknown,
)
from app.apart import Reckoner
from app.i18n import _, format_number
from app.place import Place
from app.registry.queries import list_clusters
from app.registry.records import Cluster
from app.storage.records import Reader
from app.valuechain.words import product_title
from ui.allocation.share_bars import ServedBar
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.put_away import narrows
from ui.widgets.card import Card, label, line
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.row_button import RowButton

SHOWN_MAKERS = 40


class ClusterShown(NamedTuple):
    """The clusters there are, the one that is shown, and what it could do."""

    clusters: list[Cluster]
    cluster_id: int | None
    found: Potential | None


def _read(reckon: Reckoner, reader: Reader, cluster_id: int, today: str) -> ClusterShown:
    clusters = list_clusters(reader)
    known = {one.id for one in clusters}
    wanted = cluster_id if cluster_id in known else (clusters[0].id if clusters else None)
    found = None if wanted is None else read_potential(reader, wanted, today=today, reckon=reckon)
    return ClusterShown(clusters, wanted, found)


class PotentialPage(Page):
    """A place of it is of a cluster, by its id; without one it begins with the first."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cluster = 0
        column = self.lay_out()
        head = self.make_head(_("Qué pueden juntos"))
        self.cluster = ChoiceField(())
        self.cluster.setAccessibleName(_("Territorio"))
        self.cluster.setMinimumWidth(context.theme.pixels(220))
        narrows(self.cluster).saved.connect(self._choose)
        head.addWidget(self.cluster, 0, Qt.AlignmentFlag.AlignTop)
        self.first = self.cluster
        column.addLayout(head)
        self._area = ColumnsArea(context.theme.scale)
        column.addWidget(self._area, 1)
        left, right = self._area.add_pair(56, 44)
        left.addWidget(self._answer_card())
        left.addWidget(self._links_card())
        left.addStretch()
        right.addWidget(self._only_card())
        right.addWidget(self._makers_card())
        right.addStretch()
        self._area.column.addStretch()
        self.live = Live(
            self,
            context,
            partial(_read, context.jobs.reckon),
            self._show,
            asks=lambda: (self._cluster, date.today().isoformat()),
            title=_("Ver qué pueden juntos"),
        )

    def _answer_card(self) -> Card:
        card = Card(_("De lo que pidan"), _("en un mes"))
        self.sentence = label("", wrap=True)
        card.body.addWidget(self.sentence)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(14)
        self.bars: dict[str, ServedBar] = {}
        self.shares = {}
        for place, (code, words) in enumerate(
            (
                ("dedicated", _("cada uno solo lo suyo")),
                ("given", _("como están hoy")),
                ("full", _("todos haciendo de todo")),
            )
        ):
            self.bars[code] = ServedBar(self._context.theme)
            self.shares[code] = label("", "strong")
            grid.addWidget(label(words, "strong" if code == "given" else "soft"), place, 0)
            grid.addWidget(self.bars[code], place, 1)
            grid.addWidget(self.shares[code], place, 2)
        self._bars = QWidget()
        self._bars.setLayout(grid)
        card.body.addWidget(self._bars)
        self.unknown = label("", "warning", wrap=True)
        card.body.addWidget(self.unknown)
        card.body.addWidget(label(explain_potential(), "small", wrap=True))
        return card

    def _links_card(self) -> Card:
        card = Card(
            _("Qué sumaría más"), _("un solo saber nuevo (con la máquina que pida), o una sola máquina")
        )
        self._links = QVBoxLayout()
        card.body.addLayout(self._links)
        return card

    def _only_card(self) -> Card:
        card = Card(_("De quién depende todo"), _("si falta, nadie más puede"))
        self._only = QVBoxLayout()
        card.body.addLayout(self._only)
        return card

    def _makers_card(self) -> Card:
        card = Card(_("Quién hace qué"))
        self._makers = QVBoxLayout()
        card.body.addLayout(self._makers)
        return card

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """Another cluster, or the one that was shown."""
        if isinstance(place.of, int):
            self._cluster = place.of
        self.live.again()

    def _choose(self, cluster: object) -> None:
        assert isinstance(cluster, int)
        self._cluster = cluster
        self.live.again()

    def _show(self, shown: ClusterShown) -> None:
        self.cluster.show_choices([(one.name, one.id) for one in shown.clusters])
        self.cluster.setVisible(len(shown.clusters) > 1)
        self._area.setVisible(shown.found is not None)
        if shown.found is None:
            self.about.setText(_("Todavía no hay ningún territorio; agréguelo en «Territorios»."))
            return
        self.cluster.show_value(shown.cluster_id)
        found = shown.found
        name = next(one.name for one in shown.clusters if one.id == shown.cluster_id)
        self.about.setText(name)
        self.sentence.setText(say_potential(found))
        self._bars.setVisible(found.answer is not None)
        if found.answer is not None:
            for code, bar in self.bars.items():
                served = getattr(found.answer, code)
                bar.show_share(served / found.asked if found.asked else 0.0)
                self.shares[code].setText(say_of_hundred(served, found.asked))
                bar.setAccessibleName(self.shares[code].text())
        self.unknown.setText(say_unknown(found))
        self.unknown.setVisible(bool(found.unknown))
        self._show_links(found)
        self._show_only(found)
        self._show_makers(found)

    def _show_links(self, found: Potential) -> None:
        clear_column(self._links)
        for addition in found.additions:
            row = RowButton(say_addition(addition), explain_addition(addition), side=say_gain(addition))
            row.chosen.connect(lambda one=addition.workshop_id: self._context.way.go("workshop", one))
            self._links.addWidget(row)
        if not found.additions:
            said = say_no_links(found)
            self._links.addWidget(label(said, "soft", wrap=True))

    def _show_only(self, found: Potential) -> None:
        clear_column(self._only)
        by_workshop: dict[int, list[OnlyOne]] = {}
        for one in found.only:
            by_workshop.setdefault(one.workshop_id, []).append(one)
        for workshop, those in by_workshop.items():
            row = RowButton(those[0].name, "; ".join(say_only(one) for one in those))
            row.chosen.connect(lambda one=workshop: self._context.way.go("workshop", one))
            self._only.addWidget(row)
        if not found.only:
            said = _("Nada depende de un solo taller, por lo que está anotado.")
            self._only.addWidget(label(said, "soft", wrap=True))

    def _show_makers(self, found: Potential) -> None:
        clear_column(self._makers)
        for one in found.makers[:SHOWN_MAKERS]:
            row = RowButton(one.name, _say_families(one), side=_say_month(one))
            row.chosen.connect(lambda chosen=one.workshop_id: self._context.way.go("workshop", chosen))
            self._makers.addWidget(row)
        left = len(found.makers) - SHOWN_MAKERS
        if left > 0:
            self._makers.addWidget(line())
            self._makers.addWidget(label(_("y {count} más").format(count=left), "soft"))


def _say_families(one: ClusterMaker) -> str:
    return ", ".join(product_title(family).lower() for family in one.families) or _("sin anotar qué hace")


def _say_month(one: ClusterMaker) -> str:
    if one.pieces is None:
        return _("no se sabe")
    return _("{count} por mes").format(count=format_number(round(one.pieces)))
