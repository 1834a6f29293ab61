"""Letters that another program broke: mended where it is sure, else said; never a sound one touched."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.incoming.cleaning import clean_cell
from app.incoming.letters import find_repair, has_lost, is_odd, looks_broken, mend_sure
from app.incoming.operations import import_file
from app.incoming.pages import BROKEN, TABLES, decode_text, doubt_of
from app.incoming.plan import plan_import, report_of
from app.incoming.reading import read_book
from app.registry.queries import list_workshops
from app.storage.store import Store
from tests.incoming.books import only_workshop, store, take, write_csv, write_xlsx

__all__ = ["store"]

LIST = (
    "Nombre del taller;Propietaria;Cédula;Teléfono\r\nConfección Ñandutí;María Núñez;;\r\n"
    "Taller Mbo'e;JESÚS LÓPEZ;;\r\nModas Ángel;José Benítez Güemes;;\r\nLa Pequeña;RAMÓN PEÑA;;\r\n"
)
SPANISH = "áéíóúüñÁÉÍÓÚÑ"
WORDS = (
    "Confección",
    "Ñandutí",
    "María",
    "Núñez",
    "Pérez",
    "José",
    "Benítez",
    "López",
    "Jesús",
    "Ramón",
    "Peña",
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)


def broken(text: str, right: str, wrong: str) -> str:
    """A text whose bytes were read with the wrong table."""
    content = text.encode() if right == "utf-8" else _to_bytes(text, right)
    return codecs.charmap_decode(content, "strict", TABLES[wrong])[0]


def _to_bytes(text: str, table: str) -> bytes:
    return codecs.charmap_encode(text, "strict", codecs.charmap_build(TABLES[table]))[0]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_a_list_is_read_in_the_table_it_was_written_with(encoding: str, ending: str) -> None:
    text = LIST.replace("\r\n", ending)
    found, named = decode_text(text.encode(encoding))
    assert (found, bool(doubt_of(named))) == (text, encoding in ("cp850", "mac_roman"))


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from(["utf-8", "cp1252", "cp850", "mac_roman"]))
def test_any_names_under_a_heading_read_the_same_in_every_table(names: str, encoding: str) -> None:
    text = f"Cédula;Teléfono\nNúmero;Dirección\n{names}"
    assert decode_text(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    "text",
    ["Mbo’e", "Gonçalves", "Schröder", "D’Agostino", "Modas—Costura", "Hilo – “Rosa”", "CONFECCIóN", "João",
     "N.º 5, 2.ª", "Ka’avo – Ñu’ãti", "Müller & Cía", "½ docena", "Barrio\xa0de la Cruz"],
)  # fmt: skip
def test_windows_own_table_is_not_left_for_one_rare_sign(text: str) -> None:
    assert decode_text(text.encode("cp1252")) == (text, "cp1252")


def test_a_bad_byte_in_a_list_of_utf_8_leaves_the_other_names_right() -> None:
    content = LIST.encode() + "Taller Muñ".encode()[:-1] + b";Ana\r\nGarc\xeda;N\xfa\xf1ez\r\n"
    text, encoding = decode_text(content)
    assert encoding == BROKEN
    assert text == LIST + "Taller Mu\ufffd;Ana\r\nGarcía;Núñez\r\n"
    assert "letras cortadas" in doubt_of(encoding)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Confecci&oacute;n &amp; C&iacute;a", "Confección & Cía"), ("&#209;andut&#xED;", "Ñandutí"),
     ("Confecci&amp;oacute;n", "Confección"), ("Confecci%C3%B3n", "Confección"),
     ("Mu=C3=B1oz", "Muñoz"), (r"Mu\u00f1oz", "Muñoz"), ("Mu_x00f1_oz", "Muñoz"),
     ("ConfecciÃ³n Ã‘andutÃ\xad", "Confección Ñandutí"), ("Ã\x81ngel Ã\x8dris", "Ángel Íris"),
     ("ConfecciÃƒÂ³n", "Confección"), ("gÌƒuarani áº½ Ä©", "g̃uarani ẽ ĩ"), ("â‚² 50.000", "₲ 50.000"),
     ("GONZáLEZ ACUñA MARíA JOSé", "GONZÁLEZ ACUÑA MARÍA JOSÉ"), ("GONZÃ¡LEZ", "GONZÁLEZ"), ("NÂº 5 â€“ â€œRosaâ€\x9d", "Nº 5 – “Rosa”"), ("Mboâ€™e", "Mbo’e"), ("NÃºÃ±ez", "Núñez")],
)  # fmt: skip
def test_what_cannot_be_meant_as_it_stands_is_mended(written: str, meant: str) -> None:
    assert mend_sure(written) == clean_cell(written) == meant


@pytest.mark.parametrize(
    "text",
    ["R&D", "M&M; Modas", "50% de seña", "a=b", "“Ñandutí”", "PYTÃ”", "Ñu’ãti", "Gonçalves", "c:\\usuarios",
     "Hilos & Agujas;", "Pytã", "g̃uarani ẽ ĩ ũ ỹ", "café…”", "AQUÍ”", "1×2 m²", "Nº 3 (2.ª)", "Ñá", "Ché", "McÁvoy é"],
)  # fmt: skip
def test_what_may_be_meant_stays(text: str) -> None:
    assert mend_sure(text) == clean_cell(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(SPANISH + "ãẽĩõũỹ₲ºª abcN"), max_size=20), st.integers(1, 2))
def test_utf_8_read_as_windows_table_comes_back(text: str, times: int) -> None:
    wrong = text
    for _time in range(times):
        wrong = broken(wrong, "utf-8", "cp1252")
    assert mend_sure(wrong) == mend_sure(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*WORDS, "Ñandutí", "ÁNGEL", "ÍTALO", "Óscar", "MUÑOZ", "ÚBEDA", "Mbo’e"]), min_size=1
    ),
    st.integers(1, 3),
)
def test_utf_8_read_as_latin_1_comes_back_though_its_halves_are_not_seen(
    words: list[str], times: int
) -> None:
    text = wrong = " ".join(words)
    for _time in range(times):
        wrong = wrong.encode().decode("latin-1")
    assert clean_cell(wrong) == text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("cp1252", "cp850"), ("cp1252", "mac_roman"), ("cp1252", "iso8859_2"), ("cp850", "cp1252"),
     ("mac_roman", "cp1252"), ("utf-8", "cp850"), ("utf-8", "mac_roman"), ("utf-8", "cp437"),
     ("cp1252", "cp437")],
)  # fmt: skip
def test_the_words_of_a_sheet_tell_how_it_was_broken(right: str, wrong: str) -> None:
    text = "Confección María Núñez Pérez José Benítez Jesús Ramón García"
    odd = broken(text, right, wrong)
    assert find_repair([odd])(odd) == text


def test_half_of_a_letter_tells_the_one_whose_other_half_is_not_seen() -> None:
    assert find_repair(["MarÃa GarcÃa"])("MarÃa GarcÃa") == "María García"


def test_capitals_left_inside_a_name_become_small() -> None:
    text = "MarÍa GonzÁlez NÚÑez JesÚs PÉrez JosÉ"
    assert find_repair([text])(text) == "María González Núñez Jesús Pérez José"


@pytest.mark.parametrize(
    "text",
    ["Hilvan™", "2×recta", "m²", "McDONALD", "DeLEÓN", "Ñu’ãti", "SAECA Ñandú", "Sí/No", "Mbo’É", "Ñ&Ñ"],
)
def test_a_sign_that_is_meant_is_not_mended(text: str) -> None:
    assert find_repair([text] if is_odd(text) else [])(text) == text


@pytest.mark.parametrize(
    ("text", "lost"),
    [("Confecci?n", True), ("N??ez", True), ("?anduti", True), ("Mu¿oz", True), ("Ma\ufffda", True),
     ("¿Quién?", False), ("Qué?", False), ("? 50.000", False), ("https://a.py/x?y=z", False), ("Ana?", False)],
)  # fmt: skip
def test_letters_that_are_lost_are_known(text: str, lost: bool) -> None:
    assert has_lost(text) is lost


@pytest.mark.parametrize(
    "text",
    ["CONFECCI”N", "MU—OZ", "JosÚ", "MboÆehßra", "Pytyv§", "PytyvĂľ", "CONFECCIàN", "éBEDA", "Ybytym¡", "G³iraldes",
     "AsunciÔö£Ôöén", "GÃŒiraldes", "Asunci—n", "„andut’"],
)  # fmt: skip
def test_letters_that_are_still_broken_are_said(text: str, store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, (text, "Ana Sosa"), header=("Taller", "Dueña"))
    assert [issue.value for issue in report.warnings] == [text]
    assert "letras" in report.warnings[0].reason


@pytest.mark.parametrize(
    "text",
    ["Müller", "João", "lunes–viernes", "★ Tajy", "Tajy™", "Mbo´e", "«Ñata» Sosa", "“La Flor”", "½ docena", "10 m²",
     "Sosa–Meza", "café…", "¿cuánto?", "¡Qué ropa!", "Ká’ãguy", "G̃uarani", "Мария", "김민수", "Corazón ♥", "N.º 3"],
)  # fmt: skip
def test_letters_that_are_meant_are_not_said_to_be_broken(text: str) -> None:
    assert not looks_broken(clean_cell(text))


def test_what_was_mended_or_lost_is_said_beside_its_cell(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, ("Confecci?n", "MarÝa Mu±oz"), header=("Taller", "Dueña"))
    said = {(issue.column, issue.value): issue.reason for issue in report.warnings}
    assert said == {
        ("Dueña", "MarÝa Mu±oz"): "las letras venían rotas; se leyó «María Muñoz»",
        ("Taller", "Confecci?n"): "se perdieron letras; corríjalas a mano",
    }
    assert only_workshop(store).owners[0].full_name == "María Muñoz"


def test_many_broken_cells_are_said_in_one_sentence(store: Store, tmp_path: Path) -> None:
    rows = [(f"Taller {n}", f"MarÝa Mu±oz {chr(97 + n)}") for n in range(26)] * 2
    report = take(store, tmp_path, *rows, header=("Taller", "Dueña"))
    reasons = [issue.reason for issue in report.warnings if "rotas" in issue.reason]
    assert len(reasons) == 1
    assert reasons[0].startswith("las letras de 52 celdas venían rotas, como «MarÝa Mu±oz a»")


def test_a_table_of_letters_that_was_guessed_is_said(store: Store, tmp_path: Path) -> None:
    from app.incoming.plan import plan_import

    path = write_csv(tmp_path / "socios.csv", [("Taller", "Dueña"), ("Ñandutí", "María")], "cp850")
    plan = plan_import(store, path)
    assert ["MS-DOS" in issue.reason for issue in report_of(plan, plan.workshops).warnings] == [True]


def test_a_workbook_s_cells_are_clean_too(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lista.xlsx", [("Nombre\u200b", "C.I.\xa0"), ("ConfecciÃ³n", "'1.234.567")])
    assert read_book(path).sheets[0].rows == (("Nombre", "C.I. "), ("Confección", "1.234.567"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("'1234567", "1234567"), ("’0981234567", "0981234567"), ("'Taller Uno", "Taller Uno"),
     ('="0981234567"', "0981234567"), ("'=2+2", "=2+2"), ('"1.234.567"', "1.234.567"),
     ("«80012345-0»", "80012345-0"), ("“0981 234 567”", "0981 234 567"), ("\ufeffPropietaria", "Propietaria"),
     ("\u202a1.234.567\u202c", "1.234.567"), ("Con\xadfección", "Confección"), ("Ana\u200b Sosa", "Ana Sosa"),
     ("0981\u2060234\u200e567", "0981234567"), ("1234567.0", "1234567"), ("80012345.0", "80012345"),
     ("ñandu\x00", "ñandu"), ('="Modas ""Ana"""', 'Modas "Ana"'), ("Ana\xa0Sosa", "Ana Sosa"),
     ("1.0", "1.0"), ('"Modas Ana"', '"Modas Ana"'), ("'Modas'", "'Modas'"), ("=SUMA", "=SUMA"),
     ("dos\nlíneas", "dos\nlíneas"), ("Ka'avo", "Ka'avo"), ("-", "-"), ("'", "'")],
)  # fmt: skip
def test_the_marks_of_programs_around_a_value_are_taken_away(written: str, meant: str) -> None:
    assert clean_cell(written) == meant


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_any_text_can_be_cleaned_and_repaired(text: str) -> None:
    clean = clean_cell(text)
    find_repair([clean])(clean)
    has_lost(clean)


def test_a_workshop_whose_name_was_cut_stays_out_and_is_said(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes("Taller;Propietaria\nLa Peña;Ana\nTaller Muñ".encode()[:-1] + b";Eva\n")
    report = import_file(store, path=path)
    assert [one.name for one in list_workshops(store)] == ["La Peña"]
    (left,) = report.rejected
    assert (left.value, left.reason) == (
        "Taller Mu�",
        "el nombre está cortado; complételo en la lista, y vuelva a importarla",
    )


def test_a_dash_where_an_ene_stood_is_mended_and_said(store: Store, tmp_path: Path) -> None:
    rows = (
        ("Costura La Pe–a", "Bego–a Nu–ez", "costura–bordado"),
        ("Ni–o Feliz", "Ana Sosa", "lunes–viernes"),
    )
    plan = plan_import(store, write_csv(tmp_path / "l.csv", (("Taller", "Dueña", "Otros"), *rows)))
    fields = [row.draft.fields for row in plan.rows]
    assert [one["name"] for one in fields] == ["Costura La Peña", "Niño Feliz"]
    assert (fields[0]["given_names"], fields[0]["surnames"]) == ("Begoña", "Nuñez")
    assert [row.draft.notes[0][1] for row in plan.rows] == ["costura–bordado", "lunes–viernes"]
    assert [issue.value for issue in plan.warnings] == ["Costura La Pe–a", "Bego–a Nu–ez", "Ni–o Feliz"]


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [("Ybytym'", True), ("Ybytym’ Guazú", True), ("Mbo'e", False), ("'Taller Sol'", False), ("Ka'aguy", False),
     ("Taller Luis'", False), ("D' Ana", False), ("la 'Casa Sol' vieja", False)],
)  # fmt: skip
def test_an_apostrophe_that_ends_a_word_is_a_letter_lost(text: str, is_broken: bool) -> None:
    assert looks_broken(text) is is_broken
