"""What a command says of a file with a damaged byte, and of a log that is not its own."""

import shutil
from pathlib import Path

from app.storage.opening import open_office
from tests.cli.support import run
from tests.storage.support import spoil_text


def test_a_damaged_name_is_a_sentence_and_the_check_names_the_row(office: Path) -> None:
    spoil_text(open_office(office, site=7), "workshop", b"Confecciones")
    for command in (
        ["workshops", office],
        ["export", office, "workshops", "--out", office.with_name("lista.xlsx")],
    ):
        said = run(*command, code=1)
        assert "tiene un dato que se dañó en el disco" in said.stderr
        assert "Traceback" not in said.output
    said = run("check", office, code=1)
    assert "el historial dice «Confecciones Ñandutí»" in said.output


def test_a_loose_log_is_told_and_the_command_goes_on(office: Path) -> None:
    copy = Path(shutil.copy(office, office.with_name("copia.hilvan")))
    store = open_office(office, site=7)
    with store.change("lista", origin="import") as writer:
        writer.insert_many("anchor", [{"name": f"Ancla {number}"} for number in range(300)])
    left = Path(shutil.copy(store.file.log, office.with_name("copia.hilvan-wal")))
    store.write_back()
    with store.change("otra") as writer:
        writer.insert("anchor", name="Uniformes")
    shutil.copy(store.file.log, left)  # of a state that the copy never had
    store.close()
    said = run("workshops", copy)
    assert "registro suelto" in said.stderr
    assert "Modas Jazmín" in said.stdout
