"""Cuánto cuesta formalizar: what people cost today and by the law of a day. Pure.

For each person, a month worked and a year: her pay, what is missing to the minimum, the
employer's part for IPS, the family allowance, the aguinaldo and the vacations. Amounts are
exact fractions until they become a line; each line is rounded to whole guaraníes, a half
going up, and totals are sums of lines, so that they add up on paper.

What is not assumed: the 80 % rules (suspended, disputed); overtime; contributions on the
aguinaldo and the allowance of part-time workers, which our sources do not tell. Today's
cost is the pay, with IPS only where it is said to be paid. People under 18: nothing.
The cost grows with the pay except where a law gives something up: past 200 % of the
minimum the family allowance is lost.

Codes of lines: pay, missing_to_minimum, ips_employer, family_allowance, aguinaldo,
vacation, vacation_charges (IPS and aguinaldo of vacations that are paid apart), ips_worker,
ips_owner.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.formalization.account_records import Account, CostLine, PayLine, PersonCost
from app.formalization.law import (
    Law,
    Pay,
    days_of,
    exact,
    month_minimum,
    month_pay,
    percent,
    refusal,
    unique,
    whole,
)
from app.formalization.records import Statute
from app.formalization.words import show_number
from app.i18n import N_, Words, _, format_money, ngettext

MONTHS = 12
LINE_CODES = (
    "pay", "missing_to_minimum", "ips_employer", "family_allowance", "aguinaldo", "vacation",
    "vacation_charges",
)  # fmt: skip
LINE_TITLES = Words({"family_allowance": N_("Bonificación familiar")})


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


def make_account(
    lines: Iterable[PayLine], statutes: Iterable[Statute], *, day: str, use_latest: bool = True,
    output_month: int | None = None, owner_income_month: int | None = None,
    shop_people: int | None = None,
) -> Account:  # fmt: skip
    """The account of all lines by the law of `day` (ISO).

    Where the figure of that day is not known the newest that is stands in, as a floor and
    marked, unless not `use_latest`: then what needs it is not computed. `output_month`: garments
    a month, for the cost of each; `owner_income_month`: guaraníes; `shop_people`: all who work
    there, the owner too.
    """
    law = Law(tuple(statutes), day, use_latest)
    persons = tuple(make_person(line, law) for line in lines)
    owner = owner_insurance(persons, law)
    counted = [person for person in persons if person.computed]
    totals = {
        name: sum(getattr(person, name) * person.line.count for person in counted)
        for name in ("today_month", "today_year", "formal_month", "formal_year")
    }
    cost_lines = [line for person in persons for line in (*person.employer, *person.worker)]
    used = unique(statute for line in (*cost_lines, owner) for statute in line.statutes)
    people = sum(person.line.count for person in persons)
    return Account(
        day=day, use_latest=use_latest, persons=persons, people=people,
        left_out=people - sum(person.line.count for person in counted), owner=owner,
        output_month=output_month,
        garment_today=_per_garment(totals["today_month"], output_month),
        garment_formal=_per_garment(totals["formal_month"], output_month),
        owner_income_month=owner_income_month, missing=_missing(cost_lines),
        disputed=law.disputed(), statutes=used,
        expired=tuple(one for one in used if law.is_expired(one)), shop_people=shop_people,
        **totals,
    )  # fmt: skip


def sum_lines(persons: Iterable[PersonCost]) -> tuple[CostLine, ...]:
    """The employer's lines of everybody, as many times as each counts.

    One for each code, and one more for what is shown and not counted. Lines that are counted
    add up to the account's totals.
    """
    groups: dict[tuple[str, bool], list[tuple[CostLine, int]]] = {}
    for person in persons:
        for one in person.employer:
            groups.setdefault((one.code, one.counted), []).append((one, person.line.count))
    order = sorted(groups, key=lambda key: (LINE_CODES.index(key[0]), not key[1]))
    return tuple(_sum_group(groups[key]) for key in order)


def _sum_group(group: Sequence[tuple[CostLine, int]]) -> CostLine:
    first = group[0][0]
    title = LINE_TITLES.get(first.code, first.title)
    if not first.counted:
        title = _("{title}, ya dentro de los doce meses").format(title=title)
    known = [(one, count) for one, count in group if one.month is not None]
    return CostLine(
        first.code, title,
        sum((one.month or 0) * count for one, count in known) if known else None,
        sum((one.year or 0) * count for one, count in known) if known else None,
        statutes=unique(statute for one, _count in group for statute in one.statutes),
        expired=any(one.expired for one, _count in group),
        why_not=next((one.why_not for one, _count in group if one.why_not), None),
        counted=first.counted,
    )  # fmt: skip


def make_person(line: PayLine, law: Law) -> PersonCost:
    """One pay line, for one person; nothing where it must not or cannot be computed."""
    if why := refusal(line, law):
        return PersonCost(line, refused=why)
    pay = month_pay(line, law)
    if pay.amount is None:
        return PersonCost(line, refused=_("{why}.").format(why=(pay.why_not or "").capitalize()))
    today, minimum = whole(pay.amount), month_minimum(line, law)
    gross = max(today, whole(minimum.amount)) if minimum.amount is not None else today
    months = Fraction(str(line.months_year)) if line.months_year is not None else Fraction(MONTHS)
    basis = Basis(line, law, today, minimum, gross, months)
    employer = employer_lines(basis, pay)
    worker = worker_lines(basis, employer)
    allowance = _month(employer, "family_allowance")
    before = _today_lines(basis)
    return PersonCost(
        line, gross_month=gross, gross_year=whole(gross * months),
        today_month=today + before[0], today_year=whole((today + before[0]) * months),
        formal_month=sum(one.month or 0 for one in employer if one.counted),
        formal_year=sum(one.year or 0 for one in employer if one.counted),
        net_today=today - before[1],
        net_formal=None if minimum.amount is None
        else gross - _month(worker, "ips_worker") + allowance,
        employer=employer, worker=worker, remarks=_remarks(basis),
    )  # fmt: skip


def owner_insurance(persons: Sequence[PersonCost], law: Law) -> CostLine:
    """The owner's own IPS: a share of the highest wage she pays, not under the minimum."""
    title = _("Seguro de IPS de la dueña o el dueño (voluntario)")
    rate, minimum = law.find("IPS-PROPIO"), law.find("SALARIO-MINIMO")
    if rate is None or minimum is None:
        code = "IPS-PROPIO" if rate is None else "SALARIO-MINIMO"
        return CostLine("ips_owner", title, None, None, why_not=law.why_unknown(code), counted=False)
    base = max([whole(exact(minimum)), *(person.gross_month or 0 for person in persons)])
    month = whole(percent(rate) * base)
    how = share_of(rate, base)
    return make_line("ips_owner", title, month, month * MONTHS, how, (rate, minimum), law, counted=False)


def _today_lines(basis: Basis) -> tuple[int, int]:
    """What the employer adds today and what is taken from her: IPS, where it is paid."""
    if not basis.line.in_ips:
        return 0, 0
    rates = basis.law.find("IPS-EMPLEADOR"), basis.law.find("IPS-TRABAJADOR")
    employer, worker = (whole(percent(rate) * basis.pay) if rate else 0 for rate in rates)
    return employer, worker


def _remarks(basis: Basis) -> tuple[str, ...]:
    line, law, said = basis.line, basis.law, []
    if line.under_18 is None:
        said.append(_("Confirme que tenga 18 años o más."))
    if line.in_ips is None:
        said.append(_("No se sabe si hoy está en IPS: se contó que no."))
    if line.children is None:
        said.append(_("No se sabe si tiene hijas o hijos menores de 17: la bonificación no está contada."))
    if line.years_worked is None:
        said.append(_("No se sabe su antigüedad: se contaron las vacaciones de los primeros años."))
    week = law.find("JORNADA-SEMANAL", "diurna")
    if week and line.hours_week is not None and line.hours_week > exact(week):
        said.append(
            _("Pasa de {hours} horas por semana: las horas extra no están en esta cuenta.").format(
                hours=show_number(float(week.value or 0))
            )
        )
    said += _lost_rights(basis)
    return tuple(said)


def _lost_rights(basis: Basis) -> list[str]:
    """What the law gives to others and not to her, and why."""
    line, law, said = basis.line, basis.law, []
    if line.children and line.kind != "part_time":
        ceiling, minimum = law.find("BONIFICACION-TOPE"), law.find("SALARIO-MINIMO")
        if ceiling and minimum and basis.gross > percent(ceiling) * exact(minimum):
            said.append(_("Sin bonificación familiar: el salario pasa el 200 % del mínimo."))
    rule, (days, _statutes) = law.find("VACACIONES-DIAS-DE-TRABAJO"), days_of(line, law)
    seasonal = line.kind in ("piece", "seasonal")
    if seasonal and rule and days is not None and days * basis.months < exact(rule):
        said.append(
            _("Sin vacaciones este año: no llega a {days} días de trabajo ({norm}).").format(
                days=show_number(float(rule.value or 0)), norm=rule.norm
            )
        )
    return said


def _month(lines: Iterable[CostLine], code: str) -> int:
    return sum(line.month or 0 for line in lines if line.code == code)


def _per_garment(total: int, output: int | None) -> int | None:
    return whole(Fraction(total, output)) if output else None


def _missing(lines: Iterable[CostLine]) -> tuple[str, ...]:
    said = [f"{line.title}: {line.why_not}" for line in lines if line.why_not]
    return tuple(dict.fromkeys(said))


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
    return make_line(code, title, whole(month), whole(year), share_of(rate, basis.gross), (rate,), basis.law)


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
    return _("{rate} % de {base}").format(rate=show_number(float(rate.value or 0)), base=format_money(base))
