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
from fractions import Fraction

from app.formalization.account_records import Account, CostLine, PayLine, PersonCost
from app.formalization.cost_lines import Basis, employer_lines, make_line, share_of, worker_lines
from app.formalization.law import Law, exact, percent, unique, whole
from app.formalization.pay import days_of, month_minimum, month_pay, refusal
from app.formalization.records import Statute
from app.formalization.words import show_number
from app.i18n import _

MONTHS = 12
LINE_CODES = (
    "pay", "missing_to_minimum", "ips_employer", "family_allowance", "aguinaldo", "vacation",
    "vacation_charges",
)  # fmt: skip
LINE_TITLES = {"family_allowance": _("Bonificación familiar")}


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
        return CostLine(
            "ips_owner", title, None, None, why_not=law.why_unknown(code), counted=False
        )
    base = max([whole(exact(minimum)), *(person.gross_month or 0 for person in persons)])
    month = whole(percent(rate) * base)
    how = share_of(rate, base)
    return make_line(
        "ips_owner", title, month, month * MONTHS, how, (rate, minimum), law, counted=False
    )


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
        said.append(
            _("No se sabe si tiene hijas o hijos menores de 17: la bonificación no está contada.")
        )
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
