"""What was said to one question: a sentence, and a bar for each answer; what is not shown has its sign."""

from PySide6.QtWidgets import QGridLayout

from app.i18n import _
from app.voices.records import QuestionTold, ToldCounts
from app.voices.words import THEME_WORDS, answer_codes, answer_text, say_count, say_question, say_share
from ui.allocation.share_bars import ServedBar
from ui.theme import Theme
from ui.widgets.card import Card, label

RIGHT = "✓"


class ToldCard(Card):
    """Of all who work and of owners, or of one workshop."""

    def __init__(self, theme: Theme, told: QuestionTold, workshop: int | None = None) -> None:
        question = told.question
        super().__init__(question.short, THEME_WORDS[question.theme])
        self._theme = theme
        self.body.addWidget(label(question.question, "soft", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        counts = told.workers if workshop is None else (told.workshops or {})[workshop]
        owners = told.owners if workshop is None else None
        if owners is not None:
            grid.addWidget(label(_("quienes trabajan"), "small"), 0, 2)
            grid.addWidget(
                label(_("dueñas y dueños ({all})").format(all=say_count(owners.leaves)), "small"), 0, 3
            )
        for place, code in enumerate(answer_codes(question), 1):
            self._add_row(grid, place, told, code, counts, owners)
        self.sentence = label(say_question(told) if workshop is None else "", "strong", wrap=True)
        self.sentence.setVisible(workshop is None)
        self.body.addWidget(self.sentence)
        self.body.addLayout(grid)
        self.body.addWidget(label(_say_origin(told), "small", wrap=True))

    def _add_row(
        self,
        grid: QGridLayout,
        place: int,
        told: QuestionTold,
        code: str,
        counts: ToldCounts,
        owners: ToldCounts | None,
    ) -> None:
        words = answer_text(told.question, code)
        said = say_share(counts.answers[code], counts.leaves)
        grid.addWidget(
            label(f"{words} {RIGHT}" if code and code == told.question.right else words, "", wrap=True),
            place,
            0,
        )
        bar = ServedBar(self._theme)
        count = counts.answers[code]
        bar.show_share(count / counts.leaves if count and counts.leaves else 0.0)
        bar.setAccessibleName(f"{words}: {said}")
        bar.setVisible(count is not None)  # an empty one would say that nobody did
        grid.addWidget(bar, place, 1)
        grid.addWidget(label(said, "strong"), place, 2)
        if owners is not None:
            grid.addWidget(label(say_count(owners.answers[code]), "soft"), place, 3)


def _say_origin(told: QuestionTold) -> str:
    question = told.question
    parts = []
    if question.says:
        parts.append(_("Lo que corresponde: {says}").format(says=question.says))
    if question.speaks_to:
        parts.append(
            _("En el diagnóstico lo cuenta la dueña o el dueño en {item}.").format(item=question.speaks_to)
        )
    parts.append(_("Fuente: {source} ({state}).").format(source=question.source, state=question.state))
    return " ".join(parts)
