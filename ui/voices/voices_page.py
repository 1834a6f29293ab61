"""Lo que dicen quienes trabajan: help first, then gathering leaves, then what closed hearings tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.alerts.protocols import find_book
from app.alerts.queries import phones_of
from app.alerts.records import LocalPhone
from app.diagnosis.instruments import list_instruments
from app.i18n import _
from app.place import Place
from app.registry.queries import list_clusters
from app.registry.records import Cluster
from app.storage.records import Reader
from app.voices.operations import close_hearing, remove_hearing, remove_pile, start_hearing
from app.voices.queries import list_hearings, list_piles, tell_hearing
from app.voices.records import Hearing, HearingTold, PileLine
from app.voices.words import explain_hidden, explain_reserved, say_hearing, say_month
from reports.paper import Paper
from ui.context import Context
from ui.live import Live
from ui.page import Page
from ui.put_away import narrows
from ui.voices.danger_card import DangerCard
from ui.voices.gathering_card import MONTH_LETTERS, GatheringCard
from ui.voices.told_card import ToldCard
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.flow import WrapRow


class VoicesShown(NamedTuple):
    """The territory that is shown, its hearings, and what the chosen closed one tells."""

    clusters: list[Cluster]
    cluster_id: int | None
    open: Hearing | None
    piles: list[PileLine]
    closed: list[Hearing]
    told: HearingTold | None
    steps: tuple[str, ...]
    phones: dict[str, LocalPhone]


def _read(reader: Reader, cluster_id: int, hearing_id: int, today: str) -> VoicesShown:
    clusters = list_clusters(reader)
    known = {one.id for one in clusters}
    first = next((one.cluster_id for one in list_hearings(reader)), clusters[0].id if clusters else None)
    wanted = cluster_id if cluster_id in known else first
    hearings = [] if wanted is None else list_hearings(reader, wanted)
    taking = next((one for one in hearings if not one.closed), None)
    closed = [one for one in hearings if one.closed]
    chosen = next((one for one in closed if one.id == hearing_id), closed[0] if closed else None)
    (newest, *_others) = list_instruments()
    book = find_book(newest.code)
    return VoicesShown(
        clusters,
        wanted,
        taking,
        list_piles(reader, taking.id) if taking else [],
        closed,
        tell_hearing(reader, chosen.id, today=today) if chosen else None,
        book.always if book is not None else (),
        phones_of(reader, wanted),
    )


class VoicesPage(Page):
    """A place of it is of a cluster, by its id; without one it begins with that of the newest hearing."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cluster = self._hearing = 0
        self._shown: VoicesShown | None = None
        column = self.lay_out()
        self.leaf = QPushButton(_("Imprimir la hoja"))
        self.slip = QPushButton(_("Imprimir la papeleta"))
        for button, kind in ((self.leaf, "workers-leaf"), (self.slip, "owners-slip")):
            button.setAccessibleName(button.text())
            button.clicked.connect(lambda _checked=False, kind=kind: context.way.print(kind))
        head = self.make_head(_("Lo que dicen quienes trabajan"), self.leaf, self.slip)
        self.cluster = ChoiceField(())
        self.cluster.setAccessibleName(_("Territorio"))
        self.cluster.setMinimumWidth(context.theme.pixels(200))
        narrows(self.cluster).saved.connect(self._choose_cluster)
        head.addWidget(self.cluster, 0, Qt.AlignmentFlag.AlignTop)
        self.first = self.cluster
        column.addLayout(head)
        self._area = ColumnsArea(context.theme.scale)
        column.addWidget(self._area, 1)
        self.danger, self.gathering = DangerCard(context), GatheringCard()
        left, right = self._area.add_pair(56, 44)
        left.addWidget(self.danger)
        left.addStretch()
        right.addWidget(self.gathering)
        right.addStretch()
        self._area.column.addWidget(self._heard_card())
        self._cards = self._area.add_pair()
        self._area.column.addStretch()
        self._listen()
        self.live = Live(
            self,
            context,
            _read,
            self._show,
            asks=lambda: (self._cluster, self._hearing, date.today().isoformat()),
            title=_("Leer lo que dicen quienes trabajan"),
        )

    def _heard_card(self) -> Card:
        card = Card(_("Lo que se dijo"))
        row = WrapRow(6)
        self.hearing, self.whose = ChoiceField(()), ChoiceField(())
        self.hearing.setAccessibleName(_("Escucha"))
        self.whose.setAccessibleName(_("De quiénes"))
        narrows(self.hearing).saved.connect(self._choose_hearing)
        self.whose.saved.connect(lambda _whose: self._show_told())  # nothing reserved comes back by itself
        self.hearing.setMinimumContentsLength(MONTH_LETTERS)
        row.addWidget(self.hearing)
        row.addWidget(self.whose, 1)
        self.sentence = label("", "strong", wrap=True)
        self.reserved = label(explain_reserved(), "warning", wrap=True)
        self.hidden = label(explain_hidden(), "small", wrap=True)
        card.body.addLayout(row)
        for part in (self.sentence, self.reserved, self.hidden):
            card.body.addWidget(part)
        return card

    def _listen(self) -> None:
        card = self.gathering
        card.start_wanted.connect(self._do_open)
        card.keying_wanted.connect(self._key)
        card.close_wanted.connect(lambda: self._do_hearing(close_hearing))
        card.hearing_unwanted.connect(lambda: self._do_hearing(remove_hearing))
        card.pile_unwanted.connect(lambda pile: self.do(remove_pile, pile_id=pile))

    @property
    def paper(self) -> Paper | None:
        """The leaf, to hand out."""
        return Paper("workers-leaf")

    # --- doing ---

    def _do_open(self, month: str) -> None:
        if self._shown is not None and self._shown.cluster_id is not None:
            self.do(start_hearing, cluster_id=self._shown.cluster_id, month=month)

    def _do_hearing(self, operation: Callable[..., None]) -> None:
        if self._shown is not None and self._shown.open is not None:
            self._hearing = self._shown.open.id  # closed, it is the one that is looked at
            self.do(operation, hearing_id=self._hearing)

    def _key(self, speaker: str) -> None:
        if self._shown is not None and self._shown.open is not None:
            self._context.way.go("leaves", self._shown.open.id, part=speaker)

    # --- showing ---

    def show_place(self, place: Place) -> None:
        """Another cluster, or the one that was shown."""
        if isinstance(place.of, int):
            self._cluster = place.of
        self.live.again()

    def _choose_cluster(self, cluster: object) -> None:
        assert isinstance(cluster, int)
        self._cluster = cluster
        self.live.again()

    def _choose_hearing(self, hearing: object) -> None:
        assert isinstance(hearing, int)
        self._hearing = hearing
        self.live.again()

    def _show(self, shown: VoicesShown) -> None:
        self._shown = shown
        self.cluster.show_choices([(one.name, one.id) for one in shown.clusters])
        self.cluster.setVisible(len(shown.clusters) > 1)
        self._area.setVisible(shown.cluster_id is not None)
        if shown.cluster_id is None:
            self.about.setText(_("Todavía no hay ningún territorio; agréguelo en «Territorios»."))
            return
        self.cluster.show_value(shown.cluster_id)
        self.about.setText(next(one.name for one in shown.clusters if one.id == shown.cluster_id))
        self.danger.show_help(shown.steps, shown.phones)
        self.gathering.show_hearing(shown.open, shown.piles)
        self.gathering.setEnabled(not self._context.store.read_only)
        self.hearing.show_choices([(say_month(one.month), one.id) for one in shown.closed])
        told = shown.told
        if told is not None:
            self.hearing.show_value(told.hearing.id)
            everybody: list[tuple[str, object]] = [(_("Todo el territorio"), None)]
            reserved = [
                (_("Solo {workshop} (reservado)").format(workshop=name), one)
                for one, name in told.workshops.items()
            ]
            self.whose.show_choices([*everybody, *reserved])
        self._show_told()

    def _show_told(self) -> None:
        told = self._shown.told if self._shown is not None else None
        workshop = self.whose.value if told is not None else None
        assert workshop is None or isinstance(workshop, int)
        self.hearing.setVisible(told is not None)
        self.whose.setVisible(told is not None and bool(told.workshops))
        self.hidden.setVisible(told is not None)
        self.reserved.setVisible(workshop is not None)
        self.sentence.setText(
            say_hearing(told)
            if told is not None
            else _("Todavía no hay ninguna escucha cerrada: lo que se dijo se ve cuando se cierra una.")
        )
        for side in self._cards:
            clear_column(side)
        for number, one in enumerate(told.questions if told is not None else ()):
            self._cards[number % 2].addWidget(ToldCard(self._context.theme, one, workshop))
        for side in self._cards:
            side.addStretch()
