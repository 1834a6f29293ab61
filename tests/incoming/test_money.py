"""Guaraníes in every written form; another money, a range or a sum that lost its thousands is never one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n import format_number
from app.incoming.cells import read_count, read_flag, read_flag_of_words, read_money


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 900_000).map(lambda thousands: thousands * 1000))
def test_a_sum_reads_the_same_in_every_form(amount: int) -> None:
    points, thousands = format_number(amount), format_number(amount // 1000)
    forms = [
        points, str(amount), f"{points},00", f"{amount}.00", f"{amount}.0", f"Gs.{points}.-", f"Gs. {points}",
        f"Gs:{points}", f"Gs{points}", f"₲{points}", f"₲. {points}", f"Gs.- {points}", f"{points} Gs.-", f"{points} .-",
        f"{points}.=", f"{points}=", f"G {points}", f"PYG {amount}", f"{points} guaraníes", f"{points} Gs/mes",
        f"{points} mensuales", f"Gs {points} por mes", f"{points} (mensual)", points.replace(".", " "),
        points.replace(".", "'"), f"{thousands} mil", f"{amount // 1000}mil", f"Gs. {thousands} mil", f"₲{thousands} mil",
        f"  {points} ", f"G$ {points}", f"G${points}", f"GS$ {points}", f"{points} G$", f"{points}.", f"{points} guaraní",
        f"{points} ({thousands} mil)", f"Gs. {points}.- (Gs. {amount})", f"\ufffd {points}", f"{points} p/mes", float(amount), amount,
    ]  # fmt: skip
    assert {str(form): read_money(form).value for form in forms} == {str(form): amount for form in forms}
    assert {read_money(form).problem for form in forms} == {None}


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,5 millones", 1_500_000), ("1.5 millones", 1_500_000), ("1 millón 200 mil", 1_200_000), ("un millón", 1_000_000),
     ("un millón quinientos mil", 1_500_000), ("medio millón", 500_000), ("cincuenta mil", 50_000),
     ("ciento veinte mil", 120_000), ("treinta y cinco mil", 35_000), ("1,5 mil", 1_500), ("2 palos", 2_000_000),
     ("1.250 mil", 1_250_000), ("1,500,000.00", 1_500_000), ("50,000", 50_000), ("50k", 50_000), ("mil", 1_000), ("50.000 (cincuenta mil)", 50_000),
     ("cincuenta mil (50.000)", 50_000), ("Gs. 50.000 (guaraníes cincuenta mil)", 50_000), ("un millón y medio", 1_500_000),
     ("2 millones y medio", 2_500_000), ("millón y medio", 1_500_000), ("treintaicinco mil", 35_000),
     ("veintitrés mil", 23_000), ("1/2 millón", 500_000), ("un palo", 1_000_000)],
)  # fmt: skip
def test_sums_as_people_say_them(text: str, value: int) -> None:
    assert read_money(text).value == value


@pytest.mark.parametrize(
    "text",
    ["USD 10", "US$ 10", "U$S 10", "10 dólares", "R$ 30", "$50.000", "50 reales", "20 €", "50.000 pesos", "50.000 + IVA",
     "50.000 a 60.000", "50.000/60.000", "gratis", "(50.000)", "-50.000", "10%", "1.500.000,50", "5.00", "50.0000",
     "1.500 millones", "cien", "1,2345 mil", "600.000 anual", "50 m", "50.000 (sesenta mil)", "50.000 (no paga)",
     "50.000 (20 USD)", "cincuenta sesenta mil", "cincuenta y sesenta mil", "diez cien mil", "mil mil", "U$ 50.000"],
)  # fmt: skip
def test_what_is_no_sum_of_guaranies_is_not_read(text: str) -> None:
    assert read_money(text).value is None
    assert read_money(text).problem


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("0123456789.,'- GsmilonkyUSD$₲/"), max_size=20))
def test_any_text_is_a_sum_or_a_reason(text: str) -> None:
    reading = read_money(text)
    assert reading.problem if reading.value is None else 0 <= reading.value < 10**12


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("4.0", 4),
        ("4,0", 4),
        ("4 (cuatro)", 4),
        ("quince", 15),
        ("4 pers.", 4),
        ("4-5", None),
        ("4 a 5", None),
        ("4.5", None),
    ],
)
def test_counts_as_programs_and_people_write_them(text: str, count: int | None) -> None:
    assert read_count(text).value == count


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("1.0", True),
        ("0,0", False),
        ("Vigente", True),
        ("de baja", False),
        ("No activo", False),
        ("SI.", True),
    ],
)
def test_flags_as_programs_and_people_write_them(text: str, flag: bool) -> None:
    assert read_flag(text) is flag


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Sí, desde 2015", True),
        ("no, se retiró", None),
        ("No paga", False),
        ("no sabe", None),
        ("sí o no", None),
    ],
)
def test_a_flag_that_words_begin_with(text: str, flag: bool | None) -> None:
    assert read_flag_of_words(text) is flag
