"""Canaries: no list, export or history of the office has a word of what was said, nor of who was heard."""

import json
from pathlib import Path

import pytest

from app.lists.kind import all_lists
from app.storage.opening import open_office
from tests.cli.support import run
from tests.storage.support import SITE

SAID = ("violence", "free_unpaid", "some_shouting", "both_more_owner", "leaf_pile", "counts_hash")


@pytest.fixture
def heard(made_demo: Path) -> Path:
    """The demo's office, in which one hearing is closed."""
    return made_demo


def test_no_list_has_what_was_said(heard: Path) -> None:
    for one in all_lists():
        said = run("list", heard, one.name, "--json").stdout
        assert not [word for word in SAID if word in said], one.name


def test_the_history_tells_that_leaves_were_keyed_and_no_answer(heard: Path) -> None:
    said = run("history", heard, "--json").stdout
    assert "Cargar las hojas de la demostración" in said or "cargar las hojas de la demostración" in said
    assert not [word for word in SAID[:4] if word in said]


def test_no_line_of_the_file_but_a_pile_s_content_has_an_answer(heard: Path) -> None:
    store = open_office(heard, site=SITE, read_only=True)
    lines = json.dumps(
        [row[0] for row in store.rows("SELECT columns FROM journal WHERE table_name = 'leaf_pile'")]
    )
    assert lines.count("counts_hash") == 3
    assert not [word for word in SAID[:4] if word in lines]
    store.close()
