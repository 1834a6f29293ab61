"""The middle of the visit: one item, read aloud, and its answers as large cards."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.alerts.records import LocalPhone, Protocol
from app.diagnosis.records import Answer, AnswerKind, Item
from app.diagnosis.words import KIND_KEYS, KIND_WORDS, explain_standing, say_how, say_standing
from app.i18n import _
from ui.diagnosis.detail_card import DetailCard
from ui.diagnosis.level_card import KindButton, LevelCard
from ui.diagnosis.proof_card import ProofCard
from ui.diagnosis.protocol_card import ProtocolCard
from ui.theme import Theme
from ui.widgets.card import label, set_role
from ui.widgets.flow import FlowRow, WrapRow


class ItemPanel(QScrollArea):
    """Shows one item; says what was pressed and leaves the rest to the page."""

    level_pressed = Signal(int)
    kind_pressed = Signal(object)
    again_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(30, 18, 30, 12)
        self.column.setSpacing(10)
        self.protocol = ProtocolCard(theme)
        self.protocol.hide()
        self.column.addWidget(self.protocol)
        self.proof = ProofCard()
        self.proof.hide()
        self.column.addWidget(self.proof)
        self.detail = DetailCard()
        self.column.addWidget(self.detail)
        self._add_head()
        self._add_cards()
        self._add_kinds()
        self.column.addStretch()
        self.setWidget(inside)

    def _add_head(self) -> None:
        top = WrapRow(6)
        self.code = label("", "soft")
        self.remark = label("", "small")
        top.addWidget(self.code)
        top.addStretch()
        top.addWidget(self.remark)
        self.introduction = label("", "introduction", wrap=True)
        self.question = label("", "question", wrap=True)
        self.notice = label("", "skipped", wrap=True)
        self.column.addLayout(top)
        self.column.addWidget(self.introduction)
        self.column.addWidget(self.question)
        self.column.addWidget(self.notice)

    def _add_cards(self) -> None:
        self.cards = {level: LevelCard(level) for level in range(5)}
        for card in self.cards.values():
            card.pressed_again.connect(self.again_pressed)
            card.clicked.connect(lambda _checked, chosen=card: self._press(chosen))
            self.column.addWidget(card)

    def _press(self, card: LevelCard) -> None:
        if not card.isChecked():
            self.level_pressed.emit(card.level)

    def _add_kinds(self) -> None:
        row = FlowRow(spacing=9)
        self.kinds: dict[AnswerKind, KindButton] = {}
        for kind, key in KIND_KEYS.items():
            button = KindButton(key, KIND_WORDS[kind].capitalize())
            button.clicked.connect(lambda _checked, chosen=kind: self.kind_pressed.emit(chosen))
            self.kinds[kind] = button
            row.add(button)
        self.column.addSpacing(2)
        self.column.addWidget(row)
        self.when = label("", "small", wrap=True)
        self.column.addWidget(self.when)

    def show_item(self, item: Item, answer: Answer, *, introduction: str, skipped: str, locked: bool) -> None:
        """Show an item with its answer; `skipped` is the reason why it is not asked.

        `introduction` is read aloud before the first item of a dimension.
        """
        self.introduction.setText(introduction)
        self.introduction.setVisible(bool(introduction))
        how = _("<b>{code}</b> · {how}").format(code=item.code, how=say_how(item.how))
        self.code.setText(how)
        self.remark.setText(say_standing(item.validated))
        self.remark.setToolTip(explain_standing(item))
        self.remark.setAccessibleDescription(explain_standing(item))
        self.question.setText(item.question)
        set_role(self.question, "question-skipped" if skipped else "question")
        self.notice.setText(skipped)
        self.notice.setVisible(bool(skipped))
        self._show_cards(item, enabled=not (skipped or locked))
        when = item.not_applicable_when
        self.when.setText(_("No aplica: {when}").format(when=when) if when else "")
        self.when.setVisible(bool(when))
        self.show_answer(answer)
        self.verticalScrollBar().setValue(0)

    def _show_cards(self, item: Item, *, enabled: bool) -> None:
        texts = item.level_texts
        for level, card in self.cards.items():
            card.setVisible(level in texts)
            card.setEnabled(enabled)
            if level in texts:
                card.show_text(texts[level])
        for button in self.kinds.values():
            button.setEnabled(enabled)

    def show_protocol(
        self, instrument: str, protocol: Protocol | None, phones: Mapping[str, LocalPhone]
    ) -> None:
        """What to do about the answer, over the question; None: it is no alert."""
        self.protocol.setVisible(protocol is not None)
        if protocol is not None:
            self.protocol.show_protocol(instrument, protocol, phones)

    def mark_last(self, level: int | None) -> None:
        """Mark what was answered in the round before; no level marks nothing."""
        for card in self.cards.values():
            card.mark_last(card.level == level)

    def show_answer(self, answer: Answer) -> None:
        """Mark what was answered."""
        for level, card in self.cards.items():
            card.setChecked(answer.kind is AnswerKind.LEVEL and level == answer.level)
        for kind, button in self.kinds.items():
            button.setChecked(answer.kind is kind)
