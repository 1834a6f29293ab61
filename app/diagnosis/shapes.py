"""Instruments, results, changes and agreement as JSON; see docs/cli.md."""

from app.diagnosis.change import Fate, RoundChange
from app.diagnosis.item_agreement import FEWEST_PAIRS, Agreement, ItemAgreement
from app.diagnosis.item_study import FEWEST_ROUNDS, InstrumentStudy
from app.diagnosis.records import Instrument, Result, Visit
from app.shapes import Shape, shape, shapes

PART = "code score low high answered_weight applicable_weight band missing"
SCORED = "visit=round date=visited_on finished instrument=instrument.code version=instrument.version"
ROUND = (
    "round date=visited_on instrument=instrument.code version=instrument.version previous_shown "
    "previous_changed_after"
)
PART_CHANGE = (
    "code before after compared=items applicable=total verdict index noise_points=noise.band "
    "noise_basis=noise.basis"
)
TOTAL = "code|none pairs difference icc_2_1=icc.random_raters icc_3_1=icc.fixed_raters"


def shape_instrument(instrument: Instrument) -> Shape:
    """One instrument, without its items."""
    return {
        **shape(instrument, "code version title hash minutes"),
        "items": len(instrument.items),
        "dimensions": [dimension.code for dimension in instrument.dimensions],
    }


def shape_score(code: str, visit: Visit, result: Result) -> Shape:
    """What a visit's answers come to, unrounded."""
    return {
        "workshop": code,
        **shape(visit, SCORED),
        "overall": result.overall,
        "dimensions": shapes(result.dimensions, PART),
        "sub_indices": shapes(result.sub_indices, PART),
        "alerts": [alert.item for alert in result.alerts],
        "unproved": list(result.unproved),
    }


def shape_change(code: str, then: Visit, now: Visit, change: RoundChange) -> Shape:
    """What moved between two rounds."""
    kept = "item=item.code before=before.level after=after.level step"
    return {
        "workshop": code,
        "before": shape(then, ROUND),
        "after": shape(now, ROUND),
        "bridge": "file" if change.bridge.written else "texts",
        "dimensions": shapes(change.dimensions, PART_CHANGE),
        "sub_indices": shapes(change.sub_indices, PART_CHANGE),
        "items": {
            "same": shapes(change.of_fate(Fate.SAME), kept),
            "changed": _codes(change, Fate.CHANGED),
            "new": _codes(change, Fate.NEW),
            "dropped": _codes(change, Fate.DROPPED),
        },
        "alerts": {
            name: [one.item for one in getattr(change.alerts, name)]
            for name in ("solved", "standing", "new", "unseen")
        },
    }


def _codes(change: RoundChange, fate: Fate) -> list[str]:
    return [one.item.code for one in change.of_fate(fate)]


def shape_agreement(agreement: Agreement) -> Shape:
    """How far two people read the same, item by item and in all."""
    return {
        "pairs": len(agreement.pairs),
        "fewest_pairs": FEWEST_PAIRS,
        "items": [_shape_item(one) for one in agreement.items],
        "totals": shapes(agreement.totals, TOTAL),
    }


def shape_study(study: InstrumentStudy) -> Shape:
    """What the office's own visits say of each question; what is hidden or not known is null."""
    return {
        **shape(study.instrument, "instrument=code version hash"),
        **shape(study, "rounds pairs"),
        "fewest_pairs": FEWEST_PAIRS,
        "fewest_rounds": FEWEST_ROUNDS,
        "items": [
            {
                **shape(one, "item=item.code dimension=item.dimension n seconds timed"),
                **{kind.value: share for kind, share in one.shares.items()},
                **shape(one, "floor ceiling kappa_linear=kappa"),
                "kappa_linear_interval": one.agreement.interval(),
                **shape(one, "pairs"),
                "item_rest": shape(one.rest, "value low high n") if one.rest else None,
                "detail": {"n": one.detail.n, **one.detail.shares} if one.detail else None,
                "signs": list(one.signs),
            }
            for one in study.items
        ],
    }


def _shape_item(one: ItemAgreement) -> Shape:
    return {
        "item": one.item.code,
        "readings": len(one.readings),
        "levels_in_both": len(one.levels),
        **shape(one, "agreed distance kappa_linear=linear"),
        "kappa_linear_interval": one.interval(),
        **shape(one, "kappa_quadratic=quadratic alpha_ordinal=alpha"),
    }
