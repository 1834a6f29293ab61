"""The lines of one person in the account: what the employer pays, what she pays and gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.formalization.account_records import CostLine, PayLine
from app.formalization.law import Law, exact, percent, whole
from app.formalization.pay import Pay, days_of
from app.formalization.records import Statute
from app.formalization.words import show_number
from app.i18n import _, format_money, ngettext


@dataclass(frozen=True, slots=True)
class Basis:
    """What the lines of one person are reckoned on."""

    line: PayLine
    law: Law
    pay: int  # a month worked, today
    minimum: Pay
    gross: int  # a month worked, never under the minimum where it is known
    months: Fraction

    @property
    def missing(self) -> int:
        return self.gross - self.pay


def employer_lines(basis: Basis, pay: Pay) -> tuple[CostLine, ...]:
    """What the employer pays for one person, in the order of the account."""
    lines = [
        make_line(
            "pay", _("Lo que cobra hoy"), basis.pay, whole(basis.pay * basis.months), pay.how,
            pay.statutes, basis.law,
        ),
        *_missing_line(basis),
        _rate_line(basis, "ips_employer", _("Aporte del empleador a IPS"), "IPS-EMPLEADOR"),
        *_allowance_line(basis),
        *_aguinaldo_line(basis),
        *_vacation_lines(basis),
    ]  # fmt: skip
    return tuple(lines)


def worker_lines(basis: Basis, employer: Sequence[CostLine]) -> tuple[CostLine, ...]:
    """What is taken from her pay and, from the employer's lines, what she gets besides."""
    besides = [one for one in employer if one.code in ("family_allowance", "aguinaldo", "vacation")]
    title = _("Aporte de la persona a IPS, se descuenta")
    return (_rate_line(basis, "ips_worker", title, "IPS-TRABAJADOR"), *besides)


def _missing_line(basis: Basis) -> list[CostLine]:
    title = _("Lo que falta hasta el mínimo")
    if basis.minimum.amount is None:
        return [
            CostLine("missing_to_minimum", title, None, None, why_not=basis.minimum.why_not)
        ]  # fmt: skip
    if not basis.missing:
        return []
    year = whole(basis.gross * basis.months) - whole(basis.pay * basis.months)
    return [
        make_line(
            "missing_to_minimum", title, basis.missing, year, basis.minimum.how,
            basis.minimum.statutes, basis.law,
        )
    ]  # fmt: skip


def _rate_line(basis: Basis, code: str, title: str, statute: str) -> CostLine:
    rate = basis.law.find(statute)
    if rate is None:
        return CostLine(code, title, None, None, why_not=basis.law.why_unknown(statute))
    month, year = percent(rate) * basis.gross, percent(rate) * basis.gross * basis.months
    return make_line(
        code, title, whole(month), whole(year), share_of(rate, basis.gross), (rate,), basis.law
    )


def _allowance_line(basis: Basis) -> list[CostLine]:
    children, law = basis.line.children or 0, basis.law
    if not children:
        return []
    title = ngettext(
        "Bonificación familiar, {children} hija o hijo",
        "Bonificación familiar, {children} hijas o hijos",
        children,
    ).format(children=children)
    if basis.line.kind == "part_time":
        why = _("las fuentes no dicen si en tiempo parcial va entera o en proporción")
        return [CostLine("family_allowance", title, None, None, why_not=why)]
    codes = ("BONIFICACION-FAMILIAR", "BONIFICACION-TOPE", "SALARIO-MINIMO")
    found = [law.find(code) for code in codes]
    for code, statute in zip(codes, found, strict=True):
        if statute is None:
            why = law.why_unknown(code)
            return [CostLine("family_allowance", title, None, None, why_not=why)]
    share, ceiling, minimum = (statute for statute in found if statute is not None)
    if basis.gross > percent(ceiling) * exact(minimum):
        return []
    each = whole(percent(share) * exact(minimum))
    how = _("{share} % del mínimo por cada una o uno: {each}").format(
        share=show_number(float(share.value or 0)), each=format_money(each)
    )
    month = each * children
    return [
        make_line(
            "family_allowance", title, month, whole(month * basis.months), how,
            (share, ceiling, minimum), law,
        )
    ]  # fmt: skip


def _aguinaldo_line(basis: Basis) -> list[CostLine]:
    title, part = _("Aguinaldo, lo que se separa"), basis.law.find("AGUINALDO")
    if part is None:
        why = basis.law.why_unknown("AGUINALDO")
        return [CostLine("aguinaldo", title, None, None, why_not=why)]
    share = exact(part) / 12
    how = _("la doceava parte de lo ganado en el año")
    month, year = share * basis.gross, share * basis.gross * basis.months
    return [make_line("aguinaldo", title, whole(month), whole(year), how, (part,), basis.law)]


def vacation_category(years_worked: float | None) -> str:
    """The group of the law by seniority; not known counts as the first."""
    years = years_worked or 0
    if years <= 5:
        return "hasta 5 años"
    return "de 5 a 10 años" if years <= 10 else "más de 10 años"


def _vacation_lines(basis: Basis) -> list[CostLine]:
    law, line = basis.law, basis.line
    category, title = vacation_category(line.years_worked), _("Vacaciones pagadas")
    leave, (days, by_law) = law.find("VACACIONES", category), days_of(line, law)
    if leave is None or days is None:
        why = law.why_unknown("VACACIONES" if leave is None else "DIAS-DEL-MES", category)
        return [CostLine("vacation", title, None, None, why_not=why)]
    statutes: tuple[Statute, ...] = (leave, *by_law)
    if line.kind in ("piece", "seasonal"):
        rule = law.find("VACACIONES-DIAS-DE-TRABAJO")
        if rule is None:
            why = law.why_unknown("VACACIONES-DIAS-DE-TRABAJO")
            return [CostLine("vacation", title, None, None, why_not=why)]
        if days * basis.months < exact(rule):
            return []
        statutes = (leave, rule, *by_law)
    daily = Fraction(basis.gross) / days if days else Fraction(0)
    year = whole(daily * exact(leave))
    month = whole(Fraction(year) / basis.months) if basis.months else 0
    inside = line.pay_period == "month" and line.kind in ("full_time", "part_time")
    how = _("{days} días hábiles por año").format(days=show_number(float(leave.value or 0)))
    if inside:
        how = _("{how}; ya están dentro de los doce meses").format(how=how)
    paid = make_line("vacation", title, month, year, how, statutes, law, counted=not inside)
    return [paid] if inside else [paid, *_vacation_charges(basis, month, year)]


def _vacation_charges(basis: Basis, month: int, year: int) -> list[CostLine]:
    title = _("IPS y aguinaldo de esas vacaciones")
    rate, part = basis.law.find("IPS-EMPLEADOR"), basis.law.find("AGUINALDO")
    if rate is None or part is None:
        return []  # each of them is missing in its own line already
    share = percent(rate) + exact(part) / 12
    how = _("{rate} % más la doceava parte").format(rate=show_number(float(rate.value or 0)))
    return [
        make_line(
            "vacation_charges", title, whole(share * month), whole(share * year), how,
            (rate, part), basis.law,
        )
    ]  # fmt: skip


def make_line(
    code: str, title: str, month: int, year: int, how: str, statutes: Sequence[Statute], law: Law,
    *, counted: bool = True,
) -> CostLine:  # fmt: skip
    """A line that was computed, marked when a figure in it is past its time."""
    expired = any(law.is_expired(statute) for statute in statutes)
    return CostLine(code, title, month, year, how, tuple(statutes), expired, counted=counted)


def share_of(rate: Statute, base: int) -> str:
    """How a share was reckoned: "16,5 % de G. 2.899.048"."""
    return _("{rate} % de {base}").format(
        rate=show_number(float(rate.value or 0)), base=format_money(base)
    )
