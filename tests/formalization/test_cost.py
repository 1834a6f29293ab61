"""Check numbers: Decreto 4122/2025 (G. 2.899.048), 9 % and 16,5 %, as the issue gives them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formalization.account_records import PayLine
from app.formalization.account_words import (
    number_remarks,
    say_floor,
    say_headline,
    say_left_over,
    say_people,
)
from app.formalization.cost import make_account, make_person, sum_lines, vacation_category
from app.formalization.law import Law, minimum_hour, month_minimum, percent, whole
from app.formalization.statutes import load_statutes

MINIMUM = 2_899_048
DAY = "2026-03-01"  # a day whose figures are all known
STATUTES = load_statutes()
LAW = Law(STATUTES, DAY)
KNOWN = {"years_worked": 2.0, "children": 0, "under_18": False, "in_ips": False}


def line(**fields) -> PayLine:
    return PayLine(**({"id": 1, "name": "Costurera", "pay": MINIMUM} | KNOWN | fields))


def person(law: Law = LAW, **fields):
    return make_person(line(**fields), law)


def account(*lines: PayLine, day: str = DAY, **options):
    return make_account(lines or (line(),), STATUTES, day=day, **options)


def amounts(cost) -> dict[str, int | None]:
    return {one.code: one.month for one in cost.employer}


def test_the_check_numbers_of_the_issue() -> None:
    found = person(children=1)
    worker = found.worker[0].month
    employer = amounts(found)["ips_employer"]
    assert (worker, employer, worker + employer) == (260_914, 478_343, 739_257)
    assert amounts(found)["family_allowance"] == 144_952
    assert round(float(minimum_hour(LAW).amount), 2) == 13_937.73
    assert account().owner.month == 666_781


def test_a_month_at_the_minimum_line_by_line() -> None:
    found = person(children=1)
    assert amounts(found) == {
        "pay": MINIMUM,
        "ips_employer": 478_343,
        "family_allowance": 144_952,
        "aguinaldo": 241_587,
        "vacation": 111_502,
    }
    # the vacations of who is paid by the month are inside the twelve months
    assert found.formal_month == MINIMUM + 478_343 + 144_952 + 241_587
    assert found.net_formal == MINIMUM - 260_914 + 144_952
    assert found.net_today == found.today_month == MINIMUM


def test_a_pay_under_the_minimum_shows_what_is_missing() -> None:
    found = person(pay=2_000_000)
    assert amounts(found)["missing_to_minimum"] == 899_048
    assert found.gross_month == MINIMUM
    assert amounts(found)["ips_employer"] == 478_343


def test_part_time_is_in_proportion_to_48_hours() -> None:
    found = person(kind="part_time", hours_week=24, pay=1_449_524)
    assert found.gross_month == MINIMUM // 2
    assert amounts(found)["ips_employer"] == whole(Fraction(MINIMUM, 2) * Fraction("0.165"))
    assert "missing_to_minimum" not in amounts(found)
    low = person(kind="part_time", hours_week=16, pay=10_000, pay_period="hour")
    assert low.gross_month == whole(Fraction(MINIMUM, 3))
    assert low.today_month == whole(Fraction(10_000 * 16 * 52, 12))


@pytest.mark.parametrize("hours", [15.9, 32.1, 48])
def test_other_hours_are_not_part_time(hours: float) -> None:
    found = person(kind="part_time", hours_week=hours)
    assert not found.computed
    assert "de 16 a 32 horas" in (found.refused or "")


def test_the_family_allowance_of_part_time_is_not_in_our_sources() -> None:
    found = account(line(kind="part_time", hours_week=20, pay=1_500_000, children=2))
    assert any("las fuentes no dicen" in text for text in found.missing)
    assert not found.complete


def test_the_family_allowance_is_lost_past_twice_the_minimum() -> None:
    assert amounts(person(pay=2 * MINIMUM, children=2))["family_allowance"] == 289_904
    found = person(pay=2 * MINIMUM + 1, children=2)
    assert "family_allowance" not in amounts(found)
    assert any("200 %" in remark for remark in found.remarks)


def test_piece_work_is_counted_by_pieces_and_has_its_vacations_apart() -> None:
    found = person(kind="piece", pay=1_500, pay_period="piece", pieces_month=2_400, days_month=26)
    assert found.today_month == found.gross_month == 3_600_000
    vacation = next(one for one in found.employer if one.code == "vacation")
    assert vacation.year == whole(Fraction(3_600_000, 26) * 12)
    assert vacation.counted
    charges = next(one for one in found.employer if one.code == "vacation_charges")
    assert charges.year == whole(Fraction(vacation.year) * (Fraction("0.165") + Fraction(1, 12)))


def test_few_days_of_piece_work_are_held_to_the_days_minimum() -> None:
    found = person(kind="piece", pay=1_000, pay_period="piece", pieces_month=500, days_month=10)
    assert found.gross_month == 10 * 111_502


def test_seasonal_work_under_180_days_has_no_vacations_and_a_year_of_its_months() -> None:
    found = person(kind="seasonal", pay=120_000, pay_period="day", days_month=25, months_year=4)
    assert found.today_month == 3_000_000
    assert found.today_year == 12_000_000
    assert "vacation" not in amounts(found)
    assert any("180 días" in remark for remark in found.remarks)
    longer = person(kind="seasonal", pay=120_000, pay_period="day", days_month=25, months_year=8)
    assert amounts(longer)["vacation"] is not None
    assert not person(kind="seasonal").computed


@pytest.mark.parametrize(
    ("years", "group"),
    [(None, "hasta 5 años"), (5, "hasta 5 años"), (5.5, "de 5 a 10 años"),
     (10, "de 5 a 10 años"), (10.1, "más de 10 años")],
)  # fmt: skip
def test_vacations_grow_with_seniority(years: float | None, group: str) -> None:
    assert vacation_category(years) == group


def test_nothing_is_computed_for_anybody_under_18() -> None:
    found = person(under_18=True, pay=1_000_000)
    assert not found.computed
    assert found.employer == found.worker == ()
    assert "CODENI" in (found.refused or "")
    whole_account = account(line(), line(under_18=True, count=2))
    assert (whole_account.people, whole_account.left_out) == (3, 2)
    assert whole_account.formal_month == account().formal_month


def test_what_is_not_known_of_a_person_is_said_and_not_guessed() -> None:
    assert person(pay=None).refused == "Falta anotar cuánto cobra."
    assert "piezas" in (person(pay_period="piece").refused or "")
    assert "horas" in (person(pay_period="hour").refused or "")
    unknown = person(years_worked=None, children=None, under_18=None, in_ips=None)
    assert unknown.computed
    assert len(unknown.remarks) == 4


def test_the_wage_of_the_day_is_unknown_so_what_needs_it_is_not_computed() -> None:
    found = account(line(children=1, pay=3_000_000), day="2026-11-24", use_latest=False)
    assert amounts(found.persons[0]) == {
        "pay": 3_000_000,
        "missing_to_minimum": None,
        "ips_employer": 495_000,
        "family_allowance": None,
        "aguinaldo": 250_000,
        "vacation": 115_385,
    }
    assert found.owner.month is None
    assert not found.complete
    assert all("no se conoce el valor vigente" in text for text in found.missing)
    assert found.expired == ()
    # a net that could lie under the minimum is not told, nor what would be left to the owner
    assert found.persons[0].net_formal is None
    assert not found.minimum_known
    asked = account(line(pay=2_600_000), day="2026-11-24", use_latest=False, owner_income_month=3_280_000)
    assert asked.owner_income_formal is None
    assert "no se conoce el mínimo" in say_left_over(asked)


def test_the_latest_known_stands_in_as_a_floor_and_is_marked() -> None:
    found = account(line(children=1, pay=2_000_000), day="2026-11-24")
    assert found.complete
    assert found.is_floor
    assert not account(line(children=1)).is_floor  # all is known on that day
    assert tuple(map(plain, say_floor(found))) == (
        "Con el último mínimo conocido, de julio de 2025 (G. 2.899.048 por mes): es un piso."
        " El de ahora no es menos; confírmelo.",
    )
    assert found.owner.month == 666_781
    assert [one.code for one in found.expired] == ["SALARIO-MINIMO"]
    marked = {one.code for one in found.persons[0].employer if one.expired}
    assert marked == {"missing_to_minimum", "family_allowance"}


# The people of the demo: two on 2.600.000 with two children each, one on 24 hours a week, one
# by the piece on 40 hours. Reckoned by hand with the wage of July 2025: 2.899.048 a month,
# 13.937,7308 an hour; IPS 16,5 % and 9 %; 5 % of the minimum is 144.952.
DEMO_PEOPLE = (
    PayLine(1, "Operaria de recta", count=2, pay=2_600_000, hours_week=48.0, children=2),
    PayLine(2, "Ayudante de tarde", kind="part_time", pay=1_300_000, hours_week=24.0),
    PayLine(3, "Destajista de overlock", kind="piece", pay=1_800, pay_period="piece",
            pieces_month=1_200, hours_week=40.0),
)  # fmt: skip
BY_HAND = (
    {"pay": 2_600_000, "missing_to_minimum": 299_048, "ips_employer": 478_343,
     "family_allowance": 289_904, "aguinaldo": 241_587},
    {"pay": 1_300_000, "missing_to_minimum": 149_524, "ips_employer": 239_171,
     "aguinaldo": 120_794},
    # 13.937,7308 x 40 x 52 / 12 = 2.415.873; 12 days of 26 for vacations: 1.115.018 a year
    {"pay": 2_160_000, "missing_to_minimum": 255_873, "ips_employer": 398_619,
     "aguinaldo": 201_323, "vacation": 92_918, "vacation_charges": 23_075},
)  # fmt: skip


def test_the_account_of_the_demo_reckoned_by_hand() -> None:
    found = account(
        *DEMO_PEOPLE, day="2026-11-29", owner_income_month=3_280_000, output_month=2_980, shop_people=10
    )
    for person_cost, expected in zip(found.persons, BY_HAND, strict=True):
        counted = {one.code: one.month for one in person_cost.employer if one.counted}
        assert counted == expected
    each = [sum(lines.values()) for lines in BY_HAND]
    assert each == [3_908_882, 1_809_489, 3_131_808]
    assert found.today_month == 2 * 2_600_000 + 1_300_000 + 2_160_000 == 8_660_000
    assert found.formal_month == 2 * 3_908_882 + 1_809_489 + 3_131_808 == 12_759_061
    # in hand: the minimum less 9 %, and the allowance; more than the 2.600.000 of today
    assert found.persons[0].net_formal == 2_899_048 - 260_914 + 289_904 == 2_928_038
    # what she has left does not reach: 3.280.000 - 4.099.061
    assert found.owner_income_formal == -819_061
    said = plain(say_headline(found))
    assert said == (
        "Estar en regla cuesta por lo menos G. 4.282 por prenda (G. 12.759.061 por mes);"
        " hoy paga G. 2.906 (G. 8.660.000)."
    )
    left = plain(say_left_over(found))
    assert left.startswith("Con lo que hoy le queda (G. 3.280.000) no alcanza: faltan G. 819.061")
    assert "sin contar la bonificación familiar de quien no se sabe" in left
    assert "esta cuenta es de 4 personas" in say_people(found).casefold()
    assert "trabajan 10" in say_people(found)
    assert say_people(account(*DEMO_PEOPLE, shop_people=4)) == ""


def test_who_is_paid_by_the_piece_is_held_to_her_hours_or_her_days() -> None:
    piece = {"kind": "piece", "pay": 1_000, "pay_period": "piece", "pieces_month": 500}
    assert person(**piece, hours_week=40).gross_month == 2_415_873
    assert person(**piece, hours_week=48).gross_month == MINIMUM
    assert person(**piece).gross_month == MINIMUM
    assert person(**piece, hours_week=40, days_month=10).gross_month == 10 * 111_502


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_each_remark_is_numbered_once() -> None:
    found = account(*DEMO_PEOPLE, day="2026-11-29")
    numbers = number_remarks(found.persons)
    assert list(numbers.values()) == list(range(1, len(numbers) + 1))
    assert set(numbers) == {remark for one in found.persons for remark in one.remarks}


def test_the_law_is_that_of_the_day_of_the_account() -> None:
    assert account(line(pay=1_000_000), day="2024-12-31").persons[0].gross_month == 2_798_309
    assert account(day="2023-12-31").owner.month is None  # open since January 2024


def test_every_line_says_its_norm() -> None:
    found = account(line(children=1, pay=2_000_000), line(kind="piece", pay=3_000_000, count=2))
    for one in (*found.persons[0].employer, *found.persons[1].employer, found.owner):
        assert one.statutes or one.code == "pay"
        assert all(statute.norm for statute in one.statutes)


def test_the_80_percent_rules_are_shown_and_not_used() -> None:
    found = account(line(pay=1_000_000))
    assert {one.code for one in found.disputed} == {"SALARIO-MICRO-80", "IPS-BASE-80", "PLAZO-FIJO"}
    assert not {one.code for one in found.statutes} & {"SALARIO-MICRO-80", "IPS-BASE-80"}
    assert found.persons[0].gross_month == MINIMUM


def test_today_has_ips_only_where_it_is_paid() -> None:
    found = account(line(in_ips=True), line(in_ips=False))
    assert found.persons[0].today_month == MINIMUM + 478_343
    assert found.persons[0].net_today == MINIMUM - 260_914
    assert found.persons[1].today_month == MINIMUM


def test_cost_per_garment_and_what_the_owner_keeps() -> None:
    found = account(line(count=2), output_month=1_000, owner_income_month=4_000_000)
    assert found.garment_today == whole(Fraction(2 * MINIMUM, 1_000))
    assert found.garment_difference == found.garment_formal - found.garment_today
    assert found.owner_income_formal == 4_000_000 - found.difference_month
    assert account().garment_today is None
    assert account(output_month=0).garment_formal is None


def test_the_owners_insurance_goes_by_the_highest_wage_she_pays() -> None:
    assert account(line(), line(pay=4_000_000)).owner.month == 920_000
    assert account(line(pay=1_000_000)).owner.month == 666_781


def test_rounding_takes_a_half_up() -> None:
    assert [whole(Fraction(n, 2)) for n in (0, 1, 2, 3)] == [0, 1, 1, 2]
    assert whole(Fraction("260914.32")) == 260_914
    assert whole(Fraction("478342.92")) == 478_343


pays = st.integers(0, 20_000_000)
lines = st.builds(
    line,
    pay=pays,
    kind=st.sampled_from(["full_time", "piece", "seasonal", "part_time"]),
    pay_period=st.sampled_from(["month", "week", "day"]),
    hours_week=st.sampled_from([16.0, 20.5, 32.0]),
    days_month=st.sampled_from([None, 10.0, 26.0]),
    months_year=st.sampled_from([1.0, 6.5, 12.0]),
    count=st.integers(1, 9),
    children=st.integers(0, 6),
    in_ips=st.sampled_from([True, False, None]),
    years_worked=st.sampled_from([None, 1.0, 7.0, 20.0]),
)
days = st.sampled_from(["2015-06-01", "2022-08-15", DAY, "2026-11-24"])


@settings(max_examples=50, deadline=None)
@given(st.lists(lines, min_size=1, max_size=4), days, st.booleans())
def test_totals_add_up_and_nothing_is_negative(found, day, use_latest) -> None:
    made = make_account(found, STATUTES, day=day, use_latest=use_latest, output_month=700)
    for period in ("month", "year"):
        total = sum(
            (getattr(one, period) or 0) * each.line.count
            for each in made.persons
            for one in each.employer
            if one.counted
        )
        assert getattr(made, f"formal_{period}") == total
        summed = sum_lines(made.persons)
        assert sum(getattr(one, period) or 0 for one in summed if one.counted) == total
    for each in made.persons:
        for one in (*each.employer, *each.worker):
            assert one.month is None or one.month >= 0
            assert one.year is None or one.year >= 0
            assert (one.month is None) == (one.why_not is not None)
        if each.computed:
            assert each.gross_month >= amounts(each)["pay"]
            minimum = month_minimum(each.line, Law(STATUTES, day, use_latest)).amount
            assert (each.net_formal is None) == (minimum is None)
            if minimum is not None:  # never under the legal minimum less what IPS takes
                rate = Law(STATUTES, day, True).find("IPS-TRABAJADOR")
                floor = whole(minimum) - whole(percent(rate) * whole(minimum))
                assert each.net_formal >= floor


@settings(max_examples=50, deadline=None)
@given(pays, st.integers(0, 500_000), days)
def test_who_is_paid_more_never_costs_less(pay, more, day) -> None:
    law = Law(STATUTES, day, use_latest=True)
    less, greater = person(law, pay=pay), person(law, pay=pay + more)
    assert greater.formal_month >= less.formal_month
    assert greater.formal_year >= less.formal_year
    assert greater.net_formal >= less.net_formal


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 40), pays)
def test_ten_alike_cost_ten_times_one(count, pay) -> None:
    one, many = account(line(pay=pay)), account(line(pay=pay, count=count))
    assert many.formal_month == count * one.formal_month
    assert many.difference_year == count * one.difference_year


@settings(max_examples=30, deadline=None)
@given(st.integers(16, 32))
def test_the_part_time_minimum_is_the_whole_one_by_its_hours(hours) -> None:
    found = person(kind="part_time", hours_week=hours, pay=0)
    assert found.gross_month == whole(Fraction(MINIMUM * hours, 48))
