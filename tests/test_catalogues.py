"""The messages of the program are collected, translated and compiled."""

import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from app import i18n
from tests.catalogues import (
    LANGUAGES,
    catalogue_path,
    collect,
    compiled,
    is_translated,
    read_catalogue,
    update,
)


@pytest.fixture(scope="module")
def template() -> Catalog:
    """All messages of the program, without their words in another language."""
    return collect()


def test_messages_of_every_part_are_collected(template: Catalog) -> None:
    places = {place.split("/")[0] for message in template for place, _line in message.locations}
    assert places == {"app", "reports", "ui"}


def test_an_update_keeps_translations_and_compiles_them(
    template: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert update("en", template, tmp_path)[0] == 0
    path = catalogue_path("en", tmp_path)
    message = next(one.id for one in template if isinstance(one.id, str) and "\n" not in one.id and one.id)
    text = path.read_text("utf-8")
    escaped = message.replace("\\", "\\\\").replace('"', '\\"')
    path.write_text(
        text.replace(f'msgid "{escaped}"\nmsgstr ""', f'msgid "{escaped}"\nmsgstr "word"'), "utf-8"
    )
    assert update("en", template, tmp_path)[0] == 1
    monkeypatch.setattr(i18n, "resource_path", lambda *_parts: tmp_path)
    i18n.use_language("en")
    try:
        assert i18n._(message) == "word"
        assert i18n._("no es un mensaje del programa") == "no es un mensaje del programa"
    finally:
        i18n.use_language("es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    path = catalogue_path(language)
    assert path.with_suffix(".mo").read_bytes() == compiled(read_catalogue(path, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_fields(language: str) -> None:
    for message in read_catalogue(catalogue_path(language), language):
        if message.id and is_translated(message.string):
            ids = (message.id,) if isinstance(message.id, str) else message.id
            strings = (message.string,) if isinstance(message.string, str) else message.string
            for text in strings:
                assert fields(text) <= {name for one in ids for name in fields(one)}, message.id


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}
