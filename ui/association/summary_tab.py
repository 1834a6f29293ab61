"""Cómo está: members, fees, cash and the next meeting at a glance, and what was decided and waits."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.agenda.day_words import say_until
from app.association.meeting_operations import close_decision
from app.association.phrases import say_board, say_count, say_fee_sum, say_meeting_day, say_sexes
from app.association.records import AssociationMeeting, MeetingDecision
from app.association.summary import AssociationSummary
from app.association.words import MEETING_WORDS
from app.i18n import _, format_money, format_number, ngettext
from app.phrases import capital
from ui.association.association_tab import AssociationTab
from ui.association.close_window import CloseDecisionWindow
from ui.context import Context
from ui.forms.window import ask
from ui.widgets.card import Card, label, set_role
from ui.widgets.columns import SPACING, clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, Section

SHOWN = 12
MARK_WIDTH = 128


class FigureCard(Card):
    """A number with what it is of, and two soft lines below; the heading leads to its part."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.figure = label("", "figure", wrap=True)
        self.first = label("", "soft", wrap=True)
        self.second = label("", "soft", wrap=True)
        for part in (self.figure, self.first, self.second):
            self.body.addWidget(part)
        self.body.addStretch()

    def say(self, figure: str, first: str, second: str = "", role: str = "soft") -> None:
        """Show it; `role` is how the first line looks."""
        self.figure.setText(figure)
        for part, text in ((self.first, first), (self.second, second)):
            part.setText(text)
            part.setVisible(bool(text))
        set_role(self.first, role)


class SummaryTab(AssociationTab):
    """Four numbers, then the decisions that somebody has to carry out."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.members = FigureCard(_("Socias y socios"))
        self.fees = FigureCard(_("Cuotas"))
        self.cash = FigureCard(_("Caja"))
        self.next = FigureCard(_("Próxima reunión"))
        sides = self.area.add_pair(50, 50)
        for side, cards in zip(sides, ((self.members, self.fees), (self.cash, self.next)), strict=True):
            row = QHBoxLayout()
            row.setSpacing(SPACING)
            for card in cards:
                row.addWidget(card, 1)
            side.addLayout(row)
        self.decisions = Card(_("Decisiones por hacer"), " ")
        self._lines = QVBoxLayout()
        self.decisions.body.addLayout(self._lines)
        self.area.add_whole(self.decisions)
        self.area.column.addStretch()

    def refresh(self, summary: AssociationSummary) -> None:
        self._show_figures(summary)
        to_do = summary.to_do
        count = len(to_do)
        self.decisions.remark.setText(
            ngettext("{count} por hacer", "{count} por hacer", count).format(count=count)
            if count
            else _("ninguna")
        )
        clear_column(self._lines)
        if to_do:
            meetings = {one.id: one for one in summary.meetings}
            lines = EachLine(lambda one: self._line(one, meetings[one.meeting_id]), to_do)
            self._lines.addWidget(Section(lines, count=count, shown=SHOWN))
        else:
            said = _(
                "Lo que una reunión decide y alguien tiene que hacer aparece acá, y en Inicio cuando se acerca su día."
            )
            self._lines.addWidget(label(said, "soft", wrap=True))

    def _show_figures(self, summary: AssociationSummary) -> None:
        today = summary.today
        share = summary.attendance
        came = (
            ""
            if share is None
            else _("a las asambleas vienen {share} de cada 100").format(share=round(100 * share))
        )
        self.members.say(
            format_number(len(summary.now)),
            say_sexes(one.owner_sex for one in summary.now),
            " · ".join(part for part in (say_board(summary.posts, today), came) if part),
        )
        fees = summary.fees
        if fees.due:
            text = ngettext("{count} al día", "{count} al día", fees.up_to_date)
            owing = ngettext("{count} debe", "{count} deben", fees.owing).format(count=fees.owing)
            self.fees.say(text.format(count=fees.up_to_date), owing if fees.owing else "", say_fee_sum(fees))
        else:
            self.fees.say("–", _("todavía no se dijo cuánto es la cuota"))
        book = summary.book
        if book.is_open:
            role = {True: "good", False: "urgent", None: "soft"}[book.agrees]
            self.cash.say(format_money(book.balance), say_count(book), role=role)
        else:
            self.cash.say("–", _("el libro de caja todavía no empezó"))
        self._show_next(summary)

    def _show_next(self, summary: AssociationSummary) -> None:
        coming = summary.next_meeting
        if coming is None:
            self.next.say("–", _("no hay ninguna prevista"))
            return
        set_role(self.next.figure, "headline")
        topics = ngettext("{count} tema", "{count} temas", len(coming.topics)).format(
            count=len(coming.topics)
        )
        called = _("convocatoria entregada") if coming.called_on else _("convocatoria sin entregar")
        quorum = _("quórum {count}").format(count=coming.quorum) if coming.quorum else ""
        said = " · ".join(part for part in (topics, called, quorum) if part)
        self.next.say(capital(say_meeting_day(coming)), MEETING_WORDS[coming.kind], said)

    def _line(self, decision: MeetingDecision, meeting: AssociationMeeting) -> QWidget:
        row = RowButton(
            decision.what,
            " · ".join(part for part in (decision.who or "", MEETING_WORDS[meeting.kind]) if part),
            self._mark(decision),
            mark_width=self.context.theme.pixels(MARK_WIDTH),
        )
        row.about = decision.id
        row.chosen.connect(lambda: self.context.way.go("meeting", meeting.id, part="decisions"))
        acts = [
            (_("Se hizo…"), lambda: self._close(decision, "done")),
            (_("Se dejó…"), lambda: self._close(decision, "dropped")),
        ]
        return DayLine(row, acts if self.may_write else [])

    def _mark(self, decision: MeetingDecision) -> Light:
        colour, today = self.context.theme.colour, date.today()
        if decision.due_on is None:
            return Light("ring", _("sin día"), colour("unmeasured"))
        late = decision.due_on < today.isoformat()
        shape, role = ("triangle", "urgent") if late else ("circle", "improve")
        return Light(shape, say_until(decision.due_on, today), colour(role))

    def _close(self, decision: MeetingDecision, status: str) -> None:
        told = ask(CloseDecisionWindow(self.context, decision, status, self))
        if told is not None:
            self.context.do(
                close_decision,
                decision_id=decision.id,
                status=status,
                said=_("Anotado."),
                asked_by=self,
                **told,
            )
