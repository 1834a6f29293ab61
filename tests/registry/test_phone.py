"""A phone field holds what people write in it: two numbers, and whose they are."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.registry.operations import add_person, add_workshop
from app.registry.phone import is_service, read_phones, show_phones, unread_numbers
from app.registry.queries import list_workshop_lines, read_workshop, search_workshops
from app.registry.remarks import phone_remark
from app.storage.store import Store

NUMBERS = st.one_of(
    st.builds(lambda a, b: f"0{a}{b:06d}", st.sampled_from([971, 961, 981, 991]), st.integers(0, 999_999)),
    st.builds(lambda b: f"021 {b // 1000:03d} {b % 1000:03d}", st.integers(200_000, 899_999)),
)
BETWEEN = st.sampled_from([" / ", "/", " y ", ", ", " - ", " o ", "; ", "\n", " ", " (hija) y "])


@pytest.mark.parametrize(
    ("typed", "read", "shown"),
    [
        ("0981431866 / 021 555 123", "+595981431866 +59521555123", "0981 431 866 / 021 555 123"),
        (
            "0991293622 y 0971555123 (hija)",
            "+595991293622 +595971555123",
            "0991 293 622 y 0971 555 123 (hija)",
        ),
        ("021 238 001 - 021 200 002", "+59521238001 +59521200002", "021 238 001 - 021 200 002"),
        ("021 555 123 int. 4", "+59521555123", "021 555 123 int. 4"),
        ("0981431866/7", "+595981431866 +595981431867", "0981 431 866/7"),
        ("021 555 123/4/5", "+59521555123 +59521555124 +59521555125", "021 555 123/4/5"),
        ("(021) 555-123/124", "+59521555123 +59521555124", "021 555 123/124"),
        ("0981 123456/57", "+595981123456 +595981123457", "0981 123 456/57"),
        ("021 555 123 / 0971 123 456", "+59521555123 +595971123456", "021 555 123 / 0971 123 456"),
        ("021 555 123/0971123456", "+59521555123 +595971123456", "021 555 123/0971 123 456"),
        ("0981 123/456", "+595981123456", "0981 123 456"),
        ("021 555/1234", "+595215551234", "021 555 1234"),
        ("+595971222333 +595981444555", "+595971222333 +595981444555", "0971 222 333 / 0981 444 555"),
        ("071 20 30 40", "+59571203040", "071 203 040"),
        ("061 501234", "+59561501234", "061 501 234"),
        ("0521 203040", "+595521203040", "0521 203 040"),
        ("0595981636362", "+595981636362", "0981 636 362"),
        ("595-0981-234567", "+595981234567", "0981 234 567"),
        ("0981–234–567", "+595981234567", "0981 234 567"),
        ("0981_234_567 (hija)", "+595981234567", "0981 234 567 (hija)"),
        ("0981·234·567", "+595981234567", "0981 234 567"),
        ("https://wa.me/595981234567", "+595981234567", "https://wa.me/0981 234 567"),
        ("(021) 555123 (0981) 431866", "+59521555123 +595981431866", "021 555 123 0981 431 866"),
    ],
)
def test_every_number_is_read_and_the_words_stay(typed: str, read: str, shown: str) -> None:
    assert (read_phones(typed), show_phones(typed)) == (read, shown)


@settings(max_examples=100, deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=4, unique=True), st.data())
def test_as_many_numbers_are_read_as_were_written(numbers: list[str], data: st.DataObject) -> None:
    typed = numbers[0] + "".join(data.draw(BETWEEN) + number for number in numbers[1:])
    wanted = [f"+595{re.sub(' ', '', number)[1:]}" for number in numbers]
    assert (read_phones(typed) or "").split() == wanted
    assert re.sub(r"\D", "", show_phones(typed)) == re.sub(r"\D", "", typed)
    assert unread_numbers(typed) == ()


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789+/() -.,;yohij\n", max_size=40))
def test_whatever_is_typed_is_shown(typed: str) -> None:
    shown = show_phones(typed)
    assert re.sub(r"[^a-z]", "", shown) == re.sub(r"[^a-z]", "", typed)
    assert read_phones(shown) == read_phones(typed)
    if "595" not in re.sub(r"\D", "", typed):  # the country goes, a nought comes before an area
        assert re.sub(r"[^1-9]", "", shown) == re.sub(r"[^1-9]", "", typed)


@pytest.mark.parametrize(
    "typed",
    ["+55 45 99912-3456", "+54 9 376 412-3456", "+55 67 98123-4567", "55 67 98123-4567", "0055 67 98123 4567",
     "+1 (305) 981-234567", "555123", "5.95981E+11", "5,95981E+11", "112", "*123"],
)  # fmt: skip
def test_another_country_s_number_is_not_cut_into_one_of_here(typed: str) -> None:
    assert (read_phones(typed), show_phones(typed)) == (None, typed)
    assert read_phones(f"{typed} / 0981 234 567") == "+595981234567"


@settings(max_examples=100, deadline=None)
@given(st.integers(200_000, 899_989), st.integers(1, 9))
def test_a_range_stands_for_its_lines(line: int, more: int) -> None:
    last = line + more
    digits = next(count for count in range(1, 7) if line // 10**count == last // 10**count)
    typed = f"021 {line // 1000:03d} {line % 1000:03d}/{str(last)[-digits:]}"
    assert read_phones(typed) == (f"+59521{line} +59521{last}" if digits < 5 else f"+59521{line}")


def test_an_internal_number_is_no_doubtful_telephone() -> None:
    assert unread_numbers("021 555 123 int: 12345") == unread_numbers("021 555 123 interno 54321") == ()
    assert unread_numbers("021 555 123 y 12345") == ("12345",)


@pytest.mark.parametrize(
    "typed", ["0800-11-4000", "0800 114 000", "0-800-11-4000", "(0800) 11 4000", "0900 123456"]
)
def test_a_line_of_a_service_is_nobody_s(typed: str) -> None:
    assert read_phones(typed) is None
    assert phone_remark(typed).startswith("Es una línea de servicio")
    assert read_phones(f"0981431866 / {typed}") == "+595981431866"
    assert is_service(*unread_numbers(f"0981431866 y {typed}"))


@pytest.mark.parametrize(
    "more",
    [" (7 a 18 hs)", " (de 8 a 12)", " 2.º piso", " 2do piso", " 5", " (3 hijas)", " (int. 4)"],
)
def test_what_stands_behind_a_number_is_no_part_of_it(more: str) -> None:
    assert read_phones(f"021 555 444{more}") == "+59521555444"
    assert read_phones(f"0981 123 456{more}") == "+595981123456"


def test_a_number_in_brackets_with_words_is_read_too() -> None:
    assert read_phones("021 555 444 (hija: 0981 123 456)") == "+59521555444 +595981123456"


@pytest.mark.parametrize("typed", ["0981 43 18 66", "hasta 43 21 55", "099"])
def test_doubtful_digits_are_named(typed: str) -> None:
    assert unread_numbers(f"0971123456 / {typed}") == (() if typed != "hasta 43 21 55" else ("43 21 55",))


@pytest.mark.parametrize("wanted", ["0981431866", "0981 431 866", "021555123", "0971555123"])
def test_a_workshop_is_found_by_either_number(store: Store, wanted: str) -> None:
    workshop = add_workshop(store, name="Modas Lía", phone="0981431866 / 021 555 123")
    add_person(store, workshop_id=workshop, given_names="Lía", phone="0971555123 (hija), no de día")
    add_workshop(store, name="Otro", phone="0971000000")
    assert [line.id for line in search_workshops(store, wanted)] == [workshop]


def test_lists_show_both_numbers_and_the_file_keeps_the_words(store: Store) -> None:
    workshop = add_workshop(store, name="Modas Lía", phone="0991293622 y 0971555123 (hija)")
    (line,) = list_workshop_lines(store)
    assert line.phone == "0991 293 622 y 0971 555 123 (hija)"
    assert read_workshop(store, workshop).phone_given == "0991293622 y 0971555123 (hija)"
