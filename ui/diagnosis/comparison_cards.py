"""The cards of the comparison: what can be claimed, which questions moved, figures, actions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.alerts.protocols import say_alert
from app.colours import BAND_ROLES
from app.counts.measures import say_measure
from app.counts.words import say_sure
from app.diagnosis.change import Fate, ItemChange, PartChange, RoundChange, Verdict
from app.diagnosis.change_words import (
    VERDICT_BANDS,
    VERDICT_WORDS,
    explain_noise,
    explain_part,
    explain_unknown,
)
from app.diagnosis.records import Alert, Answer, Item, Origin
from app.diagnosis.words import KIND_WORDS, ORIGIN_WORDS, plain_text, say_previous_shown
from app.evaluation.progress import WorkshopProgress
from app.figures.kinds import figure_title, say_figure
from app.figures.months import say_period
from app.figures.records import Figure
from app.i18n import _, format_day, ngettext
from app.improvement.records import Action
from ui.theme import Theme
from ui.widgets.card import Card, label
from ui.widgets.light import SHAPES, Light

SHOWN_ACTIONS = 6


def claims_card(progress: WorkshopProgress, theme: Theme) -> Card:
    """Per dimension, what may be said of it; how the questions were asked."""
    assert progress.change is not None
    assert progress.after is not None
    card = Card(_("Lo que se puede afirmar"))
    names = {one.code: one.name for one in progress.after.instrument.dimensions}
    measured = [one for one in progress.change.dimensions if one.verdict is not Verdict.NOT_COMPARABLE]
    all_open = bool(measured) and all(one.verdict is Verdict.NOISE_UNKNOWN for one in measured)
    if all_open:  # said once, with what to do, and not beside each part
        card.body.addWidget(label(explain_unknown(), wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for row, part in enumerate(progress.change.dimensions):
        words = label(f"<b>{names[part.code]}</b><br>{explain_part(part)}.", wrap=True)
        grid.addWidget(words, row, 0)
        if part in measured and all_open:
            continue
        grid.addWidget(_verdict(part, theme), row, 1)
    card.body.addLayout(grid)
    if not all_open:
        card.body.addWidget(label(explain_noise(progress.change.dimensions), "small", wrap=True))
    after = progress.after
    asked = say_previous_shown(after.previous_shown, after.previous_changed_after)
    if asked:
        text = _("En esta ronda {how}.").format(how=asked)
        card.body.addWidget(label(text, "small", wrap=True))
    return card


def _verdict(part: PartChange, theme: Theme) -> QWidget:
    """Only what is certain has a colour and a shape."""
    word = VERDICT_WORDS[part.verdict]
    if part.verdict not in VERDICT_BANDS:
        return label(word, "soft")
    band = VERDICT_BANDS[part.verdict]
    return Light(SHAPES[band], word, theme.colour(BAND_ROLES[band]))


def alerts_card(change: RoundChange, theme: Theme) -> Card | None:
    """Critical things: they are never averaged."""
    alerts = change.alerts
    groups = (
        (_("Apareció"), alerts.new, "triangle", "urgent"),
        (_("Sigue"), alerts.standing, "triangle", "urgent"),
        (_("No se pudo ver si sigue"), alerts.unseen, "ring", "unmeasured"),
        (_("Se resolvió"), alerts.solved, "square", "good"),
    )
    if not any(found for _word, found, _shape, _role in groups):
        return None
    card = Card(_("Lo urgente"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setColumnStretch(1, 1)
    rows = [(word, one, shape, role) for word, found, shape, role in groups for one in found]
    for row, (word, alert, shape, role) in enumerate(rows):
        grid.addWidget(Light(shape, word, theme.colour(role)), row, 0)
        grid.addWidget(label(_say_alert(change, alert), wrap=True), row, 1)
    card.body.addLayout(grid)
    return card


def _say_alert(change: RoundChange, alert: Alert) -> str:
    return f"<b>{alert.item}</b> · {say_alert(change.bridge.after[0], alert)}"


def items_card(change: RoundChange) -> list[Card]:
    """The questions whose level is another one, the largest steps first."""
    moved = [one for one in change.of_fate(Fate.SAME) if one.step]
    moved.sort(key=lambda one: -abs(one.step or 0))
    cards = []
    for heading, found in (
        (_("Preguntas con más nivel que antes"), [one for one in moved if (one.step or 0) > 0]),
        (_("Preguntas con menos nivel que antes"), [one for one in moved if (one.step or 0) < 0]),
    ):
        if found:
            card = Card(heading, str(len(found)))
            for one in found:
                card.body.addWidget(label(_say_item(one), wrap=True))
            cards.append(card)
    if not cards:
        card = Card(_("Preguntas"))
        card.body.addWidget(label(_("Ninguna pregunta cambió de nivel."), "soft"))
        cards.append(card)
    return cards


def _say_item(one: ItemChange) -> str:
    before = say_answer(one.before_item or one.item, one.before)
    return _("<b>{code} · {short}</b><br>{before} → {after}").format(
        code=one.item.code,
        short=one.item.short,
        before=before,
        after=say_answer(one.item, one.after),
    )


def say_answer(item: Item, answer: Answer | None) -> str:
    """An answer in words, with its level."""
    if answer is None or answer.kind is None:
        return _("sin responder")
    if answer.level is None:
        return KIND_WORDS[answer.kind]
    return f"{answer.level} ({plain_text(item.level_texts[answer.level]).rstrip('.')})"


def figures_card(progress: WorkshopProgress) -> Card | None:
    """The workshop's own numbers, with where each comes from."""
    if not progress.figures:
        return None
    card = Card(_("Cifras"))
    for pair in progress.figures:
        lines = [f"<b>{figure_title(pair.kind)}</b>"]
        lines += [_say_figure(one) for one in (pair.before, pair.after) if one is not None]
        card.body.addWidget(label("<br>".join(lines), wrap=True))
    return card


def measured_card(progress: WorkshopProgress) -> Card | None:
    """What was counted on the floor in the quarters up to both rounds, and what is noise of it."""
    if not progress.measured:
        return None
    card = Card(_("Medido en el taller"), _("los tres meses hasta cada ronda"))
    for pair in progress.measured:
        said = _("de {before} a {after}").format(
            before=say_measure(pair.measure, pair.before), after=say_measure(pair.measure, pair.after)
        )
        lines = [f"<b>{_(pair.measure.title)}</b>", f"{said}: {say_sure(pair)}"]
        card.body.addWidget(label("<br>".join(lines), wrap=True))
    return card


def _say_figure(figure: Figure) -> str:
    return _("{period}: {value} — {origin}").format(
        period=say_period(figure.period_from, figure.period_to),
        value=say_figure(figure.kind, figure.value),
        origin=ORIGIN_WORDS[Origin(figure.origin)],
    )


def actions_card(progress: WorkshopProgress, theme: Theme) -> Card | None:
    """What was kept since, and what is still open."""
    if not (progress.kept or progress.open):
        return None
    card = Card(_("Compromisos"))
    for word, shape, role, actions in (
        (_("cumplido"), "square", "good", progress.kept),
        (_("abierto"), "ring", "unmeasured", progress.open),
    ):
        if actions:
            card.body.addWidget(Light(shape, f"{word}: {len(actions)}", theme.colour(role)))
        for action in actions[:SHOWN_ACTIONS]:
            card.body.addWidget(label(_say_action(action), wrap=True))
        if len(actions) > SHOWN_ACTIONS:
            more = len(actions) - SHOWN_ACTIONS
            text = ngettext("y {count} más", "y {count} más", more).format(count=more)
            card.body.addWidget(label(text, "soft"))
    return card


def _say_action(action: Action) -> str:
    if action.done_on:
        day = format_day(action.done_on)
        return _("{title} ({day})").format(title=action.title, day=day)
    return action.title


def versions_card(change: RoundChange) -> Card | None:
    """Questions that are not compared, because the instrument changed."""
    groups: Sequence[tuple[str, Fate]] = (
        (_("Cambiaron de pregunta"), Fate.CHANGED),
        (_("Son nuevas"), Fate.NEW),
        (_("Ya no se preguntan"), Fate.DROPPED),
    )
    found = [(word, change.of_fate(fate)) for word, fate in groups]
    if not any(items for _word, items in found):
        return None
    card = Card(_("No se comparan"), _("el instrumento cambió"))
    for word, items in found:
        if items:
            card.body.addWidget(label(f"<b>{word}</b>"))
        for one in items:
            why = change.bridge.why.get(one.item.code, "")
            told = say_answer(one.item, one.before if one.fate is Fate.DROPPED else one.after)
            text = f"{one.item.code} · {one.item.short}: {told}"
            card.body.addWidget(label(f"{text}. {why}" if why else text, wrap=True))
    return card
