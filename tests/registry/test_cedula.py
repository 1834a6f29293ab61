"""The number of an identity card in every written form, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n import format_number
from app.registry.cedula import (
    ENTITY,
    FILLER,
    GROUPS,
    MISSING,
    NOT_A_CEDULA,
    SECOND,
    WITH_DIGIT,
    WORDS,
    WRONG_DIGIT,
    is_unlikely,
    plain_cedula,
    read_cedula,
)
from app.registry.remarks import cedula_remark
from app.registry.ruc import check_digit, is_nobody_s, read_ruc, with_right_digit

NUMBERS = st.integers(100_001, 9_999_999).filter(lambda number: len(set(str(number))) > 1)


@settings(max_examples=100, deadline=None)
@given(NUMBERS)
def test_a_cedula_reads_the_same_in_every_form(number: int) -> None:
    points = format_number(number)
    forms = [
        str(number),
        points,
        f"C.I. N° {points}",
        f"CI:{number}",
        f"C.I.Nº{points}.-",
        f"N.º {points}",
        f"Cédula de identidad {points}",
        f"{points}.-",
        f" {points} ",
        points.replace(".", ","),
        points.replace(".", " "),
        points.replace(".", "'"),
        points.replace(".", "’"),
        f"{number}.0",
        f"{points},00",
        f"0{number}",
        f"#{number}",
        points.replace(".", " . "),
        f"c. i. {number}",
        f"Nro. {points}",
        f"CIC {number}",
        f"Doc. {points}",
        f"({points})",
        f"{points} -",
        f"CIP {points}",
        f"C.I.P. {points}",
        f"PY {number}",
        f"{points} PY",
    ]
    if number >= 1_000_000:  # three groups: whatever stands between them
        forms += [
            points.replace(".", sign) for sign in ("-", "·", "–", "/", "*", "~", ":", "..", "_", ", ", " - ")
        ]
        forms += [points.replace(".", "-", 1), f"C.I. N° {points.replace('.', '-')}"]  # fmt: skip
    assert {form: read_cedula(form).number for form in forms} == dict.fromkeys(forms, str(number))
    assert {read_cedula(form).doubt for form in forms} == {None}


@pytest.mark.parametrize(
    ("text", "number", "doubt", "rest"),
    [("1.234.567-4", "1234567", WRONG_DIGIT, ""), ("1.234.567–9", "1234567", WITH_DIGIT, ""),
     ("12.34.567", "1234567", GROUPS, ""), ("1.234.567 / 2.345.678", "1234567", SECOND, "2.345.678"),
     ("1234567 y 2345678", "1234567", SECOND, "2345678"), ("1.234.567, 2.345.678", "1234567", SECOND, "2.345.678"),
     ("1.234.567 - 2.345.678", "1234567", SECOND, "2.345.678"), ("1.234.567?", "1234567", WORDS, "?"),
     ("1.234.567 (vencida)", "1234567", WORDS, "vencida"), ("1234567 en trámite", "1234567", WORDS, "en trámite"),
     ("0001234567", "1234567", None, ""), ("00987123", "987123", None, ""), ("1234567-A", "1234567A", None, ""), ("30.123.456", "30123456", None, "")],
)  # fmt: skip
def test_what_is_doubtful_of_a_cedula_is_told(text: str, number: str, doubt: str | None, rest: str) -> None:
    reading = read_cedula(text)
    assert (reading.number, reading.doubt, reading.rest) == (number, doubt, rest)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [("123.456.789-09", NOT_A_CEDULA), ("AB123456", NOT_A_CEDULA), ("1,23457E+06", NOT_A_CEDULA),
     ("1.23457E+06", NOT_A_CEDULA), ("1.234.56", MISSING), ("1.234.5678", MISSING), ("0000000", NOT_A_CEDULA),
     ("1.234.xxx", MISSING), ("1.234.56?", MISSING), ("1.234.56 (vencida)", MISSING), ("021-555-444", NOT_A_CEDULA),
     ("1-234-567-890", NOT_A_CEDULA), ("1111111", FILLER), ("80012345-0", ENTITY), ("80012345", ENTITY), ("-1234567", NOT_A_CEDULA),
     ("pasaporte 123456", NOT_A_CEDULA), ("Ana 1.234.567", NOT_A_CEDULA), ("0981234567", NOT_A_CEDULA),
     ("0021555444", NOT_A_CEDULA), ("123", NOT_A_CEDULA), ("hola", NOT_A_CEDULA), ("12345678901", NOT_A_CEDULA), ("DNI 30.123.456", NOT_A_CEDULA)],
)  # fmt: skip
def test_another_document_is_never_cut_into_a_cedula(text: str, doubt: str) -> None:
    assert (read_cedula(text).number, read_cedula(text).doubt) == (None, doubt)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("0123456789.,-/ CIny°'()E+²٣"), max_size=20))
def test_any_text_is_a_cedula_or_not(text: str) -> None:
    number = read_cedula(text).number
    assert number is None or (number.rstrip("CINYE").isdigit() and 4 <= len(number) <= 9)


@settings(max_examples=100, deadline=None)
@given(st.integers(100_001, 89_999_999).filter(lambda base: not is_nobody_s(str(base))))
def test_a_ruc_reads_the_same_with_any_sign_before_its_digit(base: int) -> None:
    digit, points = check_digit(str(base)), format_number(base)
    signs = [
        "-",
        "–",
        "—",
        "−",
        "‐",
        "‑",
        "/",
        "|",
        "_",
        " ",
        " - ",
        " – ",
        " DV ",
        " dv: ",
        "-DV ",
        " D.V. ",
        "--",
        "~",
        "*",
        "=",
        ":",
        ";",
        "#",
        "\\",
        "…",
        "°",
        "“",
        "^",
        ".",
        ",",
        " guión ",
    ]
    if not digit:  # «1234567.0» is a number as programs write it
        signs = [sign for sign in signs if sign not in (".", ",")]
    forms = [f"{base}{sign}{digit}" for sign in signs] + [f"{points}{sign}{digit}" for sign in signs]
    forms += [f"RUC: {base}-{digit}", f"R.U.C. N° {points}-{digit}", f"{base} ({digit})", f"{base} [{digit}]", f"{base}-{digit} (activo)",
              f"00{base}-{digit}"[-10:] if base < 1_000_000 else f"{base}-{digit}", f"{base}-{digit}.",
              points.replace(".", ",") + f"-{digit}"]  # fmt: skip
    assert {form: read_ruc(form).ruc for form in forms} == dict.fromkeys(forms, f"{base}-{digit}")


@settings(max_examples=50, deadline=None)
@given(st.integers(10_000_000, 89_999_999), st.sampled_from([".0", ",0", "", "-", "."]))
def test_a_ruc_without_its_digit_gets_none(base: int, tail: str) -> None:
    assert read_ruc(f"{base}{tail}").ruc is None
    assert read_ruc(f"{base}{tail}").problem == "no check digit"


@pytest.mark.parametrize(
    "text", ["ABCD123456J", "AAAA123456-7", "8.00E+07", "80012345-00", "80012345-0 / 4567890-1"]
)
def test_what_is_no_ruc_is_not_one(text: str) -> None:
    assert read_ruc(text).problem == "not a ruc"


@pytest.mark.parametrize("text", ["44444401-7", "88888801-5", "7777777-0", "RUC 4444440 1-7"])
def test_the_number_of_who_has_none_is_nobody_s(text: str) -> None:
    assert (read_ruc(text).ruc, read_ruc(text).problem) == (None, "nobody's")


def test_the_right_digit_is_offered_whatever_the_sign() -> None:
    digit = check_digit("1234567")
    wrong = (digit + 1) % 10
    texts = [f"1234567{sign}{wrong}" for sign in ("-", "–", "/", "~", " DV ")] + ["1.234.567", "1234567-"]
    assert {with_right_digit(text) for text in texts} == {f"1234567-{digit}"}


@pytest.mark.parametrize(
    ("number", "unlikely"),
    [("99999", True), ("100001", False), ("9999998", False), ("12345678", True), ("1234567A", False)],
)
def test_a_cedula_has_six_or_seven_digits_or_it_is_asked(number: str, unlikely: bool) -> None:
    assert is_unlikely(number) is unlikely
    assert bool(cedula_remark(number)) is (
        unlikely or number.endswith("A") and bool(read_cedula(number).doubt)
    )


def test_a_field_says_what_is_no_cedula_and_keeps_it() -> None:
    assert [cedula_remark(text) for text in ("", "1.234.567", "C.I. 1234567")] == ["", "", ""]
    assert cedula_remark("AB123456") == "No parece una cédula; se guarda como está."
    assert cedula_remark("1.234.567 (vencida)").startswith("Se guarda como está")
    kept = [plain_cedula(text) for text in ("1.234.567", "AB 123456", "1.234.567 (vencida)", "01234567")]
    assert kept == ["1234567", "AB 123456", "1.234.567 (vencida)", "1234567"]
