"""Revisar los datos: what seems wrong, by kind; each is mended at its place, or said to be right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.agenda.findings import all_rules, list_accepted, list_findings
from app.agenda.lists import findings_list
from app.agenda.operations import accept_finding, reopen_finding
from app.agenda.records import AcceptedFinding, Finding
from app.i18n import _, format_number, ngettext
from app.lists.sheets import ListSheet
from app.place import Place
from app.registry.names import fold, fold_once
from app.spelling import Texts
from app.storage.records import Reader
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.lists.exporting import ExportButton
from ui.live import Live
from ui.page import Page
from ui.widgets.card import label
from ui.widgets.columns import ColumnsArea
from ui.widgets.day_line import DayLine
from ui.widgets.empty import EmptyState
from ui.widgets.flow import WrapRow
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, SectionsCard

REST_MS = 300
SHOWN = 20
KINDS_WIDTH = 350
EVERYTHING, ACCEPTED = "", "accepted"
ByKind = dict[str, list[Finding]]
Read = tuple[ByKind, list[AcceptedFinding]]


def _read(reader: Reader) -> Read:
    today = date.today()
    by_kind: ByKind = {}  # sorted out here, off the window's thread: there may be tens of thousands
    for one in list_findings(reader, today=today):
        by_kind.setdefault(one.kind, []).append(one)
    return by_kind, list_accepted(reader, today=today)


def _holding(by_kind: ByKind, words: list[str]) -> ByKind:
    findings = [one for found in by_kind.values() for one in found]
    texts = Texts([fold_once(f"{one.code} {one.name} {one.sentence}") for one in findings])
    held: ByKind = {}
    for place in texts.holding(words):
        held.setdefault(findings[place].kind, []).append(findings[place])
    return held


class UpkeepPage(Page):
    """At the left the kinds with how many there are; at the right the findings of one or of all."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._by_kind: ByKind = {}
        self.accepted: list[AcceptedFinding] = []
        self.kind = EVERYTHING
        self._lay_out()
        Live(self, context, _read, self._show, title=_("Revisar los datos"), rest=REST_MS)

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 16))
        head = WrapRow()
        head.addWidget(label(_("Revisar los datos"), "title"))
        self.remark = label("", "soft")
        head.addWidget(self.remark, 1)
        self.filter = QLineEdit(placeholderText=_("Taller, código o palabra"))
        self.filter.setAccessibleName(_("Filtrar"))
        self.filter.setProperty("finds", True)
        self.filter.setFixedWidth(self._context.theme.pixels(240))
        self.filter.textChanged.connect(lambda _text: self._show_lines())
        head.addWidget(self.filter)
        head.addWidget(ExportButton(self._context, self.exported))
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(14)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(_("Qué revisar"))
        self.kinds.setFixedWidth(self._context.theme.pixels(KINDS_WIDTH))
        self.kinds.setWordWrap(True)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.currentItemChanged.connect(lambda now, _before: self._choose(now))
        body.addWidget(self.kinds)
        self.area = ColumnsArea(self._context.theme.scale)
        body.addWidget(self.area, 1)
        column.addLayout(body, 1)

    # --- showing ---

    @property
    def part(self) -> str:
        return self.kind

    def show_place(self, place: Place) -> None:
        self.show_kind(place.part)

    def show_kind(self, kind: str) -> None:
        """Show the findings of one kind; "" shows all, "accepted" what was said to be right."""
        self.kind = kind
        self._show_kinds()
        self._show_lines()

    def _show(self, read: Read) -> None:
        self._by_kind, self.accepted = read
        count = sum(map(len, self._by_kind.values()))
        said = ngettext("{count} cosa para revisar", "{count} cosas para revisar", count)
        self.remark.setText(said.format(count=format_number(count)))
        self._show_kinds()
        self._show_lines()

    def _show_kinds(self) -> None:
        counts = {kind: len(found) for kind, found in self._by_kind.items()}
        if self.kind not in (EVERYTHING, ACCEPTED) and self.kind not in counts:
            self.kind = EVERYTHING
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self._add_kind(_("Todo"), EVERYTHING, sum(counts.values()))
        group = ""
        for rule in all_rules():
            if rule.kind in counts:
                if rule.group != group:
                    group = rule.group
                    self._add_heading(_(group))
                self._add_kind(f"    {_(rule.title)}", rule.kind, counts[rule.kind])
        if self.accepted:
            self._add_kind(_("Dado por bueno"), ACCEPTED, len(self.accepted))
        self.kinds.blockSignals(False)

    def _add_heading(self, text: str) -> None:
        heading = QListWidgetItem(text)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.kinds.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setForeground(self._context.theme.colour("text"))
        self.kinds.addItem(heading)

    def _add_kind(self, title: str, kind: str, count: int) -> None:
        item = QListWidgetItem(f"{title} · {format_number(count)}")
        item.setData(Qt.ItemDataRole.UserRole, kind)
        self.kinds.addItem(item)
        if kind == self.kind:
            self.kinds.setCurrentItem(item)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.kind = item.data(Qt.ItemDataRole.UserRole) or EVERYTHING
            self._show_lines()

    @property
    def findings(self) -> list[Finding]:
        """All there are."""
        return [one for found in self._by_kind.values() for one in found]

    @property
    def shown(self) -> list[Finding]:
        """The findings that the kind and the filter leave."""
        return [one for found in self._shown_by_kind().values() for one in found]

    def _shown_by_kind(self) -> ByKind:
        of_kind = {kind: found for kind, found in self._by_kind.items() if self.kind in (EVERYTHING, kind)}
        words = fold(self.filter.text()).split()
        return _holding(of_kind, words) if words else of_kind

    def _show_lines(self) -> None:
        self.area.clear()
        if self.kind == ACCEPTED:
            card = SectionsCard(_("Dado por bueno"))
            lines = EachLine(self._accepted_line, self.accepted)
            card.add_section(lines, count=len(lines), shown=SHOWN)
            self.area.add_whole(card)
        elif by_kind := self._shown_by_kind():
            self._show_cards(by_kind)
        else:
            self.area.column.addWidget(self._nothing(), 1)
            return
        self.area.column.addStretch()

    def _show_cards(self, by_kind: ByKind) -> None:
        for found in by_kind.values():
            card = SectionsCard(found[0].title, format_number(len(found)))
            card.body.setSpacing(2)
            lines = EachLine(self._line, found)
            shown = SHOWN if len(by_kind) == 1 else SHOWN // 4
            card.add_section(lines, count=len(lines), shown=shown)
            self.area.add_whole(card)

    def _nothing(self) -> EmptyState:
        if self._by_kind:
            return EmptyState(_("Nada con esas palabras"), _("Borre el filtro para ver lo demás."))
        return EmptyState(
            _("Los datos están en orden"),
            _("No se encontró nada para corregir. Se revisa de nuevo cada vez que abre esta página."),
        )

    def _line(self, one: Finding) -> QWidget:
        title = "  ".join(part for part in (one.code, one.name) if part)
        row = RowButton(title or one.title, one.sentence)
        row.chosen.connect(lambda: self._context.way.show(one.place))
        acts = [
            (one.fix, lambda: self._context.way.show(one.place)),
            (_("Está bien así…"), lambda: self.accept(one)),
        ]
        return DayLine(row, acts if not self._context.store.read_only else acts[:1], open_all=True)

    def _accepted_line(self, one: AcceptedFinding) -> QWidget:
        titles = {rule.kind: _(rule.title) for rule in all_rules()}
        row = RowButton(
            "  ".join(part for part in (titles.get(one.kind, one.kind), one.name) if part),
            one.reason or _("sin motivo anotado"),
        )
        return DayLine(row, [(_("Revisar de nuevo"), lambda: self.reopen(one))])

    # --- doing ---

    def accept(self, one: Finding) -> None:
        """Ask for the reason, and leave the finding out from now on."""
        window = ReasonWindow(
            self._context,
            self,
            title=_("Está bien así"),
            about=" · ".join(part for part in (one.name, one.sentence) if part),
            question=_("¿Por qué está bien así? (puede quedar vacío)"),
            keep=_("Está bien así"),
            leave=_("Cancelar"),
        )
        reason = window.ask()
        if reason is not None:
            said = _("Queda como está.")
            self.do(accept_finding, kind=one.kind, row=one.row, reason=reason, said=said)

    def reopen(self, one: AcceptedFinding) -> None:
        """List an accepted finding again."""
        self.do(reopen_finding, accepted_id=one.id)

    def exported(self) -> ListSheet:
        """What is shown, for Excel."""
        return findings_list("").sheet(self.shown)
