"""One cell, read the way people fill it; what is written one way reads back the same."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n import MONTHS, format_date, format_long_date, format_money, format_number
from app.incoming.cells import (
    cell_text,
    is_blank,
    read_count,
    read_date,
    read_flag,
    read_machines,
    read_money,
    read_products,
)
from app.incoming.differences import show_read
from app.registry.names import fold, is_initials_of, split_full_name, title_name
from app.registry.phone import read_phones, show_phones
from app.registry.ruc import check_digit, is_nobody_s, read_ruc
from app.registry.vocabulary import list_terms

FEW = settings(max_examples=50, deadline=None)
DAYS = st.dates(date(1945, 1, 1), date(2035, 12, 31))
MACHINES = st.dictionaries(
    st.sampled_from([term.code for term in list_terms("machines")]), st.integers(1, 40), max_size=6
)


@FEW
@given(DAYS)
def test_a_date_reads_the_same_in_every_form(day: date) -> None:
    forms = [day, day.isoformat(), format_date(day), format_long_date(day),
             f"{day.day}-{day.month}-{day.year}", format_long_date(day).upper(),
             f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"]  # fmt: skip
    assert {read_date(form).value for form in forms} == {day.isoformat()}


@pytest.mark.parametrize(
    ("text", "value"),
    [("26-06-21", "2021-06-26"), ("05/04/09", "2009-04-05"), ("3 de julio de 2015", "2015-07-03"),
     ("julio 2015", "2015-07"), ("07/2015", "2015-07"), ("2015", "2015"), (2015, "2015"),
     (2015.0, "2015"), ("set-19", "2019-09"), ("3 de septiembre del 2015", "2015-09-03"),
     ("12/31/2015", None), ("31/02/2015", None), ("hace mucho", None), ("2015-13-01", None),
     ("32/01/2015", None), ("1/1/1", None)],
)  # fmt: skip
def test_a_date_or_its_known_part_is_read_and_never_guessed(text: object, value: str | None) -> None:
    reading = read_date(text)  # type: ignore[arg-type]
    assert reading.value == value
    assert (reading.problem is None) == (value is not None)


def test_a_month_before_the_day_is_recognized_and_refused() -> None:
    reading = read_date("05/22/2014")
    assert reading.month_first
    assert "no se adivina" in (reading.problem or "")


@FEW
@given(st.integers(0, 2_000_000_000))
def test_money_reads_the_same_in_every_form(amount: int) -> None:
    grouped = format_number(amount)
    forms = [amount, float(amount), format_money(amount), f"Gs. {grouped}", f"{grouped} Gs",
             f"₲ {grouped}", f"? {grouped}", grouped, str(amount), f"G. {grouped}.-",
             f"{grouped},00", f"PYG {amount}", f"{grouped} guaraníes"]  # fmt: skip
    assert {read_money(form).value for form in forms} == {amount}


@pytest.mark.parametrize(
    ("text", "value"),
    [("50 mil", 50_000), ("2 palos", 2_000_000), ("50,000", 50_000), ("1.250.000", 1_250_000),
     ("5.00", None), ("gratis", None), ("50.000/60.000", None), (-5, None), (2.5, None)],
)  # fmt: skip
def test_money_as_people_say_it(text: object, value: int | None) -> None:
    assert read_money(text).value == value  # type: ignore[arg-type]


@FEW
@given(MACHINES)
def test_machines_written_as_prose_read_back(counts: dict[str, int]) -> None:
    reading = read_machines(show_read("machines", counts))
    assert reading.unknown == ()
    assert {kind: count for kind, count, _given in reading.machines} == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("2 over y overlock (1), atracadora", [("overlock", 2), ("overlock", 1), ("atracadora", 1)]),
        ("RECTAS: 4 / presilladora x 2", [("recta", 4), ("atracadora", 2)]),
        ("2 cortadora vertical + recubridora(3)", [("cortadora", 2), ("collareta", 3)]),
        ("2 agujas; 1 over 5 hilos", [("doble_aguja", 1), ("overlock", 1)]),
        ("dos recta\n3x plancha a vapor", [("recta", 2), ("plancha", 3)]),
        ("máquina recta industrial", []),
        ("2 recta 1 over", [("recta", 2), ("overlock", 1)]),
        ("1 recta. 2 overlock", [("recta", 1), ("overlock", 2)]),
        ("2 rectas 1 cosa rara", []),
        ("recta 2 agujas", []),
    ],
)
def test_machines_as_people_write_them(text: str, counts: list[tuple[str, int]]) -> None:
    assert [(kind, count) for kind, count, _given in read_machines(text).machines] == counts


def test_an_unknown_machine_is_kept_as_written() -> None:
    reading = read_machines("2 recta, 1 tejedora rara")
    assert reading.unknown == ("1 tejedora rara",)


def test_products_take_the_list_s_name_or_keep_their_own() -> None:
    found = read_products("Remera, uniforme escolar y PARAGUAS")
    assert [name for name, _given in found] == ["remeras", "uniformes escolares", "paraguas"]


@FEW
@given(st.sampled_from(["971", "961", "981", "991", "975"]), st.integers(0, 999_999))
def test_a_mobile_reads_the_same_in_every_form(prefix: str, rest: int) -> None:
    end = f"{rest:06d}"
    e164 = f"+595{prefix}{end}"
    forms = [f"0{prefix}{end}", f"595{prefix}{end}", f"+595 {prefix} {end}", f"{prefix}{end}",
             f"0{prefix} {end[:3]} {end[3:]}", f"(0{prefix}) {end}", f"0{prefix}-{end}",
             show_phones(e164), f"00595{prefix}{end}", f"cel. 0{prefix}/{end}"]  # fmt: skip
    assert {read_phones(form) for form in forms} == {e164}


@pytest.mark.parametrize("text", ["123456", "0971", "no tiene", "12345678901234567890", "1"])
def test_what_is_no_phone_is_not_one(text: str) -> None:
    assert read_phones(text) is None


@FEW
@given(st.integers(1_000, 99_999_999).filter(lambda base: not is_nobody_s(str(base))))
def test_the_check_digit_agrees_with_the_published_library(base: int) -> None:
    from stdnum.py import ruc

    assert str(check_digit(str(base))) == ruc.calc_check_digit(str(base))
    whole = f"{base}-{check_digit(str(base))}"
    for form in (whole, f"{format_number(base)}-{whole[-1]}", f" {base} - {whole[-1]} "):
        assert read_ruc(form).ruc == whole
    other = (int(whole[-1]) + 1) % 10
    assert read_ruc(f"{base}-{other}").problem == "wrong check digit"


@given(st.sampled_from("123456789"), st.sampled_from([6, 7]))
def test_one_digit_throughout_is_nobody_s_ruc(digit: str, length: int) -> None:
    base = digit * length
    for form in (f"{base}-{check_digit(base)}", f"{format_number(int(base))}-{check_digit(base)}"):
        assert read_ruc(form).problem == "nobody's"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("4331700", "no check digit"), ("80053249-2", "wrong check digit"), ("hola", "not a ruc"),
     ("no tiene", None), ("-", None), ("en trámite", None), ("", None), ("1000007-0", None)],
)  # fmt: skip
def test_the_problem_of_a_ruc(text: str, problem: str | None) -> None:
    assert read_ruc(text).problem == problem


def test_digits_that_are_the_cedula_and_one_more_are_a_ruc() -> None:
    assert read_ruc("61187437", cedula="6118743").ruc == "6118743-7"
    assert read_ruc("61187437").problem == "no check digit"


@pytest.mark.parametrize(
    ("text", "flag"),
    [("Sí", True), ("SI", True), ("x", True), ("X", True), ("✓", True), ("no", False),
     ("NO", False), (True, True), (0, False), (1.0, True), ("tal vez", None)],
)  # fmt: skip
def test_yes_and_no(text: object, flag: bool | None) -> None:
    assert read_flag(text) is flag  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "count"),
    [(4, 4), (4.0, 4), ("4", 4), ("cuatro", 4), ("4 personas", 4), ("ninguna", 0), (0, 0),
     (2.5, None), ("varias", None), ("-3", None), ("4 o 5", None)],
)  # fmt: skip
def test_counts(text: object, count: int | None) -> None:
    assert read_count(text).value == count  # type: ignore[arg-type]


def test_a_cell_is_shown_as_a_person_sees_it() -> None:
    shown = [cell_text(v) for v in (1693503.0, 2.5, date(2015, 7, 3), None, "  a", True)]
    assert shown == ["1693503", "2.5", "03/07/2015", "", "  a", "Sí"]
    assert all(is_blank(value) for value in (None, "-", " — ", "..."))
    assert not is_blank(0)


@pytest.mark.parametrize(
    ("written", "name"),
    [("CABALLERO IBÁÑEZ", "Caballero Ibáñez"), ("taller de la virgen", "Taller de la Virgen"),
     ("TEXTIL DOS HERMANAS", "Textil Dos Hermanas"), ("  Modas   El Hilo ", "Modas El Hilo"),
     ("COSTURAS EL HILO", "Costuras El Hilo"), ("ÑU'ATI", "Ñu'ati"), ("MODAS S.A.", "Modas S.A."),
     ("JUAN PABLO II", "Juan Pablo II"), ("PÉREZ-GIL", "Pérez-Gil"), ("G̃UAHU", "G̃uahu")],
)  # fmt: skip
def test_names_in_capitals_are_written_as_names(written: str, name: str) -> None:
    assert title_name(written) == name
    assert title_name(name) == name


@given(st.text(max_size=30))
@FEW
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_full_name_is_split_and_initials_are_known() -> None:
    assert split_full_name("ANA MARÍA PÉREZ SOSA") == ("Ana María", "Pérez Sosa")
    assert split_full_name("Pérez, Ana") == ("Ana", "Pérez")
    assert split_full_name("Juan de la Cruz") == ("Juan", "de la Cruz")
    assert is_initials_of("B.", "Blas")
    assert not is_initials_of("B.", "Ana")
    assert not is_initials_of("", "Ana")


@pytest.mark.parametrize("text", [
    "99999999999999999999", "1.000.000.000.000", "1,000,000,000,000", "9" * 5_000, "5000000 millones",
    1e12, 1e300, float("inf"), 10**400,
])  # fmt: skip
def test_a_sum_that_no_file_holds_is_said(text: object) -> None:
    reading = read_money(text)  # type: ignore[arg-type]
    assert (reading.value, reading.problem) == (None, "es un monto de más de 12 cifras")


def test_the_largest_sum_and_leading_zeros_are_read() -> None:
    assert read_money("999.999.999.999").value == 999_999_999_999
    assert read_money("0" * 30 + "7").value == 7


NUMBERS_FROM_OUTSIDE = st.one_of(
    st.integers(),
    st.floats(),
    st.text(st.sampled_from("0123456789.,-/ ²٣½aejulio\r\n"), max_size=40),
    st.integers(1, 6_000).map(lambda length: "7" * length),
    st.integers(1, 6_000).map(lambda length: "julio " + "7" * length),
)


@settings(max_examples=300, deadline=None)
@given(NUMBERS_FROM_OUTSIDE)
def test_any_number_is_read_or_refused_and_fits_the_file(value: object) -> None:
    for read in (read_money, read_count):
        number = read(value).value  # type: ignore[operator]
        assert number is None or 0 <= number < 1 << 63
    read_date(value)  # type: ignore[arg-type]
    if isinstance(value, str):
        assert all(0 <= count < 1 << 63 for _type, count, _given in read_machines(value).machines)
