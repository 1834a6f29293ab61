"""How often the draw alone gives so large a difference: many outcomes held against the same throws.

What `app.effects.randomization` gives for one outcome; here what is of the workshops alone (strata, who is
compared) is reckoned once for all outcomes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.effects.randomization import SAME, RandomizationTest, count_reached
from app.effects.regression import basis_of

if TYPE_CHECKING:
    from app.effects.columns import Vector


NEARLY_SAME = 1e-5


class DrawQuestion(NamedTuple):
    """An outcome to be held against the throws: `unit` says which unit each of its rows is of.

    `strata` and `controls` are columns that are held equal; the strata are those of many questions.
    """

    outcome: Vector
    unit: Vector
    strata: Vector
    controls: Vector

    @property
    def key(self) -> bytes:
        """What tells two questions apart."""
        return b"outcome" + self.outcome.tobytes() + self.unit.tobytes() + self.controls.tobytes()

    @property
    def group(self) -> bytes:
        """What is the same in many questions: the strata of the same workshops."""
        return b"strata" + self.unit.tobytes() + self.strata.tobytes()


class RepeatedDraw:
    """The throws of a draw (a row each, 1 for a unit that starts first), and the one that happened.

    What is going to be asked may be told before (`expect`): all of it goes over the throws at once.
    """

    def __init__(self, throws: Vector, ours: Vector, exact: bool) -> None:
        self.ours, self.exact = ours, exact
        # of thousands by lot half the digits do, and go twice as fast; of all ways each that is alike must count
        self.throws = throws.astype("float64" if exact else "float32")
        self._edge = SAME if exact else NEARLY_SAME
        self._spreads: dict[bytes, tuple[Vector, Vector]] = {}
        self._expected: dict[bytes, DrawQuestion] = {}
        self._known: dict[bytes, RandomizationTest] = {}

    def expect(self, asked: DrawQuestion) -> None:
        """Tell what will be asked."""
        self._expected[asked.key] = asked

    def test(self, asked: DrawQuestion) -> RandomizationTest:
        """How often the draw alone gives as much as what starting first adds."""
        if asked.key not in self._known:
            self.expect(asked)
            self._answer()
        return self._known[asked.key]

    def _answer(self) -> None:
        import numpy

        bases: dict[bytes, Vector] = {}
        columns: dict[bytes, Vector] = {}
        edges = {}
        for key, asked in self._expected.items():
            group = asked.group
            if group not in bases:
                bases[group] = basis_of(asked.strata)
                if group not in self._spreads:
                    shared = numpy.column_stack([numpy.ones(len(asked.unit)), bases[group]])
                    columns[group] = self._by_unit(shared, asked.unit)
            rest, basis = _freed(asked, bases[group])
            columns[key] = self._by_unit(numpy.column_stack([rest, basis]), asked.unit)
            edges[key] = self._edge * float(numpy.abs(rest).max())
        sums = numpy.concatenate([*columns.values()], axis=1).astype(self.throws.dtype)
        ends = numpy.cumsum([one.shape[1] for one in columns.values()])[:-1]
        found, ours = (
            dict(zip(columns, numpy.split(arms @ sums, ends, axis=1), strict=True))
            for arms in (self.throws, self.ours[None, :].astype(self.throws.dtype))
        )
        for group in bases.keys() & found.keys():
            self._spreads[group] = _spread(found[group]), _spread(ours[group])
        for key, asked in self._expected.items():
            spread, own_spread = self._spreads[asked.group]
            effect = float(_effects(ours[key], own_spread)[0])
            effects = _effects(found[key], spread)
            self._known[key] = count_reached(effects, effect, edges[key], exact=self.exact)
        self._expected = {}

    def _by_unit(self, columns: Vector, unit: Vector) -> Vector:
        """Sums over a unit's rows, which do for all of them; who is not compared adds nothing."""
        import numpy

        return numpy.column_stack([numpy.bincount(unit, one, len(self.ours)) for one in columns.T])


def _freed(asked: DrawQuestion, strata: Vector) -> tuple[Vector, Vector]:
    """The outcome freed from strata and controls, and a basis of what the controls say beyond the strata."""
    import numpy

    own = asked.controls - strata @ (strata.T @ asked.controls)
    own = _without_nought(own, asked.controls)
    basis = numpy.linalg.qr(own)[0] if own.shape[1] else own
    rest = asked.outcome - strata @ (strata.T @ asked.outcome)
    return rest - basis @ (basis.T @ rest), basis


def _spread(found: Vector) -> Vector:
    """What the strata leave of the treatment, by throw: its count less what they tell of it."""
    left: Vector = found[:, 0] - (found[:, 1:] ** 2).sum(axis=1)
    return left


def _without_nought(own: Vector, controls: Vector) -> Vector:
    """The columns that say something that the strata do not."""
    import numpy

    sizes = numpy.linalg.norm(own, axis=0)
    found: Vector = own[:, sizes > SAME * numpy.maximum(numpy.linalg.norm(controls, axis=0), 1e-300)]
    return found


def _effects(found: Vector, spread: Vector) -> Vector:
    import numpy

    left = spread - (found[:, 1:] ** 2).sum(axis=1)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        return numpy.where(left > NEARLY_SAME, found[:, 0] / left, 0.0)
