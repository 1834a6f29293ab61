"""The legal figures of one day, as a computation asks for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.formalization.records import Statute
from app.formalization.statutes import is_stale, latest_known, statute_on
from app.i18n import _

DISPUTED = ("SALARIO-MICRO-80", "IPS-BASE-80", "PLAZO-FIJO")


@dataclass(frozen=True, slots=True)
class Law:
    """Figures of `day`; with `use_latest` the newest known stands in for an unknown one."""

    statutes: tuple[Statute, ...]
    day: str
    use_latest: bool = False

    def find(self, code: str, category: str | None = None) -> Statute | None:
        """The figure to compute with, or None: unknown, disputed, or past its review."""
        current = statute_on(self.statutes, code, self.day, category)
        if current is not None and current.usable and not is_stale(current, self.day):
            return current
        return latest_known(self.statutes, code, self.day, category) if self.use_latest else None

    def is_expired(self, statute: Statute) -> bool:
        """Whether a figure is past its time on the day it is used for."""
        return not statute.covers(self.day) or is_stale(statute, self.day)

    def why_unknown(self, code: str, category: str | None = None) -> str:
        """Why there is no figure to compute with, in words."""
        row = statute_on(self.statutes, code, self.day, category)
        if row is None:
            return _("ninguna cifra rige ese día ({code})").format(code=code)
        if row.state in ("suspendido", "controvertido"):
            return _("{title}: está en discusión").format(title=row.title)
        if row.value is None:
            return _("{title}: no se conoce el valor vigente").format(title=row.title)
        return _("{title}: valor vencido, confirme").format(title=row.title)

    def disputed(self) -> tuple[Statute, ...]:
        """The rules that are shown as suspended or disputed, and never assumed."""
        found: dict[str, Statute] = {}
        for row in self.statutes:
            if row.code in DISPUTED and row.state in ("suspendido", "controvertido"):
                current = statute_on(self.statutes, row.code, self.day, row.category)
                if current is row:
                    found.setdefault(row.code, row)
        return tuple(found.values())


def exact(statute: Statute) -> Fraction:
    """The value as written, without the noise of a float."""
    assert statute.value is not None
    return (
        Fraction(repr(statute.value))
        if isinstance(statute.value, float)
        else Fraction(statute.value)
    )


def percent(statute: Statute) -> Fraction:
    """A value in percent as a share."""
    return exact(statute) / 100


def whole(amount: Fraction | int) -> int:
    """Whole guaraníes, a half goes up: 260.914,32 -> 260.914. The guaraní has no cents."""
    doubled = Fraction(amount) * 2 + 1
    return doubled.numerator // (doubled.denominator * 2)


def unique(statutes: Iterable[Statute]) -> tuple[Statute, ...]:
    """Each figure once, in the order met."""
    return tuple(dict.fromkeys(statutes))
