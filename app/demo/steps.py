"""The demo's steps of formalizing, some about to expire, and what a few people are paid."""

from datetime import timedelta
from typing import Any

from app.demo.making import Making, Story
from app.formalization.operations import add_pay_line, set_step

BUSINESS = ("RUC", "CEDULA-MIPYMES", "TIMBRADO", "PATENTE", "BANCO")
JOBS = ("IPS-PATRONAL", "IPS-PERSONAS", "REOP", "CONTRATOS", "RECIBOS")
EXPIRING = {"TIMBRADO": 365, "PATENTE": 365, "CEDULA-MIPYMES": 365}
PEOPLE: tuple[dict[str, Any], ...] = (
    {"name": "Operaria de recta", "count": 2, "kind": "full_time", "pay": 2_600_000,
     "pay_period": "month", "hours_week": 48.0, "children": 2},
    {"name": "Ayudante de tarde", "kind": "part_time", "pay": 1_300_000, "pay_period": "month",
     "hours_week": 24.0},
    {"name": "Destajista de overlock", "kind": "piece", "pay": 1_800, "pay_period": "piece",
     "pieces_month": 1_200, "hours_week": 40.0},
)  # fmt: skip


def climb_ladders(making: Making) -> None:
    """How far each accompanied workshop came on the two ladders."""
    for story in making.stories:
        _climb(making, story, BUSINESS, share=0.62)
        if making.chance(0.6):
            _climb(making, story, JOBS, share=0.35)
        if len(story.rounds) > 2:
            for person in PEOPLE:
                add_pay_line(making.store, workshop_id=story.workshop, **person)


def _climb(making: Making, story: Story, steps: tuple[str, ...], *, share: float) -> None:
    random = making.random
    for step in steps:
        if not making.chance(share):
            status = "in_hand" if making.chance(0.4) else "missing"
            set_step(making.store, workshop_id=story.workshop, step=step, status=status)
            break
        day = story.rounds[0] + timedelta(days=random.randint(-200, 120))
        day = min(day, making.today)
        expires = day + timedelta(days=EXPIRING[step]) if step in EXPIRING else None
        set_step(
            making.store, workshop_id=story.workshop, step=step, status="done",
            done_on=day.isoformat(), expires_on=expires.isoformat() if expires else None,
            number=f"{random.randint(1, 99)}{random.randint(10_000, 99_999)}",
            origin=random.choice(("document", "said")),
        )  # fmt: skip
