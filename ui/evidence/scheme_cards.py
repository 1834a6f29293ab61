"""The cards of a proposed scheme: what it says, whom it would reach, who would pay what, and what is not known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.evidence.scheme_records import Scheme, SchemeResult
from app.evidence.scheme_words import (
    LEFT_OUT_WORDS,
    SALES_WORDS,
    SIDE_WORDS,
    say_amount,
    say_count,
    say_people,
    say_safe,
    say_where,
    scheme_lines,
)
from app.i18n import _
from app.numbers import write_number
from app.phrases import capital
from ui.widgets.card import Card, label


def _grid(rows: Sequence[Sequence[str]], *, head: bool = False) -> QGridLayout:
    """The first column is words, the others stand at the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            cell = label(text, "small" if head and not at else "", wrap=True)
            if place:
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(cell, at, place)
    grid.setColumnStretch(0, 1)
    return grid


def proposal_card(scheme: Scheme) -> Card:
    """What the file says."""
    card = Card(_("Qué propone"))
    for name, text in scheme_lines(scheme):
        card.body.addWidget(label(name, "small"))
        card.body.addWidget(label(capital(text), wrap=True))
    return card


def people_card(result: SchemeResult) -> Card:
    """How many people it would reach, whose pay was looked at, and why not the others."""
    card = Card(_("A cuántas personas llegaría"))
    card.body.addWidget(label(say_where(result), "small", wrap=True))
    card.body.addWidget(label(say_people(result.covered), "headline", wrap=True))
    rows = [
        (_("Talleres que dejaron contar sus datos"), say_count(result.workshops)),
        (_("De ellos, los que dijeron cuánto pagan"), say_count(result.with_pay)),
        (_("Personas de esos talleres, con lo que cobran"), say_safe(result.people)),
        *(
            (_("No llegaría: {why}").format(why=LEFT_OUT_WORDS[one.why]), say_safe(one.people))
            for one in result.left_out
        ),
    ]
    card.body.addLayout(_grid(rows))
    return card


def amounts_card(result: SchemeResult) -> Card:
    """What each side pays, beside today's law; and for how many workshops it stays under the share of sales."""
    card = Card(_("Qué pagaría cada parte, por mes"))
    rows = [
        ("", _("pide la ley"), _("se paga hoy"), _("propuesta")),
        *(
            (
                capital(word),
                say_amount(result.law.get(side), "—"),
                say_amount(result.paid.get(side), "—"),
                say_amount(result.proposed[side]),
            )
            for side, word in SIDE_WORDS.items()
        ),
    ]
    card.body.addLayout(_grid(rows, head=True))
    share = write_number(result.scheme.sales_share)
    card.body.addWidget(label(_("Talleres, según si lo suyo pasa el {share} % de sus ventas").format(share=share), "strong", wrap=True))  # fmt: skip
    sales = [
        ("", _("con la ley"), _("propuesta")),
        *(
            (capital(word), say_safe(result.law_sales[code]), say_safe(result.proposed_sales[code]))
            for code, word in SALES_WORDS.items()
        ),
    ]
    card.body.addLayout(_grid(sales, head=True))
    return card


def unknown_card(result: SchemeResult) -> Card:
    """What was not known, so that the numbers are read for what they are."""
    card = Card(_("Qué no se sabe"))
    rows = [
        (_("Personas que trabajan ahí y de quienes no se anotó cuánto cobran"), say_count(result.not_told)),
        (
            _("Personas contadas de quienes nadie anotó que ya cumplieron 18"),
            say_count(result.age_unknown),
        ),
    ]
    card.body.addLayout(_grid(rows))
    if result.expired:
        titles = "; ".join(one.title for one in result.expired)
        card.body.addWidget(
            label(_("Cifras de la ley que ya vencieron y se usaron igual: {what}.").format(what=titles), "improve", wrap=True)
        )  # fmt: skip
    note = _("Donde hay dos números, el mayor cuenta también a quienes no se sabe si entran.")
    card.body.addWidget(label(note, "small", wrap=True))
    return card
