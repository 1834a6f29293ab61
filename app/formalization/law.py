"""The legal figures of one day, as a computation asks for them; a month's pay and its minimum."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.formalization.account_records import PayLine
from app.formalization.records import Statute
from app.formalization.statutes import is_stale, latest_known, statute_on
from app.formalization.words import show_number
from app.i18n import _, format_money

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
    return Fraction(repr(statute.value)) if isinstance(statute.value, float) else Fraction(statute.value)


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


WEEKS_PER_MONTH = Fraction(52, 12)


@dataclass(frozen=True, slots=True)
class Pay:
    """An amount of one month, exact; None with the reason when it cannot be told."""

    amount: Fraction | None
    how: str = ""
    statutes: tuple[Statute, ...] = ()
    why_not: str | None = None


def refusal(line: PayLine, law: Law) -> str | None:
    """Why nothing is computed for a person, or None."""
    if line.under_18:
        return _("Menor de 18 años: no se calcula nada. Consulte a la CODENI de su municipio o al MTESS.")
    if line.pay is None:
        return _("Falta anotar cuánto cobra.")
    if line.kind == "seasonal" and line.months_year is None:
        return _("Falta anotar cuántos meses por año trabaja.")
    if line.kind == "part_time":
        return _part_time_refusal(line, law)
    return None


def _part_time_refusal(line: PayLine, law: Law) -> str | None:
    if line.hours_week is None:
        return _("Falta anotar cuántas horas por semana trabaja.")
    least, most = law.find("PARCIAL-HORAS", "desde"), law.find("PARCIAL-HORAS", "hasta")
    if least is None or most is None:
        return law.why_unknown("PARCIAL-HORAS", "desde" if least is None else "hasta")
    hours = Fraction(str(line.hours_week))
    if exact(least) <= hours <= exact(most):
        return None
    return _(
        "El tiempo parcial va de {least} a {most} horas por semana ({norm}); con {hours} cuéntela de otra manera."
    ).format(
        least=show_number(float(least.value or 0)),
        most=show_number(float(most.value or 0)),
        norm=most.norm,
        hours=show_number(float(line.hours_week)),
    )


def month_pay(line: PayLine, law: Law) -> Pay:
    """What she is paid in a month worked, from pay by month, week, day, hour or piece."""
    assert line.pay is not None
    pay = Fraction(line.pay)
    if line.pay_period == "month":
        return Pay(pay)
    if line.pay_period == "week":
        return Pay(pay * WEEKS_PER_MONTH, _("la semana por 52 entre 12"))
    if line.pay_period == "piece":
        if line.pieces_month is None:
            return Pay(None, why_not=_("falta anotar cuántas piezas hace por mes"))
        how = _("{pieces} piezas a {price}").format(
            pieces=show_number(line.pieces_month), price=format_money(line.pay)
        )
        return Pay(pay * line.pieces_month, how)
    if line.pay_period == "day":
        return _by_day(line, pay, law)
    return _by_hour(line, pay, law)


def _by_day(line: PayLine, pay: Fraction, law: Law) -> Pay:
    days, statutes = days_of(line, law)
    if days is None:
        return Pay(None, why_not=_("falta anotar cuántos días por mes trabaja"))
    how = _("{days} días a {pay}").format(days=show_number(float(days)), pay=format_money(line.pay or 0))
    return Pay(pay * days, how, statutes)


def _by_hour(line: PayLine, pay: Fraction, law: Law) -> Pay:
    hours = line.hours_week
    if hours is None:
        return Pay(None, why_not=_("falta anotar cuántas horas por semana trabaja"))
    how = _("{hours} horas por semana, por 52 entre 12, a {pay}").format(
        hours=show_number(float(hours)), pay=format_money(line.pay or 0)
    )
    return Pay(pay * Fraction(str(hours)) * WEEKS_PER_MONTH, how)


def days_of(line: PayLine, law: Law) -> tuple[Fraction | None, tuple[Statute, ...]]:
    """Days worked a month: as noted, else the 26 of the law for who works every day."""
    if line.days_month is not None:
        return Fraction(str(line.days_month)), ()
    usual = law.find("DIAS-DEL-MES")
    return (exact(usual), (usual,)) if usual else (None, ())


def minimum_hour(law: Law) -> Pay:
    """The legal minimum of an hour: the month over 26 days over 8 hours."""
    month, days = law.find("SALARIO-MINIMO"), law.find("DIAS-DEL-MES")
    hours = law.find("JORNADA-DIARIA", "diurna")
    if month is None or days is None or hours is None:
        return Pay(None, why_not=law.why_unknown("SALARIO-MINIMO"))
    return Pay(exact(month) / exact(days) / exact(hours), statutes=(month, days, hours))


def month_minimum(line: PayLine, law: Law) -> Pay:
    """The least for a month like hers: whole, by her hours, or by her days.

    Of piece work and seasonal work without noted days her hours tell how much of the week it
    is. That the day's minimum holds for piece work is the common reading and was not found in
    the text of a norm.
    """
    if line.kind == "part_time":
        return _part_time_minimum(line, law)
    month, days = law.find("SALARIO-MINIMO"), law.find("DIAS-DEL-MES")
    if month is None:
        return Pay(None, why_not=law.why_unknown("SALARIO-MINIMO"))
    by_days = line.kind in ("piece", "seasonal") or line.pay_period == "day"
    if by_days and line.days_month is not None and days and line.days_month < exact(days):
        day = law.find("JORNAL-MINIMO")
        if day is None:
            return Pay(None, why_not=law.why_unknown("JORNAL-MINIMO"))
        how = _("{days} días al jornal mínimo").format(days=show_number(float(line.days_month)))
        return Pay(exact(day) * Fraction(str(line.days_month)), how, (day,))
    week = law.find("JORNADA-SEMANAL", "diurna")
    some_hours = line.kind in ("piece", "seasonal") and line.days_month is None
    if some_hours and week and line.hours_week is not None and line.hours_week < exact(week):
        return _minimum_by_hours(line, law, week)
    return Pay(exact(month), _("salario mínimo del mes"), (month,))


def _part_time_minimum(line: PayLine, law: Law) -> Pay:
    rule = law.find("PARCIAL-HORAS", "hasta")
    if rule is None:
        return Pay(None, why_not=law.why_unknown("PARCIAL-HORAS", "hasta"))
    return _minimum_by_hours(line, law, rule)


def _minimum_by_hours(line: PayLine, law: Law, rule: Statute) -> Pay:
    hour = minimum_hour(law)
    if hour.amount is None:
        return Pay(None, why_not=hour.why_not)
    hours = Fraction(str(line.hours_week))
    how = _("{hours} horas por semana a la hora mínima de G. {hour}").format(
        hours=show_number(float(line.hours_week or 0)), hour=_cents(hour.amount)
    )
    return Pay(hour.amount * hours * WEEKS_PER_MONTH, how, (*hour.statutes, rule))


def _cents(amount: Fraction) -> str:
    """ "13.937,73": only to show how it was reckoned."""
    return show_number(round(float(amount), 2))
