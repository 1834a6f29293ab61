"""Lists that no row of headings stands over: copied from a chat, a form for each workshop, forms side by side."""

from pathlib import Path

import pytest

from app.errors import DataProblem
from app.incoming.chats import with_cells, without_stamps
from app.incoming.operations import import_file, import_workshops
from app.incoming.plan import plan_import
from app.incoming.records import ImportReport
from app.registry.queries import list_workshops
from app.storage.store import Store
from tests.incoming.books import store, write_csv, write_xlsx

__all__ = ["store"]
CHAT = """[12/3/26, 08:14:02] Elvira Comité: LISTA DE SOCIAS
[12/3/26, 08:15:40] Elvira Comité: 1. Taller La Esperanza, Elvira Sosa, 0981 445 218
[12/3/26, 08:15:58] Elvira Comité: 2. Confecciones Ángel, Graciela Ríos, 0971 300 145
12/3/26, 8:16 p. m. - Ana: 3. Modas Ysapy, Tomasa Benítez, 0985 771 003
[12/3/26, 08:17:00] Elvira Comité: \u200eimagen omitida
[12/3/26, 08:17:10] Los mensajes están cifrados de extremo a extremo.
"""
THREE = [
    ("Taller La Esperanza", "Elvira Sosa", "+595981445218"),
    ("Confecciones Ángel", "Graciela Ríos", "+595971300145"),
    ("Modas Ysapy", "Tomasa Benítez", "+595985771003"),
]


def imported(store: Store, path: Path) -> tuple[list[tuple[str, str | None, str | None]], ImportReport]:
    report = import_file(store, path=path)
    found = sorted(list_workshops(store), key=lambda one: one.code)
    return [(one.name, one.owner_name, one.phone) for one in found], report


def reasons(report: ImportReport) -> str:
    return "\n".join(issue.reason for issue in report.warnings)


def test_a_chat_is_read_without_its_stamps(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, "utf-8")
    found, report = imported(store, path)
    assert found == THREE
    assert "la lista no dice qué es cada columna" in reasons(report)
    assert [(issue.row, issue.value) for issue in report.warnings if issue.row] == [(1, "LISTA DE SOCIAS")]


def test_a_row_of_a_chat_has_the_number_of_its_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(
        f"12/3/26, 8:10 - Se creó el grupo\n{CHAT}12/3/26, 8:20 - Ana: Modas Sol, Eva Meza, 098\n", "utf-8"
    )
    assert [row.row for row in plan_import(store, path).rows] == [3, 4, 5, 8]


def test_what_only_looks_like_a_chat_stays_as_it_is() -> None:
    for text in (
        "Taller;Dueña\nYvoty;Ana\n",
        "12/3/26, 08:14 - Ana: hola\n",
        "12/03/2026;Yvoty: Ana\n13/03/2026;Sol: Eva\n",
    ):
        assert without_stamps(text) == text


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_rows_without_headings_are_known_by_their_cells(store: Store, tmp_path: Path, ending: str) -> None:
    rows = [(f"{n}) {name}", owner, phone) for n, (name, owner, phone) in enumerate(THREE, start=1)]
    write = write_csv if ending == ".csv" else write_xlsx
    found, report = imported(store, write(tmp_path / f"lista{ending}", [("Talleres del barrio",), *rows]))
    assert found == THREE
    assert [issue.row for issue in report.warnings] == [0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    "line",
    [
        "{phone} - {owner} - {name}",
        "✅ {owner} / {phone} / {name}",
        "{owner}   {name}      {phone}",
        "*{name}* – {owner} – {phone}",
    ],
)
def test_lines_of_a_message_are_cut_where_dashes_bars_or_gaps_part_them(
    store: Store, tmp_path: Path, line: str
) -> None:
    lines = [line.format(name=name, owner=owner, phone=f"0{phone[4:]}") for name, owner, phone in THREE]
    path = tmp_path / "mensaje.txt"
    path.write_text("\n".join(("LISTA DE SOCIAS", "", *lines)), "utf-8")
    found, _report = imported(store, path)
    assert found == THREE


@pytest.mark.parametrize(
    "text",
    [
        "Ana Sosa - 0981445218\nEva Meza - 0971300145 - debe\nLuz Rojas - 0985771003\n",
        "Ana Sosa\nEva Meza\nLuz Rojas - 0985771003\n",
    ],
)
def test_lines_that_are_parted_each_in_its_own_way_stay_as_they_are(text: str) -> None:
    assert with_cells(text) == text


@pytest.mark.parametrize(
    "rows",
    [
        [("1. Yvoty", "12"), ("2. Itapé", "15"), ("3. Sol", "9")],  # nobody's name, nobody's number
        [
            ("Aporte", "Cantidad"),
            ("Elvira Sosa", "0981445218"),
            ("Eva Meza", "0971300145"),
            ("Luz Paz", "0985771003"),
        ],
        [("Elvira Sosa", "enero"), ("Eva Meza", "febrero"), ("Luz Rojas", "marzo")],
    ],
)
def test_rows_that_do_not_tell_what_they_are_are_refused_as_before(
    store: Store, tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    with pytest.raises(DataProblem, match="no se encontró la fila con los nombres de las columnas"):
        import_file(store, path=write_csv(tmp_path / "lista.csv", rows))


def test_a_form_for_each_workshop_one_below_the_other(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "inscripciones.txt"
    forms = [
        f"*Inscripción*\nNombre y apellido: {owner}\nTaller : {name}\n*Cel:* {phone}\nBarrio: Loma, casa 3\n"
        for name, owner, phone in THREE
    ]
    path.write_text("\n".join(forms), "utf-8")
    found, report = imported(store, path)
    assert found == THREE
    assert {one.place for one in list_workshops(store)} == {"Loma, casa 3"}
    assert reasons(report) == ""


def test_forms_side_by_side_and_a_single_form(store: Store, tmp_path: Path) -> None:
    names, owners, phones = zip(*THREE, strict=True)
    rows = [
        ("FICHAS 2026",),
        ("Taller:", *names),
        ("Dueña:", *owners),
        (),
        ("Celular:", *phones),
        ("Firma:", "____"),
    ]
    found, _report = imported(store, write_xlsx(tmp_path / "fichas.xlsx", rows))
    assert found == THREE
    beside = [(one[0], one[1] + " Uno", None, one[0], one[2] + " Dos") for one in (rows[1], rows[2])]
    found, _report = imported(
        store, write_xlsx(tmp_path / "pares.xlsx", [*beside, ("Cel:", "0991300145", None, "Cel:", "")])
    )
    assert found[3:] == [
        ("Taller La Esperanza Uno", "Elvira Sosa Uno", "+595991300145"),
        ("Confecciones Ángel Dos", "Graciela Ríos Dos", None),
    ]
    single = [(one[0], one[1].replace("La Esperanza", "Sola")) for one in rows[1:3]] + [
        ("Celular:", "0991445218")
    ]
    found, _report = imported(store, write_xlsx(tmp_path / "ficha.xlsx", [*single, ("Fecha:", "12/03/2026")]))
    assert found[5:] == [("Taller Sola", "Elvira Sosa", "+595991445218")]


def test_importing_the_forms_again_adds_nothing(store: Store, tmp_path: Path) -> None:
    rows = [("Taller:", "Yvoty"), ("Dueña:", "Ana Sosa"), ("Cel:", "0981445218")]
    rows += [("Taller:", "Sol"), ("Dueña:", "Eva Meza"), ("Cel:", "")]
    path = write_xlsx(tmp_path / "fichas.xlsx", rows)
    assert [imported(store, path)[1].added for _time in range(2)] == [2, 0]


def test_what_was_chosen_for_one_list_without_headings_says_nothing_of_another(
    store: Store, tmp_path: Path
) -> None:
    first = write_csv(tmp_path / "una.csv", [(name, owner, phone) for name, owner, phone in THREE])
    chosen = {"Columna 1": "note"}
    import_workshops(store, plan=plan_import(store, first, mapping=chosen))
    again = plan_import(store, first)
    assert [column.meaning for column in again.table.columns] == ["note", "owner", "phone"]
    other = write_csv(tmp_path / "otra.csv", [(owner, name, phone) for name, owner, phone in THREE])
    assert [column.meaning for column in plan_import(store, other).table.columns] == [
        "owner",
        "name",
        "phone",
    ]
