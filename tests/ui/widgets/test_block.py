"""Blocks of cells go to Excel and come from it."""

from ui.widgets.block import block_text, read_block


def test_what_leaves_is_read_again_as_it_was() -> None:
    rows = [["Ña Ana", '2"', ""], ["a\tb", "dos\nlíneas", "3.000"]]
    assert read_block(block_text(rows)) == rows


def test_what_excel_copies_is_read() -> None:
    assert read_block("a\tb\r\n1\t\r\n") == [["a", "b"], ["1", ""]]
    assert read_block("a\nb\tc") == [["a", ""], ["b", "c"]]
    assert read_block("") == []
    assert read_block('dijo "no"') == [['dijo "no"']]
