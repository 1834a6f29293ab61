"""What a person said the columns of a list mean, remembered for lists with the same columns."""

import json
from collections.abc import Mapping

from app.storage.records import Reader
from app.storage.writer import Writer


def recall_layout(reader: Reader, layout: str) -> dict[str, str]:
    """The mapping (column key -> meaning) chosen last time for these columns, or none."""
    found = reader.value(
        "SELECT mapping FROM import_layout WHERE layout = ? AND deleted = 0 ORDER BY id DESC LIMIT 1",
        (layout,),
    )
    return dict(json.loads(found)) if found else {}


def remember_layout(writer: Writer, reader: Reader, layout: str, mapping: Mapping[str, str]) -> None:
    """Keep the mapping of these columns for the next list like it."""
    text = json.dumps(dict(mapping), ensure_ascii=False, sort_keys=True)
    found = reader.row(
        "SELECT id, mapping FROM import_layout WHERE layout = ? AND deleted = 0 ORDER BY id DESC LIMIT 1",
        (layout,),
    )
    if found is None:
        if mapping:
            writer.insert("import_layout", layout=layout, mapping=text)
    elif found[1] != text:
        writer.update("import_layout", found[0], mapping=text)
